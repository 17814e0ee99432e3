"""Deeds about boards: terms, seats, meetings from call to agreed minutes, written procedure."""
