"""Explaining a figure that lies beyond the tolerance of its target: cause, words, corrective action and its date."""

from datetime import date
from typing import Any

from django.db import transaction

from performance.collecting.variance import lacking, within
from performance.models import ActionIndicator, IndicatorObjective, RoundReturn
from performance.selectors.returns import EntryLine, entered_by, lines_of
from performance.services.entries import NOT_YOURS, refuse_unless_open
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import acting_user, refuse, refuse_beside, store
from salford_css.core.links import Basis
from salford_css.core.policies import require
from strategy.models import Action
from strategy.services.actions import note_action


@transaction.atomic
def explain_variance(
    *,
    round_return: RoundReturn,
    key: str,
    by: Any,
    cause: str = "",
    explanation: str = "",
    action: Action | None = None,
    new_action: str = "",
    act_by: date | None = None,
) -> EntryLine:
    """Say why a figure of an open return lies beyond its tolerance. `key` names the line.

    The corrective action is one there is, or `new_action` in words, which opens a real one with its date and joins it
    to the indicator. Raises ValidationError, beside its field, for whatever is missing; nothing is written then.
    """
    row = RoundReturn.objects.select_for_update(of=("self",)).with_names().get(pk=round_return.pk)
    refuse_unless_open(row)
    line = line_of(row, key)
    require(bool(entered_by(by, [line])), NOT_YOURS)
    refuse(within(line.title, line.variance))
    words = new_action.strip()
    missing = lacking(
        line.variance,
        cause=cause,
        explanation=explanation,
        has_action=action is not None or bool(words),
        act_by=act_by,
    )
    refuse_beside(**{"act_by": _dateless(words, act_by), **missing}, new_action=_both(action, words))
    chosen = _opened(line, words, act_by, by) if words else action
    return _keep(line, by, cause=cause, explanation=explanation, action=chosen, act_by=act_by)


def line_of(row: RoundReturn, key: str) -> EntryLine:
    """Return a line of a return by its key. Raises ValidationError when the return does not ask for it."""
    found = next((line for line in lines_of(row.entries.all(), on=clock.today()) if line.key == key), None)
    refuse(None if found else f"This return does not ask for {key}.")
    assert found is not None
    return found


def _keep(line: EntryLine, by: Any, **said: Any) -> EntryLine:
    entry = line.entry
    for name, value in said.items():
        setattr(entry, name, value)
    entry.revision += 1
    entry.saved_at, entry.saved_by = clock.now(), acting_user(by)
    store(entry)
    if entry.action is not None:
        _join(line, entry.action)
    record_activity("variance-explained", entry.round_return, by=by, reason=line.title[:500])
    return line


def _opened(line: EntryLine, words: str, act_by: date | None, by: Any) -> Action:
    """Open the corrective action: from the objective the indicator measures, else as what the return led to."""
    series = line.entry.series
    link = IndicatorObjective.objects.in_force(clock.today()).filter(indicator=series.indicator_id).first()
    origin = {"objective": link.objective} if link else {"history": f"Return {line.entry.round_return}"[:200]}
    return note_action(
        text=words,
        by=by,
        due=UncertainDate(act_by, act_by) if act_by else None,
        organisation=series.organisation,
        manager=line.people.enters,
        client_group=series.indicator.client_group,
        **origin,
    )


def _join(line: EntryLine, action: Action) -> None:
    """Say on the thread that the action is meant to move the indicator; the explanation is the record that says so."""
    indicator = line.entry.series.indicator
    links = ActionIndicator.objects.filter(action=action, indicator=indicator)
    if not links.in_force(clock.today()).exists():
        source = f"Explanation in the return {line.entry.round_return}"
        store(ActionIndicator(action=action, indicator=indicator, basis=Basis.SOURCED, source=source[:300]))


def _both(action: Action | None, words: str) -> str | None:
    return "Choose an action or word a new one, not both." if action is not None and words else None


def _dateless(words: str, act_by: date | None) -> str | None:
    return "A new action needs the day by which it is to have worked." if words and act_by is None else None
