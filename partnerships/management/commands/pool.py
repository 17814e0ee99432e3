"""manage.py pool: work out pooled funds from a shell, without the database."""

from partnerships.pooling.document import work_out
from salford_css.core.engines import EngineCommand, Json


class Command(EngineCommand):
    help = "Read pools as JSON from standard input and write budget, variance and each partner's share as JSON."

    def calculate(self, options: Json, case: Json) -> Json:
        return work_out(options, case)
