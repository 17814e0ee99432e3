"""What the first page of strategy says."""

from strategy.sentences.words import capital, counted, number


def lead(*, proposals: int, plan: str, waiting: int, decisions: int, open_actions: int, late: int, nobody: int) -> str:
    """Say what is in hand and how the work stands, in two sentences."""
    if not proposals:
        first = "No proposal is on record by this day."
    else:
        some = "all of them wait" if waiting == proposals else f"{number(waiting)} of them wait{'s' * (waiting == 1)}"
        waits = f"; {some} for a decision" if waiting else ""
        made = f"and {counted(decisions, 'decision')} {'are' if decisions > 1 else 'is'} on record"
        made = made.replace("no decisions", "no decision")
        first = f"{capital(counted(proposals, 'proposal'))} stand in {plan}{waits}, {made}."
    if not open_actions:
        return f"{first} No action is open."
    work = f"Of {counted(open_actions, 'open action')} {number(late)} {'is' if late == 1 else 'are'} late"
    unkept = (
        "none has" if nobody == open_actions and nobody else f"{number(nobody)} {'has' if nobody == 1 else 'have'} no"
    )
    return f"{first} {work} and {unkept} {'a ' if unkept == 'none has' else ''}manager."
