"""E-mail about returns: what falls due, what is late, what waits to be checked; each person is told of each once.

`send_due` is for a daily job: run twice on a day, or late, it tells nobody twice.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from performance.collecting.lifecycle import ReturnState
from performance.models import ReminderKind, ReturnEntry, RoundReminder, RoundReturn
from performance.selectors.returns import EntryLine, lines_of
from performance.sentences import rounds as words
from salford_css.core import clock
from salford_css.core.models import Post, Tenure, User
from salford_css.core.services import outbox
from strategy.sentences.notices import mail

Told = tuple[str, tuple[str, ...]]
"""A subject, and a line for each fact."""

REMIND = timedelta(days=7)
"""How long before a return is due its posts are reminded, and how long after it they are told; our convention."""


def send_due(*, on: date) -> dict[str, int]:
    """Remind of returns that fall due, are late, or wait to be checked; return counts by kind."""
    counts = dict.fromkeys(ReminderKind.labels, 0)
    for row, lines in _owing(on).items():
        kind = ReminderKind.LATE if row.round.due < on else ReminderKind.COMING
        counts[kind.label] += _remind_to_enter(row, lines, kind, on)
    for row, lines in _by_return(ReturnEntry.objects.filter(round_return__state=ReturnState.SUBMITTED), on).items():
        counts[ReminderKind.WAITS.label] += _remind_to_check(row, lines)
    return counts


def _owing(on: date) -> dict[RoundReturn, list[EntryLine]]:
    """Return the open returns due within a week or since a week, with the lines that still need something."""
    entries = ReturnEntry.objects.filter(
        round_return__state=ReturnState.OPEN,
        round_return__round__opens__lte=on,
        round_return__round__due__range=(on - REMIND, on + REMIND),
    )
    found = {
        row: [line for line in lines if line.is_missing or line.lacks] for row, lines in _by_return(entries, on).items()
    }
    return {row: lines for row, lines in found.items() if lines}


def _by_return(entries: object, on: date) -> dict[RoundReturn, list[EntryLine]]:
    found: dict[RoundReturn, list[EntryLine]] = {}
    for line in lines_of(entries, on=on):  # type: ignore[arg-type]
        found.setdefault(line.entry.round_return, []).append(line)
    return found


def _remind_to_enter(row: RoundReturn, lines: list[EntryLine], kind: ReminderKind, on: date) -> int:
    """Write to the posts that enter what is missing; for what nobody is named, and of what is late, to who asked."""
    posts = {line.people.enters for line in lines}
    if kind is ReminderKind.LATE or None in posts:
        posts.add(row.round.asked_by)
    made = words.owed(
        title=str(row),
        unit=str(row.organisation),
        missing=sum(line.is_missing for line in lines),
        unexplained=sum(bool(line.lacks) for line in lines),
        due=row.round.due,
        on=on,
    )
    return _tell(row, kind, row.round.due.isoformat(), made, posts)


def _remind_to_check(row: RoundReturn, lines: list[EntryLine]) -> int:
    """Write once for each submission to the posts that check."""
    last = row.steps.order_by("-number").first()
    made = words.to_check(title=str(row), unit=str(row.organisation))
    about = f"step {last.number}" if last else "submitted"
    return _tell(row, ReminderKind.WAITS, about, made, {line.people.checks for line in lines})


@transaction.atomic
def _tell(row: RoundReturn, kind: ReminderKind, about: str, made: Told, posts: Iterable[Post | None]) -> int:
    """Write to the holders of some posts who were not told before; return how many."""
    told, today = 0, clock.today()
    for user in _holders(posts, today):
        if RoundReminder.objects.filter(round_return=row, kind=kind, about=about, user=user).exists():
            continue
        letter = mail(*made, f"{settings.PUBLIC_ADDRESS}{row.get_absolute_url()}")
        message = outbox.post(to=user.email, subject=letter.subject, body=letter.body)
        RoundReminder.objects.create(
            round_return=row, kind=kind, about=about, user=user, sent_on=today, message=message.uid
        )
        told += 1
    return told


def _holders(posts: Iterable[Post | None], on: date) -> list[User]:
    held = Tenure.objects.in_force(on).filter(post__in=[post.pk for post in posts if post])
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True).exclude(email="").order_by("pk"))
