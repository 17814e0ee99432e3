"""The page on which the figures of a return are entered at once."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from performance.forms.entries import ReturnForm
from performance.models import RoundReturn
from performance.policies import keeps_rounds
from performance.selectors.returns import EntryLine, entered_by
from performance.sentences.rounds import lead
from performance.services.entries import EntriesConflict, EntriesRefused, draft_of, save_entries
from performance.views.rounds.ways import count_of, readable_lines, round_crumbs
from salford_css.core import clock
from salford_css.core.components import Crumb
from salford_css.core.deedpage import REFUSED, DeedPage
from salford_css.core.moments import day_of


class EnterFigures(DeedPage):
    """A row of boxes for each figure the reader enters. Two who write at once are both shown, and nothing is lost."""

    model = RoundReturn
    template = "performance/rounds/enter.html"
    heading = "Enter the figures"
    verb = "Save the draft"
    done = "The draft is saved. Nothing is on record before the return is approved."
    dated_by = None

    def row(self, **address: Any) -> Any:
        """Return the return, and remember the lines the reader enters."""
        found = super().row(**address)
        user = self.request.user
        self.all_lines = readable_lines(found, user, on=clock.today())
        self.lines = entered_by(user, self.all_lines)
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader enters any of its figures."""
        return bool(self.lines) or keeps_rounds(self.request.user, on=self.today)

    def make_form(self, row: Any, *given: Any, **named: Any) -> ReturnForm:
        """Return boxes for the lines."""
        self.sent = ReturnForm(*given, lines=self.lines)
        return self.sent

    def lead(self, row: Any) -> str:
        """Say what is missing and until when."""
        return lead(
            count_of(self.lines), state=row.state, due=row.round.due, on=day_of(self.request), last="It is not open"
        )

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back to the round."""
        return round_crumbs((str(row.round), row.round.get_absolute_url()))

    def post(self, request: Any, **address: Any) -> HttpResponse:
        """Save, and stay here where that was asked."""
        answer = super().post(request, **address)
        if answer.status_code == 302 and "on" in request.POST:
            return HttpResponseRedirect(reverse("performance:return-enter", args=[address["ref"]]))
        return answer

    def make_form_again(self, row: Any, theirs: dict[str, EntryLine]) -> ReturnForm:
        """Return the form with what was typed, begun anew from what others saved."""
        typed = self.request.POST.copy()
        for key, line in theirs.items():
            typed[f"{key}-shown"] = draft_of(line.entry).mark
        form = ReturnForm(typed, lines=self.lines)
        form.theirs = theirs
        return form

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save the drafts."""
        typed, shown = self.sent.typed(), self.sent.shown()
        save_entries(round_return=row, typed=typed, shown=shown, by=self.request.user)
        return row

    def refused(self, row: Any, form: Any, refused: ValidationError) -> HttpResponse:
        """Show both wordings where two wrote at once; else say beside each box what cannot be."""
        if isinstance(refused, EntriesConflict):
            again = self.make_form_again(row, dict(refused.theirs))
            again.add_error(None, refused.messages[0])
            return self._show(row, again, status=REFUSED)
        if isinstance(refused, EntriesRefused):
            form.add_beside(refused.by_line)
            return self._show(row, form, status=REFUSED)
        return super().refused(row, form, refused)

    def beside(self, row: Any) -> dict[str, Any]:
        """Say how many figures others enter."""
        made_up = any(line.target_is_made_up for line in self.lines)
        return {"others": len(self.all_lines) - len(self.lines), "marks_key": "figures" if made_up else ""}
