"""What helps somebody who enters events and comments: what was used before, and what the next one shares."""

from collections.abc import Sequence
from typing import Any

from strategy.models import Consultation, ConsultationComment, ConsultationEvent


def ways_used() -> list[str]:
    """Return the ways in which people were asked so far, each once."""
    return sorted(set(ConsultationEvent.objects.values_list("kind", flat=True)))


def themes_of(consultation: Consultation) -> list[str]:
    """Return the themes of a consultation's comments, each once."""
    return sorted(set(consultation.comments.exclude(theme="").values_list("theme", flat=True)))


def versions_of(consultation: Consultation) -> list[int]:
    """Return the numbers of the versions of the report consulted on."""
    return sorted(consultation.report_version.report.versions.values_list("number", flat=True))


def entered_last(consultation: Consultation, most: int = 10) -> Sequence[ConsultationComment]:
    """Return the comments entered last, the newest first."""
    rows = consultation.comments.select_related("organisation", "post", "section")
    return list(rows.order_by("-pk")[:most])


def shared_by_event(event: ConsultationEvent) -> dict[str, Any]:
    """Return what the comments of an event share: its audience, its day, and the consultee when it asked only one."""
    return {
        "event": event,
        "audience": event.audience,
        "received": _day(event),
        "channel": "meeting" if event.meeting_id or "meeting" in event.kind else "",
        "respondent": "" if event.meeting_id else event.whom,
    }


def shared_with_the_next(comment: ConsultationComment) -> dict[str, Any]:
    """Return what the next comment most likely shares with one just entered; who, what and where are asked anew."""
    return {
        "event": comment.event,
        "audience": comment.audience,
        "version": comment.report_version.number if comment.report_version else None,
        "received": _day(comment),
        "channel": comment.channel,
        "theme": comment.theme,
        "in_summary": comment.in_summary,
    }


def _day(row: Any) -> str:
    return f"{row.earliest:%-d %B %Y}" if row.earliest and row.earliest == row.latest else ""
