"""The engine's two functions, with rules that behave and rules that do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from awesome_lint import runner
from awesome_lint.diagnostics import Diagnostic, Severity
from awesome_lint.rules.base import Rule, safe, unsafe
from awesome_lint.runner import PASS_LIMIT, fix_source, lint_source, read_source
from awesome_lint.settings import Config, FixSettings, RuleSelection, SectionOverride, Surroundings
from awesome_lint.text import Edit, SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from awesome_lint.diagnostics import Fix
    from awesome_lint.rules.base import Context

HERE = Surroundings()
LIST = """# List

## One

* [A](https://a.example) - First.
* [B]() - Second.

## Two

* [C](https://c.example) - Third.
* [D]() - Fourth.

### Below

* [E]() - Fifth.
"""


def found(text: str, config: Config, surroundings: Surroundings = HERE) -> list[tuple[int, str]]:
    source = SourceText(text)
    return [(source.line_at(item.span.start), item.name) for item in lint_source(source, config, surroundings)]


def only(*selectors: str, **others: object) -> Config:
    return Config(rules=RuleSelection(select=selectors), **others)  # type: ignore[arg-type]


def test_only_selected_rules_report() -> None:
    assert found(LIST, only("empty-link")) == [(6, "empty-link"), (11, "empty-link"), (15, "empty-link")]
    assert found(LIST, only("DUP")) == []


def test_diagnostics_come_in_the_order_of_the_text_then_of_codes() -> None:
    diagnostics = lint_source(SourceText(LIST * 2), only("ALL"), HERE)
    assert diagnostics
    assert diagnostics == sorted(diagnostics, key=lambda item: (item.span.start, item.code))


def test_suppressed_diagnostics_are_gone_and_unneeded_comments_are_reported() -> None:
    text = LIST.replace("Second.", "Second. <!-- awesome-lint: ignore[empty-link] -->").replace(
        "Third.", "Third. <!-- awesome-lint: ignore[empty-link] --> <!-- awesome-lint: ignor -->"
    )
    assert found(text, only("empty-link", "SUP")) == [
        (10, "unused-suppression"),
        (10, "malformed-suppression"),
        (11, "empty-link"),
        (15, "empty-link"),
    ]


@pytest.mark.parametrize("pattern", ["docs/*.md", "list.md", "*.md", "docs/**"])
def test_per_file_ignores(pattern: str) -> None:
    config = only("empty-link", per_file_ignores={pattern: ("LNK",)})
    assert found(LIST, config, Surroundings(path="docs/list.md")) == []
    assert len(found(LIST, config, Surroundings(path="other.txt"))) == 3
    assert len(found(LIST, config)) == 3


@pytest.mark.parametrize(("heading", "lines"), [("two", [6]), ("T*", [6]), ("below", [6, 11]), ("List", [6, 11, 15])])
def test_per_section_ignores_hold_below_the_heading(heading: str, lines: list[int]) -> None:
    config = only("empty-link", per_section=(SectionOverride(heading, ignore=("empty-link",)),))
    assert [line for line, _ in found(LIST, config)] == lines


def test_what_is_ignored_in_a_section_still_needs_its_suppression_comment() -> None:
    text = LIST.replace("Fourth.", "Fourth. <!-- awesome-lint: ignore[empty-link] -->")
    config = only("empty-link", "SUP", per_section=(SectionOverride("Two", ignore=("empty-link",)),))
    assert found(text, config) == [(6, "empty-link")]


def test_configured_severities() -> None:
    config = only("empty-link", severity={"LNK": Severity.INFO})
    assert {item.severity for item in lint_source(SourceText(LIST), config, HERE)} == {Severity.INFO}
    assert {item.severity for item in lint_source(SourceText(LIST), only("empty-link"), HERE)} == {Severity.ERROR}


class Rewriting(Rule):
    """Writes one text in the place of another.

    A stand-in for rules, with the code of a real one, so that selectors know it.
    """

    def __init__(self, pattern: str, becomes: str, code: str, make: Callable[[str, Edit], Fix]) -> None:
        super().__init__()
        self.pattern = re.compile(pattern)
        self.becomes = becomes
        self.this_code = code
        self.make = make

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag what the pattern matches."""
        for match in self.pattern.finditer(ctx.source.text):
            span = Span(*match.span())
            fix = self.make("rewrite", Edit(span, match.expand(self.becomes)))
            yield Diagnostic(self.this_code, "rewriting", "rewrite", span, Severity.WARNING, fix)


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def use(*made: tuple[str, str, str] | tuple[str, str, str, Callable[[str, Edit], Fix]]) -> None:
        chosen = [Rewriting(*one, *([safe] if len(one) == 3 else [])) for one in made]
        monkeypatch.setattr(runner, "make_rules", lambda *_: chosen)

    return use


def fixed(text: str, config: Config | None = None, *, allow_unsafe: bool = False) -> runner.FixResult:
    return fix_source(SourceText(text), config or Config(), HERE, unsafe=allow_unsafe)


def test_fixes_are_applied_until_none_is_left(rules: Callable[..., None]) -> None:
    rules(("!!", "!", "TPL001"))
    result = fixed("a!!!!!!!!\n")
    assert result.source.text == "a!\n"
    assert result.remaining == []
    assert (result.passes, len(result.applied)) == (3, 7)
    assert result.reading.document.source == result.source


def test_overlapping_fixes_wait_for_the_next_pass(rules: Callable[..., None]) -> None:
    rules((r",,\.", ";.", "TPL001"), (r",\.", ".", "TPL002"))
    result = fixed("a,,.\n")
    assert result.source.text == "a;.\n"
    assert [item.code for item in result.applied] == ["TPL001"]


def test_a_fix_that_loses_a_word_is_refused_and_the_others_are_applied(rules: Callable[..., None]) -> None:
    rules(("bad ", "", "TPL001"), (r" +(?=\n)", "", "TPL002"), (r"(\w+) ,", r"\1,", "TPL001"))
    result = fixed("# A\n\none ,two \n\na bad three ,four \n\nbad five\n\nsix ,\n")
    assert result.source.text == "# A\n\none,two\n\na bad three,four\n\nbad five\n\nsix,\n"
    assert [(item.code, why) for item, why in result.refused] == [("TPL001", "the text loses 'bad'")] * 2
    assert [item.code for item in result.remaining] == ["TPL001", "TPL001"]


@pytest.mark.parametrize("codes", [("TPL001", "TPL002"), ("TPL001", "TPL001")])
def test_of_fixes_that_are_lawful_alone_and_not_together_the_first_is_kept(
    rules: Callable[..., None], codes: tuple[str, str]
) -> None:
    first, second = (r"\+(?= \w)", "*", codes[0]), (r"-(?= \w)", "*", codes[1])
    text, merges = "# A\n\n+ a\n\n- b\n", "a list is another one"
    for alone, becomes in ((first, "* a\n\n- b"), (second, "+ a\n\n* b")):
        rules(alone)
        assert fixed(text).source.text == f"# A\n\n{becomes}\n"
    rules(first, second)
    result = fixed(text)
    assert result.source.text == "# A\n\n* a\n\n- b\n"
    assert [(item.code, why) for item, why in result.refused] == [(codes[1], merges)]


def test_what_was_kept_of_other_rules_counts_for_each_half_of_a_rule_s_fixes(rules: Callable[..., None]) -> None:
    rules((r"\+(?= \w)", "*", "TPL001"), (r"-(?= \w)", "*", "TPL002"))
    result = fixed("# A\n\n- c\n\nprose\n\n+ a\n\n- b\n")
    assert result.source.text == "# A\n\n* c\n\nprose\n\n* a\n\n- b\n"
    assert [item.code for item, _ in result.refused] == ["TPL002"]


def test_a_refused_fix_is_not_offered_again_when_text_before_it_changes(rules: Callable[..., None]) -> None:
    rules(("lost ", "", "TPL001"), ("!!", "!", "TPL002"))
    result = fixed("a!!!!\n\nlost b\n")
    assert result.source.text == "a!\n\nlost b\n"
    assert len(result.refused) == 1


def test_fixes_that_undo_each_other_are_left_out(rules: Callable[..., None]) -> None:
    rules((r"\*a", "+a", "TPL001"), (r"\+a", "*a", "TPL002"), ("!!", "!", "TPL003"))
    result = fixed("*a b!!\n")
    assert result.source.text == "*a b!\n"
    assert {item.code for item, _ in result.refused} <= {"TPL001", "TPL002"}
    assert all(f"after {PASS_LIMIT} passes" in why for _, why in result.refused)
    assert fixed(result.source.text).source.text == result.source.text


def test_a_fix_that_always_grows_is_left_out(rules: Callable[..., None]) -> None:
    rules(("b", "b.", "TPL001"), ("!!", "!", "TPL003"))
    result = fixed("a b!!\n")
    assert result.source.text == "a b!\n"
    assert [item.code for item in result.applied] == ["TPL003"]


def test_unsafe_fixes_are_applied_only_when_asked_and_after_the_safe_ones(rules: Callable[..., None]) -> None:
    rules(("bad ", "", "TPL001", unsafe), ("!!", "!", "TPL003"))
    assert fixed("bad a!!\n").source.text == "bad a!\n"
    result = fixed("bad a!!\n", allow_unsafe=True)
    assert result.source.text == "a!\n"
    assert [item.code for item in result.applied] == ["TPL003", "TPL001"]
    assert result.refused == ()


def test_the_configuration_moves_the_line_between_safe_and_unsafe(rules: Callable[..., None]) -> None:
    rules(("bad ", "", "TPL001", unsafe), ("!!", "!", "TPL003"))
    trusting = Config(fix=FixSettings(extend_safe_fixes=("TPL001",), extend_unsafe_fixes=("TPL003",)))
    assert fixed("bad a!!\n", trusting).source.text == "a!!\n"
    assert fixed("bad a!!\n", trusting, allow_unsafe=True).source.text == "a!\n"
    forbidding = Config(fix=FixSettings(unfixable=("TPL003",)))
    assert fixed("bad a!!\n", forbidding, allow_unsafe=True).source.text == "a!!\n"


def test_a_text_without_anything_to_fix_stays_itself() -> None:
    source = SourceText("# A\r\n\r\n* b\r", "name.md", bom=True)
    result = fix_source(source, Config(), HERE)
    assert result.source == source
    assert (result.passes, result.applied) == (0, ())


def test_reading_says_which_profile_holds() -> None:
    entries = "".join(
        f"* [{name}](https://{name}.example) - What {name} does.\n" for name in ("ant", "bee", "cat", "dog")
    )
    assert read_source(SourceText(f"# A\n\n## B\n\n{entries}"), Config()).profile == "awesome"
    assert read_source(SourceText("# A\n\nb\n"), Config()).profile is None


GENERATED = "<!-- This file is generated by a script. -->\n\n# Foo\n\n- [One](ttps://one.example) - A parser.\n"
MARKED = """# Foo

<!-- ALL-CONTRIBUTORS-LIST:START - Do not remove or modify this section -->
- [One](ttps://one.example)
<!-- ALL-CONTRIBUTORS-LIST:END -->
- [Two](ttps://two.example)
"""


def test_what_a_program_writes_is_not_fixed() -> None:
    fixed = fix_source(SourceText(GENERATED), Config(), Surroundings(), unsafe=True)
    assert fixed.source.text == GENERATED
    assert [item.name for item in fixed.remaining if item.name == "generated-file"] == ["generated-file"]


def test_configuration_knows_better_whether_a_program_writes_a_file() -> None:
    by_hand = fix_source(SourceText(GENERATED), Config(generated=False), Surroundings())
    assert by_hand.source.text == GENERATED.replace("ttps", "https")
    assert "generated-file" not in {item.name for item in by_hand.remaining}
    plain = GENERATED.partition("\n\n")[2]
    assert fix_source(SourceText(plain), Config(generated=True), Surroundings()).source.text == plain


def test_only_marked_parts_are_not_fixed() -> None:
    fixed = fix_source(SourceText(MARKED), Config(), Surroundings())
    assert fixed.source.text == MARKED.replace("ttps://two", "https://two")
    by_hand = fix_source(SourceText(MARKED), Config(generated=False), Surroundings())
    assert by_hand.source.text == MARKED.replace("ttps", "https")
