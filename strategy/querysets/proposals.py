"""Which proposals and versions a reader may see, and which were known on a day."""

from datetime import date
from typing import Any, Self

from django.db.models import Count, Q

from salford_css.core import clock, policies
from salford_css.core.models import Part, posts_held
from salford_css.core.querysets import ScopedQuerySet
from strategy.lifecycle import ProposalState
from strategy.querysets.reports import known_by


def readable(user: Any, path: str = "") -> Q:
    """Return the condition under which a reader without officers' rights may read a proposal.

    It is open and no draft any more, or the reader works here and holds the post that leads it.
    """
    put_forward = ~Q(**{f"{path}state": ProposalState.DRAFT}) & Q(**{f"{path}part": Part.OPEN})
    if policies.is_read_only(user, clock.today()):
        return put_forward
    return put_forward | Q(**{f"{path}lead_post__in": posts_held(user, clock.today())})


class ProposalQuerySet(ScopedQuerySet):
    """Proposals."""

    def visible_to_user(self, user: Any) -> Self:
        """Return what the user may read: drafts and exempt proposals are for officers and their owner."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so."""
        return Q() if user.may_read_exempt else readable(user)

    def as_at(self, day: date) -> Self:
        """Return the proposals that had a wording by a day, or have none yet."""
        return self.filter(Q(versions__isnull=True) | known_by(day, "versions__")).distinct()

    def pricing(self, day: date) -> Self:
        """Annotate what is known of the money by a day: `stated` amounts, and lines that are `unstated`.

        Both are numbers of lines; a proposal with neither says nothing of its money unless its standing does.
        """
        known = Q(money__stated_on__isnull=True) | Q(money__stated_on__lte=day)
        known &= Q(money__struck_on__isnull=True) | Q(money__struck_on__gt=day)
        return self.annotate(
            stated=Count("money", filter=known & Q(money__amount__isnull=False), distinct=True),
            unstated=Count(
                "money", filter=known & Q(money__id__isnull=False, money__amount__isnull=True), distinct=True
            ),
        )

    def undecided(self) -> Self:
        """Return the proposals in their revised wording on which nobody has decided."""
        return self.filter(state=ProposalState.REVISED)


class ProposalVersionQuerySet(ScopedQuerySet):
    """Wordings of proposals."""

    def visible_to_user(self, user: Any) -> Self:
        """Return the wordings of proposals the user may read, those in an exempt report left out."""
        if user.may_read_exempt:
            return self
        open_report = Q(report_version__isnull=True) | Q(report_version__part=Part.OPEN)
        return self.filter(open_report & readable(user, "proposal__"))

    def as_at(self, day: date) -> Self:
        """Return the wordings that existed by a day."""
        return self.filter(known_by(day))


class OfProposalQuerySet(ScopedQuerySet):
    """Rows that belong to a proposal."""

    def visible_to_user(self, user: Any) -> Self:
        """Return those of proposals the user may read."""
        if user.may_read_exempt:
            return self
        return self.filter(readable(user, "proposal__"))


class ProposalMoneyQuerySet(OfProposalQuerySet):
    """What proposals cost, save or give up."""

    def as_at(self, day: date) -> Self:
        """Return the lines that stood on a day: stated by then and not yet struck out."""
        return self.filter(Q(stated_on__isnull=True) | Q(stated_on__lte=day)).filter(
            Q(struck_on__isnull=True) | Q(struck_on__gt=day)
        )
