"""Who plays in the demonstration. Accounts, three posts and all ODS codes are invented and say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.models import Role

BEGINNING = date(1999, 4, 1)
"""From this day the demo's people hold their posts: the case itself begins in 1999."""

INVENTED = "Invented for the demonstration."
DIRECTORATE, COUNCIL = "org-directorate", "org-council"


@dataclass(frozen=True)
class Person:
    """An account, the post it holds, the right that post carries, and where."""

    kind: str
    post: str
    role: Role
    organisation: str = DIRECTORATE


PEOPLE: Sequence[Person] = (
    Person("proposal_owner", "role-ad-children", Role.OFFICER),
    Person("performance_officer", "demo-performance-officer", Role.PERFORMANCE_OFFICER),
    Person("board_secretary", "demo-board-secretary", Role.OFFICER),
    Person("pool_manager", "role-joint-head-ld", Role.OFFICER),
    Person("director", "role-director", Role.DIRECTOR),
    Person("cabinet_member", "role-lead-member", Role.CABINET_MEMBER, COUNCIL),
    Person("administrator", "demo-administrator", Role.ADMINISTRATOR),
)

INVENTED_POSTS: Mapping[str, str] = {
    "demo-performance-officer": "Performance Officer",
    "demo-board-secretary": "Secretary to the partnership boards",
    "demo-administrator": "Systems Administrator",
}


# Rights that no grant carries: they are read off the proposal, the seat and the pool. The record says nothing of them.
PROPOSALS_OWNED: Mapping[str, Sequence[str]] = {"role-ad-children": ("prop-03", "prop-04")}
BOARDS_KEPT: Mapping[str, Sequence[str]] = {"demo-board-secretary": ("board-partnership-boards", "board-jce")}
POOLS_MANAGED: Mapping[str, Sequence[str]] = {"role-joint-head-ld": ("pool-learning-difficulties",)}
# What partners' systems may read beyond their own partnerships, by partnership: indicators and pooled funds.
INDICATORS_SHARED: Mapping[str, Sequence[tuple[str, str]]] = {"part-joint-ad-community-strategy": (("SITREP", "DTOC"),)}
POOLS_SHARED: Mapping[str, Sequence[str]] = {"part-learning-difficulties": ("pool-learning-difficulties",)}
"""Shared to read and to submit: a partner's system may report what it paid and spent."""
AGREEMENTS_SHARED: Mapping[str, Sequence[str]] = {
    "part-learning-difficulties": ("part-learning-difficulties-agreement",)
}


@dataclass(frozen=True)
class Partner:
    """A trust with an invented ODS code, and what its system may ask for."""

    organisation: str
    code: str
    scopes: Sequence[str]


READING = ("partnerships:read", "agreements:read", "finance:read", "performance:read", "boards:read", "changes:read")
WRITING = ("partnerships:write", "finance:write", "performance:write", "boards:write")

COUNCIL_CODE = "XDEMO0"

PARTNERS: Sequence[Partner] = (
    Partner("body-pct", "XDEMO1", (*READING, *WRITING)),
    Partner("body-bstmh", "XDEMO2", READING),
)
