"""What apps offer one another: nobody registered means nobody sees."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from salford_css.core.models import Document, Organisation, Post
from salford_css.core.registry import (
    BodyHooks,
    Figure,
    Figures,
    Finding,
    Findings,
    Pages,
    Scopes,
    Thread,
    Work,
    WorkItem,
)
from tests.factories import core
from tests.factories.partnerships import client_of

DAY = date(2004, 6, 1)


# ------------------------------------------------------------------ findings


def finding(sentence: str, subject: Any = None, rank: int = 1) -> Finding:
    return Finding(sentence, subject, rank=rank)


def test_findings_come_worst_first_with_the_code_and_app_that_found_them():
    findings = Findings()

    @findings.rule("note", audience="strategy")
    def note(*, as_at: date, reader: Any) -> Iterator[Finding]:
        yield finding("A note.", rank=2)

    @findings.rule("break", audience="performance")
    def broken(*, as_at: date, reader: Any) -> Iterator[Finding]:
        yield finding("A break.", rank=0)

    told = [(one.sentence, one.code, one.audience) for one in findings.all(as_at=DAY, reader=None)]
    assert told == [("A break.", "break", "performance"), ("A note.", "note", "strategy")]
    assert [one.code for one in findings.all(as_at=DAY, reader=None, audience="strategy")] == ["note"]


def test_the_findings_about_a_row_are_those_whose_subject_it_is():
    findings = Findings()
    mine, other = Organisation(pk=1), Organisation(pk=2)

    @findings.rule("odd", audience="core")
    def odd(*, as_at: date, reader: Any) -> Iterator[Finding]:
        yield finding("Mine.", mine)
        yield finding("Another's.", other)

    assert [one.sentence for one in findings.about(mine, as_at=DAY, reader=None)] == ["Mine."]


def test_the_page_of_one_thing_asks_no_rule_about_things_of_another_kind():
    findings, asked = Findings(), []

    @findings.rule("posts", audience="core", about=Post)
    def posts(*, as_at: date, reader: Any) -> list[Finding]:
        asked.append("posts")
        return []

    findings.about(Organisation(pk=1), as_at=DAY, reader=None)
    assert asked == []
    findings.about(Post(pk=1), as_at=DAY, reader=None)
    assert asked == ["posts"]


def test_a_rule_is_handed_the_day_and_the_reader():
    findings, asked = Findings(), []

    @findings.rule("asks", audience="core")
    def asks(*, as_at: date, reader: Any) -> list[Finding]:
        asked.append((as_at, reader))
        return []

    findings.all(as_at=DAY, reader="olive")
    assert asked == [(DAY, "olive")]


# ------------------------------------------------------------------ figures, work, thread, bodies


def test_a_figure_is_read_by_whoever_answers_for_its_prefix():
    figures = Figures()

    @figures.prefix("pool")
    def read(rest: str, *, as_at: date, reader: Any) -> Figure:
        return Figure(rest, "Budget", "1")

    answer = figures.read("pool:learning-difficulties:2006-07:budget", as_at=DAY, reader=None)
    assert answer is not None
    assert answer.text == "learning-difficulties:2006-07:budget"


@pytest.mark.parametrize("token", ["nobody:knows", "", "pool"])
def test_a_figure_nobody_answers_for_is_none(token: str):
    assert Figures().read(token, as_at=DAY, reader=None) is None


def test_work_is_gathered_from_every_app():
    work = Work()
    for app in ("strategy", "partnerships"):
        work.items(lambda *, user, as_at, app=app: [WorkItem("waits", f"From {app}.", "/", "Read")])
    assert [item.sentence for item in work.for_user(None, as_at=DAY)] == ["From strategy.", "From partnerships."]


def test_a_model_that_is_no_place_on_the_thread_has_no_kind():
    thread = Thread()
    thread.nodes("pledge", label="Pledge", model=Organisation)(lambda ids, *, as_at, reader: [])
    assert thread.kind_of(Organisation) == "pledge"
    with pytest.raises(KeyError):
        thread.kind_of(Document)


def test_every_objection_to_a_decision_is_heard():
    bodies = BodyHooks()
    bodies.decision_check(lambda body, *, meeting, item, on: ["No quorum."])
    bodies.decision_check(lambda body, *, meeting, item, on: ["No terms of reference."])
    assert bodies.objections(None, meeting=None, on=DAY) == ["No quorum.", "No terms of reference."]


def test_a_body_nobody_answers_for_is_kept_by_nobody():
    assert not BodyHooks().keeps("olive", "cabinet", on=DAY)


def test_without_a_maker_there_is_no_strip():
    assert not Pages().strip(Organisation(), as_at=DAY, reader=None)


# ------------------------------------------------------------------ outside clients


@pytest.mark.django_db
def test_a_model_nobody_answers_for_shows_an_outside_client_nothing():
    trust = core.organisation("The Trust")
    assert not Scopes().narrow(Organisation.objects.all(), client_of(trust), on=DAY).exists()


@pytest.mark.django_db
def test_every_answer_adds_rows():
    trust, partner, _stranger = (core.organisation(name) for name in ("The Trust", "The Partner", "A Stranger"))
    scopes = Scopes()
    scopes.for_model(Organisation)(lambda client, *, on: Q(pk=client.organisation_id))
    scopes.for_model(Organisation)(lambda client, *, on: Q(pk=partner.pk))
    seen = scopes.narrow(Organisation.objects.all(), client_of(trust), on=DAY)
    assert set(seen) == {trust, partner}


@pytest.mark.django_db
def test_by_itself_core_shows_a_client_its_own_organisation_and_no_document():
    trust = core.organisation("The Trust")
    core.organisation("A Stranger")
    Document.objects.create(ref="plan", title="Plan", kind="plan")
    client = client_of(trust)
    assert list(Organisation.objects.visible_to(client)) == [trust]
    assert not Document.objects.visible_to(client).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("reader", [None, AnonymousUser()])
def test_a_stranger_sees_nothing(reader: Any):
    core.organisation()
    assert not Organisation.objects.visible_to(reader).exists()


@pytest.mark.django_db
def test_a_closed_account_sees_nothing():
    core.organisation()
    closed = core.holder_of(core.post())
    closed.is_active = False
    assert not Organisation.objects.visible_to(closed).exists()
