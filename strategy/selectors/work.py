"""Actions and milestones as pages show them: their progress on a day, and where they come from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from salford_css.core.words import capital, shortened
from strategy import progress, readings
from strategy.models import Action, ConsultationComment, Proposal


def facts_of(action: Action, day: date) -> progress.Facts:
    """Return what is on record about an action on a day; a due date moved later is taken back."""
    return replace(readings.facts_of(action, on=day), due=due_on(action, day))


def due_on(action: Action, day: date) -> Any:
    """Return the due date as it stood on a day."""
    later = [move for move in _moves(action) if move.moved_on > day]
    return min(later, key=lambda move: move.number).was if later else action.when


def _moves(action: Action) -> Sequence[Any]:
    return list(action.moves.all())


@dataclass(frozen=True)
class ActionLine:
    """An action in a table: its row, status (a shape), the status in words, due date and origin."""

    row: Action
    status: str
    sentence: str
    due: str
    origin: str
    origin_url: str

    @property
    def head(self) -> str:
        """Return the status in its first words: Late by 549 days."""
        return re.split(r"[,:] ", self.sentence, maxsplit=1)[0]

    @property
    def rest(self) -> str:
        """Return what the sentence adds to them: it was due Autumn 2002."""
        return capital(self.sentence[len(self.head) :].lstrip(",: "))


def action_line(action: Action, day: date) -> ActionLine:
    """Return an action as a table shows it on a day."""
    facts = facts_of(action, day)
    words, url = origin_of(action)
    due = str(facts.due) if facts.due.latest or facts.due.as_written else "no date"
    return ActionLine(action, progress.status(facts, on=day), progress.sentence(facts, on=day), due, words, url)


def action_lines(actions: Iterable[Action], day: date) -> list[ActionLine]:
    """Return actions as a table shows them."""
    return [action_line(action, day) for action in actions]


WITH_ORIGIN = (
    *("manager", "organisation", "client_group", "plan", "objective", "decision", "proposal"),
    *("comment__post", "comment__organisation", "inspection_recommendation__inspection"),
)


def with_everything(actions: Any, day: date) -> Any:
    """Read along what a table of actions shows, so that the number of queries does not grow with the rows."""
    return actions.with_last_report(day).select_related(*WITH_ORIGIN).prefetch_related("moves")


ORIGIN_WORDS = {
    "decision": "Decision",
    "proposal": "Proposal",
    "comment": "Comment",
    "inspection_recommendation": "Inspection",
    "objective": "Objective",
    "plan": "Plan",
}


def origin_of(action: Action) -> tuple[str, str]:
    """Return in words what an action comes from, and the address of that record ('' for a piece of history)."""
    origin = action.origin
    if origin is None or isinstance(origin, str):
        return (f"History: {origin}" if origin else "not recorded"), ""
    if isinstance(origin, Proposal):
        return f"Proposal {origin.number}", origin.get_absolute_url()
    name = next(name for name in Action.ORIGINS if getattr(action, name) is origin)
    words = origin.respondent if isinstance(origin, ConsultationComment) else str(origin)
    return f"{ORIGIN_WORDS[name]}: {shortened(words)}", origin.get_absolute_url()


def actions_about(proposal: Proposal, reader: Any, day: date) -> list[ActionLine]:
    """Return the actions that carry a proposal out or came of a comment on it."""
    rows = Action.objects.visible_to(reader).as_at(day)
    near = Q(proposal=proposal) | Q(decision__proposal=proposal) | Q(comment__in=_comments_near(proposal))
    return action_lines(with_everything(rows.filter(near).distinct(), day), day)


def _comments_near(proposal: Proposal) -> Any:
    return proposal.comment_links.values("comment")
