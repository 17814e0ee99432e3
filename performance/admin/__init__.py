"""The administration of indicators, results, bands, ratings, registers and reporting rounds."""

from performance.admin import bands, indicators, lights, ratings, records, results, rounds

__all__ = ["bands", "indicators", "lights", "ratings", "records", "results", "rounds"]
