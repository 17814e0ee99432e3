"""The page of many figures at once: one form with a row of boxes for each line of a return."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from performance.collecting.drafts import Draft
from performance.collecting.facts import ALLOWED, Facts
from performance.measures import read
from performance.models import Stage
from performance.selectors.returns import EntryLine
from performance.services.entries import draft_of
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.words import shortened

REASONS = [("", "there is a figure"), *((one.value, one.label) for one in ALLOWED)]
BOX = {"inputmode": "decimal", "class": "govuk-input--width-5", "autocomplete": "off"}


LONGEST_NUMBER = 40


class NumberField(forms.CharField):
    """A number as people write it: 1,128 and 45.0% are read, a mark such as x leads to the box for reasons."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(BOX), **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the number, or None; raises ValidationError with what is wrong."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            found = read(text[:LONGEST_NUMBER])
        except ValueError:
            raise ValidationError(f"“{shortened(text, 40)}” is not a number. Write it like 45.0 or 1128.") from None
        if found.value is None:
            raise ValidationError(f"“{text}” is no number. Choose why there is none, two boxes further on.")
        return found.value


@dataclass(frozen=True)
class Boxes:
    """One line with its boxes, as the page shows it; `theirs` is what somebody else saved meanwhile."""

    line: EntryLine
    numbers: Sequence[Any]
    status: Any
    stage: Any
    words: Sequence[Any]
    shown: Any
    theirs: EntryLine | None = None

    @property
    def errors(self) -> list[str]:
        """Return what is wrong with the line."""
        fields = (*self.numbers, self.status, self.stage, *self.words)
        return [sentence for one in fields for sentence in one.refusals]


class ReturnForm(DirectorateForm):
    """Boxes for the figures of a return, named by the key of each line."""

    def __init__(self, *args: Any, lines: Sequence[EntryLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.theirs: dict[str, EntryLine] = {}
        for line in lines:
            self._add(line)

    def _add(self, line: EntryLine) -> None:
        draft, key, title = draft_of(line.entry), line.key, line.title
        facts = draft.facts
        boxes: dict[str, forms.Field] = {
            "numerator": NumberField(label=f"Counted: {title}", initial=plain(facts.numerator)),
            "denominator": NumberField(label=f"Out of: {title}", initial=plain(facts.denominator)),
            "value": NumberField(label=f"Figure: {title}", initial=plain(facts.value)),
            "status": forms.ChoiceField(
                label=f"Why there is no figure: {title}", choices=REASONS, required=False, initial=facts.status
            ),
            "stage": forms.ChoiceField(label=f"How settled: {title}", choices=Stage.choices, initial=draft.stage),
            "source": forms.CharField(
                label="Source", max_length=500, required=False, initial=draft.source
            ),
            "commentary": forms.CharField(
                label="Commentary", required=False, initial=draft.commentary, max_length=5000,
                widget=forms.Textarea({"rows": 2}),
            ),
            "shown": forms.CharField(required=False, widget=forms.HiddenInput, initial=draft.mark, max_length=16),
        }  # fmt: skip
        self.fields.update({f"{key}-{name}": box for name, box in boxes.items()})

    def rows(self) -> list[Boxes]:
        """Return the lines with their boxes."""
        return [
            Boxes(
                line=line,
                numbers=[self[f"{line.key}-{name}"] for name in ("numerator", "denominator", "value")],
                status=self[f"{line.key}-status"],
                stage=self[f"{line.key}-stage"],
                words=[self[f"{line.key}-{name}"] for name in ("commentary", "source")],
                shown=self[f"{line.key}-shown"],
                theirs=self.theirs.get(line.key),
            )
            for line in self.lines
        ]

    def typed(self) -> dict[str, Draft]:
        """Return what was typed, by line."""
        return {line.key: self._draft(line.key) for line in self.lines}

    def shown(self) -> dict[str, str]:
        """Return the mark of the draft from which each line was begun."""
        return {line.key: self.cleaned_data[f"{line.key}-shown"] for line in self.lines}

    def add_beside(self, by_line: Any) -> None:
        """Set the refusals of the service beside their boxes."""
        for key, fields in by_line.items():
            for name, sentence in fields.items():
                self.add_error(f"{key}-{name}", sentence)

    def add_error(self, field: str | None, error: Any) -> None:
        """Say of which line a refusal is: in the list at the top of the page it stands alone."""
        line = next((one for one in self.lines if field and field.startswith(f"{one.key}-")), None)
        if line is not None:
            said = error.messages if isinstance(error, ValidationError) else [str(error)]
            error = ValidationError([f"{line.code}: {sentence}" for sentence in said])
        super().add_error(field, error)

    def _draft(self, key: str) -> Draft:
        typed = {name: self.cleaned_data[f"{key}-{name}"] for name in (
            "value", "numerator", "denominator", "status", "stage", "source", "commentary"
        )}  # fmt: skip
        facts = Facts(typed["value"], typed["numerator"], typed["denominator"], typed["status"])
        return Draft(facts, typed["stage"], typed["source"], typed["commentary"])


def plain(number: Decimal | None) -> str:
    """Write a number as it was typed, without an exponent."""
    return "" if number is None else f"{number:f}"
