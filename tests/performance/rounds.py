"""A round for Salford in June 2004, and the people around it: who enters, who keeps figures, who directs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from performance.collecting.drafts import Draft
from performance.collecting.facts import Facts
from performance.models import ReturnEntry, RoundReturn, Series
from performance.services import entries, return_steps, rounds
from performance.services.explaining import explain_variance
from salford_css.core import clock
from salford_css.core.models import Role, User
from salford_css.core.periods import Period
from tests.factories import core
from tests.factories import performance as make

YEAR, LAST_YEAR = Period.parse("2003-04"), date(2002, 4, 1)
EXPLAINED = {"cause": "demand", "explanation": "Two sibling groups moved twice."}
ACTION = {"new_action": "Recruit foster carers for siblings.", "act_by": date(2004, 12, 31)}


@contextmanager
def on(day: date) -> Iterator[None]:
    """Let it be nine in the morning of a day."""
    with clock.held_at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC)):
        yield


def measured(code: str = "A1", title: str = "Stability", *, target: int | None = 60) -> Series:
    """Return a yearly percentage of which higher is better: 60 last year, and a target for this one."""
    series = make.a_series(
        of=make.indicator(code=code, title=title), frequency="year", unit="percent", precision=1,
        polarity="higher", multiplier=100, highest=100, lowest=0, numerator="Children in one placement",
        denominator="Children looked after",
    )  # fmt: skip
    make.record(series, {LAST_YEAR: 60}, known_from=date(2003, 6, 1))
    if target is not None:
        series.targets.create(
            number=1, kind="absolute", value=target, starts=YEAR.first_day, ends=YEAR.first_day, standing="verified",
            made_at=make.LONG_AGO,
        )  # fmt: skip
    return series


@dataclass(frozen=True)
class Scene:
    """The return and its people: Una enters, Petra is a performance officer, Dora a director."""

    row: RoundReturn
    una: User
    petra: User
    dora: User

    @property
    def now(self) -> RoundReturn:
        """Return the return as it stands."""
        return RoundReturn.objects.get(pk=self.row.pk)

    @property
    def entry(self) -> ReturnEntry:
        """Return its first line."""
        return self.row.entries.order_by("series__indicator__code")[0]

    def enter(self, value: str = "59.0", *, key: str = "A1", **about: Any) -> None:
        """Let Una enter a figure."""
        draft = Draft(Facts(value=Decimal(value)), **about)
        entries.save_entries(round_return=self.row, typed={key: draft}, by=self.una)

    def explain(self) -> None:
        """Let Una explain the figure."""
        explain_variance(round_return=self.row, key="A1", by=self.una, **EXPLAINED, **ACTION)

    def submitted(self) -> "Scene":
        """Let Una submit what she entered."""
        return_steps.submit_return(round_return=self.row, by=self.una)
        return self

    def checked(self) -> "Scene":
        """Let Petra check it."""
        return_steps.check_return(round_return=self.submitted().row, by=self.petra)
        return self

    def approved(self) -> "Scene":
        """Let Dora approve it."""
        return_steps.approve_return(round_return=self.checked().row, by=self.dora)
        return self

    def locked(self) -> "Scene":
        """Let Petra lock it."""
        return_steps.lock_return(round_return=self.approved().row, by=self.petra)
        return self


def scene(*series: Series) -> Scene:
    """Open a round for Salford that asks for some series; for stability of placements when none are given."""
    asked = series or (measured(),)
    held = core.post("Team Leader")
    for one in asked:
        make.duty(one.indicator, held)
    petra, dora = core.user_with(Role.PERFORMANCE_OFFICER), core.user_with(Role.DIRECTOR)
    row = rounds.open_round(
        framework=asked[0].indicator.framework, period=YEAR, opens=date(2004, 4, 1), due=date(2004, 6, 30),
        units=[asked[0].organisation], by=petra,
    )  # fmt: skip
    return Scene(row.returns.get(), core.holder_of(held), petra, dora)
