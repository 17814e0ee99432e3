"""The addresses that performance's rows lead to, for tests that read them without opening the pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def page(request: HttpRequest, **names: str) -> HttpResponse:
    return HttpResponse()


PAGES = [
    path("<framework>/", page, name="framework"),
    path("<framework>/<code>/", page, name="indicator"),
    path("submission/<uuid:uid>", page, name="submission"),
    path("rating/<ref>", page, name="rating"),
    path("budget-fact/<ref>", page, name="budget-fact"),
    path("source/<ref>", page, name="information-source"),
]
urlpatterns = [
    path("performance/", include((PAGES, "performance"))),
    path("strategy/objective/<ref>", include(([path("", page, name="objective")], "strategy"))),
]
