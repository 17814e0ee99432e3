"""Keeps the law in the database as the product knows it: rows are added where they are missing, never overwritten.

What an administrator has changed since stands. A rule is known by its reference, check and step.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from django.db import models, transaction

from partnerships.models import (
    BodyEligibility,
    ChecklistRule,
    Flexibility,
    LegalBasis,
    LegalSuccession,
    StatutoryFunction,
)
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import OrganisationKind

LAW = Path(__file__).resolve().parent.parent / "data" / "law.yaml"
DATED = ("valid_from", "valid_to", "standing", "source", "reference")


@transaction.atomic
def keep_law(*, by: Any = None) -> int:
    """Add what is missing of the law; return how many rows were added."""
    law = yaml.safe_load(LAW.read_text(encoding="utf-8"))
    added = sum(
        (
            *(_kept(LegalBasis, {"code": row["code"]}, row) for row in law["legal_bases"]),
            *(_kept(Flexibility, {"code": row["code"]}, row) for row in law["flexibilities"]),
            *(_kept(OrganisationKind, {"code": row["code"]}, row) for row in law["kinds"]),
            *(_kept(StatutoryFunction, {"code": row["code"]}, row) for row in law["functions"]),
            *(_succession(row) for row in law["successions"]),
            *(kept for row in law["eligibility"] for kept in _eligibility(row)),
            *(kept for row in law["checklist"] for kept in _rule(row)),
        )
    )
    if added:
        basis = LegalBasis.objects.order_by("valid_from").first()
        if basis:
            record_activity("law-kept", basis, by=by, reason=f"{added} rows of the law added")
    return added


def _kept(model: type[models.Model], key: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    """Add a row unless one of this key is there; say whether it was added."""
    if model._default_manager.filter(**key).exists():
        return False
    store(model(**{**facts, **key}))
    return True


def _succession(row: Mapping[str, Any]) -> bool:
    key = {end: LegalBasis.objects.get(code=row[end]) for end in ("predecessor", "successor")}
    return _kept(LegalSuccession, key, {name: row[name] for name in ("on", "standing", "note")})


def _eligibility(row: Mapping[str, Any]) -> Iterable[bool]:
    basis = LegalBasis.objects.get(code=row["legal_basis"])
    for code in row["kinds"]:
        key = {"legal_basis": basis, "kind": OrganisationKind.objects.get(code=code)}
        yield _kept(BodyEligibility, key, {name: row[name] for name in DATED if name in row})


def _rule(row: Mapping[str, Any]) -> Iterable[bool]:
    for basis in LegalBasis.objects.all():
        if row.get("only", basis.code) == basis.code:
            key = {
                "legal_basis": basis,
                "reference": row["reference"],
                "check_name": row["check"],
                "step": row["step"],
            }
            facts = {name: row[name] for name in ("title", "severity", "standing", "item") if name in row}
            yield _kept(ChecklistRule, key, facts)
