"""How indicators stand in paths."""


class IndicatorConverter:
    """A framework and a code, `PAF:D41`; codes are as published, so some hold blanks or brackets."""

    regex = r"[A-Za-z0-9][^/:\x00-\x1f\x7f]{0,39}:[^/\x00-\x1f\x7f]{1,40}"

    def to_python(self, value: str) -> str:
        """Return the name."""
        return value

    def to_url(self, value: str) -> str:
        """Return the name."""
        return value
