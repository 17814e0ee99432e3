"""Lists of partnerships: the register, agreements, pooled funds, boards, the law, what is shared."""

from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from partnerships import policies
from partnerships.models import (
    Agreement,
    ChecklistRule,
    Partnership,
    PartnershipParty,
    PooledFund,
    Sharing,
)
from partnerships.models.law import STATES
from partnerships.models.partnerships import PartnershipStatus
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import ClientGroup, Standing

HOME = Crumb("Partnerships", "/partnerships/")


def party_words(row: Partnership) -> str:
    """Name the parties, those in words included."""
    return "; ".join(str(party) for party in row.parties.all())


class PartnershipFilter(ListFilter):
    """Partnerships by words, status, client group and council."""

    words_in = ("name", "kinds_of_service", "parties__organisation__name", "parties__as_written")
    status = django_filters.ChoiceFilter(label="Status", choices=PartnershipStatus.choices, empty_label="All")
    client_group = django_filters.ModelChoiceFilter(
        label="For whom", queryset=ClientGroup.objects.filter(partnerships__isnull=False).distinct(), empty_label="All"
    )

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep each partnership once, however many parties match."""
        return super().filter_words(rows, name, value).distinct()


class PartnershipList(ListPage):
    """The register of partnerships."""

    heading = "Register of partnerships"
    template = "partnerships/register.html"
    noun = ("partnership", "partnerships")
    crumbs = (HOME, Crumb("Register"))
    filterset = PartnershipFilter
    default_sort = ("name",)
    columns = (
        Column("name", "Partnership", lambda row: row.name, ("name",), url=lambda row: row.get_absolute_url()),
        Column("parties", "Who takes part", party_words, empty="nobody named"),
        Column("status", "Status", lambda row: row.get_status_display(), ("status",)),
        Column("group", "For whom", lambda row: row.client_group, ("client_group__name",), empty="not one group"),
        Column("council", "Lead council", lambda row: row.lead_council, ("lead_council__name",)),
        Column("pool", "Pooled fund", lambda row: "yes" if row.funds.all() else "none", empty="none"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return what was known on the day, with parties and funds."""
        rows = Partnership.objects.visible_to(self.request.user).as_at(self.as_at)
        return rows.select_related("client_group", "lead_council").prefetch_related(
            "funds", Prefetch("parties", PartnershipParty.objects.select_related("organisation"))
        )

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{total} partnerships are on record: of Salford, and of other councils whose pools were published."

    def extra(self) -> dict[str, Any]:
        """Offer to enter one."""
        may = policies.may_propose(self.request.user, clock.today())
        return {"deeds": [Deed("Enter a partnership", reverse("partnerships:partnership-new"))] if may else []}


class AgreementFilter(ListFilter):
    """Agreements by words and state."""

    words_in = ("title", "legal_basis_as_written", "note")
    state = django_filters.ChoiceFilter(label="State", choices=STATES, empty_label="All")


class AgreementList(ListPage):
    """Every agreement under the law."""

    heading = "Agreements"
    noun = ("agreement", "agreements")
    crumbs = (HOME, Crumb("Agreements"))
    filterset = AgreementFilter
    default_sort = ("title",)
    columns = (
        Column("title", "Agreement", lambda row: row.title, ("title",), url=lambda row: row.get_absolute_url()),
        Column("state", "State", lambda row: row.state_words, ("state",)),
        Column("basis", "Legal basis", lambda row: row.legal_basis, ("legal_basis__name",)),
        Column("written", "As written", lambda row: row.legal_basis_as_written),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the agreements with their legal basis."""
        return Agreement.objects.visible_to(self.request.user).select_related("legal_basis", "partnership")


class FundFilter(ListFilter):
    """Pooled funds by words."""

    words_in = ("name", "partnership__name", "host_as_written")


class FundList(ListPage):
    """Every pooled fund."""

    heading = "Pooled funds"
    noun = ("pooled fund", "pooled funds")
    crumbs = (HOME, Crumb("Pooled funds"))
    filterset = FundFilter
    default_sort = ("name",)
    columns = (
        Column("name", "Fund", lambda row: row.name, ("name",), url=lambda row: row.get_absolute_url()),
        Column("partnership", "Partnership", lambda row: row.partnership, ("partnership__name",)),
        Column("council", "Lead council", lambda row: row.partnership.lead_council),
        Column("years", "Years on record", lambda row: ", ".join(year.year.label for year in row.years.all())),
        Column("host", "Host", lambda row: row.host or row.host_as_written, empty="none on record"),
        Column("manager", "Pool manager", lambda row: row.manager, empty="none named"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the funds with what the columns need."""
        rows = PooledFund.objects.visible_to(self.request.user)
        return rows.select_related("partnership__lead_council", "host", "manager").prefetch_related("years")


class RuleFilter(ListFilter):
    """Rules of the checklist by words and standing."""

    words_in = ("reference", "title")
    standing = django_filters.ChoiceFilter(label="Confirmed", choices=Standing.choices, empty_label="All")


class RuleList(ListPage):
    """The statutory checklist as dated data."""

    heading = "The statutory checklist"
    noun = ("rule", "rules")
    crumbs = (HOME, Crumb("Checklist"))
    filterset = RuleFilter
    default_sort = ("legal_basis", "reference", "step")
    columns = (
        Column("reference", "Regulation", lambda row: row.reference, ("reference",)),
        Column("title", "What it asks", lambda row: row.title, ("title",)),
        Column("step", "Before", lambda row: row.get_step_display()),
        Column("severity", "If it is missing", lambda row: row.get_severity_display()),
        Column("standing", "Confirmed", lambda row: row.get_standing_display(), ("standing",)),
        Column("basis", "Under", lambda row: row.legal_basis, ("legal_basis__name",)),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the rules in force on the day."""
        rows = ChecklistRule.objects.visible_to(self.request.user).in_force(self.as_at)
        return rows.select_related("legal_basis")

    def lead(self, total: int) -> str:
        """Say which rules can refuse a step."""
        return (
            f"{total} rules hold on {self.as_at:%-d %B %Y}. Only verified or corroborated ones refuse a step; "
            "the others warn, and an administrator can change them."
        )


class SharingFilter(ListFilter):
    """What is shared, by words."""

    words_in = ("partnership__name", "indicator__title", "fund__name", "body__name")


class SharingList(ListPage):
    """What partners may read through their own systems."""

    heading = "What is shared with partners"
    noun = ("share", "shares")
    crumbs = (HOME, Crumb("Shared"))
    filterset = SharingFilter
    default_sort = ("partnership__name",)
    nothing = "Nothing is shared on this day, so no partner's system sees anything but its own partnerships."
    columns = (
        Column("partnership", "Partnership", lambda row: row.partnership, ("partnership__name",)),
        Column("subject", "What", lambda row: row.indicator or row.fund or row.body or row.agreement),
        Column("party", "With whom", lambda row: row.party, empty="every party"),
        Column("access", "They", lambda row: row.get_access_display(), ("access",)),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the shares in force on the day."""
        rows = Sharing.objects.visible_to(self.request.user).in_force(self.as_at)
        return rows.select_related(
            "partnership", "indicator__framework", "fund", "body", "agreement", "party__organisation"
        )
