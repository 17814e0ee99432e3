"""What comes with money from outside: keeping the sets, answering their conditions, signing a return off."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from partnerships.models import (
    Condition,
    ConditionAnswer,
    ConditionSet,
    PoolReturn,
    RequiredSignOff,
    SignOff,
)
from partnerships.services.keeping import allow
from partnerships.services.returns import not_being_written
from salford_css.core.activity import record_activity
from salford_css.core.deeds import next_number, refuse, store
from salford_css.core.models import Post
from strategy.models import Body

CONDITIONS = Path(__file__).resolve().parent.parent / "data" / "conditions.yaml"


@transaction.atomic
def keep_conditions(*, by: Any = None) -> int:
    """Add the sets of conditions that are missing; change none that is there. Return how many were added."""
    added = 0
    for facts in yaml.safe_load(CONDITIONS.read_text(encoding="utf-8"))["sets"]:
        if not ConditionSet.objects.filter(code=facts["code"]).exists():
            _keep(facts, by)
            added += 1
    return added


def _keep(facts: Mapping[str, Any], by: Any) -> None:
    own = {name: value for name, value in facts.items() if name not in {"conditions", "metrics", "sign_offs"}}
    made = store(ConditionSet(**own))
    for kind, entries in (("condition", facts.get("conditions", ())), ("metric", facts.get("metrics", ()))):
        for number, entry in enumerate(entries, start=1):
            store(Condition(condition_set=made, kind=kind, number=number, **entry))
    for number, entry in enumerate(facts.get("sign_offs", ()), start=1):
        store(RequiredSignOff(condition_set=made, number=number, **entry))
    record_activity("conditions-kept", made, by=by, reason=made.source)


@transaction.atomic
def answer_condition(
    *, pool_return: PoolReturn, condition: Condition, answer: str, by: Any, **facts: Any
) -> ConditionAnswer:
    """Answer a condition or metric; `facts` are plan, actual, reason, by_when, comment and evidence.

    Raises ValidationError for a no without reason and day, a number out of bounds, or a return with the partners.
    """
    allow(pool_return.pool_year.fund, by)
    asked = condition.condition_set_id == pool_return.condition_set_id
    refuse(not_being_written(pool_return), None if asked else f"This return does not ask for: {condition}.")
    row = ConditionAnswer.objects.filter(pool_return=pool_return, condition=condition).first()
    row = row or ConditionAnswer(pool_return=pool_return, condition=condition)
    row.answer = answer
    for name, value in facts.items():
        setattr(row, name, value)
    store(row)
    record_activity("condition-answered", pool_return, by=by, reason=str(row))
    return row


@transaction.atomic
def sign_off(
    *,
    pool_return: PoolReturn,
    on: date,
    by: Any,
    requirement: RequiredSignOff | None = None,
    post: Post | None = None,
    body: Body | None = None,
    as_written: str = "",
    delegated_by: str = "",
    reviewed_on: date | None = None,
) -> SignOff:
    """Record who signed the version that is sent next; words in `delegated_by` say that it was signed by delegation.

    Raises ValidationError for a signature that may not be delegated, that is there already, or by nobody.
    """
    allow(pool_return.pool_year.fund, by)
    row = SignOff(
        pool_return=pool_return,
        for_version=next_number(pool_return.versions.all()),
        requirement=requirement,
        post=post,
        body=body,
        as_written=as_written.strip() or None,
        on=on,
        delegated=bool(delegated_by.strip()),
        delegated_by=delegated_by.strip()[:300],
        reviewed_on=reviewed_on,
    )
    store(row)
    record_activity("return-signed", pool_return, by=by, reason=str(row))
    return row


@transaction.atomic
def review_sign_off(*, sign_off: SignOff, reviewed_on: date, by: Any) -> SignOff:
    """Record the day on which a body looked at what was signed for it by delegation."""
    allow(sign_off.pool_return.pool_year.fund, by)
    refuse(None if sign_off.delegated else "It was not signed by delegation.")
    sign_off.reviewed_on = reviewed_on
    store(sign_off, fields=["reviewed_on"])
    record_activity("sign-off-reviewed", sign_off.pool_return, by=by, reason=f"{reviewed_on:%-d %B %Y}")
    return sign_off
