"""A consultation as on a day: which audience was asked when, what came back, and how fair that was."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from salford_css.core.models import Document, Part
from strategy import fairness
from strategy.charts import coverage
from strategy.lifecycle import Effect
from strategy.models import Consultation, ConsultationAudience, ConsultationEvent, Decision
from strategy.selectors.proposals import CommentLine, comment_lines, comment_rows

INFORMING = ("sent", "published", "summary")
"""Words in the kind of an event that gave people the report or a summary of it."""


@dataclass
class Audience:
    """A group that was to be heard: its events with a date and without, and the numbers of its comments."""

    name: str
    promised: bool
    dated: list[ConsultationEvent] = field(default_factory=list)
    undated: list[ConsultationEvent] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)
    strip: coverage.Strip | None = None

    @property
    def count(self) -> int:
        """Count its events."""
        return len(self.dated) + len(self.undated)

    @property
    def numbers(self) -> str:
        """List its comments by number."""
        return ", ".join(str(number) for number in sorted(self.comments)) or "none"


@dataclass
class Heard:
    """A whole consultation: audiences in the order in which they were asked, the calendar, comments."""

    audiences: Sequence[Audience]
    head: coverage.Strip | None
    events: Sequence[ConsultationEvent]
    comments: Sequence[CommentLine]
    from_all: str

    @property
    def reached(self) -> int:
        """Count the audiences with at least one event."""
        return sum(bool(audience.count) for audience in self.audiences)

    @property
    def on_a_day(self) -> int:
        """Count the events on a known day."""
        return sum(event.earliest is not None and event.earliest == event.latest for event in self.events)

    @property
    def in_a_span(self) -> int:
        """Count the events of which only the month or a longer span is known."""
        return len(self.events) - self.on_a_day - self.undated

    @property
    def undated(self) -> int:
        """Count the events without a date."""
        return sum(event.earliest is None for event in self.events)

    @property
    def amended(self) -> int:
        """Count the comments that changed a proposal."""
        return sum(line.answered and line.row.effect in (Effect.AMENDED, Effect.NEW) for line in self.comments)

    @property
    def to_action(self) -> int:
        """Count the comments that led to an action."""
        return sum(bool(line.actions) for line in self.comments)


def heard(consultation: Consultation, reader: Any, day: date) -> Heard:
    """Read a consultation as known on a day."""
    events = list(_events(consultation, reader, day))
    comments = comment_lines(comment_rows(reader, day).filter(consultation=consultation).order_by("ref"), day)
    named = [one for one in consultation.audiences.all() if one.code != ConsultationAudience.EVERYBODY]
    audiences = {one.pk: Audience(one.name, one.promised) for one in named}
    for event in events:
        if event.audience_id in audiences:
            audience = audiences[event.audience_id]
            (audience.undated if event.earliest is None else audience.dated).append(event)
    loose = _share_out(comments, events, audiences)
    head = _draw(consultation, list(audiences.values()))
    shown = sorted(audiences.values(), key=lambda one: (one.count == 0, not one.promised, -one.count))
    return Heard(shown, head, events, comments, loose)


CLOSED = "a paper that is not open to you"


def open_to(document: Document | None, reader: Any) -> Document | str | None:
    """Return a paper, or words in its place for a reader who may not know even its title."""
    if document is None or document.part == Part.OPEN or reader.may_read_exempt:
        return document
    return CLOSED


def _events(consultation: Consultation, reader: Any, day: date) -> Any:
    rows = ConsultationEvent.objects.visible_to(reader).as_at(day).filter(consultation=consultation)
    near = ("audience", "body", "organisation", "post", "consultation", "document")
    return rows.select_related(*near).order_by("mechanism", "ref")


def _share_out(
    comments: Sequence[CommentLine], events: Sequence[ConsultationEvent], audiences: dict[Any, Audience]
) -> str:
    """Give each comment to its audience: the one named, that of its event, or that of an event with the same consultee.

    Return the numbers of those that came from everybody, or from nobody who was asked.
    """
    loose = []
    for line in comments:
        key = line.row.audience_id or _audience_of(line.row, events)
        if key in audiences:
            audiences[key].comments.append(line.number)
        else:
            loose.append(str(line.number))
    return ", ".join(loose)


def _audience_of(comment: Any, events: Sequence[ConsultationEvent]) -> Any:
    for event in events:
        same = event.pk == comment.event_id or (
            comment.event_id is None
            and comment.organisation_id is not None
            and comment.organisation_id == event.organisation_id
        )
        if same:
            return event.audience_id
    return None


def _draw(consultation: Consultation, audiences: Sequence[Audience]) -> coverage.Strip | None:
    """Draw the calendar of every audience; without opening and closing day there is none."""
    opens, closes = consultation.opens, consultation.latest
    if opens is None or closes is None:
        return None
    marks = {id(audience): [_mark(event) for event in audience.dated] for audience in audiences}
    days = coverage.calendar(opens, closes, [mark for some in marks.values() for mark in some])
    for audience in audiences:
        audience.strip = coverage.strip(days, opens, closes, marks[id(audience)])
    return coverage.head(days, opens, closes)


def _mark(event: ConsultationEvent) -> coverage.Mark:
    first, last = event.earliest, event.latest
    assert first is not None and last is not None
    on = f"{first.day} {first:%b}" if first == last else str(event.when).removesuffix(f" {first.year}")
    return coverage.Mark(first, last, event.whom, on, bool(event.response_received))


def judged(consultation: Consultation, found: Heard, reader: Any, day: date) -> list[fairness.Test]:
    """Judge a consultation by the four tests, from what is on record."""
    rows = Decision.objects.visible_to(reader).as_at(day)
    plan = consultation.report_version.report.plan_id
    before = rows.filter(proposal__plan=plan, made_latest__lt=consultation.opens) if plan and consultation.opens else ()
    last = max((event.latest for event in found.events if event.latest), default=None)
    told = sum(any(word in event.kind for word in INFORMING) for event in found.events)
    return fairness.judge(
        fairness.Asked(
            opens=consultation.opens,
            closes=consultation.latest,
            decided_before=len(before),
            amended=found.amended,
            informed=told,
            formats=consultation.accessible_formats,
            equality_assessed=bool(consultation.equality_assessment_id or consultation.equality_answer),
            last_event=last,
            undated=found.undated,
            comments=len(found.comments),
            answered=sum(line.answered and line.row.is_answered for line in found.comments),
            replies=sum(line.row.reply_sent_on is not None for line in found.comments),
        )
    )
