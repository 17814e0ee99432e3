"""What lists of strategy can be narrowed to."""

from strategy.filters.consultation import CommentFilter, ConsultationFilter, EventFilter
from strategy.filters.delivery import ActionFilter, InspectionFilter, MilestoneFilter, ProgrammeFilter
from strategy.filters.governance import (
    BodyFilter,
    DecisionFilter,
    ForwardPlanFilter,
    MeetingFilter,
    RuleFilter,
    SeriesFilter,
    years_of_decisions,
)
from strategy.filters.involvement import CommunicationFilter, ServiceFilter, SystemFilter, WayFilter
from strategy.filters.parts import WhenField, WhenFilter, choice, group, of
from strategy.filters.planning import ContextFilter, MissionFilter, ObjectiveFilter, PlanFilter, PledgeFilter
from strategy.filters.proposals import ProposalFilter, ReportFilter, WordingChangeFilter

__all__ = [
    "ActionFilter",
    "BodyFilter",
    "CommentFilter",
    "CommunicationFilter",
    "ConsultationFilter",
    "ContextFilter",
    "DecisionFilter",
    "EventFilter",
    "ForwardPlanFilter",
    "InspectionFilter",
    "MeetingFilter",
    "MilestoneFilter",
    "MissionFilter",
    "ObjectiveFilter",
    "PlanFilter",
    "PledgeFilter",
    "ProgrammeFilter",
    "ProposalFilter",
    "ReportFilter",
    "RuleFilter",
    "SeriesFilter",
    "ServiceFilter",
    "SystemFilter",
    "WayFilter",
    "WhenField",
    "WhenFilter",
    "WordingChangeFilter",
    "choice",
    "group",
    "of",
    "years_of_decisions",
]
