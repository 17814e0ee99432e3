"""What a reader must know before trusting a chart's limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from performance.spc.conventions import FEWEST_FOR_A_FIXED_BASELINE, FEWEST_FOR_FIRM_LIMITS
from performance.spc.limits import Limits


class CautionKind(StrEnum):
    TOO_SHORT = "too_short"
    TRIAL_LIMITS = "trial_limits"
    NO_LIMITS = "no_limits"
    LIMITS_WITHOUT_WIDTH = "limits_without_width"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True)
class Caution:
    """One warning about the points ``start`` to ``end`` (counted from 1), with the number it rests on."""

    kind: CautionKind
    start: int
    end: int
    count: int = 0

    @property
    def sentence(self) -> str:
        return _SENTENCES[self.kind].format(where=f"Points {self.start} to {self.end}", count=self.count)


_SENTENCES = {
    CautionKind.TOO_SHORT: "{where} hold too few values ({count}) for limits and icons under the conventions chosen.",
    CautionKind.TRIAL_LIMITS: "{where} have trial limits: they rest on {count} values, and 13 are needed.",
    CautionKind.NO_LIMITS: "{where} have no limits: no step between neighbouring values could be used.",
    CautionKind.LIMITS_WITHOUT_WIDTH: "{where} have limits that lie on their mean: the steps used were all zero.",
    CautionKind.GAPS: "{where} include periods without a value ({count}); runs end there and no step is formed.",
}


def cautions_of_segment(start: int, count: int, end: int, limits: Limits | None, *, fixed: bool) -> Sequence[Caution]:
    """The cautions of one segment whose limits rest on ``count`` values, a ``fixed`` baseline or all of them."""
    if limits is None or limits.lower is None:
        return [Caution(CautionKind.NO_LIMITS, start, end, count)]
    found = []
    if count < (FEWEST_FOR_A_FIXED_BASELINE if fixed else FEWEST_FOR_FIRM_LIMITS):
        found.append(Caution(CautionKind.TRIAL_LIMITS, start, end, count))
    if not limits.have_width:
        found.append(Caution(CautionKind.LIMITS_WITHOUT_WIDTH, start, end, count))
    return found
