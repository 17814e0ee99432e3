"""Salford's story tells nothing that the record does not hold."""

import pytest
from django.test import Client

from salford_css.casebook import story
from salford_css.core.models import Role
from tests.factories.core import user_with

pytestmark = pytest.mark.django_db


def test_every_sentence_is_tied_to_a_record():
    untied = [
        sentence
        for chapter in story.written()["chapters"]
        for sentence in chapter["sentences"]
        if not any(part.item for part in story.parts_of(sentence))
    ]
    assert untied == []


def test_every_link_leads_to_a_record_of_the_case(loaded):
    told = story.tell()
    parts = [part for chapter in told.chapters for sentence in chapter.sentences for part in sentence]
    assert [part.item for part in (*parts, *told.ends) if part.item and not part.url] == []


def test_every_event_of_the_timeline_has_its_date_from_the_record(loaded):
    assert len(story.tell().events) == len(story.written()["timeline"])


def test_the_story_is_read_by_a_cabinet_member(loaded):
    client = Client()
    client.force_login(user_with(Role.CABINET_MEMBER))
    page = client.get("/story/")
    assert page.status_code == 200
    assert "two stars of three" in page.content.decode()
