"""How names stand in paths of the API."""


class NameConverter:
    """A ref or a code: letters, digits and `. _ : -`. Anything else is no name, so the path does not exist."""

    regex = r"[A-Za-z0-9][A-Za-z0-9._:-]{0,119}"

    def to_python(self, value: str) -> str:
        """Return the name."""
        return value

    def to_url(self, value: str) -> str:
        """Return the name."""
        return value
