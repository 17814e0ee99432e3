"""The texts that the cells of a workbook share."""

from collections.abc import Iterable

from salford_css.core.imports.cells import unescaped
from salford_css.core.imports.limits import Limits
from salford_css.core.imports.parsing import PieceReader
from salford_css.core.imports.refusals import Unreadable

SPLIT = "Split it into several files."


class _StringsReader(PieceReader):
    """Reads `<si>` after `<si>`: the text of all its `<t>`, without the reading aids (`<rPh>`) of Japanese."""

    def __init__(self, limits: Limits) -> None:
        super().__init__("its texts")
        self.limits = limits
        self.strings: list[str] = []
        self._characters = 0
        self._text: list[str] = []
        self._aside = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "rPh":
            self._aside = True
        elif name == "t" and not self._aside:
            self.parser.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "t":
            self.parser.CharacterDataHandler = None
        elif name == "rPh":
            self._aside = False
        elif name == "si":
            self._keep("".join(self._text))
            self._text.clear()

    def _keep(self, text: str) -> None:
        self._characters += len(text)
        if len(self.strings) >= self.limits.strings:
            raise Unreadable(
                f"The workbook holds more than {self.limits.strings:,} different texts; no more are read.", SPLIT
            )
        if self._characters > self.limits.string_characters:
            raise Unreadable(
                f"The texts of the workbook are longer than {self.limits.string_characters:,} characters in all.", SPLIT
            )
        self.strings.append(unescaped(text))


def read_strings(pieces: Iterable[bytes], limits: Limits) -> list[str]:
    """Return the shared texts in their order; raises Unreadable beyond the limits or when broken."""
    reader = _StringsReader(limits)
    for piece in pieces:
        reader.feed(piece)
    reader.close()
    return reader.strings
