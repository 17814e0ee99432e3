"""The administration of indicators, results, bands, ratings, registers, reporting rounds and statistics."""

from performance.admin import bands, indicators, lights, ratings, records, results, rounds, statistics

__all__ = ["bands", "indicators", "lights", "ratings", "records", "results", "rounds", "statistics"]
