"""The administration, for administrators only."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any
from urllib.parse import urlencode

from allauth.account import views as account_views
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from salford_css.core import clock, policies

View = Callable[..., Any]


class DirectorateAdminSite(admin.AdminSite):
    """Django's admin under the council's name; signing in goes through the one door with throttle and second factor."""

    site_header = site_title = "Directorate administration"
    index_title = "Reference data, workflow, users and the trail"
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Open the administration to administrators: by the role their post carries, not by a flag."""
        return policies.is_administrator(request.user, clock.today())

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """Work out the list of models where a page shows it: without a side bar that is the index and no other page."""
        worked_out = super().get_app_list
        return SimpleLazyObject(lambda: worked_out(request, app_label))

    def admin_view(self, view: View, cacheable: bool = False) -> Any:
        """Refuse everybody else at once, instead of asking them to sign in again."""
        guarded = super().admin_view(view, cacheable)

        def refuse_or_show(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied("The administration is for administrators.")
            return guarded(request, *args, **kwargs)

        return update_wrapper(refuse_or_show, guarded)

    @method_decorator([never_cache, login_not_required, require_safe])
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Send a stranger to the one sign-in page, with a way back that stays on this host."""
        wanted = request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
        back = wanted if safe else reverse("admin:index", current_app=self.name)
        if request.user.is_authenticated:
            return HttpResponseRedirect(reverse("admin:index", current_app=self.name))
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Sign out through the same door."""
        return account_views.logout(request)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Lead to the throttled page on which everybody changes their password."""
        return HttpResponseRedirect(reverse("account_change_password"))
