"""The OpenAPI description as words for a page."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from salford_css.api.kinds import KINDS, Kind

Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Field:
    """A parameter of a request or a field of an answer."""

    name: str
    sort: str
    about: str


@dataclass(frozen=True)
class Operation:
    """What one method does at one address."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    path_names: list[Field]
    parameters: list[Field]
    fields: list[Field]
    example: str
    headers: list[Field]
    taken: list[Field]
    taken_example: str


@dataclass(frozen=True)
class Group:
    """The operations on one noun."""

    name: str
    about: str
    operations: list[Operation]


@dataclass(frozen=True)
class Reference:
    """Everything the page shows."""

    title: str
    about: str
    version: str
    scopes: Mapping[str, str]
    groups: list[Group]
    problems: Mapping[str, Kind]


def of(schema: Schema) -> Reference:
    """Return the description in the order of its tags."""
    operations = list(_operations(schema))
    groups = [
        Group(tag["name"], tag["description"], [each for name, each in operations if name == tag["name"]])
        for tag in schema["tags"]
    ]
    security = schema["components"]["securitySchemes"]["client_credentials"]
    info = schema["info"]
    return Reference(
        info["title"],
        info["description"],
        info["version"],
        security["flows"]["clientCredentials"]["scopes"],
        [group for group in groups if group.operations],
        KINDS,
    )


def _operations(schema: Schema) -> Iterator[tuple[str, Operation]]:
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            yield told["tags"][0], _operation(schema, path, method, told)


def _operation(schema: Schema, path: str, method: str, told: Schema) -> Operation:
    parameters = told.get("parameters", [])
    taken = told.get("requestBody", {}).get("content", {}).get("application/json", {})
    return Operation(
        id=told["operationId"],
        method=method.upper(),
        path=path,
        summary=told.get("summary", ""),
        about=told.get("description", ""),
        path_names=[_parameter(each) for each in parameters if each["in"] == "path"],
        parameters=[_parameter(each) for each in parameters if each["in"] == "query"],
        fields=list(_fields(schema, _answer(told)["schema"])),
        example=_example(_answer(told)),
        headers=[_parameter(each) for each in parameters if each["in"] == "header" and each.get("required")],
        taken=list(_fields(schema, taken["schema"])) if taken else [],
        taken_example=_example(taken),
    )


def _answer(told: Schema) -> Schema:
    answers = told["responses"]
    answer: Schema = (answers.get("200") or answers["201"])["content"]["application/json"]
    return answer


def _parameter(told: Schema) -> Field:
    return Field(told["name"], _sort(told["schema"]), told.get("description", ""))


def _fields(schema: Schema, told: Schema, prefix: str = "") -> Iterator[Field]:
    """Walk an object's fields, those of nested objects as `party.name`, of lists as `parties[].name`."""
    for name, each in _resolved(schema, told).get("properties", {}).items():
        field = _resolved(schema, each)
        yield Field(prefix + name, _sort(field), each.get("description", field.get("description", "")))
        if field.get("type") == "array":
            yield from _fields(schema, field["items"], f"{prefix}{name}[].")
        else:
            yield from _fields(schema, field, f"{prefix}{name}.")


def _resolved(schema: Schema, told: Schema) -> Schema:
    if "allOf" in told and len(told["allOf"]) == 1:
        told = told["allOf"][0] | {key: value for key, value in told.items() if key != "allOf"}
    if "$ref" in told:
        return schema["components"]["schemas"][told["$ref"].rsplit("/", 1)[1]]
    return told


def _sort(told: Schema) -> str:
    """Say in words of which type a value is."""
    if told.get("type") == "array":
        inner = _sort(told["items"])
        return f"comma list of {inner}" if told["items"].get("type") == "string" else "list"
    if told.get("enum"):
        return " | ".join(str(word) for word in told["enum"] if word is not None)
    types = told.get("type", "object")
    words = [types] if isinstance(types, str) else list(types)
    named = {"date": "day", "date-time": "instant", "decimal": "decimal text", "uri": "address"}
    named_types = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    plain = next((word for word in words if word != "null"), "null")
    sort = named.get(told.get("format", ""), named_types.get(plain, plain))
    return f"{sort}, or null" if "null" in words else sort


def _example(answer: Schema) -> str:
    examples = list(answer.get("examples", {}).values())
    return json.dumps(examples[0]["value"], indent=2, ensure_ascii=False) if examples else ""
