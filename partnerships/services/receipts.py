"""Receipts: what was received from a partner's system, whatever became of it."""

import hashlib
from typing import Any

from partnerships.models import Receipt
from salford_css.core import clock
from salford_css.core.deeds import store

LONGEST_ADDRESS = 300


def keep_receipt(
    *, client: Any, kind: str, address: str, body: bytes, key: str = "", refused_because: str = "", **led_to: Any
) -> Receipt:
    """Keep what a client sent; `led_to` is the one record it became, or `refused_because` says why it became none."""
    return store(
        Receipt(
            kind=kind,
            client=client,
            organisation=client.organisation,
            received_at=clock.now(),
            address=address[:LONGEST_ADDRESS],
            idempotency_key=key,
            digest=hashlib.sha256(body).hexdigest(),
            body=body.decode("utf-8", "replace").replace("\x00", "�"),
            refused_because=refused_because,
            **led_to,
        )
    )
