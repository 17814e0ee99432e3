"""Sending a file, and saying how it is read."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from salford_css.core import clock, registry
from salford_css.core.components import Crumb
from salford_css.core.deedpage import REFUSED, DeedPage
from salford_css.core.forms.imports import COLUMN, FOR_ALL, ColumnsForm, ReceiveForm, SheetForm
from salford_css.core.imports import headings
from salford_css.core.imports.rows import Row
from salford_css.core.lists import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.models import ColumnMapping, Import
from salford_css.core.services import imports as services
from salford_css.core.services.imports import files
from salford_css.core.services.imports.receiving import NOT_YOURS, is_ready, kind_for
from salford_css.core.views.imports.lists import HOME, kind_name

LIST = Crumb("Imports", "/imports/")
SHOWN_ROWS = 3


class NewImport(LoginRequiredMixin, View):
    """Send a file. What the address says of a column (`?consultation=…`) is taken for every row."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form; whoever may bring nothing in is told so and led to the list."""
        wanted, kinds = request.GET.get("kind", ""), registry.imports.allowed(request.user, on=clock.today())
        if not kinds:
            messages.error(request, NOT_YOURS)
            return HttpResponseRedirect(reverse("imports"))
        initial = wanted if wanted in {kind.code for kind in kinds} else kinds[0].code if len(kinds) == 1 else ""
        return self._show(ReceiveForm(kinds=kinds, initial={"kind": initial}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Receive the file, and look at it at once where its columns are known."""
        form = ReceiveForm(request.POST, request.FILES, kinds=self._kinds())
        if not form.is_valid():
            return self._show(form, REFUSED)
        kind = kind_for(form.cleaned_data["kind"], request.user)
        for_all = [column.name for column in kind.columns if column.for_all and column.name in request.GET]
        said = {name: request.GET[name] for name in for_all}
        try:
            batch = services.receive(file=form.cleaned_data["file"], kind=kind.code, by=request.user, fixed=said)  # type: ignore[arg-type]
        except ValidationError as refused:
            form.add_error("file", refused)
            return self._show(form, REFUSED)
        return HttpResponseRedirect(self._next(batch, kind))

    def _next(self, batch: Import, kind: Any) -> str:
        if is_ready(batch, kind):
            try:
                services.look_at(batch=batch, by=kind.by)
            except ValidationError as refused:
                messages.error(self.request, " ".join(refused.messages))
            else:
                return batch.get_absolute_url()
        return reverse("import-columns", args=[batch.uid])

    def _kinds(self) -> list[Any]:
        kinds = registry.imports.allowed(self.request.user, on=clock.today())
        if not kinds:
            raise PermissionDenied(NOT_YOURS)
        return kinds

    def _show(self, form: ReceiveForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            # A template would call the classes themselves.
            "kinds": [(kind.code, kind.name, kind.words) for kind in self._kinds()],
            "heading": "Bring in a spreadsheet",
            "lead": "You are shown what it would do before anything is stored, and it can be taken back afterwards.",
            "verb": "Send the file",
            "cancel_url": reverse("imports"),
            "crumbs": [HOME, LIST, Crumb("Bring in a spreadsheet")],
        }
        return render(self.request, "core/imports/new.html", context, status=status)


class BlankFile(LoginRequiredMixin, View):
    """An empty file with the headings of a kind, to be filled in."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Hand it over as a workbook, or as CSV with `?format=csv`."""
        if kind not in registry.imports.kinds:
            raise Http404
        chosen = kind_for(kind, request.user)
        asked = [column for column in chosen.columns if not column.only_for_all]
        columns = [Column(column.name, column.heading, str) for column in asked]
        if request.GET.get("format") == "csv":
            return as_csv(columns, [], name=f"{kind}-blank")  # type: ignore[return-value]
        about = [("What a row is", chosen.words)]
        about += [(column.heading, _asked(column)) for column in asked]
        return as_xlsx(columns, [], name=f"{kind}-blank", about=about)


def _asked(column: Any) -> str:
    needed = "Needed. " if column.required else ""
    return f"{needed}{column.help}" or "May be left empty."


class ImportDeed(DeedPage):
    """A deed about one import."""

    model = Import

    def row(self, **address: Any) -> Any:
        """Return the import, if the reader may see it."""
        found = Import.objects.visible_to(self.request.user).filter(uid=address["uid"]).first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may bring in such rows."""
        kind = registry.imports.kinds.get(row.kind)
        return kind is not None and kind.may(self.request.user, self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, LIST]


class ReadingDeed(ImportDeed):
    """A deed before the import is confirmed."""

    def row(self, **address: Any) -> Any:
        """Return the import; once it is settled its reading is settled too."""
        found = super().row(**address)
        if not found.is_open:
            raise Http404
        return found


class ReadSheet(ReadingDeed):
    """Choose the sheet and the row of its header."""

    form = SheetForm
    heading = "Choose sheet and header"
    verb = "Read this sheet"
    done = "The sheet is read anew."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the sheets."""
        with files.opened(row) as book:
            return {"sheets": [(one.name, f"{one.name} (hidden)" if one.hidden else one.name) for one in book.sheets]}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what was found."""
        return {"sheet": row.sheet, "header_row": row.header_row}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Read it; the columns follow."""
        services.read_sheet(batch=row, by=self.request.user, **data)  # type: ignore[arg-type]
        return _ColumnsFollow(row)


class _ColumnsFollow:
    """Stands for an import whose columns are asked next."""

    def __init__(self, batch: Import) -> None:
        self.batch = batch

    def get_absolute_url(self) -> str:
        """Return the address of the columns."""
        return reverse("import-columns", args=[self.batch.uid])


class MapColumns(ReadingDeed):
    """Say which column is which, then look at what the import would do."""

    form = ColumnsForm
    template = "core/imports/columns.html"
    heading = "Say which column is which"
    verb = "Look at what it would do"
    done = "Nothing is stored yet."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Make the form from the kind's columns and the file's headings."""
        return {"kind": kind_for(row.kind, self.request.user), "headings": row.headings}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what was proposed."""
        mapping, fixed = row.mapping, row.fixed
        if kept := ColumnMapping.objects.filter(kind=row.kind, ref=self.request.GET.get("mapping", "")).first():
            mapping, fixed = headings.by_heading(row.headings, kept.columns), kept.fixed | fixed
        places = {COLUMN + name: str(place) for name, place in mapping.items()}
        keep_as = {"keep_as": kept.name} if kept else {}
        return keep_as | places | {FOR_ALL + name: value for name, value in fixed.items()}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Settle the columns and look."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Settle the columns and look at what would be done, or say what is missing."""
        row = self._mine(**address)
        form = self.form(request.POST, **self.made_with(row))
        if not form.is_valid():
            return self._show(row, form, status=REFUSED)
        try:
            services.map_columns(
                batch=row,
                mapping=form.mapping(),
                fixed=form.fixed(),
                keep_as=form.cleaned_data["keep_as"],
                by=request.user,  # type: ignore[arg-type]
            )
            services.look_at(batch=row, by=request.user)  # type: ignore[arg-type]
        except ValidationError as refused:
            return self.refused(row, form, refused)
        return HttpResponseRedirect(row.get_absolute_url())

    def lead(self, row: Any) -> str:
        """Say what is read."""
        place = f"sheet “{row.sheet}”, " if row.sheet else ""
        return f"{kind_name(row.kind)} from {place}with the header in row {row.header_row}."

    def beside(self, row: Any) -> dict[str, Any]:
        """Show the first rows, and headings that stand twice."""
        return {
            "file_headings": row.headings,
            "first_rows": self._first_rows(row),
            "twice": headings.twice(row.headings),
            "kept": ColumnMapping.objects.filter(kind=row.kind),
            "sheet_url": reverse("import-sheet", args=[row.uid]),
        }

    def _first_rows(self, row: Any) -> Sequence[Row]:
        found = []
        with files.opened(row) as book:
            for one in book.rows(row.sheet):
                if one.number > row.header_row:
                    found.append(Row(one.number, [one.cell(place)[:60] for place in range(len(row.headings))]))
                if len(found) == SHOWN_ROWS:
                    break
        return found
