"""Who may do what with partnerships, on a day. A cabinet member without another role never may; nor may a stranger."""

from datetime import date
from typing import Any

from partnerships.models import Access, Partnership, PartnershipParty, PooledFund, Seat, SeatRole, Sharing
from salford_css.core import policies
from salford_css.core.models import Role, posts_held


def works_here(user: Any, on: date) -> bool:
    """Say whether a user may change anything at all: signed in, active, and not a reader only."""
    known = getattr(user, "is_authenticated", False) and user.is_active and not getattr(user, "is_api_client", False)
    return bool(known) and not policies.is_read_only(user, on)


def is_officer(user: Any, on: date) -> bool:
    """Say whether a user drafts and enters: officers, directors, administrators."""
    roles = (Role.OFFICER, Role.DIRECTOR)
    return works_here(user, on) and (policies.is_administrator(user, on) or policies.has_role(user, *roles, on=on))


def is_director(user: Any, on: date) -> bool:
    """Say whether a user approves and publishes."""
    return works_here(user, on) and (
        policies.is_administrator(user, on) or policies.has_role(user, Role.DIRECTOR, on=on)
    )


def may_propose(user: Any, on: date) -> bool:
    """Say whether a user may enter partnerships and draft agreements."""
    return is_officer(user, on)


def may_manage(user: Any, partnership: Partnership, on: date) -> bool:
    """Say whether a user may change a partnership: officers, and whoever holds the post that leads it."""
    led = works_here(user, on) and policies.holds(user, partnership.lead_post, on)
    return led or is_officer(user, on)


def may_take_step(user: Any, partnership: Partnership, on: date) -> bool:
    """Say whether a user may move an agreement along: directors, and whoever holds the post that leads it."""
    led = works_here(user, on) and policies.holds(user, partnership.lead_post, on)
    return led or is_director(user, on)


def may_write_for(by: Any, partnership: Partnership, organisation: Any, on: date) -> bool:
    """Say whether somebody may write for a party of a partnership: its own system, or whoever manages it here."""
    if getattr(by, "is_api_client", False):
        return bool(by.organisation_id == organisation.pk)
    return may_manage(by, partnership, on)


def may_keep_pool(user: Any, fund: PooledFund, on: date) -> bool:
    """Say whether a user may enter a fund's money: its manager, the host's finance post, and directors."""
    kept_by = (fund.manager, fund.finance_post)
    manages = works_here(user, on) and any(policies.holds(user, post, on) for post in kept_by)
    return manages or is_director(user, on)


def may_submit_for(by: Any, party: PartnershipParty, on: date, *, fund: PooledFund) -> bool:
    """Say whether a partner's system may send money of a fund for a party: its own, while the fund is so shared."""
    if not getattr(by, "is_api_client", False) or by.organisation_id != party.organisation_id:
        return False
    shares = Sharing.objects.reaching(by.organisation_id, on)
    return bool(shares.filter(fund=fund, access=Access.SUBMIT).exists())


def may_report_payment(by: Any, party: PartnershipParty, fund: PooledFund, on: date) -> bool:
    """Say whether somebody may record that a party paid: who keeps the fund's money, and the party's own system."""
    if getattr(by, "is_api_client", False):
        return may_submit_for(by, party, on, fund=fund)
    return may_keep_pool(by, fund, on)


def may_name_manager(user: Any, on: date) -> bool:
    """Say whether a user may name host and manager of a fund."""
    return is_director(user, on)


def keeps_record(user: Any, body: Any, on: date) -> bool:
    """Say whether a user keeps a body's record: whoever holds its secretary's seat."""
    if not works_here(user, on):
        return False
    return Seat.objects.filter(body=body, role=SeatRole.SECRETARY).held_by(posts_held(user, on), on).exists()


def may_seat(user: Any, body: Any, on: date) -> bool:
    """Say whether a user may change a body's seats and terms: its secretary, and directors."""
    return keeps_record(user, body, on) or is_director(user, on)


def may_share(user: Any, on: date) -> bool:
    """Say whether a user may decide what partners read: directors."""
    return is_director(user, on)


def may_answer_return(user: Any, version: Any, party: Any, on: date, *, accepting: bool) -> bool:
    """Say whether a user may record a partner's answer to a return: directors, and the partner's own system.

    Whoever sent it does not accept it; a query that came to them they may record.
    """
    if getattr(user, "is_api_client", False):
        return may_submit_for(user, party, on, fund=version.pool_return.pool_year.fund)
    if accepting:
        return is_director(user, on) and version.submitted_by_id != user.pk
    return may_keep_pool(user, version.pool_return.pool_year.fund, on)
