"""The data dictionary is made from the models, and the one in docs/ is that of today's models."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from salford_css.core.dictionary import dictionary
from salford_css.core.management.commands import data_dictionary
from salford_css.core.trail import Trail

OURS = ("core", "strategy", "performance", "partnerships", "dashboards", "api", "casebook")


@pytest.fixture(scope="module")
def text() -> str:
    return dictionary()


def section(text: str, table: str) -> str:
    """Return what the dictionary says of one table."""
    return text.split(f"(`{table}`)", 1)[1].split("\n#", 1)[0]


def test_the_dictionary_in_docs_is_that_of_todays_models(text: str):
    assert data_dictionary.FILE.read_text() == text, "Run manage.py data_dictionary and look at the difference."


def test_every_table_of_ours_is_in_it_and_says_what_it_is(text: str):
    models = [model for label in OURS for model in apps.get_app_config(label).get_models()]
    tables = [model._meta.db_table for model in models if not issubclass(model, Trail)]
    assert not [table for table in tables if not section(text, table).strip().partition("\n")[0]]


def test_a_column_says_what_it_holds_and_means(text: str):
    assert "| `valid_to` | day, may be empty | The day after the last day. Empty: still holds. |" in section(
        text, "core_tenure"
    )
    assert "| `post` | key to core.Post |" in section(text, "core_tenure")
    assert "`open` Part 1, open to the public" in section(text, "core_document")


def test_a_table_says_what_it_refuses_and_what_is_kept_of_it(text: str):
    assert "- Somebody else holds this post then. (`core_tenure_one_holder`)" in section(text, "core_tenure")
    assert "- A row never changes and is never deleted." in section(text, "strategy_proposalversion")
    assert "- Left out of the trail: `password`, `last_login`." in section(text, "core_user")
    assert "- No trail: it is the feed of changes itself." in section(text, "core_change")


def test_a_dictionary_out_of_date_is_told_and_made_anew(tmp_path, monkeypatch: pytest.MonkeyPatch, text: str):
    monkeypatch.setattr(data_dictionary, "FILE", tmp_path / "dictionary.md")
    with pytest.raises(CommandError, match="out of date"):
        call_command("data_dictionary", "--check")
    call_command("data_dictionary", verbosity=0)
    call_command("data_dictionary", "--check")
    assert data_dictionary.FILE.read_text() == text
