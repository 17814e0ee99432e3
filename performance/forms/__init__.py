"""Forms of the pages: what is typed, and nothing of what is allowed."""
