"""What the first page of strategy says."""

from strategy.sentences.words import capital, counted, number


def lead(*, proposals: int, plan: str, waiting: int, decisions: int, open_actions: int, late: int, nobody: int) -> str:
    """Say what is in hand and how the work stands, in two sentences."""
    if not proposals:
        first = "No proposal is on record by this day."
    else:
        waits = f"; {number(waiting)} of them wait{'s' * (waiting == 1)} for a decision" if waiting else ""
        made = f"and {counted(decisions, 'decision')} {'is' if decisions == 1 else 'are'} on record"
        first = f"{capital(counted(proposals, 'proposal'))} stand in {plan}{waits}, {made}."
    if not open_actions:
        return f"{first} No action is open."
    work = f"Of {counted(open_actions, 'open action')} {number(late)} {'is' if late == 1 else 'are'} late"
    return f"{first} {work} and {number(nobody)} {'has' if nobody == 1 else 'have'} no manager."
