"""What pages say of strategy in words: counts, leads, states. Pure."""
