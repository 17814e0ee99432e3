"""The moments to which the pages of the demonstration can be set."""

from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook
from salford_css.casebook.sheets import sheet
from salford_css.core.models import NamedMoment


def load_moments(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the named moments."""
    for entry in sheet("moments.yaml"):
        keeper.keep(f"moment-{entry['ref']}", NamedMoment, lambda entry=entry: cleaned(NamedMoment(**entry)))
