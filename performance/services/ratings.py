"""Entering a rating with the judgements behind it, restating one, and working one out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from performance.caps import Figure, held_against
from performance.models import CapRule, Rating, RatingCap, RatingJudgement, RatingMatrix
from performance.policies import require_keeper
from performance.stars import Capping, Judgements, Reasoned, rate
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import new_ref, refuse_beside, store
from salford_css.core.models import Organisation, Standing


@transaction.atomic
def record_rating(*, rating: Rating, judgements: Mapping[tuple[str, str], str], by: Any) -> Rating:
    """Store a rating and what each service was judged on each question: {("children", "now"): "most"}.

    A restatement names the rating it supersedes and why. Raises PermissionDenied or ValidationError.
    """
    require_keeper(by, on=clock.today())
    store(rating)
    for (service, question), judgement in judgements.items():
        store(RatingJudgement(rating=rating, service=service, question=question, judgement=judgement))
    record_activity("rating-recorded", rating, by=by, reason=rating.restated_why)
    return rating


@transaction.atomic
def work_out_rating(
    *,
    organisation: Organisation,
    matrix: RatingMatrix,
    judgements: Judgements,
    figures: Sequence[tuple[CapRule, Figure]],
    published: date,
    year_assessed: str,
    by: Any,
    restates: Rating | None = None,
    why: str = "",
    **about: Any,
) -> Rating:
    """Work a rating out: caps first, then the matrix; keep judgements, caps and matrix with it.

    `about` are round, words and source. A rating worked out by a made-up matrix is made up itself; by any other it is
    derived. Raises PermissionDenied or ValidationError.
    """
    require_keeper(by, on=clock.today())
    refuse_beside(
        why=_why_restated(restates, why),
        published="A rating is published on a day that has come." if published > clock.today() else "",
    )
    reasoned = reason(matrix, judgements, figures)
    if reasoned.line is None:
        raise ValidationError(
            "No line of the matrix holds for these judgements, so it gives no grade. Mend the matrix."
        )
    rating = Rating(
        ref=new_ref(Rating, f"{organisation.ref}-{matrix.scheme.ref}-{year_assessed}-{about.get('round', '')}"),
        scheme=matrix.scheme, organisation=organisation, matrix=matrix, grade=reasoned.grade,
        year_assessed=year_assessed, supersedes=restates, restated_why=why,
        standing=Standing.ILLUSTRATIVE if matrix.is_illustrative else Standing.DERIVED, **about,
    )  # fmt: skip
    rating.when = UncertainDate(published, published)
    store(rating)
    _keep(rating, reasoned, figures)
    record_activity("rating-worked-out", rating, by=by, reason=why)
    return rating


def reason(matrix: RatingMatrix, judgements: Judgements, figures: Sequence[tuple[CapRule, Figure]]) -> Reasoned:
    """Work out a grade with everything it rests on, storing nothing. Raises ValidationError."""
    try:
        return rate(matrix.matrix, judgements, [
            Capping(rule.service, rule.question, held_against(rule.cap, figure)) for rule, figure in figures
        ])  # fmt: skip
    except ValueError as refused:
        raise ValidationError(str(refused)) from refused


@transaction.atomic
def copy_matrix(*, matrix: RatingMatrix, by: Any) -> RatingMatrix:
    """Make a matrix with the next number and the same lines, to be edited: one on which a rating rests stays."""
    require_keeper(by, on=clock.today())
    lines, before = list(matrix.lines.all()), str(matrix)
    last = RatingMatrix.objects.filter(scheme=matrix.scheme).order_by("-number").first()
    matrix.pk, matrix.number = None, (last.number if last else 0) + 1
    matrix._state.adding = True
    store(matrix)
    for line in lines:
        line.pk, line.matrix = None, matrix
        line._state.adding = True
        store(line)
    record_activity("matrix-copied", matrix, by=by, reason=f"From {before}")
    return matrix


def _keep(rating: Rating, reasoned: Reasoned, figures: Sequence[tuple[CapRule, Figure]]) -> None:
    for (service, question), after in reasoned.after.items():
        before = reasoned.before[service, question]
        store(RatingJudgement(
            rating=rating, service=service, question=question, judgement=after,
            before_caps=before if before != after else "",
        ))  # fmt: skip
    for (rule, figure), capping in zip(figures, reasoned.cappings, strict=True):
        store(RatingCap(
            rating=rating, rule=rule, value=figure.value, numerator=figure.numerator, denominator=figure.denominator,
            outcome=capping.found.outcome.value, why=capping.found.why,
        ))  # fmt: skip


def _why_restated(restates: Rating | None, why: str) -> str:
    if restates is not None and not why.strip():
        return "Say why the rating is restated: corrected figures, or better service."
    if restates is not None and getattr(restates, "superseded_by", None):
        return "This rating was restated already. Begin from the latest."
    return ""
