"""Terms of reference as one form: what a board is for, how it meets, decides, is chaired, and its standing agenda."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from partnerships.boards.chairing import Chairing
from partnerships.boards.voting import WrittenNeeds
from partnerships.forms.boards.tables import FormTable, TabledForm
from partnerships.forms.fields import PoundsField, reason_field
from partnerships.models import ItemContent, SeatCategory, TermsOfReference
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.words import capital
from strategy.forms import long_text
from strategy.models import Body

MINIMUMS, MATTERS, BODIES, TURNS, ITEMS = 6, 6, 3, 4, 16
ANYBODY, EACH, ALL = "", "each", "all"


def few(label: str, *, hint: str = "", least: int = 0, most: int = 99) -> forms.IntegerField:
    """Return a box for a small number."""
    return forms.IntegerField(
        label=label, required=False, min_value=least, max_value=most, help_text=hint,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
    )  # fmt: skip


def chosen_from(choices: Iterable[tuple[Any, Any]], nothing: str, label: str) -> forms.ChoiceField:
    """Return a list to choose from, with a word for nothing."""
    return forms.ChoiceField(
        choices=[("", nothing), *((value, capital(str(words))) for value, words in choices)],
        required=False,
        label=label,
    )


class TermsForm(TabledForm):
    """A draft of terms of reference."""

    purpose = long_text("What the board is for", rows=4)
    functions = long_text("What it does for the partners", rows=5, required=False, hint="One a line.")
    frequency = forms.CharField(label="How often it meets", max_length=120, required=False)
    notice_days = few("Clear working days of notice", hint="Between the call and the meeting. Empty: none are asked.")
    review_on = DayField(label="To be looked at again by", required=False)
    chairing = forms.ChoiceField(
        label="Who takes the chair",
        choices=[(value, capital(words)) for value, words in Chairing.choices],
        widget=forms.RadioSelect,
        initial=Chairing.SEAT,
    )
    reply_days = few(
        "Days to reply in writing", hint="For urgent business between meetings. Empty: the terms know none."
    )
    written_needs = forms.ChoiceField(
        label="What carries a question in writing",
        choices=[(value, capital(words)) for value, words in WrittenNeeds.choices],
        widget=forms.RadioSelect,
        initial=WrittenNeeds.SEATS,
    )
    reason = reason_field("Why the terms are written anew", required=False)

    def __init__(self, *args: Any, organisations: Sequence[Any], bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {str(one.pk): one for one in organisations}
        self.bodies = {str(one.pk): one for one in bodies}
        self.last = self.fields.pop("reason")
        self._add_rows()
        self.fields["reason"] = self.last

    def _add_rows(self) -> None:
        partners = [(one.pk, one.name) for one in self.organisations.values()]
        anybody = [(EACH, "each organisation with a seat"), *partners]
        bodies = [(one.pk, one.name) for one in self.bodies.values()]
        for number in range(1, MINIMUMS + 1):
            self.add_row(
                "quorum", number,
                minimum=few(f"Minimum {number}: how many", least=1),
                of=chosen_from(anybody, "anybody", f"Minimum {number}: of"),
                category=chosen_from(SeatCategory.choices, "any category", f"Minimum {number}: category"),
                counted=forms.ChoiceField(
                    choices=[("", "voting seats"), (ALL, "every seat")],
                    required=False,
                    label=f"Minimum {number}: counted",
                ),
            )  # fmt: skip
        for number in range(1, MATTERS + 1):
            self.add_row(
                "matter", number,
                subject=forms.CharField(label=f"Matter {number}", max_length=300, required=False),
                limit=PoundsField(label=f"Matter {number}: up to, in pounds", required=False),
                given_by=chosen_from(bodies, "not said", f"Matter {number}: delegated by"),
            )  # fmt: skip
        for number in range(1, BODIES + 1):
            self.add_row("above", number, body=chosen_from(bodies, "none", f"Body {number}"))
        for number in range(1, TURNS + 1):
            self.add_row("turn", number, organisation=chosen_from(partners, "none", f"Turn {number}"))
        for number in range(1, ITEMS + 1):
            self.add_row(
                "item", number,
                title=forms.CharField(label=f"Item {number}", max_length=300, required=False),
                content=forms.ChoiceField(
                    choices=[(value, capital(words)) for value, words in ItemContent.choices],
                    label=f"Item {number}: what the record brings to it",
                    required=False,
                ),
            )  # fmt: skip

    def tables(self) -> list[FormTable]:
        """Return the tables under the plain fields."""
        return [
            self.table_of(
                "quorum", "Quorum: each minimum has to be met",
                {"minimum": "How many", "of": "Of", "category": "Category", "counted": "Counted"},
                MINIMUMS, word="Minimum",
                note="Four of anybody and one of each organisation are two minimums.",
            ),
            self.table_of(
                "matter", "What the board may decide for itself",
                {"subject": "Matter", "limit": "Up to (£)", "given_by": "Delegated by"}, MATTERS, word="Matter",
                note="Empty pounds: no limit in money.",
            ),
            self.table_of(
                "above", "Where goes what it may not decide", {"body": "Body"}, BODIES, word="Body",
                note="What is beyond its delegation is referred to each: Cabinet, the board of the NHS body.",
            ),
            self.table_of(
                "turn", "Who takes turns in the chair", {"organisation": "Organisation"}, TURNS, word="Turn",
                note="Only where the chair goes in turn.",
            ),
            self.table_of(
                "item", "Standing agenda", {"title": "Item", "content": "What the record brings to it"}, ITEMS,
                word="Item", note="Every meeting begins with these items, in this order.",
            ),
        ]  # fmt: skip

    def plain(self) -> list[Any]:
        """Return the fields above the tables."""
        return [self[name] for name in self.base_fields if name != "reason"]

    def rest(self) -> list[Any]:
        """Return what stands under the tables."""
        return [self["reason"]]

    def clean(self) -> Any:
        """Ask for the turns, for titles of items, and for what each minimum is."""
        data = super().clean() or self.cleaned_data
        seen = set()
        for number, row in self.typed("quorum", MINIMUMS, "minimum", "of", "category"):
            key = (row["of"], row["category"])
            if key in seen:
                self.add_error(f"quorum-{number}-minimum", f"Minimum {number} asks of the same people as one above it.")
            seen.add(key)
        for number in range(1, MINIMUMS + 1):
            if not data.get(f"quorum-{number}-minimum") and (
                data.get(f"quorum-{number}-of") or data.get(f"quorum-{number}-category")
            ):
                self.add_error(f"quorum-{number}-minimum", f"Minimum {number}: say how many.")
        for number in range(1, MATTERS + 1):
            if not data.get(f"matter-{number}-subject") and data.get(f"matter-{number}-limit") is not None:
                self.add_error(f"matter-{number}-subject", f"Matter {number}: say what the board may decide.")
        return data

    def facts(self) -> dict[str, Any]:
        """Return what was typed as the service takes it."""
        names = ("purpose", "functions", "frequency", "notice_days", "review_on", "chairing", "reply_days")
        typed = {name: self.cleaned_data[name] for name in (*names, "written_needs", "reason")}
        return typed | {
            "quorum": [
                self._minimum(row)
                for _, row in self.typed("quorum", MINIMUMS, "minimum", "of", "category", "counted")
            ],
            "delegations": [
                {**row, "given_by": self.bodies.get(row["given_by"])}
                for _, row in self.typed("matter", MATTERS, "subject", "limit", "given_by")
            ],
            "above": [self.bodies[row["body"]] for _, row in self.typed("above", BODIES, "body")],
            "turns": [self.organisations[row["organisation"]] for _, row in self.typed("turn", TURNS, "organisation")],
            "items": [
                {"title": row["title"], "content": row["content"] or ItemContent.WORDS}
                for _, row in self.typed("item", ITEMS, "title", "content")
            ],
        }  # fmt: skip

    def _minimum(self, row: dict[str, Any]) -> dict[str, Any]:
        return {
            "minimum": row["minimum"],
            "organisation": self.organisations.get(row["of"]),
            "each_organisation": row["of"] == EACH,
            "category": row["category"],
            "voting_only": row["counted"] != ALL,
        }


def initial_of(terms: TermsOfReference) -> dict[str, Any]:
    """Return what a form begins with: a version of the terms."""
    plain = ("purpose", "functions", "frequency", "notice_days", "review_on", "chairing", "reply_days", "written_needs")
    found: dict[str, Any] = {name: getattr(terms, name) for name in plain}
    for number, rule in enumerate(terms.quorum.order_by("pk"), start=1):
        found[f"quorum-{number}-minimum"] = rule.minimum
        found[f"quorum-{number}-of"] = EACH if rule.each_organisation else rule.organisation_id or ANYBODY
        found[f"quorum-{number}-category"] = rule.category
        found[f"quorum-{number}-counted"] = "" if rule.voting_only else ALL
    for matter in terms.delegations.order_by("number"):
        found |= {
            f"matter-{matter.number}-subject": matter.subject,
            f"matter-{matter.number}-limit": matter.limit,
            f"matter-{matter.number}-given_by": matter.given_by_id or "",
        }
    for number, above in enumerate(terms.above.order_by("pk"), start=1):
        found[f"above-{number}-body"] = above.body_id
    for turn in terms.turns.order_by("number"):
        found[f"turn-{turn.number}-organisation"] = turn.organisation_id
    for item in terms.standing_items.order_by("number"):
        found |= {f"item-{item.number}-title": item.title, f"item-{item.number}-content": item.content}
    return found


class EffectForm(DirectorateForm):
    """The day from which terms hold."""

    effective_from = DayField(label="In effect from", required=False, help_text="Empty: from the beginning.")
