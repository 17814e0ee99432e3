"""Which body looks after a partnership, and what a body answered."""

from typing import Any

from django import forms

from partnerships.forms.fields import choose
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from strategy.forms import long_text
from strategy.models import Body


class BoardForm(DirectorateForm):
    """The board of a partnership: one on record, or a new one."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label="A body on record", required=False, empty_label="none of them: a new board"
    )
    name = forms.CharField(label="Or the name of a new board", max_length=200, required=False)
    since = DayField(label="From", required=False, help_text="Empty: from the beginning.")
    note = forms.CharField(label="Note", max_length=500, required=False)

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, body=bodies)


class AnswerForm(DirectorateForm):
    """What a body answered to a referral."""

    answer = long_text("What it answered", rows=3)
    on = DayField(label="Answered on")
