"""The council's rules of procedure, and a day worked out by them."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from salford_css.core.components import Crumb, Fact
from salford_css.core.lists import Column
from salford_css.core.moments import day_of
from salford_css.core.money import in_words
from salford_css.core.words import capital, counted, day
from strategy.filters import RuleFilter
from strategy.forms.clock import WorkOutForm
from strategy.models import ClockRule, Decision, ForwardPlanEntry, KeyDecisionRule
from strategy.selectors.worked import WorkedDate, councils, work_out
from strategy.services.procedure import MAY_BLOCK
from strategy.views.pages import Part, StrategyList, StrategyPage, entry, fact, home_crumb, named


def days_of(rule: ClockRule) -> str:
    """Say what a rule counts: 5 working days until 16:00."""
    if not rule.days:
        return "no days"
    until = f" until {rule.hour:%H:%M}" if rule.hour else ""
    plan = f", in a plan of {rule.months} months" if rule.months else ""
    return f"{rule.days} {rule.get_unit_display()}{until}{plan}"


def held(rule: Any) -> str:
    """Say from when to when a rule held."""
    start = day(rule.valid_from) if rule.valid_from else "the beginning"
    return f"{start} to {day(rule.last_day)}" if rule.last_day else f"since {start}"


def effect_of(standing: str) -> str:
    """Say whether a rule of a standing refuses or warns."""
    return "refuses" if standing in MAY_BLOCK else "warns only"


class RuleList(StrategyList):
    """Every rule of procedure that counts days, and below it those that make a decision key."""

    heading = "Rules of procedure"
    noun = ("rule", "rules")
    filterset = RuleFilter
    default_sort = ("organisation", "kind", F("valid_from").asc(nulls_first=True))  # type: ignore[assignment]
    template = "strategy/procedure.html"
    columns = (
        named("kind", "Rule", lambda row: capital(row.get_kind_display()), ("kind", "valid_from")),
        Column("days", "Counts", days_of, ("days",)),
        Column("held", "Held", held, ("valid_from",)),
        Column("who", "Who", lambda row: row.who, empty="not said"),
        Column("standing", "Standing", lambda row: row.get_standing_display(), ("standing",)),
        Column("effect", "Broken, it", lambda row: effect_of(row.standing)),
        Column("source", "Source", lambda row: row.source, ("source",), empty="none named"),
        Column("council", "Council", lambda row: row.organisation, ("organisation__name",)),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the rules of all times."""
        return ClockRule.objects.visible_to(self.request.user).select_related("organisation")

    def lead(self, total: int) -> str:
        """Say how many are in force, and that only confirmed ones refuse."""
        now = self.rows().in_force(self.as_at).count()  # type: ignore[attr-defined]
        return (
            f"{capital(counted(total, 'rule'))} on record, {now} of them in force on {day(self.as_at)}. Only a rule "
            "that was read in its source refuses anything; the others warn."
        )

    def extra(self) -> dict[str, Any]:
        """Add the rules that make a decision key."""
        rules = KeyDecisionRule.objects.visible_to(self.request.user).select_related("organisation")
        return {"key_rules": [_key_line(rule) for rule in rules], "work_out_url": reverse("strategy:procedure-date")}


def _key_line(rule: KeyDecisionRule) -> dict[str, Any]:
    return {
        "rule": rule,
        "amount": in_words(rule.amount) if rule.amount is not None else "any amount",
        "wards": rule.wards or "any number",
        "held": held(rule),
        "effect": effect_of(rule.standing),
    }


class RulePage(StrategyPage):
    """One rule: what it counts, who it names, what it leaves out, and what rests on it."""

    model = ClockRule
    near = ("organisation",)
    listed_under = ("Rules of procedure", "procedure")
    on_thread = False

    def captioned(self, row: Any) -> str:
        """Name council and standing."""
        return f"{row.organisation} · {row.get_standing_display()}"

    def lead(self, row: Any) -> str:
        """Say the rule in words."""
        return row.text or f"{capital(row.get_kind_display())}: {days_of(row)}."

    def facts(self, row: Any) -> Sequence[Fact]:
        """What it counts and since when."""
        return (
            fact("Counts", days_of(row)),
            fact("Held", held(row)),
            fact("Broken, it", effect_of(row.standing)),
            fact("Calendar", row.calendar),
            fact("Source", row.source, "none named"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Who and what is outside it; the decisions and entries that name it."""
        decisions = Decision.objects.visible_to(self.request.user).filter(rule=row)
        entries = ForwardPlanEntry.objects.visible_to(self.request.user).filter(rule=row)
        return (
            Part("Who, and what is outside it", "who", self._terms(row), "It names nobody and leaves nothing out."),
            Part("Decisions under it", "decisions", [entry(one) for one in decisions[:50]], "No decision names it."),
            Part("Notice given under it", "entries", [entry(one) for one in entries[:50]], "No entry names it."),
        )

    def _terms(self, row: Any) -> list[Any]:
        terms = (
            ("Who", row.who),
            ("How many", row.how_many),
            ("Officers' decisions", "outside it" if row.officers_exempt else ""),
            ("Also outside", row.exemption),
            ("Waived", row.waiver),
            ("Scrutiny meets within", row.committee_within and f"{row.committee_within} working days"),
            ("Decided again within", row.reconsider_within and f"{row.reconsider_within} working days"),
        )
        return [entry(row, when=head, what=str(words)) for head, words in terms if words]


class WorkOutDate(LoginRequiredMixin, View):
    """A manager asks for a day and gets it with rule, calendar and days left out. Nothing is stored."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form, and the answer where a question was asked."""
        known = councils()
        if "question" not in request.GET:
            return self._show(request, WorkOutForm(initial={"day": day_of(request)}, councils=known))
        form = WorkOutForm(request.GET, councils=known)
        if not form.is_valid():
            return self._show(request, form, status=422)
        data = form.cleaned_data
        try:
            council = data["council"] or known.first()
            found = work_out(data["question"], data["day"], council=council, days=data["days"])
        except ValidationError as refused:
            form.add_error(None, refused)
            return self._show(request, form, status=422)
        return self._show(request, form, dates=found)

    def _show(
        self, request: HttpRequest, form: WorkOutForm, *, dates: Sequence[WorkedDate] = (), status: int = 200
    ) -> HttpResponse:
        rules = Crumb("Rules of procedure", reverse("strategy:procedure"))
        context = {
            "form": form,
            "dates": dates,
            "heading": "Work out a date",
            "lead": "Asks the rules of procedure in force on the day; the answer names them. Nothing is stored.",
            "crumbs": [home_crumb(), rules, Crumb("Work out a date")],
        }
        return render(request, "strategy/work_out.html", context, status=status)
