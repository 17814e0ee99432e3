"""Rows for tests, made with as few words as the test has to say; one module for each app."""
