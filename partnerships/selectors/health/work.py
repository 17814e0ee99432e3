"""What is to be done for a partnership, and what might keep it from its aims: actions and risks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from partnerships.models import PartnershipRisk
from partnerships.risks import Judged, moved, score_words, sentence
from partnerships.selectors.health.parts import Block, Figure
from salford_css.core.words import capital, counted
from salford_css.core.words import day as words_of_day
from strategy.models import Action

SHOWN = 12


def actions_of(partnership: Any, bodies: Sequence[Any], day: date, reader: Any) -> Any:
    """Return the actions that change its service, come of its proposal, or of decisions of its boards."""
    mine = Q(partnerships__partnership=partnership, partnerships__validity__contains=day)
    if partnership.proposal_id:
        mine |= Q(proposal=partnership.proposal_id)
    if bodies:
        mine |= Q(decision__body__in=bodies)
    return Action.objects.visible_to(reader).as_at(day).filter(mine).distinct()


def actions_block(partnership: Any, bodies: Sequence[Any], day: date, reader: Any) -> Block:
    """Return the open actions, those overdue first."""
    every = actions_of(partnership, bodies, day, reader)
    rows = list(every.open_on(day).select_related("manager", "organisation").order_by("latest", "ref"))
    late = [row for row in rows if row.latest and row.latest < day]
    known = len(rows) or every.count()
    return Block(
        id="actions",
        heading="Actions",
        sentence=actions_sentence(len(rows), len(late), known),
        figures=[_action(row, day) for row in rows[:SHOWN]],
        url=reverse("strategy:actions"),
        words=f"All actions; {counted(len(rows) - SHOWN, 'more')} of this partnership"
        if len(rows) > SHOWN
        else "All actions",
        source="Actions that change this service, come of its proposal, or of decisions of its boards.",
    )


def actions_sentence(still: int, late: int, known: int) -> str:
    """Say how many actions are open and how many of them are overdue."""
    if not known:
        return "No action of this partnership or its boards is on record."
    if not still:
        return f"No action is open; {counted(known, 'is', 'are')} done or dropped."
    rest = f"{counted(late, 'of them is', 'of them are')} overdue" if late else "none of them is overdue"
    return f"{capital(counted(still, 'action'))} {'is' if still == 1 else 'are'} open, and {rest}."


def _action(row: Any, day: date) -> Figure:
    due = f"due {row.when}" if row.latest else "no day is set"
    late = ", overdue" if row.latest and row.latest < day else ""
    who = row.manager or row.organisation
    return Figure(str(row), f"{due}{late}", str(who) if who else "nobody is named", row.get_absolute_url())


def risks_of(partnership: Any, day: date, reader: Any) -> list[Any]:
    """Return the open risks, the highest first, each with how it was judged by the day; two queries."""
    rows = PartnershipRisk.objects.visible_to(reader).filter(partnership=partnership).open_on(day)
    return [row for row in rows.judged_by(day).with_assessments(day).order_by("-score", "number") if row.judged]


def risks_block(partnership: Any, risks: Sequence[Any], day: date) -> Block:
    """Return the open risks of a partnership."""
    judged = [Judged(row.title, row.score, row.review_on) for row in risks]
    closed = PartnershipRisk.objects.filter(partnership=partnership, closed_on__lte=day).count()
    return Block(
        id="risks",
        heading="Risks",
        sentence=sentence(judged, day, closed=closed),
        figures=[_risk(row, one, day) for row, one in zip(risks, judged, strict=True)],
        url=f"{reverse('partnerships:risks')}?partnership={partnership.pk}" if risks or closed else "",
        words="The register of risks" if risks or closed else "",
        source="The partnership's register, as judged by the day." if risks or closed else "",
    )


def _risk(row: Any, one: Judged, day: date) -> Figure:
    parts = (moved([each.score for each in row.judged]), f"looked after by {row.judged[-1].owner}",
             f"judged again by {words_of_day(one.review_on)}{', overdue' if one.is_overdue(day) else ''}")  # fmt: skip
    return Figure(
        row.title, score_words(one.score), "; ".join(filter(None, parts)), row.get_absolute_url(), row.illustrative
    )
