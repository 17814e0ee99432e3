"""Drafting an agreement: proposing one, beginning a version, its term, items, flexibilities and functions."""

from typing import Any

from django.http import Http404

from partnerships import policies
from partnerships.agreements.items import FORMS, Item
from partnerships.forms.agreements import FlexibilityForm, FunctionForm, ProposeForm, TermForm, VersionForm
from partnerships.forms.items import OF_EACH, ItemTextForm
from partnerships.models import Agreement, AgreementFlexibility, AgreementFunction, Partnership, StatutoryFunction
from partnerships.readings.evidence import variants_of
from partnerships.services import agreements as services
from partnerships.views.agreements.deed import HOME, AgreementDeed
from salford_css.core.components import Crumb
from salford_css.core.deedpage import DeedPage
from salford_css.core.deeds import refuse
from salford_css.core.forms.deeds import SureForm


class ProposeAgreement(DeedPage):
    """Begin an agreement of a partnership."""

    model = Partnership
    form = ProposeForm
    heading = "Propose an agreement"
    verb = "Propose it"
    done = "The agreement is proposed. Draft its first version next."

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME]

    def allowed(self, row: Any) -> bool:
        """Say whether the reader manages the partnership."""
        return policies.may_manage(self.request.user, row, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the earlier agreements of the partnership."""
        return {"previous": row.agreements.filter(next__isnull=True)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the partnership's name."""
        return {"title": f"Agreement on {row.name}"}

    def lead(self, row: Any) -> str:
        """Say what it begins as."""
        return "It begins as a proposal. The statutory checklist of its power says what every further step needs."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Propose it; an empty power is the one of today."""
        facts = {name: value for name, value in data.items() if value not in (None, "")}
        return services.propose_agreement(partnership=row, by=self.request.user, **facts)


class BeginVersion(AgreementDeed):
    """Begin the next version."""

    form = VersionForm
    heading = "Draft a version"
    verb = "Begin the draft"
    done = "The draft is begun. A variation takes over what the last version said."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Begin it."""
        return services.draft_version(agreement=row, by=self.request.user, **data).agreement


class WriteTerm(AgreementDeed):
    """Write what a draft says of itself."""

    form = TermForm
    heading = "Term, improvement and plan"
    verb = "Save the draft"
    done = "The draft is saved."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what the draft says."""
        return {name: getattr(row.draft, name) for name in TermForm.base_fields} if row.draft else {}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save it."""
        return services.change_draft(version=self.draft(row), by=self.request.user, **data).agreement


def item_of(letter: str, variants: Any) -> Item | None:
    """Return an item with the parts that any of some forms asks for under its letter."""
    items = [item for variant in variants for item in FORMS[variant] if item.letter == letter]
    if not items:
        return None
    parts = {key: words for item in items for key, words in item.parts}
    return Item(letter, items[0].title, tuple(parts.items()))


class WriteItem(AgreementDeed):
    """Write what a draft says of one of items (a) to (g)."""

    form = ItemTextForm
    verb = "Save the item"
    done = "The item is saved."

    def row(self, **address: Any) -> Any:
        """Return the agreement, and remember the item; 404 for a letter no form has."""
        found = super().row(**address)
        item = item_of(address["letter"], self._variants(found))
        if item is None:
            raise Http404
        self.item, self.heading = item, f"Item ({item.letter}): {item.title}"
        return found

    def _variants(self, row: Any) -> Any:
        """Return the forms that the draft's flexibilities ask for; before one is named, every form."""
        found = variants_of(row.partnership, row.draft, self.today) if row.draft else []
        return found or list(FORMS)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Hand over the item and the parties."""
        return {"item": self.item, "parties": self.parties(row)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what the draft says of all partners together."""
        if row.draft is None:
            return {}
        said: dict[str, Any] = {}
        for item in row.draft.items.filter(part__in=[key for key, _ in self.item.parts], organisation=None):
            said |= {item.part: item.text, f"{item.part}_whole": item.complete}
            if item.part == "outcomes":
                said["indicator"] = item.indicator_id
        return said

    def lead(self, row: Any) -> str:
        """Say what one box is for."""
        each = any(key in OF_EACH for key, _ in self.item.parts)
        return "An empty box leaves what is on record alone." + (
            " Write None where nothing is provided." if each else ""
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save every box that says something, or refuse an empty form."""
        version, form = self.draft(row), self.filled
        written = list(form.written())
        refuse(None if written else "Write something in one of the boxes.")
        for part in written:
            services.write_item(version=version, by=self.request.user, **part)
        return row

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form at hand: what it holds is read part by part."""
        self.filled = super().make_form(row, *given, **named)
        return self.filled


class NameFlexibility(AgreementDeed):
    """Say which way of sharing a draft uses."""

    form = FlexibilityForm
    heading = "Name a flexibility"
    verb = "Name it"
    done = "The flexibility stands in the draft."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the parties as leads."""
        return {"choices": {"lead": self.parties(row)}}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name it."""
        services.name_flexibility(version=self.draft(row), by=self.request.user, **data)
        return row


class CoverFunction(AgreementDeed):
    """Put a function into a draft's scope."""

    form = FunctionForm
    heading = "Cover a function"
    verb = "Cover it"
    done = "The function is in scope."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the functions of the day, and the parties."""
        functions = StatutoryFunction.objects.in_force(self.today)
        if row.draft:
            functions = functions.exclude(agreements__version=row.draft)
        parties = self.parties(row)
        return {"choices": {"function": functions, "accountable": parties, "exercised_by": parties}}

    def lead(self, row: Any) -> str:
        """Say what is kept out."""
        return (
            "Functions that the regulations keep out are on the list too, so that the checklist can say so; "
            "an agreement that covers one is not approved."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Cover it."""
        services.cover_function(version=self.draft(row), by=self.request.user, **data)
        return row


class TakeOut(AgreementDeed):
    """Take a flexibility or a function out of a draft."""

    form = SureForm
    heading = "Take it out of the draft"
    verb = "Take it out"
    done = "It is out of the draft."
    SORTS: dict[str, Any] = {"flexibility": AgreementFlexibility, "function": AgreementFunction}

    def row(self, **address: Any) -> Any:
        """Return the agreement, and remember what is to go; 404 where the draft has no such part."""
        found: Agreement = super().row(**address)
        model = self.SORTS.get(address["sort"])
        named = {"version": found.draft, f"{address['sort']}__code": address["code"]}
        part = model.objects.filter(**named).first() if model and found.draft else None
        if part is None:
            raise Http404
        self.part = part
        return found

    def lead(self, row: Any) -> str:
        """Name it."""
        return f"{self.part}"

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it out."""
        services.drop_part(part=self.part, by=self.request.user)
        return row
