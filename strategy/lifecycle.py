"""States, outcomes and the guards between them: each guard returns the missing thing as a sentence, or None.

The life of a proposal follows the council's own practice of 2004: a first report asks leave to consult, every comment
is answered, the revised wording goes back to the body that decides, scrutiny may call the decision in, then it is
carried out and reviewed. No database here: services hand in what they know.
"""

from collections.abc import Sequence
from datetime import date

from django.db.models import TextChoices


class ProposalState(TextChoices):
    """How far a proposal is."""

    DRAFT = "draft", "draft"
    FIRST_REPORT = "first_report", "in the first report"
    IN_CONSULTATION = "in_consultation", "in consultation"
    ANALYSING = "analysing", "comments being answered"
    REVISED = "revised", "revised, waits for a decision"
    DECIDED = "decided", "decided"
    IN_CALL_IN = "in_call_in", "open to call-in"
    CALLED_IN = "called_in", "called in"
    EFFECTIVE = "effective", "in effect"
    DELIVERING = "delivering", "being carried out"
    REVIEWED = "reviewed", "reviewed and closed"
    WITHDRAWN = "withdrawn", "withdrawn"


class ConsultationState(TextChoices):
    """How far a consultation is."""

    PLANNED = "planned", "planned"
    OPEN = "open", "open"
    ANALYSING = "analysing", "comments being answered"
    CLOSED = "closed", "closed, every comment answered"


class MeetingState(TextChoices):
    """Whether a meeting took place."""

    PLANNED = "planned", "planned"
    HELD = "held", "held"
    CANCELLED = "cancelled", "cancelled"


class Effect(TextChoices):
    """What a comment changed."""

    NONE = "none", "no change"
    NOTED = "noted", "noted"
    AMENDED = "amended", "a proposal was amended"
    NEW = "new", "a new proposal came of it"
    UNKNOWN = "unknown", "not recorded"


class Outcome(TextChoices):
    """What was decided."""

    APPROVED = "approved", "approved"
    AMENDED = "amended", "approved as amended"
    DEFERRED = "deferred", "deferred"
    REJECTED = "rejected", "rejected"
    NOTED = "noted", "noted"
    REFERRED = "referred", "referred"
    WITHDRAWN = "withdrawn", "withdrawn"


APPROVALS = frozenset({Outcome.APPROVED, Outcome.AMENDED})
"""Outcomes after which something is to be done."""


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


# ------------------------------------------------------------------ the four refusals of the council's procedure


def before_publication_ends(*, meeting_on: date | None, first_lawful_day: date | None, urgency: str) -> str | None:
    """Refuse a decision before the agenda was open for the days the rule asks, unless an urgent route is recorded.

    `first_lawful_day` is the first day on which the body may meet; None: no rule, or nothing published.
    """
    if urgency.strip() or meeting_on is None:
        return None
    if first_lawful_day is None:
        return "The report has not been published; publish it, or record the urgent route."
    if meeting_on < first_lawful_day:
        return (
            f"The report is not open to the public long enough: it can be decided from {_day(first_lawful_day)}, "
            "or earlier by an urgent route with a named consent."
        )
    return None


def before_call_in_ends(*, effective_on: date | None, on: date) -> str | None:
    """Refuse to carry a decision out before it takes effect."""
    if effective_on is None:
        return "The decision has no effective date yet: it must be published first."
    if on < effective_on:
        return f"The decision can still be called in; it takes effect on {_day(effective_on)}."
    return None


def unanswered_comments(refs: Sequence[str]) -> str | None:
    """Refuse to close a consultation while comments have no officer's response."""
    if not refs:
        return None
    if len(refs) == 1:
        return f"The comment {refs[0]} has no officer's response."
    return f"{len(refs)} comments have no officer's response: {', '.join(refs)}."


def change_without_cause(*, was: str, becomes: str, comments: int, reasons: Sequence[str]) -> str | None:
    """Refuse a revised wording that names no comment and no other reason."""
    if was == becomes or comments or any(reason.strip() for reason in reasons):
        return None
    return "The wording changed, but neither a comment nor another reason is named for it."


# ------------------------------------------------------------------ what else a step needs


def nothing_to_submit(text: str) -> str | None:
    """Refuse to submit a proposal without a wording."""
    return None if text.strip() else "The proposal has no text yet."


LONGEST_WORDING = 200_000
"""Characters of one wording, some eighty pages. What is longer is a report, not a proposal."""


def too_long_a_wording(characters: int) -> str | None:
    """Refuse a wording that nobody could read or compare."""
    if characters <= LONGEST_WORDING:
        return None
    return (
        f"A wording has at most {LONGEST_WORDING:,} characters; this one has {characters:,}. It is not saved. "
        "Shorten it, and put what is longer into an appendix of the report."
    )


def nothing_new(*, was: str, becomes: str) -> str | None:
    """Refuse to submit the newest wording once more."""
    return "The text in hand is the newest version already." if was == becomes else None


def without_owner(has_lead_post: bool) -> str | None:
    """Refuse a step that needs somebody to answer for the proposal."""
    return None if has_lead_post else "No post leads this proposal; name one first."


def without_version(versions: int) -> str | None:
    """Refuse a step of a proposal that has no submitted version."""
    return None if versions else "No version of the proposal has been submitted yet."


def reason_missing(reason: str, what: str) -> str | None:
    """Refuse a deed that needs its reason."""
    return None if reason.strip() else f"Say why {what}."


def not_approved(outcome: str | None) -> str | None:
    """Refuse to carry out what was not approved."""
    if outcome in APPROVALS:
        return None
    return "The proposal was not approved, so there is nothing to carry out."


def actions_missing(*, actions: int, without_manager: int) -> str | None:
    """Refuse delivery without actions that each have a named manager."""
    if not actions:
        return "No action carries the decision out yet; open one with a named manager."
    if without_manager:
        return f"{without_manager} of {actions} actions have no named manager."
    return None


def consultation_not_ready(*, opens: date | None, closes: date | None, audiences: int) -> str | None:
    """Refuse to open a consultation without its dates and audiences."""
    if opens is None or closes is None:
        return "Give the days on which the consultation opens and closes."
    if closes <= opens:
        return "The consultation closes before it opens."
    if not audiences:
        return "Name at least one audience that is to be heard."
    return None


def effect_without_proposal(*, effect: str, proposals: int) -> str | None:
    """Refuse `amended` and `new` without the proposal they are about."""
    if effect in (Effect.AMENDED, Effect.NEW) and not proposals:
        return "Name the proposal that the comment changed."
    return None


def outcome_without_wording(*, outcome: str, amended_text: str, deferred_until: str) -> str | None:
    """Refuse an amended approval without its wording and a deferral without its end or condition."""
    if outcome == Outcome.AMENDED and not amended_text.strip():
        return "Give the wording as amended."
    if outcome == Outcome.DEFERRED and not deferred_until.strip():
        return "Say until when, or until what, the decision is deferred."
    return None


def not_consulted_on(open_consultations: int) -> str | None:
    """Refuse to call a proposal consulted on while no consultation on it is open."""
    return None if open_consultations else "No consultation on this proposal is open."


def still_consulted_on(open_consultations: int) -> str | None:
    """Refuse to analyse comments while more may come."""
    return "The consultation on this proposal is still open." if open_consultations else None


def amended_without_wording(refs: Sequence[str]) -> str | None:
    """Refuse to revise while a comment is said to have amended the proposal and its wording never changed."""
    if not refs:
        return None
    return f"The wording has not changed, although it is said to be amended after {', '.join(refs)}."


def comments_not_taken(state: str) -> str | None:
    """Refuse a comment before a consultation opens and after it was closed."""
    if state in (ConsultationState.OPEN, ConsultationState.ANALYSING):
        return None
    return f"The consultation is {ConsultationState(state).label}; it takes no comments."


def consultation_over(state: str) -> str | None:
    """Refuse to change a consultation that is closed."""
    return "The consultation is closed; its record stands." if state == ConsultationState.CLOSED else None


def opened_already(state: str) -> str | None:
    """Refuse to move the first day of a consultation that has begun."""
    return None if state == ConsultationState.PLANNED else "The consultation has opened; its first day stands."


def response_on_record(received: bool | None, comments: int) -> str | None:
    """Refuse to deny a response that is written down."""
    if received or not comments:
        return None
    written = "comment of this event is" if comments == 1 else "comments of this event are"
    return f"A response came: {comments} {written} on record."


def decision_missing(has_decision: bool) -> str | None:
    """Refuse a step that follows a decision nobody recorded."""
    return None if has_decision else "No decision on this proposal is on record."


def decided_by_nobody(*, has_body: bool, has_post: bool) -> str | None:
    """Refuse a decision without exactly one decider."""
    return None if has_body != has_post else "Name the body or the post that decided, one of them."


def published_already(published_on: date | None) -> str | None:
    """Refuse to publish twice."""
    return f"The decision was published on {_day(published_on)}." if published_on else None


def call_in_unsettled(outcome: str | None) -> str | None:
    """Refuse effect while a call-in is neither settled nor absent; None: nobody called in."""
    if outcome is None or outcome in ("upheld", "lapsed"):
        return None
    return "Scrutiny has called the decision in and has not let it stand."


def actions_open(count: int) -> str | None:
    """Refuse to close a proposal while work on it is open."""
    return f"{count} action{'s are' if count > 1 else ' is'} neither done nor dropped." if count else None


def already_over(*, done: bool, dropped: bool) -> str | None:
    """Refuse to work on an action that has ended."""
    if done:
        return "The action is done."
    return "The action was dropped." if dropped else None


def not_to_be_revised(*, state: str, outcome: str | None) -> str | None:
    """Refuse to revise what was settled: only a deferred, referred or rejected proposal comes back by itself."""
    if state == ProposalState.DECIDED and outcome not in (Outcome.DEFERRED, Outcome.REFERRED, Outcome.REJECTED):
        return "The proposal was decided on; a new wording needs a new proposal."
    if state == ProposalState.CALLED_IN:
        return "Scrutiny has called the decision in; the proposal comes back only if it is referred back."
    return None
