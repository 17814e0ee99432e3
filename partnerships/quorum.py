"""Whether enough of the right people are present. Pure.

A quorum is a minimum in all and minimums by organisation and by category: Rutland's board asks for one member of the
clinical commissioning group and two of the council, a councillor and an officer; Salford's partnership executive of
2006 asked for three in all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Minimum:
    """At least so many, of an organisation, of a category, of both, or (neither given) in all."""

    count: int
    organisation: str = ""
    category: str = ""
    voting_only: bool = True


@dataclass(frozen=True)
class Present:
    """A seat that is taken at a meeting."""

    organisation: str
    category: str
    voting: bool = True


def unmet(minimums: Sequence[Minimum], present: Iterable[Present]) -> list[str]:
    """Return a sentence for every minimum that is not met; none means the meeting is quorate."""
    there = list(present)
    return [_sentence(each, found) for each in minimums if (found := _counted(each, there)) < each.count]


def _counted(minimum: Minimum, present: Sequence[Present]) -> int:
    return sum(
        each.organisation == (minimum.organisation or each.organisation)
        and each.category == (minimum.category or each.category)
        and (each.voting or not minimum.voting_only)
        for each in present
    )


def _sentence(minimum: Minimum, found: int) -> str:
    who = f" ({minimum.category})" if minimum.category else ""
    of = f" of {minimum.organisation}" if minimum.organisation else ""
    members = "voting member" if minimum.voting_only else "member"
    needed = f"{minimum.count} {members}{'s' if minimum.count > 1 else ''}{of}{who}"
    return f"The quorum needs {needed}; {found or 'none'} {'is' if found == 1 else 'are'} present."
