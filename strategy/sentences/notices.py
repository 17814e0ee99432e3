"""What e-mails of strategy say: a subject and one line for each fact, plain text, nothing exempt. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from salford_css.core.words import capital, counted, day

SUBJECT = 150
"""Characters of a subject; the rest is in the message."""

EXEMPT = "an exempt paper (Part 2)"
"""What stands for the title of what is not open to the public: e-mail is read on other people's screens."""


@dataclass(frozen=True)
class Mail:
    """A message before it is addressed to anybody."""

    subject: str
    body: str


def mail(subject: str, lines: Sequence[str], address: str) -> Mail:
    """Put a message together: a line for each fact, then where to read on."""
    told = [line for line in lines if line]
    where = ["", "Sign in to read it:", address] if address else []
    footer = [
        "",
        "Sent by the directorate's register because of a post you hold. Nobody reads replies to this address.",
    ]
    return Mail(shorten(" ".join(subject.split()), SUBJECT, placeholder="…"), "\n".join([*told, *where, *footer]))


def asked(*, title: str, post: str, kind: str, closes: date | None, contact: str, address: str) -> Mail:
    """Ask the holder of a post to comment."""
    return mail(
        f"You are asked to comment: {title}",
        (
            f"What: {title}.",
            f"Asked as: {post}.",
            f"How: {kind}." if kind else "",
            f"Comment by: {day(closes)}." if closes else "Comment by: no closing day is on record.",
            f"Questions to: {contact}." if contact else "",
        ),
        address,
    )


def to_answer(*, count: int, post: str, due: date | None, title: str, address: str) -> Mail:
    """Ask the holder of a post to draft answers."""
    words = counted(count, "comment")
    return mail(
        f"{capital(words)} to answer: {title}",
        (f"Consultation: {title}.", f"Comments to answer: {count}.", f"Asked as: {post}.", _by(due)),
        address,
    )


def _by(due: date | None) -> str:
    return f"Answer by: {day(due)}." if due else "Answer by: no day was set."


def response_due(*, title: str, post: str, due: date, address: str) -> Mail:
    """Remind the holder of a post that was asked and has not answered."""
    return mail(
        f"Your response is due on {day(due)}: {title}",
        (f"What: {title}.", f"Asked as: {post}.", f"Due on: {day(due)}.", "No response of yours is on record."),
        address,
    )


def answer_due(*, count: int, title: str, post: str, due: date, address: str) -> Mail:
    """Remind the holder of a post that was asked to draft answers."""
    words = counted(count, "comment")
    return mail(
        f"{capital(words)} to answer by {day(due)}: {title}",
        (f"Consultation: {title}.", f"Comments without an answer: {count}.", f"Asked as: {post}.", _by(due)),
        address,
    )


def published(*, title: str, number: int, body: str, on: date, address: str) -> Mail:
    """Tell that a report was published."""
    return mail(
        f"Published: {title}",
        (f"Report: {title}.", f"Version: {number}.", f"To: {body}." if body else "", f"Published on: {day(on)}."),
        address,
    )


def effective(*, title: str, decider: str, outcome: str, on: date, address: str) -> Mail:
    """Tell that a decision takes effect."""
    return mail(
        f"In effect from {day(on)}: {title}",
        (f"Decision: {title}.", f"Made by: {decider}.", f"Outcome: {outcome}.", f"In effect from: {day(on)}."),
        address,
    )
