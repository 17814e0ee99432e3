"""What the pages across apps show: rows and offers of every app turned into frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from salford_css.core import breaks, clock, policies, registry
from salford_css.core.components import Entry, Fact
from salford_css.core.models import ActivityLog, Role
from salford_css.core.registry import Finding, Place, WorkItem
from salford_css.core.words import capital, counted, deed, listed, number
from salford_css.dashboards.thread import overview as thread_overview

BUCKETS = (
    ("late", "Late"),
    ("waits", "Waits for you"),
    ("nobody", "Promised, but nobody has it"),
    ("coming", "What is coming"),
)


_LISTS = {
    "Pledge": "/strategy/pledges/",
    "Objective": "/strategy/objectives/",
    "Proposal": "/strategy/proposals/",
    "Partnership": "/partnerships/register/",
    "Indicator": "/performance/indicators/",
}


@dataclass(frozen=True)
class Bucket:
    """Work of one sort."""

    id: str
    title: str
    items: Sequence[WorkItem]


@dataclass(frozen=True)
class Overview:
    """The first page, in the order in which the reader needs it."""

    heading: str
    lead: str
    facts: Sequence[Fact]
    worst: Finding | None
    breaks: Sequence[Finding]
    work: Sequence[WorkItem] = ()
    places: Sequence[Place] = ()
    changes: Sequence[Entry] = field(default_factory=list)


def buckets_of(user: Any, *, as_at: date) -> list[Bucket]:
    """Sort what waits for a user by what they must do; empty sorts are left out."""
    items = list(registry.work.for_user(user, as_at=as_at))
    sorted_items = {
        name: sorted((item for item in items if item.bucket == name), key=lambda item: item.earliest or date.max)
        for name, _ in BUCKETS
    }
    return [Bucket(name, title, sorted_items[name]) for name, title in BUCKETS if sorted_items[name]]


def work_in_words(buckets: Sequence[Bucket]) -> str:
    """Say in one or two sentences how much waits."""
    counts = {bucket.id: len(bucket.items) for bucket in buckets}
    parts = []
    if late := counts.get("late"):
        parts.append(f"{number(late)} thing{'s are' if late > 1 else ' is'} late")
    if waits := counts.get("waits"):
        parts.append(f"{number(waits)} thing{'s wait' if waits > 1 else ' waits'} for you")
    if nobody := counts.get("nobody"):
        kept = "s have nobody to keep them" if nobody > 1 else " has nobody to keep it"
        parts.append(f"{number(nobody)} promise{kept}")
    if not parts:
        return "Nothing is late and nothing waits for you."
    return f"{capital(listed(parts))}. The rest has time."


def recent_changes(reader: Any, limit: int = 8) -> list[Entry]:
    """Return the last decisions about things the reader may see, newest first; names are those of the log: posts."""
    lines = list(ActivityLog.objects.select_related("content_type").exclude(content_type=None)[: limit * 6])
    seen = _visible({(line.content_type, line.object_id) for line in lines}, reader)
    return [
        Entry(when=f"{line.at:%-d %B %Y}", what=f"{deed(line.deed)}: {line.record_name}", note=line.actor)
        for line in lines
        if (line.content_type, line.object_id) in seen
    ][:limit]


def _visible(subjects: set[tuple[Any, Any]], reader: Any) -> set[tuple[Any, Any]]:
    """Return those subjects of the log that the reader may see, a query a model; what nobody scopes is left out."""
    seen: set[tuple[Any, Any]] = set()
    for kind in {kind for kind, _ in subjects}:
        rows = kind.model_class()._default_manager.all()
        if hasattr(rows, "visible_to"):
            ids = [pk for one, pk in subjects if one == kind]
            seen |= {(kind, pk) for pk in rows.filter(pk__in=ids).visible_to(reader).values_list("pk", flat=True)}
    return seen


def overview_for(user: Any, *, as_at: date) -> Overview:
    """Return the first page of a reader: cabinet members begin with judgement, others with their work."""
    found = breaks.shown(as_at=as_at, reader=user)
    outline = thread_overview.outline(as_at=as_at, reader=user)
    buckets = [] if policies.is_read_only(user, clock.today()) else buckets_of(user, as_at=as_at)
    work = [item for bucket in buckets if bucket.id != "coming" for item in bucket.items][:5]
    worst = next((finding for finding in found if finding.rank == 0), None)
    joined, ours = outline.joined, outline.our_reading
    lead = (
        f"{capital(counted(len(found), 'break'))} in the thread as at {as_at:%-d %B %Y}. "
        f"{joined} join{'s' * (joined != 1)} between promise, work, partner and measure rest on the record, "
        f"{ours} on our reading."
    )
    return Overview(
        heading=_heading(user),
        lead=lead,
        facts=[Fact(f"{name}s", str(count), _LISTS[name]) for name, count in outline.counts],
        worst=worst,
        breaks=[finding for finding in found if finding is not worst][:6],
        work=work,
        places=[place for offer in registry.pages.places for place in offer(as_at=as_at, reader=user)],
        changes=recent_changes(user),
    )


def _heading(user: Any) -> str:
    roles = policies.roles_of(user, clock.today())
    if Role.CABINET_MEMBER in roles:
        return "How the directorate is doing"
    return "Overview"
