"""Pooled funds, their years and money. Months are entered by the pool's page, as versions."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from partnerships.models import (
    CarryForward,
    Contribution,
    ContributionVariation,
    Payment,
    PoolAdjustment,
    PoolClosing,
    PooledFund,
    PoolLine,
    PoolMonth,
    PoolStatedTotal,
    PoolYear,
    RecoveryPlan,
    ReliefStep,
    ReserveMovement,
    RiskShare,
    RiskShareRule,
    Virement,
)
from partnerships.pooling import Rule, RuleKind
from partnerships.services.pool_payments import match_payment, query_payment
from partnerships.services.pools import hosting_refusals
from salford_css.core import audit, clock
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import ReasonForm, WorkflowAdmin
from salford_css.core.models import Standing


class YearInline(DirectorateInline):
    """The years of a fund."""

    model = PoolYear


class RuleInline(DirectorateInline):
    """How variances are shared, from when to when. Set with their percentages, among the rules for sharing."""

    model = RiskShareRule
    fields = readonly_fields = ("kind", "bearer", "valid_from", "valid_to", "standing", "source")
    max_num = 0


class FundForm(forms.ModelForm):
    """A fund, held to the same rules about host and manager as on its pages."""

    def clean(self) -> Any:
        """Refuse a host that is no party, a second host without a reason, and posts of somebody else."""
        data = super().clean() or self.cleaned_data
        fund = self.instance
        fund.partnership = data.get("partnership") or getattr(fund, "partnership", None)
        named = (data.get("host"), data.get("manager"), data.get("finance_post"))
        before = PooledFund.objects.filter(pk=fund.pk).values_list("host", "manager", "finance_post").first()
        if fund.partnership and before != tuple(row.pk if row else None for row in named):
            reason = str(self.data.get(audit.REASON, ""))
            for sentence in hosting_refusals(fund, *named, reason=reason, on=clock.today()):
                self.add_error(None, sentence)
        return data


@admin.register(PooledFund)
class PooledFundAdmin(DirectorateAdmin):
    """Money that partners put together."""

    form = FundForm
    list_display = ("name", "ref", "partnership", "host", "manager")
    list_filter = ("host",)
    inlines = (YearInline, RuleInline)


class ContributionInline(DirectorateInline):
    """Who gives how much."""

    model = Contribution
    fields = ("party", "kind", "planned", "rounded_to", "known_from", "standing", "source")


class StatedInline(DirectorateInline):
    """Totals that sources print."""

    model = PoolStatedTotal
    fields = ("component", "measure", "basis", "month", "amount", "known_from", "standing")


class LineInline(DirectorateInline):
    """The lines of the budget."""

    model = PoolLine
    fields = ("code", "name", "client_group", "lead", "budget", "standing")


class ReliefInline(DirectorateInline):
    """What is used up before anybody is asked for more."""

    model = ReliefStep


@admin.register(PoolYear)
class PoolYearAdmin(DirectorateAdmin):
    """A fund in one financial year."""

    list_display = ("fund", "start_year", "other_income", "inferred")
    list_filter = ("start_year",)
    search_fields = ("fund__name", "fund__ref")
    inlines = (ContributionInline, StatedInline, LineInline, ReliefInline)


@admin.register(Contribution)
class ContributionAdmin(DirectorateAdmin):
    """What parties agreed to put in."""

    list_display = ("pool_year", "party", "kind", "planned", "known_from", "standing")
    search_fields = ("pool_year__fund__name", "party__organisation__name", "party__as_written")


@admin.register(Payment)
class PaymentAdmin(WorkflowAdmin):
    """Payments that partners report; the host matches or queries them."""

    fsm_fields = ["state"]
    services = {"match": match_payment, "query": query_payment}
    fsm_forms = {"query": ReasonForm}
    list_display = ("own_reference", "contribution", "amount", "paid_on", "state")
    list_filter = ("state",)


class SharesFormSet(BaseInlineFormSet):
    """The shares of a rule, held together to the rule that its page holds them to."""

    def clean(self) -> None:
        """Refuse percentages that do not make 100, where the partners agreed percentages."""
        super().clean()
        rule = self.instance
        if rule.kind != RuleKind.FIXED_PERCENTAGES or rule.standing == Standing.UNVERIFIED:
            return
        given = [form.cleaned_data.get("per_cent") for form in self.forms if hasattr(form, "cleaned_data")]
        shares = {str(place): share for place, share in enumerate(given) if share is not None}
        try:
            Rule(RuleKind.FIXED_PERCENTAGES, shares=shares).check(shares)
        except ValueError as problem:
            raise ValidationError(str(problem)) from problem


class ShareInline(DirectorateInline):
    """Percentages and caps."""

    model = RiskShare
    formset = SharesFormSet


@admin.register(RiskShare)
class RiskShareAdmin(DirectorateAdmin):
    """Percentages and caps, changed with their rule because they add up to 100 together."""

    read_only = True
    list_display = ("rule", "party", "per_cent", "cap")


@admin.register(RiskShareRule)
class RiskShareRuleAdmin(DirectorateAdmin):
    """Rules for sharing a variance."""

    list_display = ("fund", "line", "kind", "bearer", "valid_from", "valid_to", "standing")
    list_filter = ("kind", "standing")
    inlines = (ShareInline,)


@admin.register(PoolMonth)
class PoolMonthAdmin(DirectorateAdmin):
    """Months as they were entered and corrected."""

    list_display = ("line", "month", "number", "actual", "forecast", "known_from", "standing")


FROZEN = (ContributionVariation, PoolClosing, PoolAdjustment, ReserveMovement, RecoveryPlan)
for model in (PoolStatedTotal, PoolLine, Virement, ReliefStep, CarryForward, *FROZEN):
    admin.site.register(model, type(f"{model.__name__}Admin", (DirectorateAdmin,), {"__doc__": model.__doc__}))
