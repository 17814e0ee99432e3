"""What is asked about boards: terms, seats, meetings, attendance, decisions, replies, minutes."""
