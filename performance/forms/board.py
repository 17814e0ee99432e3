"""What the scoreboard can be narrowed to and sorted by."""

from typing import Any

from django import forms

from performance.selectors.scoreboard import BoardRow
from salford_css.core.forms.base import DirectorateForm

SIGNALS = (
    ("", "Any"), ("concern", "concern"), ("improvement", "improvement"), ("neutral", "neutral change"),
    ("common", "usual ups and downs"), ("short", "too short to judge"), ("none", "no figure"),
)  # fmt: skip
SORTS = (("", "Most pressing"), ("name", "Name"), ("latest", "Latest period"), ("framework", "Framework"))
PRESSING = {"concern": 0, "neutral": 2, "": 3, "common": 4, "improvement": 5}
LATE_RANK = 1


class BoardForm(DirectorateForm):
    """Filters and order of the scoreboard. The choices are those that the rows offer."""

    words = forms.CharField(label="Contains", max_length=100, required=False)
    framework = forms.ChoiceField(label="Framework", required=False)
    client_group = forms.ChoiceField(label="Client group", required=False)
    signal = forms.ChoiceField(label="Signal", required=False, choices=SIGNALS)
    sort = forms.ChoiceField(label="Sort by", required=False, choices=SORTS)

    def __init__(self, data: Any, *, rows: list[BoardRow]) -> None:
        super().__init__(data)
        frameworks = sorted({row.indicator.framework.code for row in rows})
        groups = {row.indicator.client_group for row in rows if row.indicator.client_group}
        self.fields["framework"].choices = [("", "All"), *((code, code) for code in frameworks)]  # type: ignore[attr-defined]
        self.fields["client_group"].choices = [  # type: ignore[attr-defined]
            ("", "All"), *sorted((group.ref, group.name) for group in groups)
        ]  # fmt: skip

    def chosen(self, rows: list[BoardRow]) -> list[BoardRow]:
        """Return the rows asked for, in the order asked for; all of them where the question is not understood."""
        asked = self.cleaned_data if self.is_valid() else {}
        return sorted((row for row in rows if _fits(row, asked)), key=_ORDERS[asked.get("sort", "")])


def _fits(row: BoardRow, asked: dict[str, str]) -> bool:
    indicator = row.indicator
    words = asked.get("words", "").casefold()
    return (
        words in f"{indicator.code} {indicator.title} {indicator.domain}".casefold()
        and asked.get("framework", "") in ("", indicator.framework.code)
        and asked.get("client_group", "") in ("", indicator.client_group.ref if indicator.client_group else None)
        and asked.get("signal", "") in ("", _signal(row))
    )


def _signal(row: BoardRow) -> str:
    return "none" if row.reading is None else row.signal or "short"


def _pressing(row: BoardRow) -> tuple[int, bool, str]:
    rank = LATE_RANK if row.is_late and row.signal != "concern" else PRESSING[row.signal]
    return rank, row.reading is None, row.indicator.title


def _latest(row: BoardRow) -> tuple[int, str]:
    period = row.reading.line.latest_period if row.reading else None
    return -period.toordinal() if period else 0, row.indicator.title


_ORDERS: dict[str, Any] = {
    "": _pressing,
    "name": lambda row: row.indicator.title,
    "latest": _latest,
    "framework": lambda row: (row.indicator.framework.code, row.indicator.code),
}
