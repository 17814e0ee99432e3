"""requirements.txt names everything that is installed: pip resolves nothing, so nothing may be missing from it."""

import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PINNED = {
    canonicalize_name(requirement.name): requirement
    for line in (ROOT / "requirements.txt").read_text().splitlines()
    if (found := re.match(r"[^#\s]+", line)) and (requirement := Requirement(found[0]))
}


def needs(pinned: Requirement) -> Iterator[Requirement]:
    """Read what a package needs here, for the extras that are asked of it."""
    for line in distribution(pinned.name).requires or []:
        needed = Requirement(line)
        extras = ("", *pinned.extras)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
            yield needed


@pytest.mark.parametrize("pinned", PINNED.values(), ids=str)
def test_a_package_is_installed_in_its_version_and_all_it_needs_stands_beside_it(pinned: Requirement) -> None:
    assert pinned.specifier.contains(distribution(pinned.name).version)
    for needed in needs(pinned):
        beside = PINNED.get(canonicalize_name(needed.name))
        assert beside is not None, f"{pinned.name} needs {needed}: add it to requirements.txt"
        version = next(iter(beside.specifier)).version
        assert needed.specifier.contains(version), f"{pinned.name} needs {needed}, and {version} is pinned"
