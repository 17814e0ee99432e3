"""What is asked of somebody who brings in a spreadsheet: which file, which sheet, which column is which."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.imports.cells import letters
from salford_css.core.imports.columns import ImportColumn
from salford_css.core.imports.kinds import ImportKind

COLUMN, FOR_ALL = "column-", "all-"


class ReceiveForm(DirectorateForm):
    """What the rows are, and the file."""

    kind = forms.ChoiceField(widget=forms.RadioSelect, label="What the rows are")
    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        help_text="A workbook (.xlsx) or text with separators (.csv). Nothing is stored until you confirm.",
        widget=forms.FileInput({"accept": ".xlsx,.xlsm,.csv,.txt,.tsv"}),
    )

    def __init__(self, *args: Any, kinds: Sequence[type[ImportKind]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["kind"]
        choices.choices = [(kind.code, kind.name) for kind in kinds]


class SheetForm(DirectorateForm):
    """Which sheet, and which row is its header."""

    sheet = forms.ChoiceField(label="Sheet")
    header_row = forms.IntegerField(
        required=False,
        min_value=1,
        label="Row of the header",
        help_text="As your spreadsheet counts. Empty: it is looked for.",
    )

    def __init__(self, *args: Any, sheets: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosable: Any = self.fields["sheet"]
        choosable.choices = sheets
        if len(sheets) == 1:
            choosable.required = False
            choosable.widget = forms.HiddenInput()


class ColumnsForm(DirectorateForm):
    """Where each column of the kind stands in the file, or what it says for every row."""

    keep_as = forms.CharField(
        required=False,
        max_length=120,
        label="Keep these columns under a name",
        help_text="The next file with the same headings is then read in the same way.",
    )

    def __init__(self, *args: Any, kind: ImportKind, headings: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        places = [
            (str(place), f"{letters(place)}: {heading or '(no heading)'}") for place, heading in enumerate(headings)
        ]
        asked: dict[str, forms.Field] = {}
        for column in kind.columns:
            if not column.only_for_all:
                asked[COLUMN + column.name] = forms.ChoiceField(
                    choices=[("", "not in the file"), *places],
                    label=column.heading,
                    required=column.required and not column.for_all,
                    help_text=column.help,
                )
            if column.for_all:
                asked[FOR_ALL + column.name] = self._for_all(column)
        self.fields = {**asked, **self.fields}

    def _for_all(self, column: ImportColumn) -> forms.Field:
        label = column.heading if column.only_for_all else f"{column.heading}, the same for every row"
        if choices := self.kind.choices(column.name):
            unsaid = "not said" if column.only_for_all else "as the file says"
            return forms.ChoiceField(choices=[("", unsaid), *choices], label=label, required=False)
        return forms.CharField(label=label, required=False, max_length=200)

    def asked(self) -> list[tuple[ImportColumn, BoundField, BoundField | None]]:
        """Return columns with their fields: where one stands, and what is said for every row where that may be."""
        return [
            (column, self[COLUMN + column.name], self[FOR_ALL + column.name] if column.for_all else None)
            for column in self.kind.columns
            if not column.only_for_all
        ]

    def asked_of_the_file(self) -> list[tuple[ImportColumn, BoundField]]:
        """Return what is said of the file as a whole and never stands in it."""
        return [(column, self[FOR_ALL + column.name]) for column in self.kind.columns if column.only_for_all]

    def mapping(self) -> dict[str, int]:
        """Return the places chosen, by column; what is said for every row goes before what the file says."""
        fixed = self.fixed()
        chosen = {column.name: self.cleaned_data.get(COLUMN + column.name) for column in self.kind.columns}
        return {name: int(place) for name, place in chosen.items() if place and name not in fixed}

    def fixed(self) -> dict[str, str]:
        """Return what is said for every row, by column."""
        said = {column.name: self.cleaned_data.get(FOR_ALL + column.name, "") for column in self.kind.columns}
        return {name: value.strip() for name, value in said.items() if value and value.strip()}
