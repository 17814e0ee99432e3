"""The life of an agreement: its states, the moves between them, and what each move needs.

States and moves follow what real agreements went through (Salford's drug pool 2002, its section 75 of 2011/12, Medway
2005, Oldham 2020/21, Cambridgeshire 2023 to 2025). `Live without a signed agreement` and `live past its end` are
findings, not states. A move's own needs always hold: they say what its state means. The statutory checklist holds
beside them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from partnerships.agreements.checklist import Objection, Rule, Severity, objections
from partnerships.agreements.facts import Facts
from salford_css.core.words import listed


class State(StrEnum):
    """Where an agreement stands."""

    PROPOSAL = "proposal"
    APPROVED_IN_PRINCIPLE = "approved_in_principle"
    CONSULTATION = "consultation"
    DRAFTING = "drafting"
    APPROVALS = "approvals"
    SIGNED = "signed"
    NOTIFIED = "notified"
    LIVE = "live"
    VARIATION = "variation"
    UNDER_REVIEW = "under_review"
    NOTICE_GIVEN = "notice_given"
    CLOSING = "closing"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


STATE_WORDS: dict[str, str] = {
    State.PROPOSAL: "proposal",
    State.APPROVED_IN_PRINCIPLE: "approved in principle",
    State.CONSULTATION: "in consultation",
    State.DRAFTING: "in drafting",
    State.APPROVALS: "before the partners for approval",
    State.SIGNED: "signed",
    State.NOTIFIED: "notified",
    State.LIVE: "live",
    State.VARIATION: "in variation",
    State.UNDER_REVIEW: "under review",
    State.NOTICE_GIVEN: "under notice",
    State.CLOSING: "closing",
    State.ENDED: "ended",
    State.WITHDRAWN: "withdrawn",
}

BEFORE_SIGNATURE = (State.PROPOSAL, State.APPROVED_IN_PRINCIPLE, State.CONSULTATION, State.DRAFTING, State.APPROVALS)
RUNNING = (State.LIVE, State.VARIATION, State.UNDER_REVIEW, State.NOTICE_GIVEN)
"""States in which the arrangement is at work."""


@dataclass(frozen=True)
class Move:
    """A step of the lifecycle: its name, what it is called, from where to where."""

    name: str
    words: str
    sources: tuple[State, ...]
    target: State


MOVES: dict[str, Move] = {
    move.name: move
    for move in (
        Move("approve_in_principle", "Approve in principle", (State.PROPOSAL,), State.APPROVED_IN_PRINCIPLE),
        Move("consult", "Open the consultation", (State.APPROVED_IN_PRINCIPLE,), State.CONSULTATION),
        Move("begin_drafting", "Draft the agreement", (State.CONSULTATION,), State.DRAFTING),
        Move("consult_again", "Consult again on a changed draft", (State.DRAFTING,), State.CONSULTATION),
        Move("seek_approvals", "Put it to the partners", (State.DRAFTING,), State.APPROVALS),
        Move("sign", "Record the signed agreement", (State.APPROVALS,), State.SIGNED),
        Move("notify", "Record the notification", (State.SIGNED,), State.NOTIFIED),
        Move("go_live", "Go live", (State.SIGNED, State.NOTIFIED), State.LIVE),
        Move("vary", "Begin a variation", (State.LIVE, State.UNDER_REVIEW), State.VARIATION),
        Move("adopt_variation", "Adopt the variation", (State.VARIATION,), State.LIVE),
        Move("review", "Begin a review", (State.LIVE,), State.UNDER_REVIEW),
        Move("end_review", "End the review without change", (State.UNDER_REVIEW,), State.LIVE),
        Move("give_notice", "Record the notice", (State.LIVE, State.UNDER_REVIEW), State.NOTICE_GIVEN),
        Move("withdraw_notice", "Withdraw the notice", (State.NOTICE_GIVEN,), State.LIVE),
        Move("close", "Begin to close", (State.NOTICE_GIVEN,), State.CLOSING),
        Move("end", "End", (State.CLOSING,), State.ENDED),
        Move("withdraw", "Withdraw", (*BEFORE_SIGNATURE, State.SIGNED), State.WITHDRAWN),
    )
}


def against(move: str, facts: Facts, rules: Iterable[Rule]) -> list[Objection]:
    """Return everything that stands against a move: its own needs, then the checklist's rules for its target."""
    own = [Objection(sentence, Severity.BLOCK) for sentence in NEEDS.get(move, _nothing)(facts)]
    if move in ("adopt_variation", "end_review", "withdraw_notice"):
        return own  # the agreement was live already: its standing faults are findings, and do not hold it back
    return own + objections(rules, facts, step=MOVES[move].target)


def _nothing(facts: Facts) -> Iterable[str]:
    return ()


def _has_scope(facts: Facts) -> Iterable[str]:
    if len(facts.parties) < 2:
        yield "Name the parties first: an arrangement has at least two."
    if not facts.flexibilities:
        yield "Say which flexibilities the arrangement will use."


def _everybody_approved(facts: Facts) -> Iterable[str]:
    missing = [party.name for party in facts.partners if party.name not in facts.approved_by]
    if missing:
        yield f"{listed(missing)} {'has' if len(missing) == 1 else 'have'} not approved it."


def _has_notification(facts: Facts) -> Iterable[str]:
    if not facts.notified:
        yield "Enter the notification first: to whom and on which day."


def _start_reached(facts: Facts) -> Iterable[str]:
    if facts.starts_on is None:
        yield "The agreement names no start."
    elif facts.starts_on > facts.on:
        yield f"The agreement starts on {facts.starts_on:%-d %B %Y}, which has not come."


def _variation_approved(facts: Facts) -> Iterable[str]:
    if not facts.variation_approved:
        yield "The varied agreement is not approved by every partner."


def _has_notice(facts: Facts) -> Iterable[str]:
    if facts.notice_on is None:
        yield "Enter the notice first: by whom, on which day, and to end when."


NEEDS: dict[str, Callable[[Facts], Iterable[str]]] = {
    "approve_in_principle": _has_scope,
    "sign": _everybody_approved,
    "notify": _has_notification,
    "go_live": _start_reached,
    "adopt_variation": _variation_approved,
    "give_notice": _has_notice,
}
