"""Puts the pip of our choice into an environment that has none, by the pip that comes with Python.

`make` runs it before anything is installed: `python3 salford_css/firstpip.py .venv/bin/python 26.3`. Python's own way
(`venv` with pip) takes six seconds, most of them to compile a pip that is older and slower than the one wanted here.
"""

import subprocess
import sys
import sysconfig
from pathlib import Path


def bundled(folders):
    """Return the newest wheel of pip in some folders, or None."""
    wheels = [wheel for folder in folders for wheel in Path(folder).glob("pip-*.whl")]
    return max(wheels, key=lambda wheel: wheel.stat().st_mtime, default=None)


def where_python_keeps_it():
    """Return the folders to look in: Debian and Fedora keep the wheel apart (WHEEL_PKG_DIR)."""
    import ensurepip

    apart = sysconfig.get_config_var("WHEEL_PKG_DIR")
    return [*([apart] if apart else []), Path(ensurepip.__file__).with_name("_bundled")]


def commands(python, version, wheel):
    """Return what to run: pip out of the wheel, or the slow way where there is no wheel."""
    wanted = ["install", "--quiet", "--disable-pip-version-check", "--no-compile", f"pip=={version}"]
    if wheel:
        return [[python, f"{wheel}/pip", *wanted, "--ignore-installed"]]
    return [[python, "-m", "ensurepip"], [python, "-m", "pip", *wanted]]


def main(python, version):
    for command in commands(python, version, bundled(where_python_keeps_it())):
        code = subprocess.run(command).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
