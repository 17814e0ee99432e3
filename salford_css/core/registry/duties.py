"""What waits for somebody, and the days that concern them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any


@dataclass(frozen=True)
class WorkItem:
    """Something that waits for a person, sorted by what they must do. `bucket`: late, waits, nobody or coming."""

    bucket: str
    sentence: str
    url: str
    verb: str
    verb_url: str = ""
    note: str = ""
    mark: str = ""
    earliest: date | None = None
    latest: date | None = None
    dated_words: str = ""


@dataclass
class Work:
    """Who can say what waits for a person."""

    readers: list[Callable[..., Iterable[WorkItem]]] = field(default_factory=list)

    def items(self, function: Callable[..., Iterable[WorkItem]]) -> Callable[..., Iterable[WorkItem]]:
        """Register `read(*, user, as_at) -> Iterable[WorkItem]`."""
        self.readers.append(function)
        return function

    def for_user(self, user: Any, *, as_at: date) -> Iterator[WorkItem]:
        """Return everything that waits for this user."""
        for reader in self.readers:
            yield from reader(user=user, as_at=as_at)


@dataclass(frozen=True)
class DiaryDate:
    """A day that concerns a person's posts, for their own calendar program. Never of exempt matter.

    `key` names it for good, so that a day that moves replaces itself; `at` is a clock time, else it lasts the day.
    """

    key: str
    day: date
    words: str
    url: str = ""
    note: str = ""
    at: time | None = None


@dataclass
class Diary:
    """Who knows days that concern a person."""

    readers: list[Callable[..., Iterable[DiaryDate]]] = field(default_factory=list)

    def dates(self, function: Callable[..., Iterable[DiaryDate]]) -> Callable[..., Iterable[DiaryDate]]:
        """Register `read(*, user, since, until) -> Iterable[DiaryDate]`; both days count."""
        self.readers.append(function)
        return function

    def for_user(self, user: Any, *, since: date, until: date) -> list[DiaryDate]:
        """Return the days that concern a user, in their order."""
        found = [one for reader in self.readers for one in reader(user=user, since=since, until=until)]
        return sorted(found, key=lambda one: (one.day, one.key))
