"""The draft of a meeting's minutes, read from the record for who writes them."""

from typing import Any

from partnerships.boards import minutes as rules
from partnerships.models import BoardMeeting
from partnerships.readings.board_meetings import arising
from partnerships.selectors.board_meetings import (
    DecisionLine,
    ItemLine,
    MeetingView,
    TakenLine,
    interest_words,
    view_of,
)
from salford_css.core import clock
from salford_css.core.models import Part
from salford_css.core.words import day
from strategy.models import Meeting, Presence


def draft_of(meeting: Meeting, *, part: str, reader: Any) -> str:
    """Return the draft of one part: the open part leaves exempt items out, the other holds nothing else."""
    view = view_of(meeting, reader=reader, as_at=clock.today())
    known = BoardMeeting.objects.filter(meeting=meeting).select_related("chair__organisation").first()
    items = [_item(one, meeting, reader) for one in view.items if one.item.part == part]
    if loose := [_resolved(one) for one in view.loose if one.decision.part == part]:
        items.append(rules.Item(len(view.items) + len(view.hidden) + 1, "Decided beside the agenda", resolved=loose))
    if part == Part.EXEMPT:
        return "\n\n".join(rules.drafted(rules.Record(items=items)).split("\n\n")[2:])
    kept = bool(view.hidden) or any(one.item.part == Part.EXEMPT for one in view.items)
    text = rules.drafted(_record(view, known, items))
    return f"{text}\n\nThe items of Part 2 are minuted apart." if kept else text


def _record(view: MeetingView, known: BoardMeeting | None, items: list[rules.Item]) -> rules.Record:
    def those(words: str) -> list[str]:
        return [_who(one) for one in view.taken if one.there.startswith(words)]

    chair = str(known.chair) if known and known.chair else ""
    if known and known.chair_because:
        chair = f"{chair} ({known.chair_because})"
    return rules.Record(
        chair=chair,
        present=those(Presence.PRESENT.label),
        apologies=those(Presence.APOLOGIES.label),
        absent=those(Presence.ABSENT.label),
        others=view.others,
        interests=[interest_words(one) for one in view.whole_interests],
        items=items,
    )


def _who(one: TakenLine) -> str:
    more = [str(one.seat), "in the holder's place" if "place" in one.there else "", one.note]
    return f"{one.who} ({', '.join(filter(None, more))})"


def _item(line: ItemLine, meeting: Meeting, reader: Any) -> rules.Item:
    item = line.item
    carried = getattr(item, "carried", None)
    note = item.note
    if carried and carried.standing.content == "arising":
        rows = arising(meeting, reader=reader, as_at=clock.today())
        open_still = [one for one in rows if one.decision is None or one.decision.part == Part.OPEN]
        note = "; ".join(f"{one.text} ({one.manager or 'nobody named'}, due {one.when})" for one in open_still) or note
    return rules.Item(
        number=item.number,
        title=item.title,
        note=note,
        interests=[interest_words(one) for one in line.interests],
        papers=[one.words for one in line.papers if one.words and not (one.exempt and item.part == Part.OPEN)],
        missing=line.missing,
        resolved=[_resolved(one) for one in line.decisions if one.decision.part == item.part],
    )


def _resolved(line: DecisionLine) -> rules.Resolved:
    steps = [
        rules.Step(one.text, str(one.manager or one.organisation or "nobody is named"), f"by {one.when}")
        for one in line.actions
    ]
    return rules.Resolved(
        outcome=line.decision.get_outcome_display(),
        wording=line.decision.wording,
        referred_to=[str(one.body) for one in line.referrals],
        why=line.referrals[0].why if line.referrals else "",
        steps=steps,
    )


def agreed_words(minutes: Any) -> str:
    """Say whether minutes are agreed, and where."""
    if minutes.approved_at_id is None:
        return "not agreed yet"
    at = minutes.approved_at
    return f"agreed on {day(at.earliest)}" if at.earliest else f"agreed at {at}"
