"""A pool's statement and its memorandum account as documents: the same figures as on the pages."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from partnerships.readings.ledger import YearMoney
from partnerships.readings.memorandum import memorandum_of, memorandum_words
from partnerships.selectors import statements
from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import (
    NUMBER,
    Block,
    Column,
    Document,
    Fact,
    Figure,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    runs,
)

MADE_UP = "Figures of this document were made up for the demonstration: an illustration, not a record."
POUNDS = "Pounds. A variance of more than nothing is over budget, less is under it."


def amounts(*heads: str) -> tuple[Column, ...]:
    """Return columns of pounds."""
    return tuple(Column(head, NUMBER, places=2, share=2) for head in heads)


def cells(*values: Decimal | None) -> tuple[Decimal | str, ...]:
    """Return amounts as cells; what is not on record says so."""
    return tuple("none" if value is None else value for value in values)


def statement(money: YearMoney, svg: str = "") -> Document:
    """Return the statement of a year up to a month's end."""
    label = money.pool_year.month(money.month).label
    blocks: list[Block] = [Paragraph(runs(statements.lead_of(money)))]
    blocks += made_up(money.illustrative)
    if svg:
        blocks.append(Figure(svg, statements.lead_of(money), "Spending month by month", "the pool's own ledger"))
    blocks += [Section("By line"), _lines(money), Section("By partner"), _partners(money)]
    blocks += [Paragraph(runs(statements.rule_words_of(money)))]
    if sums := statements.sum_of_shares(money):
        blocks.append(Paragraph(runs(sums)))
    return numbered(
        Document(
            title=f"{money.pool_year.fund}, {money.year}",
            subtitle=f"Statement to the end of {label}",
            blocks=tuple(blocks),
            facts=_facts(money),
            as_at=money.rows.as_at,
        )
    )


def _facts(money: YearMoney) -> tuple[Fact, ...]:
    fund = money.pool_year.fund
    return (
        Fact("Partnership", runs(str(fund.partnership))),
        Fact("Host", runs(str(fund.host or fund.host_as_written or "none on record"))),
        Fact("Pool manager", runs(str(fund.manager or "none named"))),
        Fact("Financial year", runs(money.year.label)),
    )


def made_up(illustrative: bool) -> Iterable[Block]:
    """Return the note that a document of made-up figures begins with."""
    if illustrative:
        yield Note(runs(MADE_UP), head="Illustration")


def _lines(money: YearMoney) -> Block:
    if not money.lines:
        return Paragraph(runs("No line of the budget is on record."))
    rows = [
        Row((line.row.name, *cells(line.original, line.budget, line.profile, line.spent, line.forecast, line.variance)))
        for line in money.lines
    ]
    whole = cells(money.opening, money.budget, money.profile, money.spent, money.forecast, money.variance)
    heads = amounts("Original", "Current", "Profile", "Spent", "Forecast", "Variance")
    return Table(
        "Lines", (Column("Line", share=3), *heads), (*rows, Row(("The whole year", *whole), total=True)), note=POUNDS
    )


def _partners(money: YearMoney) -> Block:
    if not money.partners:
        return Paragraph(runs("Who gives how much is not on record."))
    rows = [
        Row((one.name, *cells(one.contribution, one.share, one.required, one.paid, one.cash))) for one in money.partners
    ]
    heads = amounts("Contribution", "Share of variance", "To pay in all", "Paid", "Still to pay")
    return Table("Partners", (Column("Partner", share=3), *heads), tuple(rows), note=POUNDS)


def memorandum(money: YearMoney) -> Document:
    """Return the memorandum account of a year: funding, expenditure, the result and each partner's share of it.

    The layout is the usual one of a council's year-end accounts; no rule prescribes it as far as was read.
    """
    account = memorandum_of(money)
    total, spent = account.total_funding, account.total_expenditure
    blocks: list[Block] = [
        Paragraph(runs(memorandum_words(money, account))),
        *made_up(money.illustrative),
        Section("Funding"),
        _account("Funding", account.funding, "Total funding", total),
        Section("Expenditure"),
        _account("Expenditure", account.expenditure, "Total expenditure", spent),
        Section("Result"),
        _account("Result", [("Total funding", total), ("Total expenditure", spent)], account.word, account.result),
        Section("Each partner's part"),
        _partners(money),
        Section("Balance carried forward"),
        Paragraph(runs(f"Received less spent, the fund holds £{money.balance:,.2f}.".replace("£-", "−£"))),
    ]
    return numbered(
        Document(
            title=f"{money.pool_year.fund}: memorandum account {money.year}",
            blocks=tuple(blocks),
            facts=_facts(money),
            as_at=money.rows.as_at,
        )
    )


def _account(caption: str, entries: Sequence[tuple[str, Decimal]], total: str, amount: Decimal) -> Table:
    rows = [Row((name, value)) for name, value in entries]
    return Table(
        caption,
        (Column("Entry", share=4), *amounts("Pounds")),
        (*rows, Row((total, amount), total=True)),
        note="Pounds.",
    )
