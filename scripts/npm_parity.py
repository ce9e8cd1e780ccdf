"""Compare `--profile awesome-npm` with npm's awesome-lint, rule by rule: which (rule, line) pairs do both flag?

Needs node, and a folder in which `npm install awesome-lint@2.3.0` was run.

    python scripts/npm_parity.py FOLDER examples [RULE ...]         the examples in the rules' own documentation
    python scripts/npm_parity.py FOLDER lists FILE ... [-r RULE]    real lists
    python scripts/npm_parity.py FOLDER cases [RULE ...]            our golden cases in fixtures/rules
    python scripts/npm_parity.py FOLDER record [RULE ...]           write what npm's tool says of them to `<case>.npm`

Prints, for each rule, how many pairs agree, are only theirs, are only ours; with `--show`, each pair that differs.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeGuard

from awesome_lint.config.load import built, validated
from awesome_lint.diagnostics import Severity
from awesome_lint.errors import ConfigError
from awesome_lint.records import replace
from awesome_lint.rules import all_rules
from awesome_lint.rules.npm import NPM, NpmRule
from awesome_lint.runner import lint_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "fixtures" / "rules"
# The repository around a list is looked at by hand: here there is none.
REPOSITORY = {"awesome-contributing", "awesome-github", "awesome-git-repo-age", "awesome-code-of-conduct"}
# First options that npm's tool takes only as fields of an object.
FIELDS = {"allow_spaces"}
_EXAMPLE = re.compile(
    r"^##### `(?P<path>[^`\n]+)`\n(?P<rest>.*?)(?=^##### `|^## Compatibility$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_CONFIG = re.compile(r"When configured with `(?P<options>[^`]+)`")
_CAMEL = re.compile(r"-([a-z])")
_KEBAB = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INPUT = re.compile(
    r"^###### In\n+(?P<note>(?:>[^\n]*\n)*)\n*(?P<fence>`{3,})\w*\n(?P<text>.*?)^(?P=fence)", re.MULTILINE | re.DOTALL
)

Pair = tuple[str, int, str]  # rule, line, severity


@dataclass(frozen=True)
class Case:
    """A text for both tools; `rules` maps the names of the rules that run to their options (None: the defaults).

    Options are JavaScript, as npm's documentation prints them.
    """

    name: str
    path: str
    text: str
    rules: dict[str, str | None]


@dataclass(frozen=True)
class Answer:
    """What npm's tool says of a case.

    Attributes:
        pairs: What it flags.
        options: The options as JSON.
        error: Why it could not run, or None.
    """

    pairs: set[Pair]
    options: object
    error: str | None


def main() -> int:
    """Compare, print, and give 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="where awesome-lint was installed by npm")
    parser.add_argument("what", choices=("examples", "lists", "cases", "record"))
    parser.add_argument("names", nargs="*", help="rules, or the files of lists")
    parser.add_argument("-r", "--rule", action="append", default=[], help="with lists: only this rule (repeatable)")
    parser.add_argument("--show", action="store_true", help="print each difference")
    given = parser.parse_intermixed_args()
    wanted = set(given.rule if given.what == "lists" else given.names)
    rules = [rule for rule in npm_rules() if not wanted or rule in wanted]
    if given.what == "lists":
        cases = [lists(Path(name), rules) for name in given.names]
    elif given.what == "examples":
        cases = [case for rule in rules for case in examples(Path(given.folder), rule)]
    else:
        cases = [case for rule in rules for case in goldens(rule)]
    if given.what == "record":
        return record(cases, theirs(Path(given.folder), cases))
    return compare(cases, theirs(Path(given.folder), cases), show=given.show)


def npm_rules() -> list[str]:
    """Give the names of all rules that stand for one of npm's, but for those that look at the repository."""
    return [rule.name for rule in all_rules() if issubclass(rule, NpmRule) and rule.name not in REPOSITORY]


def lists(path: Path, rules: list[str]) -> Case:
    """Make a case of a real list."""
    return Case(path.name, "readme.md", path.read_text("utf-8-sig"), dict.fromkeys(rules))


def examples(folder: Path, rule: str) -> list[Case]:
    """Give the examples of a remark-lint rule's documentation; blanks that would not be seen are shown there."""
    readme = folder / "node_modules" / f"remark-lint-{rule}" / "readme.md"
    if not readme.exists():
        return []
    found: list[Case] = []
    for number, example in enumerate(_EXAMPLE.finditer(readme.read_text("utf-8")), 1):
        given = _INPUT.search(example["rest"])
        text = given["text"] if given else ""
        text = text.replace("␠", " ").replace("␉", "\t").replace("␊\n", "\n").replace("␍", "\r").replace("␀\n", "")
        config = _CONFIG.search(example["rest"])
        options = config["options"] if config else None
        found.append(Case(f"{rule} example {number} ({example['path']})", example["path"], text, {rule: options}))
    return found


def goldens(rule: str) -> list[Case]:
    """Give our own golden cases of a rule."""
    paths = [path for path in sorted((CASES / rule).glob("*.md")) if not path.name.endswith(".fixed.md")]
    return [golden(rule, path) for path in paths]


def golden(rule: str, path: Path) -> Case:
    """Give one of our golden cases."""
    beside = path.with_suffix(".toml")
    settings = tomllib.loads(beside.read_text("utf-8")) if beside.exists() else {}
    options = settings.get("config", {}).get("rules", {}).get(rule)
    name = settings.get("surroundings", {}).get("path", path.name)
    return Case(f"{rule}/{path.stem}", name, path.read_bytes().decode(), {rule: _javascript(rule, options)})


def _javascript(rule: str, options: dict[str, object] | None) -> str | None:
    """Write options as npm's tool takes them: the first of ours is theirs, the others are fields of an object."""
    if options is None:
        return None
    (first,) = (fields(each.Options)[0].name for each in all_rules() if each.name == rule)
    if options.keys() == {first.replace("_", "-")} and first not in FIELDS:
        (value,) = options.values()
        return json.dumps(value)
    return json.dumps({_CAMEL.sub(lambda match: match[1].upper(), key): value for key, value in options.items()})


def record(cases: list[Case], answers: list[Answer]) -> int:
    """Write down what npm's tool says of our golden cases."""
    for case, answer in zip(cases, answers, strict=True):
        path = CASES / f"{case.name}.npm"
        if answer.error is not None:
            print(f"{case.name}: left out: {answer.error}")
            path.unlink(missing_ok=True)
            continue
        said = {(line, severity) for rule, line, severity in answer.pairs if rule in case.rules}
        path.write_text("".join(f"{line} {severity}\n" for line, severity in sorted(said)), "utf-8", newline="\n")
    return 0


def theirs(folder: Path, cases: list[Case]) -> list[Answer]:
    """Run npm's tool on all cases."""
    given = json.dumps([{"path": case.path, "text": case.text, "rules": case.rules} for case in cases])
    command = ["node", str(Path(__file__).with_name("npm_lint.mjs")), str(folder)]
    answers = json.loads(subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout)
    return [
        Answer(
            {(item["rule"], item["line"], item["severity"]) for item in answer["messages"]},
            answer["options"],
            answer.get("error"),
        )
        for answer in answers
    ]


def ours(case: Case, given: object) -> set[Pair]:
    """Run our own rules on a case.

    Args:
        case: The case.
        given: The rule's options as npm's tool takes them: an object, or a value for the first of ours.

    Raises:
        ConfigError: The options are not ours.
    """
    source = SourceText(case.text)
    config = Config(profile=NPM)
    if given is not None:
        (name,) = case.rules
        values = {_KEBAB.sub("-", key).lower(): value for key, value in given.items()} if _is_object(given) else None
        rule = next(rule for rule in all_rules() if rule.name == name)
        table = values if values is not None else {fields(rule.Options)[0].name.replace("_", "-"): _plain(given)}
        config = built(validated({"profile": NPM, "rules": {name: table}}, "case: "), "case: ")
    config = replace(config, rules=RuleSelection(select=tuple(case.rules)))
    return {
        (item.name, source.line_at(item.span.start), "error" if item.severity is Severity.ERROR else "warning")
        for item in lint_source(source, config, Surroundings(path=case.path))
    }


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict) and set(value) != {"source"}


def _plain(value: object) -> object:
    """Give an option with regular expressions as strings."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value["source"] if isinstance(value, dict) and set(value) == {"source"} else value


def compare(cases: list[Case], answers: list[Answer], *, show: bool) -> int:
    """Print the table, and the differences if they are wanted."""
    agree: Counter[str] = Counter()
    only_theirs: Counter[str] = Counter()
    only_ours: Counter[str] = Counter()
    for case, answer in zip(cases, answers, strict=True):
        if answer.error is not None:
            print(f"{case.name}: left out: {answer.error}")
            continue
        their = {pair for pair in answer.pairs if pair[0] in case.rules}
        try:
            our = ours(case, answer.options)
        except ConfigError as error:
            print(f"{case.name}: left out: {error}")
            continue
        agree.update(rule for rule, _, _ in our & their)
        only_theirs.update(rule for rule, _, _ in their - our)
        only_ours.update(rule for rule, _, _ in our - their)
        lines = case.text.split("\n")
        for word, pairs in (("only theirs", their - our), ("only ours", our - their)):
            for rule, line, severity in sorted(pairs) if show else ():
                text = lines[line - 1] if line <= len(lines) else ""
                print(f"{case.name}:{line}: {word}: {rule} [{severity}] {text[:150]!r}")
    print(f"{'rule':<36} {'agree':>6} {'theirs':>6} {'ours':>6}")
    for rule in sorted({rule for case in cases for rule in case.rules} | only_theirs.keys()):
        print(f"{rule:<36} {agree[rule]:>6} {only_theirs[rule]:>6} {only_ours[rule]:>6}")
    return 1 if only_theirs or only_ours else 0


if __name__ == "__main__":
    sys.exit(main())
