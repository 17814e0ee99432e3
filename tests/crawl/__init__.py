"""Every page, crawled and fuzzed over the loaded case."""
