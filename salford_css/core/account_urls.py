"""The doors of an account: only these of the sign-in package are open. Nobody signs up, and no password is mailed."""

from collections.abc import Callable

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.urls import include, path
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView


def _said(template: str) -> Callable[..., HttpResponseBase]:
    """Return a page that says why a door is closed and who can help."""
    return login_not_required(require_safe(TemplateView.as_view(template_name=template)))


urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/reset/", _said("account/password_reset.html"), name="account_reset_password"),
    path("signup/", _said("account/signup_closed.html"), name="account_signup"),
    path("2fa/", include("allauth.mfa.urls")),
]
