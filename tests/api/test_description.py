"""The OpenAPI description, the docs page, and a walk over every address it names."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver
from jsonschema import Draft202012Validator

from salford_css.api import reference
from salford_css.api.schema import description

NOT_DESCRIBED = {"api/v1/", "api/v1/schema/", "api/v1/docs/", "^api/"}
PATHS = sorted(description()["paths"])


def routes(patterns, prefix=""):
    for pattern in patterns:
        here = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, here)
        else:
            yield here


def test_the_description_is_open_to_everybody(client, db):
    answer = client.get("/api/v1/schema/")
    assert (answer.status_code, answer.json()["openapi"]) == (200, "3.1.0")


def test_the_description_names_every_route(db):
    ours = {route for route in routes(get_resolver().url_patterns) if route.startswith(("api/", "^api/"))}
    described = {path.strip("/") for path in PATHS}
    assert {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route) for route in ours - NOT_DESCRIBED} == described


@pytest.mark.parametrize("path", PATHS)
def test_every_operation_names_its_scope_its_problems_and_an_example(path):
    for method, operation in description()["paths"][path].items():
        done, also = {"get": ("200", {"304"}), "post": ("201", {"409", "422"}), "patch": ("200", {"412", "428"})}[
            method
        ]
        assert operation["security"][0]["client_credentials"]
        assert {done, "400", "401", "403", "404", "429", "503"} | also <= operation["responses"].keys()
        assert operation["responses"][done]["content"]["application/json"]["examples"]


@pytest.mark.parametrize("path", PATHS)
def test_every_example_has_the_shape_it_illustrates(path):
    for operation in description()["paths"][path].values():
        answers, taken = operation["responses"], operation.get("requestBody", {}).get("content", {})
        for told in (answers.get("200") or answers["201"])["content"], taken:
            for example in (shape := told.get("application/json", {})).get("examples", {}).values():
                validator = Draft202012Validator(shape["schema"] | {"components": description()["components"]})
                assert list(validator.iter_errors(example["value"])) == []


@pytest.mark.parametrize("path", [path for path in PATHS if "post" in description()["paths"][path]])
def test_a_stranger_cannot_write_where_it_sees_nothing(path, stranger):
    """What is not shared looks the same to who writes: not there. A list it may write to refuses what it cannot see."""
    example = description()["paths"][path]["post"]["requestBody"]["content"]["application/json"]["examples"]
    answer = stranger.post(re.sub(r"{\w+}", "anything", path.removeprefix("/api/v1")), example["Illustrative"]["value"])
    assert answer.status_code == (404 if "{" in path else 422)


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_finds_only_empty_lists_and_nothing(path, stranger):
    """Its own organisation is all that a client without partners may see."""
    answer = stranger.get(re.sub(r"{\w+}", "anything", path.removeprefix("/api/v1")))
    if "{" in path:
        assert answer.status_code == 404
    else:
        mine = [row for row in answer.json()["items"] if row.get("ods_code") != "XNW99"]
        assert (answer.status_code, mine) == (200, [])


@pytest.mark.parametrize("path", PATHS)
def test_every_parameter_and_field_is_explained(path):
    group = next(each for each in reference.of(description()).groups if path.startswith(f"/api/v1/{each.name}"))
    for each in (each for each in group.operations if each.path == path):
        told = [*each.path_names, *each.parameters, *each.headers, *each.taken, *each.fields]
        assert [field.name for field in told if not field.about] == []


def test_the_docs_page_is_readable_without_signing_in(db):
    page = Client().get("/api/v1/docs/")
    assert page.status_code == 200
    assert all(path in page.content.decode() for path in PATHS)


def test_the_docs_page_explains_every_sort_of_problem(db):
    page = Client().get("/api/v1/docs/").content.decode()
    assert 'id="problem-not-found"' in page


def test_the_root_says_where_to_begin(db):
    answer = Client().get("/api/v1/").json()
    assert answer["lists"]["organisations"] == "/api/v1/organisations"
