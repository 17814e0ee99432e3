"""Papers before bodies: every one, and of each where it went and what each body made of it."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from salford_css.core.components import Crumb, Entry, Fact
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted, listed
from strategy.models import Body, Paper
from strategy.querysets.reports import known_by
from strategy.selectors.papers_before_bodies import NOT_SAID, Considered, considered_by
from strategy.views.pages import Part, StrategyList, StrategyPage, fact, named, page_of


class PaperFilter(ListFilter):
    """Papers by words and body."""

    words_in = ("report_version__title", "document__title", "said", "item__title")
    body = django_filters.ModelChoiceFilter(
        label="Body",
        field_name="item__meeting__body",
        queryset=lambda request: Body.objects.filter(meetings__items__papers__isnull=False).distinct().order_by("name"),
        empty_label="All",
    )


class PaperList(StrategyList):
    """Every paper on an agenda: before which body, when, what it made of it."""

    heading = "Papers before bodies"
    noun = ("paper", "papers")
    filterset = PaperFilter
    default_sort = ("-item__meeting__earliest", "item__number", "number")
    nothing = "No paper stands on an agenda that was known on this day."
    columns = (
        named("paper", "Paper", str, ("title",)),
        Column("body", "Body", lambda row: row.item.meeting.body, ("item__meeting__body__name",),
               url=lambda row: page_of(row.item.meeting.body)),
        Column("date", "Meeting", lambda row: str(row.item.meeting.when), ("item__meeting__earliest",),
               url=lambda row: page_of(row.item.meeting)),
        Column("item", "Item", lambda row: row.item.number, ("item__number",), numeric=True),
        Column("said", "What the body made of it", lambda row: row.said, empty=NOT_SAID),
        Column("bodies", "Bodies in all", lambda row: row.bodies, ("bodies",), numeric=True, empty="1"),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the papers that the reader may read, on agendas known by the day."""
        rows = Paper.objects.visible_to(self.request.user).filter(known_by(self.as_at, "item__meeting__"))
        title = Coalesce("report_version__title", "document__title")
        return rows.select_related("report_version__report", "document", "item__meeting__body").annotate(
            title=title, bodies=Coalesce(_bodies("document"), _bodies("report_version__report"))
        )

    def lead(self, total: int) -> str:
        """Say how many lay before more than one body."""
        several = self.rows().filter(bodies__gt=1).count()
        return (
            f"{capital(counted(total, 'paper'))} on an agenda; {counted(several, 'of them', 'of them')} before "
            "more than one body."
        )


def _bodies(path: str) -> Any:
    """Count the bodies before which the same document, or the same report, lay."""
    rows = Paper.objects.filter(**{path: OuterRef(path), f"{path}__isnull": False}).order_by()
    grouped = rows.values(same=F(path)).annotate(n=Count("item__meeting__body", distinct=True))
    return Subquery(grouped.values("n")[:1])


class PaperPage(StrategyPage):
    """One paper: which bodies considered it, when, and what each of them made of it."""

    model = Paper
    near = ("item__meeting__body", "report_version__report", "document")
    listed_under = ("Papers before bodies", "papers")
    caption = "Paper before bodies"

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find it by meeting, item and number."""
        return {
            "item__meeting__ref": address["ref"],
            "item__number": address["item"],
            "number": address["number"],
        }

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way by the meeting."""
        return (Crumb(str(row.item.meeting), row.item.meeting.get_absolute_url()),)

    def _considered(self, row: Any) -> list[Considered]:
        return considered_by(row, reader=self.request.user, as_at=self.as_at)

    def lead(self, row: Any) -> str:
        """Say before how many bodies it lay, and who has not said what it made of it."""
        found = self._considered(row)
        bodies = list(dict.fromkeys(one.body.name for one in found))
        silent = list(dict.fromkeys(one.body.name for one in found if one.note == NOT_SAID))
        told = f"It lay before {counted(len(bodies), 'body', 'bodies')}: {listed(bodies)}." if bodies else \
            "It has not lain before a body yet."  # fmt: skip
        return f"{told} What {listed(silent)} made of it is not recorded." if silent else told

    def facts(self, row: Any) -> Sequence[Fact]:
        """The thing itself, and the item it lay under."""
        thing = row.report_version or row.document
        return (fact("The paper", thing), fact("Under item", str(row.item)), fact("Part", thing.get_part_display()))

    def parts(self, row: Any) -> Sequence[Part]:
        """Return each consideration."""
        lines = [
            Entry(str(one.when), one.body.name, page_of(one.meeting or one.body), one.note)
            for one in self._considered(row)
        ]
        return (Part("What each body made of it", "considered", lines, "No body has considered it by this day."),)
