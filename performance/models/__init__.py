"""Whether it happens: what is counted, what came of it, how it is judged, and the facts about money beside it."""

from performance.models.bands import (
    BandInterval,
    BandLabel,
    BandLabels,
    BandSet,
    ComparatorGroup,
    GroupMember,
)
from performance.models.caps import BadWhen, CapRule, RatingCap
from performance.models.choices import Audience, CareService, Counting, Grade, Question, Shade, Stage
from performance.models.collection import Commentary, Door, PeriodLock, Submission
from performance.models.conventions import ChartConvention
from performance.models.entries import Duty, IndicatorDuty, ReturnEntry, VarianceExplanation
from performance.models.forecasts import Forecast
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
from performance.models.lights import DataProblem, RagLine, RagOverride, RagRule
from performance.models.matrices import RatingMatrix, RatingRule
from performance.models.money import BudgetFact, BudgetKind, Direction
from performance.models.ratings import Rating, RatingJudgement, RatingScheme
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
from performance.models.rounds import (
    USUAL_TOLERANCE,
    ReminderKind,
    ReportingRound,
    ReturnStep,
    RoundReminder,
    RoundReturn,
)
from performance.models.suppression import SuppressionRule
from performance.models.targets import Target, TargetPoint

__all__ = [
    "FACTS",
    "USUAL_TOLERANCE",
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
    "ChartConvention",
    "Commentary",
    "ComparatorGroup",
    "Counting",
    "DataProblem",
    "DateMeans",
    "Definition",
    "Direction",
    "Door",
    "Duty",
    "Forecast",
    "Framework",
    "Grade",
    "GroupMember",
    "Indicator",
    "IndicatorAlias",
    "IndicatorDuty",
    "IndicatorLink",
    "IndicatorObjective",
    "InformationSource",
    "LinkKind",
    "PeriodLock",
    "Question",
    "RagLine",
    "RagOverride",
    "RagRule",
    "Rating",
    "RatingCap",
    "RatingJudgement",
    "RatingMatrix",
    "RatingRule",
    "RatingScheme",
    "Rebase",
    "Register",
    "ReminderKind",
    "ReportingRound",
    "Result",
    "ResultKnown",
    "ResultPast",
    "ReturnEntry",
    "ReturnStep",
    "RoundReminder",
    "RoundReturn",
    "Series",
    "SeriesBreak",
    "SeriesState",
    "Shade",
    "SourceKind",
    "Stage",
    "Submission",
    "SuppressionRule",
    "Target",
    "TargetPoint",
    "VarianceExplanation",
]
