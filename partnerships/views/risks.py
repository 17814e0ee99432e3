"""Risks of partnerships: the list, one risk with how it was judged each time, and what is done about it."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from partnerships import policies
from partnerships.forms.risks import AssessForm, CloseForm, RaiseForm
from partnerships.models import Partnership, PartnershipRisk
from partnerships.risks import moved, score_words
from partnerships.services import risks as services
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact
from salford_css.core.deedpage import DeedPage
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.words import day as words_of_day

HOME = Crumb("Partnerships", "/partnerships/")


class RiskFilter(ListFilter):
    """Risks by words, partnership, and whether they are open on the day."""

    words_in = ("title", "cause", "consequence", "partnership__name")
    partnership = django_filters.ModelChoiceFilter(
        label="Partnership", queryset=Partnership.objects.filter(risks__isnull=False).distinct(), empty_label="All"
    )
    state = django_filters.ChoiceFilter(
        label="State",
        choices=(("open", "open"), ("closed", "closed"), ("overdue", "past its review")),
        method="filter_state",
        empty_label="All",
    )

    def filter_state(self, rows: Any, name: str, value: str) -> QuerySet[Any]:
        """Keep what is open, closed, or open and past its review on the day of the page."""
        day = self.request.moment.day
        still = rows.open_on(day)
        if value == "closed":
            return rows.filter(closed_on__lte=day)
        return still.filter(review_on__lt=day) if value == "overdue" else still


class RiskList(ListPage):
    """Every risk of every partnership, the highest first."""

    heading = "Risks of partnerships"
    noun = ("risk", "risks")
    crumbs = (HOME, Crumb("Risks"))
    filterset = RiskFilter
    default_sort = ("-score", "review_on")
    source = "From the registers that officers keep for each partnership."
    nothing = "No risk was raised by this day. A risk is raised from the page of its partnership."

    @property
    def columns(self) -> tuple[Column, ...]:
        """What might happen, how it stands, who looks after it, when it is judged again."""
        day = self.as_at
        return (
            Column("title", "Risk", told, ("title",), url=lambda row: row.get_absolute_url()),
            Column(
                "partnership", "Partnership", lambda row: row.partnership, ("partnership__name",),
                url=lambda row: row.partnership.get_absolute_url(),
            ),
            Column("likelihood", "Likelihood", lambda row: row.judged[-1].get_likelihood_display()),
            Column("impact", "Impact", lambda row: row.judged[-1].get_impact_display()),
            Column("score", "Likelihood × impact", lambda row: score_words(row.score), ("score",)),
            Column("moved", "Since before", lambda row: moved([one.score for one in row.judged]), empty="first time"),
            Column("owner", "Looked after by", lambda row: row.owner_title, ("owner_title",)),
            Column("review", "Judged again by", lambda row: review_words(row, day), ("review_on",)),
            Column("state", "State", lambda row: state_words(row, day), ("closed_on",)),
        )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the risks raised by the day, each with how it was judged by then."""
        day = self.as_at
        seen = PartnershipRisk.objects.visible_to(self.request.user).known_by(day).judged_by(day)
        rows = seen.filter(score__isnull=False, partnership__in=Partnership.objects.visible_to(self.request.user))
        return rows.select_related("partnership").with_assessments(day)

    def lead(self, total: int) -> str:
        """Say how the score comes about."""
        return (
            "Likelihood and impact run from 1 to 5; the score is one times the other, 25 at most. Each risk is shown "
            f"as it was judged by {words_of_day(self.as_at)}."
        )


def told(row: PartnershipRisk) -> str:
    """Return what might happen; what is made up says so."""
    return f"{row.title} (illustrative)" if row.illustrative else row.title


def review_words(row: Any, day: Any) -> str:
    """Say by when a risk is judged again, and whether that day has passed."""
    late = row.review_on < day and (row.closed_on is None or row.closed_on > day)
    return f"{words_of_day(row.review_on)}{', overdue' if late else ''}"


def state_words(row: PartnershipRisk, day: Any) -> str:
    """Say whether a risk is open on a day."""
    closed = row.closed_on is not None and row.closed_on <= day
    return f"closed {words_of_day(row.closed_on)}" if closed and row.closed_on else "open"


class RiskPage(DetailPage):
    """One risk: cause and consequence, and each time it was judged."""

    model = PartnershipRisk
    near = ("partnership",)
    trail_parts = ("assessments",)
    template = "partnerships/risk.html"
    on_thread = False

    @classmethod
    def rows(cls, reader: Any) -> QuerySet[Any]:
        """Return the risks of partnerships that the reader may see."""
        return super().rows(reader).filter(partnership__in=Partnership.objects.visible_to(reader))

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb(row.partnership.name, row.partnership.get_absolute_url()), Crumb(f"Risk {row.number}")]

    def context(self, row: Any) -> dict[str, Any]:
        """Return how it stood on the day, and every assessment made by then."""
        day = self.as_at
        known = row.assessments.filter(assessed_on__lte=day).select_related("owner", "made_by")
        judged = list(known.order_by("number"))
        since = moved([one.score for one in judged])
        last = judged[-1] if judged else None
        row.review_on = last.review_on if last else None
        return {
            "facts": [
                Fact("State", state_words(row, day), note=f"raised {words_of_day(row.raised_on)}"),
                Fact("Likelihood × impact", score_words(last.score if last else None), note=since),
                Fact("Looked after by", str(last.owner) if last else "nobody yet",
                     last.owner.get_absolute_url() if last else ""),
                Fact("Judged again by", review_words(row, day) if last else "not assessed by this day"),
            ],
            "judged": judged[::-1],
            "last": last,
            "deeds": self._deeds(row),
        }  # fmt: skip

    def _deeds(self, row: Any) -> list[Deed]:
        if row.closed_on or not policies.may_manage(self.request.user, row.partnership, clock.today()):
            return []
        ways = (("Judge it anew", "assess"), ("Close it", "close"))
        return [Deed(words, reverse(f"partnerships:risk-{name}", args=[row.uid])) for words, name in ways]


class RaiseRisk(DeedPage):
    """Raise a risk of a partnership."""

    model = Partnership
    form = RaiseForm
    heading = "Raise a risk"
    verb = "Raise it"
    done = "The risk is on the register."
    dated_by = "on"

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME]

    def allowed(self, row: Any) -> bool:
        """Say whether the reader manages the partnership."""
        return policies.may_manage(self.request.user, row, self.today)

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day, and the post that leads."""
        return {"on": self.day, "owner": row.lead_post_id}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Raise it."""
        return services.raise_risk(partnership=row, by=self.request.user, **data)


class RiskDeed(DeedPage):
    """A deed about a risk."""

    model = PartnershipRisk
    dated_by = "on"

    def row(self, **address: Any) -> Any:
        """Return the risk behind the address."""
        return RiskPage.find(self.request.user, **address)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb(row.partnership.name, row.partnership.get_absolute_url())]

    def allowed(self, row: Any) -> bool:
        """Say whether the reader manages the partnership."""
        return policies.may_manage(self.request.user, row.partnership, self.today)


class AssessRisk(RiskDeed):
    """Judge a risk anew."""

    form = AssessForm
    heading = "Judge the risk anew"
    verb = "Keep the assessment"
    done = "The assessment is kept; the earlier ones stay beneath it."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with how it was judged last."""
        last = row.assessments.order_by("number").last()
        before = {name: getattr(last, name) for name in ("likelihood", "impact", "mitigation")} if last else {}
        return {"on": self.day, "owner": last.owner_id if last else None, **before}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        services.assess_risk(risk=row, by=self.request.user, **data)
        return row


class CloseRisk(RiskDeed):
    """Close a risk."""

    form = CloseForm
    heading = "Close the risk"
    verb = "Close it"
    done = "The risk is closed. It stays on record with how it was judged."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day."""
        return {"on": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Close it."""
        return services.close_risk(risk=row, by=self.request.user, **data)
