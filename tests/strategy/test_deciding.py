"""What forbids to record or publish a decision: days out of order, a paper that is no longer the one."""

from datetime import date

from strategy import deciding

TODAY = date(2004, 4, 30)
MEETING = date(2004, 4, 6)


def made(on: date, *, cancelled: bool = False) -> str | None:
    return deciding.made_out_of_order(on, today=TODAY, first=MEETING, last=MEETING, cancelled=cancelled)


def test_a_decision_is_made_on_the_day_of_its_meeting():
    assert made(MEETING) is None


def test_a_decision_is_not_made_before_or_after_its_meeting():
    assert made(date(2004, 4, 5)) == "The meeting was on 6 April 2004; it cannot have decided before."
    assert "belongs to another meeting" in made(date(2004, 4, 7))


def test_nobody_records_what_will_be_decided():
    assert "has not come yet" in made(date(2004, 5, 1))


def test_a_cancelled_meeting_decided_nothing():
    assert made(MEETING, cancelled=True) == "The meeting is cancelled; it decided nothing."


def test_nothing_is_published_before_it_is_made():
    wrong = deciding.published_out_of_order(date(2004, 4, 5), made=MEETING, today=TODAY)
    assert wrong == "The decision was made on 6 April 2004; it cannot be published before."


def test_it_is_signed_between_decision_and_publication():
    published = date(2004, 4, 8)
    assert deciding.signed_out_of_order(date(2004, 4, 7), made=MEETING, published_on=published) is None
    assert "cannot be signed before" in deciding.signed_out_of_order(
        date(2004, 4, 5), made=MEETING, published_on=published
    )
    assert "before it is published" in deciding.signed_out_of_order(
        date(2004, 4, 9), made=MEETING, published_on=published
    )


def test_a_decision_is_on_the_newest_version_of_its_report():
    assert deciding.report_put_again(title="Next Steps", seen=2, newest=2) is None
    words = deciding.report_put_again(title="Next Steps", seen=1, newest=2)
    assert words == "“Next Steps” was put again: version 2 is current, and this decision is on version 1."


def test_a_decision_is_on_the_wording_that_was_read():
    assert deciding.wording_changed(seen=2, newest=2) is None
    assert "Version 3 of the proposal was submitted since" in deciding.wording_changed(seen=2, newest=3)
