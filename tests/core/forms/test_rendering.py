"""How a form looks and what it says when it is refused."""

import re

from django import forms

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField


class Agenda(DirectorateForm):
    title = forms.CharField(help_text="As it will stand in the report.")
    kind = forms.ChoiceField(choices=[("key", "Key decision"), ("other", "Other")], widget=forms.RadioSelect)
    wards = forms.MultipleChoiceField(choices=[("1", "Kersal")], widget=forms.CheckboxSelectMultiple)
    body = forms.ChoiceField(label="Which body decides?", choices=[("", "Choose"), ("c", "Cabinet")])
    meets = DayField()
    public = forms.BooleanField(label="The public may attend", required=False)
    note = forms.CharField(widget=forms.Textarea, required=False)


def links(page: str) -> list[str]:
    return re.findall(r'<li><a href="#([^"]+)">', page)


def test_every_refusal_links_to_a_field_that_is_on_the_page():
    page = str(Agenda({}))

    assert len(links(page)) == 5
    assert [target for target in links(page) if f'id="{target}"' not in page] == []


def test_a_refused_group_is_reached_at_its_first_answer():
    targets = links(str(Agenda({})))

    assert "id_kind_0" in targets
    assert "id_wards_0" in targets
    assert "id_meets_0" in targets


def test_refusals_make_sense_when_read_alone():
    form = Agenda({})

    assert form["title"].refusals == ["Title is missing."]
    assert form["kind"].refusals == ["Kind: choose one."]
    assert form["body"].refusals == ["“Which body decides?” needs an answer."]


def test_an_answer_that_may_be_left_out_says_so():
    page = str(Agenda())

    assert "Note (optional)" in page
    assert "Title (optional)" not in page


def test_the_browser_never_refuses_in_its_own_words():
    assert " required" not in str(Agenda())


def test_hint_and_error_are_read_with_the_field():
    page = str(Agenda({}))

    assert 'aria-describedby="id_title_helptext id_title_error"' in page
    assert 'id="id_title_helptext"' in page
    assert 'id="id_title_error"' in page


def test_a_group_of_answers_stands_under_one_question():
    page = str(Agenda())

    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Kind</legend>", page)
    assert '<label class="govuk-label govuk-radios__label" for="id_kind_1">Other</label>' in page


def test_words_inside_a_box_do_not_replace_its_label():
    class Named(DirectorateForm):
        name = forms.CharField(widget=forms.TextInput({"placeholder": "Name"}))

    assert "placeholder" not in str(Named())


def test_an_unusual_widget_keeps_its_own_class():
    class Short(DirectorateForm):
        code = forms.CharField(widget=forms.TextInput({"class": "govuk-input--width-5"}))

    assert 'class="govuk-input govuk-input--width-5"' in str(Short())
