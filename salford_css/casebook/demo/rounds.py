"""Reporting rounds of the demonstration: invented, and said to be; the figures already on record are real."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from performance.aims import TargetKind
from performance.models import Duty, Framework, Indicator, IndicatorDuty, ReportingRound, Series
from performance.services.rounds import open_round
from performance.services.targets import set_target
from salford_css.casebook.demo import cast, rights
from salford_css.core.deeds import store
from salford_css.core.models import Organisation, Post, Standing, User
from salford_css.core.periods import Period

ILLUSTRATIVE = "Illustrative: nobody is on record as having asked for these figures by this day."


@dataclass(frozen=True)
class Asked:
    """A round: of what, for which period, from whom, between which days."""

    framework: str
    period: str
    unit: str
    opens: date
    due: date


@dataclass(frozen=True)
class Aimed:
    """An invented target, so that a figure can lie beyond its tolerance."""

    framework: str
    code: str
    period: str
    value: Decimal


ROUNDS: Sequence[Asked] = (
    Asked("PAF", "2003-04", cast.DIRECTORATE, date(2004, 4, 1), date(2004, 6, 30)),
    Asked("SITREP", "2019-20-M11", cast.COUNCIL, date(2020, 3, 1), date(2020, 3, 16)),
    Asked("OFLOG", "2023-24", cast.COUNCIL, date(2026, 10, 1), date(2026, 12, 18)),
)
ENTERED: dict[str, Sequence[str]] = {"role-ad-children": ("A1", "A3", "C20", "C23", "D35")}
"""Which post enters which figures of the Performance Assessment Framework."""
CHECKED_BY = "demo-performance-officer"
TARGETS: Sequence[Aimed] = (
    Aimed("PAF", "C20", "2003-04", Decimal(100)),
    Aimed("PAF", "A1", "2003-04", Decimal(14)),
    Aimed("OFLOG", "ASC5", "2023-24", Decimal(80)),
    Aimed("OFLOG", "ASC7", "2023-24", Decimal(20)),
)


def hold(*, by: User) -> None:
    """Name who enters and checks, set the invented targets and open the rounds, each once."""
    directorate = rights.of_the_case(Organisation, cast.DIRECTORATE)
    for post, codes in ENTERED.items():
        for code in codes:
            _name(_indicator("PAF", code), directorate, Duty.ENTERS, rights.of_the_case(Post, post))
            _name(_indicator("PAF", code), directorate, Duty.CHECKS, rights.of_the_case(Post, CHECKED_BY))
    for asked in ROUNDS:
        _open(asked, by)
    for aimed in TARGETS:
        _aim(aimed)


def _name(indicator: Indicator, unit: Organisation, duty: Duty, post: Post) -> None:
    known = IndicatorDuty.objects.filter(indicator=indicator, organisation=unit, duty=duty)
    if not known.exists():
        store(IndicatorDuty(indicator=indicator, organisation=unit, duty=duty, post=post, note=cast.INVENTED))


def _open(asked: Asked, by: User) -> None:
    framework, period = Framework.objects.get(code=asked.framework), Period.parse(asked.period)
    known = ReportingRound.objects.filter(framework=framework, frequency=period.frequency, period=period.first_day)
    if known.exists():
        return
    open_round(
        framework=framework,
        period=period,
        opens=asked.opens,
        due=asked.due,
        units=[rights.of_the_case(Organisation, asked.unit)],
        asked_by=rights.of_the_case(Post, "role-director"),
        note=ILLUSTRATIVE,
        by=by,
    )


def _aim(aimed: Aimed) -> None:
    period = Period.parse(aimed.period)
    asked = next(one for one in ROUNDS if one.framework == aimed.framework)
    series = Series.objects.totals().get(
        indicator=_indicator(aimed.framework, aimed.code), organisation__ref=asked.unit, frequency=period.frequency
    )
    if not series.targets.filter(starts=period.first_day).exists():
        set_target(
            series=series,
            kind=TargetKind.ABSOLUTE,
            starts=period.first_day,
            ends=period.first_day,
            value=aimed.value,
            known_from=period.first_day,
            standing=Standing.ILLUSTRATIVE,
            source=cast.INVENTED,
            by=None,
        )


def _indicator(framework: str, code: str) -> Indicator:
    return Indicator.objects.get(framework__code=framework, code=code)
