"""A trust reads what the pool's manager reports, and accepts it or asks."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.models import PoolReturn
from partnerships.services.pool_months import enter_month
from partnerships.services.returns import correct_return, open_return, submit_return, write_return
from tests.factories import partnerships as make


@pytest.fixture
def sent(pool_year, paula) -> PoolReturn:
    """The report of the first quarter, as Paula sent it."""
    for line in pool_year.lines.all():
        for month in (1, 2, 3):
            make.month(line, month, actual=Decimal(5), forecast=line.budget, known_from=date(2006, 7, 1))
    row = open_return(pool_year=pool_year, kind="quarterly", quarter=1, by=paula)
    write_return(pool_return=row, summary="As planned.", by=paula)
    submit_return(pool_return=row, by=paula)
    return row


@pytest.fixture
def address(sent) -> str:
    return f"/returns/{sent.ref}"


def words(answer) -> str:
    return " ".join(each["detail"] for each in answer.json()["errors"])


def test_a_return_is_read_in_its_newest_version(calls, shared, address):
    told = calls.get(address).json()
    assert (told["state"], told["version"], told["quarter"], told["pool"]) == ("submitted", 1, 1, "joint-pool")
    assert told["figures"][0]["actual"] == "30.00"
    assert [row["ref"] for row in calls.get("/returns").json()["items"]] == [told["ref"]]


def test_a_draft_is_not_there(calls, shared, pool_year, paula):
    row = open_return(pool_year=pool_year, kind="quarterly", quarter=2, by=paula)
    assert calls.get(f"/returns/{row.ref}").status_code == 404


def test_accepting_and_asking_are_kept_and_told(calls, shared, address):
    asked = calls.post(f"{address}/answers", {"version": 1, "answer": "queried", "words": "Which homes?"})
    assert (asked.status_code, asked.json()["state"], calls.get(address).json()["state"]) == (
        201,
        "accepted",
        "queried",
    )
    assert calls.post(f"{address}/answers", {"version": 1, "answer": "accepted"}).status_code == 201
    answers = calls.get(f"{address}/answers").json()["items"]
    assert sorted((row["party"], row["answer"]) for row in answers) == [
        ("Bevan Primary Care Trust", "accepted"),
        ("Bevan Primary Care Trust", "queried"),
    ]


def test_a_query_needs_its_words(calls, shared, address):
    assert "Say what is asked." in words(calls.post(f"{address}/answers", {"version": 1, "answer": "queried"}))


def test_a_return_is_not_accepted_after_its_quarter_was_corrected(calls, shared, address, sent, pool_year, paula):
    homes = pool_year.lines.get(code="homes")
    enter_month(line=homes, month=2, actual=Decimal(9), by=paula, reason="A late invoice.")
    answer = calls.post(f"{address}/answers", {"version": 1, "answer": "accepted"})
    assert answer.status_code == 422
    assert "The period was corrected after version 1 was sent" in words(answer)
    correct_return(pool_return=sent, by=paula, reason="A late invoice.")
    old = calls.post(f"{address}/answers", {"version": 1, "answer": "accepted"})
    assert words(old) == "Version 2 is the newest; read it before you answer."
    assert calls.post(f"{address}/answers", {"version": 2, "answer": "accepted"}).status_code == 201


def test_shared_for_reading_it_is_read_and_not_answered(calls, pool_year, address):
    make.share(pool_year.fund.partnership, fund=pool_year.fund)
    assert calls.get(address).status_code == 200
    assert calls.post(f"{address}/answers", {"version": 1, "answer": "accepted"}).status_code == 403


def test_not_shared_it_is_not_there(calls, address):
    assert {calls.get(path).status_code for path in (address, f"{address}/answers")} == {404}
