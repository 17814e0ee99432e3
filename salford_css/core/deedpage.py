"""A page with one form that does one deed by a service."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from salford_css.core import clock, showing
from salford_css.core.components import Crumb
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.moments import day_of
from salford_css.core.querysets import visible
from salford_css.core.words import shortened

REFUSED = 422


class DeedPage(LoginRequiredMixin, View):
    """A subclass names the row, who may, the form and the service. What a service refuses is said above the form.

    `dated_by` names the field of the form that says on which day the deed counts; empty, it is dated today; None, it
    has no day and shows whatever day is looked at. Who reads the pages at an earlier day is told so beforehand, and
    led afterwards to the day on which the deed shows.
    """

    is_deed = True

    model: type[models.Model]
    form: type[DirectorateForm]
    template = "form_page.html"
    heading = ""
    verb = ""
    done = ""
    dated_by: str | None = ""

    def row(self, **address: Any) -> Any:
        """Return the row that the deed is about, if the reader may see it."""
        found = visible(self.model, self.request.user).filter(ref=address["ref"]).first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may do it."""
        raise NotImplementedError

    def made_with(self, row: Any) -> dict[str, Any]:
        """Return what the form is made with."""
        return {}

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Return the form, filled in or not."""
        return self.form(*given, **named, **self.made_with(row))

    def initial(self, row: Any) -> dict[str, Any]:
        """Return what the form begins with."""
        return {}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Call the service; return the row whose page follows."""
        raise NotImplementedError

    def lead(self, row: Any) -> str:
        """Return the sentence under the heading."""
        return ""

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back to the row."""
        return []

    def beside(self, row: Any) -> dict[str, Any]:
        """Return what else the template needs."""
        return {}

    def back(self, row: Any) -> str:
        """Return where somebody goes who does not do it: the row's page."""
        return str(row.get_absolute_url())

    @property
    def today(self) -> Any:
        """Return the day on which rights are judged."""
        return clock.today()

    @property
    def day(self) -> Any:
        """Return the day that a form begins with: the one the pages are read at, unless it is still to come."""
        return min(day_of(self.request), self.today)

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Show the form to whoever may do it."""
        row = self._mine(**address)
        return self._show(row, self.make_form(row, initial=self.initial(row)))

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Do it, or show again what was typed with what is missing."""
        row = self._mine(**address)
        form = self.make_form(row, request.POST, request.FILES)
        if form.is_valid():
            try:
                following = self.perform(row, form.cleaned_data)
            except ValidationError as refused:
                return self.refused(row, form, refused)
            return self._lead_on(following, form.cleaned_data)
        return self._show(row, form, status=REFUSED)

    def _lead_on(self, following: Any, data: dict[str, Any]) -> HttpResponse:
        shows = self.today if self.dated_by == "" else showing.first_day(data.get(self.dated_by or ""))
        said, address = showing.told(self.request, self.done, following.get_absolute_url(), shows)
        messages.success(self.request, said)
        return HttpResponseRedirect(address)

    def refused(self, row: Any, form: DirectorateForm, refused: ValidationError) -> HttpResponse:
        """Say beside the fields, or above them, what the service refused."""
        if hasattr(refused, "error_dict"):
            for name, errors in refused.error_dict.items():
                form.add_error(name if name in form.fields else None, errors)
        else:
            form.add_error(None, refused)
        return self._show(row, form, status=REFUSED)

    def _mine(self, **address: Any) -> Any:
        row = self.row(**address)
        if not self.allowed(row):
            raise PermissionDenied("Your posts do not carry the right to do this here.")
        return row

    def _show(self, row: Any, form: DirectorateForm, *, status: int = 200) -> HttpResponse:
        way = [Crumb(shortened(str(row), 60), self.back(row))] if row is not None else []
        context = {
            "row": row,
            "form": form,
            "heading": self.heading,
            "caption": shortened(str(row)) if row is not None else "",
            "verb": self.verb,
            "lead": self.lead(row),
            "cancel_url": self.back(row),
            "crumbs": [*self.above(row), *way, Crumb(self.heading)],
            "shows_later": showing.warned(self.request, self.dated_by),
        }
        return render(self.request, self.template, context | self.beside(row), status=status)
