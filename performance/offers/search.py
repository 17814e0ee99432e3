"""What of performance can be searched."""

from performance.models import BudgetFact, Framework, Indicator, InformationSource, Rating
from salford_css.core.registry import search

search.kind("indicator", label="Indicator", model=Indicator)
search.kind("framework", label="Set of indicators", model=Framework)
search.kind("rating", label="Rating", model=Rating)
search.kind("budget-fact", label="Fact about money", model=BudgetFact)
search.kind("information-source", label="Source of information", model=InformationSource)
