"""What strangers write stays text: in comments, in the log, in outputs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.action.composite import commands, read_outputs

from awesome_lint.action.console import add_summary, escaped, say, set_outputs, show, show_report
from awesome_lint.action.markup import block, code, exact_block, line_url, link, marker

if TYPE_CHECKING:
    import pytest

NASTY = [
    "`", "``", "a ` b `` c", "` `", "</code><img src=x onerror=alert(1)>", "@octocat", "#1", "a\n\n# b", "--> <!--",
    "[a](b)", "https://github.com/owner/list/issues/1", "&amp;", "\\", "|", "\u202eabc", "\x1b[31m", "", " ", "\\`",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(alphabet="`~ \n<>@#-[]()!\\ab|&;", max_size=40), st.text(max_size=30))


@given(TEXTS)
def test_a_code_span_is_one_code_span_and_nothing_else(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"before {code(text)} behind")
    inline = tokens[1]
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert inline.children is not None
    assert [child.type for child in inline.children] == ["text", "code_inline", "text"]
    assert [inline.children[0].content, inline.children[2].content] == ["before ", " behind"]


@given(TEXTS)
def test_a_code_span_is_a_links_text(text: str) -> None:
    inline = MarkdownIt("commonmark").parse(link(text, "https://github.example/x"))[1]
    assert [child.type for child in inline.children or ()] == ["link_open", "code_inline", "link_close"]


@given(st.lists(TEXTS.map(lambda text: text.replace("\n", " ").replace("\r", " ")), max_size=4))
def test_a_block_is_one_block_and_ends_where_it_should(lines: list[str]) -> None:
    tokens = MarkdownIt("commonmark").parse(f"{block(lines, 'diff')}\nbehind\n")
    assert [token.type for token in tokens] == ["fence", "paragraph_open", "inline", "paragraph_close"]
    assert tokens[0].info == "diff"


@given(st.lists(st.text(alphabet="`~ <>@#ab\t", max_size=20), max_size=4))
def test_an_exact_block_holds_the_lines_as_they_are(lines: list[str]) -> None:
    token = MarkdownIt("commonmark").parse(exact_block(lines, "suggestion"))[0]
    assert token.content == "".join(f"{line}\n" for line in lines)


def test_what_does_not_show_is_shown() -> None:
    assert code("a\u202eb\x1b[31m") == "`a\\u202eb\\x1b[31m`"
    assert block(["a\tb\u202e"], "diff") == "```diff\na\tb\\u202e\n```\n"


def test_addresses_are_quoted() -> None:
    url = line_url("https://github.example", "owner/list", "abc", "a b/ü#?).md", 3)
    assert url == "https://github.example/owner/list/blob/abc/a%20b/%C3%BC%23%3F%29.md?plain=1#L3"


def test_markers_are_comments_that_differ_by_what_they_stand_for() -> None:
    signs = {marker("comment", "a", "b"), marker("comment", "ab"), marker("issue", "a", "b"), marker("comment", "-->")}
    assert len(signs) == 4
    assert all(re.fullmatch(r"<!-- awesome-lint:\w+:[0-9a-f]{16} -->", sign) for sign in signs)


HOSTILE = [
    "::add-mask::x",
    "  ::set-output name=a::b",
    "##[add-path]/tmp",
    "a ##[set-env name=PATH]x",
    "::stop-commands::x",
    "::x::",
]


def test_the_runner_acts_on_annotations_only(capsys: pytest.CaptureFixture[str]) -> None:
    report = ["::error file=a,line=1::x", *HOSTILE, "::warning::##[add-path]/tmp", "::group::12 more", "::error::in"]
    show_report(["README.md:1: fine", *HOSTILE, *report, "::group::a", *HOSTILE, "::endgroup::", "::endgroup::", "end"])
    log = capsys.readouterr().out
    assert commands(log) == ["error", "warning", "group", "endgroup"]
    assert "\n::group::12 more\n" in log
    show([*report, "::endgroup::"])
    assert commands(capsys.readouterr().out) == []
    assert log.count("add-mask::x") == 3  # nothing is kept back


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(alphabet=":#[]a \r\n\x85\u2028", max_size=20)), max_size=6))
def test_no_line_reaches_the_runner(lines: list[str]) -> None:
    from contextlib import redirect_stdout
    from io import StringIO

    with redirect_stdout(StringIO()) as out:
        show_report(line for text in lines for line in text.split("\n"))
    assert not set(commands(out.getvalue())) - {"error", "warning", "notice", "group", "endgroup"}


def test_messages_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    assert escaped("50%\r\n::x") == "50%25%0D%0A::x"
    say("error", "a\n::add-mask::b")
    assert commands(capsys.readouterr().out) == ["error"]


@given(st.dictionaries(st.sampled_from(["report", "links-report"]), st.text(alphabet="a=<\n-end", max_size=30)))
def test_outputs_are_read_as_they_were_written(values: dict[str, str]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "output"
        set_outputs({"GITHUB_OUTPUT": str(path)}, values)
        assert read_outputs(path.read_text("utf-8") if path.exists() else "") == values


def test_a_summary_is_cut_to_what_github_takes(tmp_path: Path) -> None:
    path = tmp_path / "summary"
    add_summary({"GITHUB_STEP_SUMMARY": str(path)}, "# First\n")
    add_summary({"GITHUB_STEP_SUMMARY": str(path)}, "ü line\n" * 300_000)
    text = path.read_text("utf-8")
    assert len(text.encode()) <= 1_000_000
    assert text.startswith("# First\nü line\n")
    assert "ü line\n\n\nThe summary was cut here" in text
