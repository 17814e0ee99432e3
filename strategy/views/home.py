"""The first page of strategy: what is there, in a paragraph and two pictures."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from salford_css.core import breaks
from salford_css.core.moments import day_of
from strategy.charts import courses
from strategy.course import HEADS
from strategy.lifecycle import ProposalState
from strategy.models import Action, Decision
from strategy.selectors import home as selectors
from strategy.sentences import home as sentences


@require_safe
@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the proposals in hand, the years of promises and plans, and the way to every list."""
    reader, day = request.user, day_of(request)
    plan = selectors.plan_in_hand(reader, day)
    proposals = selectors.proposals_of(plan, reader, day) if plan else []
    found = breaks.shown(as_at=day, reader=reader, audience="strategy")
    context = {
        "lead": _lead(plan, proposals, reader, day),
        "plan": plan,
        "proposals": proposals,
        "steps": courses.head(HEADS),
        "spells": selectors.spells(reader, day),
        "registers": selectors.registers(reader, day),
        "findings": found[:5],
        "finding_count": len(found),
    }
    return render(request, "strategy/home.html", context)


def _lead(plan: Any, proposals: list[Any], reader: Any, day: Any) -> str:
    actions = Action.objects.visible_to(reader).as_at(day)
    still = actions.open_on(day)
    return sentences.lead(
        proposals=len(proposals),
        plan=str(plan or ""),
        waiting=sum(one.state == ProposalState.REVISED for one in proposals),
        decisions=Decision.objects.visible_to(reader).as_at(day).count(),
        open_actions=still.count(),
        late=actions.late_on(day).count(),
        nobody=still.filter(manager__isnull=True).count(),
    )
