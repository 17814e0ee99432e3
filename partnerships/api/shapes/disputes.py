"""Shapes of disputed figures."""

from typing import Any

from rest_framework import serializers

from partnerships.models import DISPUTED, ContributionKind, DisputeState, Outcome
from salford_css.core.api.serializers import OrganisationName
from salford_css.core.api.shapes import StrictShape, Words, YearCode

NAMES_IT = "For which kinds: "


class LetterShape(serializers.Serializer[Any]):
    """One letter."""

    number = serializers.IntegerField(help_text="Its place; the first is what was disputed.")
    organisation = serializers.CharField(source="organisation.name", help_text="Whose letter it is.")
    made_at = serializers.DateTimeField(help_text="When it was written.")
    text = serializers.CharField(help_text="What it says.")


class DisputeShape(serializers.Serializer[Any]):
    """A figure that a partner says is wrong, and the letters about it."""

    uid = serializers.UUIDField(help_text="Its name in addresses.")
    partnership = serializers.CharField(source="partnership.ref", help_text="In which partnership.")
    raised_by = OrganisationName(source="raiser", help_text="Who disputes it.")
    raised_on = serializers.DateField(help_text="Since when.")
    about = serializers.ChoiceField(DISPUTED, help_text="What sort of figure it is.")
    figure_as_read = serializers.CharField(help_text="The figure as it read on that day.")
    claimed = serializers.CharField(help_text="What it is said to be; empty: only that it is wrong.")
    state = serializers.ChoiceField(DisputeState.values, help_text="Where it stands.")
    outcome = serializers.CharField(help_text=f"{', '.join(Outcome.values)}; empty until it is settled.")
    settled_on = serializers.DateField(allow_null=True, help_text="When it ended.")
    settlement = serializers.CharField(help_text="How it was settled.")
    letters = LetterShape(many=True, source="letters_told", help_text="The correspondence, in its order.")


class DisputedFigureTaken(StrictShape):
    """Which figure is disputed: its kind, and what names one of that kind."""

    kind = serializers.ChoiceField(DISPUTED, help_text="What sort of figure.")
    pool = Words(max_length=100, required=False, help_text=f"{NAMES_IT}contribution, month, total.")
    year = YearCode(required=False, help_text=f"{NAMES_IT}contribution, month, total: the financial year.")
    party = Words(max_length=100, required=False, help_text=f"{NAMES_IT}contribution: whose, by ODS code or ref.")
    contribution = serializers.ChoiceField(
        ContributionKind.values, required=False, help_text=f"{NAMES_IT}contribution: of which sort; annual otherwise."
    )
    payment = serializers.UUIDField(required=False, help_text=f"{NAMES_IT}payment: its uid.")
    line = Words(max_length=60, required=False, help_text=f"{NAMES_IT}month: which line.")
    month = serializers.IntegerField(
        min_value=1, max_value=12, required=False, help_text=f"{NAMES_IT}month: which; April is 1."
    )
    component = Words(max_length=120, allow_blank=True, required=False, help_text=f"{NAMES_IT}total: of which part.")
    indicator = Words(max_length=120, required=False, help_text=f"{NAMES_IT}result: framework:code.")
    organisation = Words(max_length=100, required=False, help_text=f"{NAMES_IT}result: whose, by ODS code or ref.")
    period = Words(max_length=12, required=False, help_text=f"{NAMES_IT}result: such as 2006-07-M06.")


class DisputeTaken(StrictShape):
    """A figure that your organisation disputes, with its first letter."""

    partnership = Words(max_length=100, help_text="In which partnership, by ref.")
    figure = DisputedFigureTaken(help_text="Which figure.")
    claimed = Words(max_length=200, default="", allow_blank=True, help_text="What it should be.")
    text = Words(max_length=10_000, help_text="What is wrong with it.")


class LetterTaken(StrictShape):
    """A letter about an open dispute."""

    text = Words(max_length=10_000, help_text="What you write.")


class WithdrawalTaken(StrictShape):
    """What may be changed of a dispute: your organisation takes back its own."""

    state = serializers.ChoiceField(("taken_back",), help_text="taken_back.")
    reason = Words(max_length=500, default="", allow_blank=True, help_text="Why.")
