"""Which meetings and decisions a reader may see, and which were known on a day."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, Subquery

from salford_css.core.models import Part
from salford_css.core.querysets import ScopedQuerySet
from strategy.lifecycle import APPROVALS, MeetingState
from strategy.querysets.reports import known_by


class MeetingQuerySet(ScopedQuerySet):
    """Meetings."""

    def as_at(self, day: date) -> Self:
        """Return the meetings that had taken place by a day, and those planned for later."""
        return self.filter(known_by(day) | Q(state=MeetingState.PLANNED))

    def held_by(self, day: date) -> Self:
        """Return the meetings that have taken place by a day."""
        return self.filter(state=MeetingState.HELD).filter(known_by(day))


class OpenPartQuerySet(ScopedQuerySet):
    """Rows with a part of their own."""

    def visible_to_user(self, user: Any) -> Self:
        """Return what is open, and Part 2 for those who may read it."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so: nothing of Part 2."""
        return Q() if user.may_read_exempt else Q(part=Part.OPEN)


class PaperQuerySet(ScopedQuerySet):
    """What lies before a body under an item."""

    def visible_to_user(self, user: Any) -> Self:
        """Return the papers that the user may read: item and paper both open, or Part 2 for who may read it."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so."""
        if user.may_read_exempt:
            return Q()
        of_report = Q(report_version__part=Part.OPEN, report_version__report__part=Part.OPEN)
        return Q(item__part=Part.OPEN) & (Q(document__part=Part.OPEN) | of_report)


class OfDecisionQuerySet(ScopedQuerySet):
    """Rows that hang on a decision: call-ins, referrals, what came of it."""

    def visible_to_user(self, user: Any) -> Self:
        """Return what hangs on decisions the user may read."""
        return self if user.may_read_exempt else self.filter(decision__part=Part.OPEN)


class DecisionQuerySet(OpenPartQuerySet):
    """Decisions."""

    def visible_to_public(self, on: date) -> Self:
        """Return Part 1 decisions that were published by a day."""
        return self.filter(part=Part.OPEN, published_on__lte=on)

    def as_at(self, day: date) -> Self:
        """Return the decisions made by a day."""
        return self.filter(Q(made_earliest__isnull=True) | Q(made_earliest__lte=day))

    def approvals(self) -> Self:
        """Return the decisions after which something is to be done."""
        return self.filter(outcome__in=APPROVALS)

    def without_action(self) -> Self:
        """Return the decisions that no action carries out."""
        return self.filter(actions__isnull=True)

    def with_delivery(self, day: date) -> Self:
        """Add what came of decisions by a day: their actions (also those of their proposal), the last answer."""
        actions = self._related("actions").filter(
            Q(decision=OuterRef("pk")) | Q(proposal__isnull=False, proposal=OuterRef("proposal"))
        )
        done = actions.filter(Q(done_latest__lte=day) | (Q(done_latest__isnull=True) & ~Q(done_as_written="")))
        answers = self._related("follow_ups").filter(decision=OuterRef("pk"), answered_on__lte=day)
        anew = self._related("reconsidered_by").filter(reconsiders=OuterRef("pk"), made_earliest__lte=day)
        return self.annotate(
            has_open=Exists(actions.open_on(day)),
            has_late=Exists(actions.late_on(day)),
            has_done=Exists(done),
            last_answer=Subquery(answers.order_by("-answered_on", "-pk").values("status")[:1]),
            replaced=Exists(anew),
        )

    def _related(self, name: str) -> Any:
        return self.model._meta.get_field(name).related_model._default_manager.all()
