"""Returns of pools in plain values: when one is due, how late it is, what it still lacks. Pure."""
