"""Values the API writes that several apps need, as database expressions."""

from django.db.models import Case, CharField, F, FilteredRelation, Func, Q, Value, When
from django.db.models.functions import Coalesce, Concat

from salford_css.core.models import CodeScheme
from salford_css.core.periods import FIRST_MONTH, Frequency


def ods_of(path: str = "") -> FilteredRelation:
    """Return the join to an organisation's ODS code, if it has one; `path` leads to the organisation."""
    codes = f"{path}__codes" if path else "codes"
    return FilteredRelation(codes, condition=Q(**{f"{codes}__scheme": CodeScheme.ODS}))


def outside_name(ods: str, organisation: str) -> Coalesce:
    """Return the name by which others know an organisation: its ODS code, else its ref. `ods` names the join."""
    return Coalesce(F(f"{ods}__code"), F(f"{organisation}__ref"), output_field=CharField())


def _written(first_day: str, pattern: str, years: int = 0) -> Func:
    # Moved back to January, months, quarters and years of the calendar are those of the financial year.
    template = f"to_char(%(expressions)s + interval '{12 * years - FIRST_MONTH + 1} months', '{pattern}')"
    return Func(F(first_day), template=template, output_field=CharField())


def period_code(first_day: str, frequency: str) -> Concat:
    """Return the period's code, `2026-27-M06`, from its first day and frequency: what Period.code says in Python."""
    part = Case(
        When(**{frequency: Frequency.MONTH.value}, then=_written(first_day, '"-M"MM')),
        When(**{frequency: Frequency.QUARTER.value}, then=_written(first_day, '"-Q"Q')),
        default=Value(""),
        output_field=CharField(),
    )
    return Concat(_written(first_day, "YYYY-"), _written(first_day, "YY", years=1), part, output_field=CharField())
