"""The page of one indicator: what its figures say of one council, and what is behind them."""

from performance.views.indicator.page import IndicatorPage

__all__ = ["IndicatorPage"]
