"""Reads the casebook file and checks it whole before anything is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from salford_css.casebook import papers
from salford_css.casebook.shape import BY_PATH, SECTIONS, Fields, Section

DATA = Path(__file__).parent / "data"
CASE_FILE = DATA / "salford_case.yaml"
ID_PREFIXES = ("body-", "role-", "board-", "prop-", "part-", "cons-", "rep-", "team-", "org-")


IN_WORDS: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a group of fields",
    type(None): "nothing",
}


class CasebookProblem(Exception):
    """Something in a casebook file is wrong: names the file, the item and the field."""

    def __init__(self, file: Path, item: str, name: str, sentence: str) -> None:
        place = ", ".join(part for part in (file.name, f"item {item}" if item else "", name) if part)
        super().__init__(f"{place}: {sentence}")


@dataclass(frozen=True)
class Item:
    """One entry of the file: its section, id and fields."""

    section: str
    id: str
    fields: Fields

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return a field that the item may leave out."""
        return self.fields.get(name, default)


@dataclass(frozen=True)
class Casebook:
    """The whole file, checked."""

    items: dict[str, Item]

    def section(self, path: str) -> list[Item]:
        """Return the items of a section in the order of the file."""
        return [item for item in self.items.values() if item.section == path]

    def one(self, path: str) -> Item:
        """Return the only item of a section."""
        (item,) = self.section(path)
        return item

    def counts(self) -> dict[str, int]:
        """Return how many items each section holds."""
        return {section.path: len(self.section(section.path)) for section in SECTIONS}


# The reader written in C, where the package brings it: nine parts in ten of the time.
PlainLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UniqueKeys(PlainLoader):
    """A YAML loader that refuses a key given twice and leaves dates as they are written."""


def _mapping(loader: _UniqueKeys, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)
        if key in found:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} is given twice", key_node.start_mark)
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_UniqueKeys.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_UniqueKeys.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: str(node.value))


def text_of(file: Path) -> str:
    """Read a file of the case. Raises CasebookProblem when it is not there, or is not text in UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError as problem:
        raise CasebookProblem(file, "", "", f"it cannot be read ({problem.strerror}).") from problem
    except UnicodeDecodeError as problem:
        raise CasebookProblem(file, "", "", f"it is not text in UTF-8 ({problem.reason}).") from problem


def yaml_of(file: Path, loader: Any) -> Any:
    """Read a file of the case that is YAML. Raises CasebookProblem when it is missing or something else."""
    text = text_of(file)
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 (both loaders are safe ones)
    except yaml.YAMLError as problem:
        raise CasebookProblem(file, "", "", f"it is not YAML: {' '.join(str(problem).split())}.") from problem


def read_case(file: Path = CASE_FILE) -> Casebook:
    """Read and check the casebook file.

    Raises CasebookProblem for text that is not YAML, an id given twice, a section or field that is not known, a
    missing field, a wrong type, and an unknown reference.
    """
    whole = yaml_of(file, _UniqueKeys)
    if not isinstance(whole, dict):
        raise CasebookProblem(file, "", "", "it holds no sections.")
    items: dict[str, Item] = {}
    for path, fields in _entries(whole):
        item = _checked(file, path, fields)
        if item.id in items:
            raise CasebookProblem(file, item.id, "id", "this id is given twice.")
        items[item.id] = item
    _check_sections(file, items)
    for item in items.values():
        _check_references(file, item, items)
    return Casebook(items)


def _entries(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk the file: an entry is a mapping with an id, or any mapping inside a list of a known section."""
    if isinstance(node, dict):
        if "id" in node or path in BY_PATH:
            yield path, node
        for key, value in node.items():
            yield from _entries(value, f"{path}.{key}" if path else str(key))
    elif isinstance(node, list) and (path in BY_PATH or any(isinstance(one, dict) and "id" in one for one in node)):
        for one in node:
            if isinstance(one, dict):
                yield from _entries(one, path)


def _checked(file: Path, path: str, fields: dict[str, Any]) -> Item:
    name = str(fields.get("id", ""))
    section = BY_PATH.get(path)
    if section is None:
        raise CasebookProblem(file, name, "", f"the section {path} is not known.")
    for must in section.must:
        if must not in fields:
            raise CasebookProblem(file, name or f"in {path}", must, "this field is missing.")
    for key, value in fields.items():
        types = section.types_of(str(key))
        if types is None:
            raise CasebookProblem(file, name, str(key), f"the section {path} has no such field.")
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            wanted = " or ".join(IN_WORDS[kind] for kind in types)
            raise CasebookProblem(file, name, str(key), f"{value!r} is not {wanted}.")
    return Item(path, papers.plain_id(name), _in_words(fields))


def _in_words(fields: dict[str, Any]) -> dict[str, Any]:
    """Call the papers by their names wherever an item cites one."""
    named = {"id": papers.plain_id(fields["id"])} if "id" in fields else {}
    cited = {"source": papers.plain_source(fields["source"])} if "source" in fields else {}
    return fields | named | cited


def _check_sections(file: Path, items: dict[str, Item]) -> None:
    present = {item.section for item in items.values()}
    for section in SECTIONS:
        if section.path not in present:
            raise CasebookProblem(file, "", "", f"the section {section.path} is missing.")


def _check_references(file: Path, item: Item, items: dict[str, Item]) -> None:
    section: Section = BY_PATH[item.section]
    for name in (*section.refers, *section.may_refer):
        value = item.get(name)
        for one in value if isinstance(value, list) else [value]:
            plain_words = name in section.may_refer and not str(one).startswith(ID_PREFIXES)
            if one is not None and not plain_words and one not in items:
                raise CasebookProblem(file, item.id, name, f"{one!r} is the id of no item.")


def day(text: str) -> date:
    """Read an exact day of the file."""
    return date.fromisoformat(text)
