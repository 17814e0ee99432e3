"""Sections and paragraphs of a report in hand: written, moved, taken out, made from the register and made again."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, store
from salford_css.core.models import Part
from salford_css.core.pasted import plain
from salford_css.core.policies import require
from strategy import policies
from strategy.models import DraftParagraph, ReportDraft
from strategy.reporting import account, register
from strategy.reporting.register import Made
from strategy.selectors.register import made_of, sections_of
from strategy.services.proposals import RevisionConflict
from strategy.services.reports import NOT_YOURS

STEP = 10
"""Places are counted in tens, and again after each insertion."""


@transaction.atomic
def add_paragraph(
    *,
    draft: ReportDraft,
    by: Any,
    after: DraftParagraph | None = None,
    is_section: bool = False,
    heading: str = "",
    text: str = "",
    **facts: Any,
) -> DraftParagraph:
    """Put a section or paragraph after another, or at the end."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    if after is not None and after.draft_id != draft.pk:
        raise ValidationError("That paragraph belongs to another report.")
    place = after.place + 1 if after else (draft.paragraphs.aggregate(last=Max("place"))["last"] or 0) + STEP
    draft.paragraphs.filter(place__gte=place).update(place=F("place") + 1)
    words = {"heading": plain(heading), "text": plain(text)}
    row = DraftParagraph(draft=draft, place=place, is_section=is_section, **words, **facts)
    store(row)
    record_activity("report-draft-saved", draft.report, by=by, reason=f"added {row}"[:300])
    return row


@transaction.atomic
def save_paragraph(
    *,
    paragraph: DraftParagraph,
    by: Any,
    text: str,
    heading: str = "",
    revision: int | None = None,
    part: str = Part.OPEN,
    exempt_reason: str = "",
    exempt_paragraph: str = "",
) -> DraftParagraph:
    """Keep the words of a paragraph. `revision` is the one the writer began from; raises RevisionConflict."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    text, heading = plain(text), plain(heading)
    row = DraftParagraph.objects.select_for_update().get(pk=paragraph.pk)
    if revision is not None and row.revision != revision and row.text != text:
        raise RevisionConflict(yours=text, theirs=row.text, revision=row.revision)
    row.text, row.heading, row.part = text, heading, part
    row.exempt_reason, row.exempt_paragraph = (exempt_reason, exempt_paragraph) if part == Part.EXEMPT else ("", "")
    row.revision += 1
    store(row)
    record_activity("report-draft-saved", row.draft.report, by=by, reason=f"{row}"[:300])
    return row


@transaction.atomic
def move_paragraph(*, paragraph: DraftParagraph, by: Any, up: bool) -> DraftParagraph:
    """Let a paragraph change places with its neighbour. One whose number is cited already stays where it is."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    rows = paragraph.draft.paragraphs.exclude(pk=paragraph.pk)
    neighbour = (
        rows.filter(place__lt=paragraph.place).order_by("-place").first()
        if up
        else rows.filter(place__gt=paragraph.place).order_by("place").first()
    )
    if neighbour is None:
        raise ValidationError("It stands at the end already; it cannot go further.")
    if paragraph.kept_number and neighbour.kept_number:
        raise ValidationError(
            f"Numbers {paragraph.kept_number} and {neighbour.kept_number} are those of the version before, and people "
            "cite them; their order stays."
        )
    here, there = paragraph.place, neighbour.place
    DraftParagraph.objects.filter(pk=paragraph.pk).update(place=there)
    DraftParagraph.objects.filter(pk=neighbour.pk).update(place=here)
    record_activity("report-draft-saved", paragraph.draft.report, by=by, reason=f"moved {paragraph}"[:300])
    paragraph.refresh_from_db()
    return paragraph


@transaction.atomic
def remove_paragraph(*, paragraph: DraftParagraph, by: Any) -> ReportDraft:
    """Take a paragraph out; the number it had in an earlier version is not given again."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    draft = paragraph.draft
    record_activity("report-draft-saved", draft.report, by=by, reason=f"taken out: {paragraph}"[:300])
    paragraph.delete()
    return draft


# ------------------------------------------------------------------ from the register


@transaction.atomic
def write_from_register(*, draft: ReportDraft, by: Any) -> list[DraftParagraph]:
    """Write the sections of a report on a consultation from the records, after whatever is there already.

    What was made before is left alone: each paragraph is made again by itself. Raises ValidationError without a
    consultation, or when nothing is left to be made.
    """
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    refuse(None if draft.consultation else "The report says on no consultation. Choose the one it reports on.")
    there = set(draft.paragraphs.exclude(origin="").values_list("origin", flat=True))
    made = sections_of(draft, by)
    rows = [row for name, heading in account.SECTIONS for row in _section(draft, name, heading, made[name], there, by)]
    refuse(None if rows else "Every paragraph the records make is in the report already.")
    record_activity("report-written-from-register", draft.report, by=by, reason=f"{len(rows)} paragraphs")
    return rows


def _section(
    draft: ReportDraft, name: str, heading: str, made: Sequence[Made], there: set[str], by: Any
) -> list[DraftParagraph]:
    """Write one section; the conclusion stands under its heading without a number of its own."""
    new = [one for one in made if one.origin not in there]
    if not new:
        return []
    if name == account.CONCLUSION:
        return [_made(draft, new[0], by, heading=heading, is_section=True)]
    section = draft.paragraphs.filter(origin=f"{name}:section").first()
    last = draft.paragraphs.filter(origin__startswith=f"{name}:").order_by("-place").first()
    if section is None:
        last = add_paragraph(draft=draft, by=by, is_section=True, heading=heading, origin=f"{name}:section")
    rows = []
    for one in new:
        last = _made(draft, one, by, after=last)
        rows.append(last)
    return rows


def _made(draft: ReportDraft, made: Made, by: Any, **where: Any) -> DraftParagraph:
    facts = {"heading": made.heading} | where
    return add_paragraph(
        draft=draft,
        by=by,
        text=made.text,
        made_text=made.text,
        origin=made.origin,
        made_from=register.kept(made),
        **facts,
    )


@transaction.atomic
def make_again(*, paragraph: DraftParagraph, by: Any) -> DraftParagraph:
    """Put the words the register makes today in the place of ours. Raises ValidationError when it makes none."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    made = made_of(paragraph.draft, by).get(paragraph.origin)
    if made is None:
        raise ValidationError("The register makes no such paragraph any more. Keep it with a reason, or take it out.")
    paragraph.text = paragraph.made_text = made.text
    paragraph.made_from, paragraph.kept_why = register.kept(made), ""
    paragraph.heading = made.heading or paragraph.heading
    paragraph.revision += 1
    store(paragraph)
    record_activity("report-paragraph-made-again", paragraph.draft.report, by=by, reason=f"{paragraph}"[:300])
    return paragraph


@transaction.atomic
def keep_ours(*, paragraph: DraftParagraph, why: str, by: Any) -> DraftParagraph:
    """Let our words stand beside what the register says today, with the reason; a later change shows again."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    refuse(None if why.strip() else "Say why our words stand although the register says otherwise.")
    made = made_of(paragraph.draft, by).get(paragraph.origin)
    paragraph.kept_why = why.strip()[:300]
    paragraph.made_from = register.kept(made) if made else []
    store(paragraph)
    record_activity("report-paragraph-kept", paragraph.draft.report, by=by, reason=paragraph.kept_why)
    return paragraph
