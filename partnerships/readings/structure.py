"""The posts of an organisation, or of all, with employers and lines of reporting on a day; few queries."""

from datetime import date
from typing import Any

from partnerships.readings.joint_posts import TWO, employers_in_words, with_terms
from partnerships.structure import Held, Line, Structure
from salford_css.core.models import Organisation, Placement, Post, PostStatus
from salford_css.core.words import capital, counted, number
from salford_css.core.words import day as words_of_day


def posts_on(day: date, reader: Any, organisation: Organisation | None = None) -> list[Held]:
    """Return the posts that somebody employs on a day, or that stand in a line of reporting then.

    With an organisation: its own, those of its units, and whoever they report to or who reports to them elsewhere.
    """
    rows = list(with_terms(Post.objects.visible_to(reader), day))
    above = {line.superior_id for row in rows for line in row.lines}
    on_record = [row for row in rows if row.employed or row.lines or row.pk in above]
    return [_held(row) for row in (_of(on_record, organisation, day) if organisation else on_record)]


def _of(rows: list[Any], organisation: Organisation, day: date) -> list[Any]:
    units = units_of(organisation, day)
    own = {row.pk for row in rows if any(one.organisation_id in units for one in row.employed)}
    near = {line.superior_id for row in rows if row.pk in own for line in row.lines}
    near |= {row.pk for row in rows if any(line.superior_id in own for line in row.lines)}
    return [row for row in rows if row.pk in own | near]


def units_of(organisation: Organisation, day: date) -> set[int]:
    """Return the keys of an organisation and of everything that is part of it on a day. One query."""
    pairs = list(Placement.objects.in_force(day).values_list("organisation_id", "parent_id"))
    found, fresh = {organisation.pk}, {organisation.pk}
    while fresh:
        fresh = {child for child, parent in pairs if parent in fresh} - found
        found |= fresh
    return found


def _held(row: Any) -> Held:
    leading = {one.organisation_id for one in row.employed if one.is_lead}
    return Held(
        key=row.pk,
        title=row.title,
        ref=row.ref,
        status="" if row.status == PostStatus.ESTABLISHED else row.get_status_display(),
        joint=len({one.organisation_id for one in row.employed}) >= TWO,
        employers=employers_in_words(row.employed),
        lines=[
            Line(line.superior_id, str(line.organisation), line.organisation_id in leading, line.illustrative)
            for line in row.lines
        ],
    )


def told(structure: Structure, day: date) -> str:
    """Say how many posts stand in lines of reporting, how many are joint, and of how many nothing is on record."""
    placed, joint, alone = len(structure.placed), len(structure.joint), len(structure.alone)
    if not placed and not alone:
        return f"No post is on record for {words_of_day(day)}."
    known = sum(row.under is not None for row in structure.placed)
    first = f"{capital(counted(joint, 'joint post'))} {'is' if joint == 1 else 'are'} on record on {words_of_day(day)}"
    second = f"to whom a post reports is on record for {number(known) if known else 'none'} of {placed + alone}"
    made_up = " Lines marked illustrative are made up." if structure.illustrative else ""
    return f"{first}; {second}.{made_up}"
