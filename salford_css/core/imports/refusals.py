"""Why a file cannot be read: what is wrong, where, and what its sender can do."""


class Unreadable(ValueError):
    """A refusal of a whole file. `what` and `remedy` are sentences; row and column are as the sender sees them."""

    def __init__(
        self, what: str, remedy: str, *, sheet: str = "", row: int | None = None, column: str = "", value: str = ""
    ) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.sheet = sheet
        self.row = row
        self.column = column
        self.value = value

    @property
    def where(self) -> str:
        """Name the place: Sheet “Data”, row 12, column C. Empty when it is the file as a whole."""
        parts = [
            f"sheet “{self.sheet}”" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column {self.column}" if self.column else "",
        ]
        words = ", ".join(part for part in parts if part)
        return words[:1].upper() + words[1:]

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        found = f" It reads: {self.value[:80]}" if self.value else ""
        return f"{place}{self.what}{found} {self.remedy}"
