"""The systems of partners. A secret is shown once, in the answer to the request that made it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers
from oauth2_provider.settings import oauth2_settings

from salford_css.core.admin.base import DirectorateAdmin, actor, reason_in
from salford_css.core.admin.workflow import say_refusals
from salford_css.core.models import ApiClient
from salford_css.core.services import clients


class ClientForm(forms.ModelForm):
    """A client: for whom it acts and what it may ask for."""

    allowed_scopes = forms.MultipleChoiceField(
        choices=lambda: list(oauth2_settings.SCOPES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="May ask for",
    )

    class Meta:
        model = ApiClient
        fields = ("name", "organisation", "allowed_scopes")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["allowed_scopes"] = sorted(self.instance.scopes)
        for name in {"name", "organisation"} & set(self.fields):
            self.fields[name].required = True

    def clean_allowed_scopes(self) -> str:
        """Return the scopes as they are stored."""
        return clients.scope_text(self.cleaned_data["allowed_scopes"])


class ClientAdmin(DirectorateAdmin):
    """Clients are made and switched off by the services; the organisation they act for never changes."""

    form = ClientForm
    change_form_template = "admin/client_change_form.html"
    list_display = ("name", "organisation", "client_id", "allowed_scopes", "is_active")
    list_filter = ("is_active",)
    search_fields = ("name", "client_id", "organisation__name")
    actions = ("switch_off",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show the key and the standing once there are any."""
        new = ("name", "organisation", "allowed_scopes")
        return (*new, "client_id", "is_active", "created") if obj else new

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep for whom a client acts."""
        return ("organisation", "client_id", "is_active", "created") if obj else ()

    def get_urls(self) -> list[URLPattern]:
        """Add the address where a secret is replaced."""
        view = self.admin_site.admin_view(self.secret_view)
        return [path("<int:client>/secret/", view, name="core_apiclient_secret"), *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Make a new client through the service and keep its secret for the answer."""
        if change:
            return super().save_model(request, obj, form, change)
        made, request.client_secret = clients.create_client(  # type: ignore[attr-defined]
            organisation=obj.organisation, name=obj.name, scopes=obj.scopes, by=actor(request)
        )
        obj.__dict__.update(made.__dict__)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        """Show the secret instead of going on."""
        return self._shown(request, obj, request.client_secret)  # type: ignore[attr-defined]

    def secret_view(self, request: HttpRequest, client: int) -> HttpResponse:
        """Ask, then replace the secret and show the new one."""
        row = self.row_or_404(request, str(client))
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if request.method != "POST":
            return self._shown(request, row, "")
        secret = clients.replace_secret(client=row, by=actor(request), reason=reason_in(request))
        return self._shown(request, row, secret)

    def _shown(self, request: HttpRequest, client: Any, secret: str) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": f"Secret of {client}",
            "opts": self.opts,
            "original": client,
            "secret": secret,
        }
        response = TemplateResponse(request, "admin/client_secret.html", context)
        add_never_cache_headers(response)
        return response

    @admin.action(description="Switch off", permissions=["change"])
    def switch_off(self, request: HttpRequest, rows: Any) -> None:
        """Let clients in no more."""
        say_refusals(self, request, rows, clients.switch_off, "client", "switched off", reason=reason_in(request))


admin.site.unregister(ApiClient)
admin.site.register(ApiClient, ClientAdmin)
