"""Figures of a return from a spreadsheet: a row is the whole answer to one line, its explanation included."""

from collections.abc import Hashable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from performance.collecting.drafts import Draft
from performance.collecting.facts import ALLOWED, Facts
from performance.collecting.lifecycle import Cause
from performance.measures import read
from performance.models import IndicatorDuty, ReturnEntry, RoundReturn, Stage
from performance.policies import held_by, keeps_rounds
from performance.selectors.returns import EntryLine, lines_of
from performance.services.entries import EntriesRefused, save_entries
from performance.services.explaining import explain_variance, line_of
from salford_css.core import registry
from salford_css.core.deeds import refuse, refuse_beside
from salford_css.core.imports.columns import ImportColumn, day, one_of, text
from salford_css.core.imports.lines import CellRefused
from salford_css.core.imports.near import unknown
from salford_css.core.imports.rowkind import RowKind, Values
from strategy.models import Action

REASONS = {one.value: one.label for one in ALLOWED}
SAID = ("cause", "explanation", "action", "act_by")


def number(cell: str) -> Any:
    """Read a number as publishers write it; raises ValueError for words and for marks, which have a column."""
    try:
        found = read(cell)
    except ValueError:
        raise ValueError("Write a number, like 45.0 or 1128.") from None
    if found.value is None:
        raise ValueError("It is a mark and no number. Leave the cell empty and say why in the column for reasons.")
    return found.value


@registry.imports.kind
class ReturnFigures(RowKind):
    """Figures of open returns. What is on record is not touched: the rows become drafts, as on the return's page."""

    code: ClassVar[str] = "return-figures"
    name: ClassVar[str] = "Figures of a return"
    words: ClassVar[str] = "A row is the figure of one indicator in an open return, with what is said of it."

    def __init__(self, *, by: Any, on: date) -> None:
        super().__init__(by=by, on=on)
        self._lines: dict[int, dict[str, EntryLine]] = {}

    @classmethod
    def may(cls, user: Any, on: date) -> bool:
        """Say whether a user enters any figure: who keeps figures, and the posts that are named."""
        if keeps_rounds(user, on=on):
            return True
        return IndicatorDuty.objects.in_force(on).filter(post__in=held_by(user, on=on)).exists()

    @property
    def columns(self) -> Sequence[ImportColumn]:
        """Return the columns in the order of the page on which figures are entered."""
        return (
            ImportColumn(
                "return", "Return", self._return, required=True, for_all=True,
                help="The name in the address of its page.",
            ),
            ImportColumn("code", "Code", text(30), required=True, aliases=("Indicator", "Indicator code", "Ref")),
            ImportColumn("numerator", "Counted", number, aliases=("Numerator",)),
            ImportColumn("denominator", "Out of", number, aliases=("Denominator",)),
            ImportColumn("value", "Figure", number, aliases=("Value", "Outturn", "Outcome")),
            ImportColumn("status", "Why there is none", one_of(REASONS), aliases=("Status",)),
            ImportColumn("stage", "How settled", one_of(dict(Stage.choices)), aliases=("Stage",), for_all=True),
            ImportColumn("source", "Source", text(500), for_all=True),
            ImportColumn("commentary", "Commentary", text(5000), aliases=("Comment", "Comments")),
            ImportColumn("cause", "Cause", one_of(dict(Cause.choices))),
            ImportColumn("explanation", "Explanation", text(5000), aliases=("Variance reason",)),
            ImportColumn("action", "Corrective action", text(500), aliases=("Action",)),
            ImportColumn("act_by", "To have worked by", day, aliases=("Action by", "By")),
        )  # fmt: skip

    def choices(self, column: str) -> Sequence[tuple[str, str]]:
        """Offer the returns."""
        return [(one.ref, str(one)) for one in self._returns.values()] if column == "return" else ()

    def settle(self, values: dict[str, Any]) -> None:
        """Find the line of the return that is meant."""
        lines = self._of(values["return"])
        found = lines.get(values["code"].casefold())
        if found is None:
            codes = [line.code for line in lines.values()]
            what = "figure this return asks for"
            raise CellRefused("code", unknown(values["code"], codes, what=what, remedy="Mend the code."))
        values["line"] = found
        values["code"] = found.code

    def key(self, values: Values) -> Hashable:
        """Return the line."""
        return (values["return"].pk, values["line"].key)

    def find(self, values: Values) -> ReturnEntry:
        """Return the line's draft, which is there from the day the return was asked for."""
        return ReturnEntry.objects.select_related("action", "round_return").get(pk=values["line"].entry.pk)

    def facts(self, record: ReturnEntry) -> Values:
        """Return what stands in the line."""
        return {
            "return": record.round_return,
            "code": record.series.indicator.code,
            **{name: getattr(record, name) for name in ("numerator", "denominator", "value", "status", "stage")},
            **{name: getattr(record, name) for name in ("source", "commentary", "cause", "explanation", "act_by")},
            "action": str(record.action) if record.action else "",
        }

    def change(self, record: ReturnEntry, values: Values) -> None:
        """Keep the draft and its explanation; a figure beyond its tolerance comes with all it needs or not at all."""
        row, key = record.round_return, values["line"].key if "line" in values else self._key_of(record)
        try:
            save_entries(round_return=row, typed={key: self._draft(record, values)}, by=self.by)
        except EntriesRefused as refused:
            refuse_beside(**refused.by_line[key])
        if any(values.get(name) for name in SAID):
            self._explain(row, key, values)
        refuse(line_of(row, key).unexplained)

    def _explain(self, row: RoundReturn, key: str, values: Values) -> None:
        action = Action.objects.visible_to(self.by).open_on(self.on).filter(text=values.get("action") or "").first()
        explain_variance(
            round_return=row,
            key=key,
            by=self.by,
            cause=values.get("cause") or "",
            explanation=values.get("explanation") or "",
            action=action,
            new_action="" if action else values.get("action") or "",
            act_by=values.get("act_by"),
        )

    @staticmethod
    def _draft(record: ReturnEntry, values: Values) -> Draft:
        """Return the draft that the row asks for; a column that the file does not have is left as it is."""
        kept = {name: values[name] if name in values else getattr(record, name) for name in DRAFTED}
        facts = Facts(kept["value"], kept["numerator"], kept["denominator"], kept["status"] or "")
        return Draft(facts, kept["stage"] or Stage.PROVISIONAL, kept["source"] or "", kept["commentary"] or "")

    def _key_of(self, record: ReturnEntry) -> str:
        return next(line.key for line in self._of(record.round_return).values() if line.entry.pk == record.pk)

    def _of(self, row: RoundReturn) -> dict[str, EntryLine]:
        if row.pk not in self._lines:
            self._lines[row.pk] = {line.code.casefold(): line for line in lines_of(row.entries.all(), on=self.on)}
        return self._lines[row.pk]

    @cached_property
    def _returns(self) -> dict[str, RoundReturn]:
        rows = RoundReturn.objects.visible_to(self.by).opened_by(self.on).with_names()
        return {one.ref: one for one in rows}

    def _return(self, words: str) -> RoundReturn:
        found = self._returns.get(words) or next((one for one in self._returns.values() if str(one) == words), None)
        if found is None:
            raise ValueError(unknown(words, list(self._returns), what="return", remedy="Mend the name."))
        return found


DRAFTED = ("value", "numerator", "denominator", "status", "stage", "source", "commentary")
