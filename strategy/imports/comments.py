"""Comments of a consultation from a spreadsheet: a row is what one consultee said about one place of the report."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from salford_css.core import registry
from salford_css.core.dates import UncertainDate
from salford_css.core.imports.columns import ImportColumn, day, one_of, text, whole_number, yes_or_no
from salford_css.core.imports.lines import CellRefused
from salford_css.core.imports.manyrows import ManyRows
from salford_css.core.imports.near import unknown
from salford_css.core.imports.rowkind import Values
from salford_css.core.pasted import plain
from strategy import hearing
from strategy.imports.base import OfConsultation, cell_of
from strategy.imports.known import Known, ref_of
from strategy.models import Channel, Consultation, ConsultationComment, ConsultationEvent
from strategy.selectors.anchors import Anchors
from strategy.services.commenting import Taking
from strategy.services.withdrawing import withdraw_comment

T = TypeVar("T")

IN_THE_COLUMN = {"section": "paragraph", "version": "version"}


@registry.imports.kind
class Comments(ManyRows, OfConsultation):
    """What consultees said. A comment on record is recognised, never overwritten."""

    code: ClassVar[str] = "consultation-comments"
    name: ClassVar[str] = "Comments of a consultation"
    words: ClassVar[str] = "A row is what one consultee said about one place of the report that is consulted on."
    private: ClassVar[frozenset[str]] = frozenset({"text"})

    def __init__(self, *, by: Any, on: date) -> None:
        super().__init__(by=by, on=on)
        self._places: dict[int, Anchors] = {}
        self._known: dict[int, Known] = {}
        self._takers: dict[int, Taking] = {}
        self._events: dict[int, list[ConsultationEvent]] = {}

    @staticmethod
    def _once(kept: dict[int, T], consultation: Consultation, ask: Callable[[Consultation], T]) -> T:
        """Return what is kept of a consultation for this run, asked for the first time it is needed."""
        if consultation.pk not in kept:
            kept[consultation.pk] = ask(consultation)
        return kept[consultation.pk]

    @property
    def columns(self) -> Sequence[ImportColumn]:
        """Return the columns in the order of the form on which comments are entered."""
        return (
            self.consultation_column,
            ImportColumn("reference", "Reference", text(30), aliases=("Number", "Ref", "ID"), help=REFERENCE),
            ImportColumn("respondent", "Consultee", text(200), required=True, aliases=CONSULTEES, help=WHO),
            ImportColumn("audience", "Audience", text(120), for_all=True, help="Its name or code."),
            ImportColumn("event", "Event", text(200), for_all=True, help="Its name, or who was asked."),
            ImportColumn("channel", "How it came", one_of(dict(Channel.choices)), aliases=("Channel",), for_all=True),
            ImportColumn("received", "Received on", day, aliases=("Received", "Date", "Date received")),
            ImportColumn("version", "Version", whole_number, aliases=("Report version",), for_all=True),
            ImportColumn("paragraph", "Paragraph", text(20), aliases=("Section", "Para")),
            ImportColumn("theme", "Theme", text(120)),
            ImportColumn("text", "Comment", text(hearing.LONGEST), required=True, aliases=("Text", "What was said")),
            ImportColumn("in_summary", "Summary", yes_or_no, help="Yes: our summary, not the words received."),
        )

    def settle(self, values: dict[str, Any]) -> None:
        """Find who, which event, which audience and which place of the report are meant."""
        consultation = values["consultation"]
        try:
            values["who"] = self.consultees.find(values["respondent"], also=self.words_known(consultation))
        except ValueError as refused:
            raise cell_of("respondent", refused) from refused
        event = values["event"] = self._event(consultation, values.get("event"))
        values["audience"] = self._audience(consultation, values.get("audience"), event)
        values["in_summary"], values["text"] = bool(values.get("in_summary")), plain(values["text"])
        try:
            places = self._once(self._places, consultation, Anchors)
            found = places.find(version=values.get("version"), section=values.get("paragraph") or "")
        except ValidationError as refused:
            ((name, sentences),) = refused.message_dict.items()
            raise CellRefused(IN_THE_COLUMN[name], " ".join(sentences)) from refused
        values["report_version"], values["section"] = found
        values["version"] = found[0].number
        values["paragraph"] = found[1].number if found[1] else None

    def key(self, values: Values) -> Hashable:
        """Return the comment's reference, or all of who said what and when."""
        if values.get("reference"):
            return (values["consultation"].pk, values["reference"])
        said = (values["respondent"].casefold(), values.get("received"), values["paragraph"], values["text"])
        return (values["consultation"].pk, *said)

    def find(self, values: Values) -> ConsultationComment | None:
        """Return the comment with the reference, or with the same words of the same consultee and day."""
        known = self._once(self._known, values["consultation"], Known)
        return known.find(values)

    def waits(self, values: Values, record: models.Model | None) -> None:
        """Count a comment that waits to be stored among those there are."""
        self._once(self._known, values["consultation"], Known).waits(values, record)  # type: ignore[arg-type]

    def facts(self, record: ConsultationComment) -> Values:
        """Return what was said, by whom, when and about what."""
        return {
            "consultation": record.consultation,
            "respondent": record.respondent,
            "audience": record.audience.name if record.audience else "",
            "event": record.event,
            "channel": record.channel,
            "received": record.earliest,
            "version": record.report_version.number if record.report_version else None,
            "paragraph": record.section.number if record.section else None,
            "theme": record.theme,
            "text": record.text,
            "in_summary": record.in_summary,
        }

    def make(self, values: Values) -> ConsultationComment:
        """Word the comment, as the page on which comments are entered would."""
        who, received = values["who"], values.get("received")
        consultation, audience = values["consultation"], values["audience"]
        return self._taking(consultation).checked(
            text=values["text"],
            received_on=UncertainDate(received, received),
            section=values["section"],
            report_version=values["report_version"],
            event=values["event"],
            ref=ref_of(values),
            respondent_as_written=values["respondent"],
            organisation=who.organisation or (who.body.organisation if who.body else None),
            post=who.post,
            audience=self.audience(consultation, audience) if audience else None,
            channel=values.get("channel") or "",
            theme=values.get("theme") or "",
            in_summary=values["in_summary"],
        )

    def store(self, records: Sequence[models.Model]) -> None:
        """Write the comments down."""
        by_consultation: dict[Consultation, list[ConsultationComment]] = {}
        for one in records:
            assert isinstance(one, ConsultationComment)
            by_consultation.setdefault(one.consultation, []).append(one)
        for consultation, comments in by_consultation.items():
            self._taking(consultation).keep(comments)

    def _taking(self, consultation: Consultation) -> Taking:
        return self._once(self._takers, consultation, lambda row: Taking(row, self.by))

    def withdraw(self, record: ConsultationComment, *, reason: str) -> None:
        """Take back a comment that nobody answered, linked or redacted."""
        withdraw_comment(comment=record, by=self.by, reason=reason)

    def _event(self, consultation: Consultation, words: str | None) -> ConsultationEvent | None:
        if not words:
            return None
        events = self._once(self._events, consultation, _events_of)
        wanted = words.casefold()
        found = [one for one in events if wanted in (one.ref.casefold(), str(one).casefold())]
        found = found or [one for one in events if one.whom.casefold() == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise CellRefused("event", f"{len(found)} events are called so. Write one as “{found[0]}”.")
        raise CellRefused("event", unknown(words, map(str, events), what="event of this consultation", remedy=EVENTS))

    def _audience(self, consultation: Consultation, words: str | None, event: ConsultationEvent | None) -> str:
        """Return the name of the audience; left out, it is that of the event."""
        if not words:
            return event.audience.name if event and event.audience else ""
        if found := self.audience(consultation, words):
            return found.name
        names = [one.name for one in consultation.audiences.all()]
        raise CellRefused("audience", unknown(words, names, what="audience of this consultation", remedy=AUDIENCES))


REFERENCE = "Your own number of the comment, so that a file sent again is recognised."
CONSULTEES = ("Respondent", "Organisation", "Body", "Who", "Respondent body", "Respondent organisation", "From")
WHO = "A body, organisation or post; never a person's name."
EVENTS = "Leave it empty, or record the event on the consultation's page first."
AUDIENCES = "Leave it empty, or name the audience on the consultation's page first."


def _events_of(consultation: Consultation) -> list[ConsultationEvent]:
    return list(consultation.events.select_related("body", "organisation", "post", "audience"))
