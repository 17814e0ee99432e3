"""manage.py spc: judge series by XmR charts from a shell, without the database."""

from performance.spc.document import conventions_from, judge
from salford_css.core.engines import EngineCommand, Json


class Command(EngineCommand):
    help = "Read series as JSON from standard input and write their limits, signals and icons as JSON."

    def calculate(self, options: Json, case: Json) -> Json:
        return judge(options, case)

    def check_options(self, options: Json) -> None:
        conventions_from(options)
