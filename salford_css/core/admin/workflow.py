"""Workflow steps in the administration: offered as buttons and bulk actions, taken by the services alone."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from inspect import signature
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import BaseForm, CharField, Form, Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django_fsm import ConcurrentTransition, Transition, TransitionNotAllowed
from django_fsm.admin import FSMAdminMixin

from salford_css.core import clock
from salford_css.core.admin.base import DirectorateAdmin, reason_in

Service = Callable[..., Any]
ASKED = "_step_asked"
REFUSALS = (ValidationError, PermissionDenied, TransitionNotAllowed, ConcurrentTransition)


class ReasonForm(Form):
    """Asks for the reason of a step: `fsm_forms = {"withdraw": ReasonForm}`."""

    reason = CharField(max_length=500, widget=Textarea(attrs={"rows": 3}))


class WorkflowAdmin(FSMAdminMixin, DirectorateAdmin):
    """A model with states. A subclass names the state fields and the service behind each step:

        fsm_fields = ["state"]
        services = {"submit": submit_proposal, "withdraw": withdraw_proposal}
        fsm_forms = {"withdraw": ReasonForm}      # its cleaned fields are handed to the service by name

    A service is called as service(proposal=row, by=user, **fields). A step is not an edit: nothing else in the form
    is saved, and a name that is not offered to this user in this state is refused.
    """

    services: ClassVar[Mapping[str, Service]] = {}
    needs: ClassVar[Mapping[str, Callable[[Any], list[str]]]] = {}
    """What a row still needs for a step, in sentences; shown beside the step before anybody takes it."""
    service_argument = ""
    """Under which name a service takes the row; without it the model's name, as in report_version."""
    change_form_template = "admin/workflow_change_form.html"
    fsm_transition_form_template = "admin/workflow_step.html"

    # ------------------------------------------------------------- which steps

    def is_fsm_transition_visible(self, transition: Transition) -> bool:
        """Offer a step only when a service stands behind it."""
        return transition.name in self.services

    def get_fsm_label(self, transition: Transition) -> str:
        """Say the step in words."""
        return str(transition.custom.get("label") or transition.name.replace("_", " ").capitalize())

    @staticmethod
    def get_fsm_block_label(fsm_field_name: str) -> str:
        """Head the buttons."""
        return "Next steps"

    def steps_offered(self, request: HttpRequest, row: Any) -> dict[str, Transition]:
        """Return the steps this user may take on this row now."""
        if not self.has_change_permission(request, row):
            return {}
        return {
            step.name: step
            for field in self.fsm_fields
            for step in getattr(row, f"get_available_user_{field}_transitions")(request.user)
            if self.is_fsm_transition_visible(step)
        }

    # ------------------------------------------------------------- one row

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Take the step that a button asks for; otherwise show or save the form."""
        if request.method != "POST" or self.fsm_post_param not in request.POST:
            return super().change_view(request, object_id, form_url, extra_context)
        return self.step(request, object_id, request.POST[self.fsm_post_param])

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **more: Any) -> HttpResponse:
        """Say beside the steps what each still needs."""
        row = more.get("obj")
        context["fsm_missing"] = self.missing(request, row) if row is not None else []
        return super().render_change_form(request, context, *args, **more)

    def missing(self, request: HttpRequest, row: Any) -> list[tuple[str, list[str]]]:
        """Return what each step offered still needs: its label and the sentences."""
        offered = self.steps_offered(request, row)
        found = [(self.get_fsm_label(step), self._lacks(row, name)) for name, step in offered.items()]
        return [(label, sentences) for label, sentences in found if sentences]

    def _lacks(self, row: Any, name: str) -> list[str]:
        return self.needs[name](row) if name in self.needs else []

    def fsm_transition_view(
        self, request: HttpRequest, object_id: str, transition_name: str, **kwargs: Any
    ) -> HttpResponse:
        """Ask for what a step needs, such as a reason, and take it."""
        return self.step(request, object_id, transition_name, asked=request.method == "POST")

    def step(self, request: HttpRequest, object_id: str, name: str, *, asked: bool = False) -> HttpResponse:
        """Take one step on one row, after asking for what its form needs."""
        row = self.row_or_404(request, object_id)
        transition = self.steps_offered(request, row).get(name)
        if transition is None:
            raise PermissionDenied("This step is not offered to you here.")
        form_class = self.get_fsm_transition_form(transition)
        form = form_class(request.POST if asked else None) if form_class else None
        if form is None and request.method != "POST":
            return HttpResponseRedirect(self._address(row))
        if form is not None and not (asked and form.is_valid()):
            return self._ask(request, row, transition, form)
        self._apply_fsm_transition(
            obj=row, transition_name=name, request=request, kwargs=form.cleaned_data if form else None
        )
        return HttpResponseRedirect(self._address(row))

    def _apply_fsm_transition(
        self, *, obj: Any, transition_name: str, request: HttpRequest, kwargs: Mapping[str, Any] | None = None
    ) -> bool:
        """Run the service, never the model's method; say what happened. Nothing is written when it refuses."""
        refusal = self._refusal(request, obj, transition_name, kwargs or {})
        label = self.get_fsm_label(self._get_fsm_transition_by_name(obj=obj, transition_name=transition_name))
        level = messages.ERROR if refusal else messages.SUCCESS
        self.message_user(request, f"{label}: {refusal or f'done for {obj}.'}", level)
        return not refusal

    def _refusal(self, request: HttpRequest, row: Any, name: str, fields: Mapping[str, Any]) -> str:
        argument = self.service_argument or snake_case(self.model.__name__)
        service = self.services[name]
        if "reason" in signature(service).parameters and (reason := reason_in(request)):
            fields = {"reason": reason} | dict(fields)
        return attempt(service, by=request.user, **{argument: row}, **fields)

    def _ask(self, request: HttpRequest, row: Any, transition: Transition, form: BaseForm) -> HttpResponse:
        label = self.get_fsm_label(transition)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "original": row,
            "title": label,
            "label": label,
            "help_text": self.get_help_text(transition),
            "form": form,
            "missing": self._lacks(row, transition.name),
            "step_name": transition.name,
            "back": self._address(row),
            "today": clock.today(),
        }
        return TemplateResponse(request, self.fsm_transition_form_template, context)

    def _address(self, row: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])

    # ------------------------------------------------------------- many rows

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer every step as a bulk action; one that asks for something asks once for all rows."""
        actions: dict[str, Any] = super().get_actions(request)
        if not self.has_change_permission(request):
            return actions
        for name in self.services:
            step = self._declared(name)
            if step is not None:
                action = partial(type(self).steps, name=name)
                actions[f"step_{name}"] = (action, f"step_{name}", self.get_fsm_label(step))
        return actions

    def _declared(self, name: str) -> Transition | None:
        declared = getattr(getattr(self.model, name, None), "_django_fsm", None)
        return next(iter(declared.transitions.values()), None) if declared else None

    def steps(self, request: HttpRequest, rows: Any, *, name: str) -> HttpResponse | None:
        """Take one step on many rows, each for itself, and say for each refused one why."""
        step = self._declared(name)
        label = self.get_fsm_label(step) if step else name
        form_class = self.get_fsm_transition_form(step) if step else None
        form = form_class(request.POST if ASKED in request.POST else None) if form_class else None
        if form is not None and not form.is_valid():
            return self._ask_for_many(request, rows, form, name, label)
        fields = form.cleaned_data if form else {}
        tell(self, request, rows, lambda row: self._refused(request, row, name, fields), label)
        return None

    def _ask_for_many(self, request: HttpRequest, rows: Any, form: BaseForm, name: str, label: str) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "rows": [(row, self._lacks(row, name)) for row in rows],
            "title": label,
            "label": label,
            "help_text": self.get_help_text(step) if (step := self._declared(name)) else "",
            "form": form,
            "action": f"step_{name}",
            "asked": ASKED,
        }
        return TemplateResponse(request, "admin/workflow_steps.html", context)

    def _refused(self, request: HttpRequest, row: Any, name: str, fields: Mapping[str, Any]) -> str:
        if name not in self.steps_offered(request, row):
            return "this step is not offered to you here."
        return self._refusal(request, row, name, fields)


def tell(
    page: DirectorateAdmin, request: HttpRequest, rows: Iterable[Any], refusal_of: Callable[[Any], str], label: str
) -> None:
    """Do a deed to many rows, each for itself, and say how many were done and why the others were not."""
    done = 0
    for row in rows:
        refusal = refusal_of(row)
        done += not refusal
        if refusal:
            page.refuse(request, f"{row}: {refusal}")
    page.message_user(request, f"{label}: done for {done}.", messages.SUCCESS if done else messages.WARNING)


def say_refusals(
    page: DirectorateAdmin,
    request: HttpRequest,
    rows: Iterable[Any],
    service: Service,
    argument: str,
    label: str,
    **fields: Any,
) -> None:
    """Run one service on many rows as a bulk action; `argument` is the name under which it takes the row."""

    def refusal_of(row: Any) -> str:
        return attempt(service, by=request.user, **{argument: row}, **fields)

    tell(page, request, rows, refusal_of, label.capitalize())


def attempt(service: Service, **fields: Any) -> str:
    """Run a service in a transaction; return why it refused, or an empty text when it did not."""
    try:
        with transaction.atomic():
            service(**fields)
    except REFUSALS as refusal:
        return sentence_of(refusal)
    return ""


def sentence_of(refusal: Exception) -> str:
    """Return what a service said when it refused."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    if isinstance(refusal, ConcurrentTransition):
        return "somebody else was faster; look again."
    if isinstance(refusal, TransitionNotAllowed):
        return "this step is not possible in this state."
    return str(refusal) or "you may not do this."


def snake_case(name: str) -> str:
    """Return ReportVersion as report_version."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
