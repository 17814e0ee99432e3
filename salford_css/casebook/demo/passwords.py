"""The file with the passwords and secrets of the demonstration, readable by its owner only."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def read(path: Path) -> Mapping[str, Sequence[Row]]:
    """Return what an earlier run wrote; a missing or spoilt file counts as empty."""
    try:
        content = json.loads(path.read_text())
        return {part: list(content[part]) for part in ("users", "api_clients")}
    except (OSError, ValueError, KeyError, TypeError):
        return {"users": [], "api_clients": []}


def write(path: Path, *, users: Sequence[Row], api_clients: Sequence[Row]) -> None:
    """Replace the file as a whole, so that nobody ever reads half of it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump({"users": users, "api_clients": api_clients}, file, indent=2)
        file.write("\n")
    draft.replace(path)
