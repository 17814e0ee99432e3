"""The administration of partnerships."""

from partnerships.admin import agreements, boards, disputes, law, partnerships, pools, returns, sharing

__all__ = ["agreements", "boards", "disputes", "law", "partnerships", "pools", "returns", "sharing"]
