"""Several processes end at about the same time when the long files are begun first."""

from pathlib import Path

from tests.longest_first import SECONDS_A_TEST, longest_first

ROOT = Path(__file__).resolve().parent.parent


def test_a_few_long_tests_come_before_many_short_ones():
    tests = ["tests/core/test_words.py"] * 60 + ["tests/browser/test_signing_in.py"] * 2 + ["tests/core/test_money.py"]
    assert longest_first(tests) == [
        "tests/browser/test_signing_in.py",
        "tests/core/test_words.py",
        "tests/core/test_money.py",
    ]


def test_what_is_said_to_be_long_is_there():
    assert [place for place in SECONDS_A_TEST if not (ROOT / place).exists()] == []
