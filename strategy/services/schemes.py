"""Keeps the schemes of delegation that are known: added where they are missing, never overwritten."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from salford_css.core.deeds import store
from salford_css.core.models import Organisation
from strategy.models import DelegationLine, DelegationScheme

SCHEMES = Path(__file__).resolve().parent.parent / "data" / "delegation.yaml"


@transaction.atomic
def keep_schemes(organisation: Organisation) -> int:
    """Add the schemes of a council that are missing, each with its lines; return how many schemes.

    Raises ValidationError when a scheme entered by hand already holds on some of the days of one that is missing.
    """
    known = yaml.safe_load(SCHEMES.read_text(encoding="utf-8"))
    return sum(_kept(organisation, row) for row in known.get(organisation.name, ()))


def _kept(organisation: Organisation, row: Mapping[str, Any]) -> bool:
    """Add a scheme unless one of its reference is there; say whether it was added."""
    ref = f"{organisation.ref}-{row['ref']}"
    if DelegationScheme.objects.filter(ref=ref).exists():
        return False
    facts = {name: value for name, value in row.items() if name != "lines"}
    scheme = store(DelegationScheme(**{**facts, "ref": ref, "organisation": organisation}))
    for line in row["lines"]:
        store(DelegationLine(scheme=scheme, **line))
    return True
