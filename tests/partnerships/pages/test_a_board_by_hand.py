"""Dora takes a board's meeting from its terms to agreed minutes in the browser; every refusal keeps what was typed."""

from datetime import date

import pytest
from django.test import Client

from partnerships.models import BoardDecision, SeatTaken, TermsOfReference, WrittenProcedure
from salford_css.core.models import User
from strategy.models import Body, Decision, Meeting, Referral
from tests.factories import partnerships as make
from tests.factories import strategy

pytestmark = pytest.mark.django_db
MARCH, MAY, JULY = date(2004, 3, 4), date(2004, 5, 6), date(2004, 7, 1)


def day(name: str, when: date) -> dict[str, str]:
    return {f"{name}_0": str(when.day), f"{name}_1": str(when.month), f"{name}_2": str(when.year)}


class Walk:
    """One board, and what Dora does with it."""

    def __init__(self, browser: Client, body: Body) -> None:
        self.browser, self.body = browser, body
        self.council, self.trust = (row.organisation for row in body.partnership_boards.get().partnership.parties.all())

    @property
    def page(self) -> str:
        return f"/partnerships/boards/{self.body.ref}/"

    def do(self, address: str, data: dict | None = None) -> None:
        answer = self.browser.post(address, data or {})
        assert answer.status_code == 302, answer.content.decode()

    def refused(self, address: str, data: dict | None = None) -> str:
        answer = self.browser.post(address, data or {})
        assert answer.status_code == 422
        return answer.content.decode()

    def read(self, address: str) -> str:
        answer = self.browser.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    def terms(self, **more: str) -> dict[str, str]:
        cabinet, nhs = (Body.objects.get(name=name) for name in ("Cabinet", "PCT Board"))
        return {
            "purpose": "Govern the pool.", "notice_days": "5", "chairing": "meeting", "written_needs": "seats",
            "reply_days": "5", "quorum-1-minimum": "3", "quorum-2-minimum": "1", "quorum-2-of": "each",
            "matter-1-subject": "Moving money", "matter-1-limit": "50,000", "above-1-body": str(cabinet.pk),
            "above-2-body": str(nhs.pk), "turn-1-organisation": str(self.council.pk),
            "turn-2-organisation": str(self.trust.pk), "item-1-title": "Interests", "item-1-content": "interests",
            "item-2-title": "Minutes of the last meeting", "item-2-content": "minutes", "item-3-title": "A house",
        } | more  # fmt: skip

    def settle(self) -> None:
        """Bring terms into effect and fill four seats: two officers who may chair, a user, a councillor."""
        self.do(f"{self.page}enter/terms/", self.terms())
        self.do(f"{self.page}enter/effect/", day("effective_from", date(2004, 1, 1)))
        seats = (("officer", self.council, "chair"), ("officer", self.trust, "chair"), ("user", None, "member"),
                 ("councillor", self.council, "member"))  # fmt: skip
        for number, (category, organisation, role) in enumerate(seats, start=1):
            facts = {
                "category": category,
                "role": role,
                "voting": "on",
                "organisation": organisation and organisation.pk,
            }
            self.do(f"{self.page}enter/seat/", {name: value for name, value in facts.items() if value})
            holder = {"as_written": f"Holder {number}"} | day("since", date(2003, 4, 1))
            self.do(f"{self.page}enter/seat/{number}/appoint/", holder)

    def call(self, on: date, called_on: date) -> str:
        self.do(f"{self.page}enter/meeting/", day("on", on) | day("called_on", called_on))
        return f"/partnerships/board-meetings/{Meeting.objects.get(body=self.body, earliest=on, form='sitting').ref}/"

    def attend(self, meeting: str, **said: str) -> None:
        present = {f"seat-{number}-presence": "present" for number in range(1, 5)}
        self.do(
            f"{meeting}enter/attendance/", present | {name.replace("__", "-"): value for name, value in said.items()}
        )


@pytest.fixture
def walk(dora: User) -> Walk:
    strategy.body("Cabinet")
    strategy.body("PCT Board", kind="nhs")
    row = make.partnership()
    make.party(row, row.lead_council)
    make.party(row, make.trust())
    browser = Client()
    browser.force_login(dora)
    return Walk(browser, make.board(row, body=strategy.body("Partnership board", kind="partnership")).body)


def test_a_draft_measures_nothing_and_terms_in_effect_stand_beside_what_changed_in_them(walk):
    walk.do(f"{walk.page}enter/terms/", walk.terms())
    assert "No terms of reference are in force" in walk.read(walk.page)
    walk.do(f"{walk.page}enter/effect/", day("effective_from", date(2004, 1, 1)))
    walk.do(f"{walk.page}enter/terms/", walk.terms(**{"quorum-1-minimum": "4", "reason": "Nobody outvoted"}))
    early = walk.refused(f"{walk.page}enter/effect/", day("effective_from", date(2003, 1, 1)))
    assert "The version before it is in effect since 1 January 2004; the next begins on a later day." in early
    walk.do(f"{walk.page}enter/effect/", day("effective_from", date(2004, 2, 1)))
    changed = walk.read(f"{walk.page}terms/2/")
    assert "removed: </span>three" in changed and "Nobody outvoted" in changed
    assert "three voting members" in walk.read(f"{walk.page}terms/1/")


def test_a_form_of_terms_keeps_what_was_typed_and_names_what_is_missing(walk):
    said = walk.refused(f"{walk.page}enter/terms/", walk.terms(**{"turn-2-organisation": "", "quorum-3-of": "each"}))
    assert "Minimum 3: say how many." in said and "50,000" in said
    said = walk.refused(f"{walk.page}enter/terms/", walk.terms(**{"turn-2-organisation": ""}))
    assert "A chair in turn needs the organisations that take turns" in said
    assert not TermsOfReference.objects.exists()


def test_a_seat_that_is_held_is_not_filled_twice_and_a_vacant_one_says_for_how_long(walk):
    walk.settle()
    twice = {"as_written": "Somebody else"} | day("since", date(2004, 1, 1))
    assert "Holder 3 holds this seat. Replace them, or end that first." in walk.refused(
        f"{walk.page}enter/seat/3/appoint/", twice
    )
    walk.do(f"{walk.page}enter/seat/3/leave/", day("last_day", date(2004, 3, 31)))
    assert "vacant since 1 April 2004, for 2 months" in walk.read(f"{walk.page}?as_at=2004-06-01")


def test_a_meeting_from_call_to_agreed_minutes(walk):
    walk.settle()
    late = walk.refused(f"{walk.page}enter/meeting/", day("on", MARCH) | day("called_on", date(2004, 3, 1)))
    assert "it had to be called by 25 February 2004. Say why it is called later" in late
    march = walk.call(MARCH, date(2004, 2, 20))
    assert "A house" in walk.read(march)
    walk.attend(march)
    ours = walk.body.seats.get(number=2)
    not_theirs = walk.refused(f"{march}enter/chair/", {"seat": ours.pk})
    assert "By the terms the chair falls to the chair of Salford City Council at this meeting." in not_theirs
    walk.do(f"{march}enter/chair/", {"seat": walk.body.seats.get(number=1).pk})
    item = Meeting.objects.get(earliest=MARCH).items.get(number=3)
    power = walk.body.terms.get().delegations.get()
    decided = {"item": item.pk, "outcome": "approved", "wording": "To lease a house", "delegation": power.pk}
    assert "Say what it costs" in walk.refused(f"{march}enter/decision/", decided)
    walk.do(f"{march}enter/decision/", decided | {"amount": "180,000"})
    decision = Decision.objects.get()
    assert decision.outcome == "referred" and BoardDecision.objects.get().delegation is None
    assert set(Referral.objects.values_list("body__name", flat=True)) == {"Cabinet", "PCT Board"}
    assert "is more than the £50,000 that the board may decide" in walk.read(march)
    assert "Partnership board: To lease a house" in walk.read(Body.objects.get(name="Cabinet").get_absolute_url())
    answer = f"{march}enter/answer/{decision.ref}/{Body.objects.get(name='Cabinet').ref}/"
    walk.do(answer, {"answer": "Agreed"} | day("on", MAY))
    assert "(Agreed)" in walk.read(march)
    assert "before the meeting is on record as held" in walk.refused(f"{march}enter/minutes/open/", {"text": "x"})
    walk.do(f"{march}enter/held/")
    draft = walk.read(f"{march}enter/minutes/open/")
    assert "RESOLVED: Referred. To lease a house." in draft and "REFERRED to Cabinet and PCT Board" in draft
    walk.do(f"{march}enter/minutes/open/", {"text": "1. Interests\n\nNone."})
    may = walk.call(MAY, date(2004, 4, 20))
    agree = {"at": Meeting.objects.get(earliest=MAY).pk, "text": "1. Interests\n\nNone."}
    assert "none are present" in walk.refused(f"{march}enter/agree/open/", agree)
    walk.attend(may)
    walk.do(f"{march}enter/agree/open/", agree)
    assert "agreed on 6 May 2004" in walk.read(march)
    assert "Say what was corrected, and why." in walk.refused(f"{march}enter/minutes/open/", {"text": "Other"})


def test_the_quorum_goes_with_who_left_or_declared_and_nothing_is_written_without_it(walk):
    walk.settle()
    meeting = walk.call(MARCH, date(2004, 2, 20))
    no_item = {"seat-2-presence": "present", "seat-2-left_at": "15:40"}
    assert "Say before which item" in walk.refused(f"{meeting}enter/attendance/", no_item)
    assert not SeatTaken.objects.exists()
    walk.attend(meeting, **{"seat-2-left_before": "3", "seat-2-left_at": "15:40"})
    items = {one.number: one.pk for one in Meeting.objects.get(earliest=MARCH).items.all()}
    noted = {"outcome": "noted", "wording": "Noted"}
    said = walk.refused(f"{meeting}enter/decision/", noted | {"item": items[3]})
    assert "The quorum needs 1 voting member of Salford Primary Care Trust; none are present." in said
    assert not Decision.objects.exists()
    walk.do(f"{meeting}enter/decision/", noted | {"item": items[2]})
    interest = {"seat": walk.body.seats.get(number=2).pk, "item": items[1], "nature": "Landlord", "kind": "barred"}
    walk.do(f"{meeting}enter/interest/", interest)
    assert "none are present" in walk.refused(f"{meeting}enter/decision/", noted | {"item": items[1]})


def test_an_urgent_question_is_decided_in_writing_and_reported_to_the_next_meeting(walk):
    walk.settle()
    asked = {"title": "The minibus", "wording": "Repair the minibus", "reason": "It broke down", "part": "open",
             "amount": "3000", "delegation": walk.body.terms.get().delegations.get().pk}  # fmt: skip
    asked |= day("on", date(2004, 5, 17))
    assert "The terms give members five days to reply" in walk.refused(
        f"{walk.page}enter/written/", asked | day("reply_by", date(2004, 5, 18))
    )
    walk.do(f"{walk.page}enter/written/", asked | day("reply_by", date(2004, 5, 24)))
    page = WrittenProcedure.objects.get().get_absolute_url()
    for number in (1, 2, 3):
        reply = {"seat": walk.body.seats.get(number=number).pk, "reply": "agree"} | day("on", date(2004, 5, 18))
        walk.do(f"{page}enter/reply/", reply)
    assert "one voting seat has not replied" in walk.refused(f"{page}enter/conclude/", day("on", date(2004, 5, 20)))
    walk.do(f"{page}enter/conclude/", day("on", date(2004, 5, 25)))
    assert Decision.objects.get().votes_for == 3
    assert "Carried. 3 of 4 voting seats replied" in walk.read(page)
    july = walk.call(JULY, date(2004, 6, 1))
    assert "Decided in writing, concluded on 24 May 2004: Repair the minibus" in walk.read(july)


def test_the_page_asks_as_many_questions_for_many_items_as_for_one(walk, django_assert_max_num_queries):
    walk.settle()
    meeting = walk.call(MARCH, date(2004, 2, 20))
    row = Meeting.objects.get(earliest=MARCH)
    for number in range(4, 14):
        row.items.create(number=number, title=f"Item {number}")
    walk.attend(meeting)
    with django_assert_max_num_queries(60):
        walk.read(meeting)
    with django_assert_max_num_queries(45):
        walk.read(walk.page)


def test_an_officer_who_keeps_no_board_finds_no_form_and_a_stranger_no_exempt_word(walk, omar, carl):
    walk.settle()
    meeting = walk.call(MARCH, date(2004, 2, 20))
    row = Meeting.objects.get(earliest=MARCH)
    row.items.create(number=9, title="A secret lease", part="exempt", exempt_reason="paragraph 7")
    browser = Client()
    browser.force_login(omar)
    assert browser.post(f"{meeting}enter/held/").status_code == 403
    browser.force_login(carl)
    page = browser.get(meeting).content.decode()
    assert "A secret lease" not in page and "Item 9 is exempt: paragraph 7." in page
