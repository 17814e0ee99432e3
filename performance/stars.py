"""From four judgements to a grade: caps first, then the lines of a matrix, the first that holds giving the grade.

The official matrices were not found, so none is written here: scales and lines are data.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from performance.caps import Found, Outcome

CHILDREN, ADULTS = "children", "adults"
NOW, PROSPECTS = "now", "prospects"
KEYS = ((CHILDREN, NOW), (CHILDREN, PROSPECTS), (ADULTS, NOW), (ADULTS, PROSPECTS))

Judgements = Mapping[tuple[str, str], str]
"""By service and question."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The steps of a judgement, worst first; a step may have several names."""

    steps: tuple[tuple[str, ...], ...]

    def place(self, word: str) -> int:
        """Return where a word stands, 0 the worst. Raises ValueError with the steps there are."""
        wanted = word.strip().casefold()
        for place, names in enumerate(self.steps):
            if wanted in names:
                return place
        raise ValueError(f"“{word}” is not a step of this scale: {', '.join(self.words)}.")

    @property
    def words(self) -> list[str]:
        """Return the first name of every step."""
        return [names[0] for names in self.steps]

    def lower(self, one: str, other: str) -> str:
        """Return the worse of two steps."""
        return one if self.place(one) <= self.place(other) else other


def scale_of(text: str) -> Scale:
    """Read `no/not well, some, most, yes`. Raises ValueError for fewer than two steps and for a step given twice."""
    steps = tuple(
        tuple(name.strip().casefold() for name in step.split("/") if name.strip())
        for step in text.split(",")
        if step.strip(" /")
    )
    names = [name for step in steps for name in step]
    if len(steps) < 2 or len(names) != len(set(names)):
        raise ValueError("A scale has two steps or more, each named once, worst first, with commas between them.")
    return Scale(steps)


@dataclass(frozen=True, slots=True)
class Condition:
    """What one service must have been judged; an empty end is open."""

    now_from: str = ""
    now_to: str = ""
    prospects_from: str = ""
    prospects_to: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a matrix. `either_way`: whichever service may be the one; otherwise the one is children."""

    place: int
    grade: str
    one: Condition
    other: Condition
    either_way: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Scales and lines."""

    now: Scale
    prospects: Scale
    lines: tuple[Line, ...]

    def scale(self, question: str) -> Scale:
        """Return the scale of a question."""
        return self.now if question == NOW else self.prospects

    def line_for(self, judgements: Judgements) -> Line | None:
        """Return the first line that holds. Raises ValueError for a judgement that is not on its scale."""
        return next((line for line in self.lines if self._holds(line, judgements)), None)

    @property
    def grades(self) -> list[str]:
        """Return the grades the lines can give, worst first: numbers by size, words in the reverse of the lines."""
        found = list(dict.fromkeys(line.grade for line in self.lines))
        return sorted(found, key=int) if all(grade.isdigit() for grade in found) else found[::-1]

    def _holds(self, line: Line, judgements: Judgements) -> bool:
        orders = [(CHILDREN, ADULTS), (ADULTS, CHILDREN)] if line.either_way else [(CHILDREN, ADULTS)]
        return any(
            self._meets(line.one, one, judgements) and self._meets(line.other, other, judgements)
            for one, other in orders
        )

    def _meets(self, condition: Condition, service: str, judgements: Judgements) -> bool:
        return _within(
            self.now, judgements[service, NOW], condition.now_from, condition.now_to
        ) and _within(
            self.prospects, judgements[service, PROSPECTS], condition.prospects_from, condition.prospects_to
        )  # fmt: skip


def _within(scale: Scale, word: str, lowest: str, highest: str) -> bool:
    place = scale.place(word)
    return (not lowest or place >= scale.place(lowest)) and (not highest or place <= scale.place(highest))


@dataclass(frozen=True, slots=True)
class Capping:
    """A cap rule's finding, and which judgement it is about."""

    service: str
    question: str
    found: Found


@dataclass(frozen=True)
class Reasoned:
    """A grade with everything it rests on. `line` is None where no line of the matrix holds."""

    grade: str
    line: Line | None
    before: Judgements
    after: Judgements
    cappings: Sequence[Capping] = ()
    without_caps: str = ""
    better: Sequence[Judgements] = field(default_factory=tuple)

    @property
    def lowered(self) -> list[tuple[str, str]]:
        """Return the judgements that a cap lowered."""
        return [key for key in self.after if self.after[key] != self.before[key]]


def rate(matrix: Matrix, judgements: Judgements, cappings: Sequence[Capping] = ()) -> Reasoned:
    """Cap the judgements, find the line, and the smallest steps up that would give a better grade.

    Raises ValueError where a judgement is missing or not on its scale.
    """
    if missing := [key for key in KEYS if not judgements.get(key)]:
        raise ValueError(f"The judgement of {missing[0][0]}, {missing[0][1]}, is missing.")
    after = capped(matrix, judgements, cappings)
    line, free = matrix.line_for(after), matrix.line_for(judgements)
    return Reasoned(
        grade=line.grade if line else "",
        line=line,
        before=dict(judgements),
        after=after,
        cappings=tuple(cappings),
        without_caps=free.grade if free else "",
        better=tuple(better_than(matrix, after, line.grade)) if line else (),
    )


def capped(matrix: Matrix, judgements: Judgements, cappings: Sequence[Capping]) -> Judgements:
    """Lower what the caps that bite lower; nothing is ever raised."""
    after = dict(judgements)
    for one in cappings:
        key = one.service, one.question
        if one.found.outcome is Outcome.BITES and key in after:
            after[key] = matrix.scale(one.question).lower(after[key], one.found.cap.at_most)
    return after


def better_than(matrix: Matrix, judgements: Judgements, grade: str) -> list[Judgements]:
    """Return the judgements nearest above these, by steps altogether, that give a better grade; none at the best."""
    places = {key: matrix.scale(key[1]).place(judgements[key]) for key in KEYS}
    grades = matrix.grades
    above = grades[grades.index(grade) + 1 :]
    if not above:
        return []
    nearest: dict[int, list[Judgements]] = {}
    for steps, raised in _raised(matrix, places):
        line = matrix.line_for(raised)
        if line is not None and line.grade in above:
            nearest.setdefault(steps, []).append(raised)
    return nearest[min(nearest)] if nearest else []


def _raised(matrix: Matrix, places: Mapping[tuple[str, str], int]) -> Iterator[tuple[int, Judgements]]:
    """Yield every set of judgements at or above these, with the number of steps between."""
    ranges = [range(places[key], len(matrix.scale(key[1]).steps)) for key in KEYS]
    for chosen in product(*ranges):
        steps = sum(chosen) - sum(places.values())
        if steps:
            yield steps, {key: matrix.scale(key[1]).words[place] for key, place in zip(KEYS, chosen, strict=True)}
