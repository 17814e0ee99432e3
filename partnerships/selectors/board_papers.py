"""What the pack and the minutes of a board's meeting say, read for a reader and a day."""

from datetime import date
from typing import Any

from partnerships.models import BoardMeeting
from partnerships.papers import boards as paper
from partnerships.readings.board_meetings import arising, minutes_by
from partnerships.readings.boards import terms_on
from partnerships.selectors.board_meetings import brought
from partnerships.selectors.board_minutes import agreed_words
from partnerships.selectors.boards import terms_view
from salford_css.core.documents.tree import Document
from salford_css.core.models import Part
from salford_css.core.words import day
from strategy.models import AgendaItem, Meeting, Minutes, Paper
from strategy.selectors.papers_before_bodies import considered_by


def pack(meeting: Meeting, reader: Any, as_at: date, *, exempt: bool = False) -> Document:
    """Return the open pack, which holds nothing exempt whoever asks, or the exempt part for who may read it."""
    items = AgendaItem.objects.filter(meeting=meeting).order_by("number")
    if exempt:
        items = items.visible_to(reader)
    lines = [one for item in items if (one := _item(item, reader, as_at, exempt=exempt)) is not None]
    open_still = [] if exempt else list(arising(meeting, reader=reader, as_at=as_at))
    steps = [
        (one.text, str(one.manager or one.organisation or "nobody is named"), str(one.when))
        for one in open_still
        if one.decision is None or one.decision.part == Part.OPEN
    ]
    return paper.pack(_sitting(meeting, as_at), lines, arising=steps, exempt=exempt, as_at=as_at)


def _item(item: AgendaItem, reader: Any, as_at: date, *, exempt: bool) -> paper.Item | None:
    """Return an item as the asked part shows it; None where that part has nothing of it."""
    if item.part == Part.EXEMPT and not exempt:
        return paper.Item(item.number, "", hidden=True, exempt_reason=item.exempt_reason)
    rows = Paper.objects.visible_to(reader).filter(item=item).select_related(
        "report_version__report__contact_post", "document", "item__meeting__body"
    )  # fmt: skip
    papers = [one for one in rows.order_by("number") if item.part == Part.EXEMPT or _is_exempt(one) == exempt]
    if exempt and item.part == Part.OPEN and not papers:
        return None
    carried = getattr(item, "carried", None)
    brings = brought(item.meeting, carried.standing.content, reader, as_at) if carried and not exempt else []
    return paper.Item(
        item.number,
        item.title,
        sheets=[_sheet(one, reader, as_at, exempt=exempt) for one in papers],
        brings=brings,
        standing=carried is not None,
        note=item.note,
        exempt_reason=item.exempt_reason if item.part == Part.EXEMPT else "",
    )


def _is_exempt(one: Paper) -> bool:
    thing: Any = one.report_version or one.document
    return bool(thing.part == Part.EXEMPT)


def _sheet(one: Paper, reader: Any, as_at: date, *, exempt: bool) -> paper.Sheet:
    """Return the cover sheet of a paper. In an open pack stands of other bodies only what they said in the open."""
    version, document = one.report_version, one.document
    others = [
        f"{each.body}, {each.when}: {each.note}"
        for each in considered_by(one, reader=reader, as_at=as_at)
        if each.body.pk != one.item.meeting.body_id and (exempt or each.is_open)
    ]
    if version is not None:
        asks = [each.text for each in version.recommendations.order_by("number")]
        contact = str(version.report.contact_post or "")
        told = [("Report of", contact), ("Version", str(version.number)), ("Part", version.get_part_display())]
        return paper.Sheet(version.title, told, asks, others)
    assert document is not None
    why = document.note if document.part == Part.EXEMPT else ""
    told = [
        ("Kind", document.kind),
        ("Dated", str(document.when) if document.earliest else ""),
        ("Part", document.get_part_display()),
        ("Exempt because", why),
    ]
    return paper.Sheet(document.title, told, (), others)


def _sitting(meeting: Meeting, as_at: date) -> paper.Sitting:
    known = BoardMeeting.objects.filter(meeting=meeting).select_related("chair__organisation", "terms").first()
    terms = known.terms if known and known.terms else terms_on(meeting.body, meeting.earliest or as_at)
    return paper.Sitting(
        board=meeting.body.name,
        on=str(meeting.when),
        by=str(meeting.body.organisation or meeting.body.name),
        place=meeting.place,
        starts_at=f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "",
        called_on=day(known.called_on) if known and known.called_on else "",
        chair=str(known.chair) if known and known.chair else "",
        quorum=terms_view(terms).quorum if terms else "",
        illustrative=bool(known and known.illustrative),
    )


def newest(meeting: Meeting, part: str, reader: Any, as_at: date) -> Minutes | None:
    """Return the newest version of one part of the minutes, by a day, that the reader may read."""
    rows = (
        Minutes.objects.visible_to(reader)
        .filter(minutes_by(as_at), meeting=meeting, part=part)
        .select_related("approved_at")
    )
    found: Minutes | None = rows.order_by("-number").first()
    return found


def minutes(meeting: Meeting, reader: Any, as_at: date, *, exempt: bool = False) -> Document:
    """Return the newest minutes of a part; without one that the reader may read, a document that says so."""
    found = newest(meeting, Part.EXEMPT if exempt else Part.OPEN, reader, as_at)
    return paper.minutes(
        _sitting(meeting, as_at),
        found.text if found else "No minutes that you may read are on record.",
        version=found.number if found else 0,
        standing=agreed_words(found) if found else "none on record",
        exempt=exempt,
        as_at=as_at,
    )
