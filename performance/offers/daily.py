"""What performance does every morning."""

from datetime import date

from performance.services import reminders
from salford_css.core import daily


@daily.work("round-reminders")
def tell_of_returns(on: date) -> None:
    """Remind of returns that fall due, are late or wait to be checked; nobody is told twice."""
    reminders.send_due(on=on)
