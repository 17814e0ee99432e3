"""Whether a partnership is lawful as far as the record shows: its newest agreement held against the checklist."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from partnerships.agreements.checklist import refusals
from partnerships.agreements.items import VARIANT_WORDS, ItemState, completeness
from partnerships.readings.evidence import items_of
from partnerships.selectors.agreements import checklist_of
from partnerships.selectors.health.parts import Block, Figure
from salford_css.core.registry import Finding
from salford_css.core.words import capital, counted

NO_AGREEMENT = "No agreement is on record; working side by side needs none, pooling money does."


def law_block(partnership: Any, agreement: Any, day: date, findings: Sequence[Finding], worst: Finding | None) -> Block:
    """Return the score of the checklist, of items (a) to (g), and the findings about the partnership."""
    lines = checklist_of(agreement, day) if agreement else []
    hold = sum(line.found.holds for line in lines)
    refusing = [line for line in lines if refusals(line.found.missing)]
    figures = (
        [Figure("Rules of the checklist that hold", f"{hold} of {len(lines)}", "", _checklist(agreement))]
        if lines
        else []
    )
    for variant, items in items_of(partnership, on=day).items():
        found = completeness(items)[ItemState.ON_RECORD]
        figures.append(Figure(f"Items (a) to (g), {VARIANT_WORDS[variant]}", f"{found} of {len(items)} on record"))
    figures += [Figure(f"{line.rule.reference}", "not met", line.rule.title) for line in refusing]
    others = [finding for finding in findings if not finding.rung]
    figures += [Figure("Finding", one.sentence, "", one.remedy_url) for one in others if one is not worst]
    return Block(
        id="law",
        heading="Is it lawful",
        sentence=law_sentence(agreement, hold, len(lines), len(refusing), len(others)),
        figures=figures,
        url=_checklist(agreement) if agreement else reverse("partnerships:checklist"),
        words="The statutory checklist of this agreement" if agreement else "The statutory checklist",
        source="The record held against the rules in force on the day.",
    )


def _checklist(agreement: Any) -> str:
    return reverse("partnerships:agreement-checklist", args=[agreement.ref])


def law_sentence(agreement: Any, hold: int, rules: int, refusing: int, findings: int) -> str:
    """Say in what state the newest agreement is, how many rules hold, and what was found besides."""
    more = f" {capital(counted(findings, 'finding'))} {'is' if findings == 1 else 'are'} open." if findings else ""
    if agreement is None:
        return f"{NO_AGREEMENT}{more}"
    first = f"The agreement is {agreement.state_words}"
    if not rules:
        return f"{first}; no rule of the checklist holds on this day.{more}"
    stops = f", and {counted(refusing, 'of the others refuses', 'of the others refuse')} a step" if refusing else ""
    return f"{first}; {hold} of {rules} rules hold{stops}.{more}"
