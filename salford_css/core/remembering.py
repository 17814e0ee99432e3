"""Remembers what pure functions returned, by what they were given, and forgets what was asked longest ago.

Nothing here can be out of date: a key holds everything the answer depends on. It is kept per process.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class _Same:
    """A thing compared by being the very same one; held, so that its id stays its own."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.it is self.it


def of_the_same(size: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Remember what a pure function returned for the very same first argument and equal further ones.

    For arguments that never change and are dear to compare, such as a judged series.
    """

    def decorate(function: Callable[..., T]) -> Callable[..., T]:
        @lru_cache(maxsize=size)
        def kept(first: _Same, *rest: Hashable, **named: Hashable) -> T:
            return function(first.it, *rest, **named)

        @wraps(function)
        def asked(first: object, *rest: Hashable, **named: Hashable) -> T:
            return kept(_Same(first), *rest, **named)

        return asked

    return decorate


class Pieces(Generic[T]):
    """Finished things by what they depend on, such as pieces of pages; at most `size`, for all threads of a process."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the piece for a key, made if it is not there. A key that cannot be hashed is made each time."""
        try:
            with self._lock:
                found = self._kept.get(key)
                if found is not None:
                    self._kept.move_to_end(key)
                    return found
        except TypeError:
            return make()
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()


def content_of(value: Any) -> Hashable:
    """Return lists as tuples, so that what a row shows can be a key."""
    return tuple(map(content_of, value)) if isinstance(value, list) else value
