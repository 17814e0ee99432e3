"""Search reads what triggers keep: words without accents, whatever their ending, and only what the reader may see."""

from collections.abc import Callable

import pytest
from django.test import Client

from salford_css.core.models import Document, Organisation, Part, Role, SearchDocument, User
from salford_css.core.registry import search
from tests.factories import core

pytestmark = pytest.mark.django_db

Finder = Callable[[str, User], list[str]]


@pytest.fixture
def olive() -> User:
    """Olive is an officer."""
    return core.user_with(Role.OFFICER)


@pytest.fixture
def carol() -> User:
    """Carol is a cabinet member."""
    return core.user_with(Role.CABINET_MEMBER)


@pytest.fixture
def found(client: Client) -> Finder:
    """Search as somebody and return the titles, best first."""

    def ask(words: str, reader: User) -> list[str]:
        client.force_login(reader)
        return [document.title for document in client.get("/search/", {"q": words}).context["page"].object_list]

    return ask


def document(title: str, **facts: object) -> Document:
    return Document.objects.create(**{"ref": f"d-{core.number()}", "title": title, "kind": "report", **facts})


# ------------------------------------------------------------------ words


@pytest.mark.parametrize("asked", ["Müller", "muller", "MULLER"])
def test_accents_and_capitals_make_no_difference(found: Finder, olive: User, asked: str):
    core.organisation("Müller House")
    assert found(asked, olive) == ["Müller House"]


def test_plural_and_singular_find_one_another(found: Finder, olive: User):
    core.organisation("Homes for the elderly")
    assert found("home", olive) == ["Homes for the elderly"]


def test_a_word_of_the_title_weighs_more_than_one_of_the_text(found: Finder, olive: User):
    document("Annual statement", note="with a word on prevention")
    document("Prevention")
    assert found("prevention", olive) == ["Prevention", "Annual statement"]


@pytest.mark.parametrize("words", ['"', "'; DROP TABLE core_post; --", "a & | !", "(", "\\", "%"])
def test_odd_words_break_nothing(found: Finder, olive: User, words: str):
    assert found(words, olive) == []


# ------------------------------------------------------------------ kept by the database


def test_a_bulk_change_is_found_under_its_new_name_at_once(found: Finder, olive: User):
    core.organisation("The Old Trust")
    Organisation.objects.filter(name="The Old Trust").update(name="The Foundation")
    assert found("foundation", olive) == ["The Foundation"]
    assert found("old", olive) == []


def test_a_bulk_entry_is_found(found: Finder, olive: User):
    Organisation.objects.bulk_create([Organisation(ref=f"home-{n}", name=f"Home {n}") for n in range(3)])
    assert len(found("home", olive)) == 3


def test_a_deleted_row_is_forgotten():
    row = document("A plan")
    row.delete()
    assert not SearchDocument.objects.filter(kind="document", title="A plan").exists()


# ------------------------------------------------------------------ rights


def test_an_exempt_document_is_found_by_officers_only(found: Finder, olive: User, carol: User):
    document("Land deal", part=Part.EXEMPT)
    assert found("land", olive) == ["Land deal"]
    assert found("land", carol) == []


def test_a_kind_nobody_registered_is_found_by_nobody(found: Finder, olive: User, monkeypatch: pytest.MonkeyPatch):
    core.organisation("The Trust")
    monkeypatch.delitem(search.kinds, "organisation")
    assert found("trust", olive) == []


# ------------------------------------------------------------------ the page


def test_the_page_shows_the_word_found_and_leads_to_the_thing(olive: User, client: Client):
    client.force_login(olive)
    row = core.organisation("The <b>bold</b> Trust", ref="trust")
    page = client.get("/search/", {"q": "trust"}).content.decode()
    assert "&lt;b&gt;bold&lt;/b&gt; <mark>Trust</mark>" in page
    assert f'href="{row.get_absolute_url()}"' in page


def test_a_search_that_finds_nothing_says_so(olive: User, client: Client):
    client.force_login(olive)
    answer = client.get("/search/", {"q": "zeppelin"})
    assert "zeppelin" in answer.content.decode()
    assert answer.context["total"] == 0
