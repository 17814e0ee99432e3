"""Partnerships a client's organisation takes part in, and what they share with it."""

from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat

from partnerships.api.filters import Party
from partnerships.api.serializers import SUBJECTS, DateShape, PartnershipShape, PartyShape, ShareShape
from partnerships.models import Partnership, PartnershipDate, PartnershipParty, PartnershipStatus, Sharing
from salford_css.core import clock
from salford_css.core.api import filters
from salford_css.core.api.columns import ods_of
from salford_css.core.api.read_path import JsonList, JsonOne
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource
from salford_css.core.api.serializers import OrganisationName
from salford_css.core.models import Organisation

OF_THIS = OuterRef("pk")
NAMES = {
    "indicator": Concat("indicator__framework__code", Value(":"), "indicator__code"),
    "fund": F("fund__ref"),
    "body": F("body__ref"),
    "agreement": F("agreement__ref"),
}


class Partnerships(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("partnerships:read",)}
    serializer_class = PartnershipShape
    example = {
        "ref": "example-joint-service",
        "name": "Learning difficulties, joint service",
        "lead_council": {"ods_code": "XAC01", "ref": "example-council", "name": "Example Council"},
        "client_group": "learning-difficulties",
        "kinds_of_service": "Supported living and day services",
        "status": "live",
        "places": None,
        "parties": [
            {
                "ods_code": "XAA01",
                "ref": "example-primary-care-trust",
                "name": "Example Primary Care Trust",
                "kind": "statutory",
                "valid_from": "2002-04-01",
                "valid_to": None,
            }
        ],
        "dates": [
            {
                "kind": "established",
                "label": "",
                "earliest": "2002-04-01",
                "latest": "2002-04-30",
                "as_written": "April 2002",
            }
        ],
        "shared_with_you": [
            {"kind": "indicator", "name": "EX:A1", "access": "read", "valid_from": "2002-04-01", "valid_to": None}
        ],
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the partnerships of the client's organisation, with who takes part and what reaches it."""
        today = clock.today()
        parties = PartnershipParty.objects.visible_to(client, on=today).in_force(today).filter(partnership=OF_THIS)
        dates = PartnershipDate.objects.visible_to(client, on=today).filter(partnership=OF_THIS)
        shares = Sharing.objects.visible_to(client, on=today).filter(partnership=OF_THIS)
        # The council that leads is part of a partnership's own description; it need not be shared besides.
        council = Organisation.objects.filter(pk=OuterRef("lead_council")).annotate(ods=ods_of())
        return Partnership.objects.visible_to(client, on=today).annotate(
            council=JsonOne(council[:1], OrganisationName()),
            parties_today=JsonList(_named(parties).order_by("kind", "known_as", "pk"), PartyShape()),
            dates_known=JsonList(dates.order_by("earliest", "kind", "pk"), DateShape()),
            shares_today=JsonList(_subjects(shares).order_by("subject_kind", "subject_name"), ShareShape()),
        )


def _named(parties: QuerySet[Any]) -> QuerySet[Any]:
    return parties.annotate(ods=ods_of("organisation"), known_as=Coalesce("organisation__name", "as_written"))


def _subjects(shares: QuerySet[Any]) -> QuerySet[Any]:
    filled = {subject: Q(**{f"{subject}__isnull": False}) for subject in SUBJECTS}
    return shares.annotate(
        subject_kind=Case(*(When(filled[each], then=Value(each)) for each in SUBJECTS), output_field=CharField()),
        subject_name=Case(*(When(filled[each], then=NAMES[each]) for each in SUBJECTS), output_field=CharField()),
    )


class PartnershipList(Partnerships, ListResource):
    """List the partnerships your organisation takes part in today."""

    operation = "list_partnerships"
    filters = {
        "ref": filters.Text("ref", "Refs."),
        "party": Party("organisation"),
        "client_group": filters.Text("client_group__ref", "Client groups."),
        "status": filters.Choice("status", "How the record describes it.", words=tuple(PartnershipStatus.values)),
    }
    orders = {"name": Order(("name", "ref")), "ref": Order(("ref",))}


class PartnershipDetail(Partnerships, DetailResource):
    """Read one partnership."""

    operation = "read_partnership"
    path_names = {"ref": "The partnership's ref."}
