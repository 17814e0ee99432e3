"""The pages of one partnership, agreement or pooled fund, and the home of the app."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from partnerships import policies, selectors
from partnerships.models import Partnership, PooledFund
from partnerships.selectors.worked_examples import examples
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.moments import day_of
from salford_css.core.money import in_words

HOME = Crumb("Partnerships", "/partnerships/")


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Say what partnerships there are, and show their shared money."""
    day = day_of(request)
    counts = selectors.counts(request.user, day)
    funds = PooledFund.objects.visible_to(request.user).filter(partnership__lead_council__ref="org-council")
    money = [selectors.money_of_fund(fund, day) for fund in funds.select_related("partnership")]
    context = {
        "counts": counts,
        "as_at": day,
        "money": [one for one in money if one.years],
        "live": Partnership.objects.visible_to(request.user).live_on(day).order_by("name"),
    }
    return render(request, "partnerships/home.html", context)


@require_safe
@login_required
def worked_examples(request: HttpRequest) -> HttpResponse:
    """Show published pools worked out from their inputs beside what was printed about them."""
    found = examples()
    figures = [one for each in found if not each.illustrative for one in each.compared]
    equal = sum(1 for one in figures if one.is_equal)
    funds = PooledFund.objects.visible_to(request.user).filter(ref__in=[each.fund for each in found])
    context = {
        "examples": found,
        "funds": set(funds.values_list("ref", flat=True)),
        "crumbs": [HOME, Crumb("Worked examples")],
        "lead": f"{equal} of {len(figures)} figures that other councils printed come out of their inputs to the "
        "penny, by the calculation that every page here uses.",
    }
    return render(request, "partnerships/worked_examples.html", context)


class PartnershipPage(DetailPage):
    """The health of one partnership: is it lawful, what is agreed, who pays, who governs, what is next."""

    model = Partnership
    trail_parts = ("dates", "parties", "flexibilities", "objectives", "boards")
    template = "partnerships/partnership.html"

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Register", "/partnerships/register/"), Crumb(row.name)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return facts, items, money, board, dates and the work that stands behind it."""
        day = self.as_at
        funds = [selectors.money_of_fund(fund, day) for fund in row.funds.order_by("name")]
        return {
            "lead": selectors.lead_of(row, funds, day),
            "facts": selectors.facts_of(row, day),
            "forms": selectors.forms_of(row, day),
            "funds": funds,
            "agreements": row.agreements.order_by("number"),
            "boards": row.boards.in_force(day).select_related("body"),
            "dates": selectors.dates_of(row),
            "parties": selectors.parties_on(row, day),
            "changes": row.service_changes.in_force(day).select_related("action"),
            "sharing": row.sharing.in_force(day).select_related("indicator__framework", "fund", "body", "agreement"),
            "objectives": row.objectives.in_force(day).select_related("objective", "author"),
            "disputes": row.disputes.visible_to(self.request.user).open_on(day).select_related("raised_by"),
            "deeds": self._deeds(row),
            "may_share": policies.may_share(self.request.user, clock.today()),
        }

    def _deeds(self, row: Any) -> list[Deed]:
        """Return what the reader may do here."""
        user, today = self.request.user, clock.today()
        ways = []
        if policies.may_manage(user, row, today):
            ways += [
                ("Describe it", "partnership-describe"),
                ("Name a party", "partnership-party"),
                ("End a party's part", "partnership-party-end"),
                ("Enter a date", "partnership-date"),
                ("Name a way of sharing", "partnership-use"),
                ("Join it to an objective", "partnership-objective"),
                ("Propose an agreement", "agreement-new"),
                ("Open a pooled fund", "pool-new"),
                ("Raise a risk", "risk-new"),
                ("Enter a dispute", "dispute-new"),
            ]
            if row.parties.filter(organisation__isnull=True).exists():
                ways.insert(3, ("Say who a written party is", "partnership-party-resolve"))
        if policies.may_take_step(user, row, today):
            ways.append(("Name its board", "board-name"))
        if policies.may_share(user, today):
            ways.append(("Share with the partners", "share"))
        return [Deed(words, reverse(f"partnerships:{name}", args=[row.ref])) for words, name in ways]


class FundPage(DetailPage):
    """One pooled fund: its years, who pays, who bears what."""

    model = PooledFund
    trail_parts = ("years", "rules", "return_terms", "reserve_movements")
    template = "partnerships/pool.html"

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb(row.partnership.name, row.partnership.get_absolute_url()), Crumb("Pooled fund")]

    def deeds(self, row: Any) -> list[Deed]:
        """Return what the reader may enter."""
        today, user = clock.today(), self.request.user
        ways = []
        if policies.may_keep_pool(user, row, today):
            ways += [
                ("Open a year", "pool-year-new"),
                ("Set the sharing of risk", "pool-rule"),
                ("Move the reserve", "pool-reserve"),
                ("Set when returns are due", "return-terms"),
            ]
        if policies.may_name_manager(user, today):
            ways.append(("Name host and manager", "pool-host"))
        return [Deed(words, reverse(f"partnerships:{name}", args=[row.ref])) for words, name in ways]

    def context(self, row: Any) -> dict[str, Any]:
        """Return the money as known on the day."""
        money = selectors.money_of_fund(row, self.as_at)
        latest = money.latest
        return {
            "money": money,
            "years": row.years.order_by("-start_year"),
            "rules": row.rules.select_related("bearer__organisation").order_by("valid_from"),
            "terms": row.return_terms.in_force(self.as_at).first(),
            "reserve": row.reserve_on(self.as_at),
            "deeds": self.deeds(row),
            "worked": next((one for one in examples() if one.fund == row.ref), None),
            "variance": selectors.variance_in_words(latest),
            "borne": selectors.borne(latest),
            "facts": [
                Fact("Latest year on record", latest.year.label if latest else "none"),
                Fact("Budget", in_words(latest.budget) if latest and latest.budget else "none on record"),
                Fact("Host", str(row.host or row.host_as_written or "none on record")),
                Fact("Pool manager", str(row.manager or "none named")),
            ],
        }
