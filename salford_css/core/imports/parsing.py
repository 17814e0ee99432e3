"""XML read piece by piece, without a tree and without definitions."""

from typing import Any
from xml.parsers import expat

from salford_css.core.imports.archive import DAMAGED, HOSTILE
from salford_css.core.imports.refusals import Unreadable
from salford_css.core.imports.sniffing import SAVE_AS


class PieceReader:
    """A parser that is fed pieces. Subclasses set the handlers of `self.parser`; a DTD is refused as it begins."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_definitions

    def feed(self, piece: bytes) -> None:
        """Take the next piece in; raises Unreadable when the XML is broken."""
        self._parse(piece, last=False)

    def close(self) -> None:
        """Say that there is no more; raises Unreadable when something is missing at the end."""
        self._parse(b"", last=True)

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError as broken:
            raise Unreadable(f"{DAMAGED} ({self.what}).", SAVE_AS) from broken

    @staticmethod
    def _refuse_definitions(*_: Any) -> None:
        raise Unreadable(HOSTILE, SAVE_AS)
