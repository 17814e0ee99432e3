"""Shapes of a pool's statement and of its memorandum account. Amounts are pounds as decimal text."""

from typing import Any

from rest_framework import serializers

PARTY = "ODS code, or ref; null: no body is named."


def pounds(words: str, *, known: bool = True) -> serializers.DecimalField:
    """Return a field of pounds; not `known`: it may be null."""
    return serializers.DecimalField(14, 2, allow_null=not known, help_text=words)


class StepShape(serializers.Serializer[Any]):
    """A row of the arithmetic behind a figure."""

    words = serializers.CharField(help_text="What it is.")
    numbers = serializers.CharField(help_text="How it came about, with the numbers in it; may be empty.")
    shown = serializers.CharField(help_text="Its result, written in its unit.")


class FigureShape(serializers.Serializer[Any]):
    """A figure and how it came about; the last step is the figure."""

    name = serializers.CharField(help_text="Which figure.")
    steps = StepShape(many=True, help_text="The arithmetic, row by row.")


class LineShape(serializers.Serializer[Any]):
    """A line of the budget."""

    line = serializers.CharField(help_text="Its name in reports of spending.")
    name = serializers.CharField(help_text="What it is for.")
    lead = serializers.CharField(allow_null=True, help_text=f"Who leads it: {PARTY}")
    original = pounds("Original budget.")
    moved = pounds("What virements added, less what they took.")
    current = pounds("Current budget.")
    profile = pounds("What should have been spent by the period's end.")
    spent = pounds("What was spent by then.")
    forecast = pounds("Expected of the whole year; null: nothing is.", known=False)
    variance = pounds("Forecast less current budget; more than nothing is over.", known=False)
    cause = serializers.CharField(help_text="Why it differs; may be empty.")
    disputed_by = serializers.CharField(help_text="Who disputes one of its months; empty: nobody.")


class PartnerShape(serializers.Serializer[Any]):
    """A partner's part."""

    party = serializers.CharField(allow_null=True, help_text=PARTY)
    name = serializers.CharField(help_text="Its name.")
    contribution = pounds("What it agreed to give, as varied.")
    share_of_variance = pounds("What it bears of the variance; null: nothing can be shared yet.", known=False)
    required = pounds("What it must end up paying.", known=False)  # type: ignore[assignment]
    paid = pounds("What it paid by the period's end.")
    still_to_pay = pounds("Owed to the host; less than nothing is a refund.", known=False)
    disputed_by = serializers.CharField(help_text="Who disputes its contribution; empty: nobody.")


class ReliefShape(serializers.Serializer[Any]):
    """What met part of an overspend before any split."""

    name = serializers.CharField(help_text="Where it comes from.")
    amount = pounds("How much of it was used.")


class AccountShape(serializers.Serializer[Any]):
    """What both papers say at their head."""

    pool = serializers.CharField(help_text="The pool's ref.")
    year = serializers.CharField(help_text="The financial year.")
    period = serializers.CharField(help_text="The month up to whose end it counts.")
    as_at = serializers.DateField(help_text="What was known on this day.")
    currency = serializers.CharField(help_text="GBP.")
    illustrative = serializers.BooleanField(help_text="True: figures were made up for a demonstration.")
    sentence = serializers.CharField(help_text="What it comes to, in words.")


class StatementShape(AccountShape):
    """A pool's year at the end of a month."""

    opening_budget = pounds("Contributions, other income, brought forward; null: no split is on record.", known=False)
    current_budget = pounds("As varied since; where no split is known, the total a source prints.", known=False)
    profile = pounds("What should have been spent by the period's end.", known=False)
    spent = pounds("What was spent by then; null: no line is on record.", known=False)
    forecast = pounds("Expected of the whole year.", known=False)
    variance = pounds("Forecast less current budget; more than nothing is over.", known=False)
    unallocated = pounds("What no rule gives to a partner.")
    brought_forward = pounds("Brought forward into the year; a deficit is less than nothing.")
    received = pounds("Payments of partners, and other income, by the period's end.")
    balance = pounds("Brought forward, plus received, less spent.")
    rule = serializers.CharField(help_text="By which rule the variance is shared.")
    problem = serializers.CharField(help_text="Why nothing could be shared; empty: it could.")
    lines = LineShape(many=True, help_text="The lines of the budget.")
    partners = PartnerShape(many=True, help_text="Each partner's part; shares and unallocated are the variance.")
    relief = ReliefShape(many=True, help_text="What was used before any split.")
    figures = FigureShape(many=True, help_text="Every figure with its arithmetic.")


class EntryShape(serializers.Serializer[Any]):
    """An entry of an account."""

    name = serializers.CharField(help_text="What it is.")
    amount = pounds("Pounds.")


class MemorandumShape(AccountShape):
    """A pool's memorandum account: funding, expenditure, the result, and what each partner has in it."""

    funding = EntryShape(many=True, help_text="Contributions, other income, brought forward.")
    total_funding = pounds("All of it.")
    expenditure = EntryShape(many=True, help_text="What was spent, line by line.")
    total_expenditure = pounds("All of it.")
    result = pounds("Funding less expenditure; less than nothing is a deficit.")
    partners = PartnerShape(many=True, help_text="Each partner's part.")
    carried_forward = pounds("Received less spent: what the fund holds.")
