"""Drawings of strategy: who was asked when, how far proposals have got, the years of plans. Pure geometry."""
