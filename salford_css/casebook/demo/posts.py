"""To whom posts report, and risks of one partnership, made up for the demonstration: the record says neither.

Each line and each risk says that it is illustrative. They are entered by the services that officers use.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from partnerships.models import Partnership, PartnershipRisk
from partnerships.services.joint_posts import Employer, hold_jointly, report_to
from partnerships.services.risks import assess_risk, raise_risk
from salford_css.casebook.demo import cast, rights
from salford_css.core.deeds import store
from salford_css.core.models import Organisation, Post, PostEmployment, PostKind, ReportingLine

SINCE = date(2002, 4, 1)
TRUST, MENTAL = "body-pct", "body-bstmh"
AT_TRUSTS: Sequence[tuple[str, str, str]] = (
    ("demo-pct-chief", "Chief Executive of the Primary Care Trust", TRUST),
    ("demo-bstmh-chief", "Chief Executive of the mental health trust", MENTAL),
)
JOINT = "Joint Commissioning Manager, older people"
LINES: Sequence[tuple[str, str, str]] = (
    ("role-deputy-director", "role-director", cast.DIRECTORATE),
    ("role-ad-community-strategy", "role-director", cast.DIRECTORATE),
    ("role-ad-community-strategy", "demo-pct-chief", TRUST),
    ("role-ad-children", "role-director", cast.DIRECTORATE),
    ("role-joint-head-ld", "role-deputy-director", cast.DIRECTORATE),
    ("role-joint-head-ld", "demo-pct-chief", TRUST),
    ("role-joint-project-director-mh", "role-deputy-director", cast.DIRECTORATE),
    ("role-joint-project-director-mh", "demo-bstmh-chief", MENTAL),
    ("role-po-physical-disability", "role-deputy-director", cast.DIRECTORATE),
    ("role-po-listening-to-children", "role-ad-children", cast.DIRECTORATE),
)


@dataclass(frozen=True)
class Risk:
    """A risk with its assessments: day, likelihood, impact, what is done, next review."""

    title: str
    cause: str
    consequence: str
    owner: str
    judged: Sequence[tuple[date, int, int, str, date]]


PARTNERSHIP = "part-learning-difficulties"
RISKS: Sequence[Risk] = (
    Risk(
        "Placements outside the city cost more than the pool can bear",
        "Young people with complex needs come of age, and few places exist nearby.",
        "The pool overspends, and each partner pays more than it planned.",
        "role-joint-head-ld",
        (
            (date(2003, 1, 15), 3, 4, "Places are bought one by one.", date(2003, 7, 15)),
            (date(2004, 1, 15), 4, 4, "A forecast of each placement is kept by month.", date(2004, 4, 15)),
        ),
    ),
    Risk(
        "The two partners cannot agree how an overspend is shared",
        "The pool runs without a signed agreement.",
        "Services wait for a decision on money.",
        "role-deputy-director",
        ((date(2003, 6, 1), 2, 5, "The agreement is being drafted.", date(2004, 9, 1)),),
    ),
)


def make_up(*, by: Any) -> None:
    """Make lines of reporting and risks, each once."""
    for ref, title, employer in AT_TRUSTS:
        _post(ref, title, rights.of_the_case(Organisation, employer))
    for lower, upper, employer in LINES:
        _line(lower, upper, rights.of_the_case(Organisation, employer), by)
    _joint_post(by)
    partnership = rights.of_the_case(Partnership, PARTNERSHIP)
    for risk in RISKS:
        if not PartnershipRisk.objects.filter(partnership=partnership, title=risk.title).exists():
            _risk(partnership, risk, by)


def _joint_post(by: Any) -> None:
    """Make up one joint post of which everything is known: the record tells of none who leads and who pays what."""
    if Post.objects.filter(title=JOINT).exists():
        return
    council, trust = (rights.of_the_case(Organisation, ref) for ref in (cast.DIRECTORATE, TRUST))
    post = hold_jointly(
        title=JOINT,
        employers=[Employer(council, Decimal(60)), Employer(trust, Decimal(40))],
        lead=council,
        since=date(2003, 4, 1),
        by=by,
        basis="secondment",
        note=cast.INVENTED,
        illustrative=True,
    )
    superior = rights.of_the_case(Post, "role-ad-community-strategy")
    report_to(
        post=post, superior=superior, organisation=council, since=date(2003, 4, 1), by=by, illustrative=True
    )  # fmt: skip


def _post(ref: str, title: str, employer: Organisation) -> None:
    if not Post.objects.filter(ref=ref).exists():
        post = store(Post(ref=ref, title=title, kind=PostKind.PARTNER, note=cast.INVENTED))
        store(PostEmployment(post=post, organisation=employer, illustrative=True))


def _line(lower: str, upper: str, employer: Organisation, by: Any) -> None:
    post, superior = (Post.objects.get(ref=ref) for ref in (lower, upper))
    if not ReportingLine.objects.filter(post=post, organisation=employer).exists():
        report_to(post=post, superior=superior, organisation=employer, since=SINCE, by=by, illustrative=True)


def _risk(partnership: Partnership, risk: Risk, by: Any) -> None:
    owner = rights.of_the_case(Post, risk.owner)
    facts: list[dict[str, Any]] = [
        {"on": on, "likelihood": likelihood, "impact": impact, "mitigation": done, "review_on": review, "owner": owner}
        for on, likelihood, impact, done, review in risk.judged
    ]
    row = raise_risk(
        partnership=partnership, title=risk.title, cause=risk.cause, consequence=risk.consequence, by=by,
        illustrative=True, **facts[0],
    )  # fmt: skip
    for more in facts[1:]:
        assess_risk(risk=row, by=by, **more)
