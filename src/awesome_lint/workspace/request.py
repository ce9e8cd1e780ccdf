"""What a run over files is asked to do, and what it answers for each file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from awesome_lint.errors import InternalError
from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.diagnostics import Diagnostic, Severity, Times
    from awesome_lint.errors import AwesomeLintError
    from awesome_lint.settings import Config
    from awesome_lint.statuses import LinkStatus
    from awesome_lint.text import SourceText

_FAMILY = "NET"


class ConfigSource(Protocol):
    """A configuration that is validated only when a file is really linted; pickled for worker processes."""

    @property
    def digest(self) -> str:
        """A string that differs whenever the raw configuration (files, options, profile, template) differs."""
        ...

    @property
    def folder(self) -> str:
        """The folder that `per-file-ignores` are relative to; absolute."""
        ...

    def load(self) -> Config:
        """Give the configuration.

        Raises:
            ConfigError: It cannot be used.
        """
        ...


class Before(Record):
    """The state of a file that it is held against.

    Attributes:
        source: Its text then; None if there was no such file.
        arrived: Texts of other files then, each with the words of the blocks that moved from there into this file.
        staged: What is linted in place of the file's bytes: what the index has.
    """

    source: SourceText | None
    arrived: tuple[tuple[SourceText, frozenset[str]], ...] = ()
    staged: bytes | None = None


class Target(Record):
    """A file to lint.

    Attributes:
        path: How to open it.
        name: How messages call it.
        explicit: Whether it is linted in any case; a file found in a folder is only if it is a list.
        config: Its configuration.
        remote: The URL of the repository that it was fetched from; None for a file of this machine.
        before: The state that it is held against, so that only what is new is reported; None: none.
        baseline: How often each diagnostic is known, by `fingerprints.common_fingerprint`; None: nothing is.
    """

    path: str
    name: str
    explicit: bool
    config: ConfigSource
    remote: str | None = None
    before: Before | None = None
    baseline: Mapping[str, int] | None = None


class LinkFacts(Record):
    """What is known of the links of a list, for the rules on links.

    Attributes:
        statuses: As `Surroundings.statuses`.
        severities: As `Surroundings.link_severities`.
        alone: Whether no other rules run.
    """

    statuses: Mapping[str, LinkStatus]
    severities: Mapping[str, Mapping[str, Severity | None]]
    alone: bool

    def over(self, config: Config) -> Config:
        """Give a configuration in which the rules on links run: those of them that it selects, or all."""
        from awesome_lint.records import replace
        from awesome_lint.rules.selection import codes_of
        from awesome_lint.settings import RuleSelection

        family = codes_of(_FAMILY)
        rules = config.rules
        wanted = tuple(each for each in rules.select or () if each != "ALL" and codes_of(each) <= family) or (_FAMILY,)
        if self.alone:
            return replace(config, rules=RuleSelection(select=wanted, ignore=rules.ignore))
        return replace(config, rules=replace(rules, extend_select=(*rules.extend_select, *wanted)))


class Request(Record):
    """How to lint files.

    Attributes:
        fix: Whether to apply fixes.
        unsafe: Whether unsafe fixes are among them.
        write: Whether fixed files are written back.
        jobs: How many processes to use, at least 1.
        cache_folder: Where results are kept; None for no cache.
        timing: Whether to take the rules' times; only without `fix`, which runs them many times.
        links: What is known of links; None if nobody asked.
    """

    fix: bool = False
    unsafe: bool = False
    write: bool = True
    jobs: int = 1
    cache_folder: str | None = None
    timing: bool = False
    links: LinkFacts | None = None


GENERATED = "a program writes it, so nothing is fixed here: change its source, or set `generated = false`"
NO_TEMPLATE = "its entries share no template, and none is stated; only rules that need none were run"
"""A note of `FileResult`."""


class FileResult(Record):
    """What came out for one file.

    Attributes:
        name: How messages call it.
        source: Its text, after fixing; None if it could not be read.
        original: Its text as read; None if it could not be read.
        diagnostics: What is left, in order of spans in `source`.
        fixed: What was fixed, pass by pass; spans count in the text of their pass, so only rules and messages count.
        error: Why it could not be read, linted or written, as a whole message; the run exits with 2.
        notes: Remarks for --verbose: that there is no template, which fixes were left out.
        profile: The profile in force, or None.
        reason: Why it is this profile, or none, as a clause; for --verbose.
        cached: Whether the answer came from the cache.
        times: How long the rules took, if that was asked for.
        known: What is not reported since it is known from before, in order of spans in `source`.
        listed: Whether it is a list, or was named; what is found in a folder and is none is passed by.
        entries: How many entries it has.
        refused: How many fixes were left out, since they would change more than they may; the notes say which.
    """

    name: str
    source: SourceText | None
    original: SourceText | None
    diagnostics: Sequence[Diagnostic] = ()
    fixed: tuple[Diagnostic, ...] = ()
    error: str | None = None
    notes: tuple[str, ...] = ()
    profile: str | None = None
    reason: str = ""
    cached: bool = False
    times: Times | None = None
    known: tuple[Diagnostic, ...] = ()
    listed: bool = True
    entries: int = 0
    refused: int = 0

    @classmethod
    def of_error(cls, name: str, error: AwesomeLintError, source: SourceText | None = None) -> FileResult:
        """Give the result of a file that could not be done.

        Args:
            name: What messages call it.
            error: Why. An `InternalError`'s traceback becomes a note, for results travel between processes.
            source: Its text, if it was read.
        """
        notes = (error.trace,) if isinstance(error, InternalError) else ()
        return cls(name, source, source, error=str(error), notes=notes)
