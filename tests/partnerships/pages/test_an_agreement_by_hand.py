"""Dora takes an agreement from proposal to its end in the browser; every refusal says what is missing."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from partnerships.models import Agreement, ChecklistAnswer, Flexibility, StatutoryFunction
from salford_css.core import clock
from salford_css.core.models import Attachment, Document, User
from tests.factories import partnerships as make
from tests.partnerships import lives

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 signed"


def day(name: str, when: date) -> dict[str, str]:
    return {f"{name}_0": str(when.day), f"{name}_1": str(when.month), f"{name}_2": str(when.year)}


@pytest.fixture
def partnership(the_law, db):
    row = make.partnership()
    make.party(row, row.lead_council)
    make.party(row, make.trust())
    row.flexibilities.create(flexibility=Flexibility.objects.get(code="pooled-fund"))
    return row


@pytest.fixture
def browser(dora: User) -> Client:
    client = Client()
    client.force_login(dora)
    return client


class Walk:
    """One agreement, and what Dora does with it."""

    def __init__(self, browser: Client, agreement: Agreement) -> None:
        self.browser, self.agreement = browser, agreement

    @property
    def page(self) -> str:
        return self.agreement.get_absolute_url()

    def do(self, path: str, data: dict | None = None) -> None:
        answer = self.browser.post(f"{self.page}{path}", data or {})
        assert answer.status_code == 302, answer.content.decode()

    def refused(self, path: str, data: dict | None = None) -> str:
        answer = self.browser.post(f"{self.page}{path}", data or {})
        assert answer.status_code == 422
        return answer.content.decode()

    def step(self, *names: str, **data: str) -> None:
        for name in names:
            self.do(f"step/{name}/", data)

    @property
    def state(self) -> str:
        return Agreement.objects.get(pk=self.agreement.pk).state


@pytest.fixture
def walk(browser: Client, partnership) -> Walk:
    answer = browser.post(
        f"{partnership.get_absolute_url()}agreement/new/",
        {"title": "Pooled fund agreement", "legal_basis_as_written": "Health Act 1999"},
    )
    assert answer.status_code == 302, answer.content.decode()
    return Walk(browser, Agreement.objects.get())


def drafted_by_hand(walk: Walk) -> None:
    """Write a whole first version, box by box."""
    today = clock.today()
    walk.step("approve-in-principle", "consult", "begin-drafting")
    walk.do("draft/", {"reason": "First wording", **day("effective_from", today)})
    term = {**day("effective_from", today), **day("ends_on", today + timedelta(days=900))}
    walk.do("term/", {**term, **day("review_on", today + timedelta(days=365)), "improvement": "One team, not two."})
    walk.do("flexibility/", {"flexibility": Flexibility.objects.get(code="pooled-fund").pk})
    for side in ("nhs", "local_authority"):
        function = StatutoryFunction.objects.filter(side=side, excluded=False).first()
        if function:
            walk.do("function/", {"function": function.pk})
    boxes = {
        "a": ("aims", "outcomes"),
        "b": ("contributions", "varying_contributions"),
        "c": ("nhs_functions", "council_functions"),
        "d": ("people", "services"),
        "e": ("staff", "goods", "services_in_kind", "accommodation"),
        "f": ("variation", "termination"),
        "g": ("management",),
    }
    for letter, parts in boxes.items():
        walk.do(f"items/{letter}/", dict.fromkeys(parts, "As agreed.") | {f"{name}_whole": "on" for name in parts})


def signed_by_hand(walk: Walk) -> None:
    drafted_by_hand(walk)
    walk.step("seek-approvals")
    for party in walk.agreement.partnership.parties.all():
        walk.do("approval/", {"organisation": party.organisation_id, "words": "Board, minute 7", "when": "1 June 2010"})
        walk.do("signature/", {"organisation": party.organisation_id, "when": "2 June 2010"})
    file = SimpleUploadedFile("agreement.pdf", PDF, "application/pdf")
    walk.do("document/", {"title": "Signed agreement", "when": "2 June 2010", "file": file})
    walk.step("sign")


def live(walk: Walk, dora: User) -> None:
    """Have the agreement live, by the services."""
    lives.signed(lives.with_host(walk.agreement), dora)
    lives.take(walk.agreement, "go_live", by=dora)


def test_an_agreement_is_proposed_under_the_power_of_today(walk: Walk):
    assert walk.state == "proposal"
    assert walk.agreement.legal_basis is not None


def test_a_whole_agreement_goes_live_and_ends(walk: Walk):
    signed_by_hand(walk)
    document = Attachment.objects.get(role="signed").document
    assert (document.size, document.part, len(document.sha256)) == (len(PDF), "exempt", 64)
    lives.with_host(walk.agreement)
    walk.step("go-live")
    assert walk.state == "live"
    council = walk.agreement.partnership.lead_council
    walk.do("notice/", {"given_by": council.pk, "when": "3 June 2010", "scope": "whole"})
    walk.step("give-notice", reason="The fund is to be split.")
    walk.step("close")
    walk.do("step/end/", {"ended_how": "terminated"})
    assert walk.state == "ended"


def test_a_step_is_refused_with_every_sentence_and_writes_nothing(walk: Walk, dora: User):
    lives.drafted(walk.agreement, dora)
    walk.step("seek-approvals")
    page = walk.refused("step/sign/")
    assert "have not approved it" in page
    assert "The signed agreement is not on record" in page
    assert walk.state == "approvals"


def test_the_page_says_beforehand_what_a_step_lacks(walk: Walk):
    walk.step("approve-in-principle", "consult", "begin-drafting")
    page = walk.browser.get(walk.page).content.decode()
    assert "Put it to the partners" in page
    assert "Refused while something is missing" in page


def test_a_variation_before_its_agreement_is_refused_and_the_day_typed_is_kept(walk: Walk, dora: User):
    live(walk, dora)
    walk.step("vary", reason="A scheme is added.")
    page = walk.refused("draft/", day("effective_from", date(2001, 4, 1)))
    assert "A variation cannot be dated before the version it varies" in page
    assert 'value="2001"' in page


def test_a_variation_takes_over_what_stood_and_is_adopted_when_all_approve(walk: Walk, dora: User):
    live(walk, dora)
    walk.step("vary", reason="A scheme is added.")
    walk.do("draft/", day("effective_from", clock.today()))
    assert walk.agreement.versions.last().items.count() == walk.agreement.versions.first().items.count()
    assert "is not approved by every partner" in walk.refused("step/adopt-variation/")
    walk.do("put/")
    for party in walk.agreement.partnership.parties.all():
        walk.do("approval/", {"organisation": party.organisation_id, "words": "Board, minute 9", "when": "1 July 2010"})
    walk.step("adopt-variation")
    assert walk.state == "live"


def test_a_file_that_is_not_what_its_name_says_is_refused(walk: Walk, dora: User):
    lives.drafted(walk.agreement, dora)
    walk.step("seek-approvals")
    file = SimpleUploadedFile("agreement.pdf", b"<html>", "application/pdf")
    page = walk.refused("document/", {"title": "Signed", "when": "2 June 2010", "file": file})
    assert "is not what its name says" in page
    assert not Document.objects.filter(kind="agreement").exists()


def test_an_empty_item_is_refused(walk: Walk):
    walk.step("approve-in-principle", "consult", "begin-drafting")
    walk.do("draft/")
    assert "Write something in one of the boxes" in walk.refused("items/a/", {"aims": " "})


def test_what_was_put_to_the_partners_no_longer_changes(walk: Walk, dora: User):
    lives.drafted(walk.agreement, dora)
    walk.step("seek-approvals")
    assert "no longer changes" in walk.refused("items/a/", {"aims": "Something else."})


def test_a_function_is_taken_out_of_a_draft_again(walk: Walk, dora: User):
    lives.drafted(walk.agreement, dora)
    version = walk.agreement.draft
    function = StatutoryFunction.objects.exclude(agreements__version=version).first()
    walk.do("function/", {"function": function.pk})
    walk.do(f"take-out/function/{function.code}/")
    assert not version.functions.filter(function=function).exists()


# ------------------------------------------------------------------ the checklist


def test_the_checklist_shows_rule_evidence_and_who_checked(walk: Walk):
    page = walk.browser.get(f"{walk.page}checklist/").content.decode()
    assert "rules hold on" in page
    assert "How the exercise of the functions will improve is not written down." in page
    slug = page.split("checklist/check/")[-1].split("/")[0]
    walk.do(f"checklist/check/{slug}/", {"answered": "met", "evidence": "Clause 4", **day("checked_on", clock.today())})
    assert ChecklistAnswer.objects.get().evidence == "Clause 4"
    assert "Clause 4" in walk.browser.get(f"{walk.page}checklist/").content.decode()


def test_a_check_without_evidence_or_on_a_day_to_come_is_refused(walk: Walk):
    page = walk.browser.get(f"{walk.page}checklist/").content.decode()
    slug = page.split("checklist/check/")[-1].split("/")[0]
    tomorrow = clock.today() + timedelta(days=1)
    assert "has not come" in walk.refused(
        f"checklist/check/{slug}/", {"answered": "met", "evidence": "Seen", **day("checked_on", tomorrow)}
    )
    assert "Say what was seen, or name the document." in walk.refused(
        f"checklist/check/{slug}/", {"answered": "met", "evidence": "", **day("checked_on", clock.today())}
    )
    assert not ChecklistAnswer.objects.exists()


def test_a_cabinet_member_reads_agreement_and_checklist_and_sees_no_deed(walk: Walk, carl: User):
    reader = Client()
    reader.force_login(carl)
    page = reader.get(walk.page).content.decode()
    assert "The statutory checklist" in page
    assert "Draft a version" not in page
    assert reader.post(f"{walk.page}draft/").status_code == 403
