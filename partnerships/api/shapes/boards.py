"""Shapes of boards, their meetings, open papers, decisions and agreed minutes. Nobody is named in them."""

from typing import Any

from rest_framework import serializers

from strategy.lifecycle import MeetingState, Outcome
from strategy.models import BodyKind, BodyStatus, MeetingForm


class BoardShape(serializers.Serializer[Any]):
    """A board or another body that is shared with you."""

    ref = serializers.CharField(help_text="Its name in addresses.")
    name = serializers.CharField(help_text="What it is called.")
    kind = serializers.ChoiceField(BodyKind.values, help_text="What sort of body.")
    status = serializers.ChoiceField(BodyStatus.values, help_text="Whether it is established or only proposed.")
    partnerships = serializers.ListField(
        source="looks_after", child=serializers.CharField(), help_text="Those of your partnerships it looks after."
    )


class PaperShape(serializers.Serializer[Any]):
    """What lay before the board under an item."""

    number = serializers.IntegerField(help_text="Its place under the item.")
    title = serializers.CharField(source="titled", help_text="What it is.")
    said = serializers.CharField(help_text="What the board made of it; may be empty.")


class DecisionShape(serializers.Serializer[Any]):
    """What the board decided."""

    ref = serializers.CharField(help_text="Its name.")
    outcome = serializers.ChoiceField(Outcome.values, help_text="What came of it.")
    wording = serializers.CharField(help_text="In its words.")
    reasons = serializers.CharField(help_text="Why; may be empty.")


class AgendaItemShape(serializers.Serializer[Any]):
    """An open item of the agenda."""

    number = serializers.IntegerField(help_text="Its place.")
    title = serializers.CharField(help_text="What it is about.")
    papers = PaperShape(many=True, source="papers_told", help_text="Open papers.")
    decisions = DecisionShape(many=True, source="decided", help_text="What was decided under it.")


class MeetingShape(serializers.Serializer[Any]):
    """A meeting, or a decision by written procedure."""

    ref = serializers.CharField(help_text="Its name in addresses.")
    board = serializers.CharField(source="body.ref", help_text="Of which board.")
    form = serializers.ChoiceField(MeetingForm.values, help_text="How it comes to its decisions.")
    state = serializers.ChoiceField(MeetingState.values, help_text="Where it stands.")
    earliest = serializers.DateField(allow_null=True, help_text="The first day it can be; null: not known.")
    latest = serializers.DateField(allow_null=True, help_text="The last; the same where the day is known.")
    place = serializers.CharField(help_text="Where; may be empty.")
    agenda_published_on = serializers.DateField(
        allow_null=True, help_text="From this day its open items and papers are told; null: not yet."
    )
    items = AgendaItemShape(many=True, source="items_told", help_text="Open items; Part 2 never passes.")
    minutes = serializers.CharField(
        source="minutes_agreed", allow_null=True, help_text="Its minutes, once a meeting has agreed them."
    )
