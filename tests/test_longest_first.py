"""Several processes end at about the same time when the long files are begun first."""

from pathlib import Path

from tests.longest_first import SECONDS_A_TEST, TOGETHER, WITHOUT_A_DATABASE, longest_first, unit_of

ROOT = Path(__file__).resolve().parent.parent


def test_a_few_long_tests_come_before_many_short_ones():
    tests = ["tests/core/test_words.py"] * 60 + ["tests/browser"] * 2 + ["tests/core/test_money.py"]
    assert longest_first(tests) == ["tests/browser", "tests/core/test_words.py", "tests/core/test_money.py"]


def test_while_databases_are_made_for_the_longest_the_other_does_what_needs_none():
    tests = ["tests/crawl/test_director.py", *["tests/core/test_words.py"] * 60, "tests/embedded/test_sharing.py"]
    assert longest_first(tests) == [
        "tests/crawl/test_director.py",
        "tests/embedded/test_sharing.py",
        "tests/core/test_words.py",
    ]


def test_all_tests_of_the_browser_go_to_one_process():
    assert unit_of("tests/browser/test_signing_in.py::test_a") == unit_of("tests/browser/test_deciding.py::test_b")
    assert unit_of("tests/core/test_money.py::test_a[::]") == "tests/core/test_money.py"


def test_what_is_said_to_be_long_or_to_need_nothing_is_there():
    places = (*SECONDS_A_TEST, *TOGETHER, *WITHOUT_A_DATABASE)
    assert [place for place in places if not (ROOT / place).exists()] == []
