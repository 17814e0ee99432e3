"""The administration of partnerships."""

from partnerships.admin import (
    agreements,
    boards,
    disputes,
    law,
    partnerships,
    pools,
    returns,
    risks,
    sharing,
    submissions,
)

__all__ = [
    "agreements",
    "boards",
    "disputes",
    "law",
    "partnerships",
    "pools",
    "returns",
    "risks",
    "sharing",
    "submissions",
]
