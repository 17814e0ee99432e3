"""Frameworks, indicators with their definitions, bands and caps: published ones as they stand, ours marked as ours."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from performance.models import (
    BandLabel,
    BandLabels,
    BandSet,
    CapRule,
    Framework,
    Indicator,
    IndicatorObjective,
)
from performance.services import BandRow, add_alias, define_indicator, link_objective, set_bands
from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook
from salford_css.casebook.sections.delivery import client_group
from salford_css.casebook.sheets import Line, rows_of, sheet
from salford_css.core.links import Basis
from salford_css.core.models import Post, Standing
from strategy.models import Objective

PRECISION: Mapping[str, int] = {"percent": 1, "ratio": 2}
BAD_WHEN: Mapping[str, str] = {"above": "above", "below": "below", "see note": "unclear"}


def ours() -> dict[str, Any]:
    """Read our own definition sheets."""
    return cast("dict[str, Any]", sheet("our_definitions.yaml"))


def load_frameworks(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the frameworks with the years in which they held."""
    for code, facts in ours()["frameworks"].items():
        keeper.keep(
            f"framework-{code}", Framework, lambda code=code, facts=facts: cleaned(Framework(code=code, **facts))
        )


def load_indicators(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the published indicators, then those that occur only in the values, with definitions of our own."""
    for row in rows_of("paf_indicators.csv"):
        name = f"{row['framework']}:{row['code']}"
        keeper.keep(
            name,
            Indicator,
            lambda row=row: _published(row, keeper),
            source=row["source"],
            standing=row["status"].lower(),
        )
    for entry in ours()["indicators"]:
        name = f"{entry['framework']}:{entry['code']}"
        keeper.keep(name, Indicator, lambda entry=entry: _our_own(entry, keeper), source="Definition sheet of our own")


def _published(row: Line, keeper: Keeper) -> Indicator:
    standing = Standing(row["status"].lower())
    biennial = "carers" in row["title"].lower() and row["framework"].startswith("ASCOF")
    return define_indicator(
        framework=keeper.known_as(Framework, code=row["framework"]),
        code=row["code"],
        title=row["title"],
        domain=row["domain"],
        client_group=client_group(row["client_group"], keeper),
        standing=standing,
        source=row["source"],
        by=None,
        definition={
            "numerator": row["numerator"],
            "denominator": row["denominator"],
            "unit": row["unit"],
            "precision": PRECISION.get(row["unit"], 1),
            "polarity": row["polarity"],
            "frequency": "two_years" if biennial else "year",
            "highest": Decimal(100) if row["unit"] == "percent" else None,
            "standing": standing,
            # Title and code carry the status of the file; wording, unit and polarity are ours unless quoted there.
            "source": row["source"],
        },
    )


def _our_own(entry: dict[str, Any], keeper: Keeper) -> Indicator:
    wording = dict(entry["definition"])
    for number in ("highest", "lowest"):
        if number in wording:
            wording[number] = Decimal(str(wording[number]))
    indicator = define_indicator(
        framework=keeper.known_as(Framework, code=entry["framework"]),
        code=entry["code"],
        title=entry["title"],
        domain=entry.get("domain", ""),
        client_group=client_group(entry.get("client_group"), keeper),
        standing=Standing.DERIVED,
        source="Definition sheet of our own",
        by=None,
        definition=wording | {"standing": Standing.DERIVED, "source": "Worded by us; no official sheet is at hand."},
    )
    for alias in entry.get("aliases", []):
        add_alias(indicator=indicator, name=alias, by=None)
    return indicator


def load_bands(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the names of bands, the one band that a source gives, the key thresholds of 2002 and the limiter of 2023."""
    labels = ours()["band_labels"]
    keeper.keep(f"labels-{labels['ref']}", BandLabels, lambda: _labels(labels), source=labels["source"])
    for row in rows_of("paf_bands.csv"):
        indicator = Indicator.objects.get(framework__code=row["framework"], code=row["code"])
        keeper.keep(
            f"band-{row['framework']}-{row['code']}-{row['year']}",
            BandSet,
            lambda row=row, indicator=indicator: set_bands(
                indicator=indicator,
                year=row.year("year").start_year,
                rows=[BandRow(row.amount("lower"), row.amount("upper"), label="good")],
                standing=Standing.VERIFIED,
                source=row["source"],
                note="The source says between 10 and 15 per cent, good performance; which end belongs is not said.",
                by=None,
            ),
            source=row["source"],
        )
    for number, row in enumerate(rows_of("paf_thresholds.csv"), start=1):
        keeper.keep(f"threshold-{number}", CapRule, lambda row=row: _cap(row), source=row["source"])
    for number, facts in enumerate(ours()["limiters"], start=1):
        keeper.keep(f"limiter-{number}", CapRule, lambda facts=facts: _limiter(facts), source=facts["source"])


def _labels(facts: dict[str, Any]) -> BandLabels:
    framework = Framework.objects.get(code=facts["framework"])
    made = cleaned(
        BandLabels(
            ref=facts["ref"], name=facts["name"], framework=framework, standing=Standing.VERIFIED,
            source=facts["source"],
        )
    )  # fmt: skip
    for band, (name, shade) in facts["bands"].items():
        cleaned(BandLabel(labels=made, band=band, name=name, shade=shade))
    return made


def _limiter(facts: dict[str, Any]) -> CapRule:
    framework = Framework.objects.get(code=facts["framework"])
    return cleaned(CapRule(**facts | {"framework": framework, "limit": Decimal(facts["limit"])}))


def _cap(row: Line) -> CapRule:
    framework = Framework.objects.get(code=row["framework"])
    indicator = Indicator.objects.filter(framework=framework, code=row["code"]).first() if row["code"] else None
    unclear = row["bad_when"] == "see note"
    return cleaned(
        CapRule(
            framework=framework,
            year=int(row.amount("year")),
            indicator=indicator,
            measure=row["measure"],
            bad_when=row.one_of("bad_when", BAD_WHEN),
            limit=row.amount("limit"),
            unit=row["unit"],
            service=row["service"],
            max_judgement=row["max_judgement"],
            # Small councils were let off a key indicator; homes inspected count no service users.
            small_numbers_exempt=True if indicator else None,
            standing=Standing.UNVERIFIED if unclear else Standing.VERIFIED,
            source=re.split(r"\s+\(", row["source"])[0][:500],
        )
    )


def load_links(casebook: Casebook, keeper: Keeper) -> None:
    """Keep our reading of what measures an objective: no source says it."""
    for entry in ours()["links"]:
        framework, code = entry["indicator"].split(":")
        indicator = Indicator.objects.get(framework__code=framework, code=code)
        objective = keeper.find(entry["objective"], Objective)
        author = keeper.find(entry["author"], Post)
        keeper.keep(
            f"link-{entry['indicator']}-{entry['objective']}",
            IndicatorObjective,
            lambda entry=entry, indicator=indicator, objective=objective, author=author: link_objective(
                objective=objective,
                indicator=indicator,
                basis=Basis.OUR_READING,
                author=author,
                reason=entry["reason"],
                by=None,
            ),
        )
