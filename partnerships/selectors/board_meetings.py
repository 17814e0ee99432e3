"""What the page of a board's meeting shows, read for a reader and a day in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch

from partnerships.models import (
    BoardDecision,
    CarriedItem,
    ItemContent,
    PartnershipBoard,
    PooledFund,
    SeatTaken,
    Sharing,
)
from partnerships.readings.board_meetings import earlier
from partnerships.readings.boards import QuorumBook, bars
from partnerships.selectors.partnership import money_of_fund, variance_in_words
from salford_css.core.models import Document, Part
from salford_css.core.words import capital, counted, number
from strategy.lifecycle import MeetingState
from strategy.models import (
    Action,
    AgendaItem,
    Decision,
    Interest,
    Meeting,
    MeetingForm,
    Minutes,
    Paper,
    Presence,
    Referral,
    ReportVersion,
)

NOT_HELD = "attendance not entered"


@dataclass(frozen=True)
class PaperLine:
    """A paper under an item: a version of a report or a document; None for one that the reader may not read."""

    paper: Paper
    thing: Any = None
    exempt: bool = False

    @property
    def words(self) -> str:
        """Return its title; empty for who may not read it."""
        return str(self.thing) if self.thing is not None else ""

    @property
    def url(self) -> str:
        """Return its address; empty for who may not read it."""
        return str(self.thing.get_absolute_url()) if self.thing is not None else ""


@dataclass(frozen=True)
class DecisionLine:
    """A decision with the power used, where it was referred, and what follows."""

    decision: Decision
    board: BoardDecision | None
    referrals: Sequence[Referral]
    actions: Sequence[Action]


@dataclass(frozen=True)
class ItemLine:
    """An item: its papers, how many count for it, what is missing of its quorum, interests, decisions."""

    item: AgendaItem
    papers: Sequence[PaperLine] = ()
    present: int = 0
    missing: Sequence[str] = ()
    interests: Sequence[Interest] = ()
    decisions: Sequence[DecisionLine] = ()
    standing: bool = False
    brings: Sequence[str] = ()

    @property
    def decided_inquorate(self) -> bool:
        """Say whether something was decided without a quorum."""
        return bool(self.missing and self.decisions)


@dataclass(frozen=True)
class TakenLine:
    """A seat at a meeting in words: who, whether they were there, from when to when."""

    seat: Any
    who: str
    there: str
    note: str = ""


@dataclass(frozen=True)
class MeetingView:
    """A meeting as its page shows it."""

    items: Sequence[ItemLine]
    hidden: Sequence[AgendaItem]
    taken: Sequence[TakenLine]
    others: Sequence[str]
    whole_interests: Sequence[Interest]
    loose: Sequence[DecisionLine] = field(default_factory=tuple)
    has_attendance: bool = False
    has_quorum: bool = False


def view_of(meeting: Meeting, *, reader: Any, as_at: date) -> MeetingView:
    """Return what a reader may know of a meeting on a day."""
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("number"))
    seen = [one for one in items if one.part == Part.OPEN or reader.may_read_exempt]
    hidden = [one for one in items if one not in seen]
    decisions = _decisions(meeting, reader, as_at)
    interests = _interests(meeting, {one.pk for one in seen})
    papers = _papers(seen, reader)
    book, taken = QuorumBook([meeting]), _taken(meeting)
    on = meeting.earliest or as_at
    measured = bool(taken) or meeting.form == "written"
    standing = dict(CarriedItem.objects.filter(item__in=seen).values_list("item", "standing__content"))
    lines = [
        ItemLine(
            one,
            papers[one.pk],
            len(book.present(meeting, one.number)),
            book.missing(meeting, one.number, on) if measured else (),
            interests[one.pk],
            decisions[one.pk],
            one.pk in standing,
            brought(meeting, standing[one.pk], reader, as_at) if one.pk in standing else (),
        )
        for one in seen
    ]
    others = meeting.attendance.filter(seat_taken__isnull=True, presence=Presence.PRESENT).select_related("post")
    return MeetingView(
        items=lines,
        hidden=hidden,
        taken=taken,
        others=[str(one) for one in others],
        whole_interests=interests[None],
        loose=decisions[None],
        has_attendance=bool(taken),
        has_quorum=bool(book.minimums(meeting.body_id, on)),
    )


def _decisions(meeting: Meeting, reader: Any, as_at: date) -> Mapping[int | None, list[DecisionLine]]:
    actions = Action.objects.visible_to(reader).select_related("manager", "organisation").order_by("latest", "ref")
    rows = (
        Decision.objects.visible_to(reader)
        .as_at(as_at)
        .filter(meeting=meeting)
        .select_related("board__delegation", "call_in")
        .prefetch_related(
            Prefetch("actions", actions), Prefetch("referrals", Referral.objects.select_related("body").order_by("pk"))
        )
        .order_by("item__number", "pk")
    )
    found: dict[int | None, list[DecisionLine]] = defaultdict(list)
    for row in rows:
        line = DecisionLine(row, getattr(row, "board", None), list(row.referrals.all()), list(row.actions.all()))
        found[row.item_id].append(line)
    return found


def _interests(meeting: Meeting, seen: set[int]) -> Mapping[int | None, list[Interest]]:
    rows = Interest.objects.filter(attendance__meeting=meeting).select_related("attendance__post", "item")
    found: dict[int | None, list[Interest]] = defaultdict(list)
    for row in rows.order_by("pk"):
        if row.item_id is None or row.item_id in seen:
            found[row.item_id].append(row)
    return found


def _papers(items: Sequence[AgendaItem], reader: Any) -> Mapping[int, list[PaperLine]]:
    rows = Paper.objects.filter(item__in=items).select_related("report_version__report", "document")
    papers = list(rows.order_by("item", "number"))
    documents = {one.document_id for one in papers if one.document_id}
    versions = {one.report_version_id for one in papers if one.report_version_id}
    open_documents = set(Document.objects.visible_to(reader).filter(pk__in=documents).values_list("pk", flat=True))
    open_versions = set(ReportVersion.objects.visible_to(reader).filter(pk__in=versions).values_list("pk", flat=True))
    found: dict[int, list[PaperLine]] = defaultdict(list)
    for one in papers:
        thing: Any = one.report_version or one.document
        may = one.document_id in open_documents or one.report_version_id in open_versions
        found[one.item_id].append(PaperLine(one, thing if may else None, thing.part == Part.EXEMPT))
    return found


def _taken(meeting: Meeting) -> list[TakenLine]:
    rows = SeatTaken.objects.filter(attendance__meeting=meeting).order_by("seat__number")
    near = ("seat__organisation", "attendance__post", "came_for", "left_before")
    return [taken_line(one) for one in rows.select_related(*near)]


def taken_line(one: SeatTaken) -> TakenLine:
    """Say of a seat who took it, and for which items."""
    attendance = one.attendance
    there = attendance.get_presence_display()
    if one.substitute:
        there = "present, in the holder's place"
    moves = [_move("came for", one.came_for, one.came_at), _move("left before", one.left_before, one.left_at)]
    return TakenLine(one.seat, str(attendance), there, "; ".join(filter(None, moves)))


def _move(verb: str, item: AgendaItem | None, at: Any) -> str:
    if item is None:
        return ""
    return f"{verb} item {item.number}{f', at {at:%H:%M}' if at else ''}"


def brought(meeting: Meeting, content: str, reader: Any, as_at: date) -> list[str]:
    """Return what the record brings to an item of the standing agenda: minutes to agree, pools, measures."""
    if content == ItemContent.MINUTES:
        return _minutes_before(meeting, reader)
    if content not in (ItemContent.MONEY, ItemContent.PERFORMANCE):
        return []
    on = meeting.earliest or as_at
    looked_after = PartnershipBoard.objects.in_force(on).filter(body=meeting.body).values("partnership")
    if content == ItemContent.MONEY:
        funds = PooledFund.objects.visible_to(reader).filter(partnership__in=looked_after).order_by("name")
        return [_fund_words(fund, min(on, as_at)) for fund in funds]
    shares = Sharing.objects.in_force(on).filter(partnership__in=looked_after, indicator__isnull=False)
    return [str(one.indicator) for one in shares.select_related("indicator__framework").order_by("pk")]


def _fund_words(fund: PooledFund, day: date) -> str:
    """Say how a pool stands in the latest year that is known."""
    return f"{fund}: {variance_in_words(money_of_fund(fund, day).latest) or 'nothing is forecast'}"


def _minutes_before(meeting: Meeting, reader: Any) -> list[str]:
    """Name the minutes of the sitting before, and whether they are agreed."""
    before = earlier(meeting).filter(form=MeetingForm.SITTING, state=MeetingState.HELD).first()
    if before is None:
        return []
    newest = Minutes.objects.visible_to(reader).filter(meeting=before, part=Part.OPEN).order_by("-number").first()
    stands = "none on record" if newest is None else "agreed" if newest.approved_at_id else "to be agreed"
    return [f"Minutes of {before.when}: {stands}"]


def interest_words(one: Interest) -> str:
    """Say what somebody declared, and what it does to the quorum."""
    left = "left for the item" if one.withdrew else "stayed"
    kind = f" ({one.get_kind_display()})" if one.kind else ""
    quorum = "; does not count for its quorum" if bars(one) else ""
    return f"{one.attendance}: {one.nature}{kind}; {left}{quorum}"


def attendance_words(view: MeetingView) -> str:
    """Say in a sentence how many came."""
    if not view.has_attendance:
        return "Who was there is not entered yet."
    present = sum(one.there.startswith("present") for one in view.taken)
    sent = sum(one.there == Presence.APOLOGIES.label for one in view.taken)
    apologies = f"apologies came for {counted(sent, 'seat')}" if sent else "no apologies came"
    return f"{capital(number(present))} of {counted(len(view.taken), 'seat')} taken; {apologies}."
