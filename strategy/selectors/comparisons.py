"""Two wordings of a proposal side by side: what changed between them, and which comment or reason lies behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from strategy import differences
from strategy.differences import Kind, Span
from strategy.models import ChangeCause, ConsultationComment, ProposalVersion
from strategy.provenance import traced


@dataclass(frozen=True)
class Cause:
    """A note in the margin: the letters it explains, and the comment or the other reason behind it.

    `taken_back` says that what it brought about in the wording with this number is gone since.
    """

    letters: str
    comment: ConsultationComment | None
    reason: str = ""
    version: int = 0
    taken_back: bool = False


@dataclass(frozen=True)
class Shown:
    """A run of words on the page; `mark` is the letter that stands after it."""

    kind: str
    text: str
    mark: str = ""


@dataclass(frozen=True)
class ChangeRow:
    """One change in a table, with all that explains it."""

    change: differences.Change
    causes: Sequence[Cause]
    unexplained: bool


@dataclass(frozen=True)
class Paragraph:
    """What stands beside each other: a paragraph of the older wording and what became of it."""

    left: Sequence[Shown]
    right: Sequence[Shown]
    changed: bool


@dataclass(frozen=True)
class Comparison:
    """Two wordings of a proposal and what lies between them."""

    was: ProposalVersion
    becomes: ProposalVersion
    changes: Sequence[differences.Change]
    pieces: Sequence[Shown]
    causes: Sequence[Cause]
    unexplained: str

    @property
    def left(self) -> list[Shown]:
        """Return the older wording with what was removed."""
        return [piece for piece in self.pieces if piece.kind != Kind.ADDED]

    @property
    def right(self) -> list[Shown]:
        """Return the newer wording with what was added."""
        return [piece for piece in self.pieces if piece.kind != Kind.REMOVED]

    @property
    def orphans(self) -> list[str]:
        """Return the letters of the changes of which no cause, or not all, is on record."""
        return self.unexplained.split(", ") if self.unexplained else []

    @property
    def rows(self) -> list[ChangeRow]:
        """Return each change with what explains it."""
        missing = set(self.orphans)
        explained = [(cause, set(cause.letters.split(", "))) for cause in self.causes]
        return [
            ChangeRow(one, [cause for cause, letters in explained if one.letter in letters], one.letter in missing)
            for one in self.changes
        ]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Return both wordings cut where both have a line break, so that what belongs together stands together."""
        return [_paragraph(pieces) for pieces in _cut(self.pieces)]


def compare(wordings: Sequence[ProposalVersion]) -> Comparison:
    """Compare the first wording with the last, word by word; the wordings between them tell why.

    Wordings stand in their order, each one of them. Causes are those recorded for every wording but the first.
    """
    rows = ChangeCause.objects.filter(version__in=wordings[1:]).select_related(
        "comment__post", "comment__organisation", "comment__section__version"
    )
    of_version = {one.pk: [row for row in rows if row.version_id == one.pk] for one in wordings[1:]}
    spans = [[Span(row.first_word, row.end_word) for row in of_version[one.pk]] for one in wordings[1:]]
    found = traced([one.text for one in wordings], spans)
    told = [(one, row) for one in wordings[1:] for row in of_version[one.pk]]
    return Comparison(
        wordings[0],
        wordings[-1],
        found.difference.changes,
        _shown(found.difference.pieces),
        [
            Cause(", ".join(letters), row.comment, row.stated_reason or "", one.number, taken_back=not letters)
            for (one, row), letters in zip(told, found.letters, strict=True)
        ],
        ", ".join(found.unexplained),
    )


def pieces_of(was: str, becomes: str) -> list[Shown]:
    """Weave two texts into one, the letter of each change after its last piece."""
    return _shown(differences.pieces(was, becomes))


def _shown(woven: Sequence[differences.Piece]) -> list[Shown]:
    following = [*woven[1:], None]
    return [
        Shown(piece.kind, piece.text, piece.letter if after is None or after.letter != piece.letter else "")
        for piece, after in zip(woven, following, strict=True)
    ]


def _cut(pieces: Iterable[Shown]) -> list[list[Shown]]:
    """Cut a woven text at the line breaks that both wordings have."""
    cut: list[list[Shown]] = [[]]
    for piece in pieces:
        lines = [piece.text] if piece.kind != Kind.SAME else piece.text.split("\n")
        for place, line in enumerate(lines):
            if place and cut[-1]:
                cut.append([])
            if line.strip():
                cut[-1].append(Shown(piece.kind, line, piece.mark if place == len(lines) - 1 else ""))
    return [pieces for pieces in cut if pieces]


def _paragraph(pieces: Sequence[Shown]) -> Paragraph:
    return Paragraph(
        left=[_of_side(piece, pieces, Kind.ADDED) for piece in pieces if piece.kind != Kind.ADDED],
        right=[piece for piece in pieces if piece.kind != Kind.REMOVED],
        changed=any(piece.kind != Kind.SAME for piece in pieces),
    )


def _of_side(piece: Shown, pieces: Sequence[Shown], other: Kind) -> Shown:
    """Give removed words their letter, which stands after the added ones where both are woven."""
    if piece.kind != Kind.REMOVED or piece.mark:
        return piece
    place = pieces.index(piece)
    after: Any = pieces[place + 1] if place + 1 < len(pieces) else None
    return Shown(piece.kind, piece.text, after.mark) if after and after.kind == other else piece
