"""Days of procedure, counted: clear days before a meeting, working days after a publication. Pure.

Neither the day of publication nor the day of the meeting counts as a clear day. Example, from the council's own
decision pages: published on Monday 23 January 2023, five working days end on Monday 30 January, effective 31 January.
"""

from strategy.clock_rules.calendars import CALENDARS, Calendar, calendar_named
from strategy.clock_rules.counting import Counted, Skipped, days_after, days_before, working_days_after
from strategy.clock_rules.key_decisions import Suggestion, contradicts, suggest_key
from strategy.clock_rules.notice import Consent, Notice, notice_by, without_notice
from strategy.clock_rules.questions import (
    CallIn,
    Effect,
    Worked,
    WorkedEffect,
    clear_days_before,
    counted,
    effective_date,
    first_day_after_clear_days,
)

__all__ = [
    "CALENDARS",
    "Calendar",
    "CallIn",
    "Consent",
    "Counted",
    "Effect",
    "Notice",
    "Skipped",
    "Suggestion",
    "Worked",
    "WorkedEffect",
    "calendar_named",
    "clear_days_before",
    "contradicts",
    "counted",
    "days_after",
    "days_before",
    "effective_date",
    "first_day_after_clear_days",
    "notice_by",
    "suggest_key",
    "without_notice",
    "working_days_after",
]
