"""Joint posts: the register, and one post with its employers, shares, reporting lines and terms."""

from typing import Any

import django_filters
from django.db.models import F, Min, QuerySet
from django.urls import reverse

from partnerships import policies
from partnerships.models import Partnership
from partnerships.readings import joint_posts as readings
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import Organisation, Post, PostStatus
from salford_css.core.words import capital, counted, listed
from salford_css.core.words import day as words_of_day

HOME = Crumb("Partnerships", "/partnerships/")


def page_of(post: Any) -> str:
    """Return the address of a joint post."""
    return reverse("partnerships:joint-post", args=[post.ref])


class JointPostFilter(ListFilter):
    """Joint posts by words, partnership, employer and status."""

    words_in = ("title", "note", "employments__organisation__name", "joint_agreements__basis")
    partnership = django_filters.ModelChoiceFilter(
        field_name="joint_agreements__partnership",
        label="Partnership",
        queryset=Partnership.objects.filter(joint_posts__isnull=False).distinct(),
        empty_label="All",
        distinct=True,
    )
    employer = django_filters.ModelChoiceFilter(
        field_name="employments__organisation",
        label="Employer",
        queryset=Organisation.objects.filter(employments__post__joint_agreements__isnull=False).distinct(),
        empty_label="All",
        distinct=True,
    )
    status = django_filters.ChoiceFilter(label="Status", choices=PostStatus.choices, empty_label="All")

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep each post once, however many employers match."""
        return super().filter_words(rows, name, value).distinct()


class JointPostList(ListPage):
    """Every post that two employers share or shared."""

    heading = "Joint posts"
    noun = ("joint post", "joint posts")
    crumbs = (HOME, Crumb("Joint posts"))
    filterset = JointPostFilter
    default_sort = ("title",)
    nothing = "No joint post is on record. An officer enters one here."
    template = "partnerships/joint_posts.html"
    source = "From posts, employers and lines of reporting on record."

    @property
    def columns(self) -> tuple[Column, ...]:
        """Post, state, employers, shares, superiors, partnership, first day."""
        day = self.as_at
        return (
            Column("title", "Post", readings.title_of, ("title",), url=page_of),
            Column("state", "State", lambda row: readings.state_of(row, day), ("status",)),
            Column("employers", "Employed by", lambda row: listed([str(one.organisation) for one in row.employed]),
                   empty="nobody on this day"),
            Column("lead", "Lead employer",
                   lambda row: next((str(one.organisation) for one in row.employed if one.is_lead), "")),
            Column("shares", "Shares of the cost", lambda row: readings.shares_in_words(row.employed)),
            Column("superiors", "Reports to", lambda row: readings.superiors_in_words(row.lines)),
            Column("partnership", "For",
                   lambda row: "; ".join(str(one.partnership) for one in row.terms if one.partnership_id),
                   empty="no one partnership"),
            Column("since", "Since", lambda row: words_of_day(row.since) if row.since else "", ("since",)),
        )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the posts, each with what held on the day."""
        rows = readings.ever_joint(self.request.user).annotate(since=Min("joint_agreements__valid_from"))
        return readings.with_terms(rows, self.as_at)

    def lead(self, total: int) -> str:
        """Say what a joint post is."""
        said = capital(counted(total, "post"))
        verb = "is" if total == 1 else "are"
        return f"Two bodies share one post, its cost and its authority. {said} {verb} on record, ended ones among them."

    def extra(self) -> dict[str, Any]:
        """Offer to enter one, and lead to the structure."""
        may = policies.may_propose(self.request.user, clock.today())
        return {"deeds": [Deed("Enter a joint post", reverse("partnerships:joint-post-new"))] if may else []}


class JointPostPage(DetailPage):
    """One joint post."""

    model = Post
    trail_parts = ("employments", "reports_to", "joint_agreements")
    template = "partnerships/joint_post.html"
    on_thread = False

    @classmethod
    def rows(cls, reader: Any) -> QuerySet[Any]:
        """Return the posts that are or were joint."""
        return readings.ever_joint(reader)

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Joint posts", reverse("partnerships:joint-posts")), Crumb(row.title)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return who employs it on the day, and everything that held before and after."""
        day = self.as_at
        post = readings.with_terms(type(self).rows(self.request.user).filter(pk=row.pk), day).get()
        return {
            "trail_url": f"{page_of(row)}trail/",
            "post": post,
            "lead": readings.sentence(post, day),
            "facts": self._facts(post, day),
            "history": row.employments.select_related("organisation").order_by(F("valid_from").asc(nulls_first=True)),
            "lines": row.reports_to.select_related("superior", "organisation").order_by(
                F("valid_from").asc(nulls_first=True)
            ),
            "below": row.reported_by.in_force(day).select_related("post", "organisation").order_by("post__title"),
            "deeds": self._deeds(post),
        }

    def _facts(self, post: Any, day: Any) -> list[Fact]:
        lead = next((one for one in post.employed if one.is_lead), None)
        return [
            Fact("State", readings.state_of(post, day)),
            Fact("Lead employer", str(lead.organisation) if lead else "not recorded",
                 lead.organisation.get_absolute_url() if lead else ""),
            Fact("Shares of the cost", readings.shares_in_words(post.employed) or "not recorded"),
            Fact("Reports to", readings.superiors_in_words(post.lines) or "not recorded"),
        ]  # fmt: skip

    def _deeds(self, post: Any) -> list[Deed]:
        if not policies.may_propose(self.request.user, clock.today()):
            return []
        joint = (("Revise employers, shares and terms", "revise"), ("End it", "end")) if readings.is_joint(post) else ()
        stop = (("End a line of reporting", "stop"),) if post.lines else ()
        ways = (*joint, ("Say to whom it reports", "report"), *stop)
        return [Deed(words, reverse(f"partnerships:joint-post-{name}", args=[post.ref])) for words, name in ways]
