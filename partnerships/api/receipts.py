"""Receipts, as their senders read them."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from partnerships.api.sending import RECEIPT_EXAMPLE, told_receipts
from partnerships.api.shapes.receipts import STATES, ReceiptShape
from partnerships.models import Receipt, ReceiptKind
from salford_css.core.api import filters
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource


class Receipts(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("partnerships:read",)}
    serializer_class = ReceiptShape
    example = RECEIPT_EXAMPLE

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the receipts of the client's organisation."""
        return told_receipts(Receipt.objects.visible_to(client))


class ReceiptList(Receipts, ListResource):
    """List what was received from your organisation, and what has become of each."""

    operation = "list_receipts"
    filters = {
        "kind": filters.Choice("kind", "What it was.", words=tuple(ReceiptKind.values)),
        "state": filters.Choice("state", "What has become of it.", words=STATES),
        "digest": filters.Text("digest", "Checksums, as hex."),
        "idempotency_key": filters.Text("idempotency_key", "Names you gave."),
        "updated_since": filters.Since("received_at", "Received at or after this instant."),
    }
    orders = {"received": Order(("received_at", "uid"), ("received_at", "uid"))}


class ReceiptDetail(Receipts, DetailResource):
    """Read one receipt."""

    operation = "read_receipt"
    path_names = {"uid": "The receipt's uid."}

    def named(self, **names: str) -> Q:
        """Find it."""
        return Q(uid=UUID(names["uid"]))
