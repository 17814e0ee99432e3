"""The story of the case."""

from django.urls import path

from salford_css.casebook import views

app_name = "casebook"
urlpatterns = [path("story/", views.salford, name="story")]
