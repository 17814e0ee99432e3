"""What every address has that a partner's system writes to: a receipt for whatever came, also for what was refused."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404

from partnerships.api.columns import led_to_url, receipt_url
from partnerships.api.shapes.receipts import ReceiptShape
from partnerships.models import PartnershipParty, PooledFund, PoolYear, Receipt
from partnerships.services.receipts import keep_receipt
from salford_css.core import clock
from salford_css.core.api.writing import SendResource, key_of
from salford_css.core.periods import FinancialYear

NO_YEAR = "This pool has no such year, or it is not shared with you."
RECEIPT_EXAMPLE = {
    "uid": "5b0c2f0e-6f8e-4f0c-9d5e-1f2a3b4c5d6e",
    "url": "/api/v1/receipts/5b0c2f0e-6f8e-4f0c-9d5e-1f2a3b4c5d6e",
    "kind": "contribution",
    "state": "received",
    "received_at": "2006-07-03T09:30:00.000000Z",
    "client": "Finance system of Example Primary Care Trust",
    "address": "POST /api/v1/pools/example-pool/contributions",
    "idempotency_key": "payment-2006-07-Q1",
    "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "refused_because": "",
    "led_to": "/api/v1/pools/example-pool/contributions/0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9",
}


def told_receipts(rows: QuerySet[Receipt]) -> QuerySet[Any]:
    """Return receipts with what is told of them outside."""
    return rows.with_state().annotate(led_to=led_to_url(), url=receipt_url())  # type: ignore[attr-defined]


class Submission(SendResource):
    """An address for something of one kind; its answer is the receipt."""

    kind: ClassVar[str]
    answer_shape = ReceiptShape
    answer_example: ClassVar[Mapping[str, Any]] = RECEIPT_EXAMPLE

    def receive(self, client: Any, data: Any, **names: str) -> Mapping[str, Any]:
        """Do what was asked by a service; return the record it became, by its column of the receipt."""
        raise NotImplementedError

    def take(self, request: Any, data: Any, **names: str) -> Mapping[str, Any]:
        """Do it, and give a receipt."""
        return self._receipt(request, **self.receive(request.client, data, **names))

    def refused(self, request: Any, problem: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give a receipt for what was refused too: nothing that came is lost."""
        said = [each["detail"] for each in problem["errors"]] or [problem["detail"]]
        return {"receipt": self._receipt(request, refused_because=" ".join(said))["url"]}

    def _receipt(self, request: Any, **became: Any) -> Mapping[str, Any]:
        made = keep_receipt(
            client=request.client,
            kind=self.kind,
            address=f"{request.method} {request.path}",
            body=self.raw,
            key=key_of(request),
            **became,
        )
        return ReceiptShape(told_receipts(Receipt.objects.filter(pk=made.pk)).get()).data


# ------------------------------------------------------------------ what bodies and paths name


def shared_fund(client: Any, ref: str) -> PooledFund:
    """Return a fund that is shared with a client; 404 otherwise."""
    found = PooledFund.objects.visible_to(client, on=clock.today()).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def shared_year(fund: PooledFund, year: FinancialYear, *, field: str) -> PoolYear:
    """Return a year of a fund; raises ValidationError beside the field that names it."""
    found = fund.years.filter(start_year=year.start_year).first()
    if found is None:
        raise ValidationError({field: [NO_YEAR]})
    return found


def own_party(fund: PooledFund, client: Any) -> PartnershipParty:
    """Return as which party of a fund's partnership a client's organisation takes part today; 404 otherwise."""
    parties = fund.partnership.parties.in_force(clock.today()).filter(organisation=client.organisation_id)
    found = parties.first()
    if found is None:
        raise Http404
    return found
