"""The administration, for administrators only."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from salford_css.core import clock, policies


class DirectorateAdminSite(admin.AdminSite):
    """Django's admin under the council's name; signing in goes through the one door with throttle and second factor."""

    site_header = site_title = "Directorate administration"
    index_title = "Reference data, workflow, users and the trail"

    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Open the administration to administrators: by the role their post carries, not by a flag."""
        return policies.is_administrator(request.user, clock.today())

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Send a stranger to the one sign-in page."""
        return redirect_to_login(request.get_full_path() if "next" not in request.GET else request.GET["next"])
