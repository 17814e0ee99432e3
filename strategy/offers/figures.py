"""Live figures of strategy: `consultation:{ref}:{what}` counts what the register of a consultation holds on a day.

`what` is events, comments or amended (comments that changed a proposal).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from salford_css.core.registry import Choice, Figure, figures
from strategy.lifecycle import Effect
from strategy.models import Consultation, ConsultationComment, ConsultationEvent
from strategy.offers.addresses import address

COUNTS: dict[str, tuple[str, Callable[[Consultation, Any, date], int]]] = {
    "events": ("events", lambda row, reader, day: _of(ConsultationEvent, row, reader, day).count()),
    "comments": ("comments", lambda row, reader, day: _of(ConsultationComment, row, reader, day).count()),
    "amended": (
        "comments that changed a proposal",
        lambda row, reader, day: (
            _of(ConsultationComment, row, reader, day).filter(effect__in=[Effect.AMENDED, Effect.NEW]).count()
        ),
    ),
}


def _of(model: Any, row: Consultation, reader: Any, day: date) -> Any:
    return model.objects.visible_to(reader).as_at(day).filter(consultation=row)


@figures.prefix("consultation")
def consultation_figure(rest: str, *, as_at: date, reader: Any) -> Figure | None:
    """Read a count of a consultation as on a day."""
    ref, _, what = rest.partition(":")
    row = Consultation.objects.visible_to(reader).as_at(as_at).filter(ref=ref).first()
    if row is None or what not in COUNTS:
        return None
    words, count = COUNTS[what]
    number = str(count(row, reader, as_at))
    return Figure(number, f"{words} of {row}", number, address(row))


@figures.lister
def consultation_figures(words: Sequence[str], *, as_at: date, reader: Any) -> Iterator[Choice]:
    """Find counts of consultations by the words of title and kind."""
    for row in Consultation.objects.visible_to(reader).as_at(as_at):
        for what, (name, count) in COUNTS.items():
            held = f"{row.title} {name} {row.ref}".lower()
            if all(word.lower() in held for word in words):
                token = f"consultation:{row.ref}:{what}"
                yield Choice(token, f"{name} of {row.title}: {count(row, reader, as_at)}")
