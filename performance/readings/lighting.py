"""Which light each of some lines shows: by the rule in force, or as somebody set it for the same period."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q

from performance.aims import Polarity, TargetKind, reach_of
from performance.lights import Compared, Light, Lit, light_of
from performance.models import RagOverride, RagRule, Target
from performance.readings.lines import Line


class Lighting:
    """Reads rules and overrides for some series, in three queries for all."""

    def __init__(self, series: Sequence[int], *, as_at: date) -> None:
        self._rules = list(
            RagRule.objects.select_related("framework", "indicator").prefetch_related("lines").order_by("pk")
        )
        standing = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__date__gt=as_at)
        rows = RagOverride.objects.filter(standing, series__in=series, known_from__lte=as_at).select_related("made_by")
        self._overrides = {(one.series_id, one.period): one for one in rows}

    def override(self, line: Line) -> RagOverride | None:
        """Return the light somebody set for the latest figure."""
        return self._overrides.get((line.series.pk, line.latest_period)) if line.latest_period else None

    def shown(self, line: Line, target: Target | None, target_value: Decimal | None) -> Lit:
        """Return the light a page shows: the one that was set by hand, with its reason, else the rule's."""
        if override := self.override(line):
            return Lit(Light(override.light), f"set by hand: {override.reason}")
        return self.light(line, target, target_value)

    def light(self, line: Line, target: Target | None, target_value: Decimal | None) -> Lit:
        """Return the rule's light, or why there is none. `target_value` is what a relative target comes to."""
        if target is None or target.kind == TargetKind.NONE:
            return Lit(None, "no target")
        if line.latest_value is None or line.latest_covers is None:
            return Lit(None, "no figure to compare")
        rule = self._rule_for(line)
        if rule is None:
            return Lit(None, "no rule says when a light is given")
        polarity = Polarity(line.definition.polarity) if line.definition else Polarity.NONE
        reach = reach_of(target.aim, polarity, target_value)
        if reach is None:
            return Lit(None, "the target is no number that the figure can be held against", rule.name)
        over = line.latest_covers.first_day >= target.ends
        compared = Compared(line.latest_value, reach, _year_before(line))
        return light_of(rule.rule, compared, target_is_over=over)

    def _rule_for(self, line: Line) -> RagRule | None:
        """Return the rule in force on the period's last day: the indicator's, the framework's, else everybody's."""
        if line.latest_covers is None:
            return None
        day, indicator = line.latest_covers.last_day, line.series.indicator
        held = [one for one in self._rules if one.holds_on(day)]
        own = [one for one in held if one.indicator_id == indicator.pk]
        framework = [one for one in held if one.framework_id == indicator.framework_id and one.indicator_id is None]
        everybody = [one for one in held if one.indicator_id is None and one.framework_id is None]
        return next(iter([*own, *framework, *everybody]), None)


def _year_before(line: Line) -> Decimal | None:
    if line.latest_period is None:
        return None
    return line.value_in(line.latest_period.replace(year=line.latest_period.year - 1))
