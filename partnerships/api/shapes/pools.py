"""Shapes of pools: who gives what, what was paid, and what a partner sends about its payments."""

from typing import Any

from rest_framework import serializers

from partnerships.models import Access, Basis, ContributionKind, Measure, PaymentState
from salford_css.core.api.serializers import OrganisationName
from salford_css.core.api.shapes import Pounds, StrictShape, Words, YearCode
from salford_css.core.models import Standing

OF_PARTNER = "The partner's ODS code, or its ref; null: the record names no body."


class PoolShape(serializers.Serializer[Any]):
    """Money that partners put together."""

    ref = serializers.CharField(help_text="Its name in addresses.")
    name = serializers.CharField(help_text="What it is called.")
    partnership = serializers.CharField(source="partnership.ref", help_text="Whose it is.")
    agreement = serializers.CharField(source="agreement.ref", allow_null=True, help_text="Under which agreement.")
    host = OrganisationName(source="host_named", allow_null=True, help_text="Who keeps its accounts; null: not named.")
    host_as_written = serializers.CharField(help_text="The record's words for the host; may be empty.")
    manager = serializers.CharField(
        source="manager.title", allow_null=True, help_text="The post that manages it; null: none is named."
    )
    access = serializers.ChoiceField(Access.values, help_text="submit includes read.")
    years = serializers.ListField(
        source="years_known", child=serializers.CharField(), help_text="Its financial years on record, oldest first."
    )


class StatedShape(serializers.Serializer[Any]):
    """A total that a source prints; it is never added to contributions."""

    component = serializers.CharField(help_text="Of which part; empty: the whole pool.")
    measure = serializers.ChoiceField(Measure.values, help_text="What it counts.")
    basis = serializers.ChoiceField(Basis.values, help_text="At what point it was taken.")
    month = serializers.IntegerField(allow_null=True, help_text="At the end of which month; April is 1.")
    amount = serializers.DecimalField(14, 2, help_text="Pounds.")
    standing = serializers.ChoiceField(Standing.values, help_text="How far it is confirmed.")
    source = serializers.CharField(help_text="Where it stands.")  # type: ignore[assignment]


class PoolYearShape(serializers.Serializer[Any]):
    """A pool in one financial year."""

    year = serializers.CharField(source="year_code", help_text="The financial year.")
    other_income = serializers.DecimalField(
        14, 2, allow_null=True, help_text="Pounds that are no partner's contribution; null: not on record."
    )
    inferred = serializers.BooleanField(help_text="The source does not state the year; it was inferred.")
    note = serializers.CharField(help_text="What is noted of it.")
    closed = serializers.BooleanField(source="year_closed", help_text="The whole year is closed; nothing changes it.")
    closed_months = serializers.ListField(
        source="months_closed", child=serializers.IntegerField(), help_text="Months that are closed; April is 1."
    )
    totals = StatedShape(many=True, source="stated_known", help_text="What sources print.")


class PaymentShape(serializers.Serializer[Any]):
    """What a partner says it paid, and what the host found."""

    uid = serializers.UUIDField(help_text="Its name in addresses.")
    own_reference = serializers.CharField(help_text="The payer's own reference.")
    amount = serializers.DecimalField(14, 2, help_text="Pounds into the pool; a refund is less than nothing.")
    paid_on = serializers.DateField(help_text="The accounting day.")
    state = serializers.ChoiceField(PaymentState.values, help_text="What the host has said.")
    note = serializers.CharField(help_text="Words of payer or host.")


class ContributionShape(serializers.Serializer[Any]):
    """What a partner agreed to put in for a year, and what it paid."""

    year = serializers.CharField(source="year_code", help_text="The financial year.")
    party = serializers.CharField(source="party_code", allow_null=True, help_text=OF_PARTNER)
    party_name = serializers.CharField(help_text="Its name.")
    kind = serializers.ChoiceField(ContributionKind.values, help_text="What sort of contribution.")
    currency = serializers.CharField(help_text="GBP.")
    planned = serializers.DecimalField(14, 2, help_text="Pounds, as first agreed.")
    varied = serializers.DecimalField(14, 2, help_text="Pounds by which it was varied since.")
    how_varied = serializers.CharField(help_text="How it may be varied.")
    standing = serializers.ChoiceField(Standing.values, help_text="How far it is confirmed.")
    payments = PaymentShape(many=True, source="payments_made", help_text="What was paid of it.")


class PaymentOfShape(PaymentShape):
    """One payment, with what it was paid for."""

    year = serializers.CharField(source="year_code", help_text="The financial year.")
    party = serializers.CharField(source="party_code", allow_null=True, help_text=OF_PARTNER)
    kind = serializers.ChoiceField(ContributionKind.values, source="contribution.kind", help_text="Of which sort.")


class PaymentTaken(StrictShape):
    """A contribution your organisation paid, or was paid back."""

    year = YearCode(help_text="The financial year it is for.")
    kind = serializers.ChoiceField(
        ContributionKind.values, default=ContributionKind.ANNUAL.value, help_text="Of which sort of contribution."
    )
    amount = Pounds(help_text="Pounds into the pool, as text; a refund is less than nothing.")
    currency = serializers.ChoiceField(("GBP",), default="GBP", help_text="GBP.")
    paid_on = serializers.DateField(help_text="The accounting day.")
    own_reference = Words(max_length=60, help_text="Your own reference; used once.")
    note = Words(max_length=500, default="", allow_blank=True, help_text="What else the host should know.")
