"""The arithmetic of pooled funds: pure, in Decimal, to the penny."""

from partnerships.pooling.explain import Step, Unit, explain, explain_split, pounds, rule_words
from partnerships.pooling.figures import (
    carried_forward,
    cash,
    current_budget,
    forecast,
    profile_to_date,
    required,
    spent_to_date,
    variance_per_cent,
)
from partnerships.pooling.pool import NOTHING, Line, Partner, Pool
from partnerships.pooling.relief import Relief, Relieved, relieve, relieve_pool
from partnerships.pooling.rules import RULE_WORDS, Rule, RuleKind
from partnerships.pooling.split import Portion, Sharing, Split, split
from partnerships.pooling.year import Month, Stretch, YearSplit, evenly, split_year

__all__ = [
    "NOTHING",
    "RULE_WORDS",
    "Line",
    "Month",
    "Partner",
    "Pool",
    "Portion",
    "Relief",
    "Relieved",
    "Rule",
    "RuleKind",
    "Sharing",
    "Split",
    "Step",
    "Stretch",
    "Unit",
    "YearSplit",
    "carried_forward",
    "cash",
    "current_budget",
    "evenly",
    "explain",
    "explain_split",
    "forecast",
    "pounds",
    "profile_to_date",
    "relieve",
    "relieve_pool",
    "required",
    "rule_words",
    "spent_to_date",
    "split",
    "split_year",
    "variance_per_cent",
]
