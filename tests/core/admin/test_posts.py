"""An administrator keeps posts: what the pages refuse is refused here in the same words, and nothing is written."""

from datetime import date

import pytest
from django.test import Client

from salford_css.core.models import Organisation, PostEmployment, ReportingLine
from tests.factories.core import organisation, post

pytestmark = pytest.mark.django_db
SETS = ("tenures", "employments", "reports_to", "grants")


def saved(browser: Client, row, **fields: object):
    """Save a post in the administration with rows of its inlines, and nothing else in them."""
    empty = {f"{name}-{count}_FORMS": "0" for name in SETS for count in ("TOTAL", "INITIAL")}
    asked = {"title": row.title, "ref": row.ref, "kind": "officer", "status": "established", **empty, **fields}
    return browser.post(f"/admin/core/post/{row.pk}/change/", asked)


def employed(*shares: tuple[Organisation, str, bool]) -> dict[str, object]:
    fields: dict[str, object] = {"employments-TOTAL_FORMS": str(len(shares))}
    for place, (who, share, leads) in enumerate(shares):
        fields |= {f"employments-{place}-organisation": who.pk, f"employments-{place}-share": share}
        fields |= {f"employments-{place}-is_lead": "on"} if leads else {}
    return fields


def test_shares_come_to_the_whole_and_one_employer_leads(as_ada: Client):
    row, council, trust = post("Joint Head"), organisation("The Council"), organisation("The Trust")
    page = saved(as_ada, row, **employed((council, "60", True), (trust, "30", True))).content.decode()
    assert "The shares of the cost come to 90 per cent" in page
    assert "are both said to lead; one employer leads" in page
    assert not PostEmployment.objects.exists()
    assert saved(as_ada, row, **employed((council, "60", True), (trust, "40", False))).status_code == 302
    assert PostEmployment.objects.count() == 2


def test_an_employer_exists_on_the_first_day(as_ada: Client):
    row = post("Joint Head")
    trust = Organisation.objects.create(ref="trust", name="The Trust", valid_from=date(2001, 4, 1))
    fields = employed((trust, "100", True)) | {"employments-0-valid_from": "2000-01-01"}
    assert "The Trust did not exist on 1 January 2000." in saved(as_ada, row, **fields).content.decode()
    assert not PostEmployment.objects.exists()


def test_reporting_does_not_go_round_in_a_circle(as_ada: Client):
    head, director, council = post("Head"), post("Director"), organisation("The Council")
    ReportingLine.objects.create(post=head, superior=director, organisation=council)
    fields = {
        "reports_to-TOTAL_FORMS": "1",
        "reports_to-0-superior": head.pk,
        "reports_to-0-organisation": council.pk,
    }
    page = saved(as_ada, director, **fields).content.decode()
    assert "That would go round in a circle: Director would report to Head, who reports to Director." in page
    assert ReportingLine.objects.count() == 1
