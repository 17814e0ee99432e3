"""A trust disputes a figure, writes about it, sees it settled or takes it back."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.models import Dispute, Receipt
from partnerships.services.disputes import settle_dispute, write_letter
from partnerships.services.sharing import withdraw_sharing
from salford_css.core.models import Role
from tests.factories import core
from tests.factories import partnerships as make
from tests.factories.performance import a_series, indicator, record

CONTRIBUTION = {"kind": "contribution", "pool": "joint-pool", "year": "2006-07", "party": "XBV01"}
BODY = {"partnership": "joint-service", "figure": CONTRIBUTION, "claimed": "39", "text": "Our board agreed to 39."}


def at(address: str) -> str:
    return address.removeprefix("/api/v1")


def words(answer) -> str:
    return " ".join(each["detail"] for each in answer.json()["errors"])


@pytest.fixture
def raised(calls, shared) -> str:
    """The address of a dispute the trust raised."""
    return at(calls.post("/disputes", BODY).json()["led_to"])


@pytest.fixture
def dora():
    return core.user_with(Role.DIRECTOR)


def test_a_dispute_is_open_with_its_first_letter(calls, raised):
    told = calls.get(raised).json()
    assert (told["state"], told["about"], told["claimed"]) == ("open", "contribution", "39")
    assert told["figure_as_read"].startswith("Contribution of Bevan Primary Care Trust for 2006/07")
    assert [letter["text"] for letter in told["letters"]] == ["Our board agreed to 39."]


def test_both_sides_write_until_it_is_settled(calls, raised, dora):
    dispute = Dispute.objects.get()
    write_letter(dispute=dispute, organisation=dispute.partnership.lead_council, text="Which minute?", by=dora)
    calls.post(f"{raised}/letters", {"text": "That of 3 March."})
    assert [row["text"] for row in calls.get(f"{raised}/letters").json()["items"]] == [
        "Our board agreed to 39.",
        "Which minute?",
        "That of 3 March.",
    ]
    settle_dispute(dispute=dispute, outcome="corrected", settlement="It is 39.", by=dora)
    told = calls.get(raised).json()
    assert (told["state"], told["outcome"], told["settlement"]) == ("settled", "corrected", "It is 39.")
    assert "This dispute is closed" in words(calls.post(f"{raised}/letters", {"text": "Thank you."}))


def test_it_is_taken_back_by_who_names_the_state_it_read(calls, raised):
    etag = calls.get(raised)["ETag"]
    back = {"state": "taken_back", "reason": "Our books were wrong."}
    assert calls.patch(raised, back).status_code == 428
    calls.post(f"{raised}/letters", {"text": "We look again."})
    stale = calls.patch(raised, back, **{"If-Match": etag})
    assert (stale.status_code, stale["ETag"], Dispute.objects.get().state) == (412, calls.get(raised)["ETag"], "open")
    done = calls.patch(raised, back, **{"If-Match": stale["ETag"]})
    assert (done.status_code, done.json()["state"]) == (200, "taken_back")
    assert done["ETag"] == calls.get(raised)["ETag"]
    assert set(Receipt.objects.values_list("kind", flat=True)) == {"dispute", "letter", "withdrawal"}


def test_the_same_figure_is_not_disputed_twice(calls, raised):
    assert "disputes this figure already" in words(calls.post("/disputes", BODY))


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (CONTRIBUTION | {"pool": "no-such-pool"}, "There is no such figure, or it is not shared with you."),
        (CONTRIBUTION | {"party": "XZZ99"}, "There is no such figure"),
        ({"kind": "contribution", "pool": "joint-pool"}, "give year too"),
        (CONTRIBUTION | {"line": "homes"}, "is not named by line"),
        ({"kind": "result", "indicator": "D41", "organisation": "XSC01", "period": "2003-04"}, "is not an indicator"),
    ],
)
def test_a_figure_that_is_not_there_is_not_disputed(calls, shared, figure, said):
    answer = calls.post("/disputes", BODY | {"figure": figure})
    assert (answer.status_code, Dispute.objects.count()) == (422, 0)
    assert said in words(answer)


def test_an_unknown_partnership_and_a_hidden_one_look_alike(calls, shared):
    make.partnership(ref="hidden")
    hidden, missing = (calls.post("/disputes", BODY | {"partnership": ref}) for ref in ("hidden", "no-such"))
    assert words(hidden) == words(missing) == "There is no such partnership, or you take no part in it."


def test_a_month_a_payment_a_total_and_a_result_are_named_too(calls, shared, pool_year, of_trust):
    make.month(pool_year.lines.get(code="visits"), 1, actual=Decimal(5), known_from=date(2006, 5, 1))
    make.total(pool_year)
    series = a_series(at="salford-council", of=indicator(code="D41"))
    record(series, {date(2003, 4, 1): 412})
    make.share(of_trust.partnership, indicator=series.indicator)
    paid = calls.post(
        "/pools/joint-pool/contributions",
        {"year": "2006-07", "amount": "1.00", "paid_on": "2006-07-01", "own_reference": "A1"},
    ).json()
    year = {"pool": "joint-pool", "year": "2006-07"}
    figures = [
        {"kind": "month", **year, "line": "visits", "month": 1},
        {"kind": "total", **year},
        {"kind": "payment", "payment": paid["led_to"].rsplit("/", 1)[1]},
        {"kind": "result", "indicator": "PAF:D41", "organisation": "XSC01", "period": "2003-04-M01"},
    ]
    statuses = {calls.post("/disputes", BODY | {"figure": figure}).status_code for figure in figures}
    assert (statuses, Dispute.objects.count()) == ({201}, 4)


def test_who_disputes_what_reaches_only_those_who_see_the_figure(calls, stranger, raised, shared, pool_year, dora):
    party = make.party(pool_year.fund.partnership, stranger.client.organisation)
    assert stranger.get(raised).json()["uid"]
    assert stranger.patch(raised, {"state": "taken_back"}, **{"If-Match": "*"}).status_code == 403
    withdraw_sharing(sharing=shared, by=dora)
    assert stranger.get(raised).status_code == 404
    assert (calls.get(raised).status_code, party.kind) == (200, "statutory")
