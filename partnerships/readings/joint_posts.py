"""Joint posts read for a day: who employs each, who leads, what share each pays, to whom it reports."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from partnerships.models import JointPostAgreement
from salford_css.core.employment import percent
from salford_css.core.models import Post, PostEmployment, PostStatus, ReportingLine
from salford_css.core.words import day as words_of_day
from salford_css.core.words import listed

TWO = 2


def ever_joint(reader: Any) -> QuerySet[Any]:
    """Return the posts that are or were held jointly, as far as a reader may see: by terms, or by two employers."""
    terms = JointPostAgreement.objects.filter(post=OuterRef("pk"))
    other = PostEmployment.objects.filter(post=OuterRef("post"), validity__overlap=F("validity"))
    together = PostEmployment.objects.filter(post=OuterRef("pk")).filter(
        Exists(other.exclude(organisation=OuterRef("organisation")))
    )
    return Post.objects.visible_to(reader).filter(Exists(terms) | Exists(together))


def with_terms(posts: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Read along, for a day: employers as `employed`, lines as `lines`, terms as `terms`; four queries in all."""
    employed = PostEmployment.objects.in_force(day).select_related("organisation").order_by("-is_lead", "pk")
    lines = ReportingLine.objects.in_force(day).select_related("superior", "organisation").order_by("pk")
    terms = JointPostAgreement.objects.in_force(day).select_related("partnership", "document").order_by("pk")
    return posts.prefetch_related(
        Prefetch("employments", employed, to_attr="employed"),
        Prefetch("reports_to", lines, to_attr="lines"),
        Prefetch("joint_agreements", terms, to_attr="terms"),
    )


def employers_in_words(employed: Iterable[PostEmployment]) -> str:
    """Name the employers, the leading one first and with that word, each with its share where it is on record."""
    return "; ".join(one_employer(row) for row in employed)


def one_employer(row: PostEmployment) -> str:
    """Name an employer with what is on record of its part."""
    said = [str(row.organisation)]
    said += ["leads"] if row.is_lead else []
    said += [percent(row.share)] if row.share is not None else []
    said += ["illustrative"] if row.illustrative else []
    return ", ".join(said)


def shares_in_words(employed: Sequence[PostEmployment]) -> str:
    """Write the shares of the cost; empty while none is on record."""
    given = [f"{row.organisation} {percent(row.share)}" for row in employed if row.share is not None]
    made_up = " (illustrative)" if any(row.illustrative for row in employed) else ""
    return f"{listed(given)}{made_up}" if given else ""


def superiors_in_words(lines: Iterable[ReportingLine]) -> str:
    """Name to whom a post reports, at which employer."""
    return "; ".join(
        f"{row.superior}, at {row.organisation}{', illustrative' if row.illustrative else ''}" for row in lines
    )


def title_of(post: Any) -> str:
    """Return a post's title; one whose every employer was made up says so."""
    made_up = bool(post.employed) and all(row.illustrative for row in post.employed)
    return f"{post.title} (illustrative)" if made_up else str(post.title)


def is_joint(post: Any) -> bool:
    """Say whether a post read with its terms has two employers on the day."""
    return len({row.organisation_id for row in post.employed}) >= TWO


def state_of(post: Any, day: date) -> str:
    """Say how a post stands on the day: joint, proposed, or no longer held jointly."""
    if not is_joint(post):
        return f"not held jointly on {words_of_day(day)}"
    return "held jointly" if post.status == PostStatus.ESTABLISHED else f"{post.get_status_display()}, not yet held"


def sentence(post: Any, day: date) -> str:
    """Say in one or two sentences who shares a post, and what is not on record of it."""
    if not is_joint(post):
        employers = listed([str(row.organisation) for row in post.employed])
        return f"On {words_of_day(day)} {f'{employers} alone employs it' if employers else 'nobody employs it'}."
    who = listed([str(row.organisation) for row in post.employed])
    lead = next((row.organisation for row in post.employed if row.is_lead), None)
    shares = shares_in_words(post.employed)
    verb = "share" if post.status == PostStatus.ESTABLISHED else "would share"
    first = f"{who} {verb} the post{f'; {lead} leads' if lead else ''}."
    missing = [
        words
        for words, there in (
            ("who leads", lead),
            ("how the cost is shared", shares),
            ("to whom it reports", post.lines),
        )
        if not there
    ]
    if not missing:
        return f"{first} The cost is shared {shares}."
    return f"{first} {listed(missing).capitalize()} {'is' if len(missing) == 1 else 'are'} not on record."
