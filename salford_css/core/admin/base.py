"""How every model is administered: search, filters, autocomplete, nothing deleted, frozen rows read-only, the trail."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, URLPattern, path, reverse

from salford_css.core import audit, clock, policies
from salford_css.core.admin import fieldsets, trailpage
from salford_css.core.models import User


def reason_in(request: HttpRequest) -> str:
    """Return the reason an administrator gave."""
    return str(request.POST.get(audit.REASON, "")).strip()[:500]


def actor(request: HttpRequest) -> User:
    """Return who acts: behind the door of the administration always a User."""
    return cast(User, request.user)


class ReasonedActionForm(ActionForm):
    """Bulk actions with a reason."""

    _reason = forms.CharField(label="Reason", required=False, max_length=500)


class AdministratorsOnly:
    """Rights in the administration: they come from the role, and rows are ended, never deleted."""

    read_only = False
    """True: shown, never written here, because a service or the product itself writes it."""

    model: type[models.Model]
    admin_site: admin.AdminSite

    def _administers(self, request: HttpRequest) -> bool:
        return policies.is_administrator(request.user, clock.today())

    def _writes(self, request: HttpRequest) -> bool:
        return not (self.read_only or fieldsets.is_frozen(self.model)) and self._administers(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the app to administrators."""
        return self._administers(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show the rows to administrators."""
        return self._administers(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let administrators add rows, unless a service does."""
        return self._writes(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let administrators change rows that are not frozen."""
        return self._writes(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: rows are ended, withdrawn or superseded."""
        return False

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Search for a related row instead of listing all, wherever the related model is administered."""
        registry = self.admin_site._registry
        return [
            name
            for name in fieldsets.references(self.model)
            if self.model._meta.get_field(name).related_model in registry
        ]


class WhatBeforeWhen:
    """Forms that begin with what a row is about."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Put the dates last, unless the admin says which fields there are."""
        found = super().get_fields(request, obj)  # type: ignore[misc]
        return found if getattr(self, "fields", None) else fieldsets.in_order(found)


class DirectorateInline(AdministratorsOnly, WhatBeforeWhen, admin.TabularInline):
    """Rows that belong to the row being edited."""

    extra = 0
    can_delete = False
    show_change_link = True


class DirectorateAdmin(AdministratorsOnly, WhatBeforeWhen, admin.ModelAdmin):
    """The base of every model's admin. What a subclass leaves out is worked out from the model."""

    change_form_template = "admin/directorate_change_form.html"
    action_form = ReasonedActionForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_per_page = 50
    show_full_result_count = False
    save_on_top = False
    actions_on_bottom = False

    def __init__(self, model: type[models.Model], admin_site: admin.AdminSite) -> None:
        worked_out = {
            "search_fields": fieldsets.searchable(model),
            "list_filter": fieldsets.filterable(model),
            "list_select_related": fieldsets.references(model),
            "list_display": fieldsets.columns(model),
        }
        for name, value in worked_out.items():
            if getattr(self, name) in ((), False, ("__str__",)):
                setattr(self, name, value or getattr(self, name))
        super().__init__(model, admin_site)

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the trail."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_trail"
        trail = path("<path:object_id>/trail/", self.admin_site.admin_view(self.trail_view), name=name)
        return [trail, *super().get_urls()]

    def trail_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show everything that was changed and decided about one row."""
        return trailpage.show(request, self.row_or_404(request, object_id), admin_site=self.admin_site)

    def row_or_404(self, request: HttpRequest, object_id: str) -> Any:
        """Return a row by the key in its address. Raises Http404."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        return row

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Lead from Django's own history, which sees edits made here only, to the trail, which sees all."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_trail"
        return HttpResponseRedirect(reverse(name, args=[object_id]))

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Lead to the row's own page, when it has one."""
        try:
            return obj.get_absolute_url() if obj is not None and hasattr(obj, "get_absolute_url") else None
        except NoReverseMatch:
            return None

    def refuse(self, request: HttpRequest, sentence: str) -> None:
        """Say why a step was not taken."""
        self.message_user(request, sentence, messages.ERROR)
