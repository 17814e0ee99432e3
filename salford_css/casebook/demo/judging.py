"""Bands, a target and rules of lights that the demonstration makes up, because the record has none for these measures.

Each says that it is illustrative. They are set by the services that officers use.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from performance.aims import TargetKind
from performance.lights import Light, Shape
from performance.models import BandLabels, BandSet, Indicator, RagLine, RagRule, Series, Target
from performance.services import BandRow, set_bands, set_target
from salford_css.casebook.demo.cast import INVENTED
from salford_css.core.deeds import store
from salford_css.core.models import Standing

ILLUSTRATIVE = Standing.ILLUSTRATIVE
Ends = Sequence[tuple[str | None, str | None, int]]

# Up to which end a figure of 2022/23 earns which band: made up, around the medians of the councils that have figures.
BANDS: Mapping[str, Ends] = {
    "ASC5": ((None, "55", 1), ("55", "65", 2), ("65", "75", 3), ("75", "85", 4), ("85", None, 5)),
    "ASC7": ((None, "5", 3), ("5", "12", 5), ("12", "20", 4), ("20", "30", 3), ("30", None, 2)),
}
YEAR = 2022
NOTES: Mapping[str, str] = {"ASC7": "Hardly any turnover is no aim either, so the best lies in the middle."}


def make_up() -> None:
    """Make bands, target and rules of lights, each once."""
    for code, ends in BANDS.items():
        indicator = Indicator.objects.known_as("OFLOG", code).first()
        if indicator and not BandSet.objects.filter(indicator=indicator, year=YEAR).exists():
            _bands(indicator, ends)
    _target()
    _rule()


def _bands(indicator: Indicator, ends: Ends) -> None:
    rows = [BandRow(_number(lower), _number(upper), band) for lower, upper, band in ends]
    set_bands(
        indicator=indicator, year=YEAR, rows=rows, standing=ILLUSTRATIVE, source=INVENTED, by=None,
        labels=BandLabels.objects.filter(ref="paf-bands").first(), note=NOTES.get(indicator.code, ""),
    )  # fmt: skip


def _number(end: str | None) -> Decimal | None:
    return None if end is None else Decimal(end)


def _target() -> None:
    series = Series.objects.named("OFLOG", "ASC5", "org-council").first()
    year = date(YEAR, 4, 1)
    if series and not Target.objects.filter(series=series, starts=year).exists():
        set_target(
            series=series, kind=TargetKind.ABSOLUTE, value=Decimal(80), starts=year, ends=year, standing=ILLUSTRATIVE,
            source=INVENTED, by=None,
        )  # fmt: skip


def _rule() -> None:
    """Make the rule that holds for every measure without one of its own: amber within a tenth of the target."""
    if RagRule.objects.filter(ref="within-ten-per-cent").exists():
        return
    rule = store(
        RagRule(
            ref="within-ten-per-cent", name="Within 10% of target", standing=ILLUSTRATIVE,
            source=f"{INVENTED} A rule of this kind was used by a district council in 2007.",
        )
    )  # fmt: skip
    steps = ((Light.GREEN, Shape.MET, None), (Light.AMBER, Shape.NEAR, Decimal(10)), (Light.RED, Shape.OTHERWISE, None))
    for place, (light, shape, margin) in enumerate(steps, start=1):
        store(RagLine(rule=rule, place=place, light=light.value, shape=shape.value, margin=margin))
