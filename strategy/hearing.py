"""Rules for what is written down of a consultation: where a comment points, when it came, what is hidden. Pure."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from salford_css.core.words import day, listed

LONGEST = 20_000
"""Characters of one comment, some eight pages. A longer paper is kept whole with its event."""

_PERSON = re.compile(r"\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Sir|Cllr|Councillor|Prof(?:essor)?)\b\.? [A-Z]")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_MANY = 8


def no_such_version(number: int, known: Collection[int], report: str) -> str | None:
    """Refuse a comment on a version that a report does not have."""
    if number in known:
        return None
    if not known:
        return f"{report} has no version yet, so nothing can be said about version {number}."
    versions = listed([str(one) for one in sorted(known)])
    return f"{report} has no version {number}; it has {'versions' if len(known) > 1 else 'version'} {versions}."


def no_such_section(number: str, known: Sequence[str], version: str) -> str | None:
    """Refuse a comment on a section that a version does not have; the nearest numbers are named."""
    if number in known:
        return None
    if not known:
        return f"{version} has no numbered paragraphs; leave the paragraph empty and say in words what it is about."
    begun = [one for one in known if one.split(".")[0] == number.split(".")[0]] or list(known)
    shown = listed(begun[:_MANY]) + (", and more" if len(begun) > _MANY else "")
    return f"{version} has no paragraph {number}; it has {shown}."


def names_a_person(respondent: str) -> str | None:
    """Refuse a consultee written as a person: comments come from bodies and roles."""
    if _PERSON.search(respondent) or _ADDRESS.search(respondent):
        return "Name the body or the role that commented, not the person."
    return None


def too_long(text: str) -> str | None:
    """Refuse a text that is no comment any more."""
    if len(text) <= LONGEST:
        return None
    return (
        f"The text has {len(text):,} characters, and {LONGEST:,} are kept. "
        "Attach the paper to the event and write down here what it says."
    )


def nothing_said(text: str) -> str | None:
    """Refuse a comment without words."""
    return None if text.strip() else "Write what was said."


def replied_already(sent: date | None) -> str | None:
    """Refuse other words once the consultee was told what became of theirs."""
    if sent is None:
        return None
    return f"The reply was sent on {day(sent)}, to what was written here. Enter a further comment instead."


def received_too_early(*, received: date | None, opens: date | None, today: date) -> str | None:
    """Refuse a comment received before anybody was asked, or on a day that has not come."""
    if received is None:
        return None
    if received > today:
        return f"{day(received)} has not come yet."
    if opens and received < opens:
        return f"It cannot have been received on {day(received)}: the consultation opened on {day(opens)}."
    return None


def replied_too_early(*, sent: date, received: date | None, answered: date | None, today: date) -> str | None:
    """Refuse a reply sent in the future, or before there was something to reply to."""
    if sent > today:
        return f"{day(sent)} has not come yet."
    if received and sent < received:
        return f"The reply cannot have been sent on {day(sent)}: the comment came on {day(received)}."
    if answered and sent < answered:
        return f"The reply cannot have been sent on {day(sent)}: the answer was written on {day(answered)}."
    return None


def due_too_early(due: date | None, after: date | None, what: str) -> str | None:
    """Refuse something that falls due before it was asked for."""
    if due is None or after is None or due >= after:
        return None
    return f"{what} cannot be due on {day(due)}, before {day(after)}."


# ------------------------------------------------------------------ what wider readers do not see


def mark(reason: str) -> str:
    """Return what stands where words were hidden."""
    return f"[redacted: {reason.strip().rstrip('.')}]"


def hidden(text: str, passages: Sequence[str], reason: str) -> str:
    """Return a text with some passages hidden, or wholly hidden when none is named."""
    if not passages:
        return mark(reason)
    for passage in sorted(passages, key=len, reverse=True):
        text = re.sub(re.escape(passage), lambda _: mark(reason), text, flags=re.IGNORECASE)
    return text


def not_in_text(text: str, passages: Sequence[str]) -> str | None:
    """Refuse to hide words that the text does not have."""
    missing = [passage for passage in passages if passage.casefold() not in text.casefold()]
    return f"The comment does not say: {listed([f'“{one}”' for one in missing])}." if missing else None


def said_elsewhere(passages: Sequence[str], others: Sequence[str]) -> str | None:
    """Refuse to hide words that the answer or the promise would go on saying."""
    told = [one for one in passages if any(one.casefold() in other.casefold() for other in others)]
    return f"The answer or the promise says “{told[0]}” too; change the answer first." if told else None
