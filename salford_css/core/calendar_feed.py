"""A person's dates as iCalendar (RFC 5545), for any calendar program. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from salford_css.core.registry import DiaryDate

LONDON = ZoneInfo("Europe/London")
MADE_BY = "-//Community & Social Services//Dates of procedure//EN"
NAME = "Community & Social Services"
ASK_AGAIN = "PT6H"


def feed(dates: Iterable[DiaryDate], *, made_at: datetime, site: str) -> bytes:
    """Return the dates as a calendar. `site` is the address of the product, such as https://css.example.gov.uk."""
    # Loaded with the first feed that is fetched: every start would wait for it otherwise.
    from icalendar import Calendar, Event, Timezone

    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NAME)
    calendar.add("x-published-ttl", ASK_AGAIN)
    for one in dates:
        calendar.add_component(_filled(Event(), one, made_at, site.rstrip("/")))
    if not calendar.subcomponents:
        # A calendar holds one component at least (section 3.6), so one without dates says where it is.
        calendar.add_component(Timezone.from_tzid(LONDON.key))
    return bytes(calendar.to_ical())


def _filled(event: Any, one: DiaryDate, made_at: datetime, site: str) -> Any:
    event.add("uid", f"{one.key}@{site.partition('//')[2] or site}")
    event.add("dtstamp", made_at)
    event.add("summary", one.words)
    if one.at is None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        moment = datetime.combine(one.day, one.at, LONDON).astimezone(ZoneInfo("UTC"))
        # Without an end an event ends when it starts; an end must be later than the start (section 3.8.2.2).
        event.add("dtstart", moment)
    if one.note:
        event.add("description", one.note)
    if one.url:
        event.add("url", f"{site}{one.url}")
    return event
