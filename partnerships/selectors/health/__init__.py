"""The health of a partnership on one page, and of all partnerships as a list."""

from partnerships.selectors.health.page import health_of
from partnerships.selectors.health.parts import Block, Figure

__all__ = ["Block", "Figure", "health_of"]
