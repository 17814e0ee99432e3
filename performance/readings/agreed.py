"""What was agreed about series by a day: breaks, new limits, targets and bands, in a handful of queries for all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q

from performance.aims import Polarity, TargetKind, number_of, side_of
from performance.banding import band_of
from performance.judged import PAGE_CONVENTIONS, TargetInForce
from performance.models import BandInterval, BandSet, ChartConvention, GroupMember, Rebase, SeriesBreak, Target
from performance.readings.groups import GroupReach, Together
from performance.readings.lines import BAND_NAMES, Line
from performance.spc import Conventions
from performance.verdicts import NewLimits
from salford_css.core.periods import FinancialYear, Period


class Agreed:
    """The rules that hold for some series, as known on a day."""

    def __init__(self, lines: Sequence[Line], *, as_at: date) -> None:
        self.as_at = as_at
        self._ids = [line.series.pk for line in lines]
        self._breaks: dict[int, list[date]] = defaultdict(list)
        self._new_limits = self._read_new_limits()
        self._targets = self._read_targets()
        self._reached = GroupReach(lines, self._targets, as_at=as_at)
        self._intervals = self._read_intervals(lines)
        self._groups = self._read_groups(lines)
        self._conventions = self._read_conventions()

    def new_limits(self, line: Line) -> list[NewLimits]:
        """Return the periods from which limits are formed anew, a break in what is counted included."""
        return self._new_limits[line.series.pk]

    def conventions(self, line: Line) -> Conventions:
        """Return how the series is judged: the narrowest of the rows that hold, else what the product ships."""
        framework, organisation = line.series.indicator.framework_id, line.series.organisation_id
        for key in ((framework, organisation), (None, organisation), (framework, None), (None, None)):
            if (found := self._conventions.get(key)) is not None:
                return found
        return PAGE_CONVENTIONS

    def breaks(self, line: Line) -> list[date]:
        """Return the first periods that cannot be compared with those before."""
        return self._breaks[line.series.pk]

    def target(self, line: Line) -> Target | None:
        """Return the target for the latest period, its latest wording."""
        if line.latest_period is None:
            return None
        for target in self._targets[line.series.pk]:
            if target.starts <= line.latest_period <= target.ends:
                return target
        return None

    def reached(self, target: Target, line: Line) -> Together:
        """Return what the group of a target reaches in the latest period."""
        return self._reached.together(target, line, line.latest_period)

    def target_value(self, target: Target | None, line: Line, period: date | None = None) -> Decimal | None:
        """Return the number a target asks for in a period (the latest one unless said), None where it is none."""
        if target is None:
            return None
        at = period or line.latest_period
        profile = {point.period: point.value for point in target.points.all()}
        if at in profile:
            return profile[at]
        if target.kind == TargetKind.RELATIVE_TO_GROUP:
            return number_of(target.aim, self._reached.value(target, line, at))
        base = line.value_in(target.base_period) if target.base_period else None
        return number_of(target.aim, base)

    def targets_in_force(self, line: Line) -> list[TargetInForce]:
        """Return every target that is a number, oldest first, for the periods it is for and no later wording covers."""
        found = []
        polarity = Polarity(line.definition.polarity) if line.definition else Polarity.NONE
        for target in reversed(self._targets[line.series.pk]):
            value = self.target_value(target, line, target.ends)
            if value is not None:
                first, last = (Period(day, line.frequency) for day in (target.starts, target.ends))
                side = side_of(target.aim, polarity)
                found.append(TargetInForce(float(value), first, last, strict=bool(side and side.is_strict)))
        return found

    def band(self, line: Line) -> BandInterval | None:
        """Return the interval of the indicator's bands into which the latest value falls; None is not banded."""
        if line.latest_period is None or line.latest_value is None:
            return None
        own = self.intervals(line)
        found = band_of(line.latest_value, [interval.interval for interval in own])
        return next((interval for interval in own if interval.interval == found), None)

    def intervals(self, line: Line) -> list[BandInterval]:
        """Return the intervals that judge the latest period: those of the council's own group, else everybody's."""
        if line.latest_covers is None:
            return []
        year = FinancialYear.containing(line.latest_covers.first_day).start_year
        day = line.latest_covers.last_day
        groups = {one.group_id for one in self._groups[line.series.organisation_id] if one.holds_on(day)}
        mine = [
            interval
            for interval in self._intervals[line.series.indicator_id, year]
            if interval.band_set.group_id is None or interval.band_set.group_id in groups
        ]
        return [interval for interval in mine if interval.band_set.group_id] or mine

    def _read_conventions(self) -> dict[tuple[int | None, int | None], Conventions]:
        rows = ChartConvention.objects.in_force(self.as_at)
        return {(row.framework_id, row.organisation_id): row.conventions for row in rows}

    def _read_new_limits(self) -> dict[int, list[NewLimits]]:
        found: dict[int, dict[date, NewLimits]] = defaultdict(dict)
        known = Q(known_from__isnull=True) | Q(known_from__lte=self.as_at)
        for one in SeriesBreak.objects.filter(known, series__in=self._ids):
            found[one.series_id][one.period] = NewLimits(one.period)
            self._breaks[one.series_id].append(one.period)
        standing = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__date__gt=self.as_at)
        for rebase in Rebase.objects.filter(known, standing, series__in=self._ids):
            found[rebase.series_id][rebase.period] = NewLimits(rebase.period, rebase.baseline)
        return defaultdict(list, {pk: list(starts.values()) for pk, starts in found.items()})

    def _read_targets(self) -> dict[int, list[Target]]:
        """Read the targets known, those that start last and were worded last first; superseded wordings left out."""
        rows = Target.objects.known_on(self.as_at).filter(series__in=self._ids)
        rows = rows.select_related("group").prefetch_related("points")
        found: dict[int, list[Target]] = defaultdict(list)
        for target in rows.order_by("series_id", "-starts", "-number"):
            if not found[target.series_id] or found[target.series_id][-1].starts != target.starts:
                found[target.series_id].append(target)
        return found

    def _read_intervals(self, lines: Iterable[Line]) -> dict[tuple[int, int], list[BandInterval]]:
        found: dict[tuple[int, int], list[BandInterval]] = defaultdict(list)
        indicators = {line.series.indicator_id for line in lines}
        sets = BandSet.objects.judging(self.as_at).filter(indicator__in=indicators)
        rows = BandInterval.objects.filter(band_set__in=sets).select_related(
            "band_set__labels", "band_set__indicator__framework"
        )
        for interval in rows.prefetch_related(*(f"band_set__{path}" for path in BAND_NAMES)):
            found[interval.band_set.indicator_id, interval.band_set.year].append(interval)
        return found

    def _read_groups(self, lines: Iterable[Line]) -> dict[int, list[GroupMember]]:
        """Read who belonged to a group that has bands of its own, and when: it is the period's last day that counts."""
        found: dict[int, list[GroupMember]] = defaultdict(list)
        if any(interval.band_set.group_id for intervals in self._intervals.values() for interval in intervals):
            organisations = {line.series.organisation_id for line in lines}
            for member in GroupMember.objects.filter(organisation__in=organisations):
                found[member.organisation_id].append(member)
        return found
