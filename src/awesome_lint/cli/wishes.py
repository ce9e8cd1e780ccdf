"""What the command line of `check` asks for, beside the configuration."""

from __future__ import annotations

from typing import NamedTuple


class KnownWishes(NamedTuple):
    """What is known from before, and so not reported.

    Attributes:
        diff_base: The ref whose merge base with the current commit files are held against, or `auto`; None: none.
        staged: What is staged is linted, and held against the current commit.
        baseline: The file of known diagnostics; None: the one that the configuration names, if any.
        use_baseline: Whether known diagnostics are left out.
        write_baseline: Make everything that is found known.
        prune_baseline: Forget what is known but gone.
    """

    diff_base: str | None = None
    staged: bool = False
    baseline: str | None = None
    use_baseline: bool = True
    write_baseline: bool = False
    prune_baseline: bool = False

    @property
    def compares(self) -> bool:
        """Whether files are held against their state in git."""
        return self.staged or self.diff_base is not None


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
        known: What is known from before.
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
    known: KnownWishes = KnownWishes()

    @property
    def fixing(self) -> bool:
        """Whether fixes are made, be it only to show them."""
        return self.fix or self.diff
