"""A trust disputes a figure; it carries the mark, both sides write, and a director settles it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client

from partnerships.models import Contribution, Dispute, DisputeMessage
from partnerships.offers.findings import figure_disputed
from partnerships.readings.disputed import disputed_by
from partnerships.services.disputes import raise_dispute, settle_dispute, take_back_dispute, write_letter
from salford_css.core import clock
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def contribution(db) -> Contribution:
    make.salford_pool()
    return Contribution.objects.get(planned=8600000)


@pytest.fixture
def partnership(contribution: Contribution):
    return contribution.pool_year.fund.partnership


@pytest.fixture
def trust(contribution: Contribution):
    return contribution.party.organisation


@pytest.fixture
def dispute(partnership, contribution, trust, dora) -> Dispute:
    return raise_dispute(
        partnership=partnership, subject=contribution, raised_by=trust, text="We paid less.", claimed="£8.5m", by=dora
    )


def test_the_figure_is_kept_as_it_read_with_the_first_letter(dispute, trust):
    assert dispute.figure_as_read == f"Contribution of {trust} for 2006/07: £8.6 million"
    assert dispute.messages.get().text == "We paid less."


def test_a_disputed_figure_says_by_whom_until_it_is_settled(dispute, contribution, trust, dora):
    today = clock.today()
    assert disputed_by("contribution", [contribution.pk], on=today) == {contribution.pk: f"disputed by {trust}"}
    settle_dispute(dispute=dispute, outcome="stands", settlement="The bank statement shows it.", by=dora)
    assert disputed_by("contribution", [contribution.pk], on=today) == {}


def test_partnership_and_pool_show_the_dispute(dispute, partnership, contribution, dora):
    found = list(figure_disputed(as_at=clock.today(), reader=dora))
    assert [one.subject for one in found] == [partnership, contribution.pool_year.fund]
    assert "Disputed by" in found[0].sentence


def test_the_partners_own_system_raises_writes_and_takes_back(partnership, contribution, trust):
    client = make.client_of(trust)
    row = raise_dispute(partnership=partnership, subject=contribution, raised_by=trust, text="Wrong.", by=client)
    write_letter(dispute=row, organisation=trust, text="See our ledger.", by=client)
    take_back_dispute(dispute=row, by=client, reason="Our mistake.")
    assert Dispute.objects.get().state == "taken_back"


def test_a_system_does_not_write_for_another_organisation(dispute, partnership):
    stranger = make.client_of(make.trust("Bolton Primary Care Trust"))
    with pytest.raises(PermissionDenied, match="its partners may write"):
        write_letter(dispute=dispute, organisation=partnership.lead_council, text="We agree.", by=stranger)
    assert DisputeMessage.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"text": " "}, "Say what is wrong with the figure."),
        ({"on": date(2999, 1, 1)}, "1 January 2999 has not come."),
    ],
)
def test_a_dispute_without_words_or_from_the_future_is_refused(partnership, contribution, trust, dora, facts, said):
    given = {"text": "We paid less.", **facts}
    with pytest.raises(ValidationError, match=said):
        raise_dispute(partnership=partnership, subject=contribution, raised_by=trust, by=dora, **given)
    assert not Dispute.objects.exists()


def test_whoever_takes_no_part_cannot_dispute(partnership, contribution, dora):
    other = make.trust("Bolton Primary Care Trust")
    with pytest.raises(ValidationError, match="takes no part in"):
        raise_dispute(partnership=partnership, subject=contribution, raised_by=other, text="Wrong.", by=dora)


def test_the_same_figure_is_disputed_once_at_a_time(dispute, partnership, contribution, trust, dora):
    with pytest.raises(ValidationError, match="disputes this figure already; write another letter"):
        raise_dispute(partnership=partnership, subject=contribution, raised_by=trust, text="Still wrong.", by=dora)


def test_a_figure_of_another_partnership_is_refused(contribution, trust, dora):
    other = make.partnership(name="Equipment")
    make.party(other, trust)
    with pytest.raises(ValidationError, match="belongs to another partnership"):
        raise_dispute(partnership=other, subject=contribution, raised_by=trust, text="Wrong.", by=dora)


def test_an_officer_writes_and_only_a_director_settles(dispute, trust, omar):
    write_letter(dispute=dispute, organisation=trust, text="See page 2.", by=omar)
    with pytest.raises(PermissionDenied, match="settle a dispute"):
        settle_dispute(dispute=dispute, outcome="stands", settlement="It stands.", by=omar)


def test_nothing_is_written_to_a_settled_dispute(dispute, trust, dora):
    settle_dispute(dispute=dispute, outcome="corrected", settlement="Now £8.5m.", by=dora)
    with pytest.raises(ValidationError, match="This dispute is closed"):
        write_letter(dispute=dispute, organisation=trust, text="Thanks.", by=dora)
    with pytest.raises(ValidationError, match="not possible now"):
        settle_dispute(dispute=dispute, outcome="stands", settlement="Or not.", by=dora)


def test_the_database_holds_that_a_settled_dispute_has_an_outcome(dispute):
    with pytest.raises(DatabaseError), transaction.atomic():
        Dispute.objects.filter(pk=dispute.pk).update(outcome="stands")


def test_a_letter_once_written_stays(dispute):
    with pytest.raises(DatabaseError), transaction.atomic():
        dispute.messages.update(text="We paid enough.")


# ------------------------------------------------------------------ by hand


def test_dora_enters_answers_and_settles_in_the_browser(partnership, trust, dora):
    browser = Client()
    browser.force_login(dora)
    form = browser.get(f"{partnership.get_absolute_url()}dispute/").content.decode()
    assert "Contribution of" in form
    today = clock.today()
    day = {"on_0": today.day, "on_1": today.month, "on_2": today.year}
    typed = {"subject": "contribution-1", "raised_by": trust.pk, "text": "We paid less.", **day}
    refused = browser.post(f"{partnership.get_absolute_url()}dispute/", {**typed, "text": ""})
    assert refused.status_code == 422
    answer = browser.post(f"{partnership.get_absolute_url()}dispute/", typed)
    page = answer.headers["Location"]
    assert "We paid less." in browser.get(page).content.decode()
    letter = {"organisation": partnership.lead_council_id, "text": "The ledger says £8.6m."}
    browser.post(f"{page}letter/", letter)
    browser.post(f"{page}settle/", {"outcome": "stands", "settlement": "Agreed by both treasurers.", **day})
    shown = browser.get(page).content.decode()
    assert "the figure stands" in shown
    assert "The ledger says £8.6m." in shown


def test_the_list_says_when_nothing_is_disputed_and_is_taken_away_as_csv(dispute, dora):
    browser = Client()
    browser.force_login(dora)
    assert "£8.6 million" in browser.get("/partnerships/disputes/").content.decode()
    assert browser.get("/partnerships/disputes/?format=csv").status_code == 200


def test_days_do_not_run_backwards(dispute, dora):
    earlier = dispute.raised_on - timedelta(days=1)
    with pytest.raises(ValidationError, match="before it was raised"):
        settle_dispute(dispute=dispute, outcome="stands", settlement="It stands.", by=dora, on=earlier)
