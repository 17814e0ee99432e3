"""What can be taken away of a pool's year and of a return as page, Word and PDF."""

from datetime import date
from typing import Any

from django.template.loader import render_to_string

from partnerships.models import PoolReturn, PoolYear
from partnerships.readings.ledger import YearMoney, money_of
from partnerships.readings.returns import partners_who_answer, rows_for, rows_of_version
from partnerships.selectors import pool_papers as papers
from partnerships.selectors import statements
from partnerships.selectors.return_papers import return_document
from salford_css.core.documents.tree import Document
from salford_css.core.periods import FinancialYear
from salford_css.core.registry import documents

LAST = 12
BETWEEN = "."
"""Between fund and year in an address: `pool-learning-difficulties.2006-07`, no slug has a dot."""


def year_lookup(name: str) -> dict[str, Any]:
    """Turn the name of a year's document into filters; a name that is none finds nothing."""
    ref, _, year = name.rpartition(BETWEEN)
    try:
        return {"fund__ref": ref, "start_year": FinancialYear.parse(year).start_year}
    except ValueError:
        return {"pk__in": ()}


def year_name(row: Any) -> str:
    """Return the name of a year's document."""
    return f"{row.fund.ref}{BETWEEN}{row.year.code}"


def read(row: Any, as_at: date) -> YearMoney:
    """Read a year up to the last month on record, as its page does."""
    whole = money_of(row, as_at=as_at)
    last = max((month for line in whole.lines for month in line.by_month), default=0)
    return money_of(row, as_at=as_at, month=last) if 0 < last < LAST else whole


@documents.of("pool-statement", label="Statement of the pool", model=PoolYear, lookup=year_lookup, name_of=year_name)
def pool_statement(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the statement of a year."""
    money = read(row, as_at)
    drawing = statements.drawing_of(money)
    svg = ""
    if drawing:
        shown = {
            "drawing": drawing,
            "identifier": "pool",
            "title": "Spending month by month",
            "description": statements.lead_of(money),
        }
        svg = render_to_string("charts/svg.html", shown)
    return papers.statement(money, svg)


@documents.of("memorandum-account", label="Memorandum account", model=PoolYear, lookup=year_lookup, name_of=year_name)
def memorandum_account(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the memorandum account of a year."""
    return papers.memorandum(money_of(row, as_at=as_at))


@documents.of("pool-return", label="The return", model=PoolReturn)
def pool_return(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the document of a return: the newest version sent by the day, or the draft."""
    version = row.versions.filter(submitted_on__lte=as_at).order_by("-number").first()
    rows = rows_of_version(version) if version else rows_for(row, as_at)
    return return_document(row, version, rows, _answers(row, version, as_at), _signatures(row, version), as_at)


def _answers(row: Any, version: Any, as_at: date) -> list[tuple[str, str, str]]:
    said = {}
    for answer in version.partner_answers.filter(on__lte=as_at).order_by("pk") if version else ():
        said[answer.party_id] = answer
    found = []
    for party in partners_who_answer(row):
        answer = said.get(party.pk)
        words = f"{answer.get_answer_display()} on {answer.on:%-d %B %Y}" if answer else "no answer yet"
        found.append((str(party), words, answer.words if answer else ""))
    return found


def _signatures(row: Any, version: Any) -> list[tuple[str, str]]:
    signed = row.sign_offs.select_related("post", "body", "requirement").order_by("pk")
    signed = signed.filter(for_version=version.number) if version else signed
    found = []
    for one in signed:
        who = str(one.requirement or one.post or one.body or one.as_written)
        by = str(one.post or one.body or one.as_written)
        how = f"; by delegation of {one.delegated_by}" if one.delegated else ""
        looked = f", looked at on {one.reviewed_on:%-d %B %Y}" if one.reviewed_on else ""
        found.append((who, f"{by}, {one.on:%-d %B %Y}{how}{looked}"))
    return found
