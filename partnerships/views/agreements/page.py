"""The page of one agreement, and its statutory checklist."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from partnerships import policies
from partnerships.agreements.items import FORMS
from partnerships.agreements.lifecycle import BEFORE_SIGNATURE, RUNNING
from partnerships.models import Agreement
from partnerships.selectors import agreements as selectors
from partnerships.selectors import forms_of
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed
from salford_css.core.detail import DetailPage

HOME = Crumb("Partnerships", "/partnerships/")


def deeds_at(row: Agreement, *ways: tuple[str, str]) -> list[Deed]:
    """Return deeds about an agreement from their words and the names of their addresses."""
    return [Deed(words, reverse(f"partnerships:agreement-{name}", args=[row.ref])) for words, name in ways]


class AgreementPage(DetailPage):
    """One agreement: where it stands, what may follow, what it says, and what happened around it."""

    model = Agreement
    near = ("partnership", "legal_basis", "previous")
    trail_parts = ("versions", "approvals", "consents", "notifications", "notices", "checklist_answers")
    template = "partnerships/agreement.html"

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb(row.partnership.name, row.partnership.get_absolute_url()), Crumb("Agreement")]

    def context(self, row: Any) -> dict[str, Any]:
        """Return what the record shows of it on the day, and what the reader may do today."""
        day, today = self.as_at, clock.today()
        user: Any = self.request.user
        version = row.version_on(day)
        draft = row.draft if user.may_read_exempt else None
        shown = draft or version
        forms = selectors.forms_of_version(shown, day) if shown else forms_of(row.partnership, day)
        moves = policies.may_take_step(user, row.partnership, today)
        return {
            "facts": selectors.facts_about(row, version, forms),
            "line": selectors.line_of(row),
            "forms": forms,
            "draft": draft,
            "shown": shown,
            "parts": selectors.parts_of_draft(shown) if shown else {},
            "versions": row.versions.visible_to(user).order_by("number"),
            "around": selectors.around(row),
            "ways": selectors.ways_on(row, today) if moves else [],
            "deeds": self._deeds(row, draft, today),
            "letters": next(iter(FORMS.values())) if draft else [],
        }

    def _deeds(self, row: Any, draft: Any, today: Any) -> Sequence[Deed]:
        user = self.request.user
        reading = deeds_at(row, ("The statutory checklist", "checklist"))
        if not policies.may_manage(user, row.partnership, today):
            return reading
        return [*reading, *deeds_at(row, *_writing(row, draft))]


def _writing(row: Agreement, draft: Any) -> Sequence[tuple[str, str]]:
    """Return what may be entered in the state an agreement is in."""
    begin = () if draft else (("Draft a version" if row.state in BEFORE_SIGNATURE else "Draft a variation", "draft"),)
    if row.state in BEFORE_SIGNATURE:
        return (
            *begin,
            ("Name a consultation", "consulted"),
            ("Name a report with advice", "advice"),
            ("Record an approval", "approval"),
            ("Ask for a consent", "consent"),
            ("Record a consent", "consent-given"),
            ("Record a signature", "signature"),
            ("Keep the signed document", "document"),
        )
    if row.state in RUNNING or row.state in ("signed", "notified"):
        return (
            *begin,
            ("Record an approval", "approval"),
            ("Record a signature", "signature"),
            ("Keep the signed document", "document"),
            ("Record the notification", "notification"),
            ("Record a notice", "notice"),
        )
    return ()


class ChecklistPage(DetailPage):
    """The statutory checklist of one agreement: rule, evidence, date, who checked."""

    model = Agreement
    near = ("partnership", "legal_basis")
    trail_parts = ("checklist_answers",)
    template = "partnerships/agreement_checklist.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb(row.title, row.get_absolute_url()), Crumb("Checklist")]

    def context(self, row: Any) -> dict[str, Any]:
        """Return every rule of the day with what the record shows, and what was checked."""
        lines = selectors.checklist_of(row, self.as_at)
        return {
            "lines": lines,
            "lead": selectors.checklist_words(lines, self.as_at),
            "may_check": policies.may_manage(self.request.user, row.partnership, clock.today()),
        }
