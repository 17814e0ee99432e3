"""Deeds about returns: opened, written, answered, signed, sent, corrected, accepted or queried by each partner."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import reverse

from partnerships import policies
from partnerships.forms import returns as forms
from partnerships.models import Condition, PartnershipParty, PoolReturn, RequiredSignOff, SignOff
from partnerships.readings.returns import partners_who_answer
from partnerships.services import conditions as condition_services
from partnerships.services import returns as services
from partnerships.views.deeds.page import HOME, FundDeed, YearDeed
from salford_css.core.components import Crumb
from salford_css.core.models import Post
from strategy.models import Body


class SetTerms(FundDeed):
    """Set how soon the manager reports."""

    form = forms.TermsForm
    heading = "Set when returns are due"
    verb = "Set the terms"
    done = "The terms are on record. Returns opened from now on follow them."
    dated_by = None

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the partnership's agreements."""
        return {"agreements": row.partnership.agreements.order_by("number")}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Set them."""
        services.set_return_terms(fund=row, by=self.request.user, **data)
        return row


class OpenReturn(YearDeed):
    """Open a return in draft."""

    form = forms.OpenReturnForm
    heading = "Open a return"
    verb = "Open it"
    done = "The return is in draft. Its figures come from the ledger."
    dated_by = None

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Open it."""
        return services.open_return(pool_year=row, by=self.request.user, **data)


class ReturnDeed(FundDeed):
    """A deed of whoever keeps the fund's money."""

    model = PoolReturn
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the fund's money."""
        return policies.may_keep_pool(self.request.user, row.pool_year.fund, self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Returns", reverse("partnerships:returns"))]


class SetDate(ReturnDeed):
    """Set the day by which it is due."""

    form = forms.DateForm
    heading = "Set the date"
    verb = "Set it"
    done = "The date is on record."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is on record."""
        at = row.due_at.strftime("%H:%M") if row.due_at else ""
        return {"due_on": row.due_on, "due_at": at, "due_because": row.due_because}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Set it."""
        return services.set_return_date(pool_return=row, by=self.request.user, **data)


class WriteReturn(ReturnDeed):
    """Write what stands beside the figures."""

    form = forms.WriteForm
    heading = "Write the report"
    verb = "Save"
    done = "The text is saved."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the text in hand."""
        return {"summary": row.summary}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save it."""
        return services.write_return(pool_return=row, by=self.request.user, **data)


class AnswerCondition(ReturnDeed):
    """Answer one condition or metric."""

    form = forms.ConditionForm
    heading = "Answer"
    verb = "Keep the answer"
    done = "The answer is kept."

    def row(self, **address: Any) -> Any:
        """Return the return, and remember the condition; 404 where it asks for no such thing."""
        row = super().row(**address)
        found = Condition.objects.filter(condition_set=row.condition_set_id, kind=address["kind"])
        asked = found.filter(number=address["number"]).first() if row.condition_set_id else None
        if asked is None:
            raise Http404
        self.condition = asked
        return row

    def made_with(self, row: Any) -> dict[str, Any]:
        """Hand over the condition."""
        return {"condition": self.condition}

    def lead(self, row: Any) -> str:
        """Name what is asked."""
        unit = f" ({self.condition.unit})" if self.condition.unit else ""
        return f"{self.condition.text}{unit}."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what was answered."""
        known = row.answers.filter(condition=self.condition).first()
        names = ("answer", "plan", "actual", "reason", "by_when", "comment")
        return {name: getattr(known, name) for name in names} if known else {}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        condition_services.answer_condition(pool_return=row, condition=self.condition, by=self.request.user, **data)
        return row


class Sign(ReturnDeed):
    """Record who signed."""

    form = forms.SignForm
    heading = "Record a signature"
    verb = "Record it"
    done = "The signature is on record."
    dated_by = "on"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer what is asked for, posts and bodies."""
        user = self.request.user
        return {
            "requirements": RequiredSignOff.objects.filter(condition_set=row.condition_set_id),
            "posts": Post.objects.visible_to(user).order_by("title"),
            "bodies": Body.objects.visible_to(user).order_by("name"),
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"on": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        condition_services.sign_off(pool_return=row, by=self.request.user, **data)
        return row


class ReviewSignOff(ReturnDeed):
    """Record when a body looked at what was signed for it; the address counts a return's signatures."""

    form = forms.ReviewForm
    heading = "Record the review"
    verb = "Record it"
    done = "The review is on record."

    def row(self, **address: Any) -> Any:
        """Return the return, and remember the signature; 404 for one there is not."""
        row = super().row(**address)
        signed = list(SignOff.objects.filter(pool_return=row).order_by("pk")[: address["place"]])
        if not address["place"] or len(signed) < address["place"]:
            raise Http404
        self.signed = signed[-1]
        return row

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"reviewed_on": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        condition_services.review_sign_off(sign_off=self.signed, by=self.request.user, **data)
        return row


class Submit(ReturnDeed):
    """Send a return to the partners."""

    form = forms.SubmitForm
    heading = "Submit to the partners"
    verb = "Submit it"
    done = "The return is with the partners. Its figures no longer change."
    dated_by = "on"

    def lead(self, row: Any) -> str:
        """Say what happens."""
        return "The figures are read from the ledger now and frozen. A later change is a corrected version."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"on": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Send it."""
        services.submit_return(pool_return=row, by=self.request.user, **data)
        return row


class Correct(ReturnDeed):
    """Send a corrected version."""

    form = forms.CorrectForm
    heading = "Submit a corrected version"
    verb = "Submit it"
    done = "The corrected version is with the partners, who answer anew."
    dated_by = "on"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the text in hand."""
        return {"on": self.day, "summary": row.summary}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Send it."""
        services.correct_return(pool_return=row, by=self.request.user, **data)
        return row


class AnswerReturn(ReturnDeed):
    """Record what a partner says."""

    form = forms.PartnerAnswerForm
    heading = "Record a partner's answer"
    verb = "Record it"
    done = "The answer is on record."
    dated_by = "on"

    def lead(self, row: Any) -> str:
        """Say who may accept."""
        return "Whoever submitted the return does not accept it. Accepted by each partner, it is accepted."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer who has a say."""
        parties = partners_who_answer(row)
        rows = PartnershipParty.objects.filter(pk__in=[party.pk for party in parties])
        return {"parties": rows.select_related("organisation")}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"on": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        try:
            services.answer_return(pool_return=row, by=self.request.user, **data)
        except PermissionDenied as refused:
            # Said above the form, so that what was typed is not lost.
            raise ValidationError(str(refused)) from refused
        return row
