"""What strategy does every morning."""

from datetime import date

from salford_css.core import daily
from strategy.services import notices


@daily.work("notices")
def tell_what_falls_due(on: date) -> None:
    """Remind of what falls due and tell of decisions that take effect; nobody is told twice."""
    notices.send_due(on=on)
