"""The door of the calculations that can be asked from a shell: one JSON document in, one out, no database.

``{"options": {...}, "cases": [{"id": ...}]}`` is answered by ``{"cases": [{"id": ...}]}`` in the same order. A case
that cannot be computed answers with an error and does not stop the others; a document that is not of this form is
refused as a whole, with exit code 2.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

Json = dict[str, Any]
Calculation = Callable[[Json, Json], Json]
"""(options of the document, one case) -> answer without its id. Raises ValueError, in one sentence."""

FORM = 'The document must be an object with "cases", a list of objects that each have an "id".'


class DocumentError(ValueError):
    """The document as a whole is not of the agreed form."""


def answer_document(text: str, calculate: Calculation, check_options: Callable[[Json], object]) -> str:
    """The answer to one document as JSON text. Raises DocumentError, in one sentence.

    ``check_options`` raises ValueError for options of the document that no case could use.
    """
    options, cases = _read(text)
    try:
        check_options(options)
    except ValueError as error:
        raise DocumentError(str(error)) from error
    answers = [{"id": case["id"], **_answer(calculate, options, case)} for case in cases]
    return json.dumps({"cases": answers}, allow_nan=False, ensure_ascii=False)


def _read(text: str) -> tuple[Json, list[Json]]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"The document is not JSON: {error}.") from error
    if not isinstance(document, dict) or not isinstance(document.get("cases"), list):
        raise DocumentError(FORM)
    options = {} if document.get("options") is None else document["options"]
    if not isinstance(options, dict):
        raise DocumentError('"options" must be an object.')
    if not all(isinstance(case, dict) and _is_identifier(case.get("id")) for case in document["cases"]):
        raise DocumentError(FORM)
    return options, document["cases"]


def _is_identifier(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))


def _answer(calculate: Calculation, options: Json, case: Json) -> Json:
    try:
        return _finite(calculate(options, case))
    except OverflowError:
        return {"error": "A number is too large or too small to calculate with."}
    except ValueError as error:
        return {"error": str(error)}


def _finite(answer: Json) -> Json:
    try:
        json.dumps(answer, allow_nan=False)
    except ValueError as error:
        raise OverflowError from error
    return answer


class EngineCommand(BaseCommand):
    """A management command that reads one document from standard input and writes the answer to standard output."""

    requires_system_checks = []

    def calculate(self, options: Json, case: Json) -> Json:
        raise NotImplementedError

    def check_options(self, options: Json) -> None:
        """Refuse options that no case could use, with a ValueError in one sentence."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            text = sys.stdin.buffer.read().decode("utf-8-sig")
            answer = answer_document(text, self.calculate, self.check_options)
        except UnicodeDecodeError as error:
            raise CommandError("The document is not UTF-8 text.", returncode=2) from error
        except DocumentError as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(answer)
