"""What partners may read and submit: shared and withdrawn by directors, with effect at once."""

from datetime import date
from typing import Any

from django.db import models, transaction

from partnerships import policies
from partnerships.models import Access, Agreement, Partnership, PartnershipParty, PooledFund, Sharing
from performance.models import Indicator
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, store
from salford_css.core.models import Change, Organisation
from salford_css.core.policies import require
from strategy.models import Body

NOT_YOURS = "Only directors may decide what partners read."
FIELDS: dict[type[models.Model], str] = {
    Indicator: "indicator",
    PooledFund: "fund",
    Body: "body",
    Agreement: "agreement",
}


@transaction.atomic
def share(
    *,
    partnership: Partnership,
    subject: models.Model,
    by: Any,
    party: PartnershipParty | None = None,
    access: str = Access.READ,
    under: Agreement | None = None,
    since: date | None = None,
) -> Sharing:
    """Share an indicator, a pooled fund, a body or an agreement with one party of a partnership, or with all."""
    require(policies.may_share(by, clock.today()), NOT_YOURS)
    refuse(
        None if type(subject) in FIELDS else f"{subject} is nothing that can be shared.",
        foreign(partnership, party, subject),
    )
    row = Sharing(
        partnership=partnership,
        party=party,
        access=access,
        under=under,
        valid_from=since,
        **{FIELDS[type(subject)]: subject},
    )
    store(row)
    record_activity("shared", partnership, by=by, reason=str(row))
    return row


def foreign(
    partnership: Partnership | None, party: PartnershipParty | None, subject: models.Model | None
) -> str | None:
    """Say what belongs to another partnership, if anything does."""
    if partnership is None:
        return None
    if party is not None and party.partnership_id != partnership.pk:
        return f"{party} is not a party of {partnership}."
    if isinstance(subject, PooledFund | Agreement) and subject.partnership_id != partnership.pk:
        return f"{subject} belongs to another partnership."
    return None


@transaction.atomic
def withdraw_sharing(*, sharing: Sharing, by: Any, reason: str = "") -> Sharing:
    """Withdraw a share with effect at once: from today on nobody reads through it, and the feed says so."""
    require(policies.may_share(by, clock.today()), NOT_YOURS)
    today = clock.today()
    refuse("This share has ended already." if sharing.valid_to and sharing.valid_to <= today else None)
    reached = [party.organisation for party in _parties(sharing, today) if party.organisation]
    if sharing.valid_from and sharing.valid_from >= today:
        sharing.valid_from = date.fromordinal(today.toordinal() - 1)  # shared today and withdrawn today
    sharing.valid_to = today
    store(sharing)
    for organisation in reached:
        _say_gone(sharing, organisation)
    record_activity("sharing-withdrawn", sharing.partnership, by=by, reason=reason or str(sharing))
    return sharing


def _parties(sharing: Sharing, on: date) -> list[PartnershipParty]:
    if sharing.party:
        return [sharing.party]
    return list(sharing.partnership.parties.in_force(on).select_related("organisation"))


def _say_gone(sharing: Sharing, organisation: Organisation) -> None:
    subject = sharing.subject
    name = str(getattr(subject, "name_outside", "") or getattr(subject, "ref", ""))
    kind = next(field for field in FIELDS.values() if getattr(sharing, f"{field}_id"))
    Change.objects.create(at=clock.now(), kind=kind, ref=name, tombstone_for=organisation)
