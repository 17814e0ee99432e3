"""An auditor checks a pool from a shell."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from partnerships.pooling.document import work_out
from salford_css.core.engines import answer_document

ROOT = Path(__file__).parents[3]
SALFORD = {
    "id": "learning-difficulties",
    "partners": [{"id": "trust", "contribution": "8600000.00"}, {"id": "council", "contribution": "8700000.00"}],
    "other_income": "0.00",
    "carry_forward": "0.00",
    "lines": [{"id": "all", "budget": "17300000.00", "forecast": "17600000.00", "lead": None, "rule": None}],
    "rule": {"kind": "proportional"},
}


def ask(**changes: Any) -> dict[str, Any]:
    document = json.dumps({"cases": [{**SALFORD, **changes}]})
    return json.loads(answer_document(document, work_out, lambda options: None))["cases"][0]


def test_the_command_answers_without_a_database():
    environment = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none", "DJANGO_DEBUG": "on"}
    result = subprocess.run(
        [sys.executable, "manage.py", "pool"],
        input=json.dumps({"cases": [SALFORD]}),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["cases"][0]["variance"] == "300000.00"


def test_every_figure_is_answered_as_pounds_and_pence():
    assert ask() == {
        "id": "learning-difficulties",
        "current_budget": "17300000.00",
        "line_budget": "17300000.00",
        "forecast": "17600000.00",
        "variance": "300000.00",
        "partners": [
            {
                "id": "trust",
                "contribution": "8600000.00",
                "share_of_variance": "149132.95",
                "required": "8749132.95",
            },
            {
                "id": "council",
                "contribution": "8700000.00",
                "share_of_variance": "150867.05",
                "required": "8850867.05",
            },
        ],
        "unallocated": "0.00",
    }


def test_nothing_is_never_written_with_a_minus():
    answer = ask(rule={"kind": "one_partner", "partner": "trust", "caps": {"trust": "0"}}, lines=[])
    assert answer["partners"][0]["share_of_variance"] == "0.00"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"carry_forward": 0.5}, "carry_forward must be pounds and pence written as text"),
        ({"other_income": "1,000.00"}, "other_income must be pounds and pence"),
        ({"other_income": "0.005"}, "other_income must be pounds and pence"),
        ({"other_income": "NaN"}, "other_income must be pounds and pence"),
        ({"rule": None}, 'no "rule"'),
        ({"rule": {"kind": "by lot"}}, "must be one of proportional, fixed_percentages, own_lines, one_partner"),
        ({"rule": {"kind": "fixed_percentages", "shares": {"trust": "77"}}}, "add up to 77, not to 100"),
        ({"rule": {"kind": "one_partner", "partner": "police"}}, "police, which is not a partner"),
        ({"lines": None}, '"lines" must be a list'),
        ({"partners": [{"contribution": "1"}]}, "A partner needs an id"),
        ({"partners": [{"id": "trust", "contribution": True}]}, "The contribution of trust"),
    ],
)
def test_what_cannot_be_worked_out_is_answered_with_a_sentence(changes: dict[str, Any], sentence: str):
    answer = ask(**changes)
    assert set(answer) == {"id", "error"}
    assert sentence in answer["error"]
