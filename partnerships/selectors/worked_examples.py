"""Published pools worked out from their inputs and held against what was printed, by the calculation of the pages.

The inputs are cases of `manage.py pool`, so anybody can check them without the product's database.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from partnerships.pooling import Step, explain, split
from partnerships.pooling.document import read_pool, work_out
from salford_css.core.components import Reckoning
from salford_css.core.money import in_words

EXAMPLES = Path(__file__).resolve().parent.parent / "data" / "published_pools.yaml"


@dataclass(frozen=True)
class Compared:
    """A printed figure beside the one worked out."""

    what: str
    printed: Decimal
    found: Decimal
    standing: str
    words: str = ""

    @property
    def is_equal(self) -> bool:
        """Say whether they are equal to the penny."""
        return self.printed == self.found


@dataclass(frozen=True)
class Part:
    """What a partner bears, and the rows that lead to it."""

    words: str
    steps: Sequence[Reckoning]


@dataclass(frozen=True)
class Example:
    """One published pool."""

    id: str
    title: str
    fund: str
    source: str
    rule: str
    note: str
    illustrative: bool
    compared: tuple[Compared, ...]
    parts: tuple[Part, ...]
    document: str
    """The case as `manage.py pool` reads it."""


@cache
def examples() -> tuple[Example, ...]:
    """Return every example, worked out."""
    read = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))["examples"]
    return tuple(_worked(facts) for facts in read)


def _worked(facts: Mapping[str, Any]) -> Example:
    case = {"id": facts["id"], **facts["case"]}
    answer = work_out({}, case)
    sums = tuple(
        Compared(
            one["what"], Decimal(one["amount"]), sum(map(Decimal, one["of"]), Decimal(0)), one["standing"], one["words"]
        )
        for one in facts["sums"]
    )
    found = tuple(
        Compared(one["what"], Decimal(one["amount"]), _figure(answer, one), one["standing"])
        for one in facts["published"]
    )
    return Example(
        id=facts["id"],
        title=facts["title"],
        fund=facts["fund"],
        source=facts["source"],
        rule=facts["rule"],
        note=facts["note"].strip(),
        illustrative=facts.get("illustrative", False),
        compared=(*sums, *found),
        parts=tuple(_parts(case)),
        document=json.dumps({"cases": [case]}, indent=2, ensure_ascii=False),
    )


def _figure(answer: Mapping[str, Any], wanted: Mapping[str, Any]) -> Decimal:
    if "partner" not in wanted:
        return Decimal(answer[wanted["figure"]])
    partner = next(one for one in answer["partners"] if one["id"] == wanted["partner"])
    return Decimal(partner[wanted["figure"]])


def _parts(case: Mapping[str, Any]) -> list[Part]:
    pool = read_pool(case)
    found = split(pool)
    return [
        Part(
            f"{partner} bears {in_words(share).replace('-', '−')}",
            [_reckoned(step) for step in explain(pool, found, partner)],
        )
        for partner, share in found.shares.items()
    ]


def _reckoned(step: Step) -> Reckoning:
    return Reckoning(step.words, step.shown, step.numbers)
