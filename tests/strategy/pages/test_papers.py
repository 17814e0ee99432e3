"""One paper before several bodies: which considered it, when, and what each of them made of it."""

from datetime import date

import pytest
from django.test import Client

from strategy.models import AgendaItem
from tests.factories import strategy

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers():
    """A document before Cabinet in March, which noted it, and before the trust's board in May."""
    cabinet, trust = strategy.body("Cabinet"), strategy.body("PCT Board")
    made = []
    for body, on, said in ((cabinet, date(2004, 3, 4), "Noted"), (trust, date(2004, 5, 6), "")):
        item = AgendaItem.objects.create(meeting=strategy.meeting(body=body, on=on), number=1, title="The paper")
        made.append(strategy.paper(item=item, said=said, document=made[0].document if made else None))
    return made


def read(user, address: str) -> str:
    browser = Client()
    browser.force_login(user)
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.getvalue().decode().split())


def test_its_page_names_every_body_and_what_it_made_of_it(papers, omar):
    page = read(omar, papers[0].get_absolute_url())
    assert "It lay before two bodies: Cabinet and PCT Board. What PCT Board made of it is not recorded." in page
    assert page.index("Noted") < page.index("what it made of it is not recorded")


def test_before_the_second_meeting_only_the_first_is_known(papers, omar):
    assert "It lay before one body: Cabinet." in read(omar, papers[0].get_absolute_url() + "?as_at=2004-04-01")


def test_the_list_counts_the_bodies_and_can_be_taken_away(papers, omar):
    assert "two of them before more than one body" in read(omar, "/strategy/papers/")
    assert read(omar, "/strategy/papers/?format=csv").count("PCT Board") == 1


def test_a_paper_in_part_2_is_nowhere_for_who_may_not_read_it(papers, carl):
    papers[1].item.part = "exempt"
    papers[1].item.save()
    assert "PCT Board" not in read(carl, papers[0].get_absolute_url())
    browser = Client()
    browser.force_login(carl)
    assert browser.get(papers[1].get_absolute_url()).status_code == 404


def test_a_list_without_papers_says_so(omar):
    assert "No paper stands on an agenda that was known on this day." in read(omar, "/strategy/papers/")
