"""Documents made from the record while somebody waits, and the page on which one is published for good."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from salford_css.core import clock
from salford_css.core.components import Crumb
from salford_css.core.deedpage import REFUSED, DeedPage
from salford_css.core.documents import formats, html
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.moments import day_of
from salford_css.core.papers import offer
from salford_css.core.registry import DocumentKind, documents
from salford_css.core.services.publishing import publish

FILE_POLICY = "default-src 'none'; sandbox"


def kind_or_404(word: str) -> DocumentKind:
    """Return the sort of document an address names."""
    try:
        return documents.kinds[word]
    except KeyError as unknown:
        raise Http404 from unknown


def row_or_404(kind: DocumentKind, name: str, user: Any) -> Any:
    """Return the row an address names, if the reader may see it."""
    found = kind.rows(user).filter(**kind.lookup(name)).first()
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def paper(request: HttpRequest, kind: str, name: str, form: str) -> HttpResponse:
    """Hand over a document as it would be today, as page, Word or PDF; what can be published is marked as a draft."""
    sort = kind_or_404(kind)
    if form not in formats.FORMS:
        raise Http404
    row = row_or_404(sort, name, request.user)
    document = sort.document(row, as_at=day_of(request), reader=request.user, draft_on=clock.today())
    try:
        content, _ = formats.made(document, form, address=_host(request))
    except ValidationError as refused:
        shown = {"row": row, "label": sort.label, "faults": refused.messages, "crumbs": [Crumb(str(row), row_url(row))]}
        return render(request, "core/paper_refused.html", shown, status=REFUSED)
    return file_response(content, form, formats.file_name(document, form))


def _host(request: HttpRequest) -> str:
    """Return where links in files lead: the product's public address, or else the host that was asked."""
    return settings.PUBLIC_ADDRESS or request.build_absolute_uri("/")[:-1]


def file_response(content: bytes, form: str, name: str) -> HttpResponse:
    """Return a file: a page is shown, everything else is kept; neither may run anything."""
    response = HttpResponse(content, content_type=formats.FORMS[form].media_type)
    shown = "inline" if form == "html" else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    response["Content-Security-Policy"] = html.policy(content) if form == "html" else FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response


def row_url(row: Any) -> str:
    """Return the page of a row; empty when it has none."""
    return row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""


class PublishPaper(DeedPage):
    """The page on which a document is published: what that means, and what is still wrong with it."""

    form = DirectorateForm
    template = "core/publish_paper.html"
    heading = "Publish the document"
    verb = "Publish it"
    done = "It is published. Its files can no longer change."

    def row(self, **address: Any) -> Any:
        """Return the record the document is of."""
        self.sort = kind_or_404(address["kind"])
        return row_or_404(self.sort, address["name"], self.request.user)

    def allowed(self, row: Any) -> bool:
        """Ask the app that the document belongs to."""
        may = self.sort.may_publish
        return may is not None and may(self.request.user, row, on=clock.today())

    def lead(self, row: Any) -> str:
        """Say what it means."""
        return (
            f"{self.sort.label} is made as page, Word and PDF, with the figures as they read on "
            f"{day_of(self.request):%-d %B %Y}. From then on its files never change."
        )

    def beside(self, row: Any) -> dict[str, Any]:
        """Return the draft, to be read before."""
        return {"offer": offer(self.sort, row, self.request.user)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Publish it, or begin to."""
        request: Any = self.request  # signed in
        return publish(subject=row, kind=self.sort.kind, as_at=day_of(request), by=request.user, address=_host(request))
