"""Shapes of agreements."""

from typing import Any

from rest_framework import serializers

from partnerships.agreements.items import PARTS
from partnerships.agreements.lifecycle import State


class ItemShape(serializers.Serializer[Any]):
    """What a version says of one part of items (a) to (g)."""

    part = serializers.ChoiceField(list(PARTS), help_text="Which part.")
    organisation = serializers.CharField(
        source="organisation.name", allow_null=True, help_text="Of which partner, where it is about one."
    )
    text = serializers.CharField(help_text="What it says.")
    complete = serializers.BooleanField(help_text="False: it says something, though not all that is asked.")


class UseShape(serializers.Serializer[Any]):
    """A way of sharing that a version uses."""

    flexibility = serializers.CharField(
        source="flexibility.code", allow_null=True, help_text="Null: none of the law's."
    )
    as_written = serializers.CharField(allow_null=True, help_text="The record's words.")
    planned = serializers.BooleanField(help_text="True: planned, not yet used.")
    lead = serializers.CharField(
        source="lead.name", allow_null=True, help_text="Who acts for the others, where one does."
    )


class CoveredShape(serializers.Serializer[Any]):
    """A function in scope."""

    function = serializers.CharField(source="function.name", help_text="Which.")
    accountable = serializers.CharField(
        source="accountable.name", allow_null=True, help_text="Who answers for it in law."
    )
    exercised_by = serializers.CharField(source="exercised_by.name", allow_null=True, help_text="Who exercises it.")


class SignedShape(serializers.Serializer[Any]):
    """A signature."""

    organisation = serializers.CharField(source="organisation.name", help_text="Who signed.")
    earliest = serializers.DateField(allow_null=True, help_text="The first day it can have been.")
    latest = serializers.DateField(allow_null=True, help_text="The last.")


class VersionShape(serializers.Serializer[Any]):
    """One wording, as it was put to the partners."""

    number = serializers.IntegerField(help_text="Its place.")
    settled_on = serializers.DateField(help_text="When it was put to the partners.")
    effective_from = serializers.DateField(allow_null=True, help_text="From when it holds.")
    ends_on = serializers.DateField(allow_null=True, help_text="Its last day.")
    review_on = serializers.DateField(allow_null=True, help_text="When it is reviewed.")
    improvement = serializers.CharField(help_text="How the functions will be exercised better.")
    flexibilities = UseShape(many=True, source="uses", help_text="Ways of sharing.")
    functions = CoveredShape(many=True, source="covers", help_text="Functions in scope.")
    items = ItemShape(many=True, source="says", help_text="Items (a) to (g).")
    signatures = SignedShape(many=True, source="signed", help_text="Who signed it.")


class AgreementShape(serializers.Serializer[Any]):
    """What the partners agreed."""

    ref = serializers.CharField(help_text="Its name in addresses.")
    title = serializers.CharField(help_text="What it is called.")
    partnership = serializers.CharField(source="partnership.ref", help_text="Of which partnership.")
    state = serializers.ChoiceField([state.value for state in State], help_text="Where it stands.")
    legal_basis = serializers.CharField(
        source="legal_basis.name", allow_null=True, help_text="Under which power; null: not recorded."
    )
    versions = VersionShape(many=True, source="versions_told", help_text="Every wording, newest first.")
