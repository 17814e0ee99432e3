"""A trust reads a board that is shared with it: published agendas, open papers, decisions, agreed minutes."""

from datetime import date

import pytest

from salford_css.core import clock
from strategy.models import AgendaItem, Minutes
from tests.factories import partnerships as make
from tests.factories import strategy

PUBLISHED = date(2006, 7, 1)


@pytest.fixture
def board(pool_year):
    row = make.board(pool_year.fund.partnership).body
    meeting = strategy.meeting(body=row, ref="july", agenda_published_on=PUBLISHED, on=date(2006, 7, 12))
    for number, title, part in ((1, "The pool", "open"), (2, "Staffing", "exempt")):
        item = AgendaItem.objects.create(meeting=meeting, number=number, title=title, part=part)
        strategy.paper(item=item)
    strategy.decision(body=row, item=meeting.items.get(number=1), meeting=meeting, on=date(2006, 7, 12))
    return row


def test_a_shared_board_is_read_with_its_open_items_papers_and_decisions(calls, board, pool_year):
    make.share(pool_year.fund.partnership, body=board)
    assert calls.get(f"/boards/{board.ref}").json()["partnerships"] == ["joint-service"]
    told = calls.get("/meetings/july").json()
    assert [(item["title"], [paper["title"] for paper in item["papers"]]) for item in told["items"]] == [
        ("The pool", ["A paper"])
    ]
    assert [row["wording"] for row in told["items"][0]["decisions"]] == ["The proposal is approved."]


def test_an_agenda_that_is_not_published_is_not_told(calls, board, pool_year):
    make.share(pool_year.fund.partnership, body=board)
    board.meetings.update(agenda_published_on=None)
    assert calls.get("/meetings/july").json()["items"] == []


def test_an_exempt_paper_under_an_open_item_is_not_told(calls, board, pool_year):
    make.share(pool_year.fund.partnership, body=board)
    document = board.meetings.get().items.get(number=1).papers.get().document
    document.part = "exempt"
    document.save()
    assert calls.get("/meetings/july").json()["items"][0]["papers"] == []


def test_minutes_are_told_once_a_meeting_agreed_them(calls, board, pool_year):
    make.share(pool_year.fund.partnership, body=board)
    held, later = board.meetings.get(), strategy.meeting(body=board, ref="august")
    Minutes.objects.create(meeting=held, number=1, made_at=clock.now(), text="A draft.")
    assert calls.get("/meetings/july").json()["minutes"] is None
    Minutes.objects.create(meeting=held, number=2, made_at=clock.now(), text="As agreed.", approved_at=later)
    assert calls.get("/meetings/july").json()["minutes"] == "As agreed."


def test_not_shared_it_is_not_there(calls, board):
    assert {calls.get(path).status_code for path in (f"/boards/{board.ref}", "/meetings/july")} == {404}
    assert calls.get("/meetings").json()["items"] == []
