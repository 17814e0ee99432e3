"""What an answer is written in: JSON, whatever the Accept header wishes for (RFC 9110, 12.4.1 allows it)."""

from collections.abc import Sequence
from typing import Any

from rest_framework.negotiation import BaseContentNegotiation


class AlwaysJson(BaseContentNegotiation):
    """Picks the first of everything."""

    def select_parser(self, request: Any, parsers: Sequence[Any]) -> Any:
        """Return the parser for the body's media type, or None: then the view answers 415."""
        given = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == given), None)

    def select_renderer(self, request: Any, renderers: Sequence[Any], format_suffix: Any = None) -> tuple[Any, str]:
        """Return the only renderer."""
        return renderers[0], renderers[0].media_type
