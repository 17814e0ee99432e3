"""How financial years stand in paths."""


class YearConverter:
    """A financial year, `2006-07`; nothing else, so that words such as `trail` keep their own meaning."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> str:
        """Return the code of the year."""
        return value

    def to_url(self, value: str) -> str:
        """Return the code of the year."""
        return value
