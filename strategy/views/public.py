"""What the public may read where the council opens it: published Part 1 papers, and nothing else. Read only.

Rows come through `visible_to(PUBLIC)`; posts and bodies appear, never people; no page leads to one behind the door.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.components import Crumb, Fact
from salford_css.core.models import Part, Publication, PublicationFile
from salford_css.core.public import PUBLIC, public_page
from salford_css.core.views.papers import file_response
from salford_css.core.words import capital, counted, day
from strategy.lifecycle import ConsultationState
from strategy.models import (
    Appendix,
    Consultation,
    ConsultationEvent,
    Decision,
    ForwardPlanEntry,
    Recommendation,
    ReportField,
    ReportSection,
    ReportVersion,
)
from strategy.selectors import papers
from strategy.selectors.proposals import made
from strategy.sentences.consultations import period

PAGE = 50


@dataclass(frozen=True)
class Line:
    """A line of a public list: what, where it leads, what else is said."""

    words: str
    url: str
    note: str


def _home() -> Crumb:
    return Crumb("Published papers", reverse("strategy:public"))


# ------------------------------------------------------------------ lists


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """Say what is published, with the way to each list."""
    ways = (
        ("Reports", "public-reports", _versions().count(), "report"),
        ("Decisions", "public-decisions", _decisions().count(), "decision"),
        ("Forward plan", "public-forward-plan", _entries().count(), "coming decision"),
        ("Consultations", "public-consultations", _heard().count(), "consultation"),
    )
    lines = [Line(name, reverse(f"strategy:{url}"), capital(counted(count, noun))) for name, url, count, noun in ways]
    return render(request, "public/index.html", {"lines": lines})


def _versions() -> QuerySet[Any]:
    rows = ReportVersion.objects.visible_to(PUBLIC).select_related("report", "body")
    return rows.order_by("-earliest", "title", "-number")


def _decisions() -> QuerySet[Any]:
    rows = Decision.objects.visible_to(PUBLIC).select_related("body", "post")
    return rows.order_by("-published_on", "ref")


def _entries() -> QuerySet[Any]:
    today = clock.today()
    rows = ForwardPlanEntry.objects.visible_to(PUBLIC).standing(today).undecided(today)
    return rows.select_related("body", "post", "scrutiny_body", "contact_post").order_by("earliest", "subject")


def _heard() -> QuerySet[Any]:
    return Consultation.objects.visible_to(PUBLIC).select_related("agreed_by").order_by("-opens", "title")


def _list(request: HttpRequest, heading: str, rows: QuerySet[Any], line: Any, nothing: str) -> HttpResponse:
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": heading,
        "lines": [line(row) for row in page],
        "page": page,
        "nothing": nothing,
        "crumbs": [_home(), Crumb(heading)],
    }
    return render(request, "public/list.html", context)


@public_page
def reports(request: HttpRequest) -> HttpResponse:
    """List the published reports, the newest first."""
    return _list(request, "Reports", _versions(), _report_line, "No report is published.")


def _report_line(row: ReportVersion) -> Line:
    url = reverse("strategy:public-report", args=[row.report.ref, row.number])
    return Line(f"{row.title}, version {row.number}", url, f"Put to {row.body or 'no body named'}, {row.when}")


@public_page
def decisions(request: HttpRequest) -> HttpResponse:
    """List the published decisions, the newest first."""
    return _list(request, "Decisions", _decisions(), _decision_line, "No decision is published.")


def _decision_line(row: Decision) -> Line:
    url = reverse("strategy:public-decision", args=[row.ref])
    published = day(row.published_on) if row.published_on else ""
    return Line(row.wording, url, f"{row.get_outcome_display().capitalize()} by {row.body or row.post}, {published}")


@public_page
def forward_plan(request: HttpRequest) -> HttpResponse:
    """List the decisions that are announced and not made yet, the next first."""
    return _list(request, "Forward plan", _entries(), _entry_line, "No coming decision is announced.")


def _entry_line(row: ForwardPlanEntry) -> Line:
    words = [f"To be decided by {row.body or row.post}, {row.when}"]
    words += ["a key decision"] if row.key else []
    words += [f"if called in: {row.scrutiny_body}"] if row.scrutiny_body else []
    words += [f"questions to the {row.contact_post}"] if row.contact_post else []
    words += [f"consultation: {row.consultation_arrangements}"] if row.consultation_arrangements else []
    return Line(row.subject, "", "; ".join(words))


@public_page
def consultations(request: HttpRequest) -> HttpResponse:
    """List the consultations, the newest first."""
    return _list(request, "Consultations", _heard(), _heard_line, "No consultation is published.")


def _heard_line(row: Consultation) -> Line:
    url = reverse("strategy:public-consultation", args=[row.ref])
    return Line(row.title, url, f"{capital(row.get_state_display())}; {period(row.opens, row.latest)}")


# ------------------------------------------------------------------ pages


@public_page
def report(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Show a published report: its headings, its open paragraphs, what was decided on each recommendation."""
    row = _version(ref, number)
    decided = Prefetch("decisions", _decisions(), to_attr="known_decisions")
    sections = list(ReportSection.objects.visible_to(PUBLIC).filter(version=row).order_by("place"))
    context = {
        "row": row,
        "fields": ReportField.objects.visible_to(PUBLIC).filter(version=row).select_related("heading"),
        "sections": sections,
        "recommendations": Recommendation.objects.visible_to(PUBLIC).filter(version=row).prefetch_related(decided),
        "appendices": Appendix.objects.visible_to(PUBLIC).filter(version=row),
        "left_out": papers.left_out(row, sections),
        "files": _files(row),
        "facts": (
            Fact("Put to", str(row.body or "no body named")),
            Fact("Date", str(row.when)),
            Fact("Open to the public since", day(row.open_since)),
        ),
        "crumbs": [_home(), Crumb("Reports", reverse("strategy:public-reports")), Crumb(f"Version {row.number}")],
    }
    return render(request, "public/report.html", context)


def _version(ref: str, number: int) -> Any:
    return get_object_or_404(_versions(), report__ref=ref, number=number)


def _files(row: ReportVersion) -> QuerySet[PublicationFile]:
    """Return the files of the newest open publication of a version."""
    newest = Publication.objects.of(row).filter(part=Part.OPEN, kind="report").first()
    return PublicationFile.objects.filter(publication=newest).defer("content").order_by("format")


@public_page
def report_file(request: HttpRequest, ref: str, number: int, form: str) -> HttpResponse:
    """Hand over a file as it was published, byte for byte."""
    found = _files(_version(ref, number)).filter(format=form).first()
    if found is None:
        raise Http404
    return file_response(bytes(found.content), form, found.name)


@public_page
def decision(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a published decision."""
    row = get_object_or_404(_decisions(), ref=ref)
    context = {
        "row": row,
        "facts": _decision_facts(row),
        "crumbs": [_home(), Crumb("Decisions", reverse("strategy:public-decisions")), Crumb("Decision")],
    }
    return render(request, "public/decision.html", context)


def _decision_facts(row: Decision) -> Sequence[Fact]:
    effect = day(row.effective_on) if row.effective_on else "not worked out yet"
    return (
        Fact("Decided by", str(row.body or row.post)),
        Fact("Decided", str(made(row))),
        Fact("Published", day(row.published_on) if row.published_on else ""),
        Fact("In effect from", effect),
    )


@public_page
def consultation(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a consultation: on what, until when, who is asked in which way, and what came of it once it is closed."""
    row = get_object_or_404(_heard().select_related("report_version__report", "contact_post", "lead_post"), ref=ref)
    events = ConsultationEvent.objects.filter(consultation=row).select_related("body", "organisation", "audience")
    context = {
        "row": row,
        "events": events.order_by("mechanism", "ref"),
        "audiences": row.audiences.order_by("-promised", "name"),
        "result": row.result if row.state == ConsultationState.CLOSED else "",
        "report_url": reverse(
            "strategy:public-report", args=[row.report_version.report.ref, row.report_version.number]
        ),
        "facts": (
            Fact("Open", period(row.opens, row.latest)),
            Fact("State", capital(row.get_state_display())),
            Fact("Questions to", str(row.contact_post or row.lead_post or "not named")),
        ),
        "crumbs": [_home(), Crumb("Consultations", reverse("strategy:public-consultations")), Crumb(row.title)],
    }
    return render(request, "public/consultation.html", context)
