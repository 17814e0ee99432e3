"""The pages of reporting rounds: lists, a round, a return, entering many figures, explaining, steps."""

from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from performance.models import ReportingRound, ReturnEntry
from salford_css.core.models import Organisation, User
from tests.factories import core
from tests.factories import performance as make
from tests.performance.pages.conftest import signed_in
from tests.performance.rounds import Scene, measured, on, scene

pytestmark = pytest.mark.django_db
JUNE = date(2004, 6, 1)


@pytest.fixture(autouse=True)
def in_june_2004() -> Iterator[None]:
    with on(JUNE):
        yield


@pytest.fixture
def round_(db: None) -> Scene:
    return scene(measured(), measured("C20", "Reviews", target=None))


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def sent(browser: Client, address: str, **typed: Any) -> Any:
    return browser.post(address, typed)


def boxes(one: Scene, **typed: str) -> dict[str, str]:
    """Return the form of the page as it came, with some boxes filled in: A1_value="59"."""
    form = signed_in(one.una).get(f"{one.row.get_absolute_url()}enter/").context["form"]
    filled = {bound.html_name: str(bound.value() or "") for bound in form}
    return filled | {name.replace("_", "-", 1): value for name, value in typed.items()}


# ------------------------------------------------------------------ lists and the round


def test_the_list_says_what_is_late_and_leads_to_the_round(round_: Scene):
    page = read(signed_in(round_.petra), "/performance/rounds/")
    assert "No return is late. One round has been opened." in page
    assert round_.row.round.get_absolute_url() in page
    with on(date(2004, 7, 1)):
        assert "One return was due and was not handed in." in read(signed_in(round_.petra), "/performance/rounds/")


def test_an_empty_list_says_so(carl: User):
    assert "No reporting round has been opened yet." in read(signed_in(carl), "/performance/rounds/")
    assert "No unit has been asked for a return yet." in read(signed_in(carl), "/performance/returns/")
    assert "No open return asks your posts for a figure." in read(signed_in(carl), "/performance/returns/mine/")


def test_rounds_and_returns_are_taken_away_as_files(round_: Scene):
    browser = signed_in(round_.una)
    for address in ("rounds/", "returns/", "returns/mine/"):
        file = b"".join(browser.get(f"/performance/{address}?format=csv").streaming_content).decode()  # type: ignore[attr-defined]
        assert "PAF" in file or "Stability" in file


def test_a_round_says_who_has_answered(round_: Scene):
    page = read(signed_in(round_.petra), round_.row.round.get_absolute_url())
    assert "The return is not in yet; it is due on 30 June 2004, in 29 days." in page
    assert "0 of 2" in page
    with on(date(2004, 7, 3)):
        assert "late by three days" in read(signed_in(round_.petra), round_.row.round.get_absolute_url())


def test_my_figures_are_those_my_posts_enter(round_: Scene, omar: User):
    page = read(signed_in(round_.una), "/performance/returns/mine/")
    assert "Two figures wait for you; the first is due on 30 June 2004, in 29 days." in page
    assert "60.0%" in page
    assert "Stability" not in read(signed_in(omar), "/performance/returns/mine/")


@pytest.mark.parametrize("address", ["rounds/", "returns/", "returns/mine/"])
def test_the_queries_of_a_list_do_not_grow_with_its_rows(round_: Scene, address: str, django_assert_max_num_queries):
    browser = signed_in(round_.una)
    with CaptureQueriesContext(_connection()) as few:
        browser.get(f"/performance/{address}")
    for code in ("C21", "C22", "C23"):
        series = measured(code, code)
        make.duty(series.indicator, round_.una.tenures.get().post)
        make.round_return(make.reporting_round(of=f"F{code}"), series)
    with django_assert_max_num_queries(len(few) + 1):
        browser.get(f"/performance/{address}")


def _connection() -> Any:
    from django.db import connection

    return connection


# ------------------------------------------------------------------ opening


def test_a_performance_officer_opens_a_round_on_its_page(salford: Organisation, round_: Scene):
    series = measured("D41", "Delays")
    typed = {
        "framework": series.indicator.framework_id, "period": "2002-03", "units": [salford.pk], "tolerance": "10",
        "opens_0": "1", "opens_1": "6", "opens_2": "2004", "due_0": "30", "due_1": "6", "due_2": "2004",
    }  # fmt: skip
    answer = sent(signed_in(round_.petra), "/performance/rounds/new/", **typed)
    assert answer.status_code == 302
    row = ReportingRound.objects.get(period=date(2002, 4, 1))
    assert row.returns.get().entries.count() == 3


def test_what_was_typed_of_a_round_is_kept_when_it_is_refused(salford: Organisation, round_: Scene):
    typed = {"period": "2003", "note": "For the review meeting.", "due_0": "31", "due_1": "2", "due_2": "2004"}
    answer = sent(signed_in(round_.petra), "/performance/rounds/new/", **typed)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "'2003' is not a period; write it as 2026-27, 2026-27-Q1 or 2026-27-M06." in page
    assert "For the review meeting." in page


# ------------------------------------------------------------------ entering


def test_figures_are_entered_at_once_and_the_return_shows_what_they_come_to(round_: Scene):
    address = f"{round_.row.get_absolute_url()}enter/"
    typed = boxes(round_, A1_numerator="9", A1_denominator="20", C20_value="98.5%", C20_commentary="All but two.")
    assert sent(signed_in(round_.una), address, **typed).status_code == 302
    page = read(signed_in(round_.una), round_.row.get_absolute_url())
    assert "9 out of 20" in page
    assert "25.0% below its target" in page
    assert "One figure beyond the tolerance needs an explanation." in page
    assert "All but two." in page


def test_what_is_wrong_stands_beside_its_box_and_nothing_typed_is_lost(round_: Scene):
    address = f"{round_.row.get_absolute_url()}enter/"
    typed = boxes(round_, A1_numerator="21", A1_denominator="20", C20_value="ninety", C20_commentary="All but two.")
    answer = sent(signed_in(round_.una), address, **typed)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert page.count("C20: “ninety” is not a number. Write it like 45.0 or 1128.") == 2
    assert 'value="21"' in page
    assert "All but two." in page
    assert not ReturnEntry.objects.exclude(revision=0).exists()
    again = sent(signed_in(round_.una), address, **{**typed, "C20-value": "90"})
    assert "A1: It is more than the denominator, 20: a part cannot exceed its whole." in unescape(
        again.content.decode()
    )
    assert not ReturnEntry.objects.exclude(revision=0).exists()


def test_the_second_of_two_writers_sees_both_figures_and_saves_the_second_time(round_: Scene):
    address = f"{round_.row.get_absolute_url()}enter/"
    mine = boxes(round_, A1_value="58")
    sent(signed_in(round_.petra), address, **boxes(round_, A1_value="59", C20_value="97"))
    answer = sent(signed_in(round_.una), address, **mine)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Somebody else saved some of these figures while you wrote." in page
    assert f"Meanwhile {round_.petra} saved: <strong>59.0%</strong>" in page
    assert 'value="58"' in page
    shown = {bound.html_name: str(bound.value() or "") for bound in answer.context["form"]}
    assert sent(signed_in(round_.una), address, **shown).status_code == 302
    assert [str(one.value) for one in round_.row.entries.order_by("series__indicator__code")] == ["58", "97"]


def test_a_cabinet_member_reads_no_draft_and_enters_nothing(round_: Scene, carl: User):
    round_.enter("45.0", commentary="A hard year.")
    page = read(signed_in(carl), round_.row.get_absolute_url())
    assert "The figures are drafts until the return is approved." in page
    assert "A hard year." not in page
    assert "45.0%" not in page
    assert signed_in(carl).post(f"{round_.row.get_absolute_url()}enter/", {}).status_code == 403


def test_an_officer_without_the_duty_is_refused(round_: Scene, omar: User):
    assert signed_in(omar).get(f"{round_.row.get_absolute_url()}enter/").status_code == 403


def test_the_queries_of_the_entry_page_do_not_grow_with_its_lines(django_assert_max_num_queries):
    few, many = scene(measured()), [measured(f"B{number}", f"Figure {number}") for number in range(6)]
    browser, address = signed_in(few.una), f"{few.row.get_absolute_url()}enter/"
    with CaptureQueriesContext(_connection()) as counted:
        browser.get(address)
    for one in many:
        make.duty(one.indicator, few.una.tenures.get().post)
        ReturnEntry.objects.create(round_return=few.row, series=one)
    with django_assert_max_num_queries(len(counted)):
        browser.get(address)
    with django_assert_max_num_queries(70):
        browser.get(few.row.get_absolute_url())


# ------------------------------------------------------------------ explaining and steps


def test_a_figure_is_explained_on_its_page(round_: Scene):
    round_.enter("45.0")
    address = f"{round_.row.get_absolute_url()}explain/A1/"
    page = read(signed_in(round_.una), address)
    assert "Stability: 45.0% in 2003/04 is 25.0% below its target of 60.0%." in page
    refused = unescape(sent(signed_in(round_.una), address, cause="demand").content.decode())
    assert "Explain it in a sentence or two." in refused
    assert "Name the action that is to correct it" in refused
    typed = {
        "cause": "demand", "explanation": "Two sibling groups moved twice.", "new_action": "Recruit foster carers.",
        "act_by_0": "31", "act_by_1": "12", "act_by_2": "2004",
    }  # fmt: skip
    assert sent(signed_in(round_.una), address, **typed).status_code == 302
    page = read(signed_in(round_.una), round_.row.get_absolute_url())
    assert "Recruit foster carers." in page
    assert "31 December 2004" in page


def test_the_page_walks_from_open_to_locked_and_back(round_: Scene):
    round_.enter("59.0")
    round_.enter("98", key="C20")
    step = f"{round_.row.get_absolute_url()}step/"
    walked = [("submit", round_.una), ("check", round_.petra), ("approve", round_.dora), ("lock", round_.petra)]
    for name, who in walked:
        assert signed_in(who).get(f"{step}{name}/").status_code == 200
        assert sent(signed_in(who), f"{step}{name}/").status_code == 302
    assert round_.now.state == "locked"
    assert signed_in(round_.petra).get(f"{step}reopen/").status_code == 403
    assert sent(signed_in(round_.dora), f"{step}reopen/", reason="A late case file.").status_code == 302
    page = read(signed_in(round_.una), round_.row.get_absolute_url())
    assert "Reopened on 1 June 2004 by Director: A late case file." in page


def test_a_step_there_is_not_is_not_found(round_: Scene):
    assert signed_in(round_.petra).get(f"{round_.row.get_absolute_url()}step/bless/").status_code == 404
    assert signed_in(round_.petra).get(f"{round_.row.get_absolute_url()}explain/Z9/").status_code == 404


def test_a_partner_post_that_holds_no_duty_sees_the_return_without_its_drafts(round_: Scene):
    reader = core.holder_of(core.post("Partner's analyst"))
    assert "drafts until the return is approved" in read(signed_in(reader), round_.row.get_absolute_url())
