"""Entering partnerships and their parties."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from partnerships.models import LegalBasis
from partnerships.services import partnerships as deeds
from partnerships.services.law import keep_law
from salford_css.core import clock
from salford_css.core.dates import parse
from salford_css.core.models import ActivityLog
from tests.factories import core, strategy
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def law(db) -> None:
    keep_law()


def test_the_council_that_leads_is_the_first_party(omar):
    row = deeds.propose_partnership(name="Carers centre", lead_council=make.council(), by=omar)
    assert (row.ref, row.status) == ("carers-centre", "proposed")
    assert row.parties.get().organisation == row.lead_council


def test_a_cabinet_member_cannot_propose_a_partnership(carl):
    with pytest.raises(PermissionDenied, match="Only officers"):
        deeds.propose_partnership(name="Carers centre", lead_council=make.council(), by=carl)


def test_whoever_leads_the_partnership_may_change_it():
    post = core.post("Joint Head of Service")
    row = make.partnership(lead_post=post)
    deeds.describe_partnership(partnership=row, by=core.holder_of(post), note="Reviewed.")
    assert row.note == "Reviewed."


def test_a_kind_of_council_the_regulations_do_not_list_is_refused_as_a_partner(law, omar):
    parish = make.of_kind("parish-council", "A Parish Council")
    parish.standings.get().kind.__class__.objects.filter(code="parish-council").update(sector="local_authority")
    with pytest.raises(ValidationError, match="could not be a partner on"):
        deeds.add_party(partnership=make.partnership(), organisation=parish, by=omar)


def test_an_nhs_body_of_a_kind_not_confirmed_only_warns(law, omar):
    row = make.partnership()
    ambulance = make.of_kind("ambulance-service", "The ambulance service")
    ambulance.standings.get().kind.__class__.objects.filter(code="ambulance-service").update(sector="nhs")
    deeds.add_party(partnership=row, organisation=ambulance, by=omar)
    assert "could not be a partner" in ActivityLog.objects.get(deed="party-added").reason


def test_police_as_a_statutory_partner_are_let_in_with_a_warning(law, omar):
    row = make.partnership()
    deeds.add_party(partnership=row, organisation=make.of_kind("police", "Greater Manchester Police"), by=omar)
    assert "neither an NHS body nor a council" in ActivityLog.objects.get(deed="party-added").reason


def test_a_body_that_no_longer_existed_cannot_join(law, omar):
    gone = make.trust()
    gone.valid_to = date(2013, 4, 1)
    gone.save()
    with pytest.raises(ValidationError, match="did not exist on 1 May 2013"):
        deeds.add_party(partnership=make.partnership(), organisation=gone, since=date(2013, 5, 1), by=omar)


def test_a_party_twice_is_refused(law, omar):
    row, partner = make.partnership(), make.trust()
    deeds.add_party(partnership=row, organisation=partner, by=omar)
    with pytest.raises(ValidationError, match="a party then already"):
        deeds.add_party(partnership=row, organisation=partner, by=omar)


def test_a_party_that_is_only_written_can_be_resolved_later(omar):
    party = make.party(make.partnership(), "Education", kind="other")
    deeds.resolve_party(party=party, organisation=make.council("Education and Leisure"), by=omar)
    assert (party.as_written, str(party)) == ("Education", "Education and Leisure")


def test_a_party_leaves_on_its_last_day(omar):
    party = make.party(make.partnership())
    deeds.end_party(party=party, last_day=date(2004, 3, 31), by=omar)
    assert (party.holds_on(date(2004, 3, 31)), party.holds_on(date(2004, 4, 1))) == (True, False)


def test_a_date_is_kept_as_exactly_as_it_is_known(omar):
    row = make.partnership(since=None)
    deeds.set_date(partnership=row, kind="due", when=parse("Autumn 2002"), by=omar)
    assert str(row.dates.get().when) == "Autumn 2002"


def test_an_objective_without_a_source_is_our_reading_and_needs_a_reason(omar):
    row, objective = make.partnership(), strategy.objective()
    with pytest.raises(ValidationError, match="Our reading needs an author and a reason"):
        deeds.serve_objective(partnership=row, objective=objective, by=omar)
    link = deeds.serve_objective(partnership=row, objective=objective, reason="The same service.", by=omar)
    assert link.is_our_reading


def test_the_law_is_kept_once_and_edits_of_it_stand(law):
    LegalBasis.objects.filter(code="health-act-1999-s31").update(name="Edited")
    assert keep_law() == 0
    assert LegalBasis.objects.get(code="health-act-1999-s31").name == "Edited"


def test_section_75_follows_section_31(law):
    assert [basis.code for basis in LegalBasis.objects.in_force(date(2006, 9, 6))] == ["health-act-1999-s31"]
    assert [basis.code for basis in LegalBasis.objects.in_force(clock.today() - timedelta(1))] == ["nhs-act-2006-s75"]
