"""The read path: a scoped queryset and a serializer become one SQL statement that answers finished JSON.

The serializer says the shape once: it is documented from it, and its fields' sources become the columns. Python never
touches the rows, which is what keeps a list of a thousand near the speed of the database (docs/decisions).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import F, Func, Value
from django.db.models.functions import Cast
from django.db.models.sql.datastructures import BaseTable
from rest_framework import serializers

Told = Callable[[models.QuerySet[Any]], models.QuerySet[Any]]

# A list joins many small tables for names. To weigh every order of nine joins took PostgreSQL longer than to read a
# hundred rows; in groups of four it finds as good a plan in a fifth of the time.
PLAN_QUICKLY = "SET LOCAL join_collapse_limit = 4; "


@dataclass(frozen=True)
class Page:
    """Rows as a JSON array, how many they are, and the named columns of the last one."""

    items: str
    count: int
    last: Mapping[str, Any]


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


def read(
    rows: models.QuerySet[Any], shape: Any, *, limit: int, remember: Sequence[str] = (), told: Told | None = None
) -> Page:
    """Read at most `limit` rows. `remember` names fields whose values in the last row the caller needs.

    `told` adds to the rows of the page what their shape needs, where `rows` has only what they are chosen by: choosing
    and telling are one statement then.
    """
    using = reading_database()
    try:
        page = _chosen(rows.using(using), limit, told) if told else _cut(rows.using(using), limit)
        sql, params = _select(page, shape).query.get_compiler(using).as_sql()
    except EmptyResultSet:
        return Page("[]", 0, {})
    kept = "".join(f', (array_agg(r."{name}"))[count(*)]' for name in remember)
    wrapped = (
        f"{PLAN_QUICKLY}SELECT coalesce(json_agg(r)::text, '[]'), count(*){kept} "  # noqa: S608 (names of ours)
        f"FROM ({sql}) AS r({_quoted(list(shape.fields))})"
    )
    with connections[using].cursor() as cursor:
        cursor.execute(wrapped, params)
        items, count, *values = cursor.fetchone()
    return Page(items, count, dict(zip(remember, values, strict=True)))
