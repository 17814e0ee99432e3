"""A trust answers a reporting round: its figures are drafts until somebody of the council approves them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from performance.models import Result, RoundReturn
from performance.services import return_steps, rounds
from salford_css.core import clock
from salford_css.core.models import Role
from salford_css.core.periods import Period
from tests.api.conftest import organisation
from tests.factories import core
from tests.factories import partnerships as make
from tests.factories import performance as measure

YEAR = Period.parse("2003-04")


@pytest.fixture
def petra(db):
    """Petra is a performance officer."""
    return core.user_with(Role.PERFORMANCE_OFFICER)


@pytest.fixture
def partnership(trust):
    row = make.partnership(lead_council=organisation("salford-council", "XSC01"), ref="joint-service")
    make.party(row, trust)
    return row


@pytest.fixture
def asked(petra, trust):
    """The trust is asked for D41 of 2003/04, in June 2004."""
    with clock.held_at(datetime(2004, 6, 1, 9, tzinfo=UTC)):
        series = measure.a_series(at=trust.ref, of=measure.indicator(code="D41"), frequency="year")
        row = rounds.open_round(
            framework=series.indicator.framework, period=YEAR, opens=date(2004, 4, 1), due=date(2004, 6, 30),
            units=[trust], by=petra,
        )  # fmt: skip
        yield row.returns.get()


@pytest.fixture
def submits(partnership, asked):
    return make.share(partnership, indicator=asked.entries.get().series.indicator, access="submit")


def figures(*told, **more):
    return {"figures": [{"indicator": "PAF:D41", "value": "412", **one} for one in told or ({},)], **more}


def words(answer) -> str:
    return " ".join(each["detail"] for each in answer.json()["errors"])


def test_the_trust_sees_what_is_asked_of_it(calls, asked, submits):
    (told,) = calls.get("/result-returns").json()["items"]
    assert (told["period"], told["state"], [one["indicator"] for one in told["figures"]]) == (
        "2003-04",
        "open",
        ["PAF:D41"],
    )


def test_its_figures_are_handed_in_and_on_no_record(calls, asked, submits):
    receipt = calls.post(f"/result-returns/{asked.ref}/figures", figures()).json()
    asked.refresh_from_db()
    assert (receipt["state"], asked.state, Result.objects.count()) == ("received", "submitted", 0)
    assert calls.get(f"/result-returns/{asked.ref}").json()["figures"][0]["value"] == "412"


def test_somebody_of_the_council_approves_them_and_the_receipt_says_so(calls, asked, submits, petra):
    receipt = calls.post(f"/result-returns/{asked.ref}/figures", figures()).json()
    with pytest.raises(PermissionDenied):
        return_steps.approve_return(round_return=asked, by=calls.client)
    return_steps.check_return(round_return=asked, by=petra)
    return_steps.approve_return(round_return=asked, by=petra)
    assert Result.objects.get().value == Decimal(412)
    assert calls.get(receipt["url"].removeprefix("/api/v1")).json()["state"] == "accepted"


def test_reopened_they_are_refused_and_sent_again(calls, asked, submits, petra):
    receipt = calls.post(f"/result-returns/{asked.ref}/figures", figures()).json()
    return_steps.reopen_return(round_return=asked, by=petra, reason="Days, not people.")
    assert calls.get(receipt["url"].removeprefix("/api/v1")).json()["state"] == "refused"
    assert calls.post(f"/result-returns/{asked.ref}/figures", figures({"value": "399"})).status_code == 201


def test_handed_in_a_return_takes_no_more(calls, asked, submits):
    calls.post(f"/result-returns/{asked.ref}/figures", figures())
    assert calls.post(f"/result-returns/{asked.ref}/figures", figures({"value": "399"})).status_code == 422


def test_a_draft_is_kept_without_handing_in(calls, asked, submits):
    assert calls.post(f"/result-returns/{asked.ref}/figures", figures(hand_in=False)).status_code == 201
    assert RoundReturn.objects.get().state == "open"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (({"indicator": "PAF:C32"},), "asks for no PAF:C32, or you may not submit it."),
        (({}, {}), "PAF:D41 comes twice."),
        (({"status": "not_applicable"},), "either a figure or a reason"),
        (({"value": None, "numerator": "3"},), "Give both parts, or the figure alone."),
    ],
)
def test_figures_that_cannot_be_are_refused_and_nothing_is_kept(calls, asked, submits, told, said):
    answer = calls.post(f"/result-returns/{asked.ref}/figures", figures(*told))
    assert (answer.status_code, asked.entries.get().revision) == (422, 0)
    assert said in words(answer)


def test_a_float_is_refused_by_its_place(calls, asked, submits):
    answer = calls.post(f"/result-returns/{asked.ref}/figures", figures({"value": 4.5}))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/figures/0/value")


def test_shared_for_reading_only_nothing_is_asked_of_it(calls, asked, partnership):
    make.share(partnership, indicator=asked.entries.get().series.indicator)
    assert calls.get(f"/result-returns/{asked.ref}").status_code == 404
    assert calls.post(f"/result-returns/{asked.ref}/figures", figures()).status_code == 404


def test_what_else_the_return_asks_is_neither_told_nor_handed_in(calls, asked, submits, trust):
    other = measure.a_series(at=trust.ref, of=measure.indicator(code="C32"), frequency="year")
    asked.entries.create(series=other)
    assert [one["indicator"] for one in calls.get(f"/result-returns/{asked.ref}").json()["figures"]] == ["PAF:D41"]
    assert "the council hands it in" in words(calls.post(f"/result-returns/{asked.ref}/figures", figures()))
    assert calls.post(f"/result-returns/{asked.ref}/figures", figures(hand_in=False)).status_code == 201
