"""Risks of partnerships that nobody has judged again in time: as findings, and for the post that looks after them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from partnerships.models import Partnership, PartnershipRisk
from salford_css.core.models import posts_held
from salford_css.core.registry import Finding, Reader, WorkItem, findings, work
from salford_css.core.words import capital, counted, listed
from salford_css.core.words import day as words_of_day
from strategy.offers.addresses import address


def overdue(reader: Any, day: date) -> Any:
    """Return the open risks whose review was due before a day, each as it was judged by then."""
    rows = PartnershipRisk.objects.visible_to(reader).open_on(day).judged_by(day).filter(review_on__lt=day)
    return rows.select_related("partnership").order_by("review_on")


@findings.rule("risk-past-its-review", audience="partnerships", about=Partnership)
def risk_past_its_review(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find partnerships with risks that should have been judged again."""
    late: dict[Any, list[PartnershipRisk]] = defaultdict(list)
    for row in overdue(reader, as_at):
        late[row.partnership].append(row)
    for partnership, rows in late.items():
        which = listed([f"risk {row.number}" for row in rows])
        verb = "was" if len(rows) == 1 else "were"
        yield Finding(
            sentence=f"{capital(counted(len(rows), 'risk'))} {verb} to be judged again and {verb} not: {which}.",
            subject=partnership,
            remedy="Judge it anew",
            remedy_url=address(rows[0]),
            rank=2,
        )


@work.items
def risks_to_judge(*, user: Any, as_at: date) -> Iterable[WorkItem]:
    """Show whoever holds the post that looks after a risk what is to be judged again."""
    for row in overdue(user, as_at).filter(owner_id__in=posts_held(user, as_at).values("pk")):
        yield WorkItem(
            bucket="late",
            sentence=f"{row.title} was to be judged again by {words_of_day(row.review_on)}.",
            url=address(row),
            verb="Judge it anew",
            earliest=row.review_on,
            latest=row.review_on,
        )
