"""Where limits were set anew: from when, by which post, why, and the way to take it back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from performance.models import Rebase
from performance.policies import may_keep_figures
from performance.selectors.indicator import Outlook
from performance.views.ways import series_url
from salford_css.core import clock


@dataclass(frozen=True)
class NewLimitsLine:
    """One sentence, and where it is taken back; empty for who may not, or where it was."""

    sentence: str
    withdraw_url: str


@dataclass(frozen=True)
class NewLimitsSection:
    """Every time limits were set anew that was known on the day, and the way to do it again."""

    lines: list[NewLimitsLine]
    set_url: str


def new_limits_section(outlook: Outlook, *, as_at: date, reader: Any) -> NewLimitsSection | None:
    """Tell where limits were set anew; None where nothing was and the reader may not set any."""
    if outlook.line is None or outlook.judged is None or not outlook.judged.judged:
        return None
    may = may_keep_figures(reader, on=clock.today())
    rows = Rebase.objects.filter(series=outlook.line.series, known_from__lte=as_at).select_related("made_by", "series")
    lines = [_line(row, outlook, may=may, as_at=as_at) for row in rows]
    place = (outlook.indicator, outlook.organisation.ref, outlook.breakdown)
    return NewLimitsSection(lines, series_url("limits-new", *place) if may else "") if lines or may else None


def _line(row: Rebase, outlook: Outlook, *, may: bool, as_at: date) -> NewLimitsLine:
    who = f"the {row.made_by.title}" if row.made_by else "a post not recorded"
    said = f"Limits set anew from {row.covers.label}, agreed on {row.known_from:%-d %B %Y} by {who}: {row.why}"
    said = said if said.endswith((".", "!", "?")) else f"{said}."
    if row.withdrawn_at is not None and row.withdrawn_at.date() <= as_at:
        return NewLimitsLine(f"{said} Withdrawn on {row.withdrawn_at:%-d %B %Y}: {row.withdrawn_why}", "")
    return NewLimitsLine(said, _withdraw_url(row, outlook) if may and row.withdrawn_at is None else "")


def _withdraw_url(row: Rebase, outlook: Outlook) -> str:
    indicator = outlook.indicator
    address = reverse(
        "performance:limits-withdraw",
        kwargs={"framework": indicator.framework.code, "code": indicator.code, "pk": row.pk},
    )
    choice = {"organisation": outlook.organisation.ref} | (
        {"breakdown": outlook.breakdown} if outlook.breakdown else {}
    )
    return f"{address}?{urlencode(choice)}"
