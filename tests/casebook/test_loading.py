"""Loading the case: complete, repeatable, faithful to edits, and all or nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerships.models import Contribution, PoolStatedTotal
from performance.models import Result
from salford_css.casebook import sections
from salford_css.casebook.loading import load_case
from salford_css.core.models import ActivityLog, Citation
from strategy.models import Proposal

pytestmark = pytest.mark.django_db


def test_every_item_of_every_section_finds_its_home(loaded):
    assert [line for line in loaded.lines if line.in_file != line.loaded] == []
    assert (loaded.loaded, loaded.in_file) == (409, 409)


def test_the_command_prints_the_table_and_ends_with_409_of_409(loaded):
    out = StringIO()
    call_command("load_casebook", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[-1] == "409 of 409"
    assert lines[0].split() == ["section", "in", "the", "file", "loaded", "model"]


def test_loading_again_makes_nothing_new(loaded, casebook):
    assert load_case(casebook).made == 0


def test_an_edit_made_since_is_kept(loaded, casebook):
    Proposal.objects.filter(ref="prop-08").update(note="asked the finance officer")
    load_case(casebook)
    assert Proposal.objects.get(ref="prop-08").note == "asked the finance officer"


def test_what_went_missing_makes_the_command_fail(loaded, monkeypatch):
    Citation.objects.filter(item="prop-08", content_type__model="proposal").delete()
    monkeypatch.setattr(sections, "IN_ORDER", ())
    with pytest.raises(CommandError, match="Not every item found its home"):
        call_command("load_casebook", stdout=StringIO())


def test_the_record_that_breaks_our_rules_is_entered_as_history_with_its_reason(loaded):
    reasons = ActivityLog.objects.filter(deed="recorded-as-history").values_list("record_name", "reason")
    assert any("Consultation" in name and "no response on record" in reason for name, reason in reasons)
    assert any("section 31" in name and "April 2005" in reason for name, reason in reasons)


def test_every_published_figure_is_a_result_or_a_rating(loaded):
    """769 yearly values and four monthly figures for each of 1,070 rows of delayed transfers."""
    assert Result.objects.count() == 769 + 4 * 1070


def test_pools_are_13_contributions_and_12_stated_totals(loaded):
    assert (Contribution.objects.count(), PoolStatedTotal.objects.count()) == (13, 12)
