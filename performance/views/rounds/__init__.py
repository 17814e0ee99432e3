"""Pages of reporting rounds: lists, rounds and returns, entering many figures, explaining them, steps."""
