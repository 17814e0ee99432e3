"""What the agenda and the action sheet of a meeting say, read for a reader and a day."""

from datetime import date
from typing import Any

from django.db.models import Prefetch

from salford_css.core.documents.tree import Document
from salford_css.core.models import Part
from salford_css.core.words import day
from strategy.models import Action, AgendaItem, Decision, Meeting, Paper
from strategy.papers import meetings as paper
from strategy.readings import judge

PAPERS = Prefetch("papers", Paper.objects.select_related("report_version", "document").order_by("number"))


def agenda(meeting: Meeting, as_at: date) -> Document:
    """Return the agenda for anybody: of what is exempt, only the reason."""
    items = AgendaItem.objects.filter(meeting=meeting).prefetch_related(PAPERS).order_by("number")
    return paper.agenda(_sitting(meeting), [_item(item) for item in items], as_at=as_at)


def _item(item: AgendaItem) -> paper.Item:
    if item.part == Part.EXEMPT:
        return paper.Item(item.number, "", is_exempt=True, exempt_reason=item.exempt_reason)
    return paper.Item(item.number, item.title, [_paper(one) for one in item.papers.all()])


def _paper(one: Paper) -> str:
    """Name a paper; one in Part 2 lies under an open item, but its title stays out."""
    thing: Any = one.report_version or one.document
    return "A paper in Part 2" if thing.part == Part.EXEMPT else str(thing)


def action_sheet(meeting: Meeting, reader: Any, as_at: date) -> Document:
    """Return what was decided by a day and what follows, as far as the reader may know it."""
    actions = Action.objects.visible_to(reader).select_related("manager", "organisation").with_last_report(as_at)
    decisions = (
        Decision.objects.visible_to(reader)
        .as_at(as_at)
        .filter(meeting=meeting)
        .select_related("item")
        .prefetch_related(Prefetch("actions", actions.order_by("latest", "ref")))
        .order_by("item__number", "recommendation__number", "ref")
    )
    return paper.action_sheet(_sitting(meeting), [_line(one, as_at) for one in decisions], as_at=as_at)


def _line(decision: Decision, on: date) -> paper.Line:
    return paper.Line(
        item=_under(decision.item),
        outcome=decision.get_outcome_display(),
        wording=decision.wording,
        steps=[_step(action, on) for action in decision.actions.all()],
        is_exempt=decision.part == Part.EXEMPT,
    )


def _under(item: AgendaItem | None) -> str:
    """Name an item; an exempt one by its number alone, whoever asks."""
    if item is None:
        return "no item is on record"
    return f"item {item.number}" if item.part == Part.EXEMPT else f"item {item}"


def _step(action: Action, on: date) -> paper.Step:
    responsible = str(action.manager or action.organisation or "nobody is named")
    return paper.Step(action.text, responsible, str(action.when), judge(action, on=on).sentence)


def _sitting(meeting: Meeting) -> paper.Sitting:
    return paper.Sitting(
        body=meeting.body.name,
        on=str(meeting.when),
        by=str(meeting.body.organisation or meeting.body.name),
        place=meeting.place,
        starts_at=f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "",
        open_since=day(meeting.agenda_published_on) if meeting.agenda_published_on else "",
    )
