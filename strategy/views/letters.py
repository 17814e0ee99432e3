"""Reply letters of a consultation: one Word file for each consultee, all of them together, or all in one file."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views import View

from salford_css.core import clock
from salford_css.core.components import Crumb
from salford_css.core.documents.tree import Document
from salford_css.core.documents.word.writer import word
from salford_css.core.moments import day_of
from salford_css.core.words import capital, counted
from strategy import policies
from strategy.models import Consultation
from strategy.papers.said import Letter, letters, replies, reply
from strategy.selectors import consultation_papers as papers
from strategy.views.pages import deeds_at, home_crumb

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Letters(LoginRequiredMixin, View):
    """The letters of one consultation; `?to=` takes one of them, `?all=docx` or `?all=zip` every one."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show whom there is a letter for, or hand letters over."""
        rows = Consultation.objects.visible_to(request.user)
        near = ("report_version__report__organisation", "lead_post", "contact_post")
        consultation = rows.select_related(*near).filter(ref=ref).first()
        if consultation is None:
            raise Http404
        if not policies.may_run_consultation(request.user, consultation, clock.today()):
            raise PermissionDenied("Letters are written by whoever runs the consultation.")
        self.consultation, self.on = consultation, day_of(request)
        self.source = papers.source(consultation, self.on)
        found = letters(papers.lines(consultation, request.user, self.on, answered=True))
        return self._taken(request, found) or self._page(found)

    def _taken(self, request: HttpRequest, found: list[Letter]) -> HttpResponse | None:
        """Return the file that was asked for."""
        name = slugify(self.consultation.title)[:60]
        if to := request.GET.get("to"):
            letter = next((one for one in found if slugify(one.to) == to), None)
            if letter is None:
                raise Http404
            return _file(self._letter(letter), f"reply-{to[:60]}.docx", WORD)
        if not found:
            return None
        if request.GET.get("all") == "docx":
            return _file(_bytes(replies(self.source, found, on=clock.today())), f"replies-{name}.docx", WORD)
        if request.GET.get("all") == "zip":
            return _file(self._zip(found), f"replies-{name}.zip", "application/zip")
        return None

    def _letter(self, letter: Letter) -> bytes:
        return _bytes(reply(self.source, letter, on=clock.today()))

    def _zip(self, found: list[Letter]) -> bytes:
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
            for place, letter in enumerate(found, start=1):
                packed.writestr(f"{place:03d}-{slugify(letter.to)[:60]}.docx", self._letter(letter))
        return buffer.getvalue()

    def _page(self, found: list[Letter]) -> HttpResponse:
        row = self.consultation
        page = reverse("strategy:consultation-letters", args=[row.ref])
        context: dict[str, Any] = {
            "row": row,
            "letters": [(letter, f"{page}?to={slugify(letter.to)}") for letter in found],
            "waiting": row.comments.unanswered().count(),
            "lead": _lead(len(found)),
            "page": page,
            "deeds": deeds_at(row, ("Say when replies were sent", "consultation-replies")) if found else (),
            "crumbs": [home_crumb(), Crumb(row.title, row.get_absolute_url()), Crumb("Reply letters")],
        }
        return render(self.request, "strategy/letters.html", context)


def _lead(count: int) -> str:
    if not count:
        return "No comment has an answer on record yet, so there is nothing to write."
    return f"{capital(counted(count, 'letter'))}, each to a body or a role, never to a person by name."


def _bytes(document: Document) -> bytes:
    return word(document, address=settings.PUBLIC_ADDRESS)


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
