"""Every page of one thing leads to what changed in it: the resolver is walked, so that a new page cannot forget."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from partnerships.models import PoolReturn
from partnerships.views.agreements.page import ChecklistPage
from partnerships.views.boards.board import BoardPage, TermsPage
from partnerships.views.boards.meeting import BoardMeetingPage
from partnerships.views.disputes import DisputePage
from partnerships.views.health import HealthPage
from partnerships.views.joint_posts import JointPostPage
from partnerships.views.returns import ReturnPage as PoolReturnPage
from partnerships.views.risks import RiskPage
from partnerships.views.spending import SpendingPage
from performance.views.definitions import SheetPage
from performance.views.rounds.pages import ReturnPage, RoundPage
from salford_css.core.detail import DetailPage, behind
from salford_css.core.models import Import, User
from salford_css.core.views.imports.page import ImportPage
from salford_css.core.views.publications import PublicationPage
from strategy.models import ReportDraft
from strategy.views.comparisons import ComparisonPage
from strategy.views.decisions import DecisionPage
from strategy.views.drafts import DraftPage
from strategy.views.forward_plan import ForwardPlanPage
from strategy.views.outcomes import FairnessPage
from strategy.views.papers import PaperPage
from strategy.views.report_versions import AboutVersion
from tests.factories import core, partnerships, performance, strategy

NOT_IN_THE_CASE: dict[type[DetailPage], Callable[[User], Any]] = {
    DecisionPage: lambda _: strategy.decision(),
    DisputePage: lambda _: partnerships.dispute(),
    DraftPage: lambda _: ReportDraft.objects.create(report=strategy.report()),
    ForwardPlanPage: lambda _: strategy.entry(core.organisation(), published_on=strategy.DAY),
    ImportPage: lambda reader: Import.objects.create(
        kind="comments", name="comments.csv", size=1, sha256="0" * 64, by=reader, uploaded_at=timezone.now()
    ),
    PaperPage: lambda _: strategy.paper(),
    PoolReturnPage: lambda _: PoolReturn.objects.create(
        ref="quarter", pool_year=partnerships.salford_pool()[0], quarter=1, state="submitted"
    ),
    PublicationPage: lambda _: strategy.publication(),
    ReturnPage: lambda _: performance.round_return(),
    RiskPage: lambda _: partnerships.risk(),
    TermsPage: lambda _: partnerships.terms(strategy.body()),
    RoundPage: lambda _: performance.reporting_round(),
    SpendingPage: lambda _: partnerships.spending(line := partnerships.led_line(), line.lead, "2.50"),
}
FOR_OFFICERS = (DraftPage, ImportPage)
FURTHER = (
    *(AboutVersion, BoardMeetingPage, BoardPage, ChecklistPage, ComparisonPage, FairnessPage, HealthPage),
    *(JointPostPage, SheetPage),
)
"""Further pages about a thing that has a page of its own; they lead to the same trail."""


def pages_of_one_thing(resolver: URLResolver | None = None) -> Iterator[type[DetailPage]]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from pages_of_one_thing(entry)
        elif issubclass(getattr(entry.callback, "view_class", object), DetailPage):
            yield entry.callback.view_class


PAGES = sorted(set(pages_of_one_thing()), key=lambda page: page.__name__)


@pytest.mark.usefixtures("the_case")
@pytest.mark.parametrize("page", [page for page in PAGES if not issubclass(page, FURTHER)])
def test_a_page_leads_to_its_trail(page: type[DetailPage], carl: User, omar: User):
    reader = omar if page in FOR_OFFICERS else carl
    if page in NOT_IN_THE_CASE:
        NOT_IN_THE_CASE[page](reader)
    row = page.rows(reader).first()
    assert row is not None, "The case has no such row."
    address, asks = row.get_absolute_url(), Client()
    asks.force_login(reader)
    assert behind(address)[0] is page
    assert f'href="{address}trail/"' in asks.get(address).content.decode()
    assert "Changes, newest first" in asks.get(f"{address}trail/").content.decode()


@pytest.mark.usefixtures("the_case")
def test_a_further_page_about_a_thing_leads_to_the_trail_of_the_thing(carl: User):
    address, asks = FairnessPage.rows(carl).first().get_absolute_url(), Client()
    asks.force_login(carl)
    assert f'href="{address}trail/"' in asks.get(f"{address}tests/").content.decode()
