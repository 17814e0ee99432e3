"""Disputed figures: raised, written about and taken back by a partner; settled by the council on its pages."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, OuterRef, Q, QuerySet, Value, When
from django.http import Http404

from partnerships.api.figures import figure_named
from partnerships.api.sending import RECEIPT_EXAMPLE, Submission
from partnerships.api.shapes.disputes import DisputeShape, DisputeTaken, LetterShape, LetterTaken, WithdrawalTaken
from partnerships.models import DISPUTED, Dispute, DisputeMessage, DisputeState, Partnership, ReceiptKind
from partnerships.services.disputes import raise_dispute, take_back_dispute, write_letter
from partnerships.services.receipts import keep_receipt
from salford_css.core.api import filters
from salford_css.core.api.columns import ods_of
from salford_css.core.api.read_path import JsonList, JsonOne
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource
from salford_css.core.api.serializers import OrganisationName
from salford_css.core.api.writing import LONGEST_KEY, ChangeResource
from salford_css.core.models import Organisation

WRITES = ("partnerships:write",)
NO_PARTNERSHIP = "There is no such partnership, or you take no part in it."
NOT_YOURS = "Only the partner that raised a dispute takes it back."


class Disputes(Resource):
    """The rows and shape the addresses share."""

    required_scopes = {"GET": ("partnerships:read",), "POST": WRITES, "PATCH": WRITES}
    serializer_class = DisputeShape
    example = {
        "uid": "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
        "partnership": "example-joint-service",
        "raised_by": {"ods_code": "XAA01", "ref": "example-primary-care-trust", "name": "Example Primary Care Trust"},
        "raised_on": "2006-10-15",
        "about": "contribution",
        "figure_as_read": "Contribution of Example Primary Care Trust for 2006/07: £8.6 million",
        "claimed": "£8.5 million",
        "state": "open",
        "outcome": "",
        "settled_on": None,
        "settlement": "",
        "letters": [
            {
                "number": 1,
                "organisation": "Example Primary Care Trust",
                "made_at": "2006-10-15T09:30:00.000000Z",
                "text": "Our board agreed to £8.5 million on 3 March.",
            }
        ],
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return what the client's organisation disputes, and what others dispute of that which is shared with it."""
        letters = DisputeMessage.objects.visible_to(client).filter(dispute=OuterRef("pk"))
        raiser = Organisation.objects.filter(pk=OuterRef("raised_by")).annotate(ods=ods_of())
        return Dispute.objects.visible_to(client).annotate(
            raiser=JsonOne(raiser[:1], OrganisationName()),
            about=Case(*(When(**{f"{name}__isnull": False}, then=Value(name)) for name in DISPUTED)),
            letters_told=JsonList(letters.order_by("number"), LetterShape()),
        )


class DisputeList(Disputes, Submission, ListResource):
    """List disputed figures: your own, and those others dispute of what is shared with you."""

    operation = "list_disputes"
    sends = "send_dispute"
    sending = """Dispute a figure.

    Until it is settled the pages it stands on say that you dispute it. It stands as it read, and is settled by the
    council: corrected, left as it is, or otherwise agreed."""
    kind = ReceiptKind.DISPUTE
    taken = DisputeTaken
    filters = {
        "partnership": filters.Text("partnership__ref", "Partnerships, by ref."),
        "state": filters.Choice("state", "Where it stands.", words=tuple(DisputeState.values)),
        "raised_by": filters.OrganisationCode("raised_by", "Who raised it: ODS codes, or refs."),
        "raised_on": filters.Day("raised_on", "Since when."),
    }
    orders = {"raised_on": Order(("raised_on", "uid"), ("raised_on", "uid"))}
    taken_example = {
        "partnership": "example-joint-service",
        "figure": {"kind": "contribution", "pool": "example-pool", "year": "2006-07", "party": "XAA01"},
        "claimed": "£8.5 million",
        "text": "Our board agreed to £8.5 million on 3 March.",
    }
    answer_example = RECEIPT_EXAMPLE | {
        "kind": "dispute",
        "led_to": "/api/v1/disputes/1b4e28ba-2fa1-41d2-883f-0016d3cca427",
    }

    def receive(self, client: Any, data: Any, **names: str) -> Mapping[str, Any]:
        """Raise it by the service of the pages."""
        partnership = Partnership.objects.visible_to(client).filter(ref=data["partnership"]).first()
        if partnership is None:
            raise ValidationError({"partnership": [NO_PARTNERSHIP]})
        row = raise_dispute(
            partnership=partnership,
            subject=figure_named(data["figure"], client),
            raised_by=client.organisation,
            text=data["text"],
            claimed=data["claimed"],
            by=client,
        )
        return {"dispute": row}


class DisputeDetail(Disputes, ChangeResource, DetailResource):
    """Read one dispute with its letters."""

    operation = "read_dispute"
    sends = "withdraw_dispute"
    sending = """Take back a dispute that your organisation raised.

    Name with If-Match the state you read: a dispute that was settled or answered meanwhile is not taken back unread."""
    path_names = {"uid": "The dispute's uid."}
    taken = WithdrawalTaken
    taken_example = {"state": "taken_back", "reason": "Our own books were wrong."}

    def named(self, **names: str) -> Q:
        """Find it."""
        return Q(uid=UUID(names["uid"]))

    def change(self, request: Any, data: Any, **names: str) -> None:
        """Take it back by the service of the pages, and keep a receipt."""
        row = own_dispute(request.client, names["uid"])
        take_back_dispute(dispute=row, by=request.client, reason=data["reason"])
        address, state = f"{request.method} {request.path}", request.headers["If-Match"][:LONGEST_KEY]
        keep_receipt(
            client=request.client, kind=ReceiptKind.WITHDRAWAL, address=address, body=self.raw, key=state, dispute=row
        )


def own_dispute(client: Any, uid: str) -> Dispute:
    """Return a dispute the client's organisation raised; 404 where it sees none, 403 for one of somebody else."""
    row = seen_dispute(client, uid)
    if row.raised_by_id != client.organisation_id:
        raise PermissionDenied(NOT_YOURS)
    return row


def seen_dispute(client: Any, uid: str) -> Dispute:
    """Return a dispute a client may see; 404 for any other."""
    try:
        found = Dispute.objects.visible_to(client).filter(uid=UUID(uid)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


class LetterList(Submission, ListResource):
    """List the letters about a disputed figure."""

    operation = "list_letters"
    sends = "send_letter"
    sending = """Write a letter about an open dispute."""
    required_scopes = {"GET": ("partnerships:read",), "POST": WRITES}
    serializer_class = LetterShape
    path_names = {"uid": "The dispute's uid."}
    kind = ReceiptKind.LETTER
    taken = LetterTaken
    filters = {"number": filters.Number("number", "Its place.")}
    orders = {"number": Order(("number",))}
    example = Disputes.example["letters"][0]
    taken_example = {"text": "The minute of 3 March is attached to our letter of today."}
    answer_example = RECEIPT_EXAMPLE | {"kind": "letter", "state": "accepted"}

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the letters of a dispute the client may see; 404 for any other."""
        dispute = seen_dispute(client, self.kwargs["uid"])
        return DisputeMessage.objects.visible_to(client).filter(dispute=dispute)

    def receive(self, client: Any, data: Any, **names: str) -> Mapping[str, Any]:
        """Add it by the service of the pages."""
        row = seen_dispute(client, names["uid"])
        return {"letter": write_letter(dispute=row, organisation=client.organisation, text=data["text"], by=client)}
