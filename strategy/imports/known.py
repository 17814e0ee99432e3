"""Which comments of a consultation a file may be about: those on record and those of its rows before."""

from collections.abc import Hashable
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils.text import slugify

from salford_css.core.imports.rowkind import Values
from strategy.models import Consultation, ConsultationComment

ABOUT = ("event", "audience", "organisation", "post", "report_version", "section")


class Known:
    """The comments of a consultation by their names outside and by what was said; asked once for a run.

    Only keys are held: a text may be long, and there may be thousands.
    """

    def __init__(self, consultation: Consultation) -> None:
        self._keys: dict[Hashable, ConsultationComment | int] = {}
        rows = consultation.comments.values_list("pk", "ref", "respondent_as_written", "text", "earliest", "section_id")
        for pk, ref, respondent, text, received, section in rows.order_by("-pk").iterator():
            self._keys[ref] = self._keys[_said(respondent, text, received, section)] = pk

    def find(self, values: Values) -> ConsultationComment | None:
        """Return the comment with the reference of a row, or with its words of the same consultee and day."""
        found = self._keys.get(ref_of(values) if values.get("reference") else _key(values))
        if isinstance(found, int):
            return ConsultationComment.objects.select_related(*ABOUT).filter(pk=found).first()
        if found is not None and found.pk is not None:
            return ConsultationComment.objects.select_related(*ABOUT).filter(pk=found.pk).first()
        return found

    def waits(self, values: Values, record: ConsultationComment | None) -> None:
        """Count the comment of a row among those there are, or forget it."""
        for key in (ref_of(values), _key(values)):
            if record is None:
                self._keys.pop(key, None)
            else:
                self._keys[key] = record


def ref_of(values: Values) -> str:
    """Return a comment's name outside: by its reference, else by who said what, so that no other rows are asked."""
    said = f"{values['respondent']}|{values.get('received')}|{values['paragraph']}|{values['text']}"
    own = values.get("reference") or f"comment-{sha256(said.encode()).hexdigest()[:12]}"
    return slugify(f"{values['consultation'].ref[:60]}-{own}")[:100]


def _key(values: Values) -> Hashable:
    section = values["section"]
    return _said(values["respondent"], values["text"], values.get("received"), section.pk if section else None)


def _said(respondent: Any, text: str, received: date | None, section: int | None) -> Hashable:
    return (str(respondent or "").casefold(), sha256(text.encode()).digest(), received, section)
