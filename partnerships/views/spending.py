"""What partners' systems sent: reports of spending that wait for an answer, and the receipts of everything."""

from typing import Any

import django_filters
from django.db.models import QuerySet, Sum
from django.http import Http404
from django.urls import reverse

from partnerships import policies
from partnerships.models import ExpenditureReturn, ExpenditureState, PooledFund, Receipt, ReceiptKind
from partnerships.services.expenditure import accept_spending, refuse_spending
from partnerships.services.pool_months import newest
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact
from salford_css.core.deedpage import DeedPage
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.forms.deeds import ReasonForm, SureForm
from salford_css.core.lists import Column, ListPage

HOME = Crumb("Partnerships", "/partnerships/")
LIST = "partnerships:spending"
STATES = ("received", "accepted", "refused", "replaced")


class SpendingFilter(ListFilter):
    """Reports by words, state and fund."""

    words_in = ("pool_year__fund__name", "party__organisation__name", "note", "answer")
    state = django_filters.ChoiceFilter(label="State", choices=ExpenditureState.choices, empty_label="All")
    fund = django_filters.ModelChoiceFilter(
        label="Fund", field_name="pool_year__fund", queryset=PooledFund.objects.order_by("name"), empty_label="All"
    )


class SpendingList(ListPage):
    """Every report of spending that a partner sent."""

    heading = "Spending that partners report"
    noun = ("report", "reports")
    crumbs = (HOME, Crumb("Spending that partners report"))
    filterset = SpendingFilter
    default_sort = ("-sent_on",)
    nothing = (
        "No partner has reported spending through its system. Months are also entered on the page of a pool's year."
    )
    columns = (
        Column(
            "month", "Month", lambda row: row.period.label, ("pool_year__start_year", "month"),
            url=lambda row: reverse("partnerships:spending-report", args=[row.uid]),
        ),
        Column("fund", "Fund", lambda row: row.pool_year.fund, ("pool_year__fund__name",)),
        Column("party", "Reported by", lambda row: row.party, ("party__organisation__name",)),
        Column("version", "Version", lambda row: row.number, ("number",), numeric=True),
        Column("spent", "Spent", lambda row: row.spent, ("spent",), numeric=True, empty="not said"),
        Column("sent", "Received", lambda row: row.sent_on, ("sent_on",)),
        Column("state", "State", lambda row: row.get_state_display(), ("state",)),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the reports received by the day, with what was spent in all."""
        rows = ExpenditureReturn.objects.visible_to(self.request.user).filter(sent_on__lte=self.as_at)
        return rows.select_related("pool_year__fund", "party__organisation").annotate(spent=Sum("lines__actual"))

    def lead(self, total: int) -> str:
        """Say when a report counts."""
        return (
            "A report counts once whoever keeps the pool has taken it into the ledger. A correction is a new version."
        )


class SpendingPage(DetailPage):
    """One report of spending, line by line beside what the ledger says."""

    model = ExpenditureReturn
    near = ("pool_year__fund__partnership", "party__organisation", "answered_by")
    template = "partnerships/spending.html"
    on_thread = False

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find it by its uid."""
        return {"uid": address["uid"]}

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Spending that partners report", reverse(LIST)), Crumb(row.period.label)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return what was reported, what the ledger says, and what the reader may do."""
        lines = [(one, newest(one.line, row.month)) for one in row.lines.select_related("line")]
        return {
            "facts": [
                Fact("Reported by", str(row.party), note=f"received on {row.sent_on:%-d %B %Y}"),
                Fact("Month", row.period.label, note=f"month {row.month} of {row.pool_year.year}"),
                Fact("Version", str(row.number), note=row.note),
                Fact("State", row.get_state_display(), note=row.answer),
            ],
            "lines": lines,
            "deeds": self._deeds(row),
            "year_url": row.pool_year.get_absolute_url(),
        }

    def _deeds(self, row: Any) -> list[Deed]:
        keeps = policies.may_keep_pool(self.request.user, row.pool_year.fund, clock.today())
        if row.state != ExpenditureState.RECEIVED or not keeps:
            return []
        ways = (("Take it into the ledger", "accept"), ("Refuse it", "refuse"))
        return [Deed(words, reverse(f"partnerships:spending-{name}", args=[row.uid])) for words, name in ways]


class SpendingDeed(DeedPage):
    """What whoever keeps the pool says to a report."""

    model = ExpenditureReturn

    def row(self, **address: Any) -> Any:
        """Return the report."""
        rows = ExpenditureReturn.objects.visible_to(self.request.user).filter(uid=address["uid"])
        found = rows.select_related("pool_year__fund", "party__organisation").first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the pool's money."""
        return policies.may_keep_pool(self.request.user, row.pool_year.fund, self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Spending that partners report", reverse(LIST))]


class AcceptSpending(SpendingDeed):
    """Take a report into the ledger."""

    form = SureForm
    heading = "Take the report into the ledger"
    verb = "Take it in"
    done = "The report is in the ledger."

    def lead(self, row: Any) -> str:
        """Say what changes."""
        return f"The lines it names are entered for {row.period.label}; what stood there stays on record as a version."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it in."""
        accept_spending(expenditure=row, by=self.request.user)
        return row


class RefuseSpending(SpendingDeed):
    """Refuse a report."""

    form = ReasonForm
    heading = "Refuse the report"
    verb = "Refuse it"
    done = "The report is refused. Its sender reads why."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Refuse it."""
        refuse_spending(expenditure=row, by=self.request.user, **data)
        return row


class ReceiptFilter(ListFilter):
    """Receipts by words and kind."""

    words_in = ("organisation__name", "digest", "idempotency_key", "address", "refused_because")
    kind = django_filters.ChoiceFilter(label="What", choices=ReceiptKind.choices, empty_label="All")
    state = django_filters.ChoiceFilter(label="State", choices=[(one, one) for one in STATES], empty_label="All")


class ReceiptList(ListPage):
    """What was received from partners' systems, whatever became of it."""

    heading = "Received from partners' systems"
    noun = ("receipt", "receipts")
    crumbs = (HOME, Crumb("Received from partners' systems"))
    filterset = ReceiptFilter
    default_sort = ("-received_at",)
    nothing = "Nothing was received from a partner's system yet."
    columns = (
        Column("received", "Received", lambda row: row.received_at, ("received_at",)),
        Column("kind", "What", lambda row: row.get_kind_display(), ("kind",), url=lambda row: led_to(row)),
        Column("from", "From", lambda row: row.organisation, ("organisation__name",)),
        Column("client", "System", lambda row: row.client, ("client__name",)),
        Column("state", "State", lambda row: row.state, ("state",)),
        Column("why", "Refused because", lambda row: row.refused_because, empty="not refused"),
        Column("digest", "Checksum (SHA-256)", lambda row: f"{row.digest[:12]}…"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the receipts of the day and before."""
        rows = Receipt.objects.visible_to(self.request.user).filter(received_at__date__lte=self.as_at)
        near = ("organisation", "client", "expenditure", "dispute", "letter__dispute", "round_return")
        also = ("payment__contribution__pool_year__fund", "return_answer__version__pool_return")
        return rows.with_state().select_related(*near, *also)

    def lead(self, total: int) -> str:
        """Say what is kept."""
        return "Whatever a partner's system sends leaves a receipt that both sides read, also what was refused at once."


def led_to(row: Receipt) -> str:
    """Return the page of what a receipt led to; empty where it was refused."""
    if row.expenditure:
        return reverse("partnerships:spending-report", args=[row.expenditure.uid])
    if row.payment:
        return str(row.payment.contribution.pool_year.get_absolute_url())
    if row.return_answer:
        return str(row.return_answer.version.pool_return.get_absolute_url())
    found = row.dispute or (row.letter.dispute if row.letter else None) or row.round_return
    return str(found.get_absolute_url()) if found else ""
