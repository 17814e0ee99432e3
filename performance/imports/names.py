"""Who and what is meant by the names in a file: organisations, indicators and breakdowns, each looked up once a run."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from performance.measures import PERCENT_UNITS
from performance.models import Breakdown, Definition, Indicator, IndicatorAlias, Series
from performance.possible import Bounds
from salford_css.core.imports.near import unknown
from salford_css.core.models import Organisation, OrganisationCode, OrganisationName
from salford_css.core.periods import Frequency
from salford_css.core.words import listed

ORGANISATION_REMEDY = "Mend the name, or say on the page of the import which organisation it means."
INDICATOR_REMEDY = "Mend the code, or say on the page of the import which indicator it means."
BREAKDOWN_REMEDY = "Mend it, or let an administrator add the breakdown."
GUESSES = 40
"""For how many unknown names the nearest known ones are looked for; beyond that it takes too long."""

EVERYBODY = frozenset({"", "total", "all", "everybody", "all ages", "persons", "all people"})
USUAL = {
    "male": "sex=male",
    "males": "sex=male",
    "boys": "sex=male",
    "female": "sex=female",
    "females": "sex=female",
    "girls": "sex=female",
    "18 to 64": "age=18-64",
    "18-64": "age=18-64",
    "65 and over": "age=65+",
    "65+": "age=65+",
    "65 plus": "age=65+",
}
"""Breakdowns as publishers write them (ASCOF: Male, Female, 18 to 64, 65 and over), by our keys."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted: the indicator, the definition in force and what it says of its figures."""

    name: str
    indicator_id: int
    definition_id: int
    frequencies: tuple[Frequency, ...]
    bounds: Bounds
    unit: str
    is_percentage: bool


class UnknownNameError(ValueError):
    """Raised for a name that nobody has; the sender may say what it means."""


class Organisations:
    """Organisations by name, other name, code and ref."""

    def __init__(self) -> None:
        self._guesses = 0

    def find(self, words: str) -> int:
        """Return the id of the organisation a name means; raises ValueError where it means none, or two.

        `Salford` and `Salford MBC` mean Salford City Council, unless somebody is called just so.
        """
        key = key_of(words)
        found = self._known.get(key) or self._councils.get(_bare(key), {})
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise ValueError(f"It may mean {listed(sorted(found.values()))}. Write the code of the one that is meant.")
        self._guesses += 1
        names = self._names if self._guesses <= GUESSES else ()
        raise UnknownNameError(unknown(words, names, what="organisation", remedy=ORGANISATION_REMEDY))

    @cached_property
    def _known(self) -> Mapping[str, dict[int, str]]:
        known: dict[str, dict[int, str]] = {}
        names = dict(Organisation.objects.values_list("pk", "name"))
        for pk, words in self._everything(names):
            known.setdefault(key_of(words), {})[pk] = names[pk]
        return known

    @cached_property
    def _councils(self) -> Mapping[str, dict[int, str]]:
        found: dict[str, dict[int, str]] = {}
        for pk, name in Organisation.objects.values_list("pk", "name"):
            if (bare := _bare(key_of(name))) != key_of(name):
                found.setdefault(bare, {})[pk] = name
        return found

    @staticmethod
    def _everything(names: Mapping[int, str]) -> Iterable[tuple[int, str]]:
        yield from names.items()
        yield from Organisation.objects.values_list("pk", "ref")
        yield from OrganisationName.objects.values_list("organisation", "name")
        yield from OrganisationCode.objects.values_list("organisation", "code")

    @cached_property
    def _names(self) -> list[str]:
        names = list(Organisation.objects.values_list("name", flat=True))
        return names + list(OrganisationName.objects.values_list("name", flat=True))


class Indicators:
    """Indicators by code, code with framework, title and other name, with what their latest definition says."""

    def __init__(self) -> None:
        self._guesses = 0

    def is_known(self, words: str) -> bool:
        """Say whether any indicator is called so."""
        return key_of(words) in self._known

    def find(self, words: str, framework: str = "") -> Subject:
        """Return what is meant; raises ValueError where a code means none, or stands in several frameworks."""
        found = self._known.get(key_of(words), {})
        if framework:
            found = {pk: where for pk, where in found.items() if key_of(framework) in self._frameworks[where]}
        if not found:
            raise self._unknown(words, framework)
        if len(found) > 1:
            codes = listed(sorted(set(found.values())))
            raise ValueError(f"It stands in {codes}. Say which framework is meant, in a column or for every row.")
        return self._subject(next(iter(found)))

    def _unknown(self, words: str, framework: str) -> ValueError:
        if framework and not any(key_of(framework) in names for names in self._frameworks.values()):
            known = sorted(self._frameworks)
            return ValueError(unknown(framework, known, what="framework", remedy=f"Write one of: {', '.join(known)}."))
        self._guesses += 1
        near = self._near(framework) if self._guesses <= GUESSES else ()
        within = f"indicator of {framework}" if framework else "indicator"
        return UnknownNameError(unknown(words, near, what=within, remedy=INDICATOR_REMEDY))

    def _near(self, framework: str) -> list[str]:
        rows = self._rows.values()
        return [
            words
            for one in rows
            if not framework or key_of(framework) in self._frameworks[one.framework.code]
            for words in (one.code, one.title)
        ]

    def _subject(self, pk: int) -> Subject:
        found = self._definitions.get(pk)
        indicator = self._rows[pk]
        if found is None:
            raise ValueError(f"{indicator} has no definition yet, so nothing can be counted under it.")
        own = Frequency(found.frequency)
        others = sorted(Frequency(one) for one in self._frequencies.get(pk, ()) if one != own)
        return Subject(
            name=str(indicator),
            indicator_id=pk,
            definition_id=found.pk,
            frequencies=(own, *others),
            bounds=Bounds(found.multiplier, found.lowest, found.highest),
            unit=found.unit,
            is_percentage=found.unit.startswith(PERCENT_UNITS),
        )

    @cached_property
    def _rows(self) -> dict[int, Indicator]:
        return {one.pk: one for one in Indicator.objects.select_related("framework")}

    @cached_property
    def _frameworks(self) -> dict[str, set[str]]:
        return {
            one.framework.code: {key_of(one.framework.code), key_of(one.framework.name)} for one in self._rows.values()
        }

    @cached_property
    def _known(self) -> dict[str, dict[int, str]]:
        known: dict[str, dict[int, str]] = {}
        for one in self._rows.values():
            for words in (one.code, one.title, one.name_outside, f"{one.framework.code} {one.code}", str(one)):
                known.setdefault(key_of(words), {})[one.pk] = one.framework.code
        for alias in IndicatorAlias.objects.all():
            known.setdefault(key_of(alias.name), {})[alias.indicator_id] = self._rows[alias.indicator_id].framework.code
        return known

    @cached_property
    def _definitions(self) -> dict[int, Definition]:
        latest = Definition.objects.order_by("indicator_id", "-number").distinct("indicator_id")
        return {one.indicator_id: one for one in latest}

    @cached_property
    def _frequencies(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for pk, frequency in Series.objects.order_by().values_list("indicator", "frequency").distinct():
            found.setdefault(pk, set()).add(frequency)
        return found


class Breakdowns:
    """Breakdowns by key and label."""

    def find(self, words: str) -> str:
        """Return the key of a breakdown, empty for everybody; raises ValueError for one that is not known."""
        plain = key_of(words)
        if plain in EVERYBODY:
            return ""
        if (found := self._known.get(plain) or USUAL.get(plain)) is None:
            raise ValueError(unknown(words, self._known, what="breakdown", remedy=BREAKDOWN_REMEDY))
        return found

    @property
    def labels(self) -> dict[str, str]:
        """Return words for the usual breakdowns that may be new."""
        return {key: words for words, key in USUAL.items() if key not in self._known.values()}

    @cached_property
    def _known(self) -> dict[str, str]:
        rows = Breakdown.objects.exclude(key="").values_list("key", "label")
        return {key_of(words): key for key, label in rows for words in (label, key)}


_COUNCIL = re.compile(
    r" (?:(?:metropolitan |city |county |london )?(?:borough |district )?council|city|mbc|mdc|cc|bc|lb|ua)$"
)


def _bare(key: str) -> str:
    """Return a council's name without the words that say what sort of council it is."""
    return _COUNCIL.sub("", key)


def key_of(words: str) -> str:
    """Return a name without what does not distinguish it: capitals, blanks, `&` for `and`, full stops."""
    return " ".join(words.casefold().replace("&", " and ").replace(".", "").replace("_", " ").split())
