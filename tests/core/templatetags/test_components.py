"""What the components say, also to those who do not see the shapes."""

from dataclasses import dataclass

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from salford_css.core.components import Entry, Fact, Reckoning, Step, Stop


def draw(source: str, path: str = "/", **context: object) -> str:
    request = RequestFactory().get(path)
    return Template("{% load components %}" + source).render(Context({"request": request, **context}))


@dataclass
class Found:
    sentence: str
    remedy: str = ""
    remedy_url: str = ""


def test_a_finding_ends_in_the_link_that_mends_it():
    page = draw("{% findings found %}", found=[Found("No cost is stated.", "Add the cost", "/cost/")])

    assert 'No cost is stated. <a href="/cost/">Add the cost</a>' in page


def test_no_finding_is_said_in_words():
    assert "The thread is whole." in draw('{% findings found nothing="The thread is whole." %}', found=[])


def test_words_of_a_finding_cannot_become_markup():
    assert "<b>" not in draw("{% findings found %}", found=[Found("<b>bold</b>")])


def test_the_worst_finding_leaves_no_trace_where_there_is_none():
    assert draw("{% worst_finding found %}", found=None).strip() == ""


def test_a_step_without_evidence_is_said_to_be_so():
    page = draw("{% state_line steps %}", steps=[Step("Draft", "passed"), Step("Forward plan", "unproven")])

    assert 'Forward plan</span><span class="visually-hidden">, passed, without evidence</span>' in page


def test_the_present_step_is_marked_for_readers_of_the_screen():
    assert 'aria-current="step"' in draw("{% state_line steps %}", steps=[Step("Revised", "now", "version 2")])


def test_the_thread_is_drawn_only_between_stops_that_the_record_joins():
    stops = [Stop("Objective", "Care", "/o/", exists=True, joined=True), Stop("Proposal", "This", here=True)]
    page = draw('{% thread_strip stops "/thread/" %}', stops=[*stops, Stop("Decision", "None on record")])

    assert page.count("joined to the next by the record") == 1
    assert "stop--missing" in page
    assert "None on record" in page


def test_an_editorial_join_is_told_from_one_of_the_record():
    stop = Stop("Pledge", "Health", exists=True, joined=True, our_reading=True)

    assert "joined to the next by our reading" in draw("{% thread_strip stops %}", stops=[stop])


@pytest.mark.parametrize(("name", "words"), [("late", "Late"), ("said_on_track", "Said to be on track")])
def test_a_status_is_a_shape_and_a_word(name, words):
    page = draw(f'{{% status "{name}" %}}')

    assert f"shape--{name}" in page
    assert f"<span>{words}</span>" in page


def test_a_shape_alone_has_a_name():
    assert 'aria-label="At risk"' in draw('{% shape "at_risk" %}')


def test_a_made_up_figure_is_heard_to_be_made_up():
    assert "(illustrative)" in draw('{% made_up "17.8%" %}')


def test_the_last_step_of_an_explanation_is_the_figure():
    steps = [Reckoning("Cut to whole pence", "149,132.94"), Reckoning("The trust's own share", "149,132.95")]
    page = draw("{% explain '149,132.95' steps %}", steps=steps)

    assert page.index("149,132.94") < page.index("own share") < page.rindex("149,132.95")


def test_an_empty_list_of_dates_says_so():
    assert "No meeting is on record." in draw('{% dated_list entries nothing="No meeting is on record." %}', entries=[])


def test_facts_are_words_under_a_head():
    page = draw("{% key_facts facts %}", facts=[Fact("Legal basis", "Health Act 1999, section 31")])

    assert "Legal basis" in page
    assert "Health Act 1999, section 31" in page


def test_a_date_and_its_event_stand_together():
    page = draw("{% dated_list entries %}", entries=[Entry("20 Jan 2004", "Cabinet agreed", "/d/")])

    assert '<a href="/d/">Cabinet agreed</a>' in page


def test_a_sorted_column_says_which_way_and_turns_round_when_asked_again():
    page = draw('{% sort_head "due" "Due" %}', path="/?sort=due&page=3&ward=kersal")

    assert 'aria-sort="ascending"' in page
    assert "sort=-due" in page
    assert "ward=kersal" in page
    assert "page=" not in page


def test_pages_keep_the_filters():
    page = draw('{% pagination page "actions" %}', path="/?ward=kersal", page=Paginator(range(200), 10).page(3))

    assert "21 to 30 of 200 actions" in page
    assert "?ward=kersal&amp;page=4" in page


def test_a_list_on_one_page_offers_no_others():
    assert draw('{% pagination page "actions" %}', page=Paginator(range(5), 10).page(1)).strip() == ""


def test_a_drawing_is_named_and_described():
    page = draw(
        '{% chart "c" title="Delays" description="Eleven months above." width=100 height=50 %}<g/>{% endchart %}'
    )

    assert 'aria-labelledby="c-title c-desc"' in page
    assert '<desc id="c-desc">Eleven months above.</desc>' in page
