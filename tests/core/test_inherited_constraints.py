"""Django hands a parent's constraints and triggers on only when the child repeats them: no child has forgotten."""

import pytest
from django.apps import apps
from django.db import models

from salford_css.core.links import ThreadLink
from salford_css.core.sets import Dated
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import Version

FREEZES = {"frozen", "settled", "in_effect"}
"""Triggers that freeze a version: from the beginning, from the day it was put to the partners (agreements), or from
the day it is brought into effect (terms of reference)."""


def children_of(parent: type[models.Model]) -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, parent) and model._meta.managed]


@pytest.mark.parametrize(
    ("parent", "ending"),
    [(Dated, "dates"), (UncertainlyDated, "when"), (ThreadLink, "our_reading")],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_every_child_holds_its_parents_check(parent: type[models.Model], ending: str):
    children = children_of(parent)
    without = [
        child._meta.label
        for child in children
        if f"{child._meta.app_label}_{child._meta.model_name}_{ending}"
        not in {constraint.name for constraint in child._meta.constraints}
    ]
    assert children
    assert not without, f"Begin Meta.constraints with *{parent.__name__}.Meta.constraints: {without}"


def test_every_version_is_frozen_and_numbered_once():
    children = children_of(Version)
    thawed = [
        child._meta.label
        for child in children
        if not FREEZES & {trigger.name for trigger in child._meta.triggers}  # type: ignore[attr-defined]
    ]
    unnumbered = [
        child._meta.label
        for child in children
        if not any(
            isinstance(constraint, models.UniqueConstraint) and "number" in constraint.fields
            for constraint in child._meta.constraints
        )
    ]
    assert children
    assert (thawed, unnumbered) == ([], [])
