"""What the page of a partnership shows: facts, items, money, dates, and the sentence at its head."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from partnerships.agreements.items import REGULATIONS, VARIANT_WORDS, ItemState, JudgedItem, completeness
from partnerships.charts import money as money_chart
from partnerships.models import Partnership, PartnershipParty, PooledFund
from partnerships.pooling.pool import NOTHING
from partnerships.readings.disputed import DisputedMoney, disputed_money
from partnerships.readings.evidence import items_of
from partnerships.readings.ledger import YearMoney, years_of
from salford_css.core.components import Entry, Fact, Reckoning
from salford_css.core.money import in_words
from salford_css.core.words import listed


@dataclass(frozen=True)
class Form:
    """The seven items in one form: for a pooled fund, or for an arrangement one side leads."""

    words: str
    regulation: str
    items: Sequence[JudgedItem]

    @property
    def complete(self) -> int:
        """Count the items of which all that is asked is on record."""
        return completeness(self.items)[ItemState.ON_RECORD]


@dataclass(frozen=True)
class FundMoney:
    """A fund with its years as known on a day, its picture and the days on which more became known."""

    fund: PooledFund
    years: Sequence[YearMoney]
    chart: money_chart.MoneyChart | None
    later: Sequence[date]
    disputed: DisputedMoney = field(default_factory=DisputedMoney)

    @property
    def latest(self) -> YearMoney | None:
        """Return the newest year."""
        return self.years[-1] if self.years else None


@dataclass(frozen=True)
class Borne:
    """What a partner bears of a variance, and the arithmetic behind it; its last step is the figure."""

    figure: str
    steps: Sequence[Reckoning]


def parties_on(partnership: Partnership, day: date) -> list[PartnershipParty]:
    """Return who takes part on a day, the lead council first."""
    rows = partnership.parties.in_force(day).select_related("organisation")
    return sorted(rows, key=lambda row: (row.organisation_id != partnership.lead_council_id, row.pk))


def facts_of(partnership: Partnership, day: date) -> list[Fact]:
    """Return partners, legal basis, flexibilities and joint post in a row."""
    parties = listed([str(party) for party in parties_on(partnership, day)]) or "none named"
    agreement = partnership.agreements.select_related("legal_basis").last()
    basis = agreement.legal_basis or agreement.legal_basis_as_written if agreement else ""
    named = [str(row) for row in partnership.flexibilities.select_related("flexibility")]
    joint = partnership.joint_posts.in_force(day).select_related("post").first()
    post = joint.post if joint else partnership.lead_post
    return [
        Fact("Partners", parties),
        Fact("Legal basis", str(basis) if basis else "none on record"),
        Fact("Flexibilities", listed(named) or "none on record"),
        Fact(
            "Joint post" if joint else "Lead post",
            str(post) if post else "none named",
            _post_page(post, bool(joint)) if post else "",
        ),
    ]


def _post_page(post: Any, joint: bool) -> str:
    return reverse("partnerships:joint-post", args=[post.ref]) if joint else str(post.get_absolute_url())


def forms_of(partnership: Partnership, day: date) -> list[Form]:
    """Return items (a) to (g) in each form the partnership needs."""
    return [
        Form(VARIANT_WORDS[variant], REGULATIONS[variant], items)
        for variant, items in items_of(partnership, on=day).items()
    ]


def money_of_fund(fund: PooledFund, day: date) -> FundMoney:
    """Return a fund's years as known on a day, and when later figures became known."""
    pool_years = list(fund.years.order_by("start_year"))
    years = years_of(pool_years, as_at=day)
    known = {row.known_from for year in pool_years for row in (*year.contributions.all(), *year.stated.all())}
    later = sorted(moment for moment in known if moment and moment > day)
    disputed = disputed_money([fund.partnership_id], on=day)
    return FundMoney(fund, years, money_chart.draw([_drawn(year) for year in years if year.budget]), later, disputed)


def _drawn(money: YearMoney) -> money_chart.Year:
    shares = [
        money_chart.Share(partner.name, partner.contribution, f"{partner.name} {in_words(partner.contribution)}")
        for partner in money.partners
    ]
    total = money.budget or sum((share.amount for share in shares), start=NOTHING)
    note = "budget" + (", year inferred" if money.pool_year.inferred else "")
    return money_chart.Year(money.year, total, in_words(total), shares, note)


def variance_in_words(money: YearMoney | None) -> str:
    """Say by how much a year is expected to miss its budget; empty while nothing is forecast."""
    if money is None or money.variance is None or money.budget is None:
        return ""
    budget = f"the budget of {in_words(money.budget)}"
    if not money.variance:
        return f"Exactly {budget} is expected to be spent in {money.year.label}."
    more = "more" if money.variance > 0 else "less"
    return f"{in_words(abs(money.variance))} {more} than {budget} is expected to be spent in {money.year.label}."


def borne(money: YearMoney | None) -> list[Borne]:
    """Return each partner's share of a variance with the steps that lead to it; nothing while nothing is shared."""
    return [
        Borne(
            _bears(partner.name, partner.share),
            [Reckoning(step.words, step.shown, step.numbers) for step in money.explained(partner.id)],
        )
        for partner in (money.partners if money else ())
        if money and partner.share is not None
    ]


def _bears(partner: str, share: Decimal) -> str:
    if not share:
        return f"{partner} pays as planned"
    return f"{partner} pays {in_words(abs(share))} {'more' if share > 0 else 'less'}"


def dates_of(partnership: Partnership) -> list[Entry]:
    """Return the dates of a partnership, as exact as the record has them."""
    return [
        Entry(str(row.when), row.label or row.get_kind_display().capitalize())
        for row in partnership.dates.order_by("earliest")
    ]


def lead_of(partnership: Partnership, funds: Sequence[FundMoney], day: date) -> str:
    """Say in one or two sentences what a partnership is and what stands behind it."""
    parties = parties_on(partnership, day)
    who = listed([str(party) for party in parties])
    first = f"{who} take part." if len(parties) > 1 else "Nobody but the council is named as taking part."
    money = next((fund.latest for fund in funds if fund.latest and fund.latest.budget), None)
    if money and money.budget:
        first = f"It shares {in_words(money.budget)} of the money of {who} in {money.year.label}."
    missing = [
        word
        for word, there in (
            ("no signed agreement", partnership.agreements.signed_by(day).exists()),
            ("no board", partnership.boards.in_force(day).exists()),
            ("no split of the money", not money or bool(money.partners)),
        )
        if not there and (money or partnership.agreements.exists())
    ]
    if not missing:
        return first
    verb = "are" if len(missing) > 1 else "is"
    return f"{first} On {day:%-d %B %Y} {listed(missing)} {verb} on record."


def counts(reader: Any, day: date) -> dict[str, int]:
    """Count what the home page of partnerships tells of."""
    rows = Partnership.objects.visible_to(reader).as_at(day)
    funds = PooledFund.objects.visible_to(reader)
    return {
        "partnerships": rows.count(),
        "live": rows.live_on(day).count(),
        "pools": funds.with_money_by(day).count(),
        "boards": rows.filter(boards__isnull=False).distinct().count(),
    }
