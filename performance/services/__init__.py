"""What may be done with figures, one function for each deed. Pages, admin, imports, API and the casebook call these.

A record of one row (a framework, a rating scheme, a cap rule, a RAG rule, a budget fact) needs no service:
its own full_clean() holds its rules.
"""

from performance.services.bands import BandRow, replace_bands, rows_of, set_bands, standing_set, withdraw_bands
from performance.services.definitions import (
    add_alias,
    define_indicator,
    link_indicators,
    revise_definition,
    set_headline,
)
from performance.services.duties import name_duty
from performance.services.judging import judge_series, judge_what_is_behind, mark_break
from performance.services.lights import doubt_figure, set_light, settle_doubt, take_back_light
from performance.services.locks import lock_period, reopen_period
from performance.services.newlimits import rebase_series, withdraw_rebase
from performance.services.ratings import copy_matrix, record_rating, work_out_rating
from performance.services.recording import Row, Written, write_results
from performance.services.results import (
    open_submission,
    record_result,
    record_results,
    record_selected,
    row_for,
    undo_submission,
)
from performance.services.series import SeriesKey, series_for
from performance.services.targets import revise_target, set_target
from performance.services.thread import link_action, link_objective

__all__ = [
    "BandRow",
    "Row",
    "SeriesKey",
    "Written",
    "add_alias",
    "copy_matrix",
    "define_indicator",
    "doubt_figure",
    "judge_series",
    "judge_what_is_behind",
    "link_action",
    "link_indicators",
    "link_objective",
    "lock_period",
    "mark_break",
    "name_duty",
    "open_submission",
    "rebase_series",
    "record_rating",
    "record_result",
    "record_results",
    "record_selected",
    "reopen_period",
    "replace_bands",
    "revise_definition",
    "revise_target",
    "row_for",
    "rows_of",
    "series_for",
    "set_bands",
    "set_headline",
    "set_light",
    "set_target",
    "settle_doubt",
    "standing_set",
    "take_back_light",
    "undo_submission",
    "withdraw_bands",
    "withdraw_rebase",
    "work_out_rating",
    "write_results",
]
