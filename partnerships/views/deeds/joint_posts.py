"""Entering, revising and ending joint posts, and saying to whom they report."""

from typing import Any

from django.urls import reverse

from partnerships import policies
from partnerships.forms import joint_posts as forms
from partnerships.models import Partnership
from partnerships.services import joint_posts as services
from partnerships.views.joint_posts import JointPostPage, page_of
from salford_css.core import deedpage
from salford_css.core.components import Crumb
from salford_css.core.models import Document, Organisation, Post
from salford_css.core.parameters import parameter

HOME = Crumb("Partnerships", "/partnerships/")


class _Led:
    """Where a deed leads: the page of the joint post."""

    def __init__(self, post: Post) -> None:
        self.post = post

    def get_absolute_url(self) -> str:
        """Return the joint post's page."""
        return page_of(self.post)


def agreed_among(user: Any) -> dict[str, Any]:
    """Return the partnerships and documents among which a reader may choose the terms of a joint post."""
    return {
        "partnership": Partnership.objects.visible_to(user),
        "document": Document.objects.visible_to(user),
    }


class HoldJointly(deedpage.DeedPage):
    """Enter a joint post."""

    model = Post
    form = forms.HoldForm
    heading = "Enter a joint post"
    verb = "Enter it"
    done = "The joint post is on record."
    dated_by = "since"

    def row(self, **address: Any) -> Any:
        """Return nothing: the post may not exist yet."""
        return None

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Joint posts", self.back(row))]

    def back(self, row: Any) -> str:
        """Return the register."""
        return reverse("partnerships:joint-posts")

    def allowed(self, row: Any) -> bool:
        """Say whether the reader enters partnerships."""
        return policies.may_propose(self.request.user, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer posts, partnerships and documents the reader may see."""
        return {"choices": {"post": Post.objects.visible_to(self.request.user), **agreed_among(self.request.user)}}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day, and a partnership named in the address."""
        named = Partnership.objects.visible_to(self.request.user).filter(ref=parameter(self.request, "partnership"))
        return {"since": self.day, "partnership": named.first()}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Enter it."""
        return _Led(services.hold_jointly(by=self.request.user, **forms.TermsForm.terms(data)))


class JointPostDeed(deedpage.DeedPage):
    """A deed about a joint post."""

    model = Post

    def row(self, **address: Any) -> Any:
        """Return the joint post behind the address."""
        return JointPostPage.find(self.request.user, **address)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Joint posts", reverse("partnerships:joint-posts"))]

    def back(self, row: Any) -> str:
        """Return the joint post's page."""
        return page_of(row)

    def allowed(self, row: Any) -> bool:
        """Say whether the reader enters partnerships."""
        return policies.may_propose(self.request.user, self.today)

    def employers(self, row: Any) -> Any:
        """Return who employs the post, or ever did."""
        return Organisation.objects.filter(employments__post=row).distinct()


class Revise(JointPostDeed):
    """Change employers, shares or lead from a day."""

    form = forms.ReviseForm
    heading = "Revise employers, shares and terms"
    verb = "Keep the new terms"
    done = "The new terms are kept; what held until then stays on record."
    dated_by = "on"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer partnerships and documents."""
        return {"choices": agreed_among(self.request.user)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what holds today."""
        found: dict[str, Any] = {"on": self.day}
        terms = row.joint_agreements.in_force(self.today).order_by("pk").last()
        if terms:
            found |= {name: getattr(terms, name) for name in ("partnership", "basis", "document", "note")}
        rows = row.employments.in_force(self.today).order_by("-is_lead", "pk")
        for at, employment in zip(forms.PLACES, rows, strict=False):
            found |= {f"employer_{at}": employment.organisation_id, f"share_{at}": employment.share}
            found |= {"lead": employment.organisation_id} if employment.is_lead else {}
        return found

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep them."""
        return _Led(services.revise_terms(post=row, by=self.request.user, **forms.TermsForm.terms(data)))


class End(JointPostDeed):
    """End that a post is held jointly."""

    form = forms.EndForm
    heading = "End the joint post"
    verb = "End it"
    done = "It is no longer held jointly after that day."
    dated_by = "last_day"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the employers."""
        return {"choices": {"kept_by": self.employers(row)}}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day."""
        return {"last_day": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """End it."""
        return _Led(services.end_joint_post(post=row, by=self.request.user, **data))


class Report(JointPostDeed):
    """Say to whom the post reports."""

    form = forms.ReportForm
    heading = "Say to whom it reports"
    verb = "Keep it"
    done = "The line of reporting is kept."
    dated_by = "since"

    def lead(self, row: Any) -> str:
        """Say that there is one line at each employer."""
        return "A joint post reports once at each of its employers. A new line ends the one it had there until then."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the employers, and every other post."""
        others = Post.objects.visible_to(self.request.user).exclude(pk=row.pk)
        return {"choices": {"organisation": self.employers(row), "superior": others}}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day."""
        return {"since": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        services.report_to(post=row, by=self.request.user, **data)
        return _Led(row)


class Stop(JointPostDeed):
    """End a line of reporting."""

    form = forms.StopForm
    heading = "End a line of reporting"
    verb = "End it"
    done = "The line of reporting has ended."
    dated_by = "last_day"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the employers."""
        return {"choices": {"organisation": self.employers(row)}}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day."""
        return {"last_day": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """End it."""
        services.stop_reporting(post=row, by=self.request.user, **data)
        return _Led(row)
