"""What the scoreboard can be narrowed to and sorted by."""

from typing import Any

from django import forms

from performance.models import Audience
from performance.selectors.scoreboard import BoardRow
from salford_css.core.forms.base import DirectorateForm

SIGNALS = (
    ("", "Any"), ("concern", "concern"), ("improvement", "improvement"), ("neutral", "neutral change"),
    ("common", "usual ups and downs"), ("short", "too short to judge"), ("none", "no figure"),
)  # fmt: skip
SORTS = (
    ("", "Most pressing"), ("name", "Name"), ("latest", "Latest period"), ("framework", "Framework"),
    ("band", "Band, lowest first"), ("owner", "Owner"), ("pledge", "Pledge"),
)  # fmt: skip
PRESSING = {"concern": 0, "neutral": 2, "": 3, "common": 4, "improvement": 5}
LATE_RANK = 1
NOBODY, NO_PLEDGE = ("nobody", "nobody named"), ("none", "no pledge")
UNBANDED = ("0", "not banded")


class BoardForm(DirectorateForm):
    """Filters and order of the scoreboard. The choices are those that the rows offer."""

    pledge = forms.ChoiceField(label="Pledge", required=False)
    client_group = forms.ChoiceField(label="Service", required=False)
    framework = forms.ChoiceField(label="Framework", required=False)
    owner = forms.ChoiceField(label="Owner", required=False)
    band = forms.ChoiceField(label="Band", required=False)
    signal = forms.ChoiceField(label="Signal", required=False, choices=SIGNALS)
    headline = forms.ChoiceField(
        label="Headline for", required=False, choices=[("", "Anybody or nobody"), *Audience.choices]
    )
    words = forms.CharField(label="Contains", max_length=100, required=False)
    sort = forms.ChoiceField(label="Sort by", required=False, choices=SORTS)

    def __init__(self, data: Any, *, rows: list[BoardRow]) -> None:
        super().__init__(data)
        groups = {row.indicator.client_group for row in rows if row.indicator.client_group}
        frameworks = {row.indicator.framework.code for row in rows}
        self._offer("pledge", {pair for row in rows for pair in row.served.pledges.items()}, NO_PLEDGE)
        self._offer("owner", {pair for row in rows for pair in row.served.posts.items()}, NOBODY)
        self._offer("framework", {(code, code) for code in frameworks})
        self._offer("client_group", {(group.ref, group.name) for group in groups})
        self._offer("band", {(str(row.band), _band_words(row)) for row in rows if row.band}, UNBANDED)

    def _offer(self, name: str, pairs: set[tuple[str, str]], *more: tuple[str, str]) -> None:
        choice: Any = self.fields[name]
        choice.choices = [("", "All"), *sorted(dict(pairs).items(), key=lambda pair: pair[1].casefold()), *more]

    def chosen(self, rows: list[BoardRow]) -> list[BoardRow]:
        """Return the rows asked for, in the order asked for; all of them where the question is not understood."""
        asked = self.cleaned_data if self.is_valid() else {}
        return sorted((row for row in rows if _fits(row, asked)), key=_ORDERS[asked.get("sort", "")])


def _band_words(row: BoardRow) -> str:
    """Name a band by its number as well: two frameworks may call the same number differently."""
    found = row.reading.judgement.band if row.reading else None
    return f"{row.band}, {found.name}" if found else ""


def _fits(row: BoardRow, asked: dict[str, str]) -> bool:
    indicator = row.indicator
    words = asked.get("words", "").casefold()
    return (
        words in f"{indicator.code} {indicator.title} {indicator.domain}".casefold()
        and asked.get("framework", "") in ("", indicator.framework.code)
        and asked.get("client_group", "") in ("", indicator.client_group.ref if indicator.client_group else None)
        and asked.get("signal", "") in ("", _signal(row))
        and asked.get("band", "") in ("", str(row.band))
        and asked.get("pledge", "") in ("", *(row.served.pledges or {NO_PLEDGE[0]: ""}))
        and asked.get("owner", "") in ("", *(row.served.posts or {NOBODY[0]: ""}))
        and asked.get("headline", "") in ("", *indicator.headline_for)
    )


def _signal(row: BoardRow) -> str:
    return "none" if row.reading is None else row.signal or "short"


def _pressing(row: BoardRow) -> tuple[int, bool, str]:
    rank = LATE_RANK if row.is_late and row.signal != "concern" else PRESSING[row.signal]
    return rank, row.reading is None, row.indicator.title


def _latest(row: BoardRow) -> tuple[int, str]:
    period = row.reading.line.latest_period if row.reading else None
    return -period.toordinal() if period else 0, row.indicator.title


def _first(names: dict[str, str], row: BoardRow) -> tuple[bool, str, str]:
    """Order by the first name; what has none comes last."""
    return not names, next(iter(names.values()), "").casefold(), row.indicator.title


_ORDERS: dict[str, Any] = {
    "": _pressing,
    "name": lambda row: row.indicator.title,
    "latest": _latest,
    "framework": lambda row: (row.indicator.framework.code, row.indicator.code),
    "band": lambda row: (not row.band, row.band, row.indicator.title),
    "owner": lambda row: _first(row.served.posts, row),
    "pledge": lambda row: _first(row.served.pledges, row),
}
