"""What is said of figures that do not fit: how severe, and in which words."""

from collections.abc import Callable
from typing import Any, NamedTuple

from performance.imports.names import UnknownNameError

REFUSED, DOUBTFUL, ASIDE = "refused", "doubtful", "aside"
EMPTY = "It is empty. Fill it in."

Remark = Callable[[int, str, int, int | None, str], None]
"""Takes a row's number, a severity, a field, the column it stands in where it is not the field's own, a sentence."""


class Wrong(NamedTuple):
    """Why a text could not be understood; an unknown name can be explained by the sender."""

    sentence: str
    is_unknown_name: bool = False


class Memo(dict[Any, Any]):
    """What texts were found to mean, each looked up once; what cannot be is a Wrong."""

    def __init__(self, find: Callable[[Any], Any]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: Any) -> Any:
        try:
            value = self._find(key)
        except ValueError as refused:
            value = Wrong(str(refused), isinstance(refused, UnknownNameError))
        self[key] = value
        return value


def needed(find: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return a search that refuses an empty text."""

    def found(words: str) -> Any:
        if not words:
            raise ValueError(EMPTY)
        return find(words)

    return found
