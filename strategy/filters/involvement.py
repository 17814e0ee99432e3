"""What lists of systems, services, ways to take part and communications can be narrowed to."""

from salford_css.core.filters import ListFilter
from strategy.filters.parts import choice, group
from strategy.models import (
    SystemStatus,
)


class SystemFilter(ListFilter):
    """Information systems by standing and words."""

    words_in = ("name", "use", "supplies")
    status = choice("Standing", SystemStatus.choices)


class ServiceFilter(ListFilter):
    """Services that help users and carers to be heard, by group and words."""

    words_in = ("text",)
    group = group()


class WayFilter(ListFilter):
    """Ways of taking part by words."""

    words_in = ("text",)


class CommunicationFilter(ListFilter):
    """Communications by words."""

    words_in = ("text", "channel", "audience", "frequency")
