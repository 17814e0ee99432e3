"""manage.py clock: work out days of procedure from a shell, without the database."""

from salford_css.core.engines import EngineCommand, Json
from strategy.clock_rules.document import work_out


class Command(EngineCommand):
    help = "Read questions of procedure as JSON from standard input and write the days worked out as JSON."

    def calculate(self, options: Json, case: Json) -> Json:
        return work_out(options, case)
