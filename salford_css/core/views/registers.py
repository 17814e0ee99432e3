"""Registers that belong to no one app: organisations, posts, documents, source issues."""

from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet

from salford_css.core.components import Crumb, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import (
    Document,
    Organisation,
    OrganisationStanding,
    Placement,
    Post,
    PostEmployment,
    PostKind,
    Sector,
    SourceIssue,
)

HOME = Crumb("Overview", "/")


class OrganisationFilter(ListFilter):
    """Organisations by words and sector."""

    words_in = ("name", "names__name", "note")
    sector = django_filters.ChoiceFilter(
        field_name="standings__kind__sector", label="Sector", choices=Sector.choices, empty_label="All", distinct=True
    )


def kind_on(organisation: Organisation, day: Any) -> str:
    """Name the kind an organisation was of on a day, from standings read along."""
    return next((str(one.kind) for one in organisation.standings.all() if one.holds_on(day)), "")


def life(organisation: Organisation) -> str:
    """Say from when to when an organisation existed, as far as it is recorded."""
    begun = f"from {organisation.valid_from:%-d %B %Y}" if organisation.valid_from else ""
    ended = f"to {organisation.last_day:%-d %B %Y}" if organisation.last_day else ""
    return " ".join(filter(None, (begun, ended)))


class OrganisationList(ListPage):
    """Every organisation and unit the record names."""

    heading = "Organisations"
    noun = ("organisation", "organisations")
    crumbs = (HOME, Crumb("Organisations"))
    filterset = OrganisationFilter
    default_sort = ("name",)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Name, kind on the day, parent, life."""
        day = self.as_at
        return (
            Column("name", "Name", lambda row: row.name, ("name",), url=lambda row: row.get_absolute_url()),
            Column("kind", "Kind", lambda row: kind_on(row, day)),
            Column("parent", "Part of", lambda row: _parent_on(row, day), empty="nothing above it"),
            Column("life", "Existed", life, ("valid_from",)),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the organisations with what the columns need."""
        return Organisation.objects.visible_to(self.request.user).prefetch_related(
            Prefetch("standings", OrganisationStanding.objects.select_related("kind")),
            Prefetch("placements", Placement.objects.select_related("parent")),
        )

    def lead(self, total: int) -> str:
        """Say what they are."""
        return (
            f"{total} bodies and units take part: the council and its teams, the NHS, voluntary and independent "
            "partners, and those who were consulted. All stand in one dated tree."
        )


def _parent_on(organisation: Organisation, day: Any) -> str:
    return next((str(one.parent) for one in organisation.placements.all() if one.holds_on(day)), "")


class OrganisationPage(DetailPage):
    """One organisation."""

    model = Organisation
    trail_parts = ("standings", "codes", "names", "placements")
    template = "core/organisation.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Organisations", "/organisations/"), Crumb(row.name)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return kind, names, units and posts on the day."""
        day = self.as_at
        standing = row.standings.in_force(day).select_related("kind").first()
        placement = row.placements.in_force(day).select_related("parent").first()
        code = row.codes.first()
        return {
            "facts": [
                Fact("Kind", str(standing.kind) if standing else "not recorded"),
                Fact(
                    "Part of",
                    str(placement.parent) if placement else "nothing above it",
                    placement.parent.get_absolute_url() if placement else "",
                ),
                Fact("Existed", life(row) or "dates not recorded"),
                Fact("Code", f"{code}{' (invented)' if code.invented else ''}" if code else "none on record"),
            ],
            "names": [name.name for name in row.names.all()],
            "units": Placement.objects.in_force(day).filter(parent=row).select_related("organisation"),
            "posts": PostEmployment.objects.in_force(day).filter(organisation=row).select_related("post"),
            "before": row.succeeds.select_related("predecessor"),
            "after": row.succeeded_by.select_related("successor"),
        }


class PostFilter(ListFilter):
    """Posts by words and kind."""

    words_in = ("title", "note")
    kind = django_filters.ChoiceFilter(label="Kind", choices=PostKind.choices, empty_label="All")


def employers(post: Post) -> str:
    """Name who employs a post; two employers make it a joint post."""
    return " and ".join(str(one.organisation) for one in post.employments.all())


class PostList(ListPage):
    """Every post; people appear here and nowhere as names."""

    heading = "Posts"
    noun = ("post", "posts")
    crumbs = (HOME, Crumb("Posts"))
    filterset = PostFilter
    default_sort = ("title",)
    columns = (
        Column("title", "Post", lambda row: row.title, ("title",), url=lambda row: row.get_absolute_url()),
        Column("kind", "Kind", lambda row: row.get_kind_display(), ("kind",)),
        Column("employers", "Employed by", employers),
        Column("status", "Status", lambda row: row.get_status_display(), ("status",)),
        Column("note", "Note", lambda row: row.note, empty="none"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the posts with their employers."""
        return Post.objects.visible_to(self.request.user).prefetch_related(
            Prefetch("employments", PostEmployment.objects.select_related("organisation"))
        )

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{total} posts are on record. People appear as posts; who held one is kept apart and never shown."


class PostPage(DetailPage):
    """One post."""

    model = Post
    trail_parts = ("employments", "reports_to")
    template = "core/post.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Posts", "/posts/"), Crumb(row.title)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return employers and reporting lines on the day."""
        day = self.as_at
        employments = list(row.employments.in_force(day).select_related("organisation"))
        return {
            "facts": [
                Fact("Kind", row.get_kind_display()),
                Fact("Status", row.get_status_display()),
                Fact("Held by", "several people side by side" if row.collective else "one person at a time"),
            ],
            "employments": employments,
            "joint": len(employments) > 1,
            "superiors": row.reports_to.in_force(day).select_related("superior", "organisation"),
        }


class DocumentFilter(ListFilter):
    """Documents by words."""

    words_in = ("title", "kind", "note")


class DocumentList(ListPage):
    """Every document the record rests on."""

    heading = "Documents"
    noun = ("document", "documents")
    crumbs = (HOME, Crumb("Documents"))
    filterset = DocumentFilter
    default_sort = ("earliest", "title")
    columns = (
        Column("title", "Document", lambda row: row.title, ("title",), url=lambda row: row.get_absolute_url()),
        Column("kind", "Kind", lambda row: row.kind, ("kind",)),
        Column("date", "Date", lambda row: str(row.when), ("earliest",)),
        Column("part", "Open to", lambda row: row.get_part_display(), ("part",)),
    )

    def rows(self) -> QuerySet[Any]:
        """Return what the reader may read."""
        return Document.objects.visible_to(self.request.user)


class DocumentPage(DetailPage):
    """One document, what was taken from it and what is doubtful in it."""

    model = Document
    trail_parts = ("attachments",)
    template = "core/document.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Documents", "/documents/"), Crumb(row.title)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return facts and doubts."""
        return {
            "facts": [
                Fact("Kind", row.kind),
                Fact("Date", str(row.when)),
                Fact("Open to", row.get_part_display()),
                Fact("Records taken from it", str(row.citations.count())),
            ],
            "issues": row.issues.distinct(),
        }


class SourceIssueFilter(ListFilter):
    """Source issues by words."""

    words_in = ("issue", "settled")


class SourceIssueList(ListPage):
    """Every contradiction or gap of the sources."""

    heading = "Source issues"
    noun = ("source issue", "source issues")
    crumbs = (HOME, Crumb("Source issues"))
    filterset = SourceIssueFilter
    default_sort = ("ref",)
    columns = (
        Column("issue", "Issue", lambda row: row.issue, ("ref",), url=lambda row: row.get_absolute_url()),
        Column("settled", "How it was settled", lambda row: row.settled, empty="kept open, both readings stored"),
        Column("documents", "Where", lambda row: "; ".join(str(one) for one in row.about.all())),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the issues with their documents."""
        return SourceIssue.objects.visible_to(self.request.user).prefetch_related("about__document")

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{total} contradictions or gaps were found in the documents themselves. They are shown, not smoothed."


class SourceIssuePage(DetailPage):
    """One source issue."""

    model = SourceIssue
    trail_parts = ("about",)
    template = "core/source_issue.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Source issues", "/source-issues/"), Crumb(row.ref)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return the documents it is about."""
        return {"about": row.about.select_related("document")}
