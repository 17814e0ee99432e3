"""What lists of bodies, meetings, decisions, rules and the forward plan can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from salford_css.core.filters import ListFilter
from salford_css.core.models import Post, Standing
from salford_css.core.moments import day_of
from salford_css.core.periods import FinancialYear
from strategy.calling_in import CallInOutcome
from strategy.filters.parts import WhenFilter, choice, of
from strategy.follow_up import Stands
from strategy.lifecycle import MeetingState, Outcome
from strategy.models import (
    Body,
    BodyKind,
    BodyStatus,
    ClockKind,
    ClockRule,
    Decision,
    Meeting,
)
from strategy.selectors.decisions import standing_so
from strategy.selectors.forward_plan import STANDINGS, standing_in


class BodyFilter(ListFilter):
    """Bodies by kind, standing and words."""

    words_in = ("name", "note", "leads__as_written", "leads__post__title")
    kind = choice("Kind", BodyKind.choices)
    status = choice("Standing", BodyStatus.choices)

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Name a body once."""
        return super().filter_words(rows, name, value).distinct()


class MeetingFilter(ListFilter):
    """Meetings by state and words."""

    words_in = ("body__name", "note", "place")
    state = choice("State", MeetingState.choices)


class SeriesFilter(ListFilter):
    """Meeting series by words."""

    words_in = ("name", "frequency", "with_whom", "body_as_written")


def years_of_decisions() -> list[tuple[str, str]]:
    """Return the financial years in which decisions were made, newest first."""
    days = Decision.objects.filter(made_earliest__isnull=False).dates("made_earliest", "month")
    years = sorted({FinancialYear.containing(day) for day in days}, reverse=True)
    return [(year.code, year.label) for year in years]


class DecisionFilter(ListFilter):
    """Decisions by who made them, outcome, what followed, days and words."""

    words_in = ("wording", "reasons", "conditions")
    body = of("Body", Body, "body")
    post = django_filters.ModelChoiceFilter(
        field_name="post",
        label="Member or officer",
        queryset=Post.objects.filter(decisions__isnull=False).distinct(),
        empty_label="All",
    )
    outcome = choice("Outcome", Outcome.choices)
    key = django_filters.ChoiceFilter(
        label="Key decision", choices=(("yes", "key"), ("no", "not key")), empty_label="All", method="by_key"
    )
    called = django_filters.ChoiceFilter(
        label="Call-in",
        choices=(
            ("called", "called in"),
            ("waits", "called in, not settled"),
            ("referred_back", "referred back"),
            ("no", "not called in"),
        ),
        empty_label="All",
        method="by_call_in",
    )
    year = django_filters.ChoiceFilter(
        label="Made in", choices=years_of_decisions, empty_label="All years", method="by_year"
    )
    effective_from = WhenFilter(field_name="effective_on", label="In effect from")
    effective_to = WhenFilter(field_name="effective_on", label="In effect until", last=True)
    stands = django_filters.ChoiceFilter(
        label="What came of it", choices=Stands.choices, empty_label="All", method="by_standing"
    )
    meeting = django_filters.ModelChoiceFilter(
        field_name="meeting",
        label="Meeting",
        queryset=Meeting.objects.filter(decisions__isnull=False).select_related("body").distinct(),
        to_field_name="ref",
        empty_label="All",
    )

    def by_key(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep key decisions, or the others."""
        return rows.filter(key=value == "yes")

    def by_call_in(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what scrutiny called in, and how far that is."""
        if value in ("called", "no"):
            return rows.filter(call_in__isnull=value == "no")
        outcome = CallInOutcome.REFERRED_BACK.value if value == "referred_back" else ""
        return rows.filter(call_in__isnull=False, call_in__outcome=outcome)

    def by_year(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the decisions made in a financial year."""
        year = FinancialYear.parse(value)
        return rows.filter(made_earliest__range=(year.first_day, year.last_day))

    def by_standing(self, rows: Any, name: str, value: str) -> Any:
        """Keep the approvals of which this came by the day the page is read at."""
        return standing_so(rows, value, day_of(self.request))


class RuleFilter(ListFilter):
    """Rules of procedure by kind, standing, whether they are in force on the day, and words."""

    words_in = ("text", "who", "source")
    kind = choice("Kind", ClockKind.choices)
    standing = choice("Standing", Standing.choices)
    force = django_filters.ChoiceFilter(
        label="In force",
        choices=(("yes", "on this day"), ("no", "not on this day")),
        empty_label="All",
        method="by_force",
    )

    def by_force(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what is in force on the day, or what is not."""
        now = ClockRule.objects.in_force(day_of(self.request)).values("pk")
        return rows.filter(pk__in=now) if value == "yes" else rows.exclude(pk__in=now)


class ForwardPlanFilter(ListFilter):
    """Entries of the forward plan by how they stand on the day, decision maker, key or not, and words."""

    words_in = ("subject", "body__name", "post__title", "consultation_arrangements", "documents")
    standing = django_filters.ChoiceFilter(label="Stands", choices=STANDINGS, empty_label="All", method="by_standing")
    body = of("By", Body, "body")
    key = django_filters.ChoiceFilter(
        field_name="key", label="Key", choices=((True, "key"), (False, "not key")), empty_label="All"
    )

    def by_standing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the entries that stand so on the day."""
        return standing_in(rows, value, day_of(self.request))
