"""Whether it happens: what is counted, what came of it, how it is judged, and the facts about money beside it."""

from performance.models.bands import (
    BadWhen,
    BandInterval,
    BandLabel,
    BandLabels,
    BandSet,
    CapRule,
    ComparatorGroup,
    GroupMember,
)
from performance.models.choices import Audience, CareService, Counting, Grade, Stage
from performance.models.collection import Commentary, Door, PeriodLock, Submission
from performance.models.indicators import (
    ActionIndicator,
    Breakdown,
    Definition,
    Framework,
    Indicator,
    IndicatorAlias,
    IndicatorLink,
    IndicatorObjective,
    LinkKind,
)
from performance.models.money import BudgetFact, BudgetKind, Direction
from performance.models.ratings import Question, Rating, RatingJudgement, RatingScheme
from performance.models.registers import DateMeans, InformationSource, Register, SourceKind
from performance.models.results import (
    FACTS,
    Rebase,
    Result,
    ResultKnown,
    ResultPast,
    Series,
    SeriesBreak,
    SeriesState,
)
from performance.models.targets import Target, TargetPoint

__all__ = [
    "FACTS",
    "ActionIndicator",
    "Audience",
    "BadWhen",
    "BandInterval",
    "BandLabel",
    "BandLabels",
    "BandSet",
    "Breakdown",
    "BudgetFact",
    "BudgetKind",
    "CapRule",
    "CareService",
    "Commentary",
    "ComparatorGroup",
    "Counting",
    "DateMeans",
    "Definition",
    "Direction",
    "Door",
    "Framework",
    "Grade",
    "GroupMember",
    "Indicator",
    "IndicatorAlias",
    "IndicatorLink",
    "IndicatorObjective",
    "InformationSource",
    "LinkKind",
    "PeriodLock",
    "Question",
    "Rating",
    "RatingJudgement",
    "RatingScheme",
    "Rebase",
    "Register",
    "Result",
    "ResultKnown",
    "ResultPast",
    "Series",
    "SeriesBreak",
    "SeriesState",
    "SourceKind",
    "Stage",
    "Submission",
    "Target",
    "TargetPoint",
]
