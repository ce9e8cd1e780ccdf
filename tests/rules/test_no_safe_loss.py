"""What no safe fix may do, kind by kind."""

from __future__ import annotations

import pytest

from awesome_lint.diagnostics import Applicability
from awesome_lint.runner import fix_source, lint_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.statuses import LinkStatus, Resource, Verdict
from awesome_lint.text import SourceText

ALL = Config(rules=RuleSelection(extend_select=("ALL",)))
PAPERS = "".join(f"* (OSDI'2{at}) Title {at} word [link](https://x.example/{at}) [A | B]\n" for at in range(6))


def applicabilities(text: str, code: str) -> list[Applicability | None]:
    found = lint_source(SourceText(text), ALL, Surroundings())
    return [each.fix.applicability if each.fix is not None else None for each in found if each.code == code]


@pytest.mark.parametrize(
    "line",
    [
        "## Tools :zap:",
        "- [Foo :zap:](https://x.example/z) - A thing.",
        "- [Bar](https://x.example/y) - :zap: A thing.",
        "- [Baz](https://x.example/v) - A thing :zap:",
        "* (OSDI'24) Foo :zap: [link](https://x.example/zt) [A | B]",
        "## A | B\n--- | ---",
        "[r]: https://x.example/r\n    goes on",
        "* (OSDI'24) Foo bar [link](https://x.example/zz [A | B]",
        "* (OSDI'24) Foo ](https://x.example/zw) [A | B]",
        "* [x] Foo [link](https://x.example/f) [A | B]\n  --",
        "- [Qux](https://x.example/q - A thing.",
        "- Qux](https://x.example/q) - A thing.",
    ],
)
@pytest.mark.parametrize("config", [Config(), ALL], ids=["default", "all"])
def test_stays_as_it_is(line: str, config: Config) -> None:
    tools = "".join(f"- [Tool {at}](https://x.example/{at}) - A tool.\n" for at in range(6))
    entries = PAPERS if line.startswith("* ") else tools
    result = fix_source(SourceText(f"# List\n\n## Section\n\n{entries}\n{line}\n"), config, Surroundings())
    assert result.source.text.endswith(f"\n{line}\n")
    assert result.refused == ()


@pytest.mark.parametrize("behind", ["@octocat", "<b>", "#12", "- x", "[a]", "*b*"])
@pytest.mark.parametrize("before", ["", "see ", ". "])
def test_an_invisible_character_before_a_mark_is_not_removed_safely(before: str, behind: str) -> None:
    found = applicabilities(f"# A\n\nProse.\n\n{before}\u200b{behind}\n", "ENC002")
    assert found == [Applicability.UNSAFE]


@pytest.mark.parametrize(
    "text", ["Multi\u00ad-Exit", "Tele\u200bsearch", "end\u200b of it", "a \u200bword", "end\u200b."]
)
def test_an_invisible_character_in_a_word_or_at_its_end_is(text: str) -> None:
    assert applicabilities(f"# A\n\nSome {text}\n", "ENC002") == [Applicability.SAFE]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("- a\n- b\n", "- c\n", Applicability.UNSAFE),
        ("- a\n\n", "\n- c\n", Applicability.UNSAFE),
        ("- a\n", "  - c\n", Applicability.UNSAFE),
        ("- a\n", "* c\n", Applicability.SAFE),
        ("text\n\n", "\ntext\n", Applicability.SAFE),
        ("text ", " text\n", Applicability.SAFE),
        ("text", "text\n", Applicability.UNSAFE),
        ("", "# no heading\n", Applicability.UNSAFE),
        ("-", " b\n", Applicability.UNSAFE),
    ],
)
def test_a_comment_that_parts_is_not_removed_safely(first: str, second: str, expected: Applicability) -> None:
    comment = "<!-- awesome-lint: ignore[empty-link] -->" + ("\n" if first.endswith("\n") else "")
    assert applicabilities(f"# A\n\n{first}{comment}{second}", "SUP002") == [expected]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("-", Applicability.SAFE),
        ("", Applicability.SAFE),
        ("link", Applicability.UNSAFE),
        ("![](https://x.example/badge.svg)", Applicability.DISPLAY),
        ("<br>", Applicability.DISPLAY),
        ("Name", Applicability.DISPLAY),
    ],
)
def test_an_empty_link_goes_only_alone(label: str, expected: Applicability) -> None:
    assert applicabilities(f"# A\n\nSome text [{label}]()\n", "LNK001") == [expected]


@pytest.mark.parametrize(
    ("added", "offered"),
    [
        ("", True),
        ("?id=7", True),
        ("?utm_source=x", False),
        (";jsessionid=1A2B", False),
        ("?PHPSESSID=1", False),
        ("?a=b&token=c", False),
        ("?access_token=c", False),
        ("?X-Amz-Signature=1&X-Amz-Expires=2", False),
        ("?Signature=a&Expires=1&Key-Pair-Id=b", False),
        ("?sv=2024&sig=a", False),
    ],
)
@pytest.mark.parametrize("confirmed", [True, False])
def test_what_a_redirection_adds_for_one_visit_is_not_written(added: str, offered: bool, confirmed: bool) -> None:
    url, final = "https://x.example/old", f"https://x.example/new{added}"
    resource = Resource("github", "x", final) if confirmed else None
    known = {url: LinkStatus(url, Verdict.MOVED, final_url=final, resource=resource)}
    found = lint_source(SourceText(f"# A\n\n[a]({url})\n"), ALL, Surroundings(statuses=known))
    fixes = [each.fix for each in found if each.code == "NET008"]
    assert [fix is not None for fix in fixes] == [offered]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.com/x)", Applicability.DISPLAY),
        ("[a](github.com/x/y)", Applicability.UNSAFE),
        ("[a](www.b.com/x)", Applicability.UNSAFE),
        ("[a](b.com/x) [b](https://b.com/y)", Applicability.UNSAFE),
    ],
)
def test_a_host_is_not_guessed(text: str, expected: Applicability) -> None:
    assert applicabilities(f"# A\n\n{text}\n", "LNK003") == [expected]
