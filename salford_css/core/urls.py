"""Pages that belong to no one app."""

from django.urls import path, re_path

from salford_css.core.public import robots
from salford_css.core.views import calendars, health, jobs, papers, preferences, publications, registers, trail
from salford_css.core.views.imports import lists as import_lists
from salford_css.core.views.imports import page as import_page
from salford_css.core.views.imports import sending

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("organisations/", registers.OrganisationList.as_view(), name="organisations"),
    path("organisations/<slug:ref>/", registers.OrganisationPage.as_view(), name="organisation"),
    path("posts/", registers.PostList.as_view(), name="posts"),
    path("posts/<slug:ref>/", registers.PostPage.as_view(), name="post"),
    path("documents/", registers.DocumentList.as_view(), name="documents"),
    path("documents/<slug:ref>/", registers.DocumentPage.as_view(), name="document"),
    path("documents/<slug:kind>/<path:name>.<slug:form>", papers.paper, name="paper"),
    path("documents/<slug:kind>/<path:name>/publish/", papers.PublishPaper.as_view(), name="publish-paper"),
    path("publications/", publications.PublicationList.as_view(), name="publications"),
    path("publications/<uuid:uid>/", publications.PublicationPage.as_view(), name="publication"),
    path("publications/<uuid:uid>/file.<slug:form>", publications.publication_file, name="publication-file"),
    path("source-issues/", registers.SourceIssueList.as_view(), name="source-issues"),
    path("source-issues/<slug:ref>/", registers.SourceIssuePage.as_view(), name="source-issue"),
    path("imports/", import_lists.ImportList.as_view(), name="imports"),
    path("imports/new/", sending.NewImport.as_view(), name="import-new"),
    path("imports/blank/<slug:kind>/", sending.BlankFile.as_view(), name="import-blank"),
    path("imports/<uuid:uid>/", import_page.ImportPage.as_view(), name="import"),
    path("imports/<uuid:uid>/sheet/", sending.ReadSheet.as_view(), name="import-sheet"),
    path("imports/<uuid:uid>/columns/", sending.MapColumns.as_view(), name="import-columns"),
    path("imports/<uuid:uid>/look/", import_page.LookAgain.as_view(), name="import-look"),
    path("imports/<uuid:uid>/confirm/", import_page.Confirm.as_view(), name="import-confirm"),
    path("imports/<uuid:uid>/take-back/", import_page.TakeBack.as_view(), name="import-take-back"),
    path("imports/<uuid:uid>/drop/", import_page.Drop.as_view(), name="import-drop"),
    path("imports/<uuid:uid>/refused/", import_page.RefusedRows.as_view(), name="import-refused"),
    path("jobs/<uuid:uid>/", jobs.job, name="job"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("my-calendar/", calendars.my_calendar, name="my-calendar"),
    path("my-calendar/end/", calendars.end_my_calendar, name="end-my-calendar"),
    path("calendar/<str:token>.ics", calendars.calendar_feed, name="calendar-feed"),
    path("moment/", preferences.set_moment, name="set_moment"),
    # Under every page of one thing: /strategy/proposals/prop-03/trail/
    re_path(r"^(?P<page>[\w/:.()-]+/)trail/$", trail.trail_of, name="trail"),
]
