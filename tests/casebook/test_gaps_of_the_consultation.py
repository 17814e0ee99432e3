"""What the consultation of 2004 really lacks, counted by the checks of the register."""

from collections import Counter
from datetime import date

import pytest

from salford_css.core.documents.formats import made
from salford_css.core.models import Role, User
from salford_css.core.registry import documents, findings
from strategy.models import Consultation
from strategy.selectors import said
from tests.factories import core

pytestmark = pytest.mark.usefixtures("the_case")
DAY = date(2004, 6, 1)


@pytest.fixture
def reader(db: None) -> User:
    return core.user_with(Role.DIRECTOR)


def counts(reader: User) -> Counter[str]:
    return Counter(one.code for one in findings.all(as_at=DAY, reader=reader, audience="strategy"))


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("effect-without-proposal", 0),
        ("comment-changed-nothing", 0),
        ("response-without-comment", 0),
        ("comment-promise-not-opened", 0),
        ("response-overdue", 0),
        ("comment-unanswered", 1),
        ("seldom-heard-not-named", 1),
        ("response-not-recorded", 1),
        ("reply-not-sent", 1),
        ("audience-not-heard", 2),
    ],
)
def test_the_record_of_2004_lacks(reader: User, code: str, count: int):
    assert counts(reader)[code] == count


def test_nobody_asked_users_and_carers_nor_the_staff_of_the_wider_council(reader: User):
    found = findings.all(as_at=DAY, reader=reader, audience="strategy")
    told = [one.sentence for one in found if one.code == "audience-not-heard"]
    assert "Users and carers had no event of their own in “Consultation on Next Steps 2004-2006”." in told
    assert any(one.startswith("Staff of the wider council were promised a hearing") for one in told)


def test_the_sums_by_audience_close(reader: User):
    rates = {one.name: one for one in said.rates(Consultation.objects.get(), reader, DAY)}
    assert (rates["All"].events, rates["All"].comments) == (21, 8)
    assert rates["All consultees together"].comments == 2
    assert rates["NHS partners"].words == "2 of 5, 3 not recorded"


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("kind", ["four-tests", "you-said"])
def test_the_papers_of_the_consultation_are_made_in_every_form(reader: User, kind: str, form: str):
    document = documents.kinds[kind].document(Consultation.objects.get(), as_at=DAY, reader=reader)
    made_of_it, remarks = made(document, form, address="https://directorate.example")
    assert len(made_of_it) > 1000
    assert remarks == []
