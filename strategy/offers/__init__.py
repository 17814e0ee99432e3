"""What strategy offers to pages and apps further right: places on the thread, findings, search, work, documents."""

from strategy.offers import (
    consultation_papers,
    daily,
    decision_papers,
    decisions,
    diary,
    figures,
    findings,
    forward_plan,
    hearing,
    imports,
    meeting_papers,
    places,
    report_papers,
    search,
    thread,
    work,
)

__all__ = [
    "consultation_papers",
    "daily",
    "decision_papers",
    "decisions",
    "diary",
    "figures",
    "findings",
    "forward_plan",
    "hearing",
    "imports",
    "meeting_papers",
    "places",
    "report_papers",
    "search",
    "thread",
    "work",
]
