"""A report in hand as its writer sees it: numbered rows, what is missing, where text, register and figures disagree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from salford_css.core.documents.tokens import tokens_in
from salford_css.core.models import Part
from salford_css.core.registry import Figure, figures
from salford_css.core.registry.citing import TOO_SMALL
from strategy.models import (
    ContextFact,
    DraftAdvice,
    DraftAnswer,
    DraftBackground,
    DraftParagraph,
    Heading,
    Milestone,
    Proposal,
    ProposalMoney,
    ReportDraft,
    ReportSection,
)
from strategy.reporting import claims, headings, missing, numbering, numbers, register
from strategy.reporting.claims import Standing
from strategy.reporting.register import Difference, Made
from strategy.selectors.register import made_of

Read = Callable[[str], Figure | None]


@dataclass(frozen=True)
class Remark:
    """A doubt about a sentence: where, the sentence, the number or word in question, what to do."""

    place: str
    sentence: str
    about: str
    remedy: str
    anchor: str = ""


@dataclass
class Line:
    """A row of the draft with its number; where the register says otherwise today, and why ours stands."""

    row: DraftParagraph
    number: str
    differences: Sequence[Difference] = ()
    can_be_made: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Say whether the words are no longer those the register made."""
        return bool(self.row.origin and self.row.made_text and self.row.text != self.row.made_text)


@dataclass
class Field:
    """A heading of the set with what stands under it."""

    heading: Heading
    answer: str = ""
    text: str = ""
    advice: DraftAdvice | None = None
    papers: Sequence[DraftBackground] = ()


@dataclass
class View:
    """A whole draft."""

    draft: ReportDraft
    lines: list[Line]
    fields: list[Field]
    missing: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def differing(self) -> list[Line]:
        """Return the rows where text and register differ."""
        return [line for line in self.lines if line.differences]


def reading(as_at: date, reader: Any) -> Read:
    """Return a reader of live figures that asks for each token once."""
    known: dict[str, Figure | None] = {}

    def read(token: str) -> Figure | None:
        if token not in known:
            known[token] = figures.read(token, as_at=as_at, reader=reader)
        return known[token]

    return read


def outside(read: Read) -> Read:
    """Return a reader of live figures as they are read outside the directorate."""

    def read_outside(token: str) -> Figure | None:
        found = read(token)
        return found and found.outside

    return read_outside


def view(draft: ReportDraft, reader: Any, as_at: date) -> View:
    """Read a draft whole."""
    read = reading(as_at, reader)
    made = made_of(draft, reader)
    rows = list(draft.paragraphs.order_by("place"))
    lines = [_line(row, number, made, read) for row, number in zip(rows, numbers_of(draft, rows), strict=True)]
    found = View(draft, lines, fields_of(draft))
    found.missing = missing.missing(facts_of(found, read))
    found.remarks = list(_remarks(found, read, _record(draft, made, reader)))
    return found


def numbers_of(draft: ReportDraft, rows: Sequence[DraftParagraph]) -> list[str]:
    """Return the number of each row of a draft, as it stands now and will be frozen."""
    given: set[str] = set()
    if draft.ancestor_id:
        given = set(ReportSection.objects.filter(version__report=draft.report).values_list("number", flat=True))
    return numbering.numbers([numbering.Place(row.is_section, row.kept_number) for row in rows], given=given)


def _line(row: DraftParagraph, number: str, made: dict[str, Made], read: Read) -> Line:
    unknown = tuple(token for token in tokens_in([row.text]) if read(token) is None)
    if not row.origin or row.origin.endswith(":section"):
        return Line(row, number, unknown=unknown)
    now = made.get(row.origin)
    return Line(row, number, register.differences(row.made_from, now), now is not None, unknown)


def fields_of(draft: ReportDraft) -> list[Field]:
    """Return the headings of the draft's set with what stands under each."""
    rows = Heading.objects.filter(heading_set=draft.report.heading_set).order_by("number")
    answers = {one.heading_id: one for one in DraftAnswer.objects.filter(draft=draft)}
    advice = {one.kind: one for one in draft.advice.select_related("provider")}
    papers = list(draft.background.select_related("document"))
    return [_field(heading, answers.get(heading.pk), advice, papers) for heading in rows]


def _field(
    heading: Heading, said: DraftAnswer | None, advice: dict[str, DraftAdvice], papers: Sequence[DraftBackground]
) -> Field:
    given = advice.get(headings.ADVICE.get(heading.field, ""))
    if heading.field in headings.ADVICE:
        return Field(heading, given.answer if given else "", given.text if given else "", given)
    its = papers if heading.field == headings.BACKGROUND else ()
    return Field(heading, said.answer if said else "", said.text if said else "", papers=its)


# ------------------------------------------------------------------ what is missing


def facts_of(found: View, read: Read) -> missing.Facts:
    """Return what is known of a draft, for the rule that says what is missing."""
    draft, report = found.draft, found.draft.report
    typed = [one.text for one in found.fields]
    policies = next((one.text for one in found.fields if one.heading.field == headings.POLICIES), "")
    return missing.Facts(
        fields=[_fact(one, report.title) for one in found.fields],
        paragraphs=[_paragraph(line) for line in found.lines],
        recommendations=draft.recommendations.count(),
        has_body=draft.body_id is not None,
        has_contact=report.contact_post_id is not None,
        has_wards=draft.all_wards or draft.wards.exists(),
        has_policies=draft.pledges.exists() or bool(policies.strip()),
        part=report.part,
        exempt_reason=report.exempt_reason,
        exempt_paragraph=report.exempt_paragraph,
        unknown=tuple(token for token in tokens_in(typed) if read(token) is None),
        exempt_papers=tuple(str(one) for row in found.fields for one in row.papers if _is_exempt(one)),
    )


def _is_exempt(paper: DraftBackground) -> bool:
    return paper.document is not None and paper.document.part == missing.EXEMPT


def _fact(one: Field, title: str) -> missing.Field:
    text = title if one.heading.field == headings.TITLE else headings.with_papers(one.text, list(map(str, one.papers)))
    return missing.Field(one.heading.field, one.heading.label, one.heading.required, one.answer, text)


def _paragraph(line: Line) -> missing.Paragraph:
    row = line.row
    facts = {name: getattr(row, name) for name in ("is_section", "heading", "text", "part")}
    return missing.Paragraph(
        line.number,
        exempt_reason=row.exempt_reason,
        exempt_paragraph=row.exempt_paragraph,
        unknown=line.unknown,
        **facts,
    )


# ------------------------------------------------------------------ what may be wrong


def _record(draft: ReportDraft, made: dict[str, Made], reader: Any) -> list[str]:
    """Return what the records hold that a typed figure may have been taken from."""
    facts = [f"{fact.key} {fact.words}" for one in made.values() for fact in one.facts]
    plan = draft.report.plan_id
    proposals = Proposal.objects.visible_to(reader).filter(plan=plan) if plan else Proposal.objects.none()
    texts = [
        *proposals.values_list("versions__text", flat=True),
        *_amounts(plan, reader),
        *Milestone.objects.visible_to(reader).values_list("text", flat=True),
        *ContextFact.objects.visible_to(reader).values_list("text", flat=True),
    ]
    return [*facts, *(text for text in texts if text)]


def _amounts(plan: int | None, reader: Any) -> list[str]:
    """Return what the proposals of a plan cost, save and forgo."""
    rows = ProposalMoney.objects.visible_to(reader).filter(proposal__plan=plan, struck_on__isnull=True)
    return [f"£{row.amount:,.2f}" for row in rows if plan and row.amount is not None]


def _remarks(found: View, read: Read, record: Sequence[str]) -> Iterable[Remark]:
    texts = [(one.heading.label, one.text, one.heading.field) for one in found.fields if one.text]
    texts += [(f"Paragraph {line.number}", line.row.text, f"paragraph-{line.number}") for line in found.lines]
    cited = [figure for _, text, _ in texts for token in tokens_in([text]) if (figure := read(token))]
    known = [*record, *(figure.text for figure in cited)]
    for place, text, anchor in texts:
        yield from _of_text(place, text, anchor, read, known)
    closed = {f"paragraph-{line.number}" for line in found.lines if line.row.part != Part.OPEN}
    if found.draft.report.part == Part.OPEN:
        for place, text, anchor in texts:
            if anchor not in closed:
                yield from _too_small(place, text, anchor, read)


def _too_small(place: str, text: str, anchor: str, read: Read) -> Iterable[Remark]:
    """Yield what an open text cites and the public may not read."""
    for token in tokens_in([text]):
        figure = read(token)
        if figure and figure.too_small:
            remedy = (
                f"So few people could be recognised, so the report will say {TOO_SMALL} instead. "
                "Cite a larger group, or put the paragraph into Part 2."
            )
            yield Remark(place, f"{figure.label}: {figure.text}", figure.text, remedy, anchor)


def _of_text(place: str, text: str, anchor: str, read: Read, known: Sequence[str]) -> Iterable[Remark]:
    for sentence in claims.sentences(text):
        for number in numbers.unmatched(sentence, known):
            yield Remark(
                place,
                sentence,
                number.words,
                "No record holds this number. Choose the figure it comes from, or take it out.",
                anchor,
            )
    standings = [_standing(token, figure) for token in tokens_in([text]) if (figure := read(token))]
    for one in claims.contradictions(text, standings):
        remedy = f"{_says(one.figure)} Change the word, or cite the figure that bears it out."
        yield Remark(place, one.sentence, one.word, remedy, anchor)


def _standing(token: str, figure: Figure) -> Standing:
    words = f"{figure.label}: {figure.text}"
    return Standing(token, words, figure.change, figure.higher_is_better, figure.on_target)


def _says(figure: Standing) -> str:
    """Say in a sentence what the record says of the figure."""
    moved = "has no earlier figure"
    if figure.change is not None:
        went = "rose" if figure.change > 0 else "fell" if figure.change < 0 else "did not move"
        better = {True: ", which is better", False: ", which is not better", None: ""}[figure.is_better]
        moved = f"{went}{better if figure.change else ''}"
    target = {True: "; it met its target", False: "; it missed its target", None: ""}[figure.on_target]
    return f"{figure.words} {moved}{target}."
