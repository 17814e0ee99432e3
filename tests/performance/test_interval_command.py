"""manage.py intervals, as an analyst meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from performance.interval_document import answer, check_options
from salford_css.core.engines import DocumentError, answer_document


def ask(statistic: str, given: object, **case: object) -> dict:
    document = json.dumps({"cases": [{"id": "x", "statistic": statistic, "input": given, **case}]})
    return json.loads(answer_document(document, answer, check_options))["cases"][0]


def test_the_command_answers_without_a_database() -> None:
    given = {"cases": [{"id": 1, "statistic": "rate", "input": {"numerator": 65, "denominator": 100000}}]}
    environment = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none", "DJANGO_DEBUG": "on"}
    root = Path(__file__).parents[2]
    result = subprocess.run(
        [sys.executable, "manage.py", "intervals"],
        input=json.dumps(given), capture_output=True, text=True, cwd=root, env=environment, check=True,
    )  # fmt: skip
    assert json.loads(result.stdout)["cases"][0]["lower"] == pytest.approx(50.1632, rel=1e-5)


def test_a_percentage_has_its_limits_in_per_cent() -> None:
    found = ask("proportion", {"numerator": 5, "denominator": 30, "multiplier": 100})
    assert (found["value"], found["upper"]) == pytest.approx((16.6667, 33.5644), rel=1e-5)


def test_confidence_may_stand_with_the_document_the_case_or_the_input() -> None:
    given = {"numerator": 5, "denominator": 30}
    document = {"options": {"confidence": 99.8}, "cases": [{"id": 1, "statistic": "proportion", "input": given}]}
    wide = json.loads(answer_document(json.dumps(document), answer, check_options))["cases"][0]
    assert wide["lower"] == ask("proportion", given, confidence=99.8)["lower"]
    assert wide["lower"] == ask("proportion", {**given, "confidence": 0.998})["lower"]


def test_a_standardised_rate_names_both_levels() -> None:
    found = ask(
        "directly_standardised_rate",
        {"counts": [20, 60], "populations": [1000, 3000], "standard_populations": [10, 30]},
    )
    assert found["lower99_8"] < found["lower95"] < found["value"] < found["upper95"] < found["upper99_8"]
    assert (found["total_count"], found["total_pop"]) == (80, 4000)


def test_a_standardised_rate_on_few_events_is_null_beside_its_count() -> None:
    found = ask("directly_standardised_rate", {"counts": [4], "populations": [1000], "standard_populations": [10]})
    assert (found["total_count"], found["value"], found["lower95"]) == (4, None, None)


def test_a_ratio_is_per_100_and_its_rate_per_100_000() -> None:
    found = ask(
        "indirectly_standardised",
        {"counts": [30], "populations": [1000], "reference_counts": [200], "reference_populations": [10000]},
    )
    assert (found["expected"], found["ratio"]["value"], found["rate"]["value"]) == (20, 150, 3000)


def test_a_funnel_of_crude_rates_takes_populations_where_there_are_no_events() -> None:
    found = ask(
        "funnel",
        {
            "statistic": "rate", "rate_type": "crude", "numerators": [0, 50],
            "denominators": [20000, 50000], "rates": [0, 100],
        },
    )  # fmt: skip
    assert found["average"] == pytest.approx(50 / 70000 * 100000)
    assert found["significance"] == ["Low (0.001)", "High (0.025)"]


def test_quantiles_of_a_list_with_gaps() -> None:
    assert ask("quantile", {"values": [4, None, 1, 3], "n_quantiles": 3})["quantile"] == [1, None, 3, 2]


@pytest.mark.parametrize(
    ("statistic", "given"),
    [
        ("median", {}),
        (None, {}),
        ("proportion", None),
        ("proportion", {"numerator": 3}),
        ("proportion", {"numerator": "3", "denominator": 4}),
        ("proportion", {"numerator": 3, "denominator": 4, "multiplier": 0}),
        ("proportion", {"numerator": 3, "denominator": 4, "confidence": 50}),
        ("proportion", {"numerator": 3, "denominator": 4, "confidence": "95"}),
        ("rate", {"numerator": float("nan"), "denominator": 4}),
        ("rate", {"numerator": 1e308, "denominator": 1e-308}),
        ("mean", {"values": []}),
        ("mean", {"values": [1, None]}),
        ("mean", {"values": [1.7e308, 1.7e308]}),
        ("directly_standardised_rate", {"counts": [1], "populations": [1, 2], "standard_populations": [1]}),
        ("indirectly_standardised", {"counts": [1], "populations": [1, 2]}),
        ("funnel", {"statistic": "mean", "numerators": [1]}),
        ("funnel", {"statistic": "proportion", "numerators": [1, 2], "denominators": [3]}),
        ("funnel", {"statistic": "proportion", "numerators": [4], "denominators": [3]}),
        ("funnel", {"statistic": "rate", "rate_type": "dsr", "numerators": [4]}),
        ("funnel", {"statistic": "rate", "rate_type": "dsr", "numerators": [40, 3], "rates": [1]}),
        ("funnel", {"statistic": "rate", "rate_type": "other", "numerators": [4], "rates": [1]}),
        ("quantile", {"values": [1, 2], "n_quantiles": 0}),
        ("quantile", {"values": [1, 2], "n_quantiles": 2.5}),
        ("quantile", {"values": [1, 2], "n_quantiles": 2, "invert": "yes"}),
    ],
)
def test_a_case_that_cannot_be_computed_says_why_in_one_sentence(statistic: str, given: dict) -> None:
    found = ask(statistic, given)
    assert set(found) == {"id", "error"}
    assert found["error"].endswith(".")


@pytest.mark.parametrize("options", [{"confidence": 20}, {"confidnce": 95}, {"confidence": "high"}])
def test_options_no_case_could_use_are_refused_as_a_whole(options: dict) -> None:
    with pytest.raises(DocumentError):
        answer_document(json.dumps({"options": options, "cases": []}), answer, check_options)
