"""Collecting figures in rounds: pure rules of what is due, what needs explaining, and who may take which step."""
