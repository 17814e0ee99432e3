"""Defining an indicator and wording its definition anew."""

from typing import Any

from django.db import transaction

from performance.measures import multiplier_of
from performance.models import Definition, Framework, Indicator, IndicatorAlias, IndicatorLink
from performance.policies import require_keeper
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, refuse_beside, store
from salford_css.core.models import posts_held


@transaction.atomic
def define_indicator(
    *, framework: Framework, code: str, title: str, definition: dict[str, Any], by: Any, **about: Any
) -> Indicator:
    """Enter an indicator with its first definition.

    `about` are further columns of the indicator (domain, client_group, owner, standing, source); `definition` those of
    the definition, at least unit, polarity, frequency and standing. Raises PermissionDenied or ValidationError.
    """
    require_keeper(by, on=clock.today())
    _two_people(definition, by)
    indicator = store(Indicator(framework=framework, code=code, title=title, **about))
    _word(indicator, 1, definition)
    record_activity("indicator-defined", indicator, by=by)
    return indicator


@transaction.atomic
def revise_definition(*, indicator: Indicator, changes: dict[str, Any], reason: str, by: Any) -> Definition:
    """Word the definition anew: the latest wording with `changes`. Results keep the wording they were counted under.

    Raises PermissionDenied, or ValidationError without a reason, where nothing differs, or where who checks it is who
    wrote it.
    """
    require_keeper(by, on=clock.today())
    _two_people(changes, by)
    latest = indicator.definitions.order_by("-number").first()
    kept = {} if latest is None else {name: getattr(latest, name) for name in _CARRIED}
    if latest is not None:
        refuse_beside(reason="" if reason.strip() else "Say why the definition is worded anew.")
        refuse(None if _differs(kept, changes) else "Nothing in this wording differs from the one that stands.")
    if changes.get("unit", kept.get("unit")) != kept.get("unit"):
        kept.pop("multiplier", None)
    number = 1 if latest is None else latest.number + 1
    definition = _word(indicator, number, {**kept, **changes, "reason": reason})
    record_activity("definition-revised", definition, by=by, reason=reason)
    return definition


@transaction.atomic
def add_alias(*, indicator: Indicator, name: str, by: Any, source: str = "") -> IndicatorAlias:
    """Note another name under which an indicator occurs."""
    require_keeper(by, on=clock.today())
    alias = store(IndicatorAlias(indicator=indicator, name=name, source=source))
    return alias


@transaction.atomic
def link_indicators(*, earlier: Indicator, later: Indicator, kind: str, standing: str, by: Any, **about: Any) -> Any:
    """Note that an indicator replaces, continues or breaks with an earlier one."""
    require_keeper(by, on=clock.today())
    link = store(IndicatorLink(earlier=earlier, later=later, kind=kind, standing=standing, **about))
    record_activity("indicators-linked", later, by=by, reason=str(link))
    return link


@transaction.atomic
def set_headline(*, indicator: Indicator, audiences: list[str], by: Any) -> Indicator:
    """Say to whom a measure is a headline; to nobody where the list is empty."""
    require_keeper(by, on=clock.today())
    indicator.headline_for = audiences
    store(indicator, fields=["headline_for"])
    record_activity("headline-set", indicator, by=by, reason=indicator.headline_words or "to nobody")
    return indicator


def _two_people(wording: dict[str, Any], by: Any) -> None:
    """Refuse a check by a post of the person who words the definition."""
    checker = wording.get("checked_by")
    same = by is not None and checker is not None and posts_held(by, clock.today()).filter(pk=checker.pk).exists()
    refuse_beside(
        checked_by="You hold this post. Somebody else checks a definition than who writes it." if same else ""
    )


def _differs(kept: dict[str, Any], changes: dict[str, Any]) -> bool:
    return any(kept.get(name) != value for name, value in changes.items() if name not in _OF_THE_VERSION)


_OF_THE_VERSION = {"id", "indicator", "number", "made_at", "made_by", "reason"}
_CARRIED = [field.name for field in Definition._meta.concrete_fields if field.name not in _OF_THE_VERSION]


def _word(indicator: Indicator, number: int, wording: dict[str, Any]) -> Definition:
    facts = {"multiplier": multiplier_of(wording.get("unit", "")), **wording}
    definition = store(Definition(indicator=indicator, number=number, made_at=clock.now(), **facts))
    return definition
