"""Filters of lists, declared on the view and held strictly: what is not declared is refused, never ignored.

    filters = {"ref": Text("ref"), "opened": Day("valid_from"), "updated_since": Since("recorded_at")}

`opened` then also answers to `opened_gte` and `opened_lte`; `ref` takes a comma list.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from rest_framework.filters import BaseFilterBackend

from salford_css.core.api.problems import Fault, Malformed
from salford_css.core.models import CodeScheme, Organisation
from salford_css.core.periods import Frequency, Period

AT_LEAST, AT_MOST = "_gte", "_lte"
LONGEST = 200


@dataclass(frozen=True)
class Filter:
    """A filter on one column: `path` as the ORM writes it, `about` for the documentation."""

    path: str
    about: str = ""

    suffixes: ClassVar[tuple[str, ...]] = ("",)
    schema: ClassVar[Mapping[str, Any]]
    several: ClassVar[bool] = True

    def read(self, text: str) -> Any:
        """Return the value a text stands for; raises ValueError with a sentence."""
        return text

    def condition(self, suffix: str, text: str) -> Q:
        """Return what the rows must meet; raises ValueError with a sentence."""
        if suffix:
            return Q(**{f"{self.path}_{suffix}": self.read(text)})
        return self.any_of([self.read(part.strip()) for part in text.split(",")])

    def any_of(self, values: list[Any]) -> Q:
        """Return the rows that have one of the values."""
        return Q(**{f"{self.path}__in": values})


@dataclass(frozen=True)
class Text(Filter):
    """A ref, a code or another short text, compared exactly."""

    schema = {"type": "string"}


@dataclass(frozen=True)
class OrganisationCode(Filter):
    """An organisation by its ODS code, or by its ref where it has no code."""

    schema = {"type": "string"}

    def any_of(self, values: list[Any]) -> Q:
        """Return the rows whose organisation is known by one of the values."""
        by_code = Q(codes__scheme=CodeScheme.ODS, codes__code__in=values)
        return Q(**{f"{self.path}__in": Organisation.objects.filter(by_code | Q(ref__in=values)).values("pk")})


@dataclass(frozen=True)
class Choice(Filter):
    """One of a few words."""

    words: tuple[str, ...] = ()

    @property
    def schema(self) -> dict[str, Any]:  # type: ignore[override]
        """Return the words for the documentation."""
        return {"type": "string", "enum": list(self.words)}

    def read(self, text: str) -> str:
        """Refuse any other word."""
        if text not in self.words:
            raise ValueError(f"{text!r} is not one of {', '.join(self.words)}.")
        return text


@dataclass(frozen=True)
class Day(Filter):
    """A day, `2004-06-01`."""

    suffixes = ("", AT_LEAST, AT_MOST)
    schema = {"type": "string", "format": "date"}

    def read(self, text: str) -> date:
        """Read an ISO day."""
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                pass
        raise ValueError(f"{text!r} is not a day; write it as 2004-06-01.")


@dataclass(frozen=True)
class Number(Filter):
    """A whole or decimal number."""

    suffixes = ("", AT_LEAST, AT_MOST)
    schema = {"type": "string", "format": "decimal"}

    def read(self, text: str) -> Decimal:
        """Read plain digits; no exponents."""
        if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,8})?", text):
            raise ValueError(f"{text!r} is not a number; write it as 12.5.")
        return Decimal(text)


@dataclass(frozen=True)
class Since(Filter):
    """Rows written at or after an instant: `updated_since`."""

    schema = {"type": "string", "format": "date-time"}
    several = False

    def read(self, text: str) -> datetime:
        """Read an instant with its offset; whatever offset cannot be brought to UTC is refused."""
        try:
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is not None:
                return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        raise ValueError(f"{text!r} is not an instant; write it as 2004-06-01T09:00:00Z (encode + as %2B).")

    def condition(self, suffix: str, text: str) -> Q:
        """Return the rows written since."""
        return Q(**{f"{self.path}__gte": self.read(text)})


@dataclass(frozen=True)
class PeriodCode(Filter):
    """A period: `2026-27`, `2026-27-Q1`, `2026-27-M06`. `path` is the first day, `frequency` its companion.

    `_gte` and `_lte` take periods of any length: everything that begins in or after, in or before it.
    """

    frequency: str = "frequency"

    suffixes = ("", AT_LEAST, AT_MOST)
    schema = {"type": "string", "pattern": r"^\d{4}-\d{2}(-(Q[1-4]|M(0[1-9]|1[0-2])))?$"}

    def read(self, text: str) -> Period:
        """Read a period's code; a year that ends after the last day a calendar has is none."""
        period = Period.parse(text)
        if period.first_day.year == MAXYEAR:
            raise ValueError(
                f"{text!r} lies beyond the calendar; write a period as 2026-27, 2026-27-Q1 or 2026-27-M06."
            )
        return period

    def any_of(self, values: list[Any]) -> Q:
        """Return the rows of one of these periods."""
        matches = Q(pk__in=[])
        for period in values:
            # A figure for two years is named by the first of them.
            same = [Frequency.YEAR, Frequency.TWO_YEARS] if period.frequency is Frequency.YEAR else [period.frequency]
            matches |= Q(**{self.path: period.first_day, f"{self.frequency}__in": same})
        return matches

    def condition(self, suffix: str, text: str) -> Q:
        """Compare by the days a period spans."""
        if not suffix:
            return super().condition(suffix, text)
        period = self.read(text)
        return Q(**{f"{self.path}_{suffix}": period.first_day if suffix == AT_LEAST else period.last_day})


def parameters_of(filters: Mapping[str, Filter]) -> dict[str, tuple[Filter, str]]:
    """Return every query parameter the filters answer to, with its filter and suffix."""
    return {name + suffix: (each, suffix) for name, each in filters.items() for suffix in each.suffixes}


def refuse_unknown(given: Any, known: Iterable[str]) -> None:
    """Raise Malformed for parameters that are not known or come twice."""
    names = sorted(known)
    faults = []
    for name, values in given.lists():
        place = f"/query/{name[:60]}"
        if name not in names:
            known_words = f"It takes {', '.join(names)}." if names else "It takes none."
            faults.append(Fault(place, "unknown_parameter", f"This address has no such parameter. {known_words}"))
        elif len(values) > 1:
            faults.append(Fault(place, "repeated_parameter", "Give it once; several values are a comma list."))
    if faults:
        raise Malformed(faults)


class StrictFilters(BaseFilterBackend):
    """Applies the view's `filters`."""

    def filter_queryset(self, request: Any, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        """Narrow the rows by every parameter given; raises Malformed with all faults at once."""
        filters = parameters_of(view.filters)
        refuse_unknown(request.query_params, [*filters, *view.paginator.parameters])
        faults: list[Fault] = []
        for name, text in request.query_params.items():
            if name not in filters:
                continue
            each, suffix = filters[name]
            try:
                queryset = queryset.filter(self._condition(each, suffix, text))
            except ValueError as problem:
                faults.append(Fault(f"/query/{name}", "invalid_value", str(problem)))
        if faults:
            raise Malformed(faults)
        return queryset

    @staticmethod
    def _condition(each: Filter, suffix: str, text: str) -> Q:
        if len(text) > LONGEST * 10 or not text.isprintable():
            raise ValueError("This value is too long, or has characters that cannot be printed.")
        if not text:
            raise ValueError("This value is empty; leave the parameter out instead.")
        return each.condition(suffix, text)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Document the filters."""
        return [self._document(name, *found) for name, found in parameters_of(view.filters).items()]

    @staticmethod
    def _document(name: str, each: Filter, suffix: str) -> dict[str, Any]:
        reach = {AT_LEAST: " From this one on.", AT_MOST: " Up to this one."}.get(suffix, "")
        many = each.several and not suffix
        schema = {"type": "array", "items": dict(each.schema)} if many else dict(each.schema)
        style = {"style": "form", "explode": False} if many else {}
        about = (each.about or (each.__doc__ or "").splitlines()[0]) + reach
        return {"name": name, "in": "query", "required": False, "description": about, "schema": schema, **style}
