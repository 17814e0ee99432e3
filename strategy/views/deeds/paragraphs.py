"""Writing the paragraphs of a report in hand, with live figures chosen from a list."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.parameters import parameter
from salford_css.core.registry import Choice, figures
from strategy.forms import SureForm
from strategy.forms.reports import NewParagraphForm, ParagraphForm, WhyOursForm
from strategy.models import DraftParagraph, ReportDraft
from strategy.selectors.comparisons import pieces_of
from strategy.selectors.drafts import Line, Remark, view
from strategy.services import paragraphs
from strategy.services.proposals import RevisionConflict
from strategy.views.deeds.drafts import DraftDeed
from strategy.views.deeds.page import REFUSED

MARK = "[figure]"
"""Stands in a text where the next chosen figure goes; without it a figure goes to the end."""


class Writing(DraftDeed):
    """A form with a text in which figures can be cited. Looking for one loses nothing that was typed."""

    template = "strategy/report_paragraph.html"
    verb = "Save"

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Look for figures, put one into the text, or save."""
        if not {"find", "cite"} & set(request.POST):
            return super().post(request, **address)
        row = self._mine(**address)
        typed = request.POST.copy()
        if token := request.POST.get("cite"):
            typed["text"] = with_figure(typed.get("text", ""), token)
        self.found = self._found(typed.get("words", ""))
        return self._show(row, self.form(initial=typed.dict(), **self.made_with(row)))

    def _found(self, words: str) -> list[Choice]:
        day = self.request.moment.day  # type: ignore[attr-defined]
        return figures.choices(words, as_at=day, reader=self.request.user)

    def refused(self, row: Any, form: Any, refused: Any) -> HttpResponse:
        """Show both texts when two people wrote at the same time."""
        if not isinstance(refused, RevisionConflict):
            return super().refused(row, form, refused)
        typed = form.data.copy()
        typed["revision"] = refused.revision
        again = self.form(typed, **self.made_with(row))
        again.add_error(None, refused.messages[0])
        self.conflict = refused
        return self._show(row, again, status=REFUSED)

    def beside(self, row: Any) -> dict[str, Any]:
        """Add figures found, the other's text, and what may be wrong in this one."""
        conflict: RevisionConflict | None = getattr(self, "conflict", None)
        both = {"theirs": conflict.theirs, "pieces": pieces_of(conflict.theirs, conflict.yours)} if conflict else {}
        return {"found": getattr(self, "found", None), "remarks": self.remarks(row), **both}

    def remarks(self, row: Any) -> list[Remark]:
        """Return the doubts about this text as it is saved."""
        return []


def with_figure(text: str, token: str) -> str:
    """Put a figure where the text has a mark for it, else at its end."""
    cited = f"{{{{{token}}}}}"
    return text.replace(MARK, cited, 1) if MARK in text else f"{text} {cited}".strip()


class AddParagraph(Writing):
    """Put a section or paragraph into the report, after the one named in the address or at its end."""

    form: type[DirectorateForm] = NewParagraphForm
    heading = "Add a paragraph"
    verb = "Add it"
    done = "It is added. Numbers that people cite already have not moved."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Add it."""
        key = parameter(self.request, "after")
        after = DraftParagraph.objects.filter(draft=row, key=key).first() if key else None
        data.pop("words"), data.pop("revision")
        paragraphs.add_paragraph(draft=row, by=self.request.user, after=after, **data)
        return row


class OneParagraph(Writing):
    """A deed about one paragraph of a draft."""

    form: type[DirectorateForm] = SureForm
    template = "form_page.html"

    def row(self, **address: Any) -> Any:
        """Find the paragraph too."""
        draft = super().row(**address)
        self.paragraph = get_object_or_404(DraftParagraph, draft=draft, key=address["key"])
        return draft

    @property
    def line(self) -> Line | None:
        """Return the paragraph with its number and what the register says."""
        found = view(self.paragraph.draft, self.request.user, self.today)
        return next((one for one in found.lines if one.row.pk == self.paragraph.pk), None)


class EditParagraph(OneParagraph):
    """Write a section or paragraph."""

    form: type[DirectorateForm] = ParagraphForm
    template = "strategy/report_paragraph.html"
    heading = "Write the paragraph"
    done = "The paragraph is saved."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the words there are."""
        names = ("heading", "text", "revision", "part", "exempt_reason", "exempt_paragraph")
        return {name: getattr(self.paragraph, name) for name in names}

    def remarks(self, row: Any) -> list[Remark]:
        """Return the doubts about the saved text."""
        found = view(row, self.request.user, self.today)
        line = next(one for one in found.lines if one.row.pk == self.paragraph.pk)
        return [one for one in found.remarks if one.anchor == f"paragraph-{line.number}"]

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save it."""
        data.pop("words")
        paragraphs.save_paragraph(paragraph=self.paragraph, by=self.request.user, **data)
        return row


class MoveParagraph(OneParagraph):
    """Move a paragraph up or down by one place."""

    heading = "Move the paragraph"
    verb = "Move it"
    done = "It is moved."

    def lead(self, row: Any) -> str:
        """Say where it goes."""
        where = "up" if self.kwargs["way"] == "up" else "down"
        return f"“{self.paragraph}” goes {where} by one place."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Move it."""
        paragraphs.move_paragraph(paragraph=self.paragraph, by=self.request.user, up=self.kwargs["way"] == "up")
        return row


class RemoveParagraph(OneParagraph):
    """Take a paragraph out."""

    heading = "Take the paragraph out"
    verb = "Take it out"
    done = "It is taken out. The trail keeps its words."

    def lead(self, row: Any) -> str:
        """Name it, and say what becomes of its number."""
        kept = self.paragraph.kept_number
        return f"“{self.paragraph}”." + (f" The number {kept} is not given to other words." if kept else "")

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it out."""
        return paragraphs.remove_paragraph(paragraph=self.paragraph, by=self.request.user)


class MakeAgain(OneParagraph):
    """Put the register's words of today in the place of ours."""

    template = "strategy/report_register.html"
    heading = "Make the paragraph again"
    verb = "Take the register's words"
    done = "The paragraph says what the register says today."

    def beside(self, row: ReportDraft) -> dict[str, Any]:
        """Show what differs."""
        return {"line": self.line}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Make it again."""
        paragraphs.make_again(paragraph=self.paragraph, by=self.request.user)
        return row


class KeepOurs(MakeAgain):
    """Let our words stand, with the reason."""

    form: type[DirectorateForm] = WhyOursForm
    heading = "Keep our words"
    verb = "Keep ours"
    done = "Our words stand, with the reason beside them."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep them."""
        paragraphs.keep_ours(paragraph=self.paragraph, why=data["why"], by=self.request.user)
        return row
