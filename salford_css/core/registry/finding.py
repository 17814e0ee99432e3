"""Findings: breaks and doubts that the product reports by itself."""

from collections.abc import Callable, Hashable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from django.db import models

from salford_css.core.registry.reader import Reader


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


T = TypeVar("T")


@dataclass
class Asking:
    """One asking for findings: about which row (None: about all), and what its rules have read together."""

    subject: models.Model | None = None
    read: dict[Hashable, Any] = field(default_factory=dict)


_ASKING: ContextVar[Asking | None] = ContextVar("asking", default=None)


def asked_about(model: type[models.Model]) -> models.Model | None:
    """Return the row of a model that the findings are asked about, so that a rule need not look at all others."""
    asking = _ASKING.get()
    return asking.subject if asking is not None and isinstance(asking.subject, model) else None


def once(name: Hashable, read: Callable[[], T]) -> T:
    """Return what several rules of one asking need, read by the first of them; outside of one it is read each time."""
    asking = _ASKING.get()
    if asking is None:
        return read()
    if name not in asking.read:
        asking.read[name] = read()
    found: T = asking.read[name]
    return found


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
        return [finding for finding in self._run(chosen, as_at, reader, subject) if finding.subject == subject]

    @staticmethod
    def _run(
        rules: Iterable[RegisteredRule], as_at: date, reader: Reader, subject: models.Model | None = None
    ) -> list[Finding]:
        before = _ASKING.set(Asking(subject))
        try:
            found = [
                replace(finding, code=rule.code, audience=rule.audience)
                for rule in rules
                for finding in rule.look(as_at=as_at, reader=reader)
            ]
        finally:
            _ASKING.reset(before)
        return sorted(found, key=lambda finding: (finding.rank, finding.code))
