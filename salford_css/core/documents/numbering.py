"""Numbers for what has none: sections 1, 2; paragraphs and lower sections 1.1, 1.2; tables and figures 1, 2. Pure.

A paragraph is counted as if it were a section one level below the one it stands in, so that no number comes twice.
A number that is given stays, and counting goes on after it. Give numbers that shall outlive the next edit.
"""

from dataclasses import dataclass, field, replace

from salford_css.core.documents.tree import Block, Document, Figure, Paragraph, Section, Table


def numbered(document: Document, *, paragraphs: bool = True) -> Document:
    """Return the document with every section, table and figure numbered, and its paragraphs too unless told not to."""
    count = _Count(paragraphs)
    return replace(document, blocks=tuple(count.numbered(block) for block in document.blocks))


@dataclass
class _Count:
    """How far counting is: `places` is the last number given out on each level, `depth` that of the section above."""

    paragraphs: bool
    places: list[int] = field(default_factory=list)
    depth: int = 0
    tables: int = 0
    figures: int = 0

    def numbered(self, block: Block) -> Block:
        match block:
            case Section():
                self.depth = block.level
                return replace(block, number=self._next(block.number, block.level))
            case Paragraph() if self.paragraphs:
                return replace(block, number=self._next(block.number, self.depth + 1))
            case Table():
                self.tables += 1
                return replace(block, number=block.number or str(self.tables))
            case Figure():
                self.figures += 1
                return replace(block, number=block.number or str(self.figures))
        return block

    def _next(self, given: str, level: int) -> str:
        """Return the number of a place on a level: the one given, or the next."""
        counted = [*self.places, *[0] * level][:level]
        counted[-1] += 1
        self.places = _read(given, level) or counted
        return given or ".".join(str(one) for one in counted)


def _read(number: str, level: int) -> list[int] | None:
    """Read a given number such as `4.7`; None when it is of another form, such as `A` or `4.1(2)`."""
    parts = number.rstrip(".").split(".")
    return [int(part) for part in parts] if len(parts) == level and all(part.isdecimal() for part in parts) else None
