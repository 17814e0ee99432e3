"""Pages across apps."""

from django.urls import path, re_path

from salford_css.dashboards.views import help, overview, search, thread

app_name = "dashboards"
urlpatterns = [
    path("", overview.home, name="home"),
    path("dashboards/", overview.dashboards, name="dashboards"),
    path("dashboards/my-work/", overview.my_work, name="my-work"),
    path("dashboards/breaks/", overview.all_breaks, name="breaks"),
    path("search/", search.search, name="search"),
    path("thread/", thread.whole_thread, name="whole-thread"),
    path("help/<slug:name>/", help.page, name="help"),
    # Under every page that stands on the thread: /strategy/proposals/prop-03/thread/
    re_path(r"^(?P<page>[\w/:.()-]+/)thread/$", thread.thread_of, name="thread"),
]
