"""What the command line of `check` asks for, beside the configuration."""

from __future__ import annotations

from typing import NamedTuple


class Wishes(NamedTuple):
    """The options of `check` by their meaning.

    Attributes:
        fix: Apply fixes.
        unsafe: Unsafe fixes count.
        diff: Print what fixing would change; write nothing.
        fix_only: Report nothing but failures.
        show_fixes: List what was fixed.
        statistics: Count diagnostics by rule in place of printing them.
        timing: With `statistics`, print how long each rule took.
        listing: Print every link with its verdict in place of the diagnostics.
        links_only: Only links are checked.
        exit_zero: Diagnostics do not change the exit code.
        exit_non_zero_on_fix: Fixes do.
        output_file: Where to print diagnostics; None: standard output.
        stdin_filename: What standard input is called; None: it has no name.
        cache: Use the cache of results.
        cache_dir: Where it is; None: where the system keeps caches.
        jobs: How many processes; None: as many as there are CPUs, if there are files for them.
        quiet: Print no summary.
        verbose: Print what was used.
        color: `auto`, `always` or `never`.
    """

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    fix_only: bool = False
    show_fixes: bool = False
    statistics: bool = False
    timing: bool = False
    listing: bool = False
    links_only: bool = False
    exit_zero: bool = False
    exit_non_zero_on_fix: bool = False
    output_file: str | None = None
    stdin_filename: str | None = None
    cache: bool = True
    cache_dir: str | None = None
    jobs: int | None = None
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"

    @property
    def fixing(self) -> bool:
        """Whether fixes are made, be it only to show them."""
        return self.fix or self.diff
