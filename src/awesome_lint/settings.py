"""What a run is told to do: plain values, whoever made them (defaults, files, the command line, tests)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Never, TypeAlias

from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.changes.known import Known
    from awesome_lint.diagnostics import Severity
    from awesome_lint.statuses import LinkStatus

_NOTHING: Mapping[str, Never] = {}  # shared by all values that say nothing; nobody can write to a Mapping

STDIN: Final = "<stdin>"
"""What standard input is called that was given no name."""

Need: TypeAlias = Literal["files", "remote", "history"]
"""What a rule may need to know of the repository: its guidelines' files, where it is pushed to, how old it is."""

OptionValue: TypeAlias = "bool | int | float | str | list[OptionValue] | dict[str, OptionValue]"


class SeriesSettings(Record):
    """A venue series that the configuration adds or overrides."""

    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    full: str | None = None
    kind: str | None = None


class RuleSelection(Record):
    """Which rules run: codes, code prefixes ("TPL", "TPL0") or names; "ALL" is every rule.

    Attributes:
        select: What runs; None leaves it to the profile.
        extend_select: What runs besides.
        ignore: What does not run; a longer prefix or a whole name wins over a shorter prefix.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class FixSettings(Record):
    """Which rules may fix, and what counts as safe; selectors as in `RuleSelection`."""

    fixable: tuple[str, ...] = ("ALL",)
    unfixable: tuple[str, ...] = ()
    extend_safe_fixes: tuple[str, ...] = ()
    extend_unsafe_fixes: tuple[str, ...] = ()


class SectionOverride(Record):
    """What holds in the sections whose heading text matches `heading` (a glob, letter case ignored).

    Attributes:
        heading: A glob for the heading's plain text; sub-sections are included.
        ignore: Rules that do not run there.
        entries: Whether its list items are entries; None leaves it to the built-in names.
        template: The templates of its entries, the main form first; empty: the document's.
    """

    heading: str
    ignore: tuple[str, ...] = ()
    entries: bool | None = None
    template: tuple[str, ...] = ()


class Config(Record):
    """Everything that the engine needs to be told; every field has the default of a run without configuration.

    Attributes:
        profile: "papers", "awesome", "awesome-npm", or None: what the file itself fits best.
        template: The list's templates in their notation, the main form first; empty: the file's own, else what its
            entries share.
        required: Fields an entry must have; None leaves it to the template ("venue", "title", "link", ...).
        rules: Which rules run.
        fix: What fixes may do.
        severity: Severities by rule code, prefix or name.
        options: Options by rule name.
        per_file_ignores: Rules that do not run, by glob of the path.
        per_section: Overrides by heading.
        venues: Series that are added or overridden, by their official spelling.
        affiliations: Universities, labs and companies that are added.
        non_content_sections: Heading texts that hold no entries, besides the built-in ones.
        content_sections: Heading texts that do hold entries although the built-in table says otherwise.
        generated: Whether the file is made by a program; None: what it says itself.
    """

    profile: str | None = None
    template: tuple[str, ...] = ()
    required: tuple[str, ...] | None = None
    rules: RuleSelection = RuleSelection()
    fix: FixSettings = FixSettings()
    severity: Mapping[str, Severity] = _NOTHING
    options: Mapping[str, Mapping[str, OptionValue]] = _NOTHING
    per_file_ignores: Mapping[str, tuple[str, ...]] = _NOTHING
    per_section: tuple[SectionOverride, ...] = ()
    venues: Mapping[str, SeriesSettings] = _NOTHING
    affiliations: tuple[str, ...] = ()
    non_content_sections: tuple[str, ...] = ()
    content_sections: tuple[str, ...] = ()
    generated: bool | None = None


class RepositoryFile(Record):
    """A file that repositories are expected to have.

    Attributes:
        path: Its path in the repository, with forward slashes; as messages call it.
        text: Its content; U+FFFD for bytes that are no UTF-8.
        near: Whether it is a Markdown file beside the list, or in `.github` there: npm's awesome-lint knows no others.
    """

    path: str
    text: str
    near: bool = True


class GitHubFacts(Record):
    """What GitHub says of a repository.

    Attributes:
        description: Its description; "" without one.
        topics: Its topics.
        license: The SPDX identifier of the license that GitHub detected, or None.
    """

    description: str = ""
    topics: frozenset[str] = frozenset()
    license: str | None = None


class RepositoryFacts(Record):
    """What the edge knows about the repository around a file; of what no rule needs, the default stands here.

    Attributes:
        readme: Whether the file is the README of a Git repository.
        contributing: Its contributing guidelines, those near the file first.
        code_of_conduct: Its codes of conduct, those near the file first.
        remote: The URL that the current branch is pushed to, as Git tells it; None if there is none or Git cannot tell.
        root_ages: Whole days since each commit without parents, oldest first; empty if Git cannot tell.
        shallow: Whether the history is cut off, so that those commits have parents elsewhere.
        github: What GitHub says of it; None if it was not asked.
    """

    readme: bool = False
    contributing: tuple[RepositoryFile, ...] = ()
    code_of_conduct: tuple[RepositoryFile, ...] = ()
    remote: str | None = None
    root_ages: tuple[int, ...] = ()
    shallow: bool = False
    github: GitHubFacts | None = None


class Surroundings(Record):
    """What the edge knows about a file's place in the world; the engine itself looks at nothing.

    Attributes:
        path: The file's path, with forward slashes, relative to the configuration's folder or as given; None for text
            without a file.
        existing: Which of the local targets that the file names exist, by the target as written (percent-decoded, no
            fragment); a target that is absent from the mapping was not looked up.
        anchors: The anchors of other local Markdown files that the file names, by target as in `existing`.
        siblings: Names of the files in the same folder.
        today: Today's date as ISO 8601, or None.
        repository: The repository around it; None if nobody looked.
        statuses: What is known of the destinations that lead to the web, by URL as the file has it; empty if nobody
            asked.
        link_severities: Severities of the rules on links by selector, by the link's host or `*.host`; None switches a
            rule off there.
        known: What is known of the list from before, so that only what is new is reported; None: all is.
    """

    path: str | None = None
    existing: Mapping[str, bool] = _NOTHING
    anchors: Mapping[str, frozenset[str]] = _NOTHING
    siblings: frozenset[str] = frozenset()
    today: str | None = None
    repository: RepositoryFacts | None = None
    statuses: Mapping[str, LinkStatus] = _NOTHING
    link_severities: Mapping[str, Mapping[str, Severity | None]] = _NOTHING
    known: Known | None = None
