"""The administration of people, organisations, documents and records; `base` and `workflow` serve every app."""

from salford_css.core.admin import organisations

__all__ = ["organisations"]
