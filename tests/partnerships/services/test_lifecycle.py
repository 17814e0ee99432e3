"""An agreement is taken through its life: refused in words where the law says so, warned where it is not sure."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from partnerships.models import Agreement, Flexibility, Signature
from partnerships.services import agreements as write
from partnerships.services.lifecycle import put_variation, standing_against, steps
from salford_css.core import clock
from salford_css.core.models import ActivityLog, PostEmployment
from tests.factories import core
from tests.factories import partnerships as make
from tests.partnerships.lives import TODAY, drafted, parties, signed, take, with_host

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(the_law, db) -> Agreement:
    """A council and a trust want to pool."""
    row = make.partnership()
    make.party(row, row.lead_council)
    make.party(row, make.trust())
    row.flexibilities.create(flexibility=Flexibility.objects.get(code="pooled-fund"))
    return write.propose_agreement(partnership=row, title="Pooled fund agreement", by=core.user_with("director"))


def test_an_agreement_goes_from_proposal_to_live(agreement, dora):
    signed(with_host(agreement), dora)
    take(agreement, "go_live", by=dora)
    assert Agreement.objects.get().state == "live"


def test_every_step_is_logged_with_what_it_warned_of(agreement, dora):
    drafted(agreement, dora)
    take(agreement, "seek_approvals", by=dora)
    told = ActivityLog.objects.get(deed="agreement-seek-approvals").reason
    assert "Warned: No joint consultation that has closed is on record." in told


def test_an_officer_who_does_not_lead_it_cannot_take_a_step(agreement, omar):
    with pytest.raises(PermissionDenied, match="Only directors"):
        take(agreement, "approve_in_principle", by=omar)


def test_a_step_the_state_does_not_allow_is_refused(agreement, dora):
    with pytest.raises(ValidationError, match="this step is not possible now"):
        take(agreement, "go_live", by=dora)


def test_two_councils_alone_get_no_approval_in_principle(agreement, dora):
    agreement.partnership.parties.exclude(organisation=agreement.partnership.lead_council).delete()
    make.party(agreement.partnership, make.council("Bury"))
    with pytest.raises(ValidationError, match="No NHS body is a partner"):
        take(agreement, "approve_in_principle", by=dora)


def test_an_incomplete_draft_is_not_put_to_the_partners(agreement, dora):
    drafted(agreement, dora, leave_out="termination")
    with pytest.raises(ValidationError, match=r"Item \(f\) of regulation 7\(3\) lacks termination"):
        take(agreement, "seek_approvals", by=dora)


def test_a_version_put_to_the_partners_no_longer_changes(agreement, dora):
    version = drafted(agreement, dora)
    take(agreement, "seek_approvals", by=dora)
    version.refresh_from_db()
    with pytest.raises(ValidationError, match="no longer changes"):
        write.write_item(version=version, part="aims", text="Other aims.", by=dora)


def test_the_database_freezes_a_version_with_all_its_parts(agreement, dora):
    version = drafted(agreement, dora)
    take(agreement, "seek_approvals", by=dora)
    with pytest.raises(DatabaseError, match="no longer changes"), transaction.atomic():
        version.items.update(text="Other words.")


def test_it_is_not_signed_before_every_partner_approved(agreement, dora):
    drafted(agreement, dora)
    take(agreement, "seek_approvals", by=dora)
    with pytest.raises(ValidationError, match="have not approved it"):
        take(agreement, "sign", by=dora)


def test_a_draft_is_not_signed(agreement, dora):
    version = drafted(agreement, dora)
    with pytest.raises(ValidationError, match="a draft is not signed"):
        write.record_signature(version=version, organisation=parties(agreement)[0], by=dora)
    assert not Signature.objects.exists()


def test_without_a_host_and_a_manager_it_does_not_go_live(agreement, dora):
    signed(agreement, dora)
    with pytest.raises(ValidationError, match="No host is named"):
        take(agreement, "go_live", by=dora)


def test_a_manager_who_is_not_the_hosts_own_holds_it_back(agreement, dora):
    signed(with_host(agreement), dora)
    PostEmployment.objects.all().delete()
    with pytest.raises(ValidationError, match="is not employed by"):
        take(agreement, "go_live", by=dora)


def test_a_trust_needs_the_consent_of_who_commissions_from_it(agreement, dora):
    mental_health = make.of_kind("nhs-trust", "The mental health trust")
    mental_health.standings.get().kind.__class__.objects.filter(code="nhs-trust").update(sector="nhs")
    make.party(agreement.partnership, mental_health)
    consent = write.ask_consent(agreement=agreement, trust=mental_health, given_by=parties(agreement)[1], by=dora)
    sentence = "Salford Primary Care Trust has not consented to The mental health trust taking part."
    assert sentence in [each.sentence for each in standing_against(agreement, "sign")]
    write.record_consent(consent=consent, by=dora)
    assert sentence not in [each.sentence for each in standing_against(agreement, "sign")]


class TestALiveAgreement:
    @pytest.fixture
    def live(self, agreement, dora) -> Agreement:
        signed(with_host(agreement), dora)
        return take(agreement, "go_live", by=dora)

    def test_a_variation_takes_over_what_was_agreed_and_needs_every_partner(self, live, dora):
        take(live, "vary", by=dora)
        version = write.draft_version(agreement=live, by=dora, reason="Another service joins")
        assert version.items.count() == live.versions.first().items.count()
        put_variation(agreement=live, by=dora)
        with pytest.raises(ValidationError, match="not approved by every partner"):
            take(live, "adopt_variation", by=dora)

    def test_an_approved_variation_is_adopted(self, live, dora):
        take(live, "vary", by=dora)
        write.draft_version(agreement=live, by=dora)
        put_variation(agreement=live, by=dora)
        for organisation in parties(live):
            write.record_approval(agreement=live, organisation=organisation, words="Approved.", by=dora)
        assert take(live, "adopt_variation", by=dora).state == "live"

    def test_a_variation_dated_before_its_agreement_is_refused(self, live, dora):
        with pytest.raises(ValidationError, match="cannot be dated before the version it varies"):
            write.draft_version(agreement=live, by=dora, effective_from=date(2001, 1, 1))

    def test_notice_is_recorded_and_then_given_and_can_be_withdrawn(self, live, dora):
        with pytest.raises(ValidationError, match="Enter the notice first"):
            take(live, "give_notice", by=dora)
        write.record_notice(agreement=live, given_by=parties(live)[1], when=TODAY, by=dora)
        take(live, "give_notice", "withdraw_notice", by=dora)
        assert live.notices.get().withdrawn_on == clock.today()

    def test_notice_to_end_before_it_is_given_is_refused(self, live, dora):
        with pytest.raises(ValidationError, match="before it is given"):
            write.record_notice(
                agreement=live, given_by=parties(live)[1], when=TODAY, ends_on=date(2009, 1, 1), by=dora
            )

    def test_it_ends_in_a_way_that_is_said(self, live, dora):
        write.record_notice(agreement=live, given_by=parties(live)[1], when=TODAY, by=dora)
        take(live, "give_notice", "close", by=dora)
        with pytest.raises(ValidationError, match="Say how it ended"):
            take(live, "end", by=dora)
        assert take(live, "end", by=dora, ended_how="terminated").state == "ended"


def test_the_database_refuses_a_jump_that_no_step_declares(agreement):
    with pytest.raises(DatabaseError), transaction.atomic():
        Agreement.objects.update(state="live")


def test_a_step_stands_behind_every_move(agreement):
    assert all(hasattr(agreement, name) for name in steps)


def test_history_may_begin_in_any_state():
    assert make.agreement(state="live").state == "live"


def test_one_draft_at_a_time(agreement, dora):
    make.version(agreement, made_at=timezone.now())
    with pytest.raises(ValidationError, match="being drafted already"):
        write.draft_version(agreement=agreement, by=dora)
