"""What the imports of a consultation share: which consultation, which audience, which event, and who may."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from salford_css.core.imports.columns import ImportColumn
from salford_css.core.imports.lines import CellRefused
from salford_css.core.imports.near import unknown
from salford_css.core.imports.rowkind import RowKind
from strategy import policies
from strategy.imports.consultees import Consultees
from strategy.models import Consultation, ConsultationAudience
from strategy.selectors.anchors import consultees_of


class OfConsultation(RowKind):
    """Rows that belong to a consultation, which a column names, or which is the same for every row."""

    def __init__(self, *, by: Any, on: date) -> None:
        super().__init__(by=by, on=on)
        self.consultees = Consultees()
        self._words: dict[int, list[str]] = {}
        self._audiences: dict[int, dict[str, ConsultationAudience]] = {}

    @classmethod
    def may(cls, user: Any, on: date) -> bool:
        """Say whether a user runs any consultation: officers, and whoever leads one."""
        if policies.may_draft(user, on):
            return True
        led = Consultation.objects.filter(lead_post__isnull=False) if policies.works_here(user, on) else ()
        return any(policies.may_run_consultation(user, one, on) for one in led)

    @property
    def consultation_column(self) -> ImportColumn:
        """Return the column that names the consultation."""
        return ImportColumn(
            "consultation",
            "Consultation",
            self._consultation,
            required=True,
            help="Its title, or its name in the address of its page.",
            for_all=True,
        )

    def choices(self, column: str) -> Sequence[tuple[str, str]]:
        """Offer the consultations the sender runs."""
        return [(one.ref, one.title) for one in self._mine] if column == "consultation" else ()

    def words_known(self, consultation: Consultation) -> list[str]:
        """Return who was asked or has commented so far in the record's own words, looked up once for a run."""
        if consultation.pk not in self._words:
            self._words[consultation.pk] = consultees_of(consultation)
        return self._words[consultation.pk]

    def audience(self, consultation: Consultation, words: str) -> ConsultationAudience | None:
        """Return an audience of a consultation by its code or name."""
        if consultation.pk not in self._audiences:
            rows = consultation.audiences.all()
            self._audiences[consultation.pk] = {key.casefold(): one for one in rows for key in (one.code, one.name)}
        return self._audiences[consultation.pk].get(words.casefold())

    def audience_named(self, audience: ConsultationAudience) -> ConsultationAudience:
        """Remember an audience that was named while the import ran."""
        known = self._audiences.setdefault(audience.consultation_id, {})
        known |= {audience.code.casefold(): audience, audience.name.casefold(): audience}
        return audience

    @cached_property
    def _mine(self) -> list[Consultation]:
        rows = Consultation.objects.visible_to(self.by).select_related("report_version__report")
        return [one for one in rows if policies.may_run_consultation(self.by, one, self.on)]

    def _consultation(self, words: str) -> Consultation:
        by_ref = {one.ref.casefold(): one for one in self._mine}
        titled = [one for one in self._mine if one.title.casefold() == words.casefold()]
        if len(titled) > 1:
            raise ValueError(f"{len(titled)} consultations have this title. Write the name in its page's address.")
        found = titled[0] if titled else by_ref.get(words.casefold())
        if found is None:
            known = [one.title for one in self._mine]
            raise ValueError(unknown(words, known, what="consultation you run", remedy="Mend the name."))
        return found


def cell_of(column: str, refused: ValueError) -> CellRefused:
    """Return a refusal as one of a column."""
    return CellRefused(column, str(refused))
