"""What came of a decision: answered by whoever leads it or carries it out, after six, twelve and twenty-four months."""

from datetime import date
from typing import Any

from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, refuse, refuse_beside, store
from salford_css.core.policies import require
from strategy import follow_up, lifecycle, policies
from strategy.lifecycle import APPROVALS
from strategy.models import Decision, FollowUp

NOT_YOURS = "Only whoever leads what was decided, carries it out or keeps the record may say what came of it."


@transaction.atomic
def say_what_came(
    *, decision: Decision, months: int, status: str, answer: str, by: Any, on: date | None = None
) -> FollowUp:
    """Keep an answer to what came of a decision; a correction is a new answer to the same question.

    Raises ValidationError for a decision that approved nothing, one not in effect, and an answer without words.
    """
    require(policies.may_say_what_came(by, decision, clock.today()), NOT_YOURS)
    day = on or clock.today()
    if decision.outcome not in APPROVALS:
        refuse("Nothing was approved, so there is nothing that can have come of it.")
    refuse_beside(
        answer=lifecycle.reason_missing(answer, "it stands so"),
        answered_on=follow_up.asked_too_early(decision.effective_on, day)
        or (f"{day:%-d %B %Y} has not come yet." if day > clock.today() else None),
    )
    row = FollowUp(
        decision=decision,
        months=months,
        status=status,
        answer=answer.strip(),
        answered_on=day,
        post=acting_post(by, clock.today()),
    )
    store(row)
    record_activity("decision-followed-up", decision, by=by, reason=row.get_status_display())
    return row
