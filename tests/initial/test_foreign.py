"""What is taken from configurations of markdownlint and remark."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from awesome_lint.config.options import checked_options
from awesome_lint.initial import draft, habits, markdownlint, remark
from awesome_lint.initial.foreign import find_choices
from awesome_lint.initial.markdownlint import markdownlint_choices
from awesome_lint.initial.remark import remark_choices
from awesome_lint.rules import all_rules

if TYPE_CHECKING:
    from pathlib import Path

    from awesome_lint.initial.choice import Said

RULES = {rule.name: rule for rule in all_rules()}


def brief(said: Said) -> dict[str, object]:
    """Give the options chosen for each rule, False for one that is off."""
    return {choice.rule: False if choice.options is None else dict(choice.options) for choice in said.choices}


@pytest.mark.parametrize(
    ("config", "chosen"),
    [
        ({"MD003": {"style": "atx_closed"}}, {"heading-style": {"style": "atx-closed"}}),
        ({"MD003": {"style": "setext_with_atx"}}, {"heading-style": {"style": "setext"}}),
        ({"MD003": {"style": "setext_with_atx_closed"}}, {"heading-style": False}),
        ({"ul-style": {"style": "dash"}}, {"unordered-list-marker-style": {"style": "-"}}),
        ({"md004": {"style": "sublist"}}, {"unordered-list-marker-style": False}),
        ({"MD007": {"indent": 4}}, {}),
        ({"MD007": {"start_indented": True}}, {"list-item-bullet-indent": False}),
        ({"MD025": {"level": 2}}, {"no-multiple-toplevel-headings": {"style": 2}}),
        ({"MD026": {"punctuation": ".,-]"}}, {"no-heading-punctuation": {"characters": ".,\\-\\]"}}),
        ({"MD026": {"punctuation": ""}}, {"no-heading-punctuation": False}),
        ({"MD026": False}, {"no-heading-punctuation": False}),
        ({"MD029": {"style": "one_or_ordered"}}, {"ordered-list-marker-value": {"style": "consistent"}}),
        ({"MD030": {"ul_single": 3}}, {"list-item-indent": {"style": "tab"}}),
        ({"hr-style": {"style": "***"}}, {"rule-style": {"style": "***"}}),
        ({"MD046": {"style": "indented"}}, {"code-block-style": {"style": "indented"}}),
        ({"code-fence-style": {"style": "tilde"}}, {"fenced-code-marker": {"style": "~"}}),
        ({"MD049": {"style": "underscore"}}, {"emphasis-marker": {"style": "_"}}),
        ({"MD050": {"style": "asterisk", "enabled": True}}, {"strong-marker": {"style": "*"}}),
        ({"MD050": {"style": "asterisk", "enabled": False}}, {"strong-marker": False}),
        ({"MD055": {"style": "leading_and_trailing"}}, {}),
        ({"MD055": {"style": "no_leading_or_trailing"}}, {"table-pipes": False}),
        (
            {"MD060": {"style": "tight"}},
            {"table-pipe-alignment": False, "table-cell-padding": {"style": "compact"}},
        ),
        ({"MD013": False, "MD033": {"allowed_elements": ["br"]}, "default": True, "whitespace": False}, {}),
        ({"MD004": True, "MD003": "warning", "MD048": {"style": 7}, "MD049": {"style": ["asterisk"]}}, {}),
        (["MD004"], {}),
        (None, {}),
    ],
)
def test_markdownlint(config: object, chosen: dict[str, object]) -> None:
    said = markdownlint_choices(config, ".markdownlint.json")

    assert brief(said) == chosen
    assert said.notes == ()
    options = {rule: value for rule, value in chosen.items() if isinstance(value, dict)}
    assert checked_options(options, "").keys() == options.keys()


def test_markdownlint_names_file_and_rule_and_what_it_extends() -> None:
    said = markdownlint_choices({"extends": "base", "ul-style": False}, "a.json")

    assert [choice.origin for choice in said.choices] == ["a.json (ul-style)"]
    assert said.notes == ("a.json: what it extends was not read",)


@pytest.mark.parametrize(
    ("plugins", "chosen"),
    [
        ([["remark-lint-emphasis-marker", "_"]], {"emphasis-marker": {"style": "_"}}),
        ([["lint-emphasis-marker", ["warn", "_"]]], {"emphasis-marker": {"style": "_"}}),
        ([["lint-emphasis-marker", [2, "_"]]], {"emphasis-marker": {"style": "_"}}),
        ([["lint-emphasis-marker", [0, "_"]]], {"emphasis-marker": False}),
        ([["lint-emphasis-marker", ["off"]]], {"emphasis-marker": False}),
        ([["./node_modules/remark-lint-rule-style", False]], {"rule-style": False}),
        ([["lint-blockquote-indentation", 2]], {"blockquote-indentation": {"style": 2}}),
        ([["lint-list-item-indent", "tab-size"]], {"list-item-indent": {"style": "tab"}}),
        ([["lint-no-heading-punctuation", ".,"]], {"no-heading-punctuation": {"characters": ".,"}}),
        (
            [["lint-checkbox-character-style", {"checked": "X", "unchecked": " "}]],
            {"checkbox-character-style": {"checked": "X", "unchecked": " "}},
        ),
        ([["lint-file-extension", {"allowExtensionless": False}]], {"file-extension": {"allow-extensionless": False}}),
        ({"remark-lint-strong-marker": ["error", "_"]}, {"strong-marker": {"style": "_"}}),
        ({"lint": {"strong-marker": "_", "rule-style": False}}, {"strong-marker": {"style": "_"}, "rule-style": False}),
        (["remark-lint", "lint-final-newline", ["lint-table-pipes", True], "remark-gfm", "./own.js", 7, [], [3]], {}),
        ([["lint-maximum-line-length", 80], ["lint-no-shell-dollars", {"nothing": 1}]], {}),
        ("remark-lint", {}),
    ],
)
def test_remark_plugins(plugins: object, chosen: dict[str, object]) -> None:
    said = remark_choices({"plugins": plugins}, ".remarkrc", RULES)

    assert brief(said) == chosen
    assert said.notes == ()
    options = {rule: value for rule, value in chosen.items() if isinstance(value, dict)}
    assert checked_options(options, "").keys() == options.keys()


def test_remark_settings_say_how_it_writes() -> None:
    settings = {
        "bullet": "+",
        "bulletOrdered": ")",
        "emphasis": "_",
        "strong": "*",
        "fence": "~",
        "setext": True,
        "listItemIndent": "mixed",
        "incrementListMarker": False,
        "quote": '"',
        "rule": "*",
        "tightDefinitions": True,
        "bulletOther": "-",
    }

    chosen = brief(remark_choices({"settings": settings}, ".remarkrc", RULES))

    assert chosen == {
        "unordered-list-marker-style": {"style": "+"},
        "ordered-list-marker-style": {"style": ")"},
        "emphasis-marker": {"style": "_"},
        "strong-marker": {"style": "*"},
        "fenced-code-marker": {"style": "~"},
        "heading-style": {"style": "setext"},
        "list-item-indent": {"style": "mixed"},
        "ordered-list-marker-value": {"style": "single"},
        "link-title-style": {"style": '"'},
        "rule-style": {"style": "***"},
    }
    assert checked_options(chosen, "").keys() == chosen.keys()  # type: ignore[arg-type]


def test_remark_presets_are_named_as_not_read() -> None:
    said = remark_choices({"plugins": ["preset-lint-consistent"]}, ".remarkrc", RULES)

    assert said.notes == (".remarkrc: the rules of preset-lint-consistent were not read",)


def test_the_first_file_that_says_something_of_a_rule_holds(tmp_path: Path) -> None:
    (tmp_path / ".markdownlint.json").write_text('{"MD049": {"style": "underscore"}}')
    (tmp_path / ".remarkrc").write_text('{"plugins": [["lint-emphasis-marker", "*"], ["lint-rule-style", "***"]]}')

    assert brief(find_choices(str(tmp_path), RULES)) == {
        "emphasis-marker": {"style": "_"},
        "rule-style": {"style": "***"},
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (".markdownlint.json", {"MD049": {"style": "underscore"}}),
        (".markdownlint.jsonc", {"MD049": {"style": "underscore"}}),
        (".markdownlintrc", {"MD049": {"style": "underscore"}}),
        (".markdownlint-cli2.jsonc", {"config": {"MD049": {"style": "underscore"}}}),
        (".remarkrc", {"plugins": [["lint-emphasis-marker", "_"]]}),
        (".remarkrc.json", {"settings": {"emphasis": "_"}}),
        ("package.json", {"remarkConfig": {"plugins": [["lint-emphasis-marker", "_"]]}}),
        ("package.json", {"markdownlint-cli2": {"config": {"MD049": {"style": "underscore"}}}}),
    ],
)
def test_files_that_are_read(tmp_path: Path, name: str, content: object) -> None:
    (tmp_path / name).write_text(json.dumps(content))

    said = find_choices(str(tmp_path), RULES)

    assert brief(said) == {"emphasis-marker": {"style": "_"}}
    assert said.choices[0].origin.startswith(f"{name} (")


@pytest.mark.parametrize("name", [".markdownlint.yaml", ".markdownlint.yml"])
def test_yaml_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("---\n# underscores\nMD049: {style: underscore}\nMD013: false\n")

    assert brief(find_choices(str(tmp_path), RULES)) == {"emphasis-marker": {"style": "_"}}


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        (".markdownlint.json", b"{", "cannot be read: Expecting"),
        (".markdownlint.json", b"\xff", "cannot be read: 'utf-8'"),
        (".markdownlint.json", b"[" * 100_000, "cannot be read: "),
        (".markdownlintrc", b"[section]\nMD001 = true\n", "cannot be read: Expecting"),
        (".markdownlint.yml", b"a: [\n", "cannot be read: not YAML"),
        (".remarkrc.js", b"module.exports = {}", "it is a program"),
        (".markdownlint-cli2.mjs", b"export default {}", "it is a program"),
    ],
)
def test_files_that_cannot_be_read_are_named(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)

    (note,) = find_choices(str(tmp_path), RULES).notes

    assert note.startswith(f"{name}: not taken over, for ")
    assert why in note


def test_files_above_count_within_the_repository_only(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "docs"
    inner.mkdir(parents=True)
    (tmp_path / ".markdownlint.json").write_text('{"MD049": {"style": "asterisk"}}')

    assert find_choices(str(inner), RULES).choices == ()
    (tmp_path / "repository" / ".git").mkdir()
    assert find_choices(str(inner), RULES).choices == ()
    (tmp_path / "repository" / ".markdownlint.json").write_text('{"MD049": {"style": "underscore"}}')
    assert brief(find_choices(str(inner), RULES)) == {"emphasis-marker": {"style": "_"}}


def test_all_rules_that_are_named_exist() -> None:
    named = {counterpart.rule for counterparts in markdownlint._RULES.values() for counterpart in counterparts}
    named |= {rule for rule, _ in remark._SETTINGS.values()}

    assert named | habits._KIND_OF.keys() | draft._OTHER_OPTIONS.keys() <= RULES.keys()
    assert set(markdownlint._ALIASES.values()) <= markdownlint._RULES.keys()
