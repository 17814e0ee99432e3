"""A person takes their dates into a calendar program, by a secret address that can be renewed and ended."""

import hashlib
from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from icalendar import Calendar

from salford_css.core.calendar_feed import feed
from salford_css.core.models import ActivityLog, CalendarLink, User
from salford_css.core.registry import DiaryDate
from salford_css.core.services.calendar_links import end_calendar_link, renew_calendar_link, whose_calendar

MADE = datetime(2023, 1, 23, 9, tzinfo=UTC)


def read(*dates: DiaryDate) -> list:
    return Calendar.from_ical(feed(dates, made_at=MADE, site="https://css.example.gov.uk")).walk("VEVENT")


def test_a_day_lasts_the_whole_day():
    (event,) = read(DiaryDate("decision-1", date(2023, 1, 31), "Takes effect: extra care", "/strategy/decisions/1/"))
    assert event.decoded("dtstart") == date(2023, 1, 31)
    assert event.decoded("dtend") == date(2023, 2, 1)
    assert str(event["url"]) == "https://css.example.gov.uk/strategy/decisions/1/"


@pytest.mark.parametrize(("day", "utc"), [(date(2023, 1, 30), 16), (date(2023, 6, 30), 15)])
def test_a_clock_time_is_that_of_the_council_in_winter_and_summer(day: date, utc: int):
    (event,) = read(DiaryDate("call-in", day, "Call-in ends", at=time(16)))
    assert event.decoded("dtstart") == datetime(day.year, day.month, day.day, utc, tzinfo=UTC)
    assert "dtend" not in event


def test_a_day_that_moves_keeps_its_name_so_that_it_replaces_itself():
    (event,) = read(DiaryDate("decision-1", date(2023, 1, 31), "Takes effect"))
    assert str(event["uid"]) == "decision-1@css.example.gov.uk"


def test_words_with_commas_and_lines_come_through():
    (event,) = read(DiaryDate("one", date(2023, 1, 31), "Papers, minutes; and\nmore", note="5 clear working days"))
    assert str(event["summary"]) == "Papers, minutes; and\nmore"


def test_without_dates_the_calendar_is_empty_and_still_a_calendar():
    assert read() == []
    assert b"BEGIN:VTIMEZONE" in feed((), made_at=MADE, site="https://css.example.gov.uk")


def test_lines_are_folded_and_end_as_the_standard_says():
    told = DiaryDate("one", date(2023, 1, 31), "Dé" * 90, note="a" * 200, at=None)
    written = feed((told,), made_at=MADE, site="https://css.example.gov.uk")
    assert max(map(len, written.split(b"\r\n"))) <= 75
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert b"DTSTAMP:20230123T090000Z" in written and b"DTSTART;VALUE=DATE:20230131" in written


# ------------------------------------------------------------------ the secret


@pytest.mark.django_db
def test_only_the_hash_of_the_secret_is_kept(carl: User):
    token = renew_calendar_link(user=carl, by=carl)
    assert CalendarLink.objects.get().token_hash == hashlib.sha256(token.encode()).hexdigest()


@pytest.mark.django_db
def test_a_new_link_ends_the_one_before(carl: User):
    old = renew_calendar_link(user=carl, by=carl)
    new = renew_calendar_link(user=carl, by=carl)
    assert (whose_calendar(old), whose_calendar(new)) == (None, carl)


@pytest.mark.django_db
def test_nobody_makes_a_link_for_somebody_else(carl: User, ada: User):
    with pytest.raises(PermissionDenied):
        renew_calendar_link(user=carl, by=ada)


@pytest.mark.django_db
def test_a_closed_account_has_no_calendar(carl: User):
    token = renew_calendar_link(user=carl, by=carl)
    User.objects.filter(pk=carl.pk).update(is_active=False)
    assert whose_calendar(token) is None


@pytest.mark.django_db
def test_an_ended_link_is_not_found(carl: User):
    token = renew_calendar_link(user=carl, by=carl)
    end_calendar_link(user=carl, by=carl)
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["wrong", "A" * 43, "%00"])
def test_a_wrong_secret_is_not_found(carl: User, token: str):
    renew_calendar_link(user=carl, by=carl)
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


@pytest.mark.django_db
def test_the_calendar_is_read_without_a_session(carl: User):
    token = renew_calendar_link(user=carl, by=carl)
    answer = Client().get(f"/calendar/{token}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert Calendar.from_ical(answer.content)["x-wr-calname"] == "Community & Social Services"


@pytest.mark.django_db
def test_a_cabinet_member_makes_a_link_on_the_page_and_sees_it_once(carl: User):
    browser = Client()
    browser.force_login(carl)
    page = browser.post("/my-calendar/").content.decode()
    assert "/calendar/" in page
    assert ".ics" not in browser.get("/my-calendar/").content.decode()


@pytest.mark.django_db
def test_ending_a_link_that_is_not_there_says_so(carl: User):
    browser = Client()
    browser.force_login(carl)
    page = browser.post("/my-calendar/end/", follow=True).content.decode()
    assert "There is no calendar link to end." in page


@pytest.mark.django_db
def test_the_log_names_the_deed_and_not_the_secret(carl: User):
    token = renew_calendar_link(user=carl, by=carl)
    line = ActivityLog.objects.get(deed="calendar-link-made")
    assert token not in f"{line.reason}{line.record_name}"
