"""Organisations, as an outside client sees them: its own and those it works with."""

from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from salford_css.core import clock
from salford_css.core.api import filters
from salford_css.core.api.columns import ods_of
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource
from salford_css.core.api.serializers import OrganisationShape
from salford_css.core.models import Organisation


class Organisations(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("partnerships:read",)}
    serializer_class = OrganisationShape
    example = {
        "ods_code": "XAA01",
        "ods_code_invented": True,
        "ref": "example-primary-care-trust",
        "name": "Example Primary Care Trust",
        "kind": "primary-care-trust",
        "valid_from": "2001-04-01",
        "valid_to": None,
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the client's organisation and its partners."""
        today = clock.today()
        now = FilteredRelation("standings", condition=Q(standings__validity__contains=today))
        visible = Organisation.objects.visible_to(client, on=today)
        return visible.annotate(ods=ods_of(), standing_now=now)


class OrganisationList(Organisations, ListResource):
    """List your own organisation and the organisations you are in partnership with."""

    operation = "list_organisations"
    filters = {
        "ods_code": filters.Text("ods__code", "ODS codes."),
        "kind": filters.Text("standing_now__kind__code", "Kinds, such as primary-care-trust."),
        "valid_from": filters.Day("valid_from", "The first day it existed."),
    }
    orders = {"name": Order(("name", "ref")), "ref": Order(("ref",))}


class OrganisationDetail(Organisations, DetailResource):
    """Read one organisation, named by its ODS code, or by its ref where it has none."""

    operation = "read_organisation"
    path_names = {"ods": "An ODS code, or the ref of an organisation that has none."}

    def named(self, **names: str) -> Q:
        """Find it by code or ref."""
        return Q(ods__code=names["ods"]) | Q(ref=names["ods"])
