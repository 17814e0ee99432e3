"""The health of a partnership on one page: a sentence first, what is missing as missing, disputes beside figures."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerships.models import Dispute, Partnership
from partnerships.selectors.health.board import Life, board_sentence, of
from partnerships.selectors.health.dates import Next, dates_sentence
from partnerships.selectors.health.thread import thread_sentence
from partnerships.selectors.health.work import actions_sentence
from salford_css.core.models import Role
from strategy.lifecycle import MeetingState
from strategy.models import Attendance, Presence
from tests.factories import partnerships as make
from tests.factories import strategy
from tests.factories.core import user_with
from tests.partnerships.pages.test_pages import words

JUNE = date(2004, 6, 1)
DAY = "?as_at=2006-10-01"


def page_of(browser: Client, row: Partnership, day: str = DAY) -> str:
    return words(browser.get(f"{row.get_absolute_url()}health/{day}"))


@pytest.fixture
def carol(db) -> Client:
    """Carol, a cabinet member, at her browser."""
    client = Client()
    client.force_login(user_with(Role.CABINET_MEMBER))
    return client


# ------------------------------------------------------------------ sentences, without a database


def test_what_it_serves_is_told_with_its_pledges_and_breaks():
    assert thread_sentence(2, ["Tackling crime"], 0) == "It serves two objectives, and through them Tackling crime."
    assert thread_sentence(1, [], 1) == "It serves one objective; no pledge above is on record. One break is found."
    assert thread_sentence(0, [], 0) == "No objective that it serves is on record, so the thread stops here."


def test_a_board_is_told_in_counts_and_never_in_per_cent():
    life = Life(held=5, ruled=5, quorate=4, kept=2, kept_filled=1)
    assert board_sentence(["Learning Difficulties Board"], life, JUNE) == (
        "Learning Difficulties Board met five times in the year to 1 June 2004, 4 of 5 with a quorum; "
        "1 of 2 seats of users and carers are filled."
    )
    assert board_sentence(["The Board"], Life(held=0), JUNE) == (
        "No meeting of The Board is on record for the year to 1 June 2004; no seat for people who use the service "
        "or for carers is on record."
    )
    assert of(7, 9, "not recorded") == "7 of 9"
    assert of(0, 0, "not recorded") == "not recorded"


def test_actions_are_told_with_what_is_overdue():
    assert actions_sentence(0, 0, 0) == "No action of this partnership or its boards is on record."
    assert actions_sentence(3, 1, 5) == "Three actions are open, and one of them is overdue."
    assert actions_sentence(1, 0, 1) == "One action is open, and none of them is overdue."


def test_the_next_date_comes_first_and_what_has_passed_is_counted():
    rows = [Next(date(2004, 4, 1), "Review of the agreement"), Next(date(2004, 9, 1), "Return due")]
    assert dates_sentence(rows, JUNE) == "Next on 1 September 2004: Return due; one date has passed."
    assert dates_sentence([], JUNE) == "No review, notice, return, meeting or other date lies ahead on record."


# ------------------------------------------------------------------ the page


def test_a_partnership_of_which_nothing_is_known_says_what_is_missing(carol):
    page = page_of(carol, make.partnership())
    for sentence in (
        "No objective that it serves is on record, so the thread stops here.",
        "No measures: this partnership shares none",
        "No pool: this partnership has no pooled fund.",
        "No board: no body looks after this partnership",
        "No action of this partnership or its boards is on record.",
        "No risk is open; none was ever raised.",
        "No agreement is on record; working side by side needs none, pooling money does.",
        "No review, notice, return, meeting or other date lies ahead on record.",
    ):
        assert sentence in page


def test_money_is_told_to_the_penny_with_each_partners_share_and_says_illustrative(carol):
    pool_year, *_ = make.salford_pool()
    page = page_of(carol, pool_year.fund.partnership)
    assert "£300,000 more than the budget of £17.3 million is expected to be spent in 2006/07 (illustrative)." in page
    assert "its contribution; £149,132.95 of the variance falls to it" in page
    assert "£150,867.05 of the variance falls to it" in page
    assert "Worked out from the ledger of the fund" in page


def test_a_disputed_figure_carries_who_disputes_it_beside_the_figure(carol):
    pool_year, of_trust, _ = make.salford_pool()
    given = pool_year.contributions.get(party=of_trust)
    Dispute.objects.create(
        partnership=pool_year.fund.partnership, raised_by=of_trust.organisation, raised_on=date(2006, 9, 1),
        figure_as_read="Contribution", contribution=given,
    )  # fmt: skip
    page = page_of(carol, pool_year.fund.partnership)
    assert "£8,600,000.00 disputed by Salford Primary Care Trust" in page
    assert "£8,700,000.00 disputed" not in page
    before = page_of(carol, pool_year.fund.partnership, "?as_at=2006-08-31")
    assert "£8,600,000.00 disputed" not in before


def test_the_life_of_a_board_is_counted(carol):
    row = make.partnership()
    body = make.board(row).body
    make.held_seat(body, "user", "Somebody who uses the service")
    make.seat(body, "carer")
    meeting = strategy.meeting(on=date(2006, 9, 1), body=body)
    type(meeting).objects.filter(pk=meeting.pk).update(state=MeetingState.HELD)
    for number, presence in enumerate((Presence.PRESENT, Presence.PRESENT, Presence.APOLOGIES)):
        Attendance.objects.create(meeting=meeting, as_written=f"Seat {number}", presence=presence)
    page = page_of(carol, row)
    assert "met once in the year to 1 October 2006" in page
    assert "Attendance 2 of 3" in page
    assert "1 of 2 seats of users and carers are filled" in page
    assert "Quorate no quorum was set" in page


def test_an_agreement_past_its_end_counts_as_a_finding_of_the_partnership(carol):
    row = make.partnership()
    agreement = make.agreement(row, state="live")
    make.version(agreement, settled_on=date(2002, 4, 1), ends_on=date(2006, 3, 31))
    page = page_of(carol, row)
    assert "The agreement is live" in page
    assert "The agreement ended on 31 March 2006 and is still at work" in page
    assert "Last day of the agreement 31 March 2006 2005/06, overdue" in page


def test_risks_stand_with_score_owner_and_review(carol):
    row = make.partnership()
    make.risk(row, title="The trust merges", judged=[(3, 4), (4, 5)])
    page = page_of(carol, row)
    assert "One risk is open; the highest stands at 20 of 25, and one is past the day of review." in page
    assert "up from 12 to 20 of 25" in page
    assert "Judge again: The trust merges" in page


def test_the_page_asks_the_same_number_of_questions_however_much_there_is(carol):
    pool_year, of_trust, _ = make.salford_pool()
    row = pool_year.fund.partnership
    body = make.board(row).body
    _grow(row, body, pool_year, of_trust, 0)
    page_of(carol, row)
    with CaptureQueriesContext(connection) as few:
        page_of(carol, row)
    for number in range(1, 4):
        _grow(row, body, pool_year, of_trust, number)
    with CaptureQueriesContext(connection) as many:
        page_of(carol, row)
    assert len(many) == len(few)


def _grow(row, body, pool_year, party, number: int) -> None:
    make.risk(row, title=f"Risk {number}", judged=[(1, 2), (2, 2)])
    meeting = strategy.meeting(on=date(2006, 9, 1 + number), body=body)
    type(meeting).objects.filter(pk=meeting.pk).update(state=MeetingState.HELD)
    Attendance.objects.create(meeting=meeting, as_written="Somebody")
    make.held_seat(body, "user")
    row.objectives.create(objective=strategy.objective(), basis="sourced", source="The plan.")
    row.service_changes.create(action=strategy.action(), basis="sourced", source="The plan.")
    year = make.year(pool_year.fund, 2000 + number)
    make.contribution(year, party, "100")
    make.line(year, "100", forecast="110")
    assert isinstance(year.contributions.get().planned, Decimal)


# ------------------------------------------------------------------ all of them

ALL = "/partnerships/health/"


def test_the_list_shows_every_partnership_with_what_needs_a_look(carol):
    pool_year, *_ = make.salford_pool()
    row = pool_year.fund.partnership
    make.risk(row, judged=[(4, 5)])
    body = make.board(row).body
    make.held_seat(body, "user", "Somebody")
    make.seat(body, "carer")
    quiet = make.partnership(name="A quiet partnership")
    page = words(carol.get(f"{ALL}{DAY}"))
    assert "£17.3 million in 2006/07, £300,000 over (illustrative)" in page
    assert "1, highest 20 of 25, 1 past review" in page
    assert "no meetings; 1 of 2 user and carer seats filled" in page
    assert "one expects to spend more than its pool holds" in page
    assert "A quiet partnership" in page
    late = words(carol.get(f"{ALL}{DAY}&needs=risks"))
    assert "A quiet partnership" not in late
    assert "Learning difficulties service" in late
    assert f"/partnerships/register/{quiet.ref}/health/" in carol.get(f"{ALL}{DAY}").content.decode()


def test_the_list_sorts_and_hands_over_and_says_when_empty(carol):
    assert "No partnerships are on record" in words(carol.get(ALL))
    make.partnership(name="Aids to daily living")
    make.risk(make.partnership(name="Zebra crossing"), judged=[(5, 5)])
    page = words(carol.get(f"{ALL}?sort=-risks"))
    assert page.index("Zebra crossing") < page.index("Aids to daily living")
    file = carol.get(f"{ALL}?format=csv").getvalue().decode()
    assert "highest 25 of 25" in file
    assert "No partnerships match" in words(carol.get(f"{ALL}?needs=disputed"))


def test_the_list_asks_the_same_number_of_questions_however_many_partnerships(carol):
    _another(0)
    words(carol.get(f"{ALL}{DAY}"))
    with CaptureQueriesContext(connection) as few:
        carol.get(f"{ALL}{DAY}")
    for number in range(1, 3):
        _another(number)
    with CaptureQueriesContext(connection) as many:
        carol.get(f"{ALL}{DAY}")
    assert len(many) == len(few)


def _another(number: int) -> None:
    """One more partnership with a pool, a board and a little of everything."""
    pool_year, party, _ = make.salford_pool()
    _grow(pool_year.fund.partnership, make.board(pool_year.fund.partnership).body, pool_year, party, number)


def test_the_list_and_the_page_name_the_same_next_date(carol):
    row = make.partnership()
    make.risk(row, title="The trust merges", judged=[(3, 4)])
    day = row.risks.judged_by(date(2006, 10, 1)).get().review_on.isoformat()
    listed = words(carol.get(f"/partnerships/health/?as_at={day}"))
    told = words(carol.get(f"{row.get_absolute_url()}health/?as_at={day}"))
    shown = f"{date.fromisoformat(day):%-d %B %Y}"
    assert f"Next on {shown}: Judge again: The trust merges" in told
    assert shown in listed.partition("Findings")[2]
