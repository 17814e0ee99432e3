"""Keeps the rules of procedure in the database: rows are added where they are missing, never overwritten.

What an administrator has changed since stands. A rule is known by its reference, which begins with the council's.
"""

from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any

import yaml
from django.db import models, transaction

from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import Organisation
from strategy.models import ClockRule, KeyDecisionRule
from strategy.services.schemes import keep_schemes

RULES = Path(__file__).resolve().parent.parent / "data" / "procedure.yaml"


@transaction.atomic
def keep_procedure(*, organisation: Organisation, by: Any = None) -> int:
    """Add what is missing of the law, of a council's own rules and of its schemes of delegation; return how many rows.

    Raises ValidationError when a rule entered by hand already holds on some of the days of one that is missing.
    """
    known = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    own = known["councils"].get(organisation.name, {})
    clock = [*known["law"]["clock"], *own.get("clock", ())]
    added = sum(_kept(ClockRule, organisation, row) for row in clock)
    added += sum(_kept(KeyDecisionRule, organisation, row) for row in own.get("key", ()))
    added += keep_schemes(organisation)
    if added:
        record_activity("procedure-kept", organisation, by=by, reason=f"{added} rules of procedure added")
    return added


def _kept(model: type[models.Model], organisation: Organisation, row: Mapping[str, Any]) -> bool:
    """Add a rule unless one of its reference is there; say whether it was added."""
    ref = f"{organisation.ref}-{row['ref']}"
    if model._default_manager.filter(ref=ref).exists():
        return False
    facts = {**row, "ref": ref, "organisation": organisation}
    if "hour" in facts:
        facts["hour"] = time.fromisoformat(facts["hour"])
    store(model(**facts))
    return True
