"""Under which power a decision is made: the line of the scheme of delegation in force, or the warning that none is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salford_css.core.models import Organisation, Placement, Post, PostEmployment, PostKind
from salford_css.core.money import in_words
from strategy import delegation
from strategy.delegation import Case, Power, Route
from strategy.models import Body, BodyKind, DelegationLine, DelegationScheme
from strategy.services.procedure import MAY_BLOCK

MOST_STEPS_UP = 6


@dataclass(frozen=True)
class Found:
    """The scheme in force and the line that allows a decision; `refusal` says what is wrong with it, `blocks` if so."""

    scheme: DelegationScheme | None = None
    line: DelegationLine | None = None
    refusal: str = ""
    blocks: bool = False


def power_for(
    *,
    body: Body | None,
    post: Post | None,
    organisation: Organisation | None,
    on: date,
    key: bool = False,
    amount: Decimal | None = None,
) -> Found:
    """Find the power under which somebody decides on a day. Only an executive and single posts decide by a scheme."""
    route = route_of(body, post)
    scheme = scheme_in_force(organisation, on) if route else None
    if route is None or scheme is None:
        return Found()
    decider = (body or post).pk  # type: ignore[union-attr]
    lines = {line.pk: line for line in scheme.lines.all()}
    power = delegation.allowing(map(_power, lines.values()), Case(route, decider, key, amount))
    if power is not None:
        return Found(scheme, lines[power.row])
    refusal = delegation.not_delegated(
        decider=str(body or post), scheme=str(scheme), key=key, amount=in_words(amount) if amount else ""
    )
    return Found(scheme, refusal=refusal, blocks=scheme.standing in MAY_BLOCK)


def route_of(body: Body | None, post: Post | None) -> Route | None:
    """Return the route a decision takes; None: no scheme of delegation is about such a body or post."""
    if body is not None:
        return Route.BODY if body.kind == BodyKind.DECISION else None
    if post is None or post.kind == PostKind.PARTNER:
        return None
    return Route.MEMBER if post.kind == PostKind.MEMBER else Route.OFFICER


def scheme_in_force(organisation: Organisation | None, on: date) -> DelegationScheme | None:
    """Return the scheme of an organisation on a day, or of the nearest one above it: a unit has its council's."""
    for _ in range(MOST_STEPS_UP):
        if organisation is None:
            return None
        found = DelegationScheme.objects.in_force(on).filter(organisation=organisation).prefetch_related("lines")
        if scheme := found.first():
            return scheme
        above = Placement.objects.in_force(on).filter(organisation=organisation).select_related("parent").first()
        organisation = above.parent if above else None
    return None


def employer_of(post: Post, on: date) -> Organisation | None:
    """Return the organisation that employs a post on a day, the leading one first."""
    rows = PostEmployment.objects.in_force(on).filter(post=post).order_by("-is_lead", "pk")
    found = rows.select_related("organisation").first()
    return found.organisation if found else None


def _power(line: DelegationLine) -> Power:
    return Power(
        row=line.pk,
        route=line.route,
        decider=line.body_id or line.post_id,
        matter=line.matter,
        limit=line.amount_limit,
        called_in=line.called_in,
    )
