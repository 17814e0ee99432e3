"""The mission, the pledges and the sets they were made in."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from salford_css.core.components import Crumb, Entry, Fact
from salford_css.core.dates import describe
from salford_css.core.lists import Column
from salford_css.core.models import Standing
from salford_css.core.words import capital, counted, number
from strategy.filters import MissionFilter, PledgeFilter
from strategy.models import MissionStatement, ObjectiveLink, Pledge, PledgeSet, PolicyMention
from strategy.views.pages import Part, StrategyList, StrategyPage, entry, fact, home_crumb, named, page_of


def span_of(row: Any) -> str:
    """Say from when to when a dated row holds."""
    first, last = row.valid_from, row.last_day
    if first and last:
        return f"{describe(first, first)} to {describe(last, last)}"
    if first:
        return f"from {describe(first, first)}"
    return f"to {describe(last, last)}" if last else "dates not recorded"


def known(rows: Any, day: Any, path: str = "") -> Any:
    """Keep dated rows that had begun by a day."""
    return rows.filter(Q(**{f"{path}valid_from__isnull": True}) | Q(**{f"{path}valid_from__lte": day}))


class PledgeList(StrategyList):
    """Every pledge of every set."""

    heading = "Pledges"
    noun = ("pledge", "pledges")
    filterset = PledgeFilter
    default_sort = ("-pledge_set__valid_from", "pledge_set__name", "number")
    columns = (
        named("title", "Pledge", lambda row: row.title, ("title",)),
        Column("number", "No.", lambda row: row.number, ("number",), numeric=True),
        Column(
            "set",
            "Set",
            lambda row: row.pledge_set.name,
            ("pledge_set__valid_from",),
            url=lambda row: page_of(row.pledge_set),
        ),
        Column("asks", "What of the service it asks for", lambda row: row.link_to_service),
        Column("objectives", "Objectives that serve it", lambda row: row.served, ("served",), numeric=True, empty="0"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the pledges made by the day."""
        serving = Count("objective_links", filter=Q(objective_links__validity__contains=self.as_at), distinct=True)
        rows = Pledge.objects.visible_to(self.request.user).select_related("pledge_set").annotate(served=serving)
        return known(rows, self.as_at, "pledge_set__")

    def lead(self, total: int) -> str:
        """Say which set holds on the day."""
        sets = list(PledgeSet.objects.visible_to(self.request.user).in_force(self.as_at))
        now = " and ".join(f"“{one}”" for one in sets) or "no set"
        return f"{capital(counted(total, 'pledge'))} of the council are on record. On this day {now} holds."


class PledgeSetPage(StrategyPage):
    """A set of pledges."""

    model = PledgeSet
    listed_under = ("Pledges", "pledges")
    caption = "Pledges of the council"

    def lead(self, row: Any) -> str:
        """Say how many pledges it has and when it held."""
        count = row.pledges.count()
        return f"{capital(counted(count, 'pledge'))}, {span_of(row)}. {row.note}".strip()

    def facts(self, row: Any) -> Sequence[Fact]:
        """Whose, which rung, before and after."""
        return (
            fact("Made by", row.organisation),
            fact("Rung", row.get_level_display()),
            fact("Follows", row.previous, "no earlier set on record"),
            fact("Followed by", getattr(row, "next", None), "no later set on record"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """The pledges, and who says it serves them."""
        pledges = [
            entry(one, when=f"Pledge {one.number}", note=one.statement or one.link_to_service)
            for one in row.pledges.order_by("number")
        ]
        return (
            Part("The pledges", "pledges", pledges, "No pledge of this set is on record."),
            mentions(PolicyMention.objects.filter(Q(pledge_set=row) | Q(pledge__pledge_set=row))),
        )


def mentions(rows: QuerySet[Any]) -> Part:
    """Return the part that says where papers name a pledge or a set."""
    found = rows.select_related("report_version__report", "document")
    lines = [
        Entry(
            "Report" if one.report_version else "Document",
            str(one.report_version or one.document),
            (one.report_version or one.document).get_absolute_url(),
            one.as_written,
        )
        for one in found
    ]
    return Part("Where papers say they serve it", "mentions", lines, "No paper on record names it.")


class PledgePage(StrategyPage):
    """One pledge."""

    model = Pledge
    trail_parts = ("succeeds", "succeeded_by")
    near = ("pledge_set__organisation",)
    template = "strategy/record.html"
    listed_under = ("Pledges", "pledges")
    on_thread = True

    def captioned(self, row: Any) -> str:
        """Name number and set."""
        return f"Pledge {row.number} · {row.pledge_set}"

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the set."""
        return (Crumb(row.pledge_set.name, row.pledge_set.get_absolute_url()),)

    def lead(self, row: Any) -> str:
        """Say what it promises, and how far it is carried into objectives."""
        served = self._links(row).count()
        says = f"{row.statement.rstrip('.')}. " if row.statement else ""
        if not served:
            return f"{says}No objective on record serves this pledge."
        serve = "serves" if served == 1 else "serve"
        return f"{says}{capital(counted(served, 'objective'))} {serve} it; the mark says on whose word."

    def facts(self, row: Any) -> Sequence[Fact]:
        """Set, years, what it asks, how sure the wording is."""
        return (
            fact("Set", row.pledge_set),
            fact("Held", span_of(row.pledge_set)),
            fact("Asks of the service", row.link_to_service),
            fact("Title in the record", Standing(row.standing).label),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Objectives, earlier and later pledges, papers."""
        objectives = [
            entry(
                link.objective,
                when="our reading" if link.is_our_reading else "the record",
                note=f"{link.author}: {link.reason}" if link.is_our_reading else link.source,
            )
            for link in self._links(row).select_related("objective__plan", "author")
        ]
        before = [
            entry(one.predecessor, when="took up", note=one.source)
            for one in row.succeeds.select_related("predecessor__pledge_set")
        ]
        after = [
            entry(one.successor, when="became", note=one.source)
            for one in row.succeeded_by.select_related("successor__pledge_set")
        ]
        return (
            Part("Objectives that serve it", "objectives", objectives, "None on record, and none by our reading."),
            Part(
                "Earlier and later pledges",
                "succession",
                [*before, *after],
                "No source says which pledge of another set it took up or became.",
            ),
            mentions(PolicyMention.objects.filter(Q(pledge=row) | Q(pledge_set=row.pledge_set))),
        )

    def _links(self, row: Any) -> Any:
        return ObjectiveLink.objects.visible_to(self.request.user).in_force(self.as_at).filter(pledge=row)


class MissionList(StrategyList):
    """The mission and the principles."""

    heading = "Mission and principles"
    noun = ("statement", "statements")
    filterset = MissionFilter
    default_sort = ("kind", "number")
    columns = (
        named("text", "Statement", lambda row: row.text),
        Column("kind", "Kind", lambda row: row.get_kind_display(), ("kind", "number")),
        Column("whose", "Of", lambda row: row.organisation, ("organisation__name",)),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the statements made by the day."""
        rows = MissionStatement.objects.visible_to(self.request.user).select_related("organisation")
        return known(rows, self.as_at)

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(number(total))} sentences say what the directorate is for and how it wants to work."


class MissionPage(StrategyPage):
    """One statement of purpose."""

    model = MissionStatement
    listed_under = ("Mission and principles", "mission")

    def captioned(self, row: Any) -> str:
        """Name the kind."""
        return f"{capital(row.get_kind_display())} {row.number}"

    def facts(self, row: Any) -> Sequence[Fact]:
        """Whose and when."""
        return (fact("Of", row.organisation), fact("Held", span_of(row)))

    def parts(self, row: Any) -> Sequence[Part]:
        """The other statements."""
        others = MissionStatement.objects.visible_to(self.request.user).exclude(pk=row.pk).order_by("kind", "number")
        lines = [entry(one, when=one.get_kind_display(), what=one.text) for one in known(others, self.as_at)]
        return (Part("Beside it", "others", lines, "No other statement is on record."),)

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [home_crumb(), Crumb("Mission and principles", "/strategy/mission/")]
