"""An officer enters a partnership by hand: what it is, who takes part, its dates, its sharing, what it serves."""

from datetime import date

import pytest
from django.test import Client

from partnerships.models import Flexibility, Partnership
from partnerships.services.law import keep_law
from tests.factories import core, strategy
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def olive(omar):
    """Omar, an officer, at his browser."""
    browser = Client()
    browser.force_login(omar)
    return browser


@pytest.fixture
def salford():
    keep_law()
    return make.council()


def at(row: Partnership, deed: str) -> str:
    return f"/partnerships/register/{row.ref}/enter/{deed}/"


def day(name: str, when: date) -> dict[str, str]:
    return {f"{name}_{place}": str(part) for place, part in enumerate((when.day, when.month, when.year))}


def test_a_partnership_is_entered_and_led_on_to(olive, salford):
    assert "Enter a partnership" in olive.get("/partnerships/register/").content.decode()
    answer = olive.post(
        "/partnerships/register/enter/",
        {"name": "Carers centre", "lead_council": salford.pk, "status": "proposed"},
        follow=True,
    )
    row = Partnership.objects.get()
    assert (row.ref, row.parties.get().organisation) == ("carers-centre", salford)
    assert "Name a party" in answer.content.decode()


def test_what_is_missing_is_said_and_what_was_typed_is_kept(olive, salford):
    answer = olive.post("/partnerships/register/enter/", {"name": "Carers centre", "status": "proposed"})
    page = answer.content.decode()
    assert (answer.status_code, "Carers centre" in page, Partnership.objects.count()) == (422, True, 0)


def test_it_gets_parties_dates_sharing_and_an_objective(olive, salford):
    row, trust, objective = make.partnership(lead_council=salford, since=None), make.trust(), strategy.objective()
    olive.post(at(row, "party"), {"organisation": trust.pk, "kind": "statutory", **day("since", date(2002, 4, 1))})
    olive.post(at(row, "party"), {"as_written": "voluntary sector", "kind": "other"})
    olive.post(at(row, "date"), {"kind": "review", "when": "Autumn 2004"})
    pooled = Flexibility.objects.get(code="pooled-fund")
    olive.post(at(row, "sharing"), {"flexibility": pooled.pk, "sure": "planned"})
    olive.post(at(row, "objective"), {"objective": objective.pk, "source": "Service plan 2004/05, page 3"})
    assert [str(party) for party in row.parties.order_by("pk")] == [trust.name, "voluntary sector"]
    assert str(row.dates.get().when) == "Autumn 2004"
    assert (row.flexibilities.get().sure, row.objectives.get().objective) == ("planned", objective)


def test_a_written_party_is_joined_to_its_organisation_and_leaves_on_its_last_day(olive, salford):
    row = make.partnership(lead_council=salford)
    party, voluntary = make.party(row, "Carers' centre", kind="other"), core.organisation("Salford Carers Centre")
    assert "Say who a written party is" in olive.get(row.get_absolute_url()).content.decode()
    olive.post(at(row, "party/who"), {"party": party.pk, "organisation": voluntary.pk})
    olive.post(at(row, "party/end"), {"party": party.pk, **day("last_day", date(2004, 3, 31))})
    party.refresh_from_db()
    assert (party.organisation, party.valid_to) == (voluntary, date(2004, 4, 1))


def test_police_as_a_partner_in_law_are_let_in_with_a_warning_on_the_page(olive, salford):
    row, police = make.partnership(lead_council=salford), make.of_kind("police", "Greater Manchester Police")
    answer = olive.post(at(row, "party"), {"organisation": police.pk, "kind": "statutory"}, follow=True)
    assert "takes part without being a partner in law" in answer.content.decode()
    assert row.parties.filter(organisation=police).exists()


def test_a_kind_of_council_that_could_not_be_a_partner_then_is_refused(olive, salford):
    row, parish = make.partnership(lead_council=salford), make.of_kind("parish-council", "A Parish Council")
    kind = parish.standings.get().kind
    kind.sector = "local_authority"
    kind.save()
    answer = olive.post(at(row, "party"), {"organisation": parish.pk, "kind": "statutory", "as_written": "Parish"})
    page = answer.content.decode()
    assert (answer.status_code, "could not be a partner on" in page, "Parish" in page) == (422, True, True)
    assert not row.parties.filter(organisation=parish).exists()


def test_a_body_that_did_not_exist_then_is_refused(olive, salford):
    row, gone = make.partnership(lead_council=salford), make.trust()
    gone.valid_to = date(2013, 4, 1)
    gone.save()
    given = {"organisation": gone.pk, "kind": "statutory", **day("since", date(2013, 5, 1))}
    answer = olive.post(at(row, "party"), given)
    assert (answer.status_code, "did not exist on 1 May 2013" in answer.content.decode()) == (422, True)


def test_describing_it_begins_with_what_is_on_record(olive, salford):
    row = make.partnership(lead_council=salford, note="Old note.")
    assert "Old note." in olive.get(at(row, "about")).content.decode()
    olive.post(at(row, "about"), {"name": row.name, "status": "ongoing", "note": "Reviewed.", "places": "12"})
    row.refresh_from_db()
    assert (row.status, row.note, row.places) == ("ongoing", "Reviewed.", 12)
