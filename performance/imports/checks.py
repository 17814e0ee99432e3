"""What only all figures of a file together, or together with the record, show to be wrong: a statement for each.

Each statement adds remarks; the rows they name are refused.
"""

from typing import Any

from django.db import connection

from performance.imports.asked import PERCENT, PROPORTION, SCALES
from performance.imports.reading import Reader
from performance.imports.spreading import PERIOD, VALUE
from performance.models import FACTS


def run(reader: Reader) -> None:
    """Run all checks."""
    with connection.cursor() as cursor:
        _given_twice(cursor)
        _percent_or_proportion(cursor, reader)
        if reader.is_missing_any:
            cursor.execute(_BLANK_OVER_FIGURE, [VALUE])
        _locked(cursor)


def _given_twice(cursor: Any) -> None:
    """Refuse all figures for one series and period that became known on one day, each naming the others."""
    cursor.execute("SELECT 1 FROM figures GROUP BY key, period, known_from HAVING count(*) > 1 LIMIT 1")
    if cursor.fetchone() is not None:
        cursor.execute(_GIVEN_TWICE, [VALUE])


_GIVEN_TWICE = """
    WITH twins AS (
        SELECT key, period, known_from, array_agg(DISTINCT number) AS numbers FROM figures
        GROUP BY key, period, known_from HAVING count(*) > 1
    )
    INSERT INTO remarks (number, severity, field, place, sentence)
    SELECT figures.number, 'refused', %s, figures.place, CASE WHEN others.words IS NULL
        THEN 'The row gives a figure for the same organisation, indicator and period twice. Keep one of the two.'
        ELSE format('It is about the same organisation, indicator and period as %%s. Keep one of them.', others.words)
        END
    FROM figures JOIN twins USING (key, period, known_from)
    CROSS JOIN LATERAL (
        SELECT CASE WHEN count(*) = 1 THEN 'row ' ELSE 'rows ' END || string_agg(number::text, ', ' ORDER BY number)
            AS words
        FROM (
            SELECT number FROM unnest(twins.numbers) AS number WHERE number <> figures.number ORDER BY number LIMIT 3
        ) few
    ) others
"""


def _percent_or_proportion(cursor: Any, reader: Reader) -> None:
    """Ask, where figures between 0 and 1 stand under an indicator in per cent and nothing says which is meant."""
    cursor.execute("SELECT definition_id FROM figures WHERE unsure GROUP BY definition_id HAVING min(value) < 1")
    say = f"Under “Percentages are written” say “{SCALES[PERCENT]}” or “{SCALES[PROPORTION]}”, or write the sign: 45%."
    for (definition,) in cursor.fetchall():
        mixed = "It stands beside figures above 1 under the same indicator. " if reader.large[definition] else ""
        sentence = f"The indicator is a percentage, and this may be a proportion. {mixed}{say}"
        cursor.execute(_UNSURE, [VALUE, sentence, definition])


_UNSURE = """
    INSERT INTO remarks (number, severity, field, place, sentence)
    SELECT number, 'refused', %s, place, %s FROM figures WHERE unsure AND definition_id = %s
"""

# A blank takes no figure back.
_BLANK_OVER_FIGURE = """
    INSERT INTO remarks (number, severity, field, place, sentence)
    SELECT figures.number, 'refused', %s, figures.place, 'It is empty, and a figure is on record. Write the figure, or'
        ' a mark such as .. to say that there is none any more.'
    FROM figures JOIN keys USING (key)
    JOIN performance_result result ON result.series_id = keys.series_id AND result.period = figures.period
    WHERE figures.status = 'missing' AND result.value IS NOT NULL
"""


def _locked(cursor: Any) -> None:
    """Refuse figures of closed periods, except where they say what is believed already."""
    cursor.execute("SELECT 1 FROM performance_periodlock WHERE reopened_at IS NULL LIMIT 1")
    if cursor.fetchone() is not None:
        cursor.execute(_LOCKED, [PERIOD])


_LOCKED = f"""
    INSERT INTO remarks (number, severity, field, place, sentence)
    SELECT figures.number, 'refused', %s, NULL,
        format('The period that begins on %%s is locked: %%s', lock.period, lock.reason)
    FROM (SELECT figures.*, keys.series_id FROM figures JOIN keys USING (key)) figures
    JOIN performance_series series ON series.id = figures.series_id
    JOIN performance_indicator indicator ON indicator.id = series.indicator_id
    JOIN performance_periodlock lock ON lock.framework_id = indicator.framework_id
        AND lock.frequency = series.frequency AND lock.period = figures.period AND lock.reopened_at IS NULL
        AND (lock.organisation_id IS NULL OR lock.organisation_id = series.organisation_id)
    LEFT JOIN performance_result result ON result.series_id = figures.series_id AND result.period = figures.period
    WHERE result.id IS NULL
        OR ({", ".join(f"result.{name}" for name in FACTS)}) IS DISTINCT FROM
           ({", ".join(f"figures.{name}" for name in FACTS)})
"""  # noqa: S608 (made of the program's own constants)
