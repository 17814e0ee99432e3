"""An auditor asks the clock from a shell."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from salford_css.core.engines import answer_document
from strategy.clock_rules.document import work_out

ROOT = Path(__file__).parents[3]
EXAMPLE = {"id": "salford", "question": "effective_date", "published": "2023-01-23"}


def run(document: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none", "DJANGO_DEBUG": "on"}
    command = [sys.executable, "manage.py", "clock"]
    return subprocess.run(
        command, input=document, capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )


def ask(case: dict[str, Any], options: dict[str, Any] | None = None) -> dict[str, Any]:
    document = json.dumps({"options": options or {}, "cases": [{"id": 1, **case}]})
    return json.loads(answer_document(document, work_out, lambda options: None))["cases"][0]


def test_the_command_answers_without_a_database():
    result = run(json.dumps({"cases": [EXAMPLE]}))
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["cases"] == [
        {
            "id": "salford",
            "call_in_ends": "2023-01-30T16:00",
            "effective_from": "2023-01-31",
            "skipped": [
                {"date": "2023-01-28", "why": "weekend (Saturday)"},
                {"date": "2023-01-29", "why": "weekend (Sunday)"},
            ],
            "rule": "5 working days after publication until 16:00 on the last, effective on the next calendar day",
            "calendar": "england-and-wales",
        }
    ]


def test_a_document_of_another_form_is_refused_as_a_whole():
    result = run("[]")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.strip().endswith('a list of objects that each have an "id".')


@pytest.mark.parametrize(
    ("case", "key", "day"),
    [
        ({"question": "publish_by", "meeting": "2004-01-20"}, "publish_by", "2004-01-12"),
        ({"question": "publish_by", "meeting": "2002-09-30", "clear_days": 3}, "publish_by", "2002-09-24"),
        ({"question": "publish_by", "meeting": "2004-01-20", "working": False}, "publish_by", "2004-01-14"),
        ({"question": "notice_by", "decision": "2024-01-31"}, "notice_by", "2024-01-02"),
        (
            {"question": "notice_by", "decision": "2024-01-31", "clear_days": 5, "working": True},
            "notice_by",
            "2024-01-23",
        ),
        ({"question": "working_days_after", "start": "2022-09-16", "days": 1}, "date", "2022-09-20"),
        ({"question": "working_days_after", "start": "2023-05-05", "days": 5.0}, "date", "2023-05-15"),
        ({**EXAMPLE, "effective": "end_of_call_in"}, "effective_from", "2023-01-30"),
        ({**EXAMPLE, "effective": "next_working_day", "published": "2023-01-20"}, "effective_from", "2023-01-30"),
        ({**EXAMPLE, "call_in_days": 8, "call_in_ends_at": "12:00"}, "call_in_ends", "2023-02-02T12:00"),
        ({**EXAMPLE, "call_in_days": None, "calendar": None}, "effective_from", "2023-01-31"),
        ({**EXAMPLE, "non_working_days": ["2023-01-30"]}, "call_in_ends", "2023-01-31T16:00"),
        ({**EXAMPLE, "published": "2023-04-28", "working_days": ["2023-05-01"]}, "call_in_ends", "2023-05-05T16:00"),
    ],
)
def test_a_question_is_answered(case: dict[str, Any], key: str, day: str):
    assert ask(case)[key] == day


def test_what_a_case_leaves_out_is_taken_from_the_document():
    options = {"calendar": "scotland", "call_in_days": 3}
    assert ask({**EXAMPLE, "published": "2024-01-01"}, options)["call_in_ends"] == "2024-01-05T16:00"


def test_what_a_case_says_goes_before_the_document():
    options = {"calendar": "nowhere", "call_in_days": 3}
    answer = ask({**EXAMPLE, "calendar": "england-and-wales", "call_in_days": 5}, options)
    assert answer["effective_from"] == "2023-01-31"


def test_a_year_without_known_holidays_is_answered_with_a_warning():
    assert "knows no bank holidays" in ask({"question": "publish_by", "meeting": "2150-01-20"})["warnings"][0]


def test_a_council_names_its_own_day_off():
    days = [{"date": "2023-01-30", "why": "offices closed"}]
    assert {"date": "2023-01-30", "why": "the council's own day off: offices closed"} in ask(
        {**EXAMPLE, "non_working_days": days}
    )["skipped"]


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ({}, '"question" must be one of effective_date, publish_by, notice_by, working_days_after'),
        ({"question": "when"}, '"question" must be one of'),
        ({"question": ["publish_by"]}, '"question" must be one of'),
        ({"question": "publish_by"}, 'The case has no "meeting"'),
        ({"question": "publish_by", "meeting": "2023-02-29"}, "must be a day written as 2023-01-23, not '2023-02-29'"),
        ({"question": "publish_by", "meeting": "20230220"}, "must be a day written as"),
        ({"question": "publish_by", "meeting": 20230220}, "must be a day written as"),
        ({"question": "publish_by", "meeting": "2023-02-20", "clear_days": -1}, "cannot be negative: -1"),
        ({"question": "publish_by", "meeting": "2023-02-20", "clear_days": 2.5}, "must be a whole number of days"),
        ({"question": "publish_by", "meeting": "2023-02-20", "clear_days": "5"}, "must be a whole number of days"),
        ({"question": "publish_by", "meeting": "2023-02-20", "clear_days": True}, "must be a whole number of days"),
        ({"question": "publish_by", "meeting": "2023-02-20", "clear_days": 10**9}, "more than the 3660"),
        ({"question": "notice_by", "decision": "0001-01-02"}, "leads out of the calendar"),
        ({"question": "notice_by", "decision": "2023-02-20", "working": "yes"}, "must be true or false"),
        ({"question": "working_days_after", "start": "2023-02-20"}, 'no "days" to count'),
        ({**EXAMPLE, "call_in_ends_at": "4pm"}, "clock time written as 16:00"),
        ({**EXAMPLE, "effective": "soon"}, "end_of_call_in, next_calendar_day, next_working_day"),
        ({**EXAMPLE, "calendar": "france"}, "There is no calendar 'france'"),
        ({**EXAMPLE, "calendar": 5}, "must be the name of a calendar"),
        ({**EXAMPLE, "non_working_days": "2023-01-30"}, "must be a list of days"),
        ({**EXAMPLE, "non_working_days": ["soon"]}, "must be a day written as"),
    ],
)
def test_what_cannot_be_worked_out_is_answered_with_a_sentence(case: dict[str, Any], sentence: str):
    answer = ask(case)
    assert set(answer) == {"id", "error"}
    assert sentence in answer["error"]
