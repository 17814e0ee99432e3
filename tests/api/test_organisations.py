import json

import pytest

from salford_css.core.models import OrganisationKind, OrganisationStanding
from tests.api.conftest import organisation


def test_a_trust_reads_itself(calls):
    assert calls.get("/organisations/XBV01").json() == {
        "ods_code": "XBV01",
        "ods_code_invented": True,
        "ref": "bevan-primary-care-trust",
        "name": "Bevan Primary Care Trust",
        "kind": None,
        "valid_from": None,
        "valid_to": None,
    }


def test_an_organisation_is_found_by_its_ref_too(calls):
    assert calls.get("/organisations/bevan-primary-care-trust").json()["ods_code"] == "XBV01"


def test_it_says_of_which_kind_it_is_today(calls, trust):
    kind = OrganisationKind.objects.create(code="primary-care-trust", name="Primary care trust", sector="nhs")
    OrganisationStanding.objects.create(organisation=trust, kind=kind, valid_from="2001-04-01")
    assert calls.get("/organisations/XBV01").json()["kind"] == "primary-care-trust"


def test_it_lists_itself_and_nobody_it_does_not_work_with(calls):
    organisation("elsewhere-trust", "XEL01")
    assert [each["ods_code"] for each in calls.get("/organisations").json()["items"]] == ["XBV01"]


def test_one_that_is_not_shared_looks_like_one_that_does_not_exist(calls):
    organisation("elsewhere-trust", "XEL01")
    hidden, missing = calls.get("/organisations/XEL01"), calls.get("/organisations/XZZ99")
    assert hidden.status_code == missing.status_code == 404
    assert _same_but_for_the_address(hidden) == _same_but_for_the_address(missing)


def test_filtering_for_one_that_is_not_shared_looks_like_one_that_does_not_exist(calls):
    organisation("elsewhere-trust", "XEL01")
    hidden = calls.get("/organisations", {"ods_code": "XEL01"})
    missing = calls.get("/organisations", {"ods_code": "XZZ99"})
    assert hidden.content == missing.content == b'{"items": [], "next": null}'


@pytest.mark.parametrize("name", ["%00", "a%00b", "%27%3B--", "x" * 500, "..%2f", "%ED%A0%80", "é"])
def test_what_cannot_be_a_name_is_not_there(calls, name):
    assert calls.get(f"/organisations/{name}").status_code == 404


def _same_but_for_the_address(answer):
    body = json.loads(answer.content)
    return {key: value for key, value in body.items() if key not in ("instance", "request_id")}
