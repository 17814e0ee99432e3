"""Statistical process control (XmR charts) for a series with one value per period. Pure: needs no database.

Method and words: NHS England, *Making data count*; NHSRplotthedots (NHS-R Community); Wheeler, *Understanding
Variation*. Where the tools differ, ``conventions`` says which way this product goes.
"""

from performance.spc.analysis import Analysis, Point, Segment, analyse
from performance.spc.cautions import Caution, CautionKind
from performance.spc.conventions import Conventions, Direction, Rule, TargetOnLimit
from performance.spc.labels import Assurance, PointType, Variation
from performance.spc.limits import Limits, Value, limits_of

__all__ = [
    "Analysis",
    "Assurance",
    "Caution",
    "CautionKind",
    "Conventions",
    "Direction",
    "Limits",
    "Point",
    "PointType",
    "Rule",
    "Segment",
    "TargetOnLimit",
    "Value",
    "Variation",
    "analyse",
    "limits_of",
]
