"""A board's meeting: called, attended, chaired, decided at, minuted."""

from collections.abc import Sequence
from typing import Any

from django import forms

from partnerships.forms.boards.tables import FormTable, TabledForm, TableRow
from partnerships.forms.fields import PoundsField, choose, reason_field
from partnerships.models import Delegation, Seat
from partnerships.readings.seats import SeatLine
from partnerships.services.boards.attending import SUBSTITUTE, SeatEntry
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Document, Part
from salford_css.core.words import capital
from strategy.forms import long_text
from strategy.forms.fields import clock_time
from strategy.lifecycle import Outcome
from strategy.models import AgendaItem, InterestKind, Meeting, Presence, ReportVersion


class CallForm(DirectorateForm):
    """When and where a board meets."""

    on = DayField(label="The board meets on")
    starts_at = clock_time("Begins at", "Like 14:00.")
    place = forms.CharField(label="Place", max_length=200, required=False)
    called_on = DayField(label="Members are called on")
    short_notice = reason_field(
        "Why at shorter notice", required=False, hint="Only where the terms ask for more notice: why, and who agreed."
    )


class ItemOfMeeting(forms.ModelChoiceField):
    """An item of the agenda."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(AgendaItem.objects.none(), **kwargs)


class PaperForm(DirectorateForm):
    """A paper before a board: a report, a document of the register, or a new document."""

    item = ItemOfMeeting(label="Under item", empty_label="choose")
    report_version = forms.ModelChoiceField(
        ReportVersion.objects.none(), label="A report", required=False, empty_label="none"
    )
    document = forms.ModelChoiceField(
        Document.objects.none(), label="Or a document on record", required=False, empty_label="none"
    )
    title = forms.CharField(label="Or a new document: its title", max_length=300, required=False)
    file = forms.FileField(
        label="Its file", required=False, help_text="PDF, Word, OpenDocument or Excel. None: it is known to exist."
    )
    part = forms.ChoiceField(
        label="The new document is", choices=Part.choices, widget=forms.RadioSelect, initial=Part.OPEN
    )
    exempt_reason = forms.CharField(
        label="Why it is exempt", max_length=300, required=False, help_text="Only for Part 2; the paragraph of the Act."
    )

    def __init__(self, *args: Any, items: Any, reports: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, item=items, report_version=reports, document=documents)

    def clean(self) -> Any:
        """Ask for one paper, and why it is exempt."""
        data = super().clean() or self.cleaned_data
        named = [name for name in ("report_version", "document", "title") if data.get(name)]
        if len(named) != 1:
            self.add_error(named[1] if named else "report_version", "Name one paper: a report, a document or a title.")
        if data.get("title") and data.get("part") == Part.EXEMPT and not data.get("exempt_reason"):
            self.add_error("exempt_reason", "Say why it is exempt.")
        return data


class SaidForm(DirectorateForm):
    """What a body made of a paper."""

    said = long_text("What the board made of it", rows=3, hint="Noted, supported with changes, sent back, and why.")


HERE = ((Presence.PRESENT, "present"), (SUBSTITUTE, "a substitute came"), (Presence.APOLOGIES, "apologies"),
        (Presence.ABSENT, "absent"))  # fmt: skip
HEADS = {
    "presence": "There?",
    "who": "Substitute",
    "came_for": "Came for item",
    "came_at": "At",
    "left_before": "Left before item",
    "left_at": "At",
}


def short_time(label: str) -> forms.TimeField:
    """Return a small box for a clock time."""
    field = clock_time(label, "")
    field.widget = forms.TextInput({"inputmode": "numeric", "size": 5, "class": "govuk-input--width-4"})
    return field


class AttendanceForm(TabledForm):
    """Every seat of the day in one table."""

    others = long_text("In attendance without a seat", rows=3, required=False, hint="Posts or offices, one a line.")

    def __init__(self, *args: Any, seats: Sequence[SeatLine], items: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [line for line in seats if line.held]
        self.items = {str(item.number): item for item in items}
        choices = [(str(item.number), f"item {item.number}") for item in items]
        for line in self.lines:
            words = f"Seat {line.seat.number}"
            self.add_row(
                "seat", line.seat.number,
                presence=forms.ChoiceField(
                    choices=[("", "not said"), *HERE], required=False, label=f"{words}: there?"
                ),
                who=forms.CharField(max_length=200, required=False, label=f"{words}: substitute"),
                came_for=forms.ChoiceField(
                    choices=[("", "first"), *choices], required=False, label=f"{words}: came for"
                ),
                came_at=short_time(f"{words}: came at"),
                left_before=forms.ChoiceField(
                    choices=[("", "stayed"), *choices], required=False, label=f"{words}: left before"
                ),
                left_at=short_time(f"{words}: left at"),
            )  # fmt: skip
        self.order_fields([name for name in self.fields if name != "others"])

    def tables(self) -> list[FormTable]:
        """Return the table of seats."""
        made = self.table_of("seat", "Who was there, seat by seat", HEADS, 0, word="Seat")
        rows = [self._row(line) for line in self.lines]
        return [FormTable(made.caption, made.heads, rows)]

    def _row(self, line: SeatLine) -> Any:
        head = f"{line.seat.number} {line.holder}"
        return TableRow(head, [(words, self[f"seat-{line.seat.number}-{cell}"]) for cell, words in HEADS.items()])

    def plain(self) -> list[Any]:
        """Return nothing: the table stands first."""
        return []

    def rest(self) -> list[Any]:
        """Return what stands under the table."""
        return [self["others"]]

    def entries(self) -> list[SeatEntry]:
        """Return what was said of each seat."""
        found = []
        for line in self.lines:
            said = {cell: self.cleaned_data.get(f"seat-{line.seat.number}-{cell}") for cell in HEADS}
            if said["presence"]:
                found.append(
                    SeatEntry(
                        line.seat,
                        said["presence"],
                        who=said["who"] or "",
                        came_for=self.items.get(said["came_for"] or ""),
                        left_before=self.items.get(said["left_before"] or ""),
                        came_at=said["came_at"],
                        left_at=said["left_at"],
                    )
                )
        return found


class ChairForm(DirectorateForm):
    """Who took the chair."""

    seat = forms.ModelChoiceField(Seat.objects.none(), label="In the chair", empty_label="choose")
    because = forms.CharField(
        label="Why another than the terms say", max_length=300, required=False, help_text="Only where it is another."
    )

    def __init__(self, *args: Any, seats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, seat=seats)


class InterestForm(DirectorateForm):
    """An interest that somebody declared."""

    seat = forms.ModelChoiceField(Seat.objects.none(), label="Who declared it", empty_label="choose")
    item = ItemOfMeeting(label="About item", required=False, empty_label="the whole meeting")
    nature = forms.CharField(label="The interest", max_length=300, help_text="By office, never by name.")
    kind = forms.ChoiceField(
        label="How far it goes",
        choices=[(value, capital(words)) for value, words in InterestKind.choices],
        widget=forms.RadioSelect,
    )
    withdrew = forms.BooleanField(label="They left the meeting for the item", required=False)

    def __init__(self, *args: Any, seats: Any, items: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, seat=seats, item=items)


OUTCOMES = [(one.value, capital(one.label)) for one in Outcome if one is not Outcome.WITHDRAWN]


class BoardDecisionForm(DirectorateForm):
    """What a board decided under an item."""

    item = ItemOfMeeting(label="Under item", empty_label="choose")
    outcome = forms.ChoiceField(label="What it decided", choices=OUTCOMES, widget=forms.RadioSelect)
    wording = long_text("In the words of the minutes", rows=4)
    delegation = forms.ModelChoiceField(
        Delegation.objects.none(),
        label="By which power",
        required=False,
        empty_label="none of them: it goes to the bodies above",
    )
    amount = PoundsField(label="Pounds that it spends, saves or forgoes", required=False, help_text="Nothing is 0.")
    reasons = long_text("Reasons", rows=3, required=False)
    deferred_until = forms.CharField(
        label="Deferred until", max_length=200, required=False, help_text="Only where it was deferred."
    )
    votes_for = forms.IntegerField(label="Votes for", required=False, min_value=0)
    votes_against = forms.IntegerField(label="Votes against", required=False, min_value=0)
    abstained = forms.IntegerField(label="Abstained", required=False, min_value=0)

    def __init__(self, *args: Any, items: Any, delegations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, item=items, delegation=delegations)


class MinutesForm(DirectorateForm):
    """The text of minutes."""

    text = long_text(
        "Minutes",
        rows=24,
        hint="A line that begins with a number begins an item; RESOLVED, REFERRED and ACTION stand out in print.",
    )
    reason = reason_field("What was corrected, and why", required=False, hint="Only where minutes are on record.")


class AgreeForm(DirectorateForm):
    """The meeting at which minutes are agreed."""

    at = forms.ModelChoiceField(Meeting.objects.none(), label="Agreed at", empty_label="choose")
    text = long_text("As agreed", rows=20)
    reason = reason_field("What was corrected", required=False, hint="Only where the words were changed.")

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, at=meetings)
