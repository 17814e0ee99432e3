"""What happens around an agreement, entered by hand: consultation, advice, approvals, consents, signatures, notice."""

from typing import Any

from django.http import Http404

from partnerships.forms import agreements as forms
from partnerships.selectors.agreements import rules_on
from partnerships.services import agreements as services
from partnerships.services.answers import answer_rule
from partnerships.views.agreements.deed import AgreementDeed
from salford_css.core.deeds import refuse
from salford_css.core.models import Document, Organisation
from strategy.models import Consultation, Decision, ReportVersion


class NameConsultation(AgreementDeed):
    """Name the joint consultation."""

    form = forms.ConsultedForm
    heading = "Name the consultation"
    verb = "Name it"
    done = "The consultation is named."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer consultations that are not named yet."""
        rows = Consultation.objects.visible_to(self.request.user).exclude(agreements__agreement=row)
        return {"choices": {"consultation": rows}}

    def lead(self, row: Any) -> str:
        """Say what the law asks."""
        return "The partners consult jointly those who appear to be affected; it is closed before approval."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name it."""
        services.link_consultation(agreement=row, by=self.request.user, **data)
        return row


class NameAdvice(AgreementDeed):
    """Name the report in which the advice stands."""

    form = forms.AdviceForm
    heading = "Name a report with advice"
    verb = "Name it"
    done = "The report is named; legal and financial advice in it count."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer reports that are not named yet."""
        rows = ReportVersion.objects.visible_to(self.request.user).exclude(agreements__agreement=row)
        return {"choices": {"report_version": rows.select_related("report")}}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name it."""
        services.link_report(agreement=row, by=self.request.user, **data)
        return row


class RecordApproval(AgreementDeed):
    """Record that a partner approved."""

    form = forms.ApprovalForm
    heading = "Record an approval"
    verb = "Record it"
    done = "The approval is on record."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the parties, and decisions that stand."""
        decisions = Decision.objects.visible_to(self.request.user).select_related("body")
        return {"choices": {"organisation": self.parties(row), "decision": decisions}}

    def lead(self, row: Any) -> str:
        """Say what is approved."""
        version = row.versions.filter(settled_on__isnull=False).order_by("number").last()
        return f"Of version {version.number}, as put to the partners." if version else "In principle: none is put yet."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        services.record_approval(agreement=row, by=self.request.user, **data)
        return row


class AskConsent(AgreementDeed):
    """Name a body whose consent a trust needs."""

    form = forms.ConsentForm
    heading = "Ask for a consent"
    verb = "Ask for it"
    done = "The consent is asked for; record it when it comes."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the parties as trusts, and every organisation of the day as the one that commissions."""
        everybody = Organisation.objects.in_force(self.today).order_by("name")
        return {"choices": {"trust": self.parties(row), "given_by": everybody}}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Ask for it."""
        services.ask_consent(agreement=row, by=self.request.user, **data)
        return row


class RecordConsent(AgreementDeed):
    """Record that a consent came."""

    form = forms.ConsentGivenForm
    heading = "Record a consent"
    verb = "Record it"
    done = "The consent is on record."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the consents that are waited for."""
        waited = row.consents.filter(given=False).select_related("trust", "given_by")
        return {"choices": {"consent": waited, "document": Document.objects.visible_to(self.request.user)}}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        services.record_consent(by=self.request.user, **data)
        return row


class RecordSignature(AgreementDeed):
    """Record that a partner signed the version put to it."""

    form = forms.SignatureForm
    heading = "Record a signature"
    verb = "Record it"
    done = "The signature is on record."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the parties."""
        return {"choices": {"organisation": self.parties(row)}}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        services.record_signature(version=newest(row), by=self.request.user, **data)
        return row


class KeepDocument(AgreementDeed):
    """Keep the signed agreement."""

    form = forms.SignedDocumentForm
    heading = "Keep the signed document"
    verb = "Keep it"
    done = "The signed document is on record."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the agreement's title."""
        return {"title": f"{row.title}, signed"}

    def lead(self, row: Any) -> str:
        """Say who reads it."""
        return "It is kept in Part 2: officers read it, and nobody else."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        services.keep_signed_document(version=newest(row), by=self.request.user, **data)
        return row


def newest(row: Any) -> Any:
    """Return the newest version; raises ValidationError where there is none."""
    found = row.versions.order_by("number").last()
    refuse(None if found else "There is no version yet; draft one first.")
    return found


class RecordNotification(AgreementDeed):
    """Record that the NHS regional office was notified."""

    form = forms.NotificationForm
    heading = "Record the notification"
    verb = "Record it"
    done = "The notification is on record."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        services.record_notification(agreement=row, by=self.request.user, **data)
        return row


class RecordNotice(AgreementDeed):
    """Record a partner's notice."""

    form = forms.NoticeForm
    heading = "Record a notice"
    verb = "Record it"
    done = "The notice is on record. Take the step to put the agreement under notice."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the parties."""
        return {"choices": {"given_by": self.parties(row)}}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        services.record_notice(agreement=row, by=self.request.user, **data)
        return row


class CheckRule(AgreementDeed):
    """Say what a check of one rule by hand came to."""

    form = forms.CheckedForm
    verb = "Record the check"
    done = "The check is on record."

    def row(self, **address: Any) -> Any:
        """Return the agreement, and remember the rule; 404 for a rule there is not."""
        found = super().row(**address)
        rule = next((one for one in rules_on(found, self.day) if one.slug == address["rule"]), None)
        if rule is None:
            raise Http404
        self.rule, self.heading = rule, f"Check {rule.reference}: {rule.title}"
        return found

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the documents the reader may read."""
        return {"documents": Document.objects.visible_to(self.request.user)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with today."""
        return {"checked_on": self.day}

    def lead(self, row: Any) -> str:
        """Say what the answer is for."""
        return "What you saw stands beside what the product finds. It does not lift what is missing."

    def back(self, row: Any) -> str:
        """Go back to the checklist."""
        return f"{row.get_absolute_url()}checklist/"

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        answer_rule(agreement=row, rule=self.rule, by=self.request.user, **data)
        return Checklist(row)


class Checklist:
    """The checklist of an agreement, as the page that follows a check."""

    def __init__(self, agreement: Any) -> None:
        self.agreement = agreement

    def get_absolute_url(self) -> str:
        """Return its address."""
        return f"{self.agreement.get_absolute_url()}checklist/"
