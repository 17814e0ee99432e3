"""An agreement from its first day to its last: the council at its pages, the trust through its own system."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from partnerships.models import Agreement, Dispute, ExpenditureReturn, Flexibility, Partnership, PooledFund
from salford_css.core import clock
from salford_css.core.models import PostEmployment
from tests.api.conftest import Caller, client_of, token_for
from tests.factories import core
from tests.factories import partnerships as make
from tests.partnerships.pages.test_an_agreement_by_hand import Walk, day, signed_by_hand

pytestmark = pytest.mark.django_db
JULY = date(2010, 7, 10)
YEAR = {"year": "2010-11"}


class Council:
    """Dora at her browser."""

    def __init__(self, browser: Client) -> None:
        self.browser = browser

    def do(self, address: str, typed: dict[str, Any] | None = None) -> str:
        answer = self.browser.post(address, typed or {})
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])

    def reads(self, address: str) -> str:
        return str(self.browser.get(address).content.decode())


@pytest.fixture
def council(the_law: None, dora: Any) -> Any:
    browser = Client()
    browser.force_login(dora)
    with clock.held_at(datetime(2010, 7, 10, 9, tzinfo=UTC)):
        yield Council(browser)


def entered(council: Council) -> Partnership:
    """Enter the partnership, its second party and its way of sharing."""
    salford, trust = make.council(), make.trust()
    council.do("/partnerships/register/enter/", {"name": "Joint service", "lead_council": salford.pk, "status": "live"})
    row = Partnership.objects.get()
    at = f"/partnerships/register/{row.ref}/enter/"
    council.do(f"{at}party/", {"organisation": trust.pk, "kind": "statutory"})
    council.do(f"{at}sharing/", {"flexibility": Flexibility.objects.get(code="pooled-fund").pk, "sure": "used"})
    return row


def agreed(council: Council, row: Partnership) -> Walk:
    """Propose the agreement, draft, approve and sign it; open the fund it provides for, with host and manager."""
    council.do(f"{row.get_absolute_url()}agreement/new/", {"title": "Agreement on the joint service"})
    walk = Walk(council.browser, Agreement.objects.get())
    signed_by_hand(walk)
    council.do(f"/partnerships/register/{row.ref}/enter/pool/", {"name": "Pool", "agreement": walk.agreement.pk})
    post = core.post("Pool manager")
    PostEmployment.objects.create(post=post, organisation=row.lead_council)
    fund = PooledFund.objects.get()
    council.do(f"{fund.get_absolute_url()}enter/host/", {"host": row.lead_council_id, "manager": post.pk})
    walk.step("go-live")
    return walk


def funded(council: Council, row: Partnership) -> PooledFund:
    """Open the year: what both give, a line that each leads, how a variance is shared."""
    fund = PooledFund.objects.get()
    council.do(f"{fund.get_absolute_url()}enter/year/", {"year": "2010/11"})
    at = f"{fund.years.get().get_absolute_url()}enter/"
    for party, sum_given, line in zip(row.parties.order_by("pk"), ("60", "40"), ("homes", "visits"), strict=True):
        given = {"party": party.pk, "kind": "annual", "planned": sum_given}
        council.do(f"{at}contribution/", given | day("known_from", JULY))
        council.do(f"{at}line/", {"name": line.title(), "code": line, "budget": sum_given, "lead": party.pk})
    council.do(f"{fund.get_absolute_url()}enter/rule/", {"kind": "proportional"})
    return fund


def system_of_the_trust(row: Partnership) -> Caller:
    client = client_of(row.parties.order_by("pk")[1].organisation)
    return Caller(client, token_for(client))


def at(address: str) -> str:
    return address.removeprefix("/api/v1")


def test_an_agreement_lives_and_ends_with_a_trust_that_reads_pays_reports_and_disputes(council: Council):
    row = entered(council)
    walk, trust = agreed(council, row), system_of_the_trust(row)
    fund = funded(council, row)
    pool, page = f"/pools/{fund.ref}", fund.years.get().get_absolute_url()
    assert (walk.state, trust.get(pool).status_code) == ("live", 404)

    # shared: the trust reads agreement and statement
    for subject, access in (("fund-1", "submit"), ("agreement-1", "read")):
        council.do(f"/partnerships/register/{row.ref}/share/", {"subject": subject, "access": access})
    version = trust.get(f"/agreements/{walk.agreement.ref}").json()["versions"][0]
    assert (len(version["signatures"]), version["items"][0]["text"]) == (2, "As agreed.")
    assert trust.get(f"{pool}/statement", YEAR).json()["current_budget"] == "100.00"

    # it pays, and reports what its line cost
    paid = {**YEAR, "amount": "10.00", "paid_on": "2010-07-01", "own_reference": "BACS 1"}
    payment = trust.post(f"{pool}/contributions", paid).json()
    spent = {"period": "2010-11-M01", "lines": [{"line": "visits", "actual": "5.00", "forecast": "45.00"}]}
    report = trust.post(f"{pool}/expenditure-returns", spent).json()
    assert {payment["state"], report["state"]} == {"received"}
    council.do(f"/partnerships/payments/{payment['led_to'].rsplit('/', 1)[1]}/match/")
    council.do(f"{ExpenditureReturn.objects.get().get_absolute_url()}accept/")
    council.do(f"{page}enter/month/1/", {"homes-actual": "6", "homes-forecast": "60"} | day("known_from", JULY))
    assert {trust.get(at(one["url"])).json()["state"] for one in (payment, report)} == {"accepted"}

    # it disputes what the council entered, and sees it marked, corrected and settled
    figure = {"kind": "month", "pool": fund.ref, **YEAR, "line": "homes", "month": 1}
    sent = {"partnership": row.ref, "figure": figure, "claimed": "4", "text": "One invoice counts twice."}
    dispute = at(trust.post("/disputes", sent).json()["led_to"])
    lines = {one["line"]: one for one in trust.get(f"{pool}/statement", YEAR).json()["lines"]}
    assert (lines["homes"]["spent"], lines["homes"]["disputed_by"]) == (
        "6.00",
        f"disputed by {trust.client.organisation}",
    )
    assert "One invoice counts twice." in council.reads(Dispute.objects.get().get_absolute_url())
    mended = {"homes-actual": "4", "homes-forecast": "60", "reason": "An invoice counted twice."}
    council.do(f"{page}enter/month/1/", mended | day("known_from", JULY))
    settled = {"outcome": "corrected", "settlement": "It was counted twice."} | day("on", JULY)
    council.do(f"{Dispute.objects.get().get_absolute_url()}settle/", settled)
    told = trust.get(f"{pool}/statement", YEAR).json()
    lines = {one["line"]: one for one in told["lines"]}
    assert (lines["homes"]["spent"], lines["homes"]["disputed_by"]) == ("4.00", "")
    assert trust.get(dispute).json()["outcome"] == "corrected"
    shares = {one["name"]: one["share_of_variance"] for one in told["partners"]}
    assert (told["variance"], sorted(shares.values())) == ("5.00", ["2.00", "3.00"])

    # withdrawn, it is gone at once; the agreement ends under notice
    share = row.sharing.get(fund__isnull=False)
    council.do(f"/partnerships/register/{row.ref}/share/{share.pk}/withdraw/", {"reason": "The pool is wound up."})
    hidden = (pool, f"{pool}/contributions", f"{pool}/expenditure-returns", at(payment["led_to"]))
    assert {trust.get(path).status_code for path in hidden} == {404}
    assert trust.get(f"{pool}/statement", YEAR).status_code == 404
    assert trust.post(f"{pool}/contributions", paid | {"own_reference": "BACS 2"}).status_code == 404
    assert trust.get(at(payment["url"])).status_code == 200
    walk.do("notice/", {"given_by": row.lead_council_id, "when": "9 July 2010", "scope": "whole"})
    walk.step("give-notice", reason="The fund is wound up.")
    walk.step("close")
    walk.do("step/end/", {"ended_how": "terminated"})
    assert walk.state == "ended"
