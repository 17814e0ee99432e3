"""The page of one import: what it would do, what it did, what was refused; confirming and taking back."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.views import View

from salford_css.core import clock, registry
from salford_css.core.activity import actor_name
from salford_css.core.components import Crumb, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.forms.deeds import ReasonForm, SureForm
from salford_css.core.imports import guarding
from salford_css.core.imports.tally import CHANGED, CREATED
from salford_css.core.lists import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.models import Import, ImportOutcome, ImportState
from salford_css.core.services import imports as services
from salford_css.core.views.imports.lists import HOME, kind_name
from salford_css.core.views.imports.sending import LIST, ImportDeed
from salford_css.core.words import capital, counted, day, listed, number, some

SHOWN = 50
DAY = len("2004-04-30")


class ImportPage(DetailPage):
    """One import."""

    model = Import
    near = ("by", "undone_by", "job")
    template = "core/imports/page.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, LIST, Crumb(row.name)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return counts, samples, refused rows and what may be done."""
        kinds = registry.imports.kinds.get(row.kind)
        may = kinds is not None and kinds.may(self.request.user, clock.today())
        kind = kinds(by=self.request.user, on=clock.today()) if kinds else None
        busy = services.is_working(row)
        return {
            "kind_name": kind_name(row.kind),
            "lead": lead(row),
            "facts": [] if row.state in (ImportState.UPLOADED, ImportState.DROPPED) else counts(row),
            "about": about(row),
            "may": may,
            "busy": busy,
            "stopped": "" if busy else stopped(row),
            "created": samples(row, CREATED, self._headings(row)),
            "changed": samples(row, CHANGED, self._headings(row)),
            "refused": _remarked(row, ImportOutcome.REFUSED),
            "doubtful": _remarked(row, ImportOutcome.DOUBTFUL),
            "aside": _remarked(row, ImportOutcome.ASIDE),
            "notes": row.samples.get("notes", ()),
            "remedies": kind.remedies(row) if kind and may and row.is_open else (),
            "result": kind.result(row) if kind else None,
            "left": row.rows.exclude(left_because=""),
            "done": self._done(row),
            "twins": twins(row, self.request.user),
            "shown": SHOWN,
        }

    def _headings(self, row: Any) -> dict[str, str]:
        kind = registry.imports.kinds.get(row.kind)
        if kind is None:
            return {}
        return {column.name: column.heading for column in kind(by=self.request.user, on=clock.today()).columns}

    @staticmethod
    def _done(row: Any) -> Sequence[Any]:
        """Return the first records that were created or changed, with their pages."""
        if row.state not in (ImportState.APPLIED, ImportState.UNDONE):
            return ()
        touched = row.rows.filter(outcome__in=[ImportOutcome.CREATED, ImportOutcome.CHANGED])
        return touched.prefetch_related("record")[:SHOWN]


def _remarked(batch: Import, outcome: str) -> list[tuple[int, list[str]]]:
    """Return the first rows of an outcome with what is said of each."""
    return [(one.number, problems(one.problems)) for one in batch.rows.filter(outcome=outcome)[:SHOWN]]


def stopped(batch: Import) -> str:
    """Say why the last work in the background did not come to its end; empty when it did, or there was none."""
    job = batch.job
    if job is None or (job.ended_at is not None and not job.failed):
        return ""
    return job.sentence if job.failed else "The process that worked on it was ended. Nothing of its work was kept."


def lead(batch: Import) -> str:
    """Say in a sentence how the import stands."""
    match batch.state:
        case ImportState.UPLOADED:
            return "The file was received. Nothing of it is stored in the records."
        case ImportState.CHECKED:
            return f"{_would(batch)} Nothing is stored yet." if batch.created or batch.changed else _would(batch)
        case ImportState.APPLIED:
            return _did(batch)
        case ImportState.UNDONE:
            return f"It was taken back on {batch.undone_at:%-d %B %Y}: {batch.undone_why.strip().rstrip('.')}."
    return "It was given up before anything was stored."


def _would(batch: Import) -> str:
    if batch.created or batch.changed:
        created = counted(batch.created, *_noun(batch))
        return f"It would create {created} and change {_none(batch.changed)}.{_others(batch)}"
    if batch.unchanged and not batch.refused:
        return "Everything in it is on record already."
    return f"It would store nothing.{_others(batch)}"


def _did(batch: Import) -> str:
    return f"It created {counted(batch.created, *_noun(batch))} and changed {_none(batch.changed)}.{_others(batch)}"


def _noun(batch: Import) -> tuple[str, str]:
    """Return what the kind counts, one and many."""
    kind = registry.imports.kinds.get(batch.kind)
    return kind.noun if kind else ("record", "records")


def _others(batch: Import) -> str:
    """Say what becomes of the rows that store nothing, in a sentence with a blank before it."""
    one, many = ("row", "rows") if _noun(batch)[0] == "record" else _noun(batch)
    parts = [
        f"{some(count, f'{one} is', f'{many} are')} {what}"
        for count, one, many, what in (
            (batch.unchanged, one, many, "on record already"), (batch.refused, "row", "rows", "refused"),
        )
        if count
    ]  # fmt: skip
    return f" {capital(listed(parts))}." if parts else ""


def _none(count: int) -> str:
    return number(count) if count else "none"


def counts(batch: Import) -> list[Fact]:
    """Return how many rows had which outcome."""
    return [
        Fact("Created", f"{batch.created:,}"),
        Fact("Changed", f"{batch.changed:,}"),
        Fact("On record already", f"{batch.unchanged:,}"),
        Fact("Refused", f"{batch.refused:,}"),
    ]


def about(batch: Import) -> list[Fact]:
    """Return what the file is, who sent it, and how it was read."""
    place = f"sheet “{batch.sheet}”, " if batch.sheet else ""
    return [
        Fact("File", batch.name, note=f"{batch.size:,} bytes; {'kept' if batch.file else 'no longer kept'}"),
        Fact("Sent", f"{batch.uploaded_at:%-d %B %Y, %H:%M}", note=f"by {actor_name(batch.by)}"),
        Fact("Read from", f"{place}header in row {batch.header_row}"),
        Fact("Fingerprint", batch.sha256[:12], note="the first figures of its SHA-256"),
    ]


def samples(batch: Import, outcome: str, headings: dict[str, str]) -> list[dict[str, Any]]:
    """Return a few rows of an outcome, each with its facts before and after by their headings."""
    return [
        {
            "number": one["number"],
            "name": one["name"],
            "facts": [
                (heading, _in_words(one["before"].get(name, "")), _in_words(one["after"][name]))
                for name, heading in headings.items()
                if one["after"].get(name, "") != one["before"].get(name, "")
            ],
        }
        for one in batch.samples.get(outcome, [])
    ]


def _in_words(fact: str) -> str:
    """Return a fact as a page says it; a day is written out."""
    try:
        return day(date.fromisoformat(fact)) if len(fact) == DAY else fact
    except ValueError:
        return fact


def problems(kept: Sequence[Sequence[str]]) -> list[str]:
    """Return what is wrong in a row, in sentences."""
    return [guarding.sentence(*one) for one in kept]


def twins(batch: Import, reader: Any) -> Sequence[Import]:
    """Return other imports of the very same file that were brought in and not taken back."""
    same = Import.objects.visible_to(reader).filter(sha256=batch.sha256, kind=batch.kind, state=ImportState.APPLIED)
    return list(same.exclude(pk=batch.pk)[:3])


class RefusedRows(LoginRequiredMixin, View):
    """The refused rows as a file: the same columns and one that says what is wrong, to be mended and sent again."""

    def get(self, request: HttpRequest, uid: Any) -> HttpResponse:
        """Hand it over as a workbook, or as CSV with `?format=csv`."""
        batch = Import.objects.visible_to(request.user).filter(uid=uid).first()
        if batch is None:
            raise Http404
        rows = batch.rows.filter(outcome=ImportOutcome.REFUSED).order_by("number")
        columns = [
            Column(str(place), heading, partial(_cell, place))
            for place, heading in guarding.kept_headings(batch.headings)
        ]
        columns.append(Column("row", guarding.ROW, lambda row: row.number))
        columns.append(Column("wrong", guarding.WRONG, lambda row: " ".join(problems(row.problems))))
        name = f"{batch.kind}-refused-{batch.uploaded_at:%Y-%m-%d}"
        if request.GET.get("format") == "csv":
            return as_csv(columns, rows.iterator(chunk_size=2000), name=name)  # type: ignore[return-value]
        about = [("What", f"Rows of {batch.name} that were refused. Mend them and send this file.")]
        return as_xlsx(columns, rows.iterator(chunk_size=2000), name=name, about=about)


def _cell(place: int, row: Any) -> str:
    return guarding.guarded(row.cells, place)


class LookAgain(ImportDeed):
    """Look once more at what the import would do."""

    form = SureForm
    heading = "Look again"
    verb = "Look again"
    done = "Nothing is stored yet."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Look."""
        return services.look_at(batch=row, by=self.request.user)  # type: ignore[arg-type]


class Confirm(ImportDeed):
    """Bring in what was shown."""

    form = SureForm
    heading = "Bring it in"
    verb = "Bring it in"
    done = "It is brought in, or being brought in: this page says how far it is."

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return _would(row)

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Bring it in."""
        return services.confirm(batch=row, by=self.request.user)  # type: ignore[arg-type]


class TakeBack(ImportDeed):
    """Take a whole import back."""

    form = ReasonForm
    heading = "Take the import back"
    verb = "Take it back"
    done = "It is taken back. Rows that were changed since are left, and listed here."

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return (
            "What it created is withdrawn, what it changed gets its former facts back. Records that were changed "
            "since, or on which something was built, are left and listed. The trail keeps all of it."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it back."""
        return services.take_back(batch=row, by=self.request.user, reason=data["reason"])  # type: ignore[arg-type]


class Drop(ImportDeed):
    """Give an import up before it is confirmed."""

    form = SureForm
    heading = "Give it up"
    verb = "Give it up"
    done = "It is given up, and its file is deleted."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Give it up."""
        return services.drop(batch=row, by=self.request.user)  # type: ignore[arg-type]
