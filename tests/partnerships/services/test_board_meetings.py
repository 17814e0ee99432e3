"""Boards by their services: the same refusals as on pages, nothing written, and what is exempt stays apart."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from partnerships.models import BoardDecision, PartnershipBoard, QuorumRule, SeatTaken, TermsOfReference
from partnerships.selectors.board_minutes import draft_of
from partnerships.selectors.board_papers import minutes as minutes_paper
from partnerships.selectors.board_papers import pack
from partnerships.services import boards
from partnerships.services.boards.attending import SeatEntry
from salford_css.core.documents.checks import faults
from salford_css.core.documents.tree import Section, Table, lines, plain
from strategy.models import AgendaItem, Body, Decision, Paper, Referral
from tests.factories import core, strategy
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
MARCH, MAY = date(2004, 3, 4), date(2004, 5, 6)


def words(document) -> str:
    heads = [one.heading for one in document.blocks if isinstance(one, Section)]
    cells = [str(cell) for one in document.blocks if isinstance(one, Table) for row in one.rows for cell in row.cells]
    return " ".join([document.title, *heads, *cells, *(plain(one) for one in lines(document))])


@pytest.fixture
def board(db) -> Body:
    return make.board(make.partnership(), body=strategy.body("Board", kind="partnership")).body


@pytest.fixture
def seat(board):
    return make.held_seat(board, "carer").seat


@pytest.fixture
def meeting(board, seat):
    make.terms(
        board,
        quorum=[{"minimum": 1, "category": "carer"}],
        delegations=[{"subject": "Moving money", "limit": 50000}],
        above=[{"body": strategy.body("Cabinet")}, {"body": strategy.body("PCT Board")}],
    )
    return strategy.meeting(body=board, on=MARCH, state="held")


@pytest.fixture
def item(meeting):
    return AgendaItem.objects.create(meeting=meeting, number=1, title="A house")


class TestDecisions:
    def test_without_a_quorum_nothing_is_written_by_any_door(self, meeting, item, dora):
        said = "The quorum needs 1 voting member (carer); none are present."
        with pytest.raises(ValidationError, match="none are present") as refused:
            boards.decide(meeting=meeting, item=item, outcome="noted", wording="Noted", by=dora)
        assert refused.value.messages == [said]
        assert not Decision.objects.exists() and not BoardDecision.objects.exists()

    def test_within_its_delegation_the_board_decides_and_the_power_is_kept(self, meeting, item, seat, dora):
        make.took_seat(meeting, seat)
        power = meeting.body.terms.get().delegations.get()
        decision = boards.decide(
            meeting=meeting, item=item, outcome="approved", wording="Do", delegation=power, amount=50000, by=dora
        )
        assert (decision.outcome, decision.board.delegation) == ("approved", power)
        assert not Referral.objects.exists()

    def test_beyond_it_goes_to_each_body_above_with_the_reason_and_its_answer_comes_back(
        self, meeting, item, seat, dora
    ):
        make.took_seat(meeting, seat)
        decision = boards.decide(meeting=meeting, item=item, outcome="approved", wording="Do", amount=1, by=dora)
        assert decision.outcome == "referred" and decision.referrals.count() == 2
        referral = decision.referrals.first()
        with pytest.raises(ValidationError, match="cannot be answered before"):
            boards.answer_referral(referral=referral, answer="Agreed", on=date(2004, 1, 1), by=dora)
        assert boards.answer_referral(referral=referral, answer="Agreed", on=MAY, by=dora).answer == "Agreed"

    def test_beyond_it_with_nobody_above_nothing_is_written(self, board, seat, dora):
        make.terms(board)
        meeting = strategy.meeting(body=board, on=MARCH, state="held")
        with pytest.raises(ValidationError, match="name no body to which it could be referred"):
            boards.decide(meeting=meeting, outcome="approved", wording="Do", by=dora)
        assert not Decision.objects.exists()

    def test_an_officer_without_the_secretarys_seat_may_not(self, meeting, item, omar):
        with pytest.raises(PermissionDenied, match="the board's secretary may keep its record"):
            boards.decide(meeting=meeting, item=item, outcome="noted", wording="Noted", by=omar)


class TestAttendance:
    def test_a_vacant_seat_is_taken_by_nobody_and_no_other_seat_is_written_with_it(self, meeting, seat, dora):
        vacant = make.seat(meeting.body, "user")
        entries = [SeatEntry(seat, "present"), SeatEntry(vacant, "present")]
        with pytest.raises(ValidationError) as refused:
            boards.enter_attendance(meeting=meeting, entries=entries, by=dora)
        assert refused.value.message_dict == {
            "seat-2-presence": ["The seat was vacant that day: nobody could take it or send apologies for it."]
        }
        assert not SeatTaken.objects.exists()

    def test_entered_again_a_seat_is_corrected_not_doubled(self, meeting, seat, dora):
        for presence in ("present", "apologies"):
            boards.enter_attendance(meeting=meeting, entries=[SeatEntry(seat, presence)], by=dora)
        assert meeting.attendance.get().presence == "apologies"

    def test_an_interest_is_declared_by_who_is_there(self, meeting, seat, item, dora):
        with pytest.raises(ValidationError, match="enter the attendance first"):
            boards.declare_interest(meeting=meeting, seat=seat, item=item, nature="x", kind="barred", by=dora)


class TestTerms:
    def test_in_effect_neither_words_nor_minimums_can_be_changed_or_added_even_by_sql(self, meeting):
        terms = meeting.body.terms.get()
        for change in (
            lambda: TermsOfReference.objects.update(purpose="Other"),
            lambda: terms.quorum.update(minimum=9),
            lambda: QuorumRule.objects.create(terms=terms, minimum=2),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()

    def test_a_draft_is_seen_by_officers_alone(self, board, dora, omar, carl):
        boards.draft_terms(body=board, purpose="Govern", by=dora)
        assert [TermsOfReference.objects.visible_to(one).count() for one in (omar, carl)] == [1, 0]

    def test_the_administration_brings_a_draft_into_effect_by_the_same_service(self, board, dora, as_ada):
        boards.set_terms(body=board, purpose="Govern", effective_from=date(2100, 1, 1), by=dora)
        draft = boards.draft_terms(body=board, purpose="Govern well", by=dora)
        address = reverse("admin:partnerships_termsofreference_changelist")
        asked = {"action": "bring_into_effect", "_selected_action": [draft.pk]}
        page = as_ada.post(address, asked, follow=True).content.decode()
        assert "The version before it is in effect since 1 January 2100; the next begins on a later day." in page
        assert TermsOfReference.objects.get(pk=draft.pk).draft


class TestNaming:
    def test_a_new_board_is_founded_for_a_partnership_or_one_on_record_named(self, dora):
        row = make.partnership()
        made = boards.name_board(partnership=row, name="Joint board", since=MARCH, by=dora)
        assert (made.body.kind, made.body.ref) == ("partnership", "joint-board")
        with pytest.raises(ValidationError, match="A body of this name is on record; choose it"):
            boards.name_board(partnership=row, name="joint BOARD", by=dora)
        with pytest.raises(ValidationError, match="one of them"):
            boards.name_board(partnership=row, by=dora)
        assert PartnershipBoard.objects.count() == 1


class TestWhatIsExempt:
    @pytest.fixture
    def secret(self, meeting, item, seat, dora):
        make.took_seat(meeting, seat)
        row = AgendaItem.objects.create(
            meeting=meeting, number=2, title="The rent", part="exempt", exempt_reason="paragraph 3"
        )
        boards.put_paper(item=row, title="The offer", part="exempt", exempt_reason="paragraph 3", by=dora)
        boards.put_paper(item=item, title="The costs", part="exempt", exempt_reason="paragraph 3", by=dora)
        boards.decide(meeting=meeting, item=row, outcome="noted", wording="Pay 900 a month", by=dora)
        return row

    def test_an_exempt_paper_needs_its_reason(self, item, dora):
        with pytest.raises(ValidationError, match="Say why it is exempt"):
            boards.put_paper(item=item, title="The offer", part="exempt", by=dora)
        assert not Paper.objects.exists()

    def test_the_open_pack_and_minutes_hold_nothing_of_it_whoever_asks(self, meeting, secret, dora):
        boards.write_minutes(meeting=meeting, text=draft_of(meeting, part="open", reader=dora), by=dora)
        for made in (pack(meeting, dora, MAY), minutes_paper(meeting, dora, MAY)):
            assert faults(made) == [] and made.part == "open"
            assert not any(one in words(made) for one in ("The rent", "The offer", "The costs", "900"))
        assert "paragraph 3" in words(pack(meeting, dora, MAY))

    def test_the_exempt_part_has_it_for_who_may_read_it_and_for_nobody_else(self, meeting, secret, dora, carl):
        made = pack(meeting, dora, MAY, exempt=True)
        assert made.part == "exempt" and faults(made) == []
        assert all(one in words(made) for one in ("The rent", "The offer", "The costs"))
        assert not any(one in words(pack(meeting, carl, MAY, exempt=True)) for one in ("The rent", "The offer"))
        assert "Pay 900 a month" in draft_of(meeting, part="exempt", reader=dora)

    def test_a_partners_system_sees_no_paper_of_a_board(self, secret):
        client = make.client_of(core.organisation("A trust"))
        assert not Paper.objects.visible_to(client).exists()
        assert not TermsOfReference.objects.visible_to(client).exists()
