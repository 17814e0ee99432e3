"""Addresses of core's part of the API."""

from django.urls import path, register_converter

from salford_css.core.api import views
from salford_css.core.api.converters import NameConverter

register_converter(NameConverter, "name")

urlpatterns = [
    path("organisations", views.OrganisationList.as_view()),
    path("organisations/<name:ods>", views.OrganisationDetail.as_view()),
]
