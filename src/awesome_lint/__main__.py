"""The program: `awesome-lint`, and `python -m awesome_lint`."""

from __future__ import annotations

import sys

from awesome_lint.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
