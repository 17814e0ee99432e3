"""Calling a decision in, settling it, and saying what came of a decision."""

from typing import Any

from django.http import Http404

from salford_css.core.querysets import visible
from strategy import follow_up, policies
from strategy.forms.call_ins import CallInForm, CameForm, SettleForm
from strategy.models import Body, BodyKind, Decision, Meeting
from strategy.selectors.decisions import asked_of
from strategy.services.call_ins import call_in_decision, committee_until, settle_call_in, window_of
from strategy.services.follow_ups import say_what_came
from strategy.views.deeds.page import DeedPage


class EnterCallIn(DeedPage):
    """Enter scrutiny's request to call a decision in."""

    model = Decision
    form = CallInForm
    heading = "Call the decision in"
    verb = "Enter the call-in"
    done = "The decision is called in. It takes no effect until scrutiny lets it stand."
    dated_by = "requested_on"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the record of a scrutiny committee."""
        return any(policies.may_keep_record(self.request.user, body, self.today) for body in self._bodies())

    def _bodies(self) -> Any:
        return visible(Body, self.request.user).filter(kind=BodyKind.SCRUTINY)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the scrutiny committees."""
        return {"bodies": self._bodies()}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the panel named on the record, today."""
        return {"body": row.scrutiny_body, "requested_on": self.day}

    def lead(self, row: Any) -> str:
        """Say until when it can be called in, by whom."""
        window = window_of(row)
        if window is None:
            return "It has no window of call-in: it is not published, or lies outside call-in."
        who = f" {row.rule.who.rstrip('.').capitalize()}." if row.rule and row.rule.who else ""
        return f"It can be called in until {window}, once only.{who}"

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Enter it."""
        return call_in_decision(decision=row, by=self.request.user, **data).decision


class SettleCallIn(DeedPage):
    """Write down what scrutiny concluded."""

    model = Decision
    form = SettleForm
    heading = "Say what scrutiny concluded"
    verb = "Settle the call-in"
    done = "The call-in is settled."
    dated_by = "settled_on"

    def row(self, **address: Any) -> Any:
        """Return a decision that was called in; 404 for any other."""
        row = super().row(**address)
        if not hasattr(row, "call_in"):
            raise Http404
        return row

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the record of that committee."""
        return policies.may_keep_record(self.request.user, row.call_in.body, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer its meetings since the request."""
        rows = Meeting.objects.visible_to(self.request.user).filter(body=row.call_in.body)
        return {"meetings": rows.filter(latest__gte=row.call_in.requested_on)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with today."""
        return {"settled_on": self.day}

    def lead(self, row: Any) -> str:
        """Say the grounds, and by when the committee has to meet."""
        until = committee_until(row.call_in)
        by = f" The committee has until {until:%-d %B %Y} to meet." if until else ""
        return f"Called in because: {row.call_in.grounds.rstrip('.')}.{by}"

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Settle it."""
        return settle_call_in(call_in=row.call_in, by=self.request.user, **data).decision


class SayWhatCame(DeedPage):
    """Say what came of a decision."""

    model = Decision
    form = CameForm
    heading = "Say what came of it"
    verb = "Keep the answer"
    done = "The answer is kept. A correction is a new answer; this one stays."
    dated_by = "answered_on"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader leads it, carries it out or keeps the record."""
        return policies.may_say_what_came(self.request.user, row, self.today)

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the first question that nobody has answered."""
        waiting = follow_up.next_asked(asked_of(row, self.today))
        return {"months": waiting.months if waiting else None, "answered_on": self.day}

    def lead(self, row: Any) -> str:
        """Say when it is asked."""
        times = asked_of(row, self.today)
        if not times:
            return "The decision is not in effect, so nothing can have come of it yet."
        days = ", ".join(f"{one.due:%-d %B %Y}" for one in times)
        return f"It is asked after six, twelve and twenty-four months: {days}."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep the answer."""
        return say_what_came(
            decision=row,
            months=data["months"],
            status=data["status"],
            answer=data["answer"],
            on=data["answered_on"],
            by=self.request.user,
        )
