"""Pages that belong to no one app."""

from django.urls import path, re_path

from salford_css.core.views import health, jobs, papers, preferences, publications, registers, trail

urlpatterns = [
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
    path("jobs/<uuid:uid>/", jobs.job, name="job"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("moment/", preferences.set_moment, name="set_moment"),
    # Under every page of one thing: /strategy/proposals/prop-03/trail/
    re_path(r"^(?P<page>[\w/:.()-]+/)trail/$", trail.trail_of, name="trail"),
]
