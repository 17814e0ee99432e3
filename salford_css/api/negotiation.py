"""What an answer is written in: JSON, whatever the Accept header wishes for (RFC 9110, 12.4.1 allows it)."""

from typing import Any

from rest_framework.negotiation import BaseContentNegotiation


class AlwaysJson(BaseContentNegotiation):
    """Picks the first of everything."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        """Return the parser for the body's media type, or None: then the view answers 415."""
        given = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == given), None)

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> tuple[Any, str]:
        """Return the only renderer."""
        only = next(iter(renderers))
        return only, only.media_type
