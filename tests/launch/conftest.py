"""The folder for a server of one's own."""

from tests.embedded.conftest import home

__all__ = ["home"]
