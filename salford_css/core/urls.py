"""Pages that belong to no one app."""

from django.urls import path

from salford_css.core.views import preferences

urlpatterns = [
    path("moment/", preferences.set_moment, name="set_moment"),
]
