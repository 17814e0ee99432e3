"""Shapes of receipts."""

from typing import Any

from rest_framework import serializers

from partnerships.models import ReceiptKind
from salford_css.core.api.shapes import Instant

STATES = ("received", "accepted", "refused", "replaced")


class ReceiptShape(serializers.Serializer[Any]):
    """What was received from you, and what has become of it."""

    uid = serializers.UUIDField(help_text="Its name.")
    url = serializers.CharField(help_text="Its address.")
    kind = serializers.ChoiceField(ReceiptKind.values, help_text="What it was.")
    state = serializers.ChoiceField(
        STATES,
        help_text="received: it waits for an answer; accepted: it is on record; refused: it is not, or the host "
        "queries it; replaced: you sent a later version.",
    )
    received_at = Instant(help_text="When it came.")
    client = serializers.CharField(source="client.name", help_text="Which of your systems sent it.")
    address = serializers.CharField(help_text="Where it was sent.")
    idempotency_key = serializers.CharField(help_text="The name you gave it; for a change, the state you named.")
    digest = serializers.CharField(help_text="SHA-256 of the body as it came, in hex.")
    refused_because = serializers.CharField(help_text="Why it was refused at once; empty otherwise.")
    led_to = serializers.CharField(allow_null=True, help_text="The address of what it became; null: of nothing.")
