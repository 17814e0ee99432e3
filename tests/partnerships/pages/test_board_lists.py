"""Lists of boards and their meetings: narrowed, taken away, empty in words, read as at a day, in few questions."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from strategy.models import Minutes
from tests.factories import partnerships as make
from tests.factories import strategy

pytestmark = pytest.mark.django_db
MARCH, MAY = date(2004, 3, 4), date(2004, 5, 6)
BOARDS, MEETINGS = "/partnerships/boards/", "/partnerships/board-meetings/"


@pytest.fixture
def browser(omar) -> Client:
    client = Client()
    client.force_login(omar)
    return client


def words(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.getvalue().decode().split())


@pytest.fixture
def boards(db):
    """Two boards: one with terms, a filled and an empty seat, and minutes of March agreed in May; one bare."""
    row = make.partnership(name="Mental health")
    first = make.board(row, body=strategy.body("First board", kind="partnership")).body
    make.board(row, body=strategy.body("Second board", kind="partnership"))
    make.terms(first)
    make.held_seat(first, "user")
    make.seat(first, "carer")
    march, may = (strategy.meeting(body=first, on=on, state="held") for on in (MARCH, MAY))
    Minutes.objects.create(meeting=march, number=1, text="x", made_at=timezone.now())
    Minutes.objects.create(meeting=march, number=2, text="x", made_at=timezone.now(), approved_at=may)
    return first


def test_boards_are_narrowed_by_words_terms_and_empty_seats(browser, boards):
    assert "Two boards on record; one board without terms of reference." in words(browser, BOARDS)
    for asked, here, gone in (
        ("terms=yes", "First", "Second"), ("terms=no", "Second", "First"), ("vacant=yes", "First", "Second"),
        ("words=second", "Second", "First"),
    ):  # fmt: skip
        found = words(browser, f"{BOARDS}?{asked}")
        assert f"{here} board" in found and f"{gone} board" not in found
    assert words(browser, f"{BOARDS}?words=mental health").count("board</a></th>") == 2


def test_before_they_met_the_list_shows_no_meeting_and_no_agreed_minutes(browser, boards):
    assert "4 March 2004" not in words(browser, f"{MEETINGS}?as_at=2004-03-01")
    assert "not agreed yet" in words(browser, f"{MEETINGS}?as_at=2004-04-01")
    assert words(browser, f"{MEETINGS}?as_at=2004-06-01&format=csv").count("agreed") == 1


def test_meetings_are_narrowed_by_their_minutes_and_taken_away(browser, boards):
    assert "4 March 2004" in words(browser, f"{MEETINGS}?minutes=agreed")
    assert "4 March 2004" not in words(browser, f"{MEETINGS}?minutes=none")
    for way in ("csv", "xlsx"):
        assert browser.get(f"{MEETINGS}?format={way}")["Content-Disposition"].endswith(f'.{way}"')


def test_a_title_of_part_2_is_found_by_nobody_who_may_not_read_it(browser, boards, carl):
    row = boards.meetings.get(earliest=MARCH)
    row.items.create(number=1, title="The rent", part="exempt", exempt_reason="paragraph 3")
    assert "4 March 2004" in words(browser, f"{MEETINGS}?words=rent")
    browser.force_login(carl)
    assert "4 March 2004" not in words(browser, f"{MEETINGS}?words=rent")


def test_nothing_on_record_is_said_in_words(browser, db):
    assert "No board is on record on this day." in words(browser, BOARDS)
    assert "No meeting of a board is on record on this day." in words(browser, MEETINGS)


@pytest.mark.parametrize("address", [BOARDS, MEETINGS])
def test_many_rows_take_as_many_questions_as_one(browser, boards, address, django_assert_max_num_queries):
    for number in range(12):
        board = make.board(make.partnership(), body=strategy.body(f"Board {number}")).body
        strategy.meeting(body=board, on=MAY, state="held")
    with django_assert_max_num_queries(20):
        browser.get(address)


def test_the_page_of_a_meeting_leads_from_strategy_to_the_board_and_back(browser, boards):
    meeting = boards.meetings.get(earliest=MARCH)
    ours = f"{MEETINGS}{meeting.ref}/"
    assert f'href="{ours}"' in words(browser, meeting.get_absolute_url())
    assert f'href="{meeting.get_absolute_url()}"' in words(browser, ours)
    assert f'href="{BOARDS}{boards.ref}/"' in words(browser, boards.get_absolute_url())


def test_a_meeting_is_read_with_the_minutes_of_the_day(browser, boards):
    ours = f"{MEETINGS}{boards.meetings.get(earliest=MARCH).ref}/"
    assert "not agreed yet" in words(browser, f"{ours}?as_at=2004-04-01")
    assert "agreed on 6 May 2004" in words(browser, f"{ours}?as_at=2004-06-01")
    assert "this was not on record yet" in words(browser, f"{ours}?as_at=2004-02-01")


def test_board_and_meeting_each_lead_to_what_changed_in_them(browser, boards):
    for page in (f"{BOARDS}{boards.ref}/", f"{MEETINGS}{boards.meetings.get(earliest=MARCH).ref}/"):
        assert "Changes, newest first" in words(browser, f"{page}trail/")


def test_an_exempt_question_in_writing_is_nothing_but_its_reason_for_who_may_not_read_it(browser, boards, carl):
    meeting = strategy.meeting(body=boards, on=MAY, form="written", state="held")
    meeting.items.create(number=1, title="The rent", part="exempt", exempt_reason="paragraph 3")
    make.written(meeting, wording="Pay 900 a month", part="exempt", exempt_reason="paragraph 3")
    assert "Pay 900 a month" in words(browser, f"{MEETINGS}{meeting.ref}/")
    browser.force_login(carl)
    page = words(browser, f"{MEETINGS}{meeting.ref}/")
    assert "900" not in page and "The rent" not in page and "Item 1 is exempt: paragraph 3." in page
