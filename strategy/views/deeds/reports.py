"""Beginning a report, or its next version."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.models import Organisation, Post
from salford_css.core.parameters import parameter
from strategy import policies
from strategy.forms.reports import (
    NewReportForm,
    NextVersionForm,
)
from strategy.models import (
    Body,
    Consultation,
    HeadingSet,
    Plan,
    Report,
)
from strategy.services import drafts
from strategy.views.deeds.page import DeedPage


class Reports:
    """The list of reports, where a report that is not there yet is begun."""

    pk = None

    def __str__(self) -> str:
        return "Reports"

    def get_absolute_url(self) -> str:
        """Return the list's address."""
        return reverse("strategy:reports")


class BeginReport(DeedPage):
    """Begin a report."""

    form: type[DirectorateForm] = NewReportForm
    heading = "Write a report"
    verb = "Begin the report"
    done = "The report is begun. Officers alone see it until it is put to a body."
    dated_by: str | None = None

    def row(self, **address: Any) -> Any:
        """There is no row yet: stand on the list. For who writes no reports there is nothing here."""
        if not self.allowed(None):
            raise Http404
        return Reports()

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may write reports."""
        return policies.may_draft(self.request.user, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer councils that have headings, their sets, bodies, posts, plans and consultations."""
        reader = self.request.user
        return {
            "rows": {
                "organisation": Organisation.objects.filter(heading_sets__isnull=False).distinct(),
                "heading_set": HeadingSet.objects.order_by("-valid_from"),
                "body": Body.objects.visible_to(reader).order_by("name"),
                "contact_post": Post.objects.order_by("title"),
                "plan": Plan.objects.visible_to(reader).order_by("title"),
                "consultation": Consultation.objects.visible_to(reader),
            }
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the council and the headings of the day the page is read at, and the consultation asked for."""
        council = Organisation.objects.filter(heading_sets__isnull=False).order_by("pk").first()
        day = self.request.moment.day  # type: ignore[attr-defined]
        asked = Consultation.objects.visible_to(self.request.user).filter(ref=parameter(self.request, "consultation"))
        return {
            "organisation": council,
            "heading_set": drafts.heading_set_on(council, day) if council else None,
            "consultation": asked.first(),
        }

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Begin it."""
        return drafts.begin_report(by=self.request.user, **data)


class NextVersion(DeedPage):
    """Begin the next version of a report."""

    model = Report
    form: type[DirectorateForm] = NextVersionForm
    heading = "Write the next version"
    verb = "Begin it"
    done = "The next version is begun. Officers alone see it until it is put to a body."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may write reports."""
        return policies.may_draft(self.request.user, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer bodies, and the consultations on the report itself."""
        reader = self.request.user
        heard = Consultation.objects.visible_to(reader).filter(report_version__report=row)
        return {"rows": {"body": Body.objects.visible_to(reader).order_by("name"), "consultation": heard}}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the consultation asked for; a report on one is written anew, in sections of its own."""
        heard = Consultation.objects.visible_to(self.request.user).filter(report_version__report=row)
        asked = heard.filter(ref=parameter(self.request, "consultation")).first()
        return {"consultation": asked, "from_newest": asked is None}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Begin it."""
        return drafts.begin_draft(report=row, by=self.request.user, **data)
