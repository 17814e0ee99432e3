"""Agreements that are shared with a client, in every version that was put to the partners."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from partnerships.agreements.lifecycle import State
from partnerships.api.shapes.agreements import (
    AgreementShape,
    CoveredShape,
    ItemShape,
    SignedShape,
    UseShape,
    VersionShape,
)
from partnerships.models import (
    Agreement,
    AgreementFlexibility,
    AgreementFunction,
    AgreementItem,
    AgreementVersion,
    Signature,
)
from salford_css.core.api import filters
from salford_css.core.api.read_path import JsonList
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource

OF_THIS = OuterRef("pk")


class Agreements(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("agreements:read",)}
    serializer_class = AgreementShape
    example = {
        "ref": "example-agreement",
        "title": "Learning difficulties agreement",
        "partnership": "example-joint-service",
        "state": "live",
        "legal_basis": "Section 31 of the Health Act 1999",
        "versions": [
            {
                "number": 1,
                "settled_on": "2005-03-01",
                "effective_from": "2005-04-01",
                "ends_on": "2008-03-31",
                "review_on": "2006-04-01",
                "improvement": "One team instead of two.",
                "flexibilities": [{"flexibility": "pooled-fund", "as_written": None, "planned": False, "lead": None}],
                "functions": [
                    {
                        "function": "Community services",
                        "accountable": "Example Trust",
                        "exercised_by": "Example Council",
                    }
                ],
                "items": [{"part": "aims", "organisation": None, "text": "Supported living.", "complete": True}],
                "signatures": [{"organisation": "Example Council", "earliest": "2005-04-01", "latest": "2005-04-30"}],
            }
        ],
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the agreements shared with the client; a draft is in none of them."""

        def of_version(model: Any) -> QuerySet[Any]:
            return model.objects.visible_to(client).filter(version=OF_THIS)

        versions = AgreementVersion.objects.visible_to(client).annotate(
            uses=JsonList(of_version(AgreementFlexibility).order_by("pk"), UseShape()),
            covers=JsonList(of_version(AgreementFunction).order_by("function__name", "pk"), CoveredShape()),
            says=JsonList(of_version(AgreementItem).order_by("pk"), ItemShape()),
            signed=JsonList(of_version(Signature).order_by("latest", "pk"), SignedShape()),
        )
        told = versions.filter(agreement=OF_THIS).order_by("-number")
        return Agreement.objects.visible_to(client).annotate(versions_told=JsonList(told, VersionShape()))


class AgreementList(Agreements, ListResource):
    """List the agreements that are shared with you."""

    operation = "list_agreements"
    filters = {
        "ref": filters.Text("ref", "Refs."),
        "partnership": filters.Text("partnership__ref", "Partnerships, by ref."),
        "state": filters.Choice("state", "Where it stands.", words=tuple(state.value for state in State)),
    }
    orders = {"ref": Order(("ref",))}


class AgreementDetail(Agreements, DetailResource):
    """Read one agreement with every wording that was put to the partners."""

    operation = "read_agreement"
    path_names = {"ref": "The agreement's ref."}
