"""Pages that belong to no one app."""

from django.urls import path

from salford_css.core.views import health, preferences

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("moment/", preferences.set_moment, name="set_moment"),
]
