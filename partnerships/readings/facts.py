"""An agreement read into plain facts on a day, and the checklist that holds for it then."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from partnerships.agreements.checklist import Rule
from partnerships.agreements.facts import Consulted, Facts, Function, Party
from partnerships.models import (
    Agreement,
    AgreementVersion,
    BodyEligibility,
    ChecklistRule,
    LegalBasis,
    NoticeScope,
    Partnership,
    PartnershipParty,
)
from partnerships.readings.evidence import items_of_version
from salford_css.core.models import AttachmentRole, OrganisationKind, Post

NHS_TRUSTS = ("nhs-trust", "nhs-foundation-trust")


def basis_on(agreement: Agreement | None, on: date) -> LegalBasis | None:
    """Return the power an agreement stands on; without one of its own, the power in force on the day."""
    own = agreement.legal_basis if agreement else None
    return own or LegalBasis.objects.in_force(on).order_by("valid_from").last()


def rules_of(basis: LegalBasis | None, on: date) -> list[Rule]:
    """Return the checklist in force on a day under a power."""
    rows = ChecklistRule.objects.in_force(on).filter(legal_basis=basis) if basis else ChecklistRule.objects.none()
    return [row.as_rule() for row in rows]


def party_facts(party: PartnershipParty, basis: LegalBasis | None, on: date) -> Party:
    """Read one party: its kind on the day, and whether that kind could be a partner under the power."""
    kind = kind_of(party, on)
    eligible = BodyEligibility.objects.in_force(on).filter(legal_basis=basis, kind=kind).exists() if kind else None
    return Party(
        name=str(party),
        sector=kind.sector if kind else "",
        kind=kind.name.lower() if kind else "",
        statutory=party.is_statutory,
        eligible=eligible,
    )


def kind_of(party: PartnershipParty, on: date) -> OrganisationKind | None:
    """Return of which kind a party was on a day; None where no organisation or no kind is on record."""
    if party.organisation is None:
        return None
    standing = party.organisation.standings.in_force(on).select_related("kind").first()
    return standing.kind if standing else None


def parties_on(partnership: Partnership, basis: LegalBasis | None, on: date) -> list[Party]:
    """Read every party of a day."""
    rows = partnership.parties.in_force(on).select_related("organisation")
    return [party_facts(row, basis, on) for row in rows]


def newest_version(agreement: Agreement) -> AgreementVersion | None:
    """Return the wording in hand: the newest, in draft or settled."""
    return agreement.versions.order_by("number").last()


def facts_of(agreement: Agreement, *, on: date) -> Facts:
    """Read everything the guards may ask."""
    partnership, version = agreement.partnership, newest_version(agreement)
    basis = basis_on(agreement, on)
    parties = parties_on(partnership, basis, on)
    return Facts(
        on=on,
        parties=parties,
        hosts=sorted({str(fund.host) for fund in partnership.funds.all() if fund.host}),
        **_managed(partnership, on),
        **_asked(agreement, on),
        **(_of_version(version, on) if version else _of_record(partnership)),
        **_approved(agreement, version, parties),
        **_around(agreement),
    )


def _of_record(partnership: Partnership) -> dict[str, Any]:
    return {"flexibilities": _codes(partnership.flexibilities)}


def _codes(named: Any) -> frozenset[str]:
    """Return the flexibilities that are named, as the rules call them."""
    codes = named.exclude(flexibility=None).values_list("flexibility__code", flat=True)
    return frozenset(code.replace("-", "_") for code in codes)


def _of_version(version: AgreementVersion, on: date) -> dict[str, Any]:
    covered = version.functions.select_related("function")
    first = version.agreement.versions.order_by("number").first()
    return {
        "improvement": version.improvement,
        "plan": str(version.plan or version.plan_as_written),
        "flexibilities": _codes(version.flexibilities),
        "functions": [Function(row.function.name, row.function.side, row.function.excluded) for row in covered],
        "items": items_of_version(version, on=on),
        "starts_on": first.effective_from if first else None,
        "ends_on": version.ends_on,
        "review_on": version.review_on,
        "document": version.attachments.filter(role=AttachmentRole.SIGNED).exists(),
        "signed_by": frozenset(str(row.organisation) for row in version.signatures.select_related("organisation")),
        "agreed_on": max((row.latest for row in version.signatures.all() if row.latest), default=None),
    }


def _managed(partnership: Partnership, on: date) -> dict[str, Any]:
    managers = [fund.manager for fund in partnership.funds.select_related("manager") if fund.manager]
    manager = managers[0] if managers else None
    return {"manager": str(manager) if manager else None, "manager_employers": _employers(manager, on)}


def _employers(post: Post | None, on: date) -> Sequence[str]:
    if post is None:
        return ()
    return [str(row.organisation) for row in post.employments.in_force(on).select_related("organisation")]


def _asked(agreement: Agreement, on: date) -> dict[str, Any]:
    """Read consultations and consents."""
    asked = agreement.consultations.select_related("consultation")
    parties = agreement.partnership.parties.in_force(on).select_related("organisation")
    trusts = [row for row in parties if (kind := kind_of(row, on)) and kind.code in NHS_TRUSTS]
    rows = list(agreement.consents.select_related("trust", "given_by"))
    return {
        "consultations": [
            Consulted(
                row.consultation.latest,
                frozenset(group for group in ("users", "carers", "staff") if getattr(row, group)),
            )
            for row in asked
        ],
        "consents_needed": {
            str(trust): [str(row.given_by) for row in rows if row.trust_id == trust.organisation_id] for trust in trusts
        },
        "consents_given": {
            str(trust): [str(row.given_by) for row in rows if row.trust_id == trust.organisation_id and row.given]
            for trust in trusts
        },
    }


def _approved(agreement: Agreement, version: AgreementVersion | None, parties: Sequence[Party]) -> dict[str, Any]:
    rows = list(agreement.approvals.select_related("organisation"))
    of_version = frozenset(str(row.organisation) for row in rows if version and row.version_id == version.pk)
    needed = {party.name for party in parties if party.statutory}
    return {
        "approved_by": of_version,
        "first_approval": min((row.earliest for row in rows if row.earliest), default=None),
        "variation_approved": bool(version and version.settled_on and needed <= of_version),
    }


def _around(agreement: Agreement) -> dict[str, Any]:
    """Read advice, notification and notice."""
    given = set(agreement.reports.values_list("report_version__advice__kind", flat=True))
    notice = agreement.notices.filter(scope=NoticeScope.WHOLE, withdrawn_on__isnull=True).order_by("latest").last()
    return {
        "legal_advice": "legal" in given,
        "financial_advice": "financial" in given,
        "notified": agreement.notifications.exists(),
        "notice_on": notice.latest if notice else None,
    }
