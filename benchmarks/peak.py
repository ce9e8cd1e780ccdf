"""The most memory that another program held.

`python -S -m benchmarks.peak COMMAND ...` runs it, and prints bytes; it ends as the command did. A process of its own,
and a small one: what the process that starts another one held counts as that one's (Linux, `ru_maxrss`).
"""

from __future__ import annotations

import resource
import subprocess
import sys


def main() -> None:
    """Run the command; what it prints nobody reads."""
    code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False).returncode
    unit = 1 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit)
    sys.exit(code)


if __name__ == "__main__":
    main()
