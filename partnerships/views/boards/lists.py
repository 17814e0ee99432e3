"""Lists of boards and of their meetings."""

from typing import Any

import django_filters
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse

from partnerships.models import PartnershipBoard, TermsOfReference
from partnerships.querysets.boards import is_board
from salford_css.core.components import Crumb
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.words import capital, counted
from strategy.lifecycle import MeetingState
from strategy.models import Body, BodyStatus, Meeting, MeetingForm, Minutes, Presence

HOME = Crumb("Partnerships", "/partnerships/")


def board_url(row: Any) -> str:
    """Return the address of a board's page."""
    return reverse("partnerships:board", args=[row.ref])


class BoardFilter(ListFilter):
    """Boards by words, standing, terms and empty seats."""

    words_in = ("name", "partnership_boards__partnership__name", "note")
    status = django_filters.ChoiceFilter(label="Status", choices=BodyStatus.choices, empty_label="All")
    terms = django_filters.ChoiceFilter(
        label="Terms of reference", method="with_terms", empty_label="All",
        choices=(("yes", "in force"), ("no", "none in force")),
    )  # fmt: skip
    vacant = django_filters.ChoiceFilter(
        label="Seats", method="with_vacant", empty_label="All",
        choices=(("yes", "some vacant"), ("no", "none vacant")),
    )  # fmt: skip

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep each board once, however many of its partnerships match."""
        return rows.filter(pk__in=super().filter_words(Body.objects.all(), name, value).values("pk"))

    def with_terms(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep boards with, or without, terms in force."""
        return rows.filter(version__isnull=value == "no")

    def with_vacant(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep boards with, or without, an empty seat."""
        return rows.filter(vacant__gt=0) if value == "yes" else rows.filter(vacant=0)


class BoardList(ListPage):
    """Every board: what it looks after, its terms, its seats, when it met."""

    heading = "Boards of partnerships"
    noun = ("board", "boards")
    crumbs = (HOME, Crumb("Boards"))
    filterset = BoardFilter
    default_sort = ("name",)
    nothing = "No board is on record on this day."
    columns = (
        Column("body", "Board", lambda row: row.name, ("name",), url=board_url),
        Column("partnership", "Looks after", lambda row: "; ".join(str(one.partnership) for one in row.looked_after),
               empty="no partnership"),
        Column("terms", "Terms", lambda row: f"version {row.version}" if row.version else "", ("version",),
               empty="none in force"),
        Column("seats", "Seats", lambda row: row.seated, ("seated",), numeric=True, empty="0"),
        Column("vacant", "Vacant", lambda row: row.vacant, ("vacant",), numeric=True, empty="0"),
        Column("met", "Last met", lambda row: f"{row.met:%-d %B %Y}" if row.met else "", ("met",)),
        Column("status", "Status", lambda row: row.get_status_display(), ("status",)),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the boards of the day with what is counted of them."""
        day, reader = self.as_at, self.request.user
        looked_after = PartnershipBoard.objects.visible_to(reader).in_force(day).select_related("partnership")
        terms = TermsOfReference.objects.in_force_on(day).filter(body=OuterRef("pk")).order_by("-number")
        met = Meeting.objects.held_by(day).filter(body=OuterRef("pk"), form=MeetingForm.SITTING).order_by("-earliest")
        here = Q(seats__validity__contains=day)
        seated = Count("seats", filter=here, distinct=True)
        filled = Count("seats", filter=here & Q(seats__holdings__validity__contains=day), distinct=True)
        return (
            Body.objects.visible_to(reader)
            .filter(is_board())
            .annotate(seated=seated, vacant=seated - filled)
            .annotate(version=Subquery(terms.values("number")[:1]), met=Subquery(met.values("earliest")[:1]))
            .prefetch_related(Prefetch("partnership_boards", looked_after, to_attr="looked_after"))
        )

    def lead(self, total: int) -> str:
        """Say how many have terms."""
        without = self.rows().filter(version__isnull=True).count()
        return f"{capital(counted(total, 'board'))} on record; {counted(without, 'board')} without terms of reference."


class MinutesState(django_filters.ChoiceFilter):
    """Meetings by what is on record of their minutes."""

    def __init__(self) -> None:
        choices = (("agreed", "agreed"), ("written", "written, not agreed"), ("none", "none on record"))
        super().__init__(label="Minutes", choices=choices, method="by_minutes", empty_label="All")


class BoardMeetingFilter(ListFilter):
    """Meetings of boards by words, form, state and minutes."""

    words_in = ("body__name", "note", "items__title")
    board = django_filters.ModelChoiceFilter(
        label="Board", field_name="body", queryset=lambda request: Body.objects.filter(is_board()).order_by("name"),
        empty_label="All",
    )  # fmt: skip
    form = django_filters.ChoiceFilter(label="Form", choices=MeetingForm.choices, empty_label="All")
    state = django_filters.ChoiceFilter(label="State", choices=MeetingState.choices, empty_label="All")
    minutes = MinutesState()

    class Meta(ListFilter.Meta):
        pass

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Look into open items only: a title of Part 2 is found by nobody who may not read it."""
        hidden = Q() if self.request.user.may_read_exempt else Q(items__part="open")
        found = Meeting.objects.filter(
            Q(body__name__icontains=value) | Q(note__icontains=value) | Q(items__title__icontains=value) & hidden
        )
        return rows.filter(pk__in=found.values("pk"))

    def by_minutes(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep meetings by what is on record of their minutes."""
        if value == "agreed":
            return rows.filter(agreed=True)
        return rows.filter(minuted=value == "written", agreed=False)


def minutes_words(row: Any) -> str:
    """Say what is on record of a meeting's minutes."""
    if row.form == MeetingForm.WRITTEN:
        return "put in writing"
    return "agreed" if row.agreed else "not agreed yet" if row.minuted else "none on record"


class BoardMeetingList(ListPage):
    """Every meeting of a board, and every question put in writing."""

    heading = "Meetings of boards"
    noun = ("meeting", "meetings")
    crumbs = (HOME, Crumb("Boards", "/partnerships/boards/"), Crumb("Meetings"))
    filterset = BoardMeetingFilter
    default_sort = ("-earliest", "body__name", "pk")
    nothing = "No meeting of a board is on record on this day."
    columns = (
        Column("date", "Date", lambda row: str(row.when), ("earliest",),
               url=lambda row: reverse("partnerships:board-meeting", args=[row.ref])),
        Column("board", "Board", lambda row: row.body.name, ("body__name",), url=lambda row: board_url(row.body)),
        Column("form", "Form", lambda row: row.get_form_display(), ("form",)),
        Column("state", "State", lambda row: row.get_state_display(), ("state",)),
        Column("taken", "Seats taken", lambda row: row.taken, ("taken",), numeric=True, empty="0"),
        Column("decisions", "Decisions", lambda row: row.decided, ("decided",), numeric=True, empty="0"),
        Column("minutes", "Minutes", minutes_words),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the meetings of boards known on the day."""
        reader: Any = self.request.user
        minutes = Minutes.objects.visible_to(reader).filter(meeting=OuterRef("pk"))
        present = Q(attendance__presence=Presence.PRESENT, attendance__seat_taken__isnull=False)
        open_to = Q() if reader.may_read_exempt else Q(decisions__part="open")
        return (
            Meeting.objects.visible_to(reader)
            .as_at(self.as_at)
            .filter(Exists(Body.objects.filter(is_board(), pk=OuterRef("body"))))
            .annotate(
                taken=Count("attendance", filter=present, distinct=True),
                decided=Count("decisions", filter=open_to, distinct=True),
                minuted=Exists(minutes),
                agreed=Exists(minutes.filter(approved_at__earliest__lte=self.as_at)),
            )
            .select_related("body")
        )

    def lead(self, total: int) -> str:
        """Say how many wait for their minutes."""
        held = self.rows().filter(state=MeetingState.HELD, form=MeetingForm.SITTING, agreed=False).count()
        return (
            f"{capital(counted(total, 'meeting'))} of boards on record; {counted(held, 'sitting')} held without "
            "agreed minutes."
        )
