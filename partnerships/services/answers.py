"""Recording that somebody checked a rule of the statutory checklist by hand."""

from datetime import date
from typing import Any

from django.db import transaction

from partnerships import policies
from partnerships.models import Agreement, ChecklistAnswer, ChecklistRule
from partnerships.readings.facts import basis_on
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, refuse, store
from salford_css.core.models import Document
from salford_css.core.policies import require

NOT_YOURS = "Only officers and whoever leads the partnership may check its agreements."


@transaction.atomic
def answer_rule(
    *,
    agreement: Agreement,
    rule: ChecklistRule,
    answered: str,
    checked_on: date,
    by: Any,
    evidence: str = "",
    document: Document | None = None,
) -> ChecklistAnswer:
    """Record what a check of one rule came to, the evidence that was seen, and on which day.

    Raises ValidationError for a day to come, a rule of another power, or an answer without evidence.
    """
    require(policies.may_manage(by, agreement.partnership, clock.today()), NOT_YOURS)
    basis = basis_on(agreement, checked_on)
    refuse(
        f"{checked_on:%-d %B %Y} has not come." if checked_on > clock.today() else None,
        None if basis == rule.legal_basis else f"{rule.reference} is no rule under {basis or 'any power on record'}.",
    )
    row = ChecklistAnswer(
        agreement=agreement,
        rule=rule,
        number=next_number(agreement.checklist_answers.filter(rule=rule)),
        made_at=clock.now(),
        made_by=acting_post(by, clock.today()),
        answered=answered,
        evidence=evidence.strip(),
        document=document,
        checked_on=checked_on,
    )
    store(row)
    record_activity("rule-checked", agreement, by=by, reason=f"{rule.reference}: {row.get_answered_display()}")
    return row
