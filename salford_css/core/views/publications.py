"""What was published: a list, a page for each, its files, and the check of a file against its hash."""

import hashlib
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from salford_css.core import registry
from salford_css.core.components import Crumb, Fact
from salford_css.core.deedpage import REFUSED
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import Format, Part, Publication, PublicationFile
from salford_css.core.views.papers import file_response, row_url

HOME = Crumb("Overview", "/")
LIST = Crumb("Published documents", "/publications/")


def kind_words(publication: Publication) -> str:
    """Name the sort of a published document."""
    kind = registry.documents.kinds.get(publication.kind)
    return kind.label if kind else publication.kind.replace("-", " ")


class PublicationFilter(ListFilter):
    """Publications by words and part."""

    words_in = ("title",)
    part = django_filters.ChoiceFilter(label="Part", choices=Part, empty_label="Both")


class PublicationList(ListPage):
    """Everything that was published, newest first."""

    heading = "Published documents"
    noun = ("published document", "published documents")
    crumbs = (HOME, Crumb("Published documents"))
    filterset = PublicationFilter
    default_sort = ("-published_at",)
    nothing = "Nothing has been published yet. A report, for one, is published on its page."
    columns = (
        Column("title", "Document", lambda row: row.title, ("title",), url=lambda row: row.get_absolute_url()),
        Column("kind", "Sort", kind_words),
        Column("as_at", "Figures as at", lambda row: f"{row.as_at:%-d %B %Y}", ("as_at",)),
        Column("published", "Published", lambda row: f"{row.published_at:%-d %B %Y}", ("published_at",)),
        Column("by", "By", lambda row: str(row.published_by or "the system")),
        Column("part", "Part", lambda row: row.get_part_display(), ("part",)),
    )

    def rows(self) -> QuerySet[Any]:
        """Return what the reader may read."""
        return Publication.objects.visible_to(self.request.user).select_related("published_by")

    def lead(self, total: int) -> str:
        """Say what they are."""
        return "What was published stays as it was, byte for byte, with the version of every figure it prints."


class CheckForm(DirectorateForm):
    """A file that somebody holds."""

    file = forms.FileField(
        label="Your file",
        help_text="It is compared with what was published, and not kept.",
        error_messages={"required": "Choose the file that you hold.", "empty": "The file you chose is empty."},
    )


class PublicationPage(DetailPage):
    """One publication, its files with their hashes, and its figures then and now."""

    model = Publication
    near = ("published_by", "content_type")
    trail_parts = ("figures",)
    template = "core/publication.html"
    on_thread = False
    form: CheckForm | None = None
    same: PublicationFile | None = None

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, LIST, Crumb(row.title)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return where it comes from, its files without their bytes, its figures, and the form of the check."""
        figures = [(one, self._now(one.token)) for one in row.figures.all()]
        return {
            "facts": [
                Fact("Of", str(row.record), row_url(row.record)),
                Fact("Figures as at", f"{row.as_at:%-d %B %Y}"),
                Fact("Published", f"{row.published_at:%-d %B %Y}", note=f"by {row.published_by or 'the system'}"),
                Fact("Open to", row.get_part_display()),
            ],
            "kind": kind_words(row),
            "files": row.files.defer("content"),
            "figures": figures,
            "form": self.form or CheckForm(),
            "checked": self.form is not None and self.form.is_valid(),
            "same": self.same,
            "later": Publication.objects.visible_to(self.request.user)
            .filter(kind=row.kind, content_type=row.content_type, object_id=row.object_id)
            .filter(published_at__gt=row.published_at)
            .order_by("published_at")
            .last(),
        }

    def _now(self, token: str) -> str:
        """Return how a figure reads on the day the page is read at; empty when nobody can read it."""
        figure = registry.figures.read(token, as_at=self.as_at, reader=self.request.user)
        return figure.text if figure else ""

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Say whether a file is one of those published."""
        self.form = CheckForm(request.POST, request.FILES)
        if not self.form.is_valid():
            return self._answer(request, address, status=REFUSED)
        self.same = _same(self.find(request.user, **address), self.form.cleaned_data["file"])
        return self._answer(request, address)

    def _answer(self, request: HttpRequest, address: dict[str, Any], *, status: int = 200) -> HttpResponse:
        response = self.get(request, **address)
        response.status_code = status
        return response


def _same(publication: Publication, held: UploadedFile) -> PublicationFile | None:
    """Return the published file that is the same, byte for byte; a file of another size is not even read."""
    files = [one for one in publication.files.defer("content") if one.size == held.size]
    if not files:
        return None
    digest = hashlib.sha256()
    for piece in held.chunks():
        digest.update(piece)
    return next((one for one in files if one.sha256 == digest.hexdigest()), None)


@login_required
@require_safe
def publication_file(request: HttpRequest, uid: UUID, form: str) -> HttpResponse:
    """Hand over a published file, byte for byte."""
    publication = Publication.objects.visible_to(request.user).filter(uid=uid).first()
    found = publication.files.filter(format=form).first() if publication and form in Format.values else None
    if found is None:
        raise Http404
    response = file_response(bytes(found.content), form, found.name)
    response["ETag"] = f'"{found.sha256}"'
    return response
