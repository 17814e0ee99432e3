"""One delivery of figures: who, when, why, and what became of it."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from performance.models import Result, Submission
from performance.policies import may_keep_figures
from performance.services import undo_submission
from performance.views.ways import crumbs, series_url
from salford_css.core import clock
from salford_css.core.components import Crumb, Fact
from salford_css.core.deedpage import DeedPage
from salford_css.core.detail import DetailPage
from salford_css.core.forms.deeds import ReasonForm
from salford_css.core.words import capital, counted

SHOWN = 50


class SubmissionPage(DetailPage):
    """One delivery."""

    model = Submission
    near = ("document", "undoes", "undone_by", "batch")
    template = "performance/submission.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs((f"Delivery of {row.made_at:%-d %B %Y}", ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Return the counts and the figures that still stand."""
        standing = Result.objects.visible_to(self.request.user).filter(submission=row)
        shown = standing.select_related(
            "definition", "series__indicator__framework", "series__organisation", "series__breakdown"
        ).order_by("series__indicator__code", "series__organisation__name", "-period")[:SHOWN]
        return {
            "facts": [
                Fact("Came by", row.get_door_display()),
                Fact("Brought", f"{row.created:,}", note="figures not known before"),
                Fact("Changed", f"{row.changed:,}", note="figures that stood otherwise"),
                Fact("Unchanged", f"{row.unchanged:,}", note="said again"),
                Fact("Refused", f"{row.refused:,}"),
            ],
            "about": _about(row),
            "standing": standing.count(),
            "undo_url": _undo_url(row) if self._may_undo(row) else "",
            "figures": [
                (one, series_url(
                    "indicator", one.series.indicator, one.series.organisation.ref, one.series.breakdown.key
                ))
                for one in shown
            ],
        }  # fmt: skip

    def _may_undo(self, row: Any) -> bool:
        return not row.is_undone and row.undoes is None and may_keep_figures(self.request.user, on=clock.today())


class UndoSubmission(DeedPage):
    """Take a delivery back: what it changed becomes what was believed before, as a new version."""

    model = Submission
    form = ReasonForm
    heading = "Take the delivery back"
    verb = "Take it back"
    done = "The delivery is taken back. What was believed before is believed again, as one more version."

    def row(self, **address: Any) -> Any:
        """Find the delivery by its address."""
        found = Submission.objects.visible_to(self.request.user).filter(uid=address["uid"]).first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Let those who keep figures do it."""
        return may_keep_figures(self.request.user, on=self.today)

    def lead(self, row: Any) -> str:
        """Say what happens, and that nothing is lost."""
        standing = Result.objects.filter(submission=row).count()
        return (
            f"{capital(counted(standing, 'figure'))} of this delivery {'stands' if standing == 1 else 'stand'}. Each "
            "goes back to what was believed before it; a figure it brought first is withdrawn. Nothing is deleted, "
            "and what was restated since stays."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service take it back."""
        return undo_submission(submission=row, by=self.request.user, reason=data["reason"])


def _undo_url(row: Submission) -> str:
    """Return where a delivery is taken back: one that came by a spreadsheet with its import, so that both say so."""
    if row.batch is not None:
        return reverse("import-take-back", args=[row.batch.uid])
    return reverse("performance:submission-undo", args=[row.uid])


def _about(row: Submission) -> list[Fact]:
    """Return which file it was and how it was read; nothing where figures were typed."""
    if not row.file_name:
        return []
    columns = row.mapping.get("columns", {})
    said = row.mapping.get("for_all", {})
    sheet = f"sheet “{row.mapping['sheet']}”, " if row.mapping.get("sheet") else ""
    return [
        Fact("File", row.file_name, note=f"{row.size or 0:,} bytes; SHA-256 begins {row.sha256[:12]}"),
        Fact("Read from", f"{sheet}header in row {row.mapping.get('header_row')}"),
        Fact("Columns", "; ".join(f"{name}: {heading}" for name, heading in columns.items()) or "none"),
        Fact("Said of every row", "; ".join(f"{name}: {value}" for name, value in said.items()) or "nothing"),
    ]
