"""The three judgements of a figure, a sentence each: by bands, by its target, by statistics. They are never mixed."""

from dataclasses import dataclass

from performance.banding import Banded, Travel, at_best
from performance.lights import Lit
from salford_css.core.words import capital


@dataclass(frozen=True, slots=True)
class BandTold:
    """What a sentence about a band needs. `interval` is empty where the figure lies in none."""

    figure: str
    year: str
    banded: Banded
    interval: str = ""
    bands_known: bool = True
    group: str = ""


def band_sentence(told: BandTold) -> str:
    """``By the bands of 2006/07 it is good: 12.0% lies in 10 to under 15.`` Made-up bands say so."""
    if not told.banded.has_figure:
        return "There is no figure to be banded."
    if not told.bands_known:
        return f"It is not banded: no bands of {told.year} are on record."
    whose = f" for {told.group}" if told.group else ""
    source = f"{'illustrative ' if told.banded.made_up else ''}bands of {told.year}{whose}"
    if not told.interval:
        return f"It is not banded: {told.figure} lies in none of the {source}."
    best = at_best(told.banded.band, highest=told.banded.highest, top=told.banded.top)
    limit = told.banded.highest is not None and told.banded.highest < told.banded.top
    reach = ", the best band that this measure can reach" if best and limit else ", the best band" if best else ""
    return f"By the {source} it is “{told.banded.name}”{reach}: {told.figure} lies in {told.interval}."


def target_met_sentence(figure: str, target: str, met: bool | None) -> str:
    """``It misses its target: 14.0%, where 10% or less is asked.``"""
    if not target:
        return "It has no target."
    if met is None:
        return f"Nobody can say whether it meets its target: {target}."
    return f"It {'meets' if met else 'misses'} its target: {figure}, where {target} is asked."


def light_sentence(lit: Lit) -> str:
    """``Amber by the rule “Within 10%”: missed by no more than 10% of the target.``"""
    by = f" by the rule “{lit.rule}”" if lit.rule else ""
    return f"{capital(lit.light.label) if lit.light else 'No light'}{by}: {lit.words}."


def override_sentence(light: str, who: str, day: str, reason: str, computed: str) -> str:
    """``Green, set by hand by the Assistant Director on 3 May 2004: the return was late. The rule says: ...``"""
    by = f" by {who}" if who else ""
    return f"{capital(light)}, set by hand{by} on {day}: {reason.rstrip('.')}. The rule itself says: {computed}"


def travel_sentence(travel: Travel, since: str) -> str:
    """``Improved since 2005/06.``"""
    if travel is Travel.NONE:
        return "There is no earlier figure to compare it with."
    if travel is Travel.BROKEN:
        return f"It cannot be compared with {since}: what is counted changed in between."
    return f"{capital(travel.label)} since {since}."
