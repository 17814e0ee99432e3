"""What a report lacks before it can be put to a body, in sentences that say what to do. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strategy.reporting import headings

EXEMPT = "exempt"


@dataclass(frozen=True)
class Field:
    """A heading, whether it must be filled, and what stands under it."""

    field: str
    label: str
    required: bool = True
    answer: str = ""
    text: str = ""

    @property
    def is_filled(self) -> bool:
        """Say whether anything stands under it."""
        return bool(self.answer or self.text.strip())


@dataclass(frozen=True)
class Paragraph:
    """A numbered row of the report."""

    number: str
    is_section: bool = False
    heading: str = ""
    text: str = ""
    part: str = "open"
    exempt_reason: str = ""
    exempt_paragraph: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What is known of a draft."""

    fields: Sequence[Field]
    paragraphs: Sequence[Paragraph]
    recommendations: int
    has_body: bool
    has_contact: bool
    has_wards: bool
    has_policies: bool
    part: str = "open"
    exempt_reason: str = ""
    exempt_paragraph: str = ""
    unknown: tuple[str, ...] = ()
    exempt_papers: tuple[str, ...] = ()


def missing(facts: Facts) -> list[str]:
    """Return a sentence for everything that is missing; none means that the report can be put to a body."""
    whole = [*_fields(facts), *_whom(facts), *_part_two("The report", facts), *_papers(facts)]
    return [*whole, *_paragraphs(facts), *_figures(facts)]


def _fields(facts: Facts) -> Iterator[str]:
    has = {
        headings.RECOMMENDATIONS: facts.recommendations > 0,
        headings.CONTACT: facts.has_contact,
        headings.WARDS: facts.has_wards,
        headings.POLICIES: facts.has_policies,
    }
    for one in facts.fields:
        filled = has.get(one.field, one.is_filled)
        if one.required and not filled:
            yield f"“{one.label}” is empty. {_remedy(one.field)}"


def _remedy(field: str) -> str:
    if field in headings.ADVICE:
        return "Say yes, no or not applicable, or what the advice is."
    return {
        headings.RECOMMENDATIONS: "Write what the body is asked to decide.",
        headings.CONTACT: "Name the post that answers questions.",
        headings.WARDS: "Say all wards, or choose them.",
        headings.POLICIES: "Choose the pledges the report serves, or name the policies.",
        "background-documents": "List the papers it rests on, or write none.",
    }.get(field, "Write it.")


def _whom(facts: Facts) -> Iterator[str]:
    if not facts.has_body:
        yield "The report says to no body. Choose the body it goes to."


def _part_two(whose: str, row: Facts | Paragraph) -> Iterator[str]:
    if row.part != EXEMPT:
        return
    if not row.exempt_reason.strip():
        yield f"{whose} is in Part 2 without a reason. Say why it is exempt."
    if not row.exempt_paragraph.strip():
        yield f"{whose} is in Part 2 without a paragraph. Name the paragraph of Schedule 12A it is exempt under."


def _papers(facts: Facts) -> Iterator[str]:
    """Refuse to name to the public a paper that is kept from it."""
    if facts.part == EXEMPT:
        return
    for paper in facts.exempt_papers:
        why = "is a Part 2 document, and the report is open to the public"
        yield f"“{paper}” {why}. Leave it out, or put the report into Part 2."


def _paragraphs(facts: Facts) -> Iterator[str]:
    if not any(one.text.strip() for one in facts.paragraphs):
        yield "The report has no paragraph. Write its details, numbered 1.1 and on."
    for place, one in enumerate(facts.paragraphs):
        following = facts.paragraphs[place + 1] if place + 1 < len(facts.paragraphs) else None
        if one.is_section and not one.heading.strip():
            yield f"Section {one.number} has no heading. Name it."
        if one.is_section and not one.text.strip() and (following is None or following.is_section):
            yield f"Section {one.number} “{one.heading}” says nothing. Write a paragraph in it, or take it out."
        if not one.is_section and not one.text.strip():
            yield f"Paragraph {one.number} is empty. Write it, or take it out."
        yield from _part_two(f"Paragraph {one.number}", one)


def _figures(facts: Facts) -> Iterator[str]:
    for token in facts.unknown:
        yield f"No figure is known as “{token}”. Choose it from the list, or type the figure."
    for one in facts.paragraphs:
        for token in one.unknown:
            yield f"Paragraph {one.number} cites “{token}”, which no figure is known as. Choose it from the list."
