"""Whoever reads a record reads what changed in it: each field before and after, by which post, when and why."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from salford_css.core import audit, clock
from salford_css.core.activity import record_activity
from salford_css.core.models import Document, Organisation, Part, User
from strategy.lifecycle import ProposalState
from strategy.services.answering import redact_comment
from tests.factories import core, strategy


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def trail(row: object, reader: User, query: str = "") -> str:
    answer = browser_of(reader).get(f"{row.get_absolute_url()}trail/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def trust(db: None) -> Organisation:
    return Organisation.objects.create(ref="trust", name="The Trust")


# ------------------------------------------------------------------ before and after


def test_a_changed_field_is_read_before_and_after(trust: Organisation, omar: User):
    Organisation.objects.update(name="The Primary Care Trust")
    page = trail(trust, omar)
    assert "<del>The Trust</del>" in page
    assert "<ins>The Primary Care Trust</ins>" in page


def test_a_record_nobody_changed_says_how_it_was_entered(trust: Organisation, omar: User):
    page = trail(trust, omar)
    assert "One change is on record" in page
    assert "Entered" in page


def test_the_newest_change_stands_first(trust: Organisation, omar: User):
    for name in ("Second name", "Third name"):
        Organisation.objects.update(name=name)
    page = trail(trust, omar)
    assert page.index("<ins>Third name</ins>") < page.index("<ins>Second name</ins>")


def test_a_change_of_a_part_is_a_change_of_the_record(trust: Organisation, omar: User):
    trust.names.create(name="Health for Salford")
    assert "Health for Salford" in trail(trust, omar)


def test_a_long_trail_has_pages_and_each_change_is_on_one(trust: Organisation, omar: User):
    for number in range(60):
        Organisation.objects.update(name=f"Name {number}.")
    first, second = trail(trust, omar), trail(trust, omar, "?page=2")
    assert ("Name 59." in first, "Name 5." in first) == (True, False)
    assert "<ins>Name 5.</ins>" in second


def test_a_long_trail_asks_the_database_no_more_than_a_short_one(trust: Organisation, omar: User):
    def asked(changes: int) -> int:
        with audit.changes_from(request_id="request-0001"):
            for number in range(changes):
                Organisation.objects.update(name=f"Name {number} of {changes}")
        with CaptureQueriesContext(connection) as counted:
            trail(trust, omar)
        return len([query for query in counted if "set_config" not in query["sql"]])

    assert asked(2) == asked(30)


# ------------------------------------------------------------------ who, when and why


def test_a_change_is_told_with_the_post_and_never_the_account(trust: Organisation, omar: User):
    dora = core.holder_of(core.post("Director of Social Services"), username="dora.example")
    with audit.changes_from(user_id=dora.pk, reason="The council renamed it."):
        Organisation.objects.update(name="Renamed")
    page = trail(trust, omar)
    assert "Director of Social Services" in page
    assert "Reason: The council renamed it." in page
    assert "dora.example" not in page


def test_an_account_without_a_post_is_not_named(trust: Organisation, omar: User):
    stranger = User.objects.create_user("zoe.private", "a password of length")
    with audit.changes_from(user_id=stranger.pk):
        Organisation.objects.update(name="Renamed")
    page = trail(trust, omar)
    assert "An account without a post" in page
    assert "zoe.private" not in page


def test_a_command_and_a_partners_system_are_named(trust: Organisation, omar: User):
    with audit.changes_from(command="load_something"):
        Organisation.objects.update(name="By command")
    with audit.changes_from(client="Ledger", organisation="The Trust"):
        Organisation.objects.update(name="By client")
    page = trail(trust, omar)
    assert "The command load_something" in page
    assert "Ledger (The Trust)" in page


def test_the_reason_given_with_a_decision_stands_with_what_it_changed(trust: Organisation, omar: User):
    with audit.changes_from(request_id="request-0007"):
        Organisation.objects.update(name="Renamed")
        record_activity("organisation-renamed", trust, by=None, reason="By order of the Secretary of State.")
    assert "Reason: By order of the Secretary of State." in trail(trust, omar)


def test_a_change_is_told_with_day_and_time(trust: Organisation, omar: User):
    at = clock.now()
    assert f"{at:%-d %B %Y}" in trail(trust, omar)


# ------------------------------------------------------------------ what stays closed


def test_a_stranger_reads_no_trail(trust: Organisation):
    assert Client().get("/organisations/trust/trail/").status_code == 302


def test_a_record_that_is_closed_to_a_reader_has_a_closed_trail(carl: User):
    paper = Document.objects.create(ref="paper", title="A closed paper", part=Part.EXEMPT)
    assert browser_of(carl).get(f"{paper.get_absolute_url()}trail/").status_code == 404


def test_what_a_paper_said_while_it_was_exempt_stays_closed_when_it_is_opened(carl: User, dora: User):
    paper = Document.objects.create(ref="paper", title="Redundancies at Alpha House", part=Part.EXEMPT)
    Document.objects.update(title="Staffing", part=Part.OPEN)
    assert "Alpha House" not in trail(paper, carl)
    assert "Alpha House" in trail(paper, dora)


def test_what_a_proposal_said_as_a_draft_stays_with_its_drafters(carl: User, dora: User):
    proposal = strategy.proposal(title="Close the Alpha home")
    type(proposal).objects.update(title="Reshape homes", state=ProposalState.FIRST_REPORT)
    assert "Close the Alpha home" not in trail(proposal, carl)
    assert "Close the Alpha home" in trail(proposal, dora)


def test_the_text_in_hand_is_for_officers(carl: User, dora: User):
    proposal = strategy.proposal(state=ProposalState.FIRST_REPORT)
    type(proposal).objects.update(working_text="Perhaps close the Alpha home")
    assert "Alpha home" not in trail(proposal, carl)
    assert "Alpha home" in trail(proposal, dora)


def test_the_words_of_a_redacted_comment_are_withheld_from_every_reader(carl: User, dora: User):
    comment = strategy.comment(text="My neighbour of 12 Alpha Street is ill.")
    redact_comment(comment=comment, passages=["12 Alpha Street"], reason="It names an address.", by=dora)
    for reader in (carl, dora):
        page = trail(comment, reader)
        assert "Alpha Street" not in page
        assert "withheld" in page


def test_a_name_of_a_record_that_is_closed_to_the_reader_is_not_told(carl: User):
    first = Document.objects.create(ref="first", title="Redundancies at Alpha House", part=Part.EXEMPT)
    second = Document.objects.create(ref="second", title="Staffing", supersedes=first)
    page = trail(second, carl)
    assert "Alpha House" not in page
    assert "not open to you" in page


def test_only_a_page_of_one_thing_has_a_trail(as_ada: Client):
    answers = {at: as_ada.get(f"/{at}/trail/").status_code for at in ("organisations", "search", "nothing", "admin")}
    assert set(answers.values()) == {404}, answers


def test_a_trail_cannot_be_posted_to(trust: Organisation, as_ada: Client):
    assert as_ada.post("/organisations/trust/trail/").status_code == 405
