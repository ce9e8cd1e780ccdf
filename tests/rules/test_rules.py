"""One harness for all rules: what each says of its golden cases, what its fixes do, and what its page holds.

A case is `fixtures/rules/<rule>/<case>.md`; beside it stand `<case>.diag` (what the rule says), `<case>.fixed.md` (the
list after safe and unsafe fixes; absent where nothing changes) and, where needed, `<case>.toml` with tables `config`
(as in `.awesome-lint.toml`) and `surroundings` (`surroundings.repository` holds what is known of the repository).
`pytest tests/rules --update-goldens` writes the first two anew.
Beside a case of a rule that npm's awesome-lint has, `<case>.npm` holds what that tool said of it, a line for each line
flagged; `scripts/npm_parity.py FOLDER record` writes it, with the real tool.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel

from awesome_lint.config.load import built, validated
from awesome_lint.diagnostics import Applicability, Fixability
from awesome_lint.fixer import edits_of
from awesome_lint.links.stored import load
from awesome_lint.meaning import broken_law
from awesome_lint.records import replace
from awesome_lint.rules import all_rules
from awesome_lint.rules.base import NoOptions
from awesome_lint.rules.npm import NPM, NpmRule
from awesome_lint.runner import fix_source, lint_source, read_source
from awesome_lint.settings import (
    Config,
    GitHubFacts,
    RepositoryFacts,
    RepositoryFile,
    RuleSelection,
    Surroundings,
)
from awesome_lint.statuses import confirmed_moves
from awesome_lint.text import SourceText, apply_edits

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Rule
    from awesome_lint.runner import FixResult

FIXTURES = Path(__file__).parents[2] / "fixtures" / "rules"
RULES = {rule.name: rule for rule in all_rules()}


class FileTable(BaseModel, extra="forbid"):
    """A file as `RepositoryFile` has it."""

    path: str
    text: str
    near: bool = True


class GitHubTable(BaseModel, extra="forbid"):
    """What GitHub says, as `GitHubFacts` has it."""

    description: str = ""
    topics: frozenset[str] = frozenset()
    license: str | None = None


class RepositoryTable(BaseModel, extra="forbid"):
    """The table `surroundings.repository` of a case; fields as `RepositoryFacts` has them."""

    readme: bool = True
    contributing: tuple[FileTable, ...] = ()
    code_of_conduct: tuple[FileTable, ...] = ()
    remote: str | None = None
    root_ages: tuple[int, ...] = ()
    shallow: bool = False
    github: GitHubTable | None = None

    def facts(self) -> RepositoryFacts:
        return RepositoryFacts(
            self.readme,
            tuple(RepositoryFile(file.path, file.text, file.near) for file in self.contributing),
            tuple(RepositoryFile(file.path, file.text, file.near) for file in self.code_of_conduct),
            self.remote,
            self.root_ages,
            self.shallow,
            GitHubFacts(**dict(self.github)) if self.github is not None else None,
        )


@dataclass(frozen=True)
class Case:
    """One golden case: a list, and how one rule is to see it."""

    rule: str
    path: Path

    @cached_property
    def source(self) -> SourceText:
        return SourceText.decode(self.path.read_bytes(), self.path.name)

    @cached_property
    def settings(self) -> dict[str, dict[str, object]]:
        path = self.path.with_suffix(".toml")
        return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}

    @cached_property
    def config(self) -> Config:
        """The case's configuration, in which this rule runs, and no other that the case does not select."""
        config = built(validated(self.settings.get("config", {}), "case: "), "case: ")
        return replace(config, rules=RuleSelection(select=(self.rule, *config.rules.extend_select)))

    @cached_property
    def surroundings(self) -> Surroundings:
        table = self.settings.get("surroundings", {})
        existing, anchors = table.get("existing", {}), table.get("anchors", {})
        assert isinstance(existing, dict)
        assert isinstance(anchors, dict)
        named = {name: frozenset(found) for name, found in anchors.items()}
        path = table.get("path", self.path.name)
        assert isinstance(path, str)
        repository = table.get("repository")
        facts = RepositoryTable.model_validate(repository).facts() if repository is not None else None
        known = table.get("statuses", {})
        assert isinstance(known, dict)
        statuses = {url: load(url, json.dumps(status)) for url, status in known.items()}
        today = table.get("today")
        assert today is None or isinstance(today, str)
        return Surroundings(
            path=path, existing=existing, anchors=named, repository=facts, statuses=statuses, today=today
        )

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        return lint_source(self.source, self.config, self.surroundings)

    def fix(self, source: SourceText, *, unsafe: bool) -> FixResult:
        return fix_source(source, self.config, self.surroundings, unsafe=unsafe)

    @cached_property
    def safely_fixed(self) -> FixResult:
        return self.fix(self.source, unsafe=False)

    @cached_property
    def fixed(self) -> FixResult:
        return self.fix(self.source, unsafe=True)


CASES = [
    Case(path.parent.name, path) for path in sorted(FIXTURES.glob("*/*.md")) if not path.name.endswith(".fixed.md")
]


@pytest.fixture(params=CASES, ids=lambda case: f"{case.rule}/{case.path.stem}")
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


@pytest.fixture(params=all_rules(), ids=lambda rule: rule.name)
def rule(request: pytest.FixtureRequest) -> type[Rule]:
    found: type[Rule] = request.param
    return found


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))


def described(source: SourceText, diagnostic: Diagnostic) -> str:
    """Give a diagnostic as goldens have it."""
    line, column = source.position(diagnostic.span.start)
    fix = f" [fix: {diagnostic.fix.applicability.value}]" if diagnostic.fix else ""
    head = f"{line}:{column} {diagnostic.code} {diagnostic.name} [{diagnostic.severity.value}]"
    return f"{head} {diagnostic.message}{fix}\n"


def test_diagnostics(case: Case, update: bool) -> None:
    golden = case.path.with_suffix(".diag")
    found = "".join(described(case.source, diagnostic) for diagnostic in case.diagnostics)
    if update:
        golden.write_text(found, "utf-8", newline="")
    assert found == golden.read_text("utf-8")


def test_fixed(case: Case, update: bool) -> None:
    golden = case.path.with_suffix(".fixed.md")
    found = case.fixed.source.encode()
    changed = found != case.path.read_bytes()
    if update:
        golden.unlink(missing_ok=True)
        if changed:
            golden.write_bytes(found)
    assert golden.exists() == changed, "a case that fixes do not change has no .fixed.md"
    assert not changed or found == golden.read_bytes()


def test_fixing_ends(case: Case) -> None:
    for unsafe in (False, True):
        result = case.fixed if unsafe else case.safely_fixed
        assert result.refused == ()
        again = case.fix(result.source, unsafe=unsafe)
        assert again.source.text == result.source.text
        assert again.passes == 0
        wanted = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
        assert not [item for item in result.remaining if item.fix and item.fix.applicability in wanted]


def test_safe_fixes_keep_what_the_list_says(case: Case) -> None:
    before, after = read_source(case.source, case.config), read_source(case.safely_fixed.source, case.config)
    assert broken_law(before, after, confirmed_moves(case.surroundings.statuses)) is None


def test_fixes_touch_only_lines_of_their_edits(case: Case) -> None:
    applicable = [item for item in case.diagnostics if item.fix and item.fix.applicability is not Applicability.DISPLAY]
    touched = {
        line
        for edit in edits_of(applicable)
        for line in range(case.source.line_at(edit.span.start), case.source.line_at(edit.span.end) + 1)
    }
    before = case.source.text.splitlines(keepends=True)
    after = iter(case.fixed.source.text.splitlines(keepends=True))
    untouched = [line for number, line in enumerate(before, 1) if number not in touched]
    assert all(line in after for line in untouched), "they stand in the fixed text, in the same order"


def test_each_fix_alone_makes_its_diagnostic_go(case: Case) -> None:
    def said(source: SourceText, diagnostics: list[Diagnostic]) -> Counter[tuple[str, str]]:
        return Counter((item.message, source.text[slice(*item.span)]) for item in diagnostics)

    before = said(case.source, case.diagnostics)
    for diagnostic in case.diagnostics:
        if diagnostic.fix is None or diagnostic.fix.applicability is Applicability.DISPLAY:
            continue
        source = case.source.with_text(apply_edits(case.source.text, diagnostic.fix.edits))
        left = said(source, lint_source(source, case.config, case.surroundings))
        assert said(case.source, [diagnostic]) <= before - left


@pytest.mark.parametrize(
    "verdict", sorted(FIXTURES.glob("*/*.npm")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_strict_verdict_is_npms(verdict: Path) -> None:
    case = Case(verdict.parent.name, verdict.with_suffix(".md"))
    found = lint_source(case.source, replace(case.config, profile=NPM), case.surroundings)
    said = {f"{case.source.line_at(item.span.start)} {item.severity.value}\n" for item in found}
    assert said == set(verdict.read_text("utf-8").splitlines(keepends=True))


def test_rule_has_flagged_and_clean_cases(rule: type[Rule]) -> None:
    own = [case for case in CASES if case.rule == rule.name]
    flagged = [case for case in own if any(item.code == rule.code for item in case.diagnostics)]
    assert flagged, f"fixtures/rules/{rule.name}: no case is flagged"
    assert len(flagged) < len(own), f"fixtures/rules/{rule.name}: no case is clean"


def test_declared_fixability_is_the_observed_one(rule: type[Rule]) -> None:
    found = [item for case in CASES if case.rule == rule.name for item in case.diagnostics if item.code == rule.code]
    fixable = sum(item.fix is not None for item in found)
    observed = Fixability.SOMETIMES
    if fixable in (0, len(found)):
        observed = Fixability.ALWAYS if fixable else Fixability.NEVER
    assert rule.fixability is observed


def test_page(rule: type[Rule]) -> None:
    page = rule.__doc__ or ""
    summary = page.partition("\n")[0]
    assert summary.endswith(".")
    assert len(summary) <= 120
    wanted = ["Why", "Example"] + (["Fix"] if rule.fixability is not Fixability.NEVER else [])
    wanted += ["Npm"] if issubclass(rule, NpmRule) else []
    assert re.findall(r"^ *## (.+)$", page, re.MULTILINE) == wanted


def test_page_says_how_the_verdict_differs_from_npms(rule: type[Rule]) -> None:
    if issubclass(rule, NpmRule):
        assert re.search(r"^ *## Npm\n *(Same|Better: )", rule.__doc__ or "", re.MULTILINE)


def test_options_are_documented(rule: type[Rule]) -> None:
    names = [] if rule.Options is NoOptions else [field.name for field in fields(rule.Options)]
    page = rule.Options.__doc__ or ""
    assert names == re.findall(r"^ {4,12}(\w+): ", page, re.MULTILINE)


def test_folders_are_named_after_rules() -> None:
    assert {path.name for path in FIXTURES.iterdir()} <= RULES.keys()


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
