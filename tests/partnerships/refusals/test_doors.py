"""Bad input about partnerships and their money, at every door there is: the same sentence, and nothing written.

Doors: the page, the administration, the service, and the API where a partner writes. What a rule only flags is let in
and found, as the last tests say.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from partnerships.models import (
    AgreementVersion,
    ExpenditureReturn,
    Payment,
    PoolMonth,
    PoolYear,
    ReturnAnswer,
    RiskShareRule,
)
from partnerships.services.agreements import draft_version
from partnerships.services.partnerships import add_party
from partnerships.services.pool_months import enter_month
from partnerships.services.pool_payments import record_payment
from partnerships.services.pool_risk import set_risk_share
from partnerships.services.pools import name_host_and_manager
from partnerships.services.returns import answer_return, open_return, submit_return, write_return
from salford_css.core import clock
from salford_css.core.models import PostEmployment, User
from salford_css.core.registry import findings
from tests.api.conftest import Caller, client_of, token_for
from tests.factories import core
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
JULY = date(2006, 7, 10)


@dataclass
class World:
    """A pool of council and trust in July 2006, and everybody who stands at a door."""

    year: PoolYear
    paula: User
    dora: User
    ada: Client
    trust: Caller

    def __post_init__(self) -> None:
        self.fund = self.year.fund
        self.partnership = self.fund.partnership
        parties = self.partnership.parties.order_by("pk")
        self.of_council, self.of_trust = parties[0], parties[1]

    def at(self, user: User, address: str, typed: dict[str, Any]) -> str:
        """Send a form as somebody; return the words of the page that refuses it."""
        browser = Client()
        browser.force_login(user)
        return said(browser.post(address, typed), 422)

    def in_admin(self, address: str, typed: dict[str, Any]) -> str:
        return said(self.ada.post(f"/admin/partnerships/{address}", typed), 200)

    def sent(self, address: str, body: dict[str, Any], status: int = 422) -> str:
        answer = self.trust.post(address, body)
        assert answer.status_code == status
        return " ".join(fault["detail"] for fault in answer.json()["errors"])


def said(answer: Any, status: int) -> str:
    assert answer.status_code == status
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def told(service: Callable[..., Any], **facts: Any) -> str:
    """Call a service that has to refuse; return its sentences."""
    with pytest.raises(ValidationError) as refused:
        service(**facts)
    return " ".join(refused.value.messages)


def day(name: str, when: date) -> dict[str, int]:
    return {f"{name}_0": when.day, f"{name}_1": when.month, f"{name}_2": when.year}


@pytest.fixture
def world(pool_year: PoolYear, paula: User, dora: User, as_ada: Client):
    partnership = pool_year.fund.partnership
    make.share(partnership, fund=pool_year.fund, access="submit")
    trust = partnership.parties.order_by("pk")[1].organisation
    client = client_of(trust)
    with clock.held_at(datetime(2006, 7, 10, 9, tzinfo=UTC)):
        yield World(pool_year, paula, dora, as_ada, Caller(client, token_for(client)))


def employed(by: Any) -> Any:
    post = core.post("Pool manager")
    PostEmployment.objects.create(post=post, organisation=by)
    return post


def fund_form(world: World, **facts: Any) -> dict[str, Any]:
    fund = world.fund
    known = {"ref": fund.ref, "name": fund.name, "partnership": fund.partnership_id, "host": fund.host_id}
    inlines = {f"{name}-{what}_FORMS": 0 for name in ("years", "rules") for what in ("TOTAL", "INITIAL")}
    return known | inlines | facts


def a_sent_return(world: World) -> Any:
    """A report of the first quarter, after which April was corrected."""
    for line in world.year.lines.all():
        for month in (1, 2, 3):
            make.month(line, month, actual=Decimal(5), forecast=line.budget, known_from=date(2006, 7, 1))
    row = open_return(pool_year=world.year, kind="quarterly", quarter=1, by=world.paula)
    write_return(pool_return=row, summary="As planned.", by=world.paula)
    submit_return(pool_return=row, by=world.paula)
    homes = world.year.lines.get(code="homes")
    enter_month(line=homes, month=1, actual=Decimal(9), by=world.paula, reason="A late invoice.")
    return row


def an_agreement(world: World) -> Any:
    row = make.agreement(world.partnership, state="live")
    make.version(row, settled_on=date(2005, 3, 1), effective_from=date(2005, 4, 1))
    return row


# ------------------------------------------------------------------ the table: what, at which door, and how it is done


def two_hosts_page(world: World) -> str:
    trust = world.of_trust.organisation
    typed = {"host": trust.pk, "manager": employed(trust).pk}
    return world.at(world.dora, f"{world.fund.get_absolute_url()}enter/host/", typed)


def two_hosts_service(world: World) -> str:
    trust = world.of_trust.organisation
    return told(name_host_and_manager, fund=world.fund, host=trust, manager=employed(trust), by=world.dora)


def two_hosts_admin(world: World) -> str:
    trust = world.of_trust.organisation
    typed = fund_form(world, host=trust.pk, manager=employed(trust).pk)
    return world.in_admin(f"pooledfund/{world.fund.pk}/change/", typed)


def stranger_manages_page(world: World) -> str:
    typed = {"host": world.fund.host_id, "manager": core.post("Somebody else's post").pk}
    return world.at(world.dora, f"{world.fund.get_absolute_url()}enter/host/", typed)


def stranger_manages_service(world: World) -> str:
    post = core.post("Somebody else's post")
    return told(name_host_and_manager, fund=world.fund, host=world.fund.host, manager=post, by=world.dora)


def stranger_manages_admin(world: World) -> str:
    typed = fund_form(world, manager=core.post("Somebody else's post").pk)
    return world.in_admin(f"pooledfund/{world.fund.pk}/change/", typed)


def closed_page(world: World) -> str:
    make.close(world.year, 1)
    typed = {"visits-actual": "6"} | day("known_from", JULY)
    return world.at(world.paula, f"{world.year.get_absolute_url()}enter/month/1/", typed)


def closed_service(world: World) -> str:
    make.close(world.year, 1)
    visits = world.year.lines.get(code="visits")
    return told(enter_month, line=visits, month=1, actual=Decimal(6), by=world.paula)


def closed_api(world: World) -> str:
    make.close(world.year, 1)
    body = {"period": "2006-07-M01", "lines": [{"line": "visits", "actual": "6.00"}]}
    return world.sent(f"/pools/{world.fund.ref}/expenditure-returns", body)


def closed_admin(world: World) -> str:
    make.close(world.year, 1)
    visits = world.year.lines.get(code="visits")
    row = PoolMonth(line=visits, month=1, number=1, made_at=clock.now(), actual=Decimal(6), known_from=JULY)
    return told(row.full_clean)  # frozen rows are read-only there; the model's own rule is what would be asked


def float_service(world: World) -> str:
    given = world.of_trust.contributions.get()
    return told(record_payment, contribution=given, amount=0.1, paid_on=JULY, own_reference="A1", by=world.paula)


def float_api(world: World) -> str:
    body = {"year": "2006-07", "amount": 0.1, "paid_on": "2006-07-03", "own_reference": "A1"}
    return world.sent(f"/pools/{world.fund.ref}/contributions", body, 400)


def stale_page(world: World) -> str:
    row = a_sent_return(world)
    typed = {"party": world.of_trust.pk, "answer": "accepted"} | day("on", JULY)
    return world.at(world.dora, f"{row.get_absolute_url()}enter/answer/", typed)


def stale_service(world: World) -> str:
    row = a_sent_return(world)
    return told(answer_return, pool_return=row, party=world.of_trust, answer="accepted", by=world.dora)


def stale_api(world: World) -> str:
    row = a_sent_return(world)
    return world.sent(f"/returns/{row.ref}/answers", {"version": 1, "answer": "accepted"})


def early_page(world: World) -> str:
    row = an_agreement(world)
    typed = day("effective_from", date(2004, 4, 1)) | {"reason": "A new partner."}
    return world.at(world.dora, f"{row.get_absolute_url()}draft/", typed)


def early_service(world: World) -> str:
    return told(draft_version, agreement=an_agreement(world), effective_from=date(2004, 4, 1), by=world.dora)


def early_admin(world: World) -> str:
    row = an_agreement(world)
    draft = make.version(row)
    names = ("items", "flexibilities", "functions", "signatures")
    inlines = {f"{name}-{what}_FORMS": 0 for name in names for what in ("TOTAL", "INITIAL")}
    words = world.in_admin(f"agreementversion/{draft.pk}/change/", inlines | {"effective_from": "2004-04-01"})
    draft.delete()
    return words


def odd_shares_page(world: World) -> str:
    typed = {"kind": "fixed_percentages", f"share-{world.of_council.pk}": "60", f"share-{world.of_trust.pk}": "30"}
    typed |= {"since_0": "1", "since_1": "8", "since_2": "2006"}
    return world.at(world.dora, f"{world.fund.get_absolute_url()}enter/rule/", typed)


def odd_shares_service(world: World) -> str:
    shares = {world.of_council: Decimal(60), world.of_trust: Decimal(30)}
    since = date(2006, 8, 1)
    return told(set_risk_share, kind="fixed_percentages", fund=world.fund, since=since, per_cent=shares, by=world.dora)


def odd_shares_admin(world: World) -> str:
    typed: dict[str, Any] = {"fund": world.fund.pk, "kind": "fixed_percentages", "valid_from": "2006-08-01"}
    typed |= {"standing": "verified", "shares-TOTAL_FORMS": 2, "shares-INITIAL_FORMS": 0}
    for place, (party, share) in enumerate(((world.of_council, "60"), (world.of_trust, "30"))):
        typed |= {f"shares-{place}-party": party.pk, f"shares-{place}-per_cent": share}
    world.fund.rules.update(valid_to=date(2006, 8, 1))
    words = world.in_admin("risksharerule/add/", typed)
    world.fund.rules.update(valid_to=None)
    return words


HOSTS = "is the host already, and a pooled fund has one host. Say why it changes."
EMPLOYED = "is not employed by"
CLOSED = "April 2006 is closed. Enter an adjustment in May 2006, the next open period."
FLOAT = "0.1 is a floating-point number and not exact to the penny; give pounds and pence as decimals."
STALE = "The period was corrected after version 1 was sent"
EARLY = "A variation cannot be dated before the version it varies (1 April 2005)."
SHARES = "The percentages add up to 90, not to 100."
TABLE = [
    *((HOSTS, one) for one in (two_hosts_page, two_hosts_service, two_hosts_admin)),
    *((EMPLOYED, one) for one in (stranger_manages_page, stranger_manages_service, stranger_manages_admin)),
    *((CLOSED, one) for one in (closed_page, closed_service, closed_admin, closed_api)),
    *((FLOAT, one) for one in (float_service, float_api)),
    *((STALE, one) for one in (stale_page, stale_service, stale_api)),
    *((EARLY, one) for one in (early_page, early_service, early_admin)),
    *((SHARES, one) for one in (odd_shares_page, odd_shares_service, odd_shares_admin)),
]


def on_record(world: World) -> tuple[Any, ...]:
    """Return what a refusal must not have touched."""
    world.fund.refresh_from_db()
    return (
        (world.fund.host_id, world.fund.manager_id),
        (Payment.objects.count(), ExpenditureReturn.objects.count(), ReturnAnswer.objects.count()),
        PoolMonth.objects.filter(line__code="visits", actual=6).count(),
        AgreementVersion.objects.filter(effective_from=date(2004, 4, 1)).count(),
        RiskShareRule.objects.count(),
    )


@pytest.mark.parametrize(("sentence", "do"), TABLE, ids=[one.__name__ for _, one in TABLE])
def test_it_is_refused_in_the_same_sentence_and_nothing_is_written(world: World, sentence: str, do: Any):
    before = on_record(world)
    assert sentence in do(world)
    assert on_record(world) == before


# ------------------------------------------------------------------ what is let in and flagged


def found(code: str, reader: User) -> list[str]:
    return [one.sentence for one in findings.all(as_at=JULY, reader=reader) if one.code == code]


def by_page(world: World, police: Any) -> None:
    browser = Client()
    browser.force_login(world.dora)
    typed = {"organisation": police.pk, "kind": "statutory"}
    browser.post(f"/partnerships/register/{world.partnership.ref}/enter/party/", typed)


def by_service(world: World, police: Any) -> None:
    add_party(partnership=world.partnership, organisation=police, by=world.dora)


def by_admin(world: World, police: Any) -> None:
    typed = {"partnership": world.partnership.pk, "organisation": police.pk, "kind": "statutory"}
    world.ada.post("/admin/partnerships/partnershipparty/add/", typed)


@pytest.mark.parametrize("door", [by_page, by_service, by_admin])
def test_police_as_a_partner_in_law_are_let_in_and_found_at_every_door(world: World, door: Any):
    police = make.of_kind("police", "Greater Manchester Police")
    door(world, police)
    assert world.partnership.parties.filter(organisation=police, kind="statutory").exists()
    assert found("statutory-partner-outside-the-law", world.dora) == [
        "Greater Manchester Police is written as a statutory partner, though neither an NHS body nor a council."
    ]


def test_contributions_that_do_not_sum_are_let_in_found_and_said_on_the_page(world: World):
    make.total(world.year, "120", known_from=JULY)
    sentence = "The contributions of 2006/07 add up to £100.00; the source prints £120.00."
    assert found("contributions-do-not-sum", world.dora) == [sentence]
    browser = Client()
    browser.force_login(world.dora)
    assert sentence in said(browser.get(world.year.get_absolute_url()), 200)


def test_the_database_refuses_percentages_that_do_not_make_100(world: World):
    """From SQL as well, once the transaction is to end; a rule that is not verified is kept as the record has it."""
    rule = RiskShareRule(line=world.year.lines.get(code="homes"), kind="fixed_percentages", standing="unverified")
    rule.save()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="add up to 100"), transaction.atomic():
        RiskShareRule.objects.filter(pk=rule.pk).update(standing="verified")
