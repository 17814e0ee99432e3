"""You said, we did: what each comment is told to have led to. Pure."""

from collections.abc import Sequence

from salford_css.core.words import capital, counted, listed, number, quote, some
from strategy.lifecycle import Effect

NOTHING_YET = "No answer is on record yet."


def we_did(*, response: str, effect: str, proposals: Sequence[int], actions: Sequence[str], promise: str) -> str:
    """Say what was answered and what came of it."""
    if not response:
        return NOTHING_YET
    told = [f"{capital(quote(response))}."]
    if effect in (Effect.AMENDED, Effect.NEW):
        told.append(_changed(effect, proposals))
    elif effect == Effect.NONE:
        told.append("No proposal was changed.")
    if actions:
        told.append(f"We opened {'an action' if len(actions) == 1 else f'{len(actions)} actions'}: {listed(actions)}.")
    elif promise:
        told.append(f"We said we would: {quote(promise)}.")
    return " ".join(told)


def _changed(effect: str, proposals: Sequence[int]) -> str:
    named = listed([str(number) for number in proposals]) or "not named"
    noun = "Proposal" if len(proposals) < 2 else "Proposals"
    verb = "was" if len(proposals) < 2 else "were"
    return f"{noun} {named} {verb} {'amended' if effect == Effect.AMENDED else 'added'} because of it."


def lead(*, comments: int, consultees: int, changed: int, replied: int) -> str:
    """Say how many said something, what it changed, and how many were told."""
    if not comments:
        return "No comment is on record."
    said = capital(counted(comments, "comment"))
    told = "no reply is recorded as sent" if not replied else f"{number(replied)} of them are recorded as told"
    of = counted(consultees, "consultee")
    return f"{said} of {of}; {some(changed, 'changed', 'changed')} a proposal; {told}."
