"""Configuration: finding it, layering it, and what is said of mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint.config import Edge, LayeredConfig, Overrides, files, find_config, read_config
from awesome_lint.config.files import ConfigFile
from awesome_lint.diagnostics import Severity
from awesome_lint.errors import ConfigError
from awesome_lint.settings import Config, SectionOverride, SeriesSettings

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
profile = "papers"
template = "* (conf'yy) Title [link](url)"
required = ["title", "link"]
select = ["TPL", "LNK003"]
extend-select = ["venue-spelling"]
ignore = ["TPL001"]
fixable = ["ALL"]
unfixable = ["LNK"]
extend-safe-fixes = ["STR"]
extend-unsafe-fixes = ["ENC"]
affiliations = ["TJU"]
non-content-sections = ["Friends"]
content-sections = ["License"]
include = ["lists/*.md"]
exclude = ["old/"]
fail-on = "warning"
output-format = "concise"

[severity]
DUP = "info"

[rules.non-canonical-url]
arxiv = "keep"
text-fragments = false

[per-file-ignores]
"docs/*.md" = ["DUP"]

[per-section."Old *"]
ignore = ["TPL005"]
entries = true
template = "* Title"

[venues.FOO]
aliases = ["Foo Conference"]
misspellings = ["FOOO"]
full = "Conference on Foo"
kind = "conference"
"""


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files._find.cache_clear()


def layered(text: str, overrides: Overrides | None = None, name: str = ".awesome-lint.toml") -> LayeredConfig:
    return LayeredConfig.make(ConfigFile(name, text.encode()), overrides or Overrides())


def mistake(text: str, overrides: Overrides | None = None, name: str = ".awesome-lint.toml") -> str:
    with pytest.raises(ConfigError) as caught:
        layered(text, overrides, name).load()
    return str(caught.value)


def test_every_key_reaches_the_engine_or_the_front_end() -> None:
    config, edge, *_ = layered(FULL).effective()

    assert config.profile == "papers"
    assert config.template == ("* (conf'yy) Title [link](url)",)
    assert config.required == ("title", "link")
    assert config.rules.select == ("TPL", "LNK003")
    assert config.rules.extend_select == ("venue-spelling",)
    assert config.rules.ignore == ("TPL001",)
    assert config.fix.unfixable == ("LNK",)
    assert config.fix.extend_safe_fixes == ("STR",)
    assert config.fix.extend_unsafe_fixes == ("ENC",)
    assert config.severity == {"DUP": Severity.INFO}
    assert config.options == {"non-canonical-url": {"arxiv": "keep", "text_fragments": False}}
    assert config.per_file_ignores == {"docs/*.md": ("DUP",)}
    assert config.per_section == (SectionOverride("Old *", ("TPL005",), entries=True, template=("* Title",)),)
    assert config.venues == {"FOO": SeriesSettings(("Foo Conference",), ("FOOO",), "Conference on Foo", "conference")}
    assert config.affiliations == ("TJU",)
    assert config.non_content_sections == ("Friends",)
    assert config.content_sections == ("License",)
    assert edge == Edge(("lists/*.md",), ("old/",), Severity.WARNING, ("concise",), None, configured=True)


def test_an_empty_file_is_the_defaults() -> None:
    assert layered("").load() == Config()


def test_sections_may_be_an_array_too() -> None:
    text = '[[per-section]]\nheading = "A"\nignore = ["DUP"]\n[[per-section]]\nheading = "B"\nentries = false\n'

    assert layered(text).load().per_section == (
        SectionOverride("A", ("DUP",)),
        SectionOverride("B", entries=False),
    )


def test_options_may_be_given_by_code() -> None:
    assert layered('[rules.LNK004]\narxiv = "pdf"\n').load().options == {"non-canonical-url": {"arxiv": "pdf"}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('slect = ["TPL"]', 'slect: unknown key; did you mean "select"?'),
        ('select = "TPL"', 'select: expected an array, found "TPL"; write ["TPL"]'),
        ("ignore = [1]", "ignore[0]: expected a string, found 1"),
        ("template = true", "template: expected a string, found true"),
        ("severity = 3", "severity: expected a table, found 3"),
        ("venues = {X = []}", "venues.X: expected a table, found an array"),
        ("content-sections = {}", "content-sections: expected an array, found a table"),
        (
            'profile = "paper"',
            'profile: expected "papers", "awesome" or "awesome-npm", found "paper"; did you mean "papers"?',
        ),
        ('severity.DUP = "fatal"', 'severity.DUP: expected "error", "warning" or "info", found "fatal"'),
        ('per-section = [{ignore = ["DUP"]}]', "per-section[0].heading: missing; add it"),
        ('per-section."A b" = {entries = "no"}', 'per-section."A b".entries: expected true or false, found "no"'),
        ('select = ["LNX003"]', "select: unknown rule 'LNX003'; did you mean 'LNK003'?"),
        ('per-file-ignores."*.md" = ["ZZZ999"]', "per-file-ignores.\"*.md\": unknown rule 'ZZZ999'"),
        ("rules.non-canonical-ulr = {}", 'rules.non-canonical-ulr: unknown rule; did you mean "non-canonical-url"?'),
        (
            "rules.non-canonical-url.traking = true",
            'rules.non-canonical-url.traking: unknown option; did you mean "tracking"?',
        ),
        ("rules.malformed-url.x = 1", "rules.malformed-url.x: unknown option; the rule has none"),
        (
            "rules.non-canonical-url.tracking = 1",
            "rules.non-canonical-url.tracking: expected true or false, found 1",
        ),
    ],
)
def test_a_mistake_is_said_with_its_place_and_what_was_expected(text: str, message: str) -> None:
    assert mistake(text).startswith(f".awesome-lint.toml: {message}")


def test_every_mistake_is_said_on_a_line_of_its_own() -> None:
    assert len(mistake('slect = 1\nfail-on = "never"\ninclude = 1').splitlines()) == 3


def test_in_a_project_file_the_place_names_our_table() -> None:
    text = "[tool.awesome-lint]\nfixabel = []\n"

    assert mistake(text, name="pyproject.toml").startswith("pyproject.toml: tool.awesome-lint.fixabel: unknown key")


def test_a_template_that_is_none_names_its_key() -> None:
    assert mistake("template = ''").startswith(".awesome-lint.toml: template: character 1: ")


def test_of_several_templates_the_wrong_one_is_named() -> None:
    assert mistake("template = ['* Title', '']").startswith(".awesome-lint.toml: template[1]: character 1: ")
    said = "[per-section.Surveys]\ntemplate = ['', '- Title']"
    assert mistake(said).startswith('.awesome-lint.toml: per-section."Surveys".template[0]: character 1: ')
    assert mistake("", Overrides(template=("* Title", "x"))).startswith("--template[1]: character 1: ")


def test_a_template_may_be_one_text_or_several() -> None:
    several = layered("template = ['* Title', '- [Title](url)']\n[per-section.A]\ntemplate = ['* Name']").load()

    assert several.template == ("* Title", "- [Title](url)")
    assert several.per_section == (SectionOverride("A", template=("* Name",)),)
    assert layered("template = '* Title'", Overrides(template=("- Title", "+ Title"))).load().template == (
        "- Title",
        "+ Title",
    )
    assert "template: expected" in mistake("template = 1")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a = [1,\nb = 2\n", "(at line 2, column "),
        (b"a = '\xff'", "not UTF-8: byte 5"),
        (b"a = " + b"[" * 5000, "TOML"),
    ],
)
def test_what_is_no_toml_is_an_error_that_says_where(data: bytes, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        LayeredConfig.make(ConfigFile(".awesome-lint.toml", data), Overrides()).load()

    assert str(caught.value).startswith(".awesome-lint.toml: ")
    if data.count(b"[") < 10:
        assert message in str(caught.value)


def test_values_of_the_command_line_go_before_the_files() -> None:
    overrides = Overrides(inline=("fail-on='info'", "severity.LNK='info'", "rules.LNK004.tracking=false"))
    config, edge, origins, _ = layered(FULL, overrides).effective()

    assert edge.fail_on is Severity.INFO
    assert config.severity == {"DUP": Severity.INFO, "LNK": Severity.INFO}
    assert config.profile == "papers"
    assert origins["fail-on"] == "--config \"fail-on='info'\""
    assert origins["severity.DUP"] == ".awesome-lint.toml"
    assert origins["profile"] == ".awesome-lint.toml"


def test_a_mistake_on_the_command_line_names_the_option() -> None:
    assert mistake("", Overrides(inline=("fail-on=1",))) == (
        '--config \'fail-on=1\': fail-on: expected "error", "warning" or "info", found 1'
    )
    assert mistake("", Overrides(inline=("fail-on=",))).startswith("--config 'fail-on=': not TOML: ")
    assert mistake("", Overrides(ignore=("NOPE",))).startswith("--ignore: unknown rule 'NOPE'")


def test_select_on_the_command_line_replaces_what_the_file_chooses_and_ignore_adds() -> None:
    replaced = layered(FULL, Overrides(select=("ENC",))).load().rules
    added = layered(FULL, Overrides(ignore=("DUP",), extend_select=("STR",))).load().rules

    assert (replaced.select, replaced.extend_select, replaced.ignore) == (("ENC",), (), ())
    assert added.select == ("TPL", "LNK003")
    assert added.extend_select == ("venue-spelling", "STR")
    assert added.ignore == ("TPL001", "DUP")


def test_fixable_on_the_command_line_replaces_and_unfixable_adds() -> None:
    assert layered(FULL, Overrides(fixable=("LNK",))).load().fix.unfixable == ()
    assert layered(FULL, Overrides(unfixable=("TPL",))).load().fix.unfixable == ("LNK", "TPL")


def test_the_digest_tells_what_matters_to_diagnostics() -> None:
    base = layered('ignore = ["DUP"]')

    assert base.digest == layered('ignore = ["DUP"]', Overrides(fail_on="info", output_format=("json",))).digest
    assert base.digest != layered('ignore = ["LNK"]').digest
    assert base.digest != layered('ignore = ["DUP"]', Overrides(template=("* Title",))).digest
    assert base.digest != LayeredConfig.make(None, Overrides()).digest


def test_the_front_ends_part_is_had_without_validating_the_rest() -> None:
    assert layered("nonsense = 1").edge().fail_on is Severity.ERROR
    with pytest.raises(ConfigError):
        layered("nonsense = 1\nfail-on = 'info'").edge()


def test_the_nearest_file_is_found_and_our_own_goes_first(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.awesome-lint]\n")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nuses = 'awesome-lint'\n")

    assert getattr(find_config(str(inner)), "path", None) == "pyproject.toml"
    (tmp_path / ".awesome-lint.toml").write_text("")
    files._find.cache_clear()
    assert getattr(find_config(str(inner)), "path", None) == ".awesome-lint.toml"


def test_a_project_file_without_our_name_is_not_even_parsed(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("this is [no TOML")

    assert find_config(str(tmp_path)) is None


def test_a_folder_called_like_a_configuration_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / ".awesome-lint.toml").mkdir()

    assert find_config(str(tmp_path)) is None


def test_a_named_file_must_exist_and_hold_our_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n")

    with pytest.raises(ConfigError, match=r"no table \[tool.awesome-lint\]"):
        read_config("pyproject.toml")
    with pytest.raises(ConfigError, match=r"nowhere\.toml: cannot be read: No such file"):
        read_config("nowhere.toml")


def test_what_a_rule_says_of_its_own_option_is_said_with_the_place() -> None:
    text = '[rules.rule-style]\nstyle = "x"'
    assert mistake(text).startswith(".awesome-lint.toml: rules.rule-style.style: 'x' is neither 'consistent' nor")
