"""What apps to the right know of a body: who keeps its record, what its agenda shows, what forbids a decision."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass
class BodyHooks:
    """What apps to the right know of a body: sections of its agenda, and what forbids it to decide."""

    agenda: list[Callable[..., Iterable[str]]] = field(default_factory=list)
    checks: list[Callable[..., Iterable[str]]] = field(default_factory=list)
    keepers: list[Callable[..., bool]] = field(default_factory=list)
    pages: list[Callable[..., Iterable[tuple[str, str]]]] = field(default_factory=list)

    def keeper(self, function: Callable[..., bool]) -> Callable[..., bool]:
        """Register `keeps(user, body, *, on) -> bool`: who keeps a body's record, such as its secretary by seat."""
        self.keepers.append(function)
        return function

    def agenda_section(self, function: Callable[..., Iterable[str]]) -> Callable[..., Iterable[str]]:
        """Register `sections(body, *, on) -> Iterable[str]`."""
        self.agenda.append(function)
        return function

    def decision_check(self, function: Callable[..., Iterable[str]]) -> Callable[..., Iterable[str]]:
        """Register `objections(body, *, meeting, item, on) -> Iterable[str]`: each sentence forbids the decision."""
        self.checks.append(function)
        return function

    def keeps(self, user: Any, body: Any, *, on: date) -> bool:
        """Say whether some app knows the user as the keeper of this body's record."""
        return any(keeper(user, body, on=on) for keeper in self.keepers)

    def page(self, function: Callable[..., Iterable[tuple[str, str]]]) -> Callable[..., Iterable[tuple[str, str]]]:
        """Register `pages(body, *, meeting) -> (words, address)`: pages that say more of a body or of its meeting."""
        self.pages.append(function)
        return function

    def objections(self, body: Any, *, meeting: Any, on: date, item: Any = None) -> Sequence[str]:
        """Return every sentence that forbids this body to decide at this meeting, under an item of its agenda."""
        return [sentence for check in self.checks for sentence in check(body, meeting=meeting, item=item, on=on)]

    def pages_about(self, body: Any, *, meeting: Any = None) -> Sequence[tuple[str, str]]:
        """Return the pages that say more of a body, or of one of its meetings: words and address."""
        return [found for ask in self.pages for found in ask(body, meeting=meeting)]
