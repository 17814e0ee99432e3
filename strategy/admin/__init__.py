"""The administration of strategy: reference data to edit, workflow steps to take, frozen rows to read."""

from strategy.admin import (
    clock,
    consultation,
    decisions,
    delivery,
    governance,
    involvement,
    notices,
    planning,
    proposals,
    reports,
    scrutiny,
)

__all__ = [
    "clock",
    "consultation",
    "decisions",
    "delivery",
    "governance",
    "involvement",
    "notices",
    "planning",
    "proposals",
    "reports",
    "scrutiny",
]
