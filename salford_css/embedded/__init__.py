"""Starts, shares and stops a PostgreSQL of our own; knows nothing of Django.

`with use(folder) as server:` is the whole interface. Every process inside the block shares one server on that folder's
data; the last one out stops it; the next one in adopts a running server or recovers what a killed one left.
"""

from salford_css.embedded.binaries import find_programs
from salford_css.embedded.problems import ServerProblem
from salford_css.embedded.sharing import Server, use

__all__ = ["Server", "ServerProblem", "find_programs", "use"]
