"""An analyst checks a figure from a shell: what goes in, what comes out, what is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from performance.spc.document import conventions_from, judge
from salford_css.core.engines import DocumentError, answer_document

ROOT = Path(__file__).parents[3]
STEADY = {"values": [3, 4, 3, 5, 4, 3, 4, 5, 3, 4, 3, 5, 4], "improvement_direction": "increase"}


def ask(cases: list[Any], options: dict | None = None) -> list[dict]:
    document = json.dumps({"options": options or {}, "cases": cases})
    return json.loads(answer_document(document, judge, conventions_from))["cases"]


def run_command(text: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none", "DJANGO_DEBUG": "on"}
    command = [sys.executable, "manage.py", "spc"]
    return subprocess.run(command, input=text, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)


class TestTheCommand:
    def test_it_answers_without_a_database(self) -> None:
        result = run_command(json.dumps({"cases": [{"id": "a", **STEADY}]}))
        assert result.returncode == 0, result.stderr
        assert json.loads(result.stdout)["cases"][0]["variation_icon"] == "common_cause"

    def test_a_document_of_another_form_ends_with_2_and_one_sentence(self) -> None:
        result = run_command('{"series": []}')
        assert (result.returncode, result.stdout) == (2, "")
        assert len(result.stderr.strip().splitlines()) == 1


class TestTheDocument:
    def test_answers_come_in_the_order_of_the_cases(self) -> None:
        assert [answer["id"] for answer in ask([{"id": 2, **STEADY}, {"id": 1, **STEADY}])] == [2, 1]

    def test_a_bad_case_does_not_stop_the_others(self) -> None:
        bad, good = ask([{"id": "bad", **STEADY, "values": []}, {"id": "good", **STEADY}])
        assert set(bad) == {"id", "error"}
        assert "error" not in good

    def test_dates_order_the_values_and_positions_count_in_that_order(self) -> None:
        case = {**STEADY, "values": [3, 1, 2], "dates": ["2020-03-01", "2020-01-01", "2020-02-01"]}
        answer = ask([{"id": 1, **case, "rebase_at_point": [3]}])[0]
        assert answer["segments"][1]["mean"] == 3
        assert answer["dates"] == ["2020-01-01", "2020-02-01", "2020-03-01"]

    def test_a_case_may_state_options_of_its_own(self) -> None:
        case = {"values": [1, 2, 3, 4, 5, 6], "improvement_direction": "increase"}
        seven, six, nested = ask(
            [{"id": 1, **case}, {"id": 2, **case, "run_length": 6}, {"id": 3, **case, "options": {"run_length": 6}}]
        )
        assert (seven["trend"], six["trend"], nested["trend"]) == ([0] * 6, [1] * 6, [1] * 6)

    def test_a_missing_value_has_no_side_and_no_signal(self) -> None:
        answer = ask([{"id": 1, **STEADY, "values": [3, None, 4]}])[0]
        assert (answer["relative_to_mean"][1], answer["point_type"][1]) == (None, "common_cause")

    @pytest.mark.parametrize(
        "document",
        [
            "",
            "nonsense",
            "[]",
            "{}",
            '{"cases": {}}',
            '{"cases": [1]}',
            '{"cases": [{}]}',
            '{"cases": [], "options": 3}',
        ],
    )
    def test_what_is_not_a_document_is_refused_as_a_whole(self, document: str) -> None:
        with pytest.raises(DocumentError):
            answer_document(document, judge, conventions_from)

    @pytest.mark.parametrize(
        "options",
        [{"run_length": "seven"}, {"run_length": 1}, {"run_length": True}, {"label_order": ["shift"]}, {"sreen": True}],
    )
    def test_options_no_case_could_use_are_refused_as_a_whole(self, options: dict) -> None:
        with pytest.raises(DocumentError):
            ask([], options)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"values": "3,4"},
            {"values": [1, "2"]},
            {"values": [1, True]},
            {"values": [1, float("nan")]},
            {"values": [1, float("inf")]},
            {"values": [1, 10**400]},
            {"values": [1.7e308, -1.7e308, 1.7e308]},
            {"values": [1, 2], "dates": ["2020-01-01", "2020-01-01"]},
            {"values": [1, 2], "dates": ["2020-01-01"]},
            {"values": [1, 2], "dates": ["2020-01-01", "1 May"]},
            {"values": [1, 2], "dates": ["2020-01-01", None]},
            {"improvement_direction": "up"},
            {"improvement_direction": None},
            {"improvement_direction": ["increase"]},
            {"target": "4"},
            {"rebase_at_point": [0]},
            {"rebase_at_point": [14]},
            {"rebase_at_point": [2.5]},
            {"rebase_at_point": 3},
            {"fix_after_n_points": 0},
            {"fix_after_n_points": "12"},
            {"run_length": 0},
            {"options": []},
        ],
    )
    def test_a_case_that_cannot_be_computed_says_why_in_one_sentence(self, wrong: dict) -> None:
        answer = ask([{"id": "x", **STEADY, **wrong}])[0]
        assert set(answer) == {"id", "error"}
        assert answer["error"].endswith(".")
