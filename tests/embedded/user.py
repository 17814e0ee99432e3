"""A process that uses an embedded server until it is told to end: `python -m tests.embedded.user FOLDER`.

Prints the server's address, or the problem. With --ordinary, root becomes an ordinary user first.
"""

import os
import pwd
import sys
import time
from pathlib import Path

from salford_css import embedded


def main(folder: str, *options: str) -> None:
    if "--ordinary" in options:
        os.setuid(pwd.getpwnam("nobody").pw_uid)
    try:
        with embedded.use(Path(folder)) as server:
            print(server.url, flush=True)
            while True:
                time.sleep(0.05)
    except KeyboardInterrupt:
        sys.exit(130)
    except embedded.ServerProblem as problem:
        print(problem, flush=True)
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
