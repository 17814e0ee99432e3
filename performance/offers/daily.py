"""What performance does every morning, and when a worker starts."""

from datetime import date

from performance.services import judge_what_is_behind, reminders
from salford_css.core import daily


@daily.work("round-reminders")
def tell_of_returns(on: date) -> None:
    """Remind of returns that fall due, are late or wait to be checked; nobody is told twice."""
    reminders.send_due(on=on)


@daily.work("judging", at_start=True)
def judge_what_was_left(on: date) -> None:
    """Judge figures that were stored and not judged, because the worker was ended in between or SQL changed them."""
    judge_what_is_behind()
