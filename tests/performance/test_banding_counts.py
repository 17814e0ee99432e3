"""How many figures lie in each band: the summary Durham's members had before them on 5 June 2006."""

from performance.banding import Banded, counted, summary_sentence

NAMES = {5: "very good", 4: "good", 3: "acceptable", 2: "ask questions", 1: "investigate urgently"}
# Durham, 5 June 2006: 27 measures, 25 with data. Two of them lay in yellow and light green and yet in the highest band
# that can be achieved.
DURHAM = [
    *[Banded(True, 5, NAMES[5]) for _ in range(9)],
    *[Banded(True, 4, NAMES[4]) for _ in range(8)],
    Banded(True, 4, NAMES[4], highest=4),
    *[Banded(True, 3, NAMES[3]) for _ in range(2)],
    Banded(True, 3, NAMES[3], highest=3),
    *[Banded(True, 2, NAMES[2]) for _ in range(2)],
    Banded(True, 1, NAMES[1]),
    Banded(True),
    *[Banded(False) for _ in range(2)],
]


def test_durhams_measures_add_up_best_band_first() -> None:
    counts = counted(DURHAM)
    assert (counts.of, counts.figures) == (27, 25)
    assert list(counts.names) == [
        ("very good", 9), ("good", 9), ("acceptable", 3), ("ask questions", 2), ("investigate urgently", 1),
        ("not banded", 1),
    ]  # fmt: skip


def test_a_lower_band_can_be_the_best_that_can_be_reached() -> None:
    assert counted(DURHAM).best == 9 + 2


def test_the_summary_is_one_sentence() -> None:
    assert summary_sentence(counted(DURHAM)) == (
        "Of 25 measures with a figure, nine very good, nine good, three acceptable, two ask questions, one investigate "
        "urgently and one not banded; eleven are in the best band that can be reached."
    )


def test_made_up_bands_are_counted_as_such() -> None:
    assert counted([Banded(True, 5, "very good", made_up=True), Banded(True)]).made_up == 1


def test_no_figures_and_no_bands_are_said() -> None:
    assert summary_sentence(counted([Banded(False)])) == "No measure has a figure, so none is banded."
    assert "no bands are on record" in summary_sentence(counted([Banded(True)]))
