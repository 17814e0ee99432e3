"""Addresses of this app's part of the API."""

from django.urls import path, register_converter

from performance.api import views
from performance.api.converters import IndicatorConverter

register_converter(IndicatorConverter, "indicator")

urlpatterns = [
    path("indicators", views.IndicatorList.as_view()),
    path("indicators/<indicator:indicator>", views.IndicatorDetail.as_view()),
    path("results", views.ResultList.as_view()),
    path("results/<indicator:indicator>/<name:ods>/<name:period>", views.ResultDetail.as_view()),
]
