"""Disputed figures: the list, one dispute with its letters, and what is done about it."""

from typing import Any

import django_filters
from django.db.models import Count, QuerySet
from django.urls import reverse

from partnerships import policies
from partnerships.forms.sharing import DisputeForm, LetterForm, SettleForm
from partnerships.models import Dispute, DisputeState, Partnership
from partnerships.readings.disputed import figure_words
from partnerships.selectors.disputable import as_choices, figures_of
from partnerships.services import disputes as services
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact
from salford_css.core.deedpage import DeedPage
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.forms.deeds import ReasonForm
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import Organisation

HOME = Crumb("Partnerships", "/partnerships/")


class DisputeFilter(ListFilter):
    """Disputes by words and state."""

    words_in = ("figure_as_read", "raised_by__name", "partnership__name", "claimed")
    state = django_filters.ChoiceFilter(label="State", choices=DisputeState.choices, empty_label="All")


class DisputeList(ListPage):
    """Every figure that a partner disputes or disputed."""

    heading = "Disputed figures"
    noun = ("dispute", "disputes")
    crumbs = (HOME, Crumb("Disputed figures"))
    filterset = DisputeFilter
    default_sort = ("-raised_on",)
    nothing = "No partner disputes a figure. A dispute is entered from the page of its partnership, or by the partner."
    columns = (
        Column(
            "figure", "Figure", lambda row: row.figure_as_read, ("figure_as_read",),
            url=lambda row: row.get_absolute_url(),
        ),
        Column("raised", "Disputed by", lambda row: row.raised_by, ("raised_by__name",)),
        Column("on", "Since", lambda row: f"{row.raised_on:%-d %B %Y}", ("raised_on",)),
        Column("claimed", "Said to be", lambda row: row.claimed, empty="not said"),
        Column("letters", "Letters", lambda row: row.letters),
        Column("state", "State", lambda row: row.get_state_display(), ("state",)),
        Column("outcome", "Outcome", lambda row: row.get_outcome_display(), empty="none yet"),
        Column("partnership", "Partnership", lambda row: row.partnership, ("partnership__name",)),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the disputes raised by the day."""
        rows = Dispute.objects.visible_to(self.request.user).filter(raised_on__lte=self.as_at)
        return rows.select_related("raised_by", "partnership").annotate(letters=Count("messages"))

    def lead(self, total: int) -> str:
        """Say what a dispute does."""
        return "Until it is settled, the pages of its partnership, pool or measure say that a figure is disputed."


class DisputePage(DetailPage):
    """One dispute: the figure then and now, and the letters in their order."""

    model = Dispute
    near = ("partnership", "raised_by")
    template = "partnerships/dispute.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Disputed figures", reverse("partnerships:disputes")), Crumb("Dispute")]

    def context(self, row: Any) -> dict[str, Any]:
        """Return the figure, the letters and what the reader may do."""
        now = figure_words(row.subject)
        return {
            "facts": [
                Fact("Disputed by", str(row.raised_by), note=f"since {row.raised_on:%-d %B %Y}"),
                Fact("As it read", row.figure_as_read),
                Fact("Said to be", row.claimed or "not said"),
                Fact("As it reads now", now if now != row.figure_as_read else "unchanged"),
            ],
            "letters": row.messages.select_related("organisation", "made_by"),
            "deeds": self._deeds(row),
        }

    def _deeds(self, row: Any) -> list[Deed]:
        user, today = self.request.user, clock.today()
        if row.state != DisputeState.OPEN:
            return []
        ways = []
        if policies.may_manage(user, row.partnership, today):
            ways += [("Add a letter", "letter"), ("Take it back for the partner", "take-back")]
        if policies.may_take_step(user, row.partnership, today):
            ways.insert(1, ("Settle it", "settle"))
        return [Deed(words, reverse(f"partnerships:dispute-{name}", args=[row.uid])) for words, name in ways]


class RaiseDispute(DeedPage):
    """Enter that a partner disputes a figure."""

    model = Partnership
    form = DisputeForm
    heading = "Enter a dispute"
    verb = "Enter it"
    done = "The figure is in dispute, and its pages say so until it is settled."

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME]

    def allowed(self, row: Any) -> bool:
        """Say whether the reader manages the partnership."""
        return policies.may_manage(self.request.user, row, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the figures of the partnership and its parties."""
        self.figures = figures_of(row, self.today)
        parties = row.parties.in_force(self.today).filter(organisation__isnull=False)
        return {
            "subjects": as_choices(self.figures),
            "parties": Organisation.objects.filter(pk__in=parties.values("organisation")),
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with today."""
        return {"on": self.today}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Enter it."""
        figure = self.figures[data.pop("subject")]
        return services.raise_dispute(partnership=row, subject=figure, by=self.request.user, **data)


class DisputeDeed(DeedPage):
    """A deed about a dispute."""

    model = Dispute

    def row(self, **address: Any) -> Any:
        """Return the dispute behind the address."""
        return DisputePage.find(self.request.user, **address)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME]

    def allowed(self, row: Any) -> bool:
        """Say whether the reader manages the partnership."""
        return policies.may_manage(self.request.user, row.partnership, self.today)


class WriteLetter(DisputeDeed):
    """Add a letter."""

    form = LetterForm
    heading = "Add a letter"
    verb = "Add it"
    done = "The letter stands with the dispute."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the parties as writers."""
        parties = row.partnership.parties.in_force(self.today).filter(organisation__isnull=False)
        return {"parties": Organisation.objects.filter(pk__in=parties.values("organisation"))}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the council that leads."""
        return {"organisation": row.partnership.lead_council_id}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Add it."""
        services.write_letter(dispute=row, by=self.request.user, **data)
        return row


class SettleDispute(DisputeDeed):
    """Settle a dispute."""

    form = SettleForm
    heading = "Settle the dispute"
    verb = "Settle it"
    done = "The dispute is settled, and its pages say so no longer."

    def allowed(self, row: Any) -> bool:
        """Say whether the reader settles disputes."""
        return policies.may_take_step(self.request.user, row.partnership, self.today)

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with today."""
        return {"on": self.today}

    def lead(self, row: Any) -> str:
        """Say that a correction is made elsewhere."""
        return "Settling corrects nothing by itself: correct the figure where it is entered, then say so here."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Settle it."""
        return services.settle_dispute(dispute=row, by=self.request.user, **data)


class TakeBack(DisputeDeed):
    """Take a dispute back for the partner."""

    form = ReasonForm
    heading = "Take the dispute back"
    verb = "Take it back"
    done = "The dispute is taken back."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it back."""
        return services.take_back_dispute(dispute=row, by=self.request.user, **data)
