#!/usr/bin/env python
"""Run one management command against the directorate's database."""

import sys


def main():
    # Written for older Pythons too, so that they can read this sentence.
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.stderr.write("This needs Python 3.11 or later; this is Python {}.{}.\n".format(*sys.version_info))
        return 2
    from salford_css import commandline

    return commandline.run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
