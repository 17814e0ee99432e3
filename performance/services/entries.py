"""Entering the figures of a return as drafts. Nothing goes on record here; that is the approval's work."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from performance.collecting import lifecycle
from performance.collecting.drafts import Draft, Fate, fate
from performance.collecting.facts import faults
from performance.models import PeriodLock, ReturnEntry, RoundReturn
from performance.selectors.returns import EntryLine, entered_by, facts_in, lines_of
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_user, refuse, store
from salford_css.core.policies import require

NOT_YOURS = "Only the post that enters a figure, and performance officers, may enter it."


class EntriesRefused(ValidationError):
    """Some figures cannot be; `by_line` holds the sentences by line and field. Nothing was saved."""

    def __init__(self, by_line: Mapping[str, Mapping[str, str]], titles: Mapping[str, str]) -> None:
        self.by_line = by_line
        super().__init__([f"{titles[key]}: {said}" for key, fields in by_line.items() for said in fields.values()])


class EntriesConflict(ValidationError):
    """Somebody else saved the same lines meanwhile; `theirs` holds them as they stand. Nothing was saved."""

    def __init__(self, theirs: Mapping[str, EntryLine]) -> None:
        self.theirs = theirs
        super().__init__(
            "Somebody else saved some of these figures while you wrote. Both stand below: yours in the boxes, theirs "
            "beside them. Change what you want and save again; what is in the boxes is kept."
        )


@transaction.atomic
def save_entries(
    *, round_return: RoundReturn, typed: Mapping[str, Draft], by: Any, shown: Mapping[str, str] | None = None
) -> int:
    """Keep the drafts of some lines, by their keys; return how many changed.

    `shown` gives the mark of the draft each writer began from: a line that was not touched keeps what others wrote,
    one that both changed raises EntriesConflict. Raises PermissionDenied; EntriesRefused for figures that cannot be;
    ValidationError for a return that is not open. Nothing is saved when anything is refused.
    """
    row = RoundReturn.objects.select_for_update(of=("self",)).with_names().get(pk=round_return.pk)
    refuse_unless_open(row)
    lines = {line.key: line for line in lines_of(row.entries.all(), on=clock.today())}
    touched = _touched(lines, typed, shown or {})
    mine = [lines[key] for key in touched]
    require(len(entered_by(by, mine)) == len(mine), NOT_YOURS)
    _refuse_faults({key: lines[key] for key in touched}, typed)
    for key in touched:
        _keep(lines[key].entry, typed[key], by)
    if touched:
        record_activity("figures-entered", row, by=by, reason="; ".join(lines[key].title for key in touched)[:500])
    return len(touched)


def draft_of(entry: ReturnEntry) -> Draft:
    """Return the draft as it stands."""
    return Draft(facts_in(entry), entry.stage, entry.source, entry.commentary)


def refuse_unless_open(row: RoundReturn) -> None:
    """Raise ValidationError unless figures may be entered: the round has begun, the return and the period are open."""
    today = clock.today()
    closed = closed_because(row)
    opens = row.round.opens
    refuse(
        lifecycle.not_open(row.state, row.get_state_display(), closed_because=closed) or closed or None,
        f"The round opens on {opens:%-d %B %Y}; figures can be entered from then on." if today < opens else None,
    )


def closed_because(row: RoundReturn) -> str:
    """Return the sentence with which the database refuses figures of the return's period; empty while it is open."""
    locks = PeriodLock.objects.filter(
        framework=row.round.framework_id, frequency=row.round.frequency, period=row.round.period,
        reopened_at__isnull=True,
    )  # fmt: skip
    found = locks.filter(organisation=row.organisation_id).first() or locks.filter(organisation__isnull=True).first()
    return lifecycle.locked_by(row.round.period.isoformat(), found.reason) if found else ""


def _touched(lines: Mapping[str, EntryLine], typed: Mapping[str, Draft], shown: Mapping[str, str]) -> list[str]:
    """Return the lines that are to be saved. Raises for a line there is not, and for those that two people changed."""
    unknown = [key for key in typed if key not in lines]
    refuse(f"This return does not ask for {', '.join(unknown)}." if unknown else None)
    fates = {
        key: fate(shown=shown.get(key, ""), typed=draft, stands=draft_of(lines[key].entry))
        for key, draft in typed.items()
    }
    clashes = {key: lines[key] for key, found in fates.items() if found is Fate.CONFLICT}
    if clashes:
        raise EntriesConflict(clashes)
    return [key for key, found in fates.items() if found is Fate.SAVE]


def _refuse_faults(lines: Mapping[str, EntryLine], typed: Mapping[str, Draft]) -> None:
    found = {key: wrong for key, line in lines.items() if (wrong := faults(typed[key].facts, line.rules))}
    if found:
        raise EntriesRefused(found, {key: lines[key].title for key in found})


def _keep(entry: ReturnEntry, draft: Draft, by: Any) -> None:
    facts = draft.facts
    entry.value, entry.numerator, entry.denominator = facts.value, facts.numerator, facts.denominator
    entry.status, entry.stage, entry.source, entry.commentary = (
        facts.status,
        draft.stage,
        draft.source,
        draft.commentary,
    )
    entry.revision += 1
    entry.saved_at, entry.saved_by = clock.now(), acting_user(by)
    store(entry)
