"""The measures of a partnership: those it shares and those of its objectives, each in one sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from partnerships.selectors.health.parts import Block, Figure
from performance.models import Indicator, Series
from performance.readings import Reading, readings
from performance.selectors.scoreboard import BoardRow, Drawn, drawn
from performance.sentences import SIGNAL_WORDS, TOO_SHORT, row_sentence
from salford_css.core import clock
from salford_css.core.models import Standing
from salford_css.core.words import capital, counted, listed


def measures_block(partnership: Any, day: date, reader: Any) -> Block:
    """Return each measure with figure, target, signal and sentence, of the council and of every other party."""
    indicators = list(_indicators(partnership, day, reader))
    found = _readings(partnership, indicators, day, reader)
    rows = drawn([BoardRow(one.series.indicator, one, one.next_due(), day) for one in found], as_at=day)
    figures = [_figure(row, day) for row in rows]
    measured = {one.series.indicator_id for one in found}
    waiting = [one for one in indicators if one.pk not in measured]
    figures += [
        Figure(one.title, "no figure", "No figure is known by this day.", one.get_absolute_url()) for one in waiting
    ]
    return Block(
        id="measures",
        heading="Shared measures",
        sentence=measures_sentence(rows, len(indicators), sum(bool(row.disputed) for row in rows)),
        figures=figures,
        url="/performance/scoreboard/" if indicators else "",
        words="The scoreboard" if indicators else "",
        source="Figures as believed on the day; each leads to its page with source and evidence." if indicators else "",
    )


def _indicators(partnership: Any, day: date, reader: Any) -> Any:
    """Return the measures it shares with its partners, and those of the objectives it serves."""
    shared = partnership.sharing.in_force(day).filter(indicator__isnull=False).values("indicator")
    served = partnership.objectives.in_force(day).values("objective")
    of_objectives = Q(objective_links__objective__in=served, objective_links__validity__contains=day)
    rows = Indicator.objects.visible_to(reader).filter(Q(pk__in=shared) | of_objectives).distinct()
    return rows.select_related("framework").order_by("framework__code", "code")


def _readings(partnership: Any, indicators: Sequence[Indicator], day: date, reader: Any) -> list[Reading]:
    parties = set(partnership.parties.in_force(day).values_list("organisation", flat=True)) - {None}
    series = Series.objects.visible_to(reader).totals().filter(indicator__in=indicators)
    ours = series.filter(organisation__in={partnership.lead_council_id, *parties})
    ordered = ours.order_by("indicator__framework__code", "indicator__code", "organisation__name")
    return readings(ordered, as_at=day, today=clock.today())


def _figure(row: Drawn, day: date) -> Figure:
    reading = row.row.reading
    assert reading is not None
    line, target = reading.line, reading.judgement.target
    made_up = target is not None and target.standing == Standing.ILLUSTRATIVE
    aim = (
        f"target {reading.target_words}{' (illustrative)' if made_up else ''}" if reading.target_words else "no target"
    )
    return Figure(
        head=f"{line.series.indicator.title}, {line.series.organisation}",
        value=f"{capital(line.latest_words)}, {line.latest_covers}; {aim}",
        note=f"{sentence_of(row, day)} {_signal(row)}".strip(),
        url=line.series.get_absolute_url(),
        disputed=row.disputed,
    )


def sentence_of(row: Drawn, day: date) -> str:
    """Say in one sentence what the figures of a measure show."""
    return row_sentence(row.judged, day) if row.judged is not None else ""


def _signal(row: Drawn) -> str:
    if row.judged is None or not row.judged.judged or row.judged.latest is None:
        return f"Signal: {TOO_SHORT.lower()}."
    return f"Signal: {SIGNAL_WORDS[row.judged.latest.type].lower()}."


def measures_sentence(rows: Sequence[Drawn], indicators: int, disputed: int) -> str:
    """Say how many measures there are, which give cause for concern, and how many figures are disputed."""
    if not indicators:
        return "No measures: this partnership shares none, and none is named for an objective it serves."
    concerns = [row.row.subject for row in rows if row.row.signal == "concern"]
    said = [f"It is measured by {counted(indicators, 'measure')}"]
    if not rows:
        said.append("no figure is known by this day")
    elif concerns:
        said.append(f"{listed(concerns)} {'gives' if len(concerns) == 1 else 'give'} cause for concern")
    else:
        said.append("none shows a concern")
    if disputed:
        said.append(f"{counted(disputed, 'latest figure is', 'latest figures are')} disputed")
    return f"{'; '.join(said)}."
