"""What is asked of whoever records and publishes decisions. The rules stand in the services."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Post
from strategy.forms import long_text
from strategy.forms.fields import pounds, whole_number
from strategy.lifecycle import Outcome
from strategy.models import Body, ForwardPlanEntry, Meeting, Proposal

NOT_DECIDED = "not decided here"
URGENT = "Who consented to decide before the papers were open long enough, and why. By office, never by name."


class WhatWasDecided(DirectorateForm):
    """The words of one decision: outcome, wording, and what stands beside them."""

    outcome = forms.ChoiceField(choices=[("", NOT_DECIDED), *Outcome.choices], required=False, label="Outcome")
    wording = long_text("What was decided", rows=3, required=False)
    amended_text = long_text(
        "The proposal as amended", rows=4, required=False, hint="Only when it was approved as amended."
    )
    deferred_until = forms.CharField(
        required=False, max_length=200, label="Deferred until", help_text="A day or a condition; only when deferred."
    )
    reasons = long_text("Reasons", rows=2, required=False)
    options_rejected = long_text("Options considered and rejected", rows=2, required=False)
    conditions = long_text("Conditions", rows=2, required=False)
    amount = pounds("Amount", "Pounds that it spends, saves or forgoes; the scheme of delegation may set a limit.")
    key = forms.BooleanField(required=False, label="It is a key decision")
    key_because = long_text(
        "Why it is key, or is not", rows=2, required=False, hint="Needed where it differs from what the rule suggests."
    )
    votes_for = whole_number("Votes for")
    votes_against = whole_number("Votes against")
    abstained = whole_number("Abstained")

    ALWAYS: tuple[str, ...] = ("outcome", "wording")
    FACTS: tuple[str, ...] = (
        *("deferred_until", "reasons", "options_rejected", "conditions", "amount", "key"),
        *("key_because", "votes_for", "votes_against", "abstained"),
    )

    def first_fields(self) -> list[Any]:
        """Return the fields that everybody fills in."""
        return [self[name] for name in self.ALWAYS]

    def further_fields(self) -> list[Any]:
        """Return the fields that many decisions leave empty."""
        return [field for field in self.visible_fields() if field.name not in self.ALWAYS]

    @property
    def open(self) -> bool:
        """Say whether a further field was filled in or refused, so that it must not be folded away."""
        return any(field.errors or field.value() for field in self.further_fields())

    def facts(self) -> dict[str, Any]:
        """Return the further columns of the decision."""
        return {name: self.cleaned_data[name] for name in self.FACTS}


class LineForm(WhatWasDecided):
    """One line of a report that is decided at a meeting; an empty outcome leaves it undecided."""

    version_seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, line: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        if line.proposal is None:
            del self.fields["amended_text"]

    def outcome_or(self, otherwise: str) -> str:
        """Return the outcome chosen for this line, or the one chosen for all."""
        return self.cleaned_data.get("outcome") or otherwise


class DecideReportForm(DirectorateForm):
    """A whole report at one meeting: what holds for all lines, and the lines."""

    made_on = DayField(label="Day of the decision")
    otherwise = forms.ChoiceField(
        choices=[("", NOT_DECIDED), *Outcome.choices],
        required=False,
        label="Outcome of every line that names none",
        help_text="Saves choosing the same outcome many times; a line's own outcome counts before it.",
    )
    interests = long_text(
        "Interests declared", rows=2, required=False, hint="By office, never by name, and whether they left the room."
    )
    urgency = forms.CharField(required=False, max_length=300, label="Urgent route", help_text=URGENT)

    def __init__(self, data: Any = None, *args: Any, lines: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.lines = [
            LineForm(data, prefix=f"line-{place}", line=line, initial=_begin(line)) for place, line in enumerate(lines)
        ]

    def is_valid(self) -> bool:
        """Say whether the form and all its lines are in order."""
        own = super().is_valid()
        lines = [line.is_valid() for line in self.lines]
        return own and all(lines)

    @property
    def all_forms(self) -> list[forms.Form]:
        """Return the form and its lines, for the list of what must be mended."""
        return [self, *self.lines]


def _begin(line: Any) -> dict[str, Any]:
    """Begin with the words that lie before the body, so that nobody types them again."""
    proposal, asked = line.proposal, line.recommendation
    current = proposal.current if proposal else None
    wording = current.text if current else asked.text if asked else ""
    return {"wording": wording, "version_seen": line.version_seen}


def announced() -> forms.ModelChoiceField:
    """Return the choice among the published entries of the forward plan that nobody has decided."""
    rows = ForwardPlanEntry.objects.filter(published_on__isnull=False, withdrawn_on=None, decisions=None)
    return forms.ModelChoiceField(
        queryset=rows.order_by("earliest", "subject"),
        required=False,
        label="Entry of the forward plan",
        empty_label="that of the proposal, or none",
    )


class MeetingDecisionForm(WhatWasDecided):
    """One decision of a body at a meeting, with or without a proposal."""

    proposal = forms.ModelChoiceField(
        queryset=Proposal.objects.none(), required=False, label="Proposal", empty_label="none: a decision on its own"
    )
    outcome = forms.ChoiceField(choices=Outcome.choices, widget=forms.RadioSelect, label="Outcome")
    wording = long_text("What was decided", rows=4)
    made_on = DayField(label="Day of the decision")
    interests = long_text(
        "Interests declared", rows=2, required=False, hint="By office, never by name, and whether they left the room."
    )
    urgency = forms.CharField(required=False, max_length=300, label="Urgent route", help_text=URGENT)
    entry = announced()
    field_order = ("proposal", "made_on", "outcome", "wording", "amended_text", "deferred_until")

    ALWAYS = ("proposal", "made_on", "outcome", "wording", "amended_text", "deferred_until", "reasons")
    FACTS = (*WhatWasDecided.FACTS, "interests", "urgency", "entry")

    def __init__(self, *args: Any, proposals: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["proposal"]
        field.queryset = proposals


class SingleDecisionForm(WhatWasDecided):
    """A decision of a single member or of an officer."""

    post = forms.ModelChoiceField(
        queryset=Post.objects.none(), label="Decided by", empty_label="choose", help_text="The post, never a name."
    )
    proposal = forms.ModelChoiceField(
        queryset=Proposal.objects.none(), required=False, label="Proposal", empty_label="none: a decision on its own"
    )
    outcome = forms.ChoiceField(choices=Outcome.choices, widget=forms.RadioSelect, label="Outcome")
    wording = long_text("What was decided", rows=4)
    power = forms.CharField(
        required=False,
        max_length=300,
        label="Power used",
        help_text="Only where it is not the one that the scheme of delegation in force gives.",
    )
    risk = long_text("Assessment of risk", rows=2, required=False)
    funding = long_text("Source of funding", rows=2, required=False)
    advice = long_text("Advice obtained", rows=2, required=False, hint="Legal, financial, procurement; by which post.")
    documents_used = long_text("Documents used", rows=2, required=False, hint="One a line.")
    interests = long_text("Interests declared", rows=2, required=False, hint="By office, never by name.")
    contact_post = forms.ModelChoiceField(
        queryset=Post.objects.none(), required=False, label="Contact officer", empty_label="none named"
    )
    scrutiny_body = forms.ModelChoiceField(
        queryset=Body.objects.none(), required=False, label="Scrutiny panel", empty_label="none named"
    )
    made_on = DayField(label="Day of the decision")
    entry = announced()
    field_order = ("post", "made_on", "proposal", "outcome", "wording", "amended_text")

    ALWAYS = ("post", "made_on", "proposal", "outcome", "wording", "reasons", "options_rejected")
    RECORD = (
        *(
            "power",
            "risk",
            "funding",
            "advice",
            "documents_used",
            "interests",
            "contact_post",
            "scrutiny_body",
            "entry",
        ),
    )

    def __init__(
        self, *args: Any, posts: QuerySet[Any], proposals: QuerySet[Any], bodies: QuerySet[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = {"post": posts, "proposal": proposals, "contact_post": posts, "scrutiny_body": bodies}
        for name, rows in choices.items():
            field: Any = self.fields[name]
            field.queryset = rows
        for name in ("votes_for", "votes_against", "abstained"):
            del self.fields[name]

    def facts(self) -> dict[str, Any]:
        """Return the further columns of the decision."""
        names = [name for name in (*self.FACTS, *self.RECORD) if name in self.fields]
        return {name: self.cleaned_data[name] for name in names}


class ReconsiderForm(WhatWasDecided):
    """What the decision maker decided anew after scrutiny's concerns."""

    meeting = forms.ModelChoiceField(
        queryset=Meeting.objects.none(), required=False, label="Meeting", empty_label="none: without a meeting"
    )
    outcome = forms.ChoiceField(choices=Outcome.choices, widget=forms.RadioSelect, label="Outcome")
    wording = long_text("What was decided", rows=4)
    made_on = DayField(label="Day of the decision")
    field_order = ("made_on", "meeting", "outcome", "wording", "amended_text")

    ALWAYS = ("made_on", "meeting", "outcome", "wording", "amended_text", "reasons")

    def __init__(self, *args: Any, meetings: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.queryset = meetings
        for name in ("amount", "key", "key_because"):
            del self.fields[name]

    def facts(self) -> dict[str, Any]:
        """Return the further columns of the decision."""
        return {name: self.cleaned_data[name] for name in self.FACTS if name in self.fields}


class PublishForm(DirectorateForm):
    """The day a decision was published, and the day it was signed."""

    published_on = DayField(label="Day of publication")
    signed_on = DayField(label="Day it was signed", required=False)
