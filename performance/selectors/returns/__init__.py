"""Reading reporting rounds: the lines of returns with all they rest on, who enters and checks them, what is owed."""

from performance.selectors.returns.lines import EntryLine, facts_in, lines_of
from performance.selectors.returns.owed import entered_by
from performance.selectors.returns.people import People, people_of

__all__ = ["EntryLine", "People", "entered_by", "facts_in", "lines_of", "people_of"]
