"""What the database does when results are written: refuses closed periods, keeps what is superseded, and rebuilds the
current row, so that bulk statements and raw SQL obey too. Why each line is as it is: docs/decisions/results.md.

Statement level: one run for a hundred thousand rows. Every one of these begins by leaving when nothing was written,
because INSERT ... ON CONFLICT fires both twins.
"""

import pgtrigger

AFTER = pgtrigger.After
STATEMENT = pgtrigger.Statement

# Transition tables have no statistics: with nested loops, joining two of them did not end in ten minutes for 100,000
# rows; without, it takes seconds. The setting is put back because it would last to the end of the transaction.
_BEGIN = """
    IF NOT EXISTS (SELECT 1 FROM changed) THEN RETURN NULL; END IF;
    PERFORM set_config('enable_nestloop', 'off', true);
    touched := ARRAY(SELECT DISTINCT series_id FROM changed);
"""
_END = """
    PERFORM set_config('enable_nestloop', nested, true);
    RETURN NULL;
"""
_DECLARE = [
    ("nested", "text := current_setting('enable_nestloop')"),
    ("touched", "bigint[]"),
    ("wrong", "record"),
]

_LOCKS = """
    IF EXISTS (SELECT 1 FROM performance_periodlock WHERE reopened_at IS NULL) THEN
        SELECT lock.period, lock.reason INTO wrong
        FROM performance_periodlock lock
        JOIN performance_indicator indicator ON indicator.framework_id = lock.framework_id
        JOIN performance_series series ON series.indicator_id = indicator.id AND series.frequency = lock.frequency
            AND (lock.organisation_id IS NULL OR lock.organisation_id = series.organisation_id)
        JOIN changed ON changed.series_id = series.id AND changed.period = lock.period
        WHERE lock.reopened_at IS NULL AND series.id = ANY(touched)
        LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'The period that begins on % is locked: %', wrong.period, wrong.reason
                USING ERRCODE = 'check_violation', CONSTRAINT = 'performance_result_period_locked';
        END IF;
    END IF;
"""

_FITS = """
    SELECT changed.period INTO wrong
    FROM changed
    JOIN performance_series series ON series.id = changed.series_id
    JOIN performance_definition definition ON definition.id = changed.definition_id
    WHERE definition.indicator_id <> series.indicator_id OR extract(day FROM changed.period) <> 1
        OR mod(extract(month FROM changed.period)::int + 8,
               CASE series.frequency WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 ELSE 12 END) <> 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The result for % does not fit its series: not the first day of a period, or another'
            ' indicator''s definition.', wrong.period
            USING ERRCODE = 'check_violation', CONSTRAINT = 'performance_result_fits_series';
    END IF;
"""

_SUPERSEDE = """
    IF EXISTS (
        SELECT 1 FROM was JOIN changed USING (id)
        WHERE changed.version <> was.version + 1 OR changed.series_id <> was.series_id OR changed.period <> was.period
    ) THEN
        RAISE EXCEPTION 'A result changes by its next version, and never to another series or period.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'performance_result_next_version';
    END IF;
    INSERT INTO performance_resultpast (
        result_id, series_id, period, version, known_from, known_to, recorded_at, submission_id,
        definition_id, numerator, denominator, value, value_given, status, stage, grade, note, source
    )
    SELECT was.id, was.series_id, was.period, was.version, was.known_from, changed.known_from, was.recorded_at,
        was.submission_id, was.definition_id, was.numerator, was.denominator, was.value, was.value_given, was.status,
        was.stage, was.grade, was.note, was.source
    FROM was JOIN changed USING (id);
"""

# The lock in order of id comes first: without it two writers who add different months leave a wrong current row,
# and without the order they deadlock. The next statement sees what the other has committed meanwhile.
_STATE = """
    PERFORM 1 FROM performance_series WHERE id = ANY(touched) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO performance_seriesstate AS state (
        series_id, revision, periods, "values", latest_id, latest_period, latest_value, latest_status,
        kinds, variation, assurance, rule, count, cautions
    )
    SELECT series_id, 1, periods, "values", ids[points], periods[points], "values"[points],
        coalesce(statuses[points], ''), '{}', '', '', '', 0, '{}'
    FROM (
        SELECT series_id,
            count(*) FILTER (WHERE status <> 'withdrawn') AS points,
            coalesce(array_agg(id ORDER BY period) FILTER (WHERE status <> 'withdrawn'), '{}') AS ids,
            coalesce(array_agg(period ORDER BY period) FILTER (WHERE status <> 'withdrawn'), '{}') AS periods,
            coalesce(array_agg(value ORDER BY period) FILTER (WHERE status <> 'withdrawn'), '{}') AS "values",
            coalesce(array_agg(status ORDER BY period) FILTER (WHERE status <> 'withdrawn'), '{}') AS statuses
        FROM performance_result WHERE series_id = ANY(touched) GROUP BY series_id
    ) believed
    ON CONFLICT (series_id) DO UPDATE SET
        revision = state.revision + 1, periods = EXCLUDED.periods, "values" = EXCLUDED."values",
        latest_id = EXCLUDED.latest_id, latest_period = EXCLUDED.latest_period,
        latest_value = EXCLUDED.latest_value, latest_status = EXCLUDED.latest_status;
"""

KEEP_BELIEFS = [
    pgtrigger.Trigger(
        name="written",
        level=STATEMENT,
        when=AFTER,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="changed"),
        declare=_DECLARE,
        func=_BEGIN + _LOCKS + _FITS + _STATE + _END,
    ),
    pgtrigger.Trigger(
        name="rewritten",
        level=STATEMENT,
        when=AFTER,
        operation=pgtrigger.Update,
        referencing=pgtrigger.Referencing(old="was", new="changed"),
        declare=_DECLARE,
        func=_BEGIN + _LOCKS + _FITS + _SUPERSEDE + _STATE + _END,
    ),
]
"""The triggers of Result."""

# A GiST exclusion says the same in one line and made restating 100,000 figures thirteen times slower.
_ONE_BELIEF = """
    PERFORM 1 FROM performance_series WHERE id = ANY(touched) ORDER BY id FOR NO KEY UPDATE;
    results := ARRAY(SELECT result_id FROM changed);
    SELECT changed.period INTO wrong
    FROM changed
    JOIN performance_result result ON result.id = changed.result_id
    LEFT JOIN performance_resultpast other ON other.result_id = changed.result_id AND other.id <> changed.id
        AND other.known_from < changed.known_to AND other.known_to > changed.known_from
        AND other.known_from < other.known_to AND other.result_id = ANY(results)
    WHERE result.id = ANY(results)
        AND (changed.known_to > result.known_from OR (other.id IS NOT NULL AND changed.known_from < changed.known_to))
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Two figures for the period that begins on % would be believed on one day.', wrong.period
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'performance_resultpast_one_belief';
    END IF;
"""

KEPT_IN_ORDER = pgtrigger.Trigger(
    name="kept_in_order",
    level=STATEMENT,
    when=AFTER,
    operation=pgtrigger.Insert,
    referencing=pgtrigger.Referencing(new="changed"),
    declare=[*_DECLARE, ("results", "bigint[]")],
    func=_BEGIN + _LOCKS + _ONE_BELIEF + _END,
)
"""The trigger of ResultPast: one belief a day, and no older figure found late for a closed period."""


def only_shortened() -> pgtrigger.Trigger:
    """Return the trigger that lets a superseded row change in one way only: a figure found late ends it earlier."""
    return pgtrigger.Trigger(
        name="only_shortened",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func="""
            IF NEW.known_to > OLD.known_to OR to_jsonb(NEW) - 'known_to' IS DISTINCT FROM to_jsonb(OLD) - 'known_to'
            THEN
                RAISE EXCEPTION 'A superseded result never changes.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'performance_resultpast_never_changes';
            END IF;
            RETURN NEW;
        """,
    )
