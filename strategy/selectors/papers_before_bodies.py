"""Where one paper went: every body it lay before, when, under which item, what the body made of it and decided."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from salford_css.core.dates import UncertainDate
from salford_css.core.models import Part
from strategy.models import Body, Consideration, Decision, Meeting, Paper
from strategy.querysets.reports import known_by

NOT_SAID = "what it made of it is not recorded"


@dataclass(frozen=True)
class Considered:
    """One body's consideration of a paper."""

    body: Body
    when: UncertainDate
    said: str
    decisions: Sequence[Decision]
    meeting: Meeting | None = None
    is_open: bool = True

    @property
    def note(self) -> str:
        """Return what the body made of it and decided, in a line."""
        decided = [f"{one.get_outcome_display()}: {one.wording}" for one in self.decisions]
        return "; ".join(filter(None, [self.said, *decided])) or NOT_SAID


def considered_by(paper: Paper, *, reader: Any, as_at: date) -> list[Considered]:
    """Return who considered a paper, oldest first; all versions of a report are one paper."""
    rows = Paper.objects.visible_to(reader).filter(same(paper)).select_related("item__meeting__body")
    lay = [one for one in rows.filter(known_by(as_at, "item__meeting__")) if one.item.meeting is not None]
    decided = _decisions([one.item_id for one in lay], reader, as_at)
    found = [
        Considered(
            one.item.meeting.body,
            one.item.meeting.when,
            one.said,
            decided[one.item_id],
            one.item.meeting,
            is_open=one.item.part == Part.OPEN and all(each.part == Part.OPEN for each in decided[one.item_id]),
        )
        for one in lay
    ]
    found += _of_report(paper, {one.item.meeting_id for one in lay}, reader, as_at)
    return sorted(found, key=lambda one: (one.when.earliest or date.min, one.body.name))


def same(paper: Paper) -> Any:
    """Return the condition for papers that are the same one."""
    if paper.report_version is not None:
        return Q(report_version__report=paper.report_version.report_id)
    return Q(document=paper.document_id)


def _of_report(paper: Paper, known: set[int], reader: Any, as_at: date) -> list[Considered]:
    """Return what is on record of a report beside the agendas on which it stood."""
    if paper.report_version is None:
        return []
    rows = Consideration.objects.visible_to(reader).filter(known_by(as_at))
    rows = rows.filter(version__report=paper.report_version.report_id).select_related("body", "meeting")
    return [Considered(one.body, one.when, one.outcome, (), one.meeting) for one in rows if one.meeting_id not in known]


def _decisions(items: Sequence[int], reader: Any, as_at: date) -> dict[int, list[Decision]]:
    rows = Decision.objects.visible_to(reader).as_at(as_at).filter(item__in=items).order_by("pk")
    found: dict[int, list[Decision]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(row)
    return found
