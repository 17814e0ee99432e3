"""Who is meant by a name in a file: a body, an organisation under any of its names or codes, or a post."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from salford_css.core.imports.near import unknown
from salford_css.core.models import Organisation, OrganisationCode, OrganisationName, Post
from salford_css.core.words import listed
from strategy.models import Body

REMEDY = "Mend the name, or let an administrator add this spelling to the organisation's other names."


@dataclass(frozen=True)
class Consultee:
    """Who is meant: at most one of the rows, or only words that are known to the consultation."""

    words: str
    body: Body | None = None
    organisation: Organisation | None = None
    post: Post | None = None

    def is_same(self, other: "Consultee") -> bool:
        """Say whether both mean the same row."""
        return (self.body, self.organisation, self.post) == (other.body, other.organisation, other.post)


class Consultees:
    """Everybody on record by every name, looked up once for a run."""

    def __init__(self) -> None:
        self._refused: dict[str, str] = {}

    def find(self, words: str, *, also: Iterable[str] = ()) -> Consultee:
        """Return who is meant; `also` are words that are known without a row, such as those of earlier events.

        Raises ValueError, with the names most like it, for a name nobody has, and for one that two have.
        """
        key = _key(words)
        found = self._known.get(key, [])
        if len(found) > 1:
            who = listed([f"{_kind(one)} “{one.body or one.organisation or one.post}”" for one in found])
            raise ValueError(f"It may mean {who}. Write the full name or the code of the one that is meant.")
        if found:
            return Consultee(words, found[0].body, found[0].organisation, found[0].post)
        known = {_key(one): one for one in also}
        if key in known:
            return Consultee(words)
        if key not in self._refused:
            names = [*(one.words for several in self._known.values() for one in several), *known.values()]
            self._refused[key] = unknown(words, names, what="body, organisation or post", remedy=REMEDY)
        raise ValueError(self._refused[key])

    @cached_property
    def _known(self) -> dict[str, list[Consultee]]:
        known: dict[str, list[Consultee]] = {}
        for one in self._everybody():
            several = known.setdefault(_key(one.words), [])
            if not any(one.is_same(other) for other in several):
                several.append(one)
        return known

    @staticmethod
    def _everybody() -> Iterable[Consultee]:
        for organisation in Organisation.objects.all():
            yield Consultee(organisation.name, organisation=organisation)
            yield Consultee(organisation.ref, organisation=organisation)
        for name in OrganisationName.objects.select_related("organisation"):
            yield Consultee(name.name, organisation=name.organisation)
        for code in OrganisationCode.objects.select_related("organisation"):
            yield Consultee(code.code, organisation=code.organisation)
        for body in Body.objects.all():
            yield Consultee(body.name, body=body)
            yield Consultee(body.ref, body=body)
        for post in Post.objects.all():
            yield Consultee(post.title, post=post)
            yield Consultee(post.ref, post=post)


def _key(words: Any) -> str:
    return " ".join(str(words).casefold().replace("&", "and").split())


def _kind(one: Consultee) -> str:
    return "the body" if one.body else "the organisation" if one.organisation else "the post"
