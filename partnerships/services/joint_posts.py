"""Joint posts: two employers or more share one post; entering, revising and ending it, and to whom it reports.

Who employs a post, who leads and who pays what share stands with the post; on what terms, and for which partnership,
stands in its agreement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from partnerships import policies
from partnerships.models import JointPostAgreement
from salford_css.core import audit, clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import new_ref, refuse, refuse_all, refuse_beside, store
from salford_css.core.employment import Employment, faults
from salford_css.core.models import Organisation, Post, PostEmployment, ReportingLine
from salford_css.core.policies import require
from salford_css.core.words import day as words_of_day

NOT_YOURS = "Only officers may enter joint posts and to whom they report."
TWO = 2


@dataclass(frozen=True)
class Employer:
    """An employer of a joint post and its share of the cost in per cent; None: not recorded."""

    organisation: Organisation
    share: Decimal | None = None


@transaction.atomic
def hold_jointly(
    *,
    employers: Sequence[Employer],
    lead: Organisation | None,
    since: date | None,
    by: Any,
    post: Post | None = None,
    title: str = "",
    illustrative: bool = False,
    **terms: Any,
) -> Post:
    """Enter a post as held jointly from a day: a post on record, or a new one with a title. `lead` leads, None: nobody.

    `terms` are its partnership, basis, document and note. `since` None means: as long as anybody knows. Raises
    ValidationError for fewer than two employers, one that did not exist on the day, a lead that is none of them,
    shares that do not come to the whole, and a post that is held jointly already.
    """
    require(policies.may_propose(by, clock.today()), NOT_YOURS)
    refuse_beside(title=None if post or title.strip() else "Name the post, or choose one on record.")
    _refuse_terms(employers, lead, since)
    if post is None:
        post = store(Post(ref=new_ref(Post, title), title=title.strip()))
    elif joint_on(post, since or clock.today()):
        refuse(f"{post} is held jointly already; revise its terms instead.")
    _employ(post, employers, lead, since, illustrative=illustrative)
    store(JointPostAgreement(post=post, valid_from=since, **terms))
    record_activity("joint-post-entered", post, by=by, reason=_named(employers))
    return post


@transaction.atomic
def revise_terms(
    *,
    post: Post,
    employers: Sequence[Employer],
    lead: Organisation | None,
    on: date,
    by: Any,
    reason: str = "",
    **terms: Any,
) -> Post:
    """Change employers, shares, lead or terms of a joint post from a day; what held until then stays on record.

    `terms` are partnership, basis, document and note, as in `hold_jointly`; what is not named stays as it was.
    Raises ValidationError as `hold_jointly` does, and for a day on which the post is not held jointly.
    """
    require(policies.may_propose(by, clock.today()), NOT_YOURS)
    refuse(None if joint_on(post, on) else f"{post} is not held jointly on {words_of_day(on)}.")
    _refuse_terms(employers, lead, on)
    with audit.changes_from(reason=reason):
        _employ(post, employers, lead, on)
        _agree(post, on, terms)
    record_activity("joint-post-revised", post, by=by, reason=reason or _named(employers))
    return post


@transaction.atomic
def end_joint_post(*, post: Post, last_day: date, by: Any, reason: str, kept_by: Organisation | None = None) -> Post:
    """End that a post is held jointly, on a last day. `kept_by` employs it alone afterwards; None: the post ends.

    Raises ValidationError for a last day before its terms began, and for a `kept_by` that is no employer of it.
    """
    require(policies.may_propose(by, clock.today()), NOT_YOURS)
    rows = list(PostEmployment.objects.in_force(last_day).filter(post=post).select_related("organisation"))
    after = last_day + timedelta(days=1)
    began = max((row.valid_from for row in employments_of(post) if row.valid_from), default=None)
    refuse_beside(
        last_day=f"Its terms began on {words_of_day(began)}; it cannot end before that."
        if began and began > last_day
        else None,
        kept_by=f"{kept_by} is none of its employers."
        if kept_by and kept_by.pk not in {row.organisation_id for row in rows}
        else None,
    )
    refuse(None if len(rows) >= TWO else f"{post} is not held jointly on {words_of_day(last_day)}.")
    with audit.changes_from(reason=reason):
        for row in (*rows, *_still(JointPostAgreement, post, after), *_lines_elsewhere(post, after, kept_by)):
            end(row, after)
        if kept_by:
            store(PostEmployment(post=post, organisation=kept_by, valid_from=after))
    record_activity("joint-post-ended", post, by=by, reason=reason)
    return post


@transaction.atomic
def report_to(
    *, post: Post, superior: Post, organisation: Organisation, since: date, by: Any, illustrative: bool = False
) -> ReportingLine:
    """Say to whom a post reports at one of its employers, from a day; the line it had there until then ends.

    Raises ValidationError where the organisation does not employ the post on the day, the superior works elsewhere,
    or the lines would go round in a circle.
    """
    require(policies.may_propose(by, clock.today()), NOT_YOURS)
    refuse_beside(
        organisation=None
        if _employs(organisation, post, since)
        else f"{organisation} does not employ {post} on {words_of_day(since)}.",
        superior=_works_elsewhere(superior, organisation, since),
    )
    for row in ReportingLine.objects.in_force(since).filter(post=post, organisation=organisation):
        end(row, since)
    line = ReportingLine(
        post=post, superior=superior, organisation=organisation, valid_from=since, illustrative=illustrative
    )
    store(line)
    record_activity("reporting-line-set", post, by=by, reason=f"to {superior}, at {organisation}")
    return line


def joint_on(post: Post, day: date) -> bool:
    """Say whether two organisations or more employ a post on a day."""
    return PostEmployment.objects.in_force(day).filter(post=post).count() >= TWO


def employments_of(post: Post) -> Sequence[PostEmployment]:
    """Return every employment of a post, ended ones too."""
    return list(post.employments.select_related("organisation"))


def end(row: Any, after: date) -> None:
    """Let a dated row hold until the day before; what began on that day or later is taken back, the trail has it."""
    if row.valid_from is not None and row.valid_from >= after:
        row.delete()
        return
    row.valid_to = after
    store(row)


def _refuse_terms(employers: Sequence[Employer], lead: Organisation | None, on: date | None) -> None:
    """Refuse what cannot be the terms of a joint post, every reason at once."""
    named = {employer.organisation.pk for employer in employers}
    found = [
        f"{employer.organisation} did not exist on {words_of_day(on)}."
        for employer in employers
        if on and not employer.organisation.holds_on(on)
    ]
    if len(employers) < TWO:
        found.append("A joint post has two employers; name both.")
    if lead is not None and lead.pk not in named:
        found.append(f"{lead} is said to lead and is none of the employers.")
    refuse_all([*found, *faults([Employment(str(one.organisation), one.share) for one in employers])])


def _employ(
    post: Post,
    employers: Sequence[Employer],
    lead: Organisation | None,
    since: date | None,
    *,
    illustrative: bool = False,
) -> None:
    """Let the employers of a post be these from a day on; an employment that stays as it was is left alone."""
    wanted = {one.organisation.pk: (one.share, lead is not None and one.organisation == lead) for one in employers}
    for row in PostEmployment.objects.in_force(since or clock.today()).filter(post=post):
        if wanted.get(row.organisation_id) == (row.share, row.is_lead):
            del wanted[row.organisation_id]
        elif since is None:
            row.delete()
        else:
            end(row, since)
    for one in employers:
        if one.organisation.pk in wanted:
            share, leads = wanted[one.organisation.pk]
            store(
                PostEmployment(
                    post=post,
                    organisation=one.organisation,
                    share=share,
                    is_lead=leads,
                    valid_from=since,
                    illustrative=illustrative,
                )
            )


def _agree(post: Post, on: date, terms: dict[str, Any]) -> None:
    """Let a post's newest terms be others from a day on; without any on record, these are the first."""
    if not terms:
        return
    current = JointPostAgreement.objects.in_force(on).filter(post=post).order_by("pk").last()
    if current is None:
        store(JointPostAgreement(post=post, valid_from=on, **terms))
        return
    names = ("partnership", "basis", "document", "note")
    before = {name: getattr(current, name) for name in names}
    if before == before | terms:
        return
    end(current, on)
    store(JointPostAgreement(post=post, valid_from=on, **before | terms))


def _still(model: type[models.Model], post: Post, day: date) -> Sequence[Any]:
    rows: Any = model._default_manager.all()
    return list(rows.in_force(day).filter(post=post))


def _lines_elsewhere(post: Post, day: date, kept_by: Organisation | None) -> Sequence[ReportingLine]:
    return [row for row in _still(ReportingLine, post, day) if row.organisation_id != getattr(kept_by, "pk", None)]


def _employs(organisation: Organisation, post: Post, on: date) -> bool:
    return PostEmployment.objects.in_force(on).filter(post=post, organisation=organisation).exists()


def _works_elsewhere(superior: Post, organisation: Organisation, on: date) -> str | None:
    """Say that a superior is employed, as far as known, by others only. Units of one council count as one."""
    rows = PostEmployment.objects.in_force(on).filter(post=superior).select_related("organisation")
    employers = [row.organisation for row in rows]
    if not employers or any(_same_house(each, organisation, on) for each in employers):
        return None
    return f"{superior} is not employed by {organisation} on {words_of_day(on)}."


def _same_house(one: Organisation, other: Organisation, on: date) -> bool:
    return one == other or other in house(one, on) or one in house(other, on)


def house(organisation: Organisation, on: date) -> list[Organisation]:
    """Return an organisation and what it is part of on a day, up to the top."""
    found = [organisation]
    while placed := found[-1].placements.in_force(on).select_related("parent").first():
        if placed.parent in found:
            break
        found.append(placed.parent)
    return found


def _named(employers: Sequence[Employer]) -> str:
    return ", ".join(str(one.organisation) for one in employers)


@transaction.atomic
def stop_reporting(*, post: Post, organisation: Organisation, last_day: date, by: Any, reason: str = "") -> Post:
    """Say that a post reports to nobody at one of its employers after a last day.

    Raises ValidationError when it reports to nobody there, or the line began after that day.
    """
    require(policies.may_propose(by, clock.today()), NOT_YOURS)
    line = ReportingLine.objects.filter(post=post, organisation=organisation).order_by("valid_from").last()
    refuse(None if line and line.last_day is None else f"{post} reports to nobody at {organisation}.")
    began = line.valid_from if line else None
    refuse_beside(
        last_day=f"The line began on {words_of_day(began)}; it cannot end before that."
        if began and began > last_day
        else None
    )
    with audit.changes_from(reason=reason):
        end(line, last_day + timedelta(days=1))
    record_activity("reporting-line-ended", post, by=by, reason=reason or str(organisation))
    return post
