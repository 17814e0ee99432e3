"""Partnerships, as the partners themselves read them."""
