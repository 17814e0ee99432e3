"""The administration of partnerships."""

from partnerships.admin import agreements, boards, law, partnerships, pools, returns, sharing

__all__ = ["agreements", "boards", "law", "partnerships", "pools", "returns", "sharing"]
