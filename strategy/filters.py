"""What lists of strategy can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from salford_css.core.filters import ListFilter
from salford_css.core.models import ClientGroup, Post, Standing
from salford_css.core.moments import day_of
from salford_css.core.periods import FinancialYear
from strategy.calling_in import CallInOutcome
from strategy.follow_up import Stands
from strategy.forms import UncertainDateField
from strategy.lifecycle import ConsultationState, Effect, MeetingState, Outcome, ProposalState
from strategy.models import (
    Body,
    BodyKind,
    BodyStatus,
    Channel,
    ClockKind,
    ClockRule,
    Consultation,
    ContextKind,
    CostStanding,
    Decision,
    HeadingSet,
    InspectionKind,
    Meeting,
    Plan,
    PlanKind,
    PlanState,
    PledgeSet,
    ProgrammeField,
    StatementKind,
    SystemStatus,
)
from strategy.querysets.delivery import ActionQuerySet, MilestoneQuerySet
from strategy.selectors.changes import without_cause
from strategy.selectors.decisions import standing_so
from strategy.selectors.forward_plan import STANDINGS, standing_in


def choice(label: str, choices: Any, field: str = "") -> django_filters.ChoiceFilter:
    """Return a filter by one of the values of a field."""
    return django_filters.ChoiceFilter(field_name=field or None, label=label, choices=choices, empty_label="All")


def of(label: str, model: Any, field: str) -> django_filters.ModelChoiceFilter:
    """Return a filter by another row."""
    rows = model._default_manager.all()
    return django_filters.ModelChoiceFilter(field_name=field, label=label, queryset=rows, empty_label="All")


def group(field: str = "client_group") -> django_filters.ModelChoiceFilter:
    """Return the filter by client group."""
    return of("For", ClientGroup, field)


class PledgeFilter(ListFilter):
    """Pledges by their set and words."""

    words_in = ("title", "statement", "link_to_service")
    pledge_set = of("Set", PledgeSet, "pledge_set")


class ObjectiveFilter(ListFilter):
    """Objectives by plan, group and words."""

    words_in = ("text",)
    plan = of("Plan", Plan, "plan")
    group = group()


class PlanFilter(ListFilter):
    """Plans by rung, state, group and words."""

    words_in = ("title", "note")
    kind = of("Kind", PlanKind, "kind")
    state = choice("State", PlanState.choices)
    group = group()


class ProposalFilter(ListFilter):
    """Proposals by plan, state, group, what is said of their money, and words."""

    words_in = ("title", "kind", "lead_area", "versions__text")
    plan = of("Plan", Plan, "plan")
    state = choice("State now", ProposalState.choices)
    money = django_filters.ChoiceFilter(
        label="Money",
        choices=(("stated", "an amount is stated"), ("gap", "something is not stated"), ("none", "nothing to state")),
        empty_label="All",
        method="by_money",
    )
    group = group()

    def by_money(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what states an amount, what leaves one out, or what is met already or costs nothing."""
        silent = Q(stated=0, unstated=0, cost_standing=CostStanding.NOT_STATED)
        chosen = {"stated": Q(stated__gt=0), "gap": silent | Q(unstated__gt=0)}
        settled = Q(stated=0, unstated=0) & ~Q(cost_standing=CostStanding.NOT_STATED)
        return rows.filter(chosen.get(value, settled))

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Look into every wording, and name a proposal once."""
        return super().filter_words(rows, name, value).distinct()


class WordingChangeFilter(ListFilter):
    """Changed wordings by plan, by whether each change has its cause, and words."""

    words_in = ("proposal__title", "text")
    cause = django_filters.ChoiceFilter(
        label="Cause",
        choices=(("missing", "a change without a cause"), ("named", "every change with its cause")),
        empty_label="All",
        method="by_cause",
    )
    plan = of("Plan", Plan, "proposal__plan")

    def by_cause(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the wordings with a change that has no cause, or the others."""
        orphans = without_cause(rows)
        return rows.filter(pk__in=orphans) if value == "missing" else rows.exclude(pk__in=orphans)


class ReportFilter(ListFilter):
    """Reports by body, plan, headings and words."""

    words_in = ("title", "versions__asks")
    body = of("Put to", Body, "versions__body")
    plan = of("About the plan", Plan, "plan")
    headings = of("Headings", HeadingSet, "heading_set")

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Name a report once, however many versions went to a body."""
        return super().filter_queryset(queryset).distinct()

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Name a report once."""
        return super().filter_words(rows, name, value).distinct()


class ConsultationFilter(ListFilter):
    """Consultations by state and words."""

    words_in = ("title", "result")
    state = choice("State now", ConsultationState.choices)


class CommentFilter(ListFilter):
    """Comments by consultation, audience, theme, channel, effect, answer, reply, who answers, and words."""

    # `shown` is what wider readers may read: nobody finds a comment by words that are hidden.
    words_in = ("shown", "officer_response", "respondent_as_written", "about_as_written", "theme")
    consultation = django_filters.ModelChoiceFilter(
        queryset=Consultation.objects.all(), label="Consultation", empty_label="All", to_field_name="ref"
    )
    audience = django_filters.CharFilter(label="Audience", field_name="audience__name", lookup_expr="iexact")
    theme = django_filters.CharFilter(label="Theme", lookup_expr="iexact")
    channel = choice("How it came", Channel.choices)
    effect = choice("Effect", Effect.choices)
    answered = django_filters.ChoiceFilter(
        label="Answer", choices=(("yes", "answered"), ("no", "not answered")), empty_label="All", method="by_answer"
    )
    reply = django_filters.ChoiceFilter(
        label="Reply", choices=(("yes", "sent"), ("no", "not sent")), empty_label="All", method="by_reply"
    )
    responder = django_filters.ModelChoiceFilter(
        queryset=Post.objects.filter(comments_to_answer__isnull=False).distinct(),
        label="Answered by",
        empty_label="All",
        to_field_name="ref",
    )

    def by_answer(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the answered or the unanswered."""
        return rows.filter(officer_response="") if value == "no" else rows.exclude(officer_response="")

    def by_reply(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those whose consultee was told, or was not."""
        return rows.filter(reply_sent_on__isnull=value == "no")


class EventFilter(ListFilter):
    """Consultation events by response and words."""

    words_in = ("whom_as_written", "kind", "audience__name", "note")
    response = django_filters.ChoiceFilter(
        label="Response",
        choices=(("yes", "recorded"), ("no", "none came"), ("unknown", "not recorded")),
        empty_label="All",
        method="by_response",
    )

    def by_response(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep events with a response, without one, or where nobody wrote it down."""
        return rows.filter(response_received={"yes": True, "no": False}.get(value))


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


class WhenField(UncertainDateField):
    """The same, where nothing written means nothing asked."""

    def clean(self, value: Any) -> Any:
        """Return the span of days that is meant, or None."""
        return super().clean(value) if value else None


class WhenFilter(django_filters.Filter):
    """From or until a day, written as people write days, months and years."""

    field_class = WhenField

    def __init__(self, *args: Any, last: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "")
        super().__init__(*args, **kwargs)
        self.last = last

    def filter(self, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Keep what lies on or after the first day meant, or on or before the last."""
        if not value:
            return rows
        limit = {"lte": value.latest} if self.last else {"gte": value.earliest}
        return rows.filter(**{f"{self.field_name}__{how}": day for how, day in limit.items() if day})


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


class ActionFilter(ListFilter):
    """Actions by where they stand on the day the page is read at, group and words."""

    words_in = ("text", "note", "history")
    standing = django_filters.ChoiceFilter(
        label="Where it stands",
        choices=(
            ("open", "open"),
            ("late", "late"),
            ("done", "done"),
            ("dropped", "dropped"),
            ("nobody", "open, no manager"),
        ),
        empty_label="All",
        method="by_standing",
    )
    group = group()

    def by_standing(self, rows: ActionQuerySet, name: str, value: str) -> ActionQuerySet:
        """Keep the actions that stand so on the day."""
        day = day_of(self.request)
        match value:
            case "late":
                return rows.late_on(day)
            case "dropped":
                return rows.filter(dropped_on__lte=day)
            case "nobody":
                return rows.open_on(day).filter(manager__isnull=True)
            case "done":
                return rows.filter(Q(done_latest__lte=day) | (Q(done_latest__isnull=True) & ~Q(done_as_written="")))
        return rows.open_on(day)


class MilestoneFilter(ListFilter):
    """Milestones by where they stand and words."""

    words_in = ("text", "note")
    standing = django_filters.ChoiceFilter(
        label="Where it stands",
        choices=(("open", "to come or late"), ("late", "late"), ("done", "reached")),
        empty_label="All",
        method="by_standing",
    )

    def by_standing(self, rows: MilestoneQuerySet, name: str, value: str) -> MilestoneQuerySet:
        """Keep the milestones that stand so on the day."""
        day = day_of(self.request)
        if value == "done":
            return rows.exclude(pk__in=rows.open_on(day).values("pk"))
        return rows.late_on(day) if value == "late" else rows.open_on(day)


class InspectionFilter(ListFilter):
    """Inspections by kind, group and words."""

    words_in = ("title", "finding", "inspector_as_written")
    kind = choice("Kind", InspectionKind.choices)
    group = group()


class SystemFilter(ListFilter):
    """Information systems by standing and words."""

    words_in = ("name", "use", "supplies")
    status = choice("Standing", SystemStatus.choices)


class ServiceFilter(ListFilter):
    """Services that help users and carers to be heard, by group and words."""

    words_in = ("text",)
    group = group()


class WayFilter(ListFilter):
    """Ways of taking part by words."""

    words_in = ("text",)


class CommunicationFilter(ListFilter):
    """Communications by words."""

    words_in = ("text", "channel", "audience", "frequency")


class ProgrammeFilter(ListFilter):
    """Enabling programmes by field and words."""

    words_in = ("text",)
    field = choice("Field", ProgrammeField.choices, "field")


class ContextFilter(ListFilter):
    """Facts of the setting by kind and words."""

    words_in = ("text",)
    kind = choice("Kind", ContextKind.choices)


class MissionFilter(ListFilter):
    """Statements of purpose by kind and words."""

    words_in = ("text",)
    kind = choice("Kind", StatementKind.choices)


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
