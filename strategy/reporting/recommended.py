"""Recommendations as people type them into one box, read one by one."""

import re

TYPED_NUMBER = re.compile(r"^\s*\(?\d{1,2}[.)]\s+")


def recommended(text: str) -> list[str]:
    """Divide what was typed: at empty lines, or at each line where every line carries a number of its own.

    A typed number is taken off, since the report counts its recommendations itself.
    """
    text = text.replace("\r\n", "\n")
    lines = [line for line in text.split("\n") if line.strip()]
    numbered = bool(lines) and all(TYPED_NUMBER.match(line) for line in lines)
    parts = lines if numbered else re.split(r"\n\s*\n", text)
    return [TYPED_NUMBER.sub("", part).strip() for part in parts if part.strip()]
