"""The program: `awesome-lint`, and `python -m awesome_lint`."""

from __future__ import annotations

import gc
import sys

# What start-up makes lives to the end: looking for garbage in it after every 700 objects would take a tenth of a run.
gc.set_threshold(200_000)

from awesome_lint.cli.main import main as run  # noqa: E402


def main() -> int:
    """Run the program with the process's own arguments; gives the exit code."""
    code = run()
    gc.freeze()  # at exit the interpreter looks through all there is for garbage, several times, unless it is frozen
    return code


if __name__ == "__main__":
    sys.exit(main())
