"""Raising a risk of a partnership, judging it anew, closing it: by pages and loader alike."""

from datetime import date
from typing import Any

from django.db import transaction

from partnerships import policies
from partnerships.models import Partnership, PartnershipRisk, RiskAssessment
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, refuse, refuse_beside, store
from salford_css.core.models import Post
from salford_css.core.policies import require
from salford_css.core.words import day as words_of_day

NOT_YOURS = "Only officers and whoever leads the partnership may keep its risks."


@transaction.atomic
def raise_risk(
    *,
    partnership: Partnership,
    title: str,
    cause: str,
    consequence: str,
    by: Any,
    on: date | None = None,
    illustrative: bool = False,
    **judged: Any,
) -> PartnershipRisk:
    """Put a risk on the partnership's register with its first assessment (`judged`, as in `assess_risk`).

    Raises ValidationError for a day to come, and for what an assessment refuses.
    """
    require(policies.may_manage(by, partnership, clock.today()), NOT_YOURS)
    day = on or clock.today()
    refuse_beside(
        title=None if title.strip() else "Say what might happen.",
        cause=None if cause.strip() else "Say what would bring it about.",
        consequence=None if consequence.strip() else "Say what would follow.",
        on=_to_come(day),
    )
    row = PartnershipRisk(
        partnership=partnership,
        number=next_number(partnership.risks.all()),
        title=title.strip(),
        cause=cause.strip(),
        consequence=consequence.strip(),
        raised_on=day,
        illustrative=illustrative,
    )
    store(row)
    _judge(row, by=by, on=day, **judged)
    record_activity("risk-raised", partnership, by=by, reason=str(row))
    return row


@transaction.atomic
def assess_risk(*, risk: PartnershipRisk, by: Any, on: date | None = None, **judged: Any) -> RiskAssessment:
    """Judge a risk anew: likelihood, impact, owner, what is done about it, next review. What was said before stays.

    Raises ValidationError when it is closed, for a day before the last assessment or to come, and when the next
    review does not come after the day.
    """
    require(policies.may_manage(by, risk.partnership, clock.today()), NOT_YOURS)
    day = on or clock.today()
    last = risk.assessments.order_by("number").last()
    refuse(_closed(risk))
    refuse_beside(on=_to_come(day) or _before(day, last, "It was last assessed on {day}; this comes after."))
    row = _judge(risk, by=by, on=day, **judged)
    record_activity("risk-assessed", risk, by=by, reason=f"{row.likelihood} × {row.impact} = {row.score}")
    return row


def _judge(
    risk: PartnershipRisk,
    *,
    by: Any,
    on: date,
    likelihood: int,
    impact: int,
    owner: Post,
    mitigation: str,
    review_on: date,
    reason: str = "",
) -> RiskAssessment:
    refuse_beside(
        mitigation=None if mitigation.strip() else "Say what is done about it; “nothing yet” is an answer.",
        review_on=None if review_on > on else f"The next review comes after {words_of_day(on)}.",
    )
    return store(
        RiskAssessment(
            risk=risk,
            number=next_number(risk.assessments.all()),
            made_at=clock.now(),
            made_by=acting_post(by, clock.today()),
            assessed_on=on,
            likelihood=likelihood,
            impact=impact,
            owner=owner,
            mitigation=mitigation.strip(),
            review_on=review_on,
            reason=reason,
        )
    )


@transaction.atomic
def close_risk(*, risk: PartnershipRisk, because: str, by: Any, on: date | None = None) -> PartnershipRisk:
    """Close a risk with a reason: it came true, went away, or is carried elsewhere. It stays on record.

    Raises ValidationError when it is closed already, without a reason, and for a day to come or before its last
    assessment.
    """
    require(policies.may_manage(by, risk.partnership, clock.today()), NOT_YOURS)
    day = on or clock.today()
    last = risk.assessments.order_by("number").last()
    refuse(_closed(risk))
    refuse_beside(
        because=None if because.strip() else "Say why it is closed.",
        on=_to_come(day) or _before(day, last, "It was assessed on {day}; close it after that."),
    )
    risk.closed_on, risk.closed_because = day, because.strip()
    store(risk)
    record_activity("risk-closed", risk.partnership, by=by, reason=f"{risk}: {because.strip()}"[:500])
    return risk


def _closed(risk: PartnershipRisk) -> str | None:
    if risk.closed_on is None:
        return None
    return f"This risk was closed on {words_of_day(risk.closed_on)}; raise another if it has come back."


def _to_come(day: date) -> str | None:
    return f"{words_of_day(day)} has not come." if day > clock.today() else None


def _before(day: date, last: RiskAssessment | None, sentence: str) -> str | None:
    return sentence.format(day=words_of_day(last.assessed_on)) if last and day < last.assessed_on else None
