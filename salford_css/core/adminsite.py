"""The administration, for administrators only."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse


class DirectorateAdminSite(admin.AdminSite):
    """Django's admin under the council's name; signing in goes through the one door with throttle and second factor."""

    site_header = site_title = "Directorate administration"
    index_title = "Reference data, workflow, users and the trail"

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Send a stranger to the one sign-in page."""
        return redirect_to_login(request.get_full_path() if "next" not in request.GET else request.GET["next"])
