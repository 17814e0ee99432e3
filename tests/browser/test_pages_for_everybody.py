"""Every kind of page is held to WCAG 2.2 AA by axe, and read at 320 pixels without scrolling sideways."""

from pathlib import Path

import pytest

from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run({preload: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations.map(one => one.id + ': ' +
    one.nodes.map(node => node.target.join(' ')).slice(0, 3).join(', '))"""
PAGES = (
    "/",
    "/dashboards/my-work/",
    "/dashboards/breaks/",
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
    "/strategy/consultations/cons-next-steps-2004/",
    "/strategy/consultations/cons-next-steps-2004/tests/",
    "/strategy/consultations/cons-next-steps-2004/said/",
    "/strategy/consultations/cons-next-steps-2004/letters/",
    "/strategy/consultations/cons-next-steps-2004/replies/",
    "/strategy/comments/cons-com-08/answer/",
    "/strategy/actions/",
    "/strategy/decisions/",
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
)


def test_axe_finds_nothing_on_any_kind_of_page(windows: Windows) -> None:
    page, found = windows.open("director"), {}
    for address in PAGES:
        page.goto(address)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        if violations := page.evaluate(RUN):
            found[address] = violations
    assert found == {}


def test_no_page_scrolls_sideways_on_a_small_screen(windows: Windows) -> None:
    page, wide = windows.open("cabinet_member", width=320), {}
    for address in PAGES:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[address] = width
    assert wide == {}


def test_tables_under_drawings_are_unfolded_on_paper(windows: Windows) -> None:
    page = windows.open("director")
    page.goto("/performance/indicators/SITREP/DTOC/?as_at=2020-03-01")
    page.emulate_media(media="print")
    folded = page.evaluate(
        "[...document.querySelectorAll('main details')].filter(one => !one.open &&"
        " getComputedStyle(one, '::details-content').contentVisibility === 'hidden').length"
    )
    assert folded == 0
