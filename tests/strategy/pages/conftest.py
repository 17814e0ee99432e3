"""Browsers in which the cast is signed in, and a small piece of the thread."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from salford_css.core.models import User
from strategy import models as m
from strategy.lifecycle import ConsultationState, Effect, ProposalState
from tests.factories import strategy as make

WAS = "That a respite care service be developed through joint commissioning with neighbouring authorities."
BECOMES = "That extra care housing be developed further with Housing Services."


@pytest.fixture
def browser() -> Callable[[User], Client]:
    """Sign somebody in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def cabinet(db: None) -> m.Body:
    return make.body("Cabinet")


@pytest.fixture
def respite(db: None, cabinet: m.Body) -> m.Proposal:
    """A proposal that was changed by a comment: respite inside extra care housing."""
    report = make.report()
    first = make.report_version(report=report, earliest=date(2004, 1, 20), latest=date(2004, 1, 20))
    second = make.report_version(report=report, earliest=date(2004, 3, 25), latest=date(2004, 4, 30))
    row = make.proposal(state=ProposalState.REVISED, title="More extra care housing", decision_body=cabinet)
    report.plan = row.plan
    report.save()
    make.proposal_version(row, text=WAS, report_version=first, earliest=first.earliest, latest=first.latest)
    newer = make.proposal_version(
        row, text=BECOMES, report_version=second, earliest=second.earliest, latest=second.latest
    )
    consultation = make.consultation(report_version=first, state=ConsultationState.CLOSED)
    comment = make.comment(
        consultation=consultation,
        text="Put respite inside a second scheme",
        officer_response="Much to be said for it",
        effect=Effect.AMENDED,
    )
    m.CommentProposal.objects.create(comment=comment, proposal=row)
    m.ChangeCause.objects.create(version=newer, comment=comment)
    return row


@pytest.fixture
def comment(respite: m.Proposal) -> m.ConsultationComment:
    return m.ConsultationComment.objects.get(proposal_links__proposal=respite)
