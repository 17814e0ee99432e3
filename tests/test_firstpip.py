"""The environment gets its pip from the one that comes with Python, wherever a distribution keeps it."""

import os
from pathlib import Path

from salford_css import firstpip


def wheel(folder: Path, version: str, *, age: int = 0) -> Path:
    file = folder / f"pip-{version}-py3-none-any.whl"
    file.touch()
    os.utime(file, (1_000_000 - age, 1_000_000 - age))
    return file


def test_the_newest_wheel_of_all_folders_is_taken(tmp_path: Path) -> None:
    apart, beside = tmp_path / "apart", tmp_path / "beside"
    apart.mkdir()
    beside.mkdir()
    wheel(apart, "9.0", age=50)
    newer = wheel(beside, "23.2")
    (beside / "setuptools-65.0-py3-none-any.whl").touch()
    assert firstpip.bundled([apart, beside]) == newer


def test_without_a_wheel_python_makes_pip_its_own_way(tmp_path: Path) -> None:
    assert firstpip.bundled([tmp_path, tmp_path / "not there"]) is None
    first, second = firstpip.commands("python", "26.3", None)
    assert first == ["python", "-m", "ensurepip"]
    assert second[-1] == "pip==26.3"


def test_with_a_wheel_one_command_does(tmp_path: Path) -> None:
    (command,) = firstpip.commands("python", "26.3", tmp_path / "pip.whl")
    assert command[:3] == ["python", f"{tmp_path}/pip.whl/pip", "install"]
    assert "pip==26.3" in command


def test_this_python_says_where_it_keeps_its_own() -> None:
    assert all(isinstance(folder, str | Path) for folder in firstpip.where_python_keeps_it())
