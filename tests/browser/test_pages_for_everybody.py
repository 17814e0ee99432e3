"""Every kind of page is held to WCAG 2.2 AA by axe, and read at 320 pixels without scrolling sideways."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run({preload: false, resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations.map(one => one.id + ': ' +
    one.nodes.map(node => node.target.join(' ')).slice(0, 3).join(', '))"""
PAGES = (
    "/",
    "/dashboards/my-work/",
    "/dashboards/breaks/",
    "/my-calendar/",
    "/search/?q=respite",
    "/thread/",
    "/story/",
    "/help/reading/",
    "/help/glossary/",
    "/organisations/",
    "/organisations/body-pct/",
    "/posts/role-director/",
    "/documents/position-statement-of-july-2002/",
    "/documents/agenda/meet-10/publish/",
    "/publications/",
    "/source-issues/",
    "/imports/",
    "/imports/new/",
    "/strategy/",
    "/strategy/pledges/",
    "/strategy/objectives/obj-7/",
    "/strategy/proposals/",
    "/strategy/proposals/prop-03/",
    "/strategy/proposals/prop-03/compare/?view=side",
    "/strategy/wording-changes/",
    "/strategy/proposals/prop-03/thread/",
    "/strategy/proposals/prop-03/trail/",
    "/strategy/reports/",
    "/strategy/reports/new/",
    "/strategy/reports/report-next-steps-2004/",
    "/strategy/reports/report-proposals-for-change-2001/next/",
    "/strategy/reports/report-next-steps-2004/1/",
    "/strategy/reports/report-next-steps-2004/1/figures/",
    "/strategy/reports/report-next-steps-2004/2/changes/",
    "/strategy/reports/report-next-steps-2004/2/consult/",
    "/strategy/consultations/cons-next-steps-2004/",
    "/strategy/consultations/cons-next-steps-2004/enter/",
    "/strategy/consultations/cons-next-steps-2004/change/",
    "/strategy/consultations/cons-next-steps-2004/event/",
    "/strategy/consultations/cons-next-steps-2004/tests/",
    "/strategy/consultations/cons-next-steps-2004/said/",
    "/strategy/consultations/cons-next-steps-2004/letters/",
    "/strategy/consultations/cons-next-steps-2004/replies/",
    "/strategy/comments/cons-com-08/answer/",
    "/strategy/meetings/",
    "/strategy/meetings/meet-10/",
    "/strategy/meetings/meet-10/decide/",
    "/strategy/bodies/board-cabinet/meet/",
    "/strategy/actions/",
    "/strategy/decisions/",
    "/strategy/decisions/new/",
    "/strategy/forward-plan/",
    "/strategy/forward-plan-add/",
    "/strategy/forward-plan-month/2004-04/",
    "/strategy/procedure/",
    "/strategy/procedure/org-council-call-in-2001/",
    "/strategy/work-out-a-date/",
    "/strategy/public/",
    "/strategy/public/forward-plan/",
    "/strategy/public/decisions/",
    "/strategy/public/reports/",
    "/strategy/public/consultations/",
    "/performance/",
    "/performance/scoreboard/",
    "/performance/indicators/SITREP/DTOC/?as_at=2020-03-01",
    "/performance/indicators/CENSUS/CLA/",
    "/performance/ratings/",
    "/partnerships/",
    "/partnerships/register/",
    "/partnerships/register/part-learning-difficulties/",
    "/partnerships/pools/pool-learning-difficulties/",
    "/partnerships/agreements/part-learning-difficulties-agreement/",
    "/partnerships/checklist/",
    "/partnerships/register/part-learning-difficulties/health/",
    "/partnerships/health/",
    "/partnerships/structure/",
    "/partnerships/joint-posts/",
    "/partnerships/risks/",
    "/partnerships/boards/",
    "/partnerships/board-meetings/",
    "/partnerships/boards/demo-partnership-board/",
    "/partnerships/board-meetings/demo-partnership-board-2004-05-06/",
    "/partnerships/board-meetings/demo-partnership-board-2004-07-01/enter/attendance/",
    "/partnerships/pools/pool-learning-difficulties/2006-07/?as_at=2006-10-15",
    "/strategy/papers/",
)


def wrong_with(page: Page, address: str, axe: str) -> list[str]:
    """Return what axe finds on a page, how far it scrolls sideways at 320 pixels, and whether it is there at all."""
    page.set_viewport_size({"width": 1280, "height": 900})
    answer = page.goto(address)
    if not answer or not answer.ok:
        return [f"answers {answer and answer.status}"]
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN)
    page.set_viewport_size({"width": 320, "height": 900})
    width = page.evaluate("document.documentElement.scrollWidth")
    return found if width <= 320 else [*found, f"is {width} pixels wide"]


def test_no_kind_of_page_fails_axe_or_scrolls_sideways_on_a_small_screen(windows: Windows) -> None:
    """Both in one visit: opening a hundred pages is what takes the time."""
    page, axe = windows.open("director"), AXE.read_text(encoding="utf-8")
    found = {address: wrong_with(page, address, axe) for address in (*PAGES, *windows.site.scenes)}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_tables_under_drawings_are_unfolded_on_paper(windows: Windows) -> None:
    page = windows.open("director")
    page.goto("/performance/indicators/SITREP/DTOC/?as_at=2020-03-01")
    page.emulate_media(media="print")
    folded = page.evaluate(
        "[...document.querySelectorAll('main details')].filter(one => !one.open &&"
        " getComputedStyle(one, '::details-content').contentVisibility === 'hidden').length"
    )
    assert folded == 0
