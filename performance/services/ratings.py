"""Entering a rating with the judgements behind it, and restating one."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from performance.models import Rating, RatingJudgement
from performance.policies import require_keeper
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store


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
