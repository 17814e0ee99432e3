"""Meetings and the series they belong to, with what was decided at them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from salford_css.core import clock, registry
from salford_css.core.components import Crumb, Deed, Entry, Fact
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted, day, number
from strategy import policies
from strategy.filters import MeetingFilter, SeriesFilter
from strategy.follow_up import Stands
from strategy.lifecycle import MeetingState
from strategy.models import (
    AgendaItem,
    Attendance,
    Consideration,
    ConsultationEvent,
    Decision,
    Meeting,
    MeetingSeries,
    Minutes,
)
from strategy.querysets.reports import known_by
from strategy.selectors.decisions import counts_of
from strategy.selectors.worked import WorkedDate, of_meeting
from strategy.services.recording import before, to_decide
from strategy.views.pages import Part, StrategyList, StrategyPage, deeds_at, entry, fact, named, page_of


class MeetingList(StrategyList):
    """Every meeting."""

    heading = "Meetings"
    noun = ("meeting", "meetings")
    filterset = MeetingFilter
    default_sort = ("-earliest", "body__name")
    columns = (
        named("body", "Body", lambda row: row.body.name, ("body__name",)),
        Column("date", "Date", lambda row: str(row.when), ("earliest",)),
        Column("state", "State", lambda row: row.get_state_display(), ("state",)),
        Column("form", "Form", lambda row: row.get_form_display(), ("form",)),
        Column("items", "Items", lambda row: row.count, ("count",), numeric=True, empty="0"),
        Column("decisions", "Decisions", lambda row: row.decided, ("decided",), numeric=True, empty="0"),
        Column("note", "Note", lambda row: row.note, empty="none"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return meetings held by the day or planned for after it."""
        rows = Meeting.objects.visible_to(self.request.user).as_at(self.as_at)
        counts = {"count": Count("items", distinct=True), "decided": Count("decisions", distinct=True)}
        return rows.select_related("body").annotate(**counts)

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'single meeting'))} are on record, beside the meetings that come round."


class MeetingPage(StrategyPage):
    """One meeting."""

    model = Meeting
    trail_parts = ("items",)
    near = ("body__organisation", "series")
    template = "strategy/meeting.html"
    listed_under = ("Meetings", "meetings")

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the body."""
        return (Crumb(row.body.name, row.body.get_absolute_url()),)

    def captioned(self, row: Any) -> str:
        """Name form and state."""
        return f"{capital(row.get_form_display())} · {row.get_state_display()}"

    def lead(self, row: Any) -> str:
        """Say what lay before it and what it decided."""
        decided, papers = self._decisions(row).count(), self._considered(row).count()
        sentence = f"{capital(counted(papers, 'paper'))} lay before it; {counted(decided, 'decision')} on record."
        return f"{sentence} {capital(row.note.rstrip('.'))}." if row.note else sentence

    def facts(self, row: Any) -> Sequence[Fact]:
        """Body, date, place, agenda, series."""
        return (
            fact("Body", row.body),
            fact("Date", str(row.when), note=f"{row.starts_at:%H:%M}" if row.starts_at else ""),
            fact("Place", row.place),
            fact("Agenda open since", day(row.agenda_published_on) if row.agenda_published_on else ""),
            fact("Comes round as", row.series, "a single meeting"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Agenda, papers, decisions, attendance."""
        return (
            Part("Agenda", "agenda", self._items(row), "No agenda is on record."),
            Part("What lay before it", "papers", self._papers(row), "No paper is on record."),
            Part("What it decided", "decisions", self._decided(row), "No decision of this meeting is on record."),
            Part("Who was there", "attendance", self._attendance(row), "Nobody's presence is on record."),
        )

    def context(self, row: Any) -> dict[str, Any]:
        """Add the minutes that the reader may read, newest version of each part."""
        rows = Minutes.objects.visible_to(self.request.user).filter(meeting=row).order_by("part", "-number")
        newest = {one.part: one for one in reversed(list(rows.select_related("made_by")))}
        shown = super().context(row)
        if not newest:
            shown["empty_parts"].append(Fact("Minutes", "No minutes are on record."))
        return shown | {"minutes": list(newest.values()), "came": self._came(row)}

    def _came(self, row: Any) -> dict[str, Any] | None:
        """Return how many approvals of the meeting stand how, each figure with the address of its decisions."""
        counts = counts_of(self._decisions(row), self.as_at)
        if not counts:
            return None
        url = f"{reverse('strategy:decisions')}?meeting={row.ref}"
        told = [
            {"words": f"{number(counts[one])} {one.label}", "url": f"{url}&stands={one.value}"}
            for one in Stands
            if counts[one]
        ]
        return {"total": number(sum(counts.values())), "counts": told, "url": url}

    def worked(self, row: Any) -> Sequence[WorkedDate]:
        """Return by when its papers must be public."""
        return of_meeting(row)

    def more_pages(self, row: Any) -> Sequence[tuple[str, str]]:
        """Lead to the page of the board's meeting."""
        return registry.bodies.pages_about(row.body, meeting=row)

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Record a decision, for who keeps the record."""
        if row.state == MeetingState.CANCELLED or not policies.may_keep_record(
            self.request.user, row.body, clock.today()
        ):
            return ()
        planned = row.state == MeetingState.PLANNED
        publish = () if row.agenda_published_on else (("Open the agenda to the public", "meeting-publish"),)
        ways = (
            ("Record a decision", "decision-new"),
            ("Put an item on the agenda", "meeting-item"),
            *publish,
            *((("Say that it took place", "meeting-held"),) if planned else ()),
        )
        reports = self._to_decide(row)
        others = deeds_at(row, *ways)
        return [*reports, *(replace(deed, first=False) for deed in others)] if reports else others

    def _to_decide(self, row: Any) -> list[Deed]:
        """Return the reports that lie before it, each to be decided line by line."""
        rows = before(row).visible_to(self.request.user).order_by("title").select_related("report")
        return [
            Deed(
                f"Decide on “{one.title}”",
                reverse("strategy:decide-report", args=[row.ref, one.report.ref, one.number]),
                first=True,
            )
            for one in rows
            if to_decide(one, row)
        ]

    def _items(self, row: Any) -> list[Entry]:
        rows = AgendaItem.objects.visible_to(self.request.user).filter(meeting=row)
        return [
            Entry(f"Item {one.number}", one.title, note=self._item_note(one))
            for one in rows.prefetch_related("papers__report_version__report", "papers__document")
        ]

    def _item_note(self, item: Any) -> str:
        papers = "; ".join(str(paper) for paper in item.papers.all())
        exempt = f"Part 2: {item.exempt_reason}" if item.part == "exempt" else ""
        return ". ".join(filter(None, (papers, exempt, item.note)))

    def _considered(self, row: Any) -> Any:
        return Consideration.objects.visible_to(self.request.user).filter(meeting=row)

    def _papers(self, row: Any) -> list[Entry]:
        considered = [
            entry(one.version, when="report", note=one.outcome or "outcome not recorded")
            for one in self._considered(row).select_related("version__report")
        ]
        events = ConsultationEvent.objects.visible_to(self.request.user).as_at(self.as_at).filter(meeting=row)
        heard = [
            entry(one, when="consultation", what=f"{one.consultation}: {one.kind}", note=one.note)
            for one in events.select_related("consultation", "body", "organisation", "post")
        ]
        return [*considered, *heard]

    def _decisions(self, row: Any) -> Any:
        return Decision.objects.visible_to(self.request.user).as_at(self.as_at).filter(meeting=row)

    def _decided(self, row: Any) -> list[Entry]:
        return [
            entry(one, when=capital(one.get_outcome_display()), what=one.wording)
            for one in self._decisions(row).order_by("pk")
        ]

    def _attendance(self, row: Any) -> list[Entry]:
        rows = Attendance.objects.visible_to(self.request.user).filter(meeting=row).select_related("post")
        return [
            entry(one.post or one, when=one.get_presence_display(), note=one.capacity, what=str(one))
            if one.post
            else Entry(one.get_presence_display(), str(one), note=one.capacity)
            for one in rows
        ]


class SeriesList(StrategyList):
    """Every meeting that comes round."""

    heading = "Meeting series"
    noun = ("series", "series")
    filterset = SeriesFilter
    default_sort = ("name",)
    columns = (
        named("name", "Meeting", lambda row: row.name, ("name",)),
        Column("frequency", "How often", lambda row: row.frequency, ("frequency",)),
        Column(
            "body",
            "Body",
            lambda row: row.body or row.body_as_written,
            url=lambda row: page_of(row.body) if row.body else "",
        ),
        Column("with", "With", lambda row: row.with_whom or row.with_organisation),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the series with their bodies."""
        return MeetingSeries.objects.visible_to(self.request.user).select_related("body", "with_organisation")

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'meeting'))} come round, from every week to once a year."


class SeriesPage(StrategyPage):
    """A meeting that comes round."""

    model = MeetingSeries
    near = ("body", "with_organisation")
    listed_under = ("Meeting series", "all-meeting-series")
    caption = "Meeting that comes round"

    def lead(self, row: Any) -> str:
        """Say how often and with whom."""
        whom = f", with {row.with_whom}" if row.with_whom else ""
        return f"{capital(row.frequency)}{whom}."

    def facts(self, row: Any) -> Sequence[Fact]:
        """Body, frequency, with whom."""
        return (
            fact("Body", row.body or row.body_as_written),
            fact("How often", row.frequency),
            fact("With", row.with_organisation or row.with_whom),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Its meetings on record."""
        rows = Meeting.objects.visible_to(self.request.user).filter(known_by(self.as_at)).filter(series=row)
        lines = [entry(one, when=str(one.when)) for one in rows.select_related("body")]
        return (Part("Meetings on record", "meetings", lines, "No single meeting of it is on record."),)
