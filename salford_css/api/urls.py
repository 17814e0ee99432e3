"""Gathers the addresses of every app's API under /api/v1/, and the address of tokens."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from salford_css.api import views
from salford_css.api.tokens import ClientToken

version_1: list[URLPattern | URLResolver] = [
    path("", views.root, name="api_root"),
    path("schema/", views.schema, name="api_schema"),
    path("docs/", views.docs, name="api_docs"),
    path("", include("salford_css.core.api.urls")),
    path("", include("performance.api.urls")),
    path("", include("partnerships.api.urls")),
]

urlpatterns = [
    path("api/v1/", include(version_1)),
    path("oauth/token/", ClientToken.as_view(), name="api_token"),
    re_path(r"^api/", views.nothing_here),
]
