"""An administrator loads official tables of bands: a set is taken whole or not at all, and can be taken back."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from performance.models import BandSet, ComparatorGroup, Indicator, SeriesState
from salford_css.core.models import Import, Role, User
from salford_css.core.services import imports
from tests.core.imports.files import workbook
from tests.factories.core import user_with
from tests.factories.performance import a_series, indicator, record

pytestmark = pytest.mark.django_db

HEADINGS = ("Indicator", "Year", "Council group", "Band", "Lower", "Lower inclusive", "Upper", "Upper inclusive",
            "Highest attainable", "Source", "Standing")  # fmt: skip


def row(band: int, lower: Any, upper: Any, **said: str) -> tuple[Any, ...]:
    """One interval of re-registrations in 2006/07, unless said otherwise."""
    about = {"code": "A3", "year": "2006/07", "group": "", "closed": "", "source": "PAF volume, table 3"} | said
    return (
        *(about["code"], about["year"], about["group"], band, lower, "", upper, about["closed"]),
        *("", about["source"], "verified"),
    )


# Shaped after re-registrations: best in the middle, the same band on both sides of it. The ends are made up.
TWO_SIDED = [row(2, "", 6), row(4, 6, 10), row(5, 10, 15), row(4, 15, 20), row(2, 20, "")]


@pytest.fixture
def ada(db: None) -> User:
    return user_with(Role.ADMINISTRATOR)


@pytest.fixture
def share(settings: Any, tmp_path: Path, db: None) -> Indicator:
    """Re-registrations, of which Salford's figure of 2006/07 is 12 per cent."""
    settings.MEDIA_ROOT = tmp_path
    measured = indicator(code="A3", title="Re-registrations")
    series = a_series(of=measured, frequency="year", unit="percent", multiplier=100, polarity="range")
    record(series, {date(2006, 4, 1): 12}, known_from=date(2007, 11, 1))
    return measured


Look = Callable[..., Import]


@pytest.fixture
def look(share: Indicator, ada: User) -> Look:
    def send(*rows: Sequence[Any]) -> Import:
        file = SimpleUploadedFile("bands.xlsx", workbook(HEADINGS, *rows))
        return imports.look_at(batch=imports.receive(kind="bands", file=file, by=ada), by=ada)

    return send


def counts(batch: Import) -> tuple[int, int, int, int]:
    return (batch.created, batch.changed, batch.unchanged, batch.refused)


def said(batch: Import, outcome: str) -> list[str]:
    rows = batch.rows.filter(outcome=outcome)
    return [" ".join(filter(None, part)) for one in rows for part in one.problems]


def test_a_table_with_its_optimum_in_the_middle_is_taken_and_judges_at_once(look: Look, ada: User):
    imports.confirm(batch=look(*TWO_SIDED), by=ada)
    found = BandSet.objects.get()
    assert (found.standing, found.source, found.intervals.count()) == ("verified", "PAF volume, table 3", 5)
    assert SeriesState.objects.get().band.band == 5


def test_nothing_is_stored_before_it_is_confirmed(look: Look):
    assert counts(look(*TWO_SIDED)) == (1, 0, 0, 0)
    assert not BandSet.objects.exists()


def test_the_same_table_again_changes_nothing(look: Look, ada: User):
    imports.confirm(batch=look(*TWO_SIDED), by=ada)
    assert counts(look(*TWO_SIDED)) == (0, 0, 1, 0)


def test_another_table_takes_its_place_as_a_new_version_and_taking_it_back_gives_the_first_again(look: Look, ada: User):
    imports.confirm(batch=look(*TWO_SIDED), by=ada)
    batch = look(row(1, "", 12), row(5, 12, ""))
    assert counts(batch) == (0, 1, 0, 0)
    imports.confirm(batch=batch, by=ada)
    assert [one.known_to is None for one in BandSet.objects.order_by("number")] == [False, True]
    imports.take_back(batch=batch, by=ada, reason="The wrong year's volume")
    standing = BandSet.objects.get(known_to__isnull=True)
    assert (standing.number, standing.intervals.count()) == (3, 5)
    assert SeriesState.objects.get().band.band_set == standing


def test_taking_back_a_first_table_leaves_the_year_without_bands(look: Look, ada: User):
    batch = look(*TWO_SIDED)
    imports.confirm(batch=batch, by=ada)
    imports.take_back(batch=batch, by=ada, reason="Wrong file")
    assert not BandSet.objects.filter(known_to__isnull=True).exists()
    assert SeriesState.objects.get().band is None


def test_a_set_that_was_replaced_since_is_left_and_said(look: Look, ada: User):
    first = look(*TWO_SIDED)
    imports.confirm(batch=first, by=ada)
    imports.confirm(batch=look(row(5, "", "")), by=ada)
    imports.take_back(batch=first, by=ada, reason="Wrong file")
    assert BandSet.objects.get(known_to__isnull=True).intervals.get().band == 5
    assert first.rows.get(outcome="created").left_because == "Other bands took their place since."


def test_councils_of_two_groups_have_tables_of_their_own(look: Look, ada: User):
    for name in ("Group 1", "Group 2"):
        ComparatorGroup.objects.create(ref=name.lower().replace(" ", "-"), name=name, standing="verified")
    imports.confirm(batch=look(row(5, "", "", group="Group 1"), row(3, "", "", group="group-2")), by=ada)
    assert sorted(one.group.name for one in BandSet.objects.all()) == ["Group 1", "Group 2"]


def test_ends_belong_to_the_band_as_the_table_says(look: Look, ada: User):
    imports.confirm(batch=look(row(5, 100, 100, closed="yes"), row(1, "", 100)), by=ada)
    assert sorted(one.bounds for one in BandSet.objects.get().intervals.all()) == ["[)", "[]"]


def test_an_overlap_refuses_the_whole_set_and_names_both_rows(look: Look):
    batch = look(row(4, 6, 11), row(5, 10, 15))
    assert counts(batch) == (0, 0, 0, 2)
    told = said(batch, "refused")
    assert "It overlaps row 2: “6 to under 11” and “10 to under 15” both hold values between 10 and 11." in " ".join(
        told
    )
    assert "Row 3 of the same set is refused, and a set is taken whole. Mend that row first." in told


def test_a_gap_is_remarked_on_and_taken(look: Look):
    batch = look(row(4, 6, 9), row(5, 10, 15))
    assert counts(batch) == (1, 0, 0, 0)
    assert "Values between 9 and 10 lie in no band." in " ".join(said(batch, "doubtful"))


def test_ends_that_look_like_proportions_are_remarked_on(look: Look):
    assert "look like proportions" in " ".join(said(look(row(5, "0.1", "0.15")), "doubtful"))


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (row(5, 15, 10), "the upper end must lie above the lower"),
        (row(5, "ten", 15), "Write a number."),
        (row(12, 10, 15), "Write the number of the band, 1 to 9"),
        (row(5, 10, 15, year="2006/08"), "is not a financial year"),
        (row(5, 10, 15, code="Z99"), "No measure is called so."),
        (row(5, 10, 15, group="Group 7"), "No group of councils is called so."),
        (row(5, 10, 15, source=""), "Say in which source the table was read"),
        (("A3", "2006/07", "", "", 10, "", 15, "", "", "x", "verified"), "Give the band's number"),
        (("A3", "2006/07", "", 5, 10, "perhaps", 15, "", "", "x", "verified"), "Write yes or no."),
        (("A3", "2006/07", "", 5, 10, "", 15, "", "", "x", "certain"), "Write one of: verified"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(look: Look, bad: tuple[Any, ...], sentence: str):
    batch = look(bad)
    assert (batch.refused, batch.created) == (1, 0)
    assert sentence in " ".join(said(batch, "refused"))


def test_rows_of_one_set_that_disagree_on_its_source_are_refused(look: Look):
    batch = look(row(4, 6, 10), row(5, 10, 15, source="Another volume"))
    assert "Row 2 of the same set says otherwise." in " ".join(said(batch, "refused"))


def test_a_code_of_two_frameworks_asks_for_the_framework(look: Look):
    indicator(of="BVPI", code="A3")
    assert "Say the framework" in " ".join(said(look(*TWO_SIDED), "refused"))
    assert counts(look(row(5, "", "", code="PAF:A3"))) == (1, 0, 0, 0)


def test_a_cabinet_member_brings_in_no_bands(share: Indicator):
    file = SimpleUploadedFile("bands.xlsx", workbook(HEADINGS, row(5, Decimal(10), Decimal(15))))
    with pytest.raises(PermissionDenied):
        imports.receive(kind="bands", file=file, by=user_with(Role.CABINET_MEMBER))
