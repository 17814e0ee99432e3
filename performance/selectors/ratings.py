"""What a rating rests on: judgements and caps, by the matrix it names, else by the one that holds on its day."""

from dataclasses import dataclass
from datetime import date

from performance.caps import BadWhen, Cap, Found, Outcome
from performance.models import CapRule, Rating, RatingCap, RatingMatrix, RatingScheme
from performance.stars import Capping, Judgements, Reasoned, rate


@dataclass(frozen=True)
class Why:
    """A rating reasoned through. `stated` is False where it names no matrix itself and ours is held beside it."""

    matrix: RatingMatrix
    reasoned: Reasoned
    stated: bool


def why_of(rating: Rating) -> Why | None:
    """Reason a rating through; None where its four judgements are not all known, or no matrix is at hand for them."""
    judgements, before = _judgements(rating)
    matrix = rating.matrix or matrix_on(rating.scheme, rating.latest or rating.earliest)
    if matrix is None:
        return None
    try:
        reasoned = rate(matrix.matrix, before, [_capping(one) for one in rating.caps.select_related("rule")])
    except ValueError:
        return None
    return Why(matrix, reasoned, stated=rating.matrix_id is not None) if judgements else None


def matrix_on(scheme: RatingScheme, day: date | None) -> RatingMatrix | None:
    """Return the matrix of a scheme that holds on a day, official before made up; the latest without a day."""
    rows = RatingMatrix.objects.filter(scheme=scheme).prefetch_related("lines").order_by("-number")
    held = [one for one in rows if day is None or one.holds_on(day)]
    return min(held, key=lambda one: (one.is_illustrative, -one.number), default=None)


def rules_for(scheme: RatingScheme, year: int) -> list[CapRule]:
    """Return the caps for the ratings of a scheme published in a year."""
    rows = CapRule.objects.filter(year=year)
    if scheme.framework_id is not None:
        rows = rows.filter(framework=scheme.framework_id)
    return list(rows.select_related("indicator__framework", "framework").order_by("service", "measure"))


def _judgements(rating: Rating) -> tuple[Judgements, Judgements]:
    """Return the judgements as they stand, and as they were before caps."""
    rows = list(rating.judgements.all())
    after = {(one.service, one.question): one.judgement for one in rows}
    return after, {(one.service, one.question): one.before_caps or one.judgement for one in rows}


def _capping(found: RatingCap) -> Capping:
    """Return what a cap found then, as it was kept: the rule may have been mended since."""
    rule = found.rule
    cap = Cap(rule.measure, BadWhen(rule.bad_when), rule.limit, rule.unit, rule.max_judgement)
    return Capping(rule.service, rule.question, Found(cap, Outcome(found.outcome), found.why))
