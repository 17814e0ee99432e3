"""Search finds strategy's nouns, and only for those who may read them."""

import pgtrigger
import pytest

from salford_css.core.models import ApiClient, Part, SearchDocument, User
from salford_css.core.registry import search
from strategy.lifecycle import ProposalState
from strategy.models import Proposal, ReportSection
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


def kinds_kept_by_triggers() -> set[str]:
    """Read off the triggers of strategy's models for which kinds a search document is kept."""
    kept = set()
    for model, trigger in pgtrigger.registered():
        if model._meta.app_label == "strategy" and trigger.name == "search_keep":
            kept.add(trigger.func.split("VALUES ('")[1].split("'")[0])
    return kept


def test_whatever_is_kept_for_search_can_be_found():
    assert kinds_kept_by_triggers() <= set(search.kinds)


def test_every_kind_found_has_an_address():
    for kind in kinds_kept_by_triggers():
        assert hasattr(search.kinds[kind].model, "get_absolute_url"), kind


def test_the_working_text_is_not_in_search():
    proposal = make.proposal(working_text="a secret wording")
    document = SearchDocument.objects.get(kind="proposal", object_id=proposal.pk)
    assert "secret" not in document.title + document.body


def test_a_redacted_comment_is_found_by_what_is_shown_only():
    comment = make.comment(text="a private thing", redacted_text="[left out]", redaction_reason="A person is named.")
    assert "private" not in SearchDocument.objects.get(kind="comment", object_id=comment.pk).body


def test_an_exempt_paragraph_is_found_by_officers_only(dora: User, carl: User):
    section = make.section(make.report_version(), part=Part.EXEMPT)
    assert section in search.kinds["report-section"].visible(dora)
    assert section not in search.kinds["report-section"].visible(carl)


def test_a_version_of_an_exempt_report_hides_its_paragraphs(dora: User, carl: User):
    make.section(make.report_version(part=Part.EXEMPT))
    assert ReportSection.objects.visible_to(dora).count() == 1
    assert not ReportSection.objects.visible_to(carl).exists()


def test_an_outside_client_finds_nothing_of_strategy():
    make.proposal(state=ProposalState.REVISED, text="x")
    client = ApiClient(name="Trust", organisation=None)
    assert not Proposal.objects.visible_to(client).exists()
    assert not any(
        kind.visible(client).exists() for name, kind in search.kinds.items() if kind.model._meta.app_label == "strategy"
    )
