"""The administration of indicators, results, bands, ratings and registers."""

from performance.admin import bands, indicators, records, results

__all__ = ["bands", "indicators", "records", "results"]
