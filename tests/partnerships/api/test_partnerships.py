from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.models import Partnership, PartnershipDate, PartnershipParty, Sharing
from salford_css.core import clock
from tests.api.conftest import organisation
from tests.factories.performance import a_series, indicator, record

TODAY = clock.today()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def council(db):
    return organisation("salford-council", "XSC01", name="Salford City Council")


@pytest.fixture
def joint_service(council, trust):
    """The learning difficulties service that council and trust run together."""
    made = Partnership.objects.create(ref="joint-service", name="Joint service", lead_council=council, status="live")
    for party in (council, trust):
        PartnershipParty.objects.create(partnership=made, organisation=party, kind="statutory")
    return made


@pytest.fixture
def other_service(council):
    """A partnership the trust has no part in."""
    made = Partnership.objects.create(ref="other-service", name="Other service", lead_council=council, status="live")
    PartnershipParty.objects.create(partnership=made, organisation=organisation("bolton-trust", "XBO01"))
    return made


@pytest.fixture
def delays(council):
    """Days of delay in Salford, April 2003."""
    series = a_series(at=council.ref, of=indicator(code="D41"))
    record(series, {date(2003, 4, 1): 412})
    return series


def test_a_trust_reads_its_partnership(calls, joint_service):
    told = calls.get("/partnerships/joint-service").json()
    assert told["lead_council"]["ods_code"] == "XSC01"
    assert [party["name"] for party in told["parties"]] == ["Bevan Primary Care Trust", "Salford City Council"]


def test_a_party_without_a_body_is_told_in_the_records_words(calls, joint_service):
    PartnershipParty.objects.create(partnership=joint_service, as_written="voluntary sector")
    parties = calls.get("/partnerships/joint-service").json()["parties"]
    assert {"voluntary sector"} == {party["name"] for party in parties if party["ref"] is None}


def test_a_date_is_as_exact_as_the_record(calls, joint_service):
    PartnershipDate.objects.create(
        partnership=joint_service,
        kind="established",
        earliest=date(2002, 4, 1),
        latest=date(2002, 4, 30),
        as_written="April 2002",
    )
    assert calls.get("/partnerships/joint-service").json()["dates"][0]["as_written"] == "April 2002"


def test_the_list_holds_its_own_partnerships_only(calls, joint_service, other_service):
    assert [row["ref"] for row in calls.get("/partnerships").json()["items"]] == ["joint-service"]


def test_another_partnership_looks_like_none(calls, joint_service, other_service):
    hidden, missing = calls.get("/partnerships/other-service"), calls.get("/partnerships/no-such-service")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.json()["detail"] == missing.json()["detail"]


def test_filtering_by_a_party_elsewhere_tells_nothing(calls, joint_service, other_service):
    hidden, missing = calls.get("/partnerships", {"party": "XBO01"}), calls.get("/partnerships", {"party": "XZZ99"})
    assert hidden.content == missing.content == b'{"items": [], "next": null}'


def test_a_partner_who_left_sees_it_no_more(calls, joint_service, trust):
    PartnershipParty.objects.filter(organisation=trust).update(valid_to=TODAY)
    assert calls.get("/partnerships/joint-service").status_code == 404


def test_the_trust_sees_each_body_it_works_with_once(calls, joint_service, other_service, council, trust):
    second = Partnership.objects.create(ref="second", name="Second", lead_council=council, status="live")
    PartnershipParty.objects.create(partnership=second, organisation=trust)
    assert [row["ods_code"] for row in calls.get("/organisations").json()["items"]] == ["XBV01", "XSC01"]


def test_without_a_share_no_figure_is_seen(calls, joint_service, delays):
    assert calls.get("/results/PAF:D41/XSC01/2003-04-M01").status_code == 404


def test_a_share_opens_indicator_and_figures(calls, joint_service, delays):
    Sharing.objects.create(partnership=joint_service, indicator=delays.indicator)
    assert calls.get("/indicators/PAF:D41").status_code == 200
    assert calls.get("/results/PAF:D41/XSC01/2003-04-M01").json()["value"] == "412"


def test_a_share_is_about_the_parties_and_nobody_else(calls, joint_service, other_service, delays):
    elsewhere = a_series(at="wigan", of=delays.indicator)
    record(elsewhere, {date(2003, 4, 1): 7})
    Sharing.objects.create(partnership=joint_service, indicator=delays.indicator)
    assert {row["organisation"] for row in calls.get("/results").json()["items"]} == {"XSC01"}


def test_what_is_shared_is_named_with_the_partnership(calls, joint_service, delays):
    Sharing.objects.create(partnership=joint_service, indicator=delays.indicator)
    assert calls.get("/partnerships/joint-service").json()["shared_with_you"] == [
        {"kind": "indicator", "name": "PAF:D41", "access": "read", "valid_from": None, "valid_to": None}
    ]


def test_a_share_that_ended_shows_nothing_from_that_day(calls, joint_service, delays):
    Sharing.objects.create(partnership=joint_service, indicator=delays.indicator, valid_to=TODAY)
    assert calls.get("/indicators/PAF:D41").status_code == 404
    assert calls.get("/results").json()["items"] == []


def test_a_share_with_another_party_opens_nothing(calls, joint_service, delays, council):
    theirs = PartnershipParty.objects.get(organisation=council)
    Sharing.objects.create(partnership=joint_service, indicator=delays.indicator, party=theirs)
    assert calls.get("/results").json()["items"] == []
    assert calls.get("/partnerships/joint-service").json()["shared_with_you"] == []


def test_the_list_costs_three_statements_however_many_partnerships(calls, joint_service, council, trust):
    with CaptureQueriesContext(connection) as one:
        calls.get("/partnerships")
    for number in range(5):
        made = Partnership.objects.create(ref=f"more-{number}", name="More", lead_council=council, status="live")
        PartnershipParty.objects.create(partnership=made, organisation=trust)
    with CaptureQueriesContext(connection) as six:
        calls.get("/partnerships")
    assert len(one) == len(six) == 3


def test_an_odd_status_is_refused(calls):
    assert calls.get("/partnerships", {"status": "dormant"}).status_code == 400
