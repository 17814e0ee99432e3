"""Indicators and results, as partners read them."""
