"""A trust reports what it paid: once, to the penny, with a receipt for whatever it sent."""

import hashlib
import json

import pytest

from partnerships.models import Payment, Receipt
from partnerships.services.pool_payments import match_payment, query_payment
from partnerships.services.sharing import withdraw_sharing
from salford_css.core.models import Role
from tests.factories import core
from tests.factories import partnerships as make

ADDRESS = "/pools/joint-pool/contributions"
PAID = {"year": "2006-07", "amount": "10.05", "paid_on": "2006-07-03", "own_reference": "BACS 4711"}


def sentence(answer) -> str:
    return " ".join(each["detail"] for each in answer.json()["errors"])


def test_a_trust_reports_a_payment_and_gets_a_receipt(calls, shared):
    answer = calls.post(ADDRESS, PAID, key="july")
    told = answer.json()
    assert (answer.status_code, told["state"], told["kind"]) == (201, "received", "contribution")
    assert told["digest"] == hashlib.sha256(json.dumps(PAID).encode()).hexdigest()
    assert answer["Location"] == told["url"]
    assert calls.get(told["url"].removeprefix("/api/v1")).json() == told
    paid = calls.get(told["led_to"].removeprefix("/api/v1")).json()
    assert (paid["amount"], paid["own_reference"], paid["party"]) == ("10.05", "BACS 4711", "XBV01")


def test_the_list_says_what_was_agreed_and_what_was_paid(calls, shared):
    calls.post(ADDRESS, PAID)
    rows = {row["party"]: row for row in calls.get(ADDRESS).json()["items"]}
    assert (rows["XBV01"]["planned"], rows["XSC01"]["planned"]) == ("40.00", "60.00")
    assert [paid["amount"] for paid in rows["XBV01"]["payments"]] == ["10.05"]


def test_the_receipt_says_what_the_host_found(calls, shared, paula):
    told = calls.post(ADDRESS, PAID).json()
    match_payment(payment=Payment.objects.get(), by=paula)
    assert calls.get(told["url"].removeprefix("/api/v1")).json()["state"] == "accepted"


def test_the_receipt_says_that_the_host_did_not_find_it(calls, shared, paula):
    told = calls.post(ADDRESS, PAID).json()
    query_payment(payment=Payment.objects.get(), by=paula, reason="Not in our books.")
    assert calls.get("/receipts", {"state": "refused"}).json()["items"][0]["uid"] == told["uid"]


# ------------------------------------------------------------------ once


def test_sent_again_it_is_answered_alike_and_done_once(calls, shared):
    first, again = calls.post(ADDRESS, PAID, key="july"), calls.post(ADDRESS, PAID, key="july")
    assert (again.status_code, again.content, again["Location"]) == (201, first.content, first["Location"])
    assert (again["Idempotency-Replayed"], Payment.objects.count(), Receipt.objects.count()) == ("true", 1, 1)


def test_another_body_under_the_same_key_is_refused(calls, shared):
    calls.post(ADDRESS, PAID, key="july")
    answer = calls.post(ADDRESS, PAID | {"amount": "11.00"}, key="july")
    assert (answer.status_code, Payment.objects.count()) == (422, 1)
    assert "Another body came under this Idempotency-Key" in answer.json()["detail"]


def test_a_refusal_is_answered_alike_too(calls, shared):
    late = PAID | {"paid_on": "2006-08-01"}
    first, again = calls.post(ADDRESS, late, key="august"), calls.post(ADDRESS, late, key="august")
    assert (first.status_code, again.status_code, again.content) == (422, 422, first.content)
    assert again["Content-Type"] == "application/problem+json"


def test_without_a_key_nothing_is_taken(calls, shared):
    answer = calls.post(ADDRESS, PAID, **{"Idempotency-Key": " "})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/header/Idempotency-Key"


def test_a_key_belongs_to_its_client(calls, shared, stranger, pool_year):
    make.party(pool_year.fund.partnership, stranger.client.organisation)
    calls.post(ADDRESS, PAID, key="july")
    assert stranger.post(ADDRESS, PAID, key="july").json()["errors"][0]["pointer"] == "/kind"


# ------------------------------------------------------------------ what is refused, and that nothing is lost


@pytest.mark.parametrize(
    ("wrong", "pointer", "words"),
    [
        ({"amount": 10.05}, "/amount", "10.05 is a floating-point number and not exact to the penny"),
        ({"amount": 10}, "/amount", "Give this as text"),
        ({"amount": "10.055"}, "/amount", "nothing smaller than a penny"),
        ({"amount": "ten"}, "/amount", "is not an amount"),
        ({"currency": "EUR"}, "/currency", "is not a valid choice"),
        ({"year": "2006"}, "/year", "Write a financial year as 2006-07"),
        ({"paid_on": "3 July"}, "/paid_on", "Date has wrong format"),
        ({"party": "XSC01"}, "/party", "There is no such field here"),
    ],
)
def test_a_body_of_another_shape_is_refused_by_field(calls, shared, wrong, pointer, words):
    answer = calls.post(ADDRESS, PAID | wrong)
    fault = answer.json()["errors"][0]
    assert (answer.status_code, fault["pointer"], Payment.objects.count()) == (400, pointer, 0)
    assert words in fault["detail"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"paid_on": "2006-07-16"}, "16 July 2006 is still to come."),
        ({"amount": "0.00"}, "A payment of nothing is none."),
        ({"year": "2009-10"}, "This pool has no such year"),
        ({"kind": "extra"}, "agreed to no contribution of this kind for 2006/07"),
    ],
)
def test_what_cannot_be_is_refused_with_a_receipt(calls, shared, wrong, words):
    answer = calls.post(ADDRESS, PAID | wrong)
    assert answer.status_code == 422
    assert words in sentence(answer)
    kept = calls.get(answer.json()["receipt"].removeprefix("/api/v1")).json()
    assert (kept["state"], kept["led_to"], words in kept["refused_because"]) == ("refused", None, True)
    assert json.loads(Receipt.objects.get().body) == PAID | wrong


def test_a_reference_is_used_once(calls, shared):
    calls.post(ADDRESS, PAID)
    assert "gave the reference BACS 4711 before" in sentence(calls.post(ADDRESS, PAID))


def test_a_closed_year_takes_no_payment(calls, shared, pool_year):
    make.close(pool_year, None)
    assert "2006/07 of Learning difficulties pool is closed" in sentence(calls.post(ADDRESS, PAID))


def test_a_pool_shared_for_reading_takes_nothing(calls, pool_year):
    make.share(pool_year.fund.partnership, fund=pool_year.fund)
    answer = calls.post(ADDRESS, PAID)
    assert (answer.status_code, Payment.objects.count()) == (403, 0)


def test_without_the_scope_nothing_is_taken(with_scopes, shared):
    answer = with_scopes("finance:read").post(ADDRESS, PAID)
    assert (answer.status_code, "finance:write" in answer["WWW-Authenticate"]) == (403, True)


# ------------------------------------------------------------------ what is not shared is not there


def test_a_pool_that_is_not_shared_is_not_there(calls, pool_year):
    hidden, missing = calls.get(ADDRESS), calls.get("/pools/no-such-pool/contributions")
    assert hidden.status_code == missing.status_code == calls.post(ADDRESS, PAID).status_code == 404
    assert calls.get("/pools").json()["items"] == []


def test_withdrawn_it_is_gone_at_once_and_its_receipts_stay(calls, shared, pool_year):
    told = calls.post(ADDRESS, PAID).json()
    withdraw_sharing(sharing=shared, by=core.user_with(Role.DIRECTOR))
    assert [calls.get(path).status_code for path in (ADDRESS, "/pools/joint-pool", "/pools/joint-pool/years")] == [
        404,
        404,
        404,
    ]
    assert calls.get(told["led_to"].removeprefix("/api/v1")).status_code == 404
    assert calls.post(ADDRESS, PAID | {"own_reference": "BACS 4712"}).status_code == 404
    assert calls.get(told["url"].removeprefix("/api/v1")).status_code == 200


def test_receipts_are_their_senders_own(calls, shared, stranger):
    told = calls.post(ADDRESS, PAID).json()
    assert stranger.get(told["url"].removeprefix("/api/v1")).status_code == 404
    assert stranger.get("/receipts").json()["items"] == []


def test_the_pool_and_its_years_are_told(calls, shared, pool_year):
    make.total(pool_year, "16000000", source="Position statement")
    make.close(pool_year, 1)
    told = calls.get("/pools/joint-pool").json()
    assert (told["host"]["ods_code"], told["access"], told["years"]) == ("XSC01", "submit", ["2006-07"])
    (year,) = calls.get("/pools/joint-pool/years").json()["items"]
    assert (year["closed"], year["closed_months"], year["totals"][0]["amount"]) == (False, [1], "16000000.00")
