"""One delivery of figures: who, when, why, and what became of it."""

from typing import Any

from performance.models import Result, Submission
from performance.views.ways import crumbs, series_url
from salford_css.core.components import Crumb, Fact
from salford_css.core.detail import DetailPage

SHOWN = 50


class SubmissionPage(DetailPage):
    """One delivery."""

    model = Submission
    near = ("document", "undoes", "undone_by")
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
            "standing": standing.count(),
            "figures": [
                (one, series_url(
                    "indicator", one.series.indicator, one.series.organisation.ref, one.series.breakdown.key
                ))
                for one in shown
            ],
        }  # fmt: skip
