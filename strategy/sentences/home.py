"""What the first page of strategy says."""

from salford_css.core.words import capital, counted, some


def lead(*, proposals: int, plan: str, waiting: int, decisions: int, open_actions: int, late: int, nobody: int) -> str:
    """Say what is in hand and how the work stands, in two sentences."""
    return f"{_in_hand(proposals, plan, waiting, decisions)} {_work(open_actions, late, nobody)}"


def _in_hand(proposals: int, plan: str, waiting: int, decisions: int) -> str:
    if not proposals:
        return "No proposal is on record by this day."
    waits = "all of them wait" if waiting == proposals else some(waiting, "of them waits", "of them wait")
    made = counted(decisions, "decision") if decisions else "no decision"
    return (
        f"{capital(counted(proposals, 'proposal'))} stand in {plan}; {waits} for a decision, "
        f"and {made} {'are' if decisions > 1 else 'is'} on record."
    )


def _work(open_actions: int, late: int, nobody: int) -> str:
    if not open_actions:
        return "No action is open."
    unkept = "none has a manager" if nobody == open_actions else some(nobody, "has no manager", "have no manager")
    return f"Of {counted(open_actions, 'open action')} {some(late, 'is late', 'are late')} and {unkept}."
