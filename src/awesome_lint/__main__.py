"""The program: `awesome-lint`, and `python -m awesome_lint`."""

from __future__ import annotations

import gc
import sys

# What start-up makes lives to the end: looking for garbage in it after every 700 objects would take a tenth of a run.
gc.set_threshold(200_000)

from awesome_lint.cli.main import main  # noqa: E402

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
