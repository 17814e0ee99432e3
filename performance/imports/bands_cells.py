"""The columns of a table of bands, and how its names are found."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from django.db.models import Q

from performance.models import ComparatorGroup, Indicator
from performance.services import BandRow
from salford_css.core.imports.columns import ImportColumn, day, decimal, one_of, text, whole_number, yes_or_no
from salford_css.core.imports.lines import CellRefused
from salford_css.core.imports.near import unknown
from salford_css.core.models import Standing
from salford_css.core.periods import FinancialYear

BANDS = range(1, 10)
YEAR_DIGITS = 4
PER_CENT = 100


def number(cell: str) -> Decimal:
    """Read an end of an interval; a per cent sign is dropped, since the unit is the measure's."""
    return decimal(cell.removesuffix("%").strip())


def band(cell: str) -> int:
    """Read the number of a band."""
    found = whole_number(cell)
    if found not in BANDS:
        raise ValueError("Write the number of the band, 1 to 9; the highest is the best.")
    return found


def year(cell: str) -> int:
    """Read a financial year, as 2006/07, 2006-07 or the year in which it begins."""
    bare = cell.replace("\u2013", "-")
    if bare.isascii() and bare.isdigit() and len(bare) == YEAR_DIGITS:
        return int(bare)
    return FinancialYear.parse(bare).start_year


COLUMNS: Sequence[ImportColumn] = (
    ImportColumn("framework", "Framework", text(30), for_all=True, help="PAF; or before the code: PAF:A3."),
    ImportColumn("indicator", "Indicator", text(120), required=True, aliases=("Code", "Measure", "PI")),
    ImportColumn("year", "Year", year, required=True, for_all=True, help="The financial year: 2006/07."),
    ImportColumn("group", "Council group", text(150), aliases=("Group",), for_all=True, help="Empty: every council."),
    ImportColumn("band", "Band", band, aliases=("Blobs",), help="5 is the best."),
    ImportColumn("label", "In words", text(60), aliases=("Label", "Band name")),
    ImportColumn("lower", "Lower", number, aliases=("From", "Lower end"), help="Empty: open downwards."),
    ImportColumn("lower_included", "Lower inclusive", yes_or_no, aliases=("Lower included",), help="Empty: yes."),
    ImportColumn("upper", "Upper", number, aliases=("To", "Upper end"), help="Empty: open upwards."),
    ImportColumn("upper_included", "Upper inclusive", yes_or_no, aliases=("Upper included",), help="Empty: no."),
    ImportColumn("highest", "Highest attainable", band, aliases=("Highest band",), help="Empty: the top one."),
    ImportColumn("source", "Source", text(500), for_all=True),
    ImportColumn("standing", "Standing", one_of(dict(Standing.choices)), required=True, for_all=True,
                 help="verified, corroborated, derived, unverified or illustrative."),
    ImportColumn("known_from", "Published", day, aliases=("Known from",), for_all=True,
                 help="From when it judges. Empty: from today where it replaces a set, else always."),
)  # fmt: skip


class Named:
    """Finds measures and groups by the names files use, each looked up once for a run."""

    def indicator(self, framework: str | None, code: str | None) -> Indicator | None:
        """Return the measure of a code; None without one. Raises CellRefused for none or several."""
        if not code:
            return None
        before, _, after = code.rpartition(":")
        found = self._indicators(framework or before, after if before else code)
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(one.name_outside for one in found)
            raise CellRefused("indicator", f"Several measures are called so: {names}. Say the framework.")
        known = list(Indicator.objects.values_list("code", flat=True).distinct())
        raise CellRefused("indicator", unknown(code, known, what="measure", remedy="Mend the code, or add it first."))

    def group(self, words: str | None) -> ComparatorGroup | None:
        """Return the group called so; None where every council is meant. Raises CellRefused for an unknown one."""
        if not words:
            return None
        if found := self._groups.get(words.casefold()):
            return found
        names = [one.name for one in self._groups.values()]
        raise CellRefused("group", unknown(words, names, what="group of councils", remedy="Leave it empty, or add it."))

    @cached_property
    def _groups(self) -> dict[str, ComparatorGroup]:
        return {key.casefold(): one for one in ComparatorGroup.objects.all() for key in (one.name, one.ref)}

    def _indicators(self, framework: str, code: str) -> list[Indicator]:
        called = Q(code__iexact=code) | Q(aliases__name__iexact=code)
        rows = Indicator.objects.filter(called).select_related("framework").distinct()
        return list(rows.filter(framework__code__iexact=framework) if framework else rows)


def looks_like_proportions(indicator: Indicator, rows: Sequence[BandRow]) -> str:
    """Say that ends lie between 0 and 1 although the measure is in per cent; empty where they do not."""
    definition = indicator.definitions.order_by("-number").first()
    ends = [end for row in rows for end in (row.lower, row.upper) if end]
    if definition is None or definition.multiplier != PER_CENT or not ends or any(end > 1 for end in ends):
        return ""
    return "The measure is in per cent and every end lies at 1 or below: they look like proportions. Check the table."
