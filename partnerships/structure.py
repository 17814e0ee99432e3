"""The management structure on a day: who reports to whom, in the order of a drawing or a nested list. Pure.

A joint post may report to somebody at each of its employers. It stands under the superior at the employer that leads
(or at the first on record); its other lines are kept beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from salford_css.core.words import listed


@dataclass(frozen=True)
class Line:
    """A line of reporting: the superior's key, at which employer, whether that one leads, whether it is made up."""

    superior: int
    at: str
    leads: bool = False
    illustrative: bool = False


@dataclass(frozen=True)
class Held:
    """A post on a day. `employers` says who employs it in words; `status` is empty for an established post."""

    key: int
    title: str
    ref: str = ""
    status: str = ""
    joint: bool = False
    employers: str = ""
    lines: Sequence[Line] = ()

    @property
    def main(self) -> Line | None:
        """Return the line under which the post stands: at the employer that leads, else the first."""
        return next((line for line in self.lines if line.leads), self.lines[0] if self.lines else None)


@dataclass(frozen=True)
class Placed:
    """A post in its place: how deep, under whom, its main line and its other lines with the superiors' titles."""

    post: Held
    depth: int
    under: Held | None = None
    main: Line | None = None
    others: Sequence[tuple[Held, Line]] = ()

    @property
    def reports_to(self) -> str:
        """Name every superior, at which employer."""
        pairs = [(self.under, self.main)] if self.under and self.main else []
        return "; ".join(_told(superior, line) for superior, line in (*pairs, *self.others))


def _told(superior: Held, line: Line) -> str:
    made_up = " (illustrative)" if line.illustrative else ""
    return f"{superior.title}, at {line.at}{made_up}" if line.at else f"{superior.title}{made_up}"


@dataclass(frozen=True)
class Structure:
    """The posts that stand in lines of reporting, from the top down, and those of which no line is on record."""

    placed: Sequence[Placed]
    alone: Sequence[Held]

    @property
    def joint(self) -> Sequence[Held]:
        """Return the joint posts."""
        return [row.post for row in self.placed if row.post.joint]

    @property
    def illustrative(self) -> bool:
        """Say whether any line is made up."""
        return any(line.illustrative for row in self.placed for line in row.post.lines)


def arranged(posts: Sequence[Held]) -> Structure:
    """Put posts in order: the largest tree first, in each the superior before those who report to them, by title.

    Lines to posts that are not among them are left out. Lines that go round in a circle, which the rules forbid and
    SQL might not, do not hang anything: the post met first stands at the top.
    """
    by_key = {post.key: post for post in posts}
    below = _below(posts, by_key)
    tops = [post for post in posts if _superior(post, by_key) is None]
    tops.sort(key=lambda post: (-_size(post.key, below, set()), post.title))
    rows: list[Placed] = []
    seen: set[int] = set()
    for post in (*(top for top in tops if below.get(top.key) or top.joint or top.lines), *_circles(posts, tops, below)):
        rows += _walk(post, None, 0, by_key, below, seen)
    return Structure(rows, sorted((post for post in posts if post.key not in seen), key=lambda post: post.title))


def _superior(post: Held, by_key: Mapping[int, Held]) -> Held | None:
    return by_key.get(post.main.superior) if post.main else None


def _below(posts: Sequence[Held], by_key: Mapping[int, Held]) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = {}
    for post in sorted(posts, key=lambda post: post.title):
        if superior := _superior(post, by_key):
            found.setdefault(superior.key, []).append(post)
    # Whoever stands above somebody by a second line only has a place in the drawing too.
    for post in posts:
        for line in post.lines:
            if line.superior in by_key:
                found.setdefault(line.superior, [])
    return found


def _size(key: int, below: Mapping[int, Sequence[Held]], seen: set[int]) -> int:
    if key in seen:
        return 0
    seen.add(key)
    return 1 + sum(_size(post.key, below, seen) for post in below.get(key, ()))


def _circles(posts: Sequence[Held], tops: Sequence[Held], below: Mapping[int, Sequence[Held]]) -> Iterator[Held]:
    """Return the posts that no top leads to; the walk takes each circle up once."""
    reached: set[int] = set()
    for top in tops:
        _size(top.key, below, reached)
    yield from (post for post in sorted(posts, key=lambda post: post.title) if post.key not in reached)
    # A superior by a second line only stands at the top of nothing, and still belongs in the drawing.
    yield from (post for post in tops if post.key in below and not below[post.key])


def _walk(
    post: Held,
    under: Held | None,
    depth: int,
    by_key: Mapping[int, Held],
    below: Mapping[int, Sequence[Held]],
    seen: set[int],
) -> Iterator[Placed]:
    if post.key in seen:
        return
    seen.add(post.key)
    main = post.main if under else None
    others = [(by_key[line.superior], line) for line in post.lines if line is not main and line.superior in by_key]
    yield Placed(post, depth, under, main, others)
    for lower in below.get(post.key, ()):
        yield from _walk(lower, post, depth + 1, by_key, below, seen)


@dataclass(frozen=True)
class Change:
    """What is different about a post between two days, in words."""

    title: str
    ref: str
    words: str


def differences(before: Sequence[Held], now: Sequence[Held]) -> list[Change]:
    """Return what changed between two days, by title: posts come and gone, employers, superiors, status."""
    then, since = {post.key: post for post in before}, {post.key: post for post in now}
    titles = {key: post.title for key, post in (then | since).items()}
    found = [Change(post.title, post.ref, "came") for key, post in since.items() if key not in then]
    found += [Change(post.title, post.ref, "is gone") for key, post in then.items() if key not in since]
    for key in then.keys() & since.keys():
        said = _changed(then[key], since[key], titles)
        found += [Change(since[key].title, since[key].ref, said)] if said else []
    return sorted(found, key=lambda change: change.title)


def _changed(before: Held, now: Held, titles: Mapping[int, str]) -> str:
    pairs = [
        ("employed by", before.employers, now.employers),
        ("reports to", _superiors(before, titles), _superiors(now, titles)),
        ("stands as", before.status or "established", now.status or "established"),
    ]
    return "; ".join(
        f"{what} {after or 'nobody on record'}, before {earlier or 'nobody on record'}"
        for what, earlier, after in pairs
        if earlier != after
    )


def _superiors(post: Held, titles: Mapping[int, str]) -> str:
    return listed(sorted(titles[line.superior] for line in post.lines if line.superior in titles))
