"""Salford's story: our own words, each sentence tied to the records of the case it rests on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.contrib.contenttypes.models import ContentType

from salford_css.casebook.charts.timeline import Event, Timeline, draw
from salford_css.casebook.keeping import DATASET
from salford_css.casebook.sheets import sheet
from salford_css.core import dates
from salford_css.core.models import Citation

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence: plain words, or words that lead to a record."""

    words: str
    item: str = ""
    url: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter: when, what, and its sentences."""

    year: str
    heading: str
    sentences: Sequence[Sequence[Part]]


@dataclass(frozen=True)
class Story:
    """The whole story with its timeline and where to go from there."""

    lead: str
    chapters: Sequence[Chapter]
    timeline: Timeline
    events: Sequence[Event]
    lanes: Sequence[str]
    ends: Sequence[Part]


def written() -> dict[str, Any]:
    """Read the story file."""
    return cast("dict[str, Any]", sheet("story.yaml"))


def parts_of(sentence: str) -> list[Part]:
    """Split a sentence into plain and linked words."""
    parts, place = [], 0
    for found in LINK.finditer(sentence):
        if before := sentence[place : found.start()]:
            parts.append(Part(before))
        parts.append(Part(found[1], found[2]))
        place = found.end()
    if rest := sentence[place:]:
        parts.append(Part(rest))
    return parts


def items_named() -> set[str]:
    """Return every item the story rests on."""
    told = written()
    sentences = (sentence for chapter in told["chapters"] for sentence in chapter["sentences"])
    linked = {part.item for sentence in sentences for part in parts_of(sentence) if part.item}
    return linked | {entry["item"] for entry in (*told["timeline"], *told["ends"])}


def tell() -> Story:
    """Return the story with the addresses and dates of the records as they stand now."""
    told = written()
    records = _records(items_named())

    def linked(part: Part) -> Part:
        record = records.get(part.item)
        return Part(part.words, part.item, record.get_absolute_url() if record is not None else "")

    chapters = [
        Chapter(
            str(chapter["year"]),
            chapter["heading"],
            [[linked(part) for part in parts_of(sentence)] for sentence in chapter["sentences"]],
        )
        for chapter in told["chapters"]
    ]
    events = _events(told["timeline"], records)
    ends = [linked(Part(end["words"], end["item"])) for end in told["ends"]]
    ends = [
        Part(part.words, part.item, f"{part.url}thread/" if end.get("thread") and part.url else part.url)
        for part, end in zip(ends, told["ends"], strict=True)
    ]
    return Story(" ".join(told["lead"].split()), chapters, draw(events, told["lanes"]), events, told["lanes"], ends)


def _records(items: Iterable[str]) -> dict[str, Any]:
    """Read the row each item became, one query a model; a row that has a page of its own comes first."""
    cited = Citation.objects.filter(dataset=DATASET, item__in=items, field="").values_list(
        "item", "content_type", "object_id"
    )
    rows: dict[str, Any] = {}
    by_kind: dict[int, dict[int, list[str]]] = {}
    for item, kind, pk in cited:
        by_kind.setdefault(kind, {}).setdefault(pk, []).append(item)
    for kind, wanted in by_kind.items():
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        for pk, row in model._default_manager.in_bulk(list(wanted)).items():
            for item in wanted[pk]:
                if hasattr(row, "get_absolute_url"):
                    rows.setdefault(item, row)
    return rows


def _events(entries: Sequence[dict[str, Any]], records: dict[str, Any]) -> list[Event]:
    found = []
    for entry in entries:
        record = records.get(entry["item"])
        when: dates.UncertainDate | None = getattr(record, "when", None)
        if record is not None and when is not None and when.earliest and when.latest:
            url = record.get_absolute_url()
            found.append((when.earliest, when.latest, entry["lane"], str(record), str(when), url))
    found.sort(key=lambda event: (event[0], event[1]))
    return [Event(number, *event) for number, event in enumerate(found, start=1)]
