"""Addresses of this app's part of the API."""

from django.urls import path

from partnerships.api import views

urlpatterns = [
    path("partnerships", views.PartnershipList.as_view()),
    path("partnerships/<name:ref>", views.PartnershipDetail.as_view()),
]
