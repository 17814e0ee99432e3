"""What apps offer upward without importing each other. Filled in each app's AppConfig.ready(), one line each.

Nobody registered means nobody sees: an outside client is shown only what some app has answered for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from functools import reduce
from itertools import islice
from operator import or_
from typing import Any, Protocol

from django.db import models

from salford_css.core.documents.tree import Document

Reader = Any
"""A signed-in User or an ApiClient: whoever asks. What they may see is decided by visible_to(reader)."""


# ------------------------------------------------------------------ findings


@dataclass(frozen=True)
class Finding:
    """A break or a doubt that the product reports by itself: one sentence of fact, and what would mend it.

    `rank` orders a page: 0 stands under the lead, 1 is ordinary, 2 is a note.
    """

    sentence: str
    subject: models.Model
    remedy: str = ""
    remedy_url: str = ""
    rank: int = 1
    rung: str = ""
    code: str = ""
    audience: str = ""


FindingRule = Callable[..., Iterable[Finding]]


@dataclass(frozen=True)
class RegisteredRule:
    """A rule, its code, the app that owns it, and the model its subjects are of (None: of any)."""

    code: str
    audience: str
    subjects: type[models.Model] | None
    look: FindingRule


@dataclass
class Findings:
    """Rules that look for breaks. Derived at every asking, never stored."""

    rules: dict[str, RegisteredRule] = field(default_factory=dict)

    def rule(
        self, code: str, *, audience: str, about: type[models.Model] | None = None
    ) -> Callable[[FindingRule], FindingRule]:
        """Register `rule(*, as_at, reader) -> Iterable[Finding]` under a code.

        A rule that names the model it is `about` is not run for the page of anything else.
        """

        def register(function: FindingRule) -> FindingRule:
            self.rules[code] = RegisteredRule(code, audience, about, function)
            return function

        return register

    def all(self, *, as_at: date, reader: Reader, audience: str = "") -> list[Finding]:
        """Run every rule (or those of one app), worst first."""
        chosen = [rule for rule in self.rules.values() if audience in ("", rule.audience)]
        return self._run(chosen, as_at, reader)

    def about(self, subject: models.Model, *, as_at: date, reader: Reader) -> list[Finding]:
        """Return the findings whose subject is this row."""
        chosen = [rule for rule in self.rules.values() if rule.subjects in (None, type(subject))]
        return [finding for finding in self._run(chosen, as_at, reader) if finding.subject == subject]

    @staticmethod
    def _run(rules: Iterable[RegisteredRule], as_at: date, reader: Reader) -> list[Finding]:
        found = [
            replace(finding, code=rule.code, audience=rule.audience)
            for rule in rules
            for finding in rule.look(as_at=as_at, reader=reader)
        ]
        return sorted(found, key=lambda finding: (finding.rank, finding.code))


# ------------------------------------------------------------------ the golden thread


@dataclass(frozen=True)
class Node:
    """A place on the golden thread."""

    kind: str
    id: int
    label: str
    url: str
    note: str = ""
    source: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Link:
    """A join between two places. `our_reading` is an editorial link: it has an author and a reason."""

    upper: tuple[str, int]
    lower: tuple[str, int]
    our_reading: bool = False
    author: str = ""
    reason: str = ""
    source: str = ""


NodeReader = Callable[..., Iterable[Node]]
LinkReader = Callable[..., Iterable[Link]]


@dataclass
class Thread:
    """Kinds of places and the joins between them."""

    kinds: dict[str, tuple[str, type[models.Model], NodeReader]] = field(default_factory=dict)
    joins: list[tuple[str, str, LinkReader]] = field(default_factory=list)

    def nodes(self, kind: str, *, label: str, model: type[models.Model]) -> Callable[[NodeReader], NodeReader]:
        """Register `read(ids, *, as_at, reader) -> Iterable[Node]` for one kind of place, one query a call."""

        def register(function: NodeReader) -> NodeReader:
            self.kinds[kind] = (label, model, function)
            return function

        return register

    def links(self, upper: str, lower: str) -> Callable[[LinkReader], LinkReader]:
        """Register `read(*, upper_ids, lower_ids, as_at, reader) -> Iterable[Link]`; one of the two lists is None."""

        def register(function: LinkReader) -> LinkReader:
            self.joins.append((upper, lower, function))
            return function

        return register

    def kind_of(self, model: type[models.Model]) -> str:
        """Return the kind under which a model stands on the thread; raises KeyError when it does not."""
        for kind, (_, registered, _) in self.kinds.items():
            if registered is model:
                return kind
        raise KeyError(model)


# ------------------------------------------------------------------ search


@dataclass(frozen=True)
class SearchKind:
    """A sort of thing that can be searched: its name on screen, model, and the rows a reader may find."""

    kind: str
    label: str
    model: type[models.Model]
    visible: Callable[[Reader], models.QuerySet[Any]]


@dataclass
class Search:
    """The kinds that search covers."""

    kinds: dict[str, SearchKind] = field(default_factory=dict)

    def kind(
        self,
        kind: str,
        *,
        label: str,
        model: type[models.Model],
        visible: Callable[[Reader], models.QuerySet[Any]] | None = None,
    ) -> None:
        """Register a kind; without `visible` the model's own visible_to(reader) is asked."""
        rows: Any = model._default_manager
        ask = visible or (lambda reader: rows.all().visible_to(reader))
        self.kinds[kind] = SearchKind(kind, label, model, ask)


# ------------------------------------------------------------------ live figures


@dataclass(frozen=True)
class Figure:
    """A figure that a text may cite: as it reads, what it counts, and the version that was cited.

    `change` is the movement against the period before, `higher_is_better` its polarity, `on_target` whether it met
    what was asked of it; None: the record cannot tell.
    """

    text: str
    label: str
    version: str
    url: str = ""
    change: Decimal | None = None
    higher_is_better: bool | None = None
    on_target: bool | None = None


@dataclass(frozen=True)
class Choice:
    """A figure somebody may choose to cite: its token, and what it is in words."""

    token: str
    label: str


@dataclass
class Figures:
    """Tokens such as `pool:learning-difficulties:2006-07:budget`, who can answer them, and who can list them."""

    readers: dict[str, Callable[..., Figure | None]] = field(default_factory=dict)
    listers: list[Callable[..., Iterable[Choice]]] = field(default_factory=list)

    def prefix(self, prefix: str) -> Callable[[Callable[..., Figure | None]], Callable[..., Figure | None]]:
        """Register `read(rest, *, as_at, reader) -> Figure | None` for tokens that begin with `prefix:`."""

        def register(function: Callable[..., Figure | None]) -> Callable[..., Figure | None]:
            self.readers[prefix] = function
            return function

        return register

    def lister(self, function: Callable[..., Iterable[Choice]]) -> Callable[..., Iterable[Choice]]:
        """Register `find(words, *, as_at, reader) -> Iterable[Choice]`: figures whose labels hold every word."""
        self.listers.append(function)
        return function

    def choices(self, words: str, *, as_at: date, reader: Reader, limit: int = 40) -> list[Choice]:
        """Return the figures that may be cited and match some words, at most `limit` of each app."""
        return [
            choice for find in self.listers for choice in islice(find(words.split(), as_at=as_at, reader=reader), limit)
        ]

    def read(self, token: str, *, as_at: date, reader: Reader) -> Figure | None:
        """Return the figure a token names, or None when nobody knows it or the reader may not see it."""
        prefix, _, rest = token.partition(":")
        function = self.readers.get(prefix)
        return function(rest, as_at=as_at, reader=reader) if function else None


# ------------------------------------------------------------------ documents


class BuildDocument(Protocol):
    """Makes the tree of a document of a row, as it is true on a day, of what the reader may see."""

    def __call__(self, row: Any, /, *, as_at: date, reader: Reader) -> Document: ...


@dataclass(frozen=True)
class DocumentKind:
    """A sort of document: its word in addresses, what people call it, the model it is about, and its builder.

    `lookup` turns the name in an address into filters, `name_of` a row into that name; a row's ref unless said.
    `may_publish` says who may publish it; a sort that nobody may publish is only ever printed from the record.
    `exists` says whether a row has such a document at all.
    """

    kind: str
    label: str
    model: type[models.Model]
    build: BuildDocument
    lookup: Callable[[str], dict[str, Any]]
    name_of: Callable[[Any], str]
    may_publish: Callable[..., bool] | None = None
    exists: Callable[[Any], bool] | None = None

    def rows(self, reader: Reader) -> models.QuerySet[Any]:
        """Return the rows whose document the reader may have."""
        rows: Any = self.model._default_manager.all()
        return rows.visible_to(reader)

    def document(self, row: Any, *, as_at: date, reader: Reader, draft_on: date | None = None) -> Document:
        """Return the tree of a row's document; what can be published is a draft until it is."""
        made = self.build(row, as_at=as_at, reader=reader)
        stamped = draft_on if self.may_publish else made.draft_on
        return replace(made, as_at=made.as_at or as_at, draft_on=stamped)


@dataclass
class Documents:
    """What can be taken away as a document, and who makes it."""

    kinds: dict[str, DocumentKind] = field(default_factory=dict)

    def of(
        self,
        kind: str,
        *,
        label: str,
        model: type[models.Model],
        lookup: Callable[[str], dict[str, Any]] = lambda name: {"ref": name},
        name_of: Callable[[Any], str] = lambda row: row.ref,
        may_publish: Callable[..., bool] | None = None,
        exists: Callable[[Any], bool] | None = None,
    ) -> Callable[[BuildDocument], BuildDocument]:
        """Register `build(row, *, as_at, reader) -> Document` for rows of a model; several kinds may share one.

        `may_publish(user, row, *, on) -> bool` lets people publish it for good; `exists(row)` says if there is one.
        """

        def register(function: BuildDocument) -> BuildDocument:
            self.kinds[kind] = DocumentKind(kind, label, model, function, lookup, name_of, may_publish, exists)
            return function

        return register

    def about(self, row: models.Model) -> list[DocumentKind]:
        """Return the kinds of document that can be made of a row."""
        mine = [kind for kind in self.kinds.values() if kind.model is type(row)]
        return [kind for kind in mine if kind.exists is None or kind.exists(row)]


# ------------------------------------------------------------------ my work


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


# ------------------------------------------------------------------ the diary


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


# ------------------------------------------------------------------ what an outside client may see


@dataclass
class Scopes:
    """Which rows of a model an outside client may see. A model nobody answers for shows nothing.

    Apps may answer for the same model: core says a client sees its own organisation, partnerships adds its partners.
    """

    answers: dict[type[models.Model], list[Callable[..., models.Q]]] = field(default_factory=dict)

    def for_model(self, model: type[models.Model]) -> Callable[[Callable[..., models.Q]], Callable[..., models.Q]]:
        """Register `narrow(client, *, on) -> Q` for a model; every answer adds rows."""

        def register(function: Callable[..., models.Q]) -> Callable[..., models.Q]:
            self.answers.setdefault(model, []).append(function)
            return function

        return register

    def narrow(self, rows: models.QuerySet[Any], client: Any, *, on: date) -> models.QuerySet[Any]:
        """Return the rows the client may see."""
        answers = [answer(client, on=on) for answer in self.answers.get(rows.model, ())]
        return rows.filter(reduce(or_, answers)) if answers else rows.none()


# ------------------------------------------------------------------ meetings


@dataclass
class BodyHooks:
    """What apps to the right know of a body: sections of its agenda, and what forbids it to decide."""

    agenda: list[Callable[..., Iterable[str]]] = field(default_factory=list)
    checks: list[Callable[..., Iterable[str]]] = field(default_factory=list)
    keepers: list[Callable[..., bool]] = field(default_factory=list)

    def keeper(self, function: Callable[..., bool]) -> Callable[..., bool]:
        """Register `keeps(user, body, *, on) -> bool`: who keeps a body's record, such as its secretary by seat."""
        self.keepers.append(function)
        return function

    def agenda_section(self, function: Callable[..., Iterable[str]]) -> Callable[..., Iterable[str]]:
        """Register `sections(body, *, on) -> Iterable[str]`."""
        self.agenda.append(function)
        return function

    def decision_check(self, function: Callable[..., Iterable[str]]) -> Callable[..., Iterable[str]]:
        """Register `objections(body, *, meeting, on) -> Iterable[str]`: each sentence forbids the decision."""
        self.checks.append(function)
        return function

    def keeps(self, user: Any, body: Any, *, on: date) -> bool:
        """Say whether some app knows the user as the keeper of this body's record."""
        return any(keeper(user, body, on=on) for keeper in self.keepers)

    def objections(self, body: Any, *, meeting: Any, on: date) -> Sequence[str]:
        """Return every sentence that forbids this body to decide at this meeting."""
        return [sentence for check in self.checks for sentence in check(body, meeting=meeting, on=on)]


# ------------------------------------------------------------------ imports


@dataclass
class Imports:
    """The kinds of rows that can be brought in from a spreadsheet, each with who may (core.imports.kinds)."""

    kinds: dict[str, type[Any]] = field(default_factory=dict)

    def kind(self, kind: type[Any]) -> type[Any]:
        """Register a kind of import under its code; a class decorator."""
        self.kinds[kind.code] = kind
        return kind

    def allowed(self, user: Any, *, on: date) -> list[type[Any]]:
        """Return the kinds that a user may import on a day, by name."""
        return sorted((kind for kind in self.kinds.values() if kind.may(user, on)), key=lambda kind: kind.name)


# ------------------------------------------------------------------ pages


@dataclass(frozen=True)
class Place:
    """What the overview says of one app: a sentence, a few facts (components.Fact), and the way in."""

    id: str
    title: str
    url: str
    words: str
    sentence: str
    rows: Sequence[Any] = ()


@dataclass
class Pages:
    """What a page to the left shows of what only an app to the right can know."""

    strip_maker: Callable[..., Sequence[Any]] | None = None
    places: list[Callable[..., Iterable["Place"]]] = field(default_factory=list)

    def place(self, function: Callable[..., Iterable["Place"]]) -> Callable[..., Iterable["Place"]]:
        """Register `read(*, as_at, reader) -> Iterable[Place]`: what the overview says of an app."""
        self.places.append(function)
        return function

    def strip(self, row: models.Model, *, as_at: date, reader: Reader) -> Sequence[Any]:
        """Return the stops of the thread strip of a row; empty when nobody makes strips."""
        return self.strip_maker(row, as_at=as_at, reader=reader) if self.strip_maker else []


pages = Pages()
findings = Findings()
thread = Thread()
search = Search()
figures = Figures()
documents = Documents()
work = Work()
diary = Diary()
scopes = Scopes()
bodies = BodyHooks()
imports = Imports()
