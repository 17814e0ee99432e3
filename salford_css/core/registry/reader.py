"""Who reads what apps offer."""

from typing import Any

Reader = Any
"""A signed-in User or an ApiClient: whoever asks. What they may see is decided by visible_to(reader)."""
