"""The program: `awesome-lint`, and `python -m awesome_lint`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

# What start-up makes lives to the end: looking for garbage in it after every 700 objects would take a tenth of a run.
gc.set_threshold(200_000)

from awesome_lint.cli.main import main as run  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program as the last thing that this process does; arguments and exit code are `cli.main.main`'s."""
    code = run(arguments)
    gc.freeze()  # at exit the interpreter looks through all there is for garbage, several times, unless it is frozen
    return code


if __name__ == "__main__":
    sys.exit(main())
