"""Findings as a reader is shown them: a remedy is a thing to do, so whoever changes nothing is offered none."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models

from salford_css.core import clock, policies, registry
from salford_css.core.registry import Finding


def shown(*, as_at: date, reader: Any, audience: str = "") -> list[Finding]:
    """Return every finding (or those of one app), worst first."""
    return _for(registry.findings.all(as_at=as_at, reader=reader, audience=audience), reader)


def shown_about(subject: models.Model, *, as_at: date, reader: Any) -> list[Finding]:
    """Return the findings about one row."""
    return _for(registry.findings.about(subject, as_at=as_at, reader=reader), reader)


def _for(found: Iterable[Finding], reader: Any) -> list[Finding]:
    if not policies.is_read_only(reader, clock.today()):
        return list(found)
    return [replace(one, remedy="", remedy_url="") for one in found]
