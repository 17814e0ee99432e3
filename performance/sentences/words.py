"""The short words that stand beside a shape or a figure."""

from performance.spc import Assurance, PointType

SIGNAL_WORDS = {
    PointType.COMMON_CAUSE: "Usual ups and downs",
    PointType.IMPROVEMENT: "Improvement",
    PointType.CONCERN: "Concern",
    PointType.NEUTRAL_HIGH: "Higher than usual",
    PointType.NEUTRAL_LOW: "Lower than usual",
}
ASSURANCE_WORDS = {
    Assurance.PASS: "Would pass",
    Assurance.FAIL: "Would fail",
    Assurance.HIT_OR_MISS: "Hit or miss",
}
TOO_SHORT = "Too short to judge"
NO_FIGURE = "No figure"
