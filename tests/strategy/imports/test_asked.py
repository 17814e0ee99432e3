"""Whom a consultation asks arrives as a spreadsheet: audiences are named, events recorded, expectations changed."""

from datetime import date

import pytest

from salford_css.core.models import Organisation, User
from salford_css.core.services import imports
from strategy import models as m
from tests.factories import core
from tests.factories import strategy as make
from tests.strategy.imports.conftest import Send, counts, refusals

pytestmark = pytest.mark.django_db

KIND = "consultees"
HEADINGS = ("Audience", "Seldom heard", "Body", "Contact role", "Asked on", "Response expected", "Response due")
ROW = ("Users and carers", "yes", "Salford PCT", "", date(2004, 1, 20), "yes", date(2004, 3, 20))


def test_a_consultee_is_asked_under_an_audience_named_anew(look: Send, trust: Organisation, omar: User):
    imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    event = m.ConsultationEvent.objects.get()
    assert (event.organisation, event.kind, event.response_due) == (trust, "copy sent", date(2004, 3, 20))
    assert (event.audience.name, event.audience.seldom_heard, event.audience.promised) == (ROW[0], True, True)


def test_an_audience_is_named_once_for_several_consultees(look: Send, trust: Organisation, omar: User):
    make.body("Carers' Forum")
    imports.confirm(batch=look(KIND, HEADINGS, ROW, (*ROW[:2], "Carers' Forum", *ROW[3:])), by=omar)
    assert m.ConsultationAudience.objects.get().events.count() == 2


def test_the_contact_is_a_post(look: Send, trust: Organisation, omar: User):
    core.post("Involvement Manager")
    imports.confirm(batch=look(KIND, HEADINGS, (*ROW[:3], "Involvement Manager", *ROW[4:])), by=omar)
    assert m.ConsultationEvent.objects.get().post.title == "Involvement Manager"


def test_a_contact_that_is_no_post_is_refused(look: Send, trust: Organisation):
    batch = look(KIND, HEADINGS, (*ROW[:3], "Mrs Smith", *ROW[4:]))
    assert "No post is called so. Name a post, never a person." in refusals(batch)[0]


def test_another_day_for_the_response_is_a_change(look: Send, trust: Organisation, omar: User):
    imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    batch = imports.confirm(batch=look(KIND, HEADINGS, (*ROW[:6], date(2004, 3, 27))), by=omar)
    assert (counts(batch), m.ConsultationEvent.objects.get().response_due) == ((0, 1, 0, 0), date(2004, 3, 27))


def test_taking_the_change_back_gives_the_former_day_back(look: Send, trust: Organisation, omar: User):
    imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    batch = imports.confirm(batch=look(KIND, HEADINGS, (*ROW[:6], date(2004, 3, 27))), by=omar)
    imports.take_back(batch=batch, by=omar, reason="The day was right.")
    assert m.ConsultationEvent.objects.get().response_due == date(2004, 3, 20)


def test_another_audience_for_the_same_event_is_refused(look: Send, trust: Organisation, omar: User):
    imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    batch = look(KIND, HEADINGS, ("NHS", *ROW[1:]))
    assert "but on record “Audience” reads otherwise" in refusals(batch)[0]


def test_the_same_list_again_is_all_on_record(look: Send, trust: Organisation, omar: User):
    imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    assert counts(look(KIND, HEADINGS, ROW)) == (0, 0, 1, 0)


def test_taking_the_list_back_takes_its_audiences_too(look: Send, trust: Organisation, omar: User):
    batch = imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    imports.take_back(batch=batch, by=omar, reason="The wrong list.")
    assert (m.ConsultationEvent.objects.count(), m.ConsultationAudience.objects.count()) == (0, 0)
