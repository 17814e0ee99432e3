"""Who may import what: one straight line between the apps, and one between the parts of an app."""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DOMAIN_APPS = ("strategy", "performance", "partnerships")

# From left to right: each may import its own group and those before it.
LINE = (
    ("firstpip", "environment", "embedded", "database", "lifeline", "ports", "launch", "logging_setup"),
    ("core",),
    ("strategy",),
    ("performance",),
    ("partnerships",),
    ("dashboards",),
    ("api",),
    ("casebook",),
    ("commandline", "settings", "urls", "wsgi", "asgi"),
)
APPS = {app if app in DOMAIN_APPS else f"salford_css.{app}": rank for rank, apps in enumerate(LINE) for app in apps}

# Inside an app. Every module that is in neither list holds pure rules.
PARTS = (
    ("models", "querysets"),
    ("policies",),
    ("readings", "selectors", "services"),
    ("forms", "filters", "imports", "serializers", "tasks"),
    ("admin", "api", "views"),
)
RANK = {part: rank for rank, parts in enumerate(PARTS, start=1) for part in parts}
OUTSIDE = {"__init__", "apps", "management", "migrations", "offers", "templatetags", "urls"}
PURE_MAY_IMPORT = (
    *("salford_css.core.periods", "salford_css.core.money", "salford_css.core.dates", "salford_css.core.words"),
    *("salford_css.core.charts", "salford_css.core.documents", "salford_css.core.remembering"),
    *("django.core.exceptions", "django.db.models.TextChoices", "django.db.models.IntegerChoices"),
)


class Import(NamedTuple):
    """One imported name: by whom, where, what, and whether inside a function."""

    module: str
    place: str
    name: str
    nested: bool

    def __str__(self) -> str:
        return f"{self.place}: {self.module} imports {self.name}"


@cache
def imports() -> tuple[Import, ...]:
    folders = ("salford_css", *DOMAIN_APPS)
    return tuple(
        one for folder in folders for path in sorted((ROOT / folder).rglob("*.py")) for one in _imports_of(path)
    )


def _imports_of(path: Path) -> Iterator[Import]:
    relative = path.relative_to(ROOT)
    module = ".".join(relative.with_suffix("").parts)
    for node, nested in _statements(ast.parse(path.read_text()).body):
        if isinstance(node, ast.Import | ast.ImportFrom):
            prefix = f"{node.module}." if isinstance(node, ast.ImportFrom) and node.module else ""
            for alias in node.names:
                yield Import(module, f"{relative}:{node.lineno}", prefix + alias.name, nested)


def _statements(body: Sequence[ast.AST], nested: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Yield statements, and whether each stands in a function; an import is never part of an expression."""
    for node in body:
        yield node, nested
        inside = nested or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from _statements(getattr(node, name, []), inside)


def app_of(name: str) -> str:
    return next((app for app in APPS if name == app or name.startswith(f"{app}.")), "")


def part_of(name: str) -> str:
    """Return the part of a domain app that a dotted name leads to, or an empty text outside those apps."""
    app, _, rest = name.partition(".")
    return rest.partition(".")[0] or "__init__" if app in DOMAIN_APPS else ""


def test_an_app_imports_only_itself_and_those_before_it_on_the_line() -> None:
    wrong = [
        str(one)
        for one in imports()
        if (mine := app_of(one.module)) and (theirs := app_of(one.name)) and APPS[theirs] > APPS[mine]
    ]
    assert not wrong, "\n".join(wrong)


def test_inside_an_app_imports_go_from_views_to_services_to_models_to_pure_rules() -> None:
    wrong = [
        str(one)
        for one in imports()
        if app_of(one.module) == app_of(one.name)
        and (mine := part_of(one.module)) not in OUTSIDE
        and RANK.get(part_of(one.name), 0) > RANK.get(mine, 0)
    ]
    assert not wrong, "\n".join(wrong)


def test_pure_rules_import_no_database_no_request_and_no_clock() -> None:
    wrong = [
        str(one)
        for one in imports()
        if (part := part_of(one.module)) and part not in RANK and part not in OUTSIDE
        and (app_of(one.name) or one.name.startswith(("django.", "rest_framework.")))
        and app_of(one.name) != app_of(one.module)
        and not one.name.startswith(PURE_MAY_IMPORT)
    ]  # fmt: skip
    assert not wrong, "\n".join(wrong)


def test_nothing_is_imported_inside_a_function_to_dodge_a_cycle() -> None:
    wrong = [str(one) for one in imports() if one.nested and app_of(one.name) and not one.module.endswith(".apps")]
    assert not wrong, "\n".join(wrong)


def test_every_module_has_its_place_on_the_line() -> None:
    homeless = sorted(
        {one.module for one in imports() if one.module != "salford_css.__init__" and not app_of(one.module)}
    )
    assert not homeless
