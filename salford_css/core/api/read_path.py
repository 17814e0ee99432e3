"""The read path: a scoped queryset and a serializer become one SQL statement that answers finished JSON.

The serializer says the shape once: it is documented from it, and its fields' sources become the columns. Python never
touches the rows, which is what keeps a list of a thousand near the speed of the database (docs/decisions). To make the
statement takes longer than to ask it; a `Question` can be kept and asked again.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Cast
from django.db.models.sql.datastructures import BaseTable
from rest_framework import serializers

from salford_css.core.prepared import Statement

NUMBERS = (serializers.IntegerField, serializers.BooleanField)
NEVER_ESCAPED = (serializers.DecimalField, serializers.DateField, serializers.DateTimeField)
"""Fields written between quotation marks in which none can stand."""
TEXTS = (serializers.CharField, serializers.ChoiceField)
ESCAPED = r'["\\\x01-\x1f]'
"""What JSON has no sign for but an escape, as a pattern of PostgreSQL."""
BETWEEN = ",\n"
"""Stands between rows, and nowhere else: a line break inside a text is escaped, and PostgreSQL sets a blank before one
that it puts into JSON."""

Told = Callable[[models.QuerySet[Any]], models.QuerySet[Any]]


@dataclass(frozen=True)
class Page:
    """Rows as a JSON array, a row a line, and how many they are."""

    items: str
    count: int

    @property
    def last(self) -> Any:
        """Return the last row; there must be one."""
        begin = self.items.rfind(BETWEEN)
        return json.loads(self.items[begin + len(BETWEEN) if begin >= 0 else 1 : -1])


class JsonObject(Func):
    """`json_build_object`: keeps the order of its keys, unlike jsonb."""

    function = "json_build_object"
    output_field = models.JSONField()


class JsonRows(models.Subquery):
    """Related rows as JSON, in the order of their queryset, which is the caller's to scope with visible_to()."""

    shell: ClassVar[str]

    def __init__(self, rows: models.QuerySet[Any], shape: Any) -> None:
        self.names = list(shape.fields)
        super().__init__(_select(rows, shape), output_field=models.JSONField())

    @property
    def template(self) -> str:  # type: ignore[override]
        """Wrap the rows."""
        return f"(SELECT {self.shell} FROM (%(subquery)s) AS r({_quoted(self.names)}))"  # noqa: S608


class JsonList(JsonRows):
    """All of them, as a list: `JsonList(rows.filter(partnership=OuterRef("pk")), PartyShape())`."""

    shell = "coalesce(json_agg(r), '[]'::json)"


class JsonOne(JsonRows):
    """The first of them, as an object, or null; the caller slices to one row."""

    shell = "row_to_json(r)"


def instant(moment: Any) -> Func:
    """Return an instant as the API writes it: UTC with Z."""
    utc = Func(Value("UTC"), moment, function="timezone", output_field=models.DateTimeField())
    return Func(utc, Value('YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), function="to_char", output_field=models.TextField())


def column(field: serializers.Field, prefix: str = "") -> Any:
    """Return the expression behind one field: its source, written the way the API writes values of that sort."""
    path = prefix + str(field.source).replace(".", "__")
    if isinstance(field, serializers.BaseSerializer):
        return _object(field, f"{path}__")
    if isinstance(field, serializers.DecimalField):
        return Cast(F(path), models.TextField())
    if isinstance(field, serializers.DateTimeField):
        return instant(F(path))
    if isinstance(field, (serializers.SerializerMethodField, serializers.RelatedField)):
        raise TypeError(f"{field.field_name} needs Python; annotate the queryset and name the annotation as source.")
    return F(path)


def _object(shape: Any, prefix: str) -> JsonObject:
    pairs = ((Value(name), column(field, prefix)) for name, field in shape.fields.items())
    return JsonObject(*(part for pair in pairs for part in pair))


def _select(rows: models.QuerySet[Any], shape: Any) -> models.QuerySet[Any]:
    finished = {name for name, each in rows.query.annotations.items() if isinstance(each, JsonRows)}
    fields = shape.fields.values()
    return rows.values_list(*(F(each.source) if each.source in finished else column(each) for each in fields))


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def reading_database() -> str:
    """Return the database that answers reads: the replica where there is one."""
    return "replica" if "replica" in settings.DATABASES else "default"


def _cut(rows: models.QuerySet[Any], limit: int) -> models.QuerySet[Any]:
    """Return the page's rows, found before anything is joined to them: names are looked up for these rows only."""
    return rows.filter(pk__in=list(rows.values_list("pk", flat=True)[:limit]))


class Chosen(BaseTable):
    """The rows of a page in the place of their table: names are joined to these rows only."""

    def __init__(self, table: str, sql: str, params: Sequence[Any]) -> None:
        super().__init__(table, table)
        self.sql, self.params = sql, tuple(params)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the page's own statement, in brackets."""
        return f"({self.sql}) {connection.ops.quote_name(self.table_alias)}", self.params


def _chosen(rows: models.QuerySet[Any], limit: int, told: Told) -> models.QuerySet[Any]:
    """Return the first rows with what is told of them; raises EmptyResultSet where there can be none."""
    columns = (field.attname for field in rows.model._meta.concrete_fields)
    sql, params = rows.values_list(*columns)[:limit].query.get_compiler(rows.db).as_sql()
    page = told(rows.model._default_manager.using(rows.db)).order_by(*rows.query.order_by)
    table = page.query.get_initial_alias()  # its own name
    page.query.alias_map[table] = Chosen(table, sql, params)
    return page


@dataclass(frozen=True)
class Question:
    """What is asked of the database for a page. None: it need not be asked, there can be no rows."""

    statement: Statement | None

    def page(self) -> Page:
        """Ask it."""
        return Page(*self.statement.row(reading_database())) if self.statement else Page("[]", 0)


def question(rows: models.QuerySet[Any], shape: Any, *, limit: int, told: Told | None = None) -> Question:
    """Return how at most `limit` rows are read.

    `told` adds to the rows of the page what their shape needs, where `rows` has only what they are chosen by: choosing
    and telling are one statement then.
    """
    using = reading_database()
    try:
        page = _chosen(rows.using(using), limit, told) if told else _cut(rows.using(using), limit)
        sql, params = _select(page, shape).query.get_compiler(using).as_sql()
    except EmptyResultSet:
        return Question(None)
    wrapped = (
        f"SELECT '[' || coalesce(string_agg({_written_row(shape)}, '{BETWEEN}'), '') || ']', count(*) "  # noqa: S608
        f"FROM ({sql}) AS r({_quoted(list(shape.fields))})"
    )
    return Question(Statement(wrapped, params))


def _written_row(shape: Any) -> str:
    """Return the expression that writes a row as a JSON object.

    `json_agg` finds out of each value anew of which type it is, and spent half of a long list's time on that. To look
    through all texts of a row at once for what must be escaped is quicker than to have each escaped.
    """
    texts = [_text(name) for name, field in shape.fields.items() if isinstance(field, TEXTS)]
    careful = _object_of(shape, lambda name: f"to_json({_text(name)})::text")
    if not texts:
        return careful
    plain = _object_of(shape, _in_quotes)
    return f"CASE WHEN ({_joined(texts)} ~ '{ESCAPED}') IS NOT FALSE THEN {careful} ELSE {plain} END"


def _object_of(shape: Any, write_text: Callable[[str], str]) -> str:
    fields = enumerate(shape.fields.items())
    pieces = (
        (f"""'{"," if place else "{"}"{name}":'""", _written(name, field, write_text))
        for place, (name, field) in fields
    )
    return _joined([*chain.from_iterable(pieces), "'}'"])


def _written(name: str, field: serializers.Field, write_text: Callable[[str], str]) -> str:
    if isinstance(field, TEXTS):
        words = write_text(name)
    elif isinstance(field, NUMBERS):
        words = _text(name)
    elif isinstance(field, NEVER_ESCAPED):
        words = _in_quotes(name)
    else:
        words = f'to_json(r."{name}")::text'
    return f"coalesce({words}, 'null')"  # a row with a null in it would be no row at all


def _text(name: str) -> str:
    return f'r."{name}"::text'


def _in_quotes(name: str) -> str:
    return f"""'"' || r."{name}" || '"'"""


def _joined(parts: Sequence[str]) -> str:
    """Return texts put one after the other, by halves: from left to right each would be copied once for every next."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return f"({_joined(parts[:half])} || {_joined(parts[half:])})"
