"""What a group of councils reaches together: numerators over denominators, never an average of percentages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from performance.aims import TargetKind
from performance.measures import value_of
from performance.models import GroupMember, ResultKnown, Target
from performance.readings.lines import Line
from salford_css.core.periods import Period


@dataclass(frozen=True, slots=True)
class Together:
    """What others reach in a period, and how many of them had both parts on record."""

    value: Decimal | None
    councils: int
    of: int


class GroupReach:
    """The figures of the groups that targets compare with, for some lines; no query where no target does.

    Ours is left out: a council is compared with the others.
    """

    def __init__(self, lines: Sequence[Line], targets: Mapping[int, Sequence[Target]], *, as_at: date) -> None:
        self._members: dict[int, list[GroupMember]] = defaultdict(list)
        self._parts: dict[tuple[int, int, str, date, int], tuple[Decimal, Decimal]] = {}
        asking = [line for line in lines if any(_compares(one) for one in targets.get(line.series.pk, ()))]
        if asking:
            groups = {one.group_id for line in asking for one in targets[line.series.pk] if one.group_id}
            self._read(asking, groups, as_at)

    def together(self, target: Target, line: Line, period: date | None) -> Together:
        """Return what the group of a target reaches in a period."""
        if period is None or target.group_id is None:
            return Together(None, 0, 0)
        last_day = Period(period, line.frequency).last_day
        others = [
            one.organisation_id
            for one in self._members[target.group_id]
            if one.holds_on(last_day) and one.organisation_id != line.series.organisation_id
        ]
        key = (line.series.indicator_id, line.series.breakdown_id, line.series.frequency, period)
        parts = [self._parts[(*key, one)] for one in others if (*key, one) in self._parts]
        return Together(_over(parts, line), len(parts), len(others))

    def value(self, target: Target, line: Line, period: date | None) -> Decimal | None:
        """Return what the group of a target reaches in a period; None where no member's parts are known."""
        return self.together(target, line, period).value

    def _read(self, asking: Sequence[Line], groups: set[int], as_at: date) -> None:
        for member in GroupMember.objects.filter(group__in=groups):
            self._members[member.group_id].append(member)
        organisations = {one.organisation_id for members in self._members.values() for one in members}
        known = ResultKnown.objects.as_at(as_at).filter(
            series__indicator__in={line.series.indicator_id for line in asking},
            series__organisation__in=organisations,
            numerator__isnull=False,
            denominator__isnull=False,
        )
        rows = known.order_by().values_list(
            "series__indicator_id", "series__breakdown_id", "series__frequency", "period", "series__organisation_id",
            "numerator", "denominator",
        )  # fmt: skip
        self._parts = {row[:5]: row[5:] for row in rows}


def _compares(target: Target) -> bool:
    return target.kind == TargetKind.RELATIVE_TO_GROUP


def _over(parts: Sequence[tuple[Decimal, Decimal]], line: Line) -> Decimal | None:
    if not parts or line.definition is None:
        return None
    counted, out_of = (sum(each, Decimal(0)) for each in zip(*parts, strict=True))
    return value_of(counted, out_of, line.definition.multiplier)
