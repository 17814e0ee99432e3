"""What the overview says of partnerships."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from partnerships import selectors
from partnerships.models import PooledFund
from salford_css.core.components import Fact
from salford_css.core.money import in_words
from salford_css.core.registry import Place, Reader, pages


@pages.place
def partnerships(*, as_at: date, reader: Reader) -> Iterator[Place]:
    """Say how many partnerships are live and what the council's own pools hold."""
    counts = selectors.counts(reader, as_at)
    funds = PooledFund.objects.visible_to(reader).filter(partnership__lead_council__ref="org-council")
    rows = []
    for fund in funds.order_by("name"):
        latest = selectors.money_of_fund(fund, as_at).latest
        if latest and latest.budget:
            words = f"{in_words(latest.budget)} in {latest.year.label}"
            rows.append(Fact(str(fund), words, fund.get_absolute_url()))
    live, known, boards = counts["live"], counts["partnerships"], counts["boards"]
    yield Place(
        id="partnerships",
        title="Partnerships",
        url="/partnerships/",
        words="All partnerships",
        sentence=f"{live} of {known} partnerships are live; {boards} have a board.",
        rows=[
            *(rows or [Fact("Pooled funds", "no figure was known on this day")]),
            Fact("Health", "all partnerships, a row each", reverse("partnerships:health-of-all")),
        ],
    )
