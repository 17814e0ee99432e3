"""manage.py intervals: confidence intervals and comparisons from a shell, without the database."""

from performance.interval_document import answer, check_options
from salford_css.core.engines import EngineCommand, Json


class Command(EngineCommand):
    help = "Read cases as JSON from standard input and write their intervals or comparisons as JSON."

    def calculate(self, options: Json, case: Json) -> Json:
        return answer(options, case)

    def check_options(self, options: Json) -> None:
        check_options(options)
