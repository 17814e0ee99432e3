"""Shapes of core's part of the API."""

from typing import Any

from rest_framework import serializers


class OrganisationShape(serializers.Serializer[Any]):
    """An organisation: a council, a trust or another body."""

    ods_code = serializers.CharField(
        source="ods.code", allow_null=True, help_text="The code given by the Organisation Data Service."
    )
    ods_code_invented = serializers.BooleanField(
        source="ods.invented", allow_null=True, help_text="True in a demonstration: the code is not a real one."
    )
    ref = serializers.CharField(help_text="Our own name for it; use it where it has no ODS code.")
    name = serializers.CharField(help_text="Its name today.")
    kind = serializers.CharField(
        source="standing_now.kind.code", allow_null=True, help_text="Of which kind it is today, where that is known."
    )
    valid_from = serializers.DateField(allow_null=True, help_text="The first day it existed; null: not recorded.")
    valid_to = serializers.DateField(allow_null=True, help_text="The day after its last; null: it still exists.")


class OrganisationName(serializers.Serializer[Any]):
    """An organisation as other records name it."""

    ods_code = serializers.CharField(source="ods.code", allow_null=True, help_text="Null where it has none.")
    ref = serializers.CharField(help_text="Our own name for it.")
    name = serializers.CharField(help_text="Its name today.")
