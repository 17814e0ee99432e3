"""Our figures beside those of two peer implementations, worked on the same series by their own software.

Answers: NHSRplotthedots 0.2.2 (R) and the SPC engine of NHS Digital's FDP design system 1.0.2. Series: NHSRdatasets
(NHS England A&E statistics, ONS deaths; CC0/OGL) and constructed edge cases.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from performance.spc.document import judge

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "spc_reference.json").read_text())
CASES = {case["id"]: case for case in REFERENCE["cases"]}
SIX_POINTS = {"run_length": 6, "minimum_points": 13, "two_in_three_counts_beyond_limits": True}


def by_case(peer: str) -> list[Any]:
    return [
        pytest.param(case["input"], name, expected, id=f"{case['id']}-{name}")
        for case in CASES.values()
        for name, expected in case[peer].items()
    ]


def test_the_reference_is_not_empty() -> None:
    assert len(CASES) == 6


@pytest.mark.parametrize(("given", "name", "expected"), by_case("nhsr"))
class TestBesideTheRSoftware:
    def test_limits_are_the_same(self, given: dict, name: str, expected: dict) -> None:
        answer = judge({"screen_moving_ranges": name == "screened"}, given)
        assert answer["segments"] == [pytest.approx(segment, rel=1e-12) for segment in expected["segments"]]

    @pytest.mark.parametrize("rule", ["relative_to_mean", "outside_limits", "trend", "two_in_three", "shift"])
    def test_every_rule_fires_at_the_same_points(self, given: dict, name: str, expected: dict, rule: str) -> None:
        answer = judge({"screen_moving_ranges": name == "screened"}, given)
        assert answer[rule] == expected.get(rule, expected.get(f"{rule}_7"))

    def test_points_and_icons_are_the_same(self, given: dict, name: str, expected: dict) -> None:
        answer = judge({"screen_moving_ranges": name == "screened"}, given)
        wanted = expected["by_direction"][given["improvement_direction"]]
        assert {key: answer[key] for key in ("point_type", "variation_icon", "assurance")} == {
            key: wanted[key] for key in ("point_type", "variation_icon", "assurance")
        }


@pytest.mark.parametrize(("given", "name", "expected"), by_case("nhse_engine"))
class TestBesideTheNationalTool:
    ours = {"outside_limits": "single_point", "two_in_three": "two_sigma", "trend": "trend", "shift": "shift"}

    @pytest.mark.parametrize("rule", list(ours))
    def test_every_rule_fires_at_the_same_points(self, given: dict, name: str, expected: dict, rule: str) -> None:
        answer = judge(SIX_POINTS if name == "six_points" else {}, given)
        assert answer[rule] == expected[self.ours[rule]]


def test_the_worked_example_of_the_method_note() -> None:
    given = {
        "values": [12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 12, 14],
        "improvement_direction": "neutral",
    }
    segment = judge({}, given)["segments"][0]
    assert (segment["mean"], segment["lpl"], segment["upl"]) == pytest.approx((13.7692, 5.78923, 21.7492), rel=1e-5)
