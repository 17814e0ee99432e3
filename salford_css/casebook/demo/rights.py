"""What the demo's people own, keep and manage: said in the demonstration only, because the record names nobody."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from partnerships.models import Access, Agreement, Partnership, PooledFund, SeatCategory, SeatRole
from partnerships.services import boards, sharing
from performance.models import Indicator
from salford_css.casebook.demo import cast
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import Post, User
from strategy.models import Body, Proposal
from strategy.services import proposals

M = TypeVar("M", bound=models.Model)


def of_the_case(model: type[M], ref: str) -> M:
    """Return a row of the case. Raises ValidationError when the case is not loaded."""
    found = model._default_manager.filter(ref=ref).first()
    if found is None:
        raise ValidationError("The Salford case is not loaded yet: run manage.py load_casebook first.")
    return found


def give(*, by: User) -> None:
    """Name owners, secretary and manager and share with partners, each once; `by` is the demonstration's director."""
    for post, refs in cast.PROPOSALS_OWNED.items():
        for ref in refs:
            _own(of_the_case(Proposal, ref), of_the_case(Post, post), by)
    for post, refs in cast.BOARDS_KEPT.items():
        for ref in refs:
            _keep(of_the_case(Body, ref), of_the_case(Post, post), by)
    for post, refs in cast.POOLS_MANAGED.items():
        for ref in refs:
            _manage(of_the_case(PooledFund, ref), of_the_case(Post, post), by)
    for partnership, codes in cast.INDICATORS_SHARED.items():
        for framework, code in codes:
            indicator = Indicator.objects.filter(framework__code=framework, code=code).first()
            _share(of_the_case(Partnership, partnership), indicator, by)
    for partnership, refs in cast.POOLS_SHARED.items():
        for ref in refs:
            _share(of_the_case(Partnership, partnership), of_the_case(PooledFund, ref), by, access=Access.SUBMIT)
    for partnership, refs in cast.AGREEMENTS_SHARED.items():
        for ref in refs:
            _share(of_the_case(Partnership, partnership), of_the_case(Agreement, ref), by)


def _own(proposal: Proposal, post: Post, by: User) -> None:
    if proposal.lead_post != post:
        proposals.name_lead(proposal=proposal, post=post, by=by, reason=cast.INVENTED)


def _keep(body: Body, post: Post, by: User) -> None:
    if body.seats.filter(role=SeatRole.SECRETARY).exists():
        return
    seat = boards.add_seat(
        body=body, category=SeatCategory.OFFICER, role=SeatRole.SECRETARY, voting=False, note=cast.INVENTED, by=by
    )
    boards.fill_seat(seat=seat, post=post, since=cast.BEGINNING, by=by)


def _share(
    partnership: Partnership, subject: Indicator | PooledFund | Agreement | None, by: User, *, access: str = Access.READ
) -> None:
    """Share something with every party of a partnership, once."""
    if subject is None:
        raise ValidationError("The Salford case is not loaded yet: run manage.py load_casebook first.")
    shared = {one.subject for one in partnership.sharing.select_related("indicator", "fund", "agreement", "body")}
    if subject not in shared:
        sharing.share(partnership=partnership, subject=subject, access=access, by=by, since=cast.BEGINNING)


def _manage(fund: PooledFund, post: Post, by: User) -> None:
    """Name the manager alone: the service that names host and manager together wants a host, whom nobody knows."""
    if fund.manager_id is None:
        fund.manager = post
        store(fund)
        record_activity("pool-manager-named", fund, by=by, reason=cast.INVENTED)
