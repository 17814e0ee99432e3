"""Deciding in writing: the question, the replies, the end."""

from typing import Any

from django import forms

from partnerships.forms.fields import PoundsField, choose, reason_field
from partnerships.models import Delegation, Reply, Seat
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Part
from salford_css.core.words import capital
from strategy.forms import long_text


class ProposeForm(DirectorateForm):
    """A question put in writing."""

    title = forms.CharField(label="About", max_length=300)
    wording = long_text("What the board is asked to decide", rows=4, hint="In the words of the decision.")
    reason = reason_field("Why it cannot wait for a meeting")
    on = DayField(label="Put to the members on")
    reply_by = DayField(label="Replies by")
    delegation = forms.ModelChoiceField(
        Delegation.objects.none(),
        label="By which power",
        required=False,
        empty_label="none of them: it goes to the bodies above",
    )
    amount = PoundsField(label="Pounds that it spends, saves or forgoes", required=False, help_text="Nothing is 0.")
    part = forms.ChoiceField(label="It is", choices=Part.choices, widget=forms.RadioSelect, initial=Part.OPEN)
    exempt_reason = forms.CharField(
        label="Why it is exempt", max_length=300, required=False, help_text="Only for Part 2; the paragraph of the Act."
    )

    def __init__(self, *args: Any, delegations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, delegation=delegations)


class ReplyForm(DirectorateForm):
    """What a seat replied."""

    seat = forms.ModelChoiceField(Seat.objects.none(), label="Seat", empty_label="choose")
    reply = forms.ChoiceField(
        label="Its reply",
        choices=[(value, capital(words)) for value, words in Reply.choices],
        widget=forms.RadioSelect,
    )
    on = DayField(label="Received on")
    words = forms.CharField(label="In its words", max_length=500, required=False)

    def __init__(self, *args: Any, seats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, seat=seats)


class ConcludeForm(DirectorateForm):
    """The day on which the replies are counted."""

    on = DayField(label="Counted on")
