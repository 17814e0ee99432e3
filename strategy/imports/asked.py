"""Whom a consultation asks, from a spreadsheet: a row is one consultee, its audience, and how it is asked."""

from collections.abc import Hashable, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify

from salford_css.core import registry
from salford_css.core.imports.columns import ImportColumn, day, text, yes_or_no
from salford_css.core.imports.near import unknown
from salford_css.core.imports.rowkind import Values, shown
from salford_css.core.models import Post
from salford_css.core.words import listed
from strategy.imports.base import OfConsultation, cell_of
from strategy.models import Consultation, ConsultationAudience, ConsultationEvent
from strategy.services.consultation import name_audience, note_response, record_event
from strategy.services.withdrawing import withdraw_audience, withdraw_event

CHANGING = frozenset({"expected", "due"})
COPY_SENT = "copy sent"


@registry.imports.kind
class Consultees(OfConsultation):
    """Whom a consultation asks. An audience that is not named yet is named; what is expected back may change."""

    code: ClassVar[str] = "consultees"
    name: ClassVar[str] = "Consultees of a consultation"
    words: ClassVar[str] = "A row is somebody who is asked, the audience they stand for, and how they are asked."

    @property
    def columns(self) -> Sequence[ImportColumn]:
        """Return the columns."""
        return (
            self.consultation_column,
            ImportColumn("audience", "Audience", text(120), required=True, for_all=True, help=AUDIENCE),
            ImportColumn("seldom_heard", "Seldom heard", yes_or_no, help="Yes or no; of an audience named anew."),
            ImportColumn("whom", "Consultee", text(200), required=True, aliases=WHOM, help=WHO),
            ImportColumn("contact", "Contact role", text(200), aliases=("Contact", "Post"), help=CONTACT),
            ImportColumn(
                "way", "How they are asked", text(120), aliases=("Method", "Way", "Kind"), for_all=True, help=KIND
            ),
            ImportColumn("asked_on", "Asked on", day, aliases=("Date", "Sent on"), for_all=True),
            ImportColumn("expected", "Response expected", yes_or_no, for_all=True),
            ImportColumn("due", "Response due", day, aliases=("Reply by", "Due"), for_all=True),
        )

    def settle(self, values: dict[str, Any]) -> None:
        """Find who is meant, the contact's post, and the audience if it is named already."""
        consultation = values["consultation"]
        try:
            values["who"] = self.consultees.find(values["whom"], also=self.words_known(consultation))
        except ValueError as refused:
            raise cell_of("whom", refused) from refused
        values["post"] = self._contact(values)
        values["way"] = values.get("way") or COPY_SENT
        known = self.audience(consultation, values["audience"])
        values["audience"] = known.name if known else values["audience"]

    def key(self, values: Values) -> Hashable:
        """Return whom, in which consultation and in which way."""
        who = values["who"]
        return (values["consultation"].pk, _whom(who, values["post"]), who.words, values["way"].casefold())

    def find(self, values: Values) -> ConsultationEvent | None:
        """Return the event by which they are asked in this way already."""
        who, post = values["who"], values["post"]
        rows = ConsultationEvent.objects.filter(consultation=values["consultation"], kind__iexact=values["way"])
        rows = rows.filter(body=who.body, organisation=who.organisation, post=post)
        if not (who.body or who.organisation or post):
            rows = rows.filter(whom_as_written__iexact=who.words)
        return rows.order_by("pk").first()

    def facts(self, record: models.Model) -> Values:
        """Return what is on record about an event, or about an audience that was named for it."""
        if isinstance(record, ConsultationAudience):
            return {"audience": record.name, "seldom_heard": record.seldom_heard}
        assert isinstance(record, ConsultationEvent)
        return {
            "consultation": record.consultation,
            "audience": record.audience.name if record.audience else "",
            "way": record.kind,
            "asked_on": record.earliest,
            "expected": record.response_expected,
            "due": record.response_due,
        }

    def create(self, values: Values) -> ConsultationEvent:
        """Record that they are asked, under their audience."""
        who = values["who"]
        rows = {"body": who.body, "organisation": who.organisation, "post": values["post"]}
        return record_event(
            consultation=values["consultation"],
            kind=values["way"],
            by=self.by,
            when=values.get("asked_on"),
            audience=self._audience(values),
            whom_as_written=None if any(rows.values()) else who.words,
            response_expected=values.get("expected"),
            response_due=values.get("due"),
            **rows,
        )

    def change(self, record: ConsultationEvent, values: Values) -> None:
        """Change what is expected back and by when; anything else is changed on the page."""
        known = self.facts(record)
        others = {name for name in known if name in values and shown(values[name]) != shown(known[name])} - CHANGING
        if others:
            names = listed([f"“{one.heading}”" for one in self.columns if one.name in others])
            raise ValidationError(f"They are asked in this way already, but on record {names} reads otherwise.")
        note_response(
            event=record,
            received=record.response_received,
            expected=values.get("expected", record.response_expected),
            due=values.get("due", record.response_due),
            note=record.note,
            by=self.by,
        )

    def withdraw(self, record: models.Model, *, reason: str) -> None:
        """Take back an event nobody answered, and an audience nobody else stands for."""
        if isinstance(record, ConsultationAudience):
            withdraw_audience(audience=record, by=self.by, reason=reason)
        else:
            withdraw_event(event=record, by=self.by, reason=reason)  # type: ignore[arg-type]

    def _audience(self, values: Values) -> ConsultationAudience:
        consultation: Consultation = values["consultation"]
        if found := self.audience(consultation, values["audience"]):
            return found
        named = name_audience(
            consultation=consultation,
            code=slugify(values["audience"])[:60] or "audience",
            name=values["audience"],
            seldom_heard=bool(values.get("seldom_heard")),
            by=self.by,
        )
        self.made_beside.append(named)
        return self.audience_named(named)

    def _contact(self, values: Values) -> Post | None:
        if not values.get("contact"):
            return values["who"].post
        titled = {post.title.casefold(): post for post in Post.objects.all()}
        if found := titled.get(values["contact"].casefold()):
            return found
        names = [post.title for post in titled.values()]
        sentence = unknown(values["contact"], names, what="post", remedy="Name a post, never a person.")
        raise cell_of("contact", ValueError(sentence))


AUDIENCE = "Its name. One that is not named yet is named, as promised."
CONTACT = "The post that answers for them; it is told by e-mail while the consultation is open."
KIND = f"Empty: {COPY_SENT}."
WHO = "A body, an organisation or a post."
WHOM = ("Body", "Organisation", "Whom", "Name", "Consultee name")


def _whom(who: Any, post: Post | None) -> tuple[Any, ...]:
    return (who.body, who.organisation, post)
