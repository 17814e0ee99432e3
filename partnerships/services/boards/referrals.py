"""What the bodies above a board answered to what it referred to them."""

from datetime import date
from typing import Any

from django.db import transaction

from partnerships.services.boards.rights import require_record
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse_beside, store
from salford_css.core.words import day
from strategy.models import Referral


@transaction.atomic
def answer_referral(*, referral: Referral, answer: str, on: date, by: Any) -> Referral:
    """Record what a body answered to a decision that a board referred to it; entered again, it is corrected."""
    decision = referral.decision
    require_record(by, decision.body)
    sent = referral.referred_on
    refuse_beside(
        answer="Say what it answered." if not answer.strip() else None,
        on=f"It was referred on {day(sent)}; it cannot be answered before." if sent and on < sent else None,
    )
    referral.answer, referral.answered_on = answer.strip(), on
    store(referral)
    record_activity("referral-answered", decision, by=by, reason=f"{referral.body}: {answer}"[:500])
    return referral
