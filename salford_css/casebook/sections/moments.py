"""The moments to which the pages of the demonstration can be set."""

import yaml

from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import DATA, Casebook
from salford_css.core.models import NamedMoment


def load_moments(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the named moments."""
    for entry in yaml.safe_load((DATA / "moments.yaml").read_text(encoding="utf-8")):
        keeper.keep(f"moment-{entry['ref']}", NamedMoment, lambda entry=entry: cleaned(NamedMoment(**entry)))
