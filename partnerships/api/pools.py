"""Pools that are shared with a client, their years, contributions and payments; and payments sent by a partner."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from partnerships.api.columns import year_code
from partnerships.api.sending import Submission, own_party, shared_fund, shared_year
from partnerships.api.shapes.pools import (
    ContributionShape,
    PaymentOfShape,
    PaymentShape,
    PaymentTaken,
    PoolShape,
    PoolYearShape,
    StatedShape,
)
from partnerships.models import (
    Access,
    Contribution,
    ContributionKind,
    ContributionVariation,
    Payment,
    PoolClosing,
    PooledFund,
    PoolStatedTotal,
    PoolYear,
    ReceiptKind,
    Sharing,
)
from partnerships.services.pool_payments import record_payment
from salford_css.core import clock
from salford_css.core.api import filters
from salford_css.core.api.columns import ods_of, outside_name
from salford_css.core.api.read_path import JsonList, JsonOne
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource
from salford_css.core.api.serializers import OrganisationName
from salford_css.core.fields import MoneyField
from salford_css.core.models import Organisation

OF_THIS = OuterRef("pk")
POOL = {"ref": "The pool's ref."}


class Pools(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("finance:read",)}
    serializer_class = PoolShape
    example = {
        "ref": "example-pool",
        "name": "Learning difficulties pool",
        "partnership": "example-joint-service",
        "agreement": None,
        "host": {"ods_code": "XAC01", "ref": "example-council", "name": "Example Council"},
        "host_as_written": "",
        "manager": "Head of joint commissioning",
        "access": "submit",
        "years": ["2005-06", "2006-07"],
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the funds shared with a client."""
        today = clock.today()
        host = Organisation.objects.filter(pk=OuterRef("host")).annotate(ods=ods_of())
        years = (
            PoolYear.objects.visible_to(client, on=today).filter(fund=OF_THIS).annotate(code=year_code("start_year"))
        )
        given = Sharing.objects.reaching(client.organisation_id, today).filter(fund=OF_THIS, access=Access.SUBMIT)
        return PooledFund.objects.visible_to(client, on=today).annotate(
            host_named=JsonOne(host[:1], OrganisationName()),
            years_known=ArraySubquery(years.order_by("start_year").values("code")),
            access=Case(When(Exists(given), then=Value("submit")), default=Value("read")),
        )


class PoolList(Pools, ListResource):
    """List the pools that are shared with you."""

    operation = "list_pools"
    filters = {
        "ref": filters.Text("ref", "Refs."),
        "partnership": filters.Text("partnership__ref", "Partnerships, by ref."),
    }
    orders = {"name": Order(("name", "ref")), "ref": Order(("ref",))}


class PoolDetail(Pools, DetailResource):
    """Read one pool."""

    operation = "read_pool"
    path_names = POOL


class PoolYearList(ListResource):
    """List the financial years of a pool, with what sources print of each."""

    operation = "list_pool_years"
    required_scopes = {"GET": ("finance:read",)}
    serializer_class = PoolYearShape
    path_names = POOL
    filters = {"year": filters.Text("year_code", "Financial years, such as 2006-07.")}
    orders = {"year": Order(("year_code",), ("year",))}
    example = {
        "year": "2002-03",
        "other_income": None,
        "inferred": False,
        "note": "",
        "closed": False,
        "closed_months": [1, 2, 3],
        "totals": [
            {
                "component": "",
                "measure": "budget",
                "basis": "initial",
                "month": None,
                "amount": "16000000.00",
                "standing": "verified",
                "source": "Position statement, July 2002",
            }
        ],
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the years of a fund that is shared with the client; 404 for any other."""
        today, fund = clock.today(), shared_fund(client, self.kwargs["ref"])
        closings = PoolClosing.objects.filter(pool_year=OF_THIS)
        stated = PoolStatedTotal.objects.visible_to(client, on=today).known_by(today).filter(pool_year=OF_THIS)
        months = closings.filter(month__isnull=False).order_by("month").values("month")
        return (
            PoolYear.objects.visible_to(client, on=today)
            .filter(fund=fund)
            .annotate(
                year_code=year_code("start_year"),
                year_closed=Exists(closings.filter(month__isnull=True)),
                months_closed=ArraySubquery(months),
                stated_known=JsonList(stated.order_by("measure", "basis", "component", "pk"), StatedShape()),
            )
        )


class ContributionList(Submission, ListResource):
    """List what each partner agreed to put into a pool, year by year, and what it paid."""

    operation = "list_contributions"
    sends = "send_contribution"
    sending = """Report a contribution that your organisation paid.

    The host then finds it in its books, or queries it: the receipt says which. A reference is used once; a year that
    is closed takes no more."""
    required_scopes = {"GET": ("finance:read",), "POST": ("finance:write",)}
    kind = ReceiptKind.CONTRIBUTION
    serializer_class = ContributionShape
    taken = PaymentTaken
    path_names = POOL
    filters = {
        "year": filters.Text("year_code", "Financial years, such as 2006-07."),
        "party": filters.OrganisationCode("party__organisation", "ODS codes, or refs."),
        "kind": filters.Choice("kind", "Sorts of contribution.", words=tuple(ContributionKind.values)),
    }
    orders = {"year": Order(("year_code", "party_name", "kind"), ("year", "party_name", "kind"))}
    example = {
        "year": "2006-07",
        "party": "XAA01",
        "party_name": "Example Primary Care Trust",
        "kind": "annual",
        "currency": "GBP",
        "planned": "8600000.00",
        "varied": "0.00",
        "how_varied": "By agreement of both partners.",
        "standing": "verified",
        "payments": [
            {
                "uid": "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9",
                "own_reference": "BACS 4711",
                "amount": "2150000.00",
                "paid_on": "2006-07-03",
                "state": "submitted",
                "note": "",
            }
        ],
    }
    taken_example = {
        "year": "2006-07",
        "amount": "2150000.00",
        "paid_on": "2006-07-03",
        "own_reference": "BACS 4711",
        "note": "First quarter.",
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the contributions of a fund that is shared with the client; 404 for any other."""
        today, fund = clock.today(), shared_fund(client, self.kwargs["ref"])
        paid = Payment.objects.visible_to(client, on=today).filter(contribution=OF_THIS)
        varied = ContributionVariation.objects.filter(contribution=OF_THIS).order_by().values("contribution")
        total = varied.annotate(sum=Sum("amount")).values("sum")
        rows = Contribution.objects.visible_to(client, on=today).known_by(today).filter(pool_year__fund=fund)
        return rows.annotate(
            year_code=year_code("pool_year__start_year"),
            ods=ods_of("party__organisation"),
            party_code=outside_name("ods", "party__organisation"),
            party_name=Coalesce("party__organisation__name", "party__as_written"),
            currency=Value("GBP"),
            varied=Coalesce(Subquery(total), Value(Decimal("0.00")), output_field=MoneyField()),
            payments_made=JsonList(paid.order_by("paid_on", "pk"), PaymentShape()),
        )

    def receive(self, client: Any, data: Any, **names: str) -> Mapping[str, Any]:
        """Record the payment by the service of the pages."""
        fund = shared_fund(client, names["ref"])
        party = own_party(fund, client)
        year = shared_year(fund, data["year"], field="year")
        given = year.contributions.filter(party=party, kind=data["kind"]).first()
        if given is None:
            words = f"{party} agreed to no contribution of this kind for {year.year}, so none can be paid."
            raise ValidationError({"kind": [words]})
        facts = {name: data[name] for name in ("amount", "paid_on", "own_reference", "note")}
        return {"payment": record_payment(contribution=given, by=client, **facts)}


class PaymentDetail(DetailResource):
    """Read one payment, and what the host has said of it."""

    operation = "read_contribution_paid"
    required_scopes = {"GET": ("finance:read",)}
    serializer_class = PaymentOfShape
    path_names = POOL | {"uid": "The payment's uid."}
    example = {
        "uid": "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9",
        "own_reference": "BACS 4711",
        "amount": "2150000.00",
        "paid_on": "2006-07-03",
        "state": "matched",
        "note": "",
        "year": "2006-07",
        "party": "XAA01",
        "kind": "annual",
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the payments of funds that are shared with the client."""
        return Payment.objects.visible_to(client).annotate(
            year_code=year_code("contribution__pool_year__start_year"),
            ods=ods_of("contribution__party__organisation"),
            party_code=outside_name("ods", "contribution__party__organisation"),
        )

    def named(self, **names: str) -> Q:
        """Find it by pool and uid."""
        return Q(contribution__pool_year__fund__ref=names["ref"], uid=UUID(names["uid"]))
