"""The summary in Markdown, as GitHub's own parser of Markdown reads it."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from cmarkgfm import github_flavored_markdown_to_html  # type: ignore[import-untyped]
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from hypothesis import given
from tests.report.hostile import findings, report, texts

from awesome_lint.diagnostics import Applicability, Diagnostic, Fix, Severity
from awesome_lint.report.base import Setting
from awesome_lint.report.markup import code_block, code_span
from awesome_lint.report.mending import told
from awesome_lint.report.style import visible
from awesome_lint.statuses import LinkStatus, Verdict
from awesome_lint.text import Edit, SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

OURS = {"h2", "h3", "p", "strong", "em", "code", "pre", "table", "thead", "tbody", "tr", "th", "td"}


class Page(HTMLParser):
    """What a page holds: its elements, the texts in code, and what stands outside of code.

    Args:
        markdown: The page's source; HTML in it is left alone, so that whatever breaks out shows.
    """

    def __init__(self, markdown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.code: list[str] = []
        self.outside = ""
        self._depth = 0
        self.feed(github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE))
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the base's
        self.tags.add(tag)
        if tag == "code":
            self._depth += 1
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "code"

    def handle_comment(self, data: str) -> None:  # noqa: ARG002  # the base's
        self.tags.add("comment")

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.code[-1] += data
        else:
            self.outside += data


def plain(text: str) -> str:
    return " ".join(visible(text).split())


def test_a_page_for_a_few_diagnostics(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    setting = Setting(io.StringIO(), links=lambda: [LinkStatus("https://a", Verdict.DEAD)])
    assert report("markdown", [(source, diagnostics), (SourceText("", "empty.md"), [])], setting) == (
        "## awesome-lint\n"
        "\n"
        "**1 error, 2 warnings, 1 info** in 2 files.\n"
        "\n"
        "### What a fix would do\n"
        "\n"
        "`--fix` mends 1 of them, `--fix --unsafe-fixes` 1 more.\n"
        "\n"
        "```diff\n"
        "@@ list.md:3 @@\n"
        "-* first | 第二  entry [x]()\n"
        "+* first | 2     entry [x]()\n"
        "```\n"
        "\n"
        "### Worst sections\n"
        "\n"
        "| section | file | errors | warnings | info |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| `T` | `list.md` | 1 | 2 | 1 |\n"
        "\n"
        "### Rules\n"
        "\n"
        "| rule | diagnostics | fixable |\n"
        "| --- | --- | --- |\n"
        "| AAA001 `no-fix` | 1 |  |\n"
        "| AAA002 `with-safe` | 1 | 1 |\n"
        "| AAA003 `with-unsafe` | 1 | 1 |\n"
        "| AAA004 `with-suggestion` | 1 |  |\n"
        "\n"
        "### Diagnostics\n"
        "\n"
        "| place | severity | rule | message |\n"
        "| --- | --- | --- | --- |\n"
        "| `list.md:3:21` | error | AAA003 | `empty link; unsafe fix: Remove it (--fix --unsafe-fixes)` |\n"
        "| `list.md:3:11` | warning | AAA002 | `wrong word; fix: Write 2 (--fix)` |\n"
        "| `list.md:4:9` | warning | AAA004 | `no stop; suggestion: Add a stop` |\n"
        "| `list.md:1:1` | info | AAA001 | `wrong title` |\n"
        "\n"
        "### Links\n"
        "\n"
        "| verdict | links |\n"
        "| --- | --- |\n"
        "| dead | 1 |\n"
    )


def test_a_page_for_nothing() -> None:
    assert report("markdown", [(SourceText("# T", "a.md"), [])]) == "## awesome-lint\n\nNo diagnostics in 1 file.\n"
    links = Setting(io.StringIO(), links=list)
    assert "No links to check." in report("markdown", [(SourceText("# T", "a.md"), [])], links)


@given(findings())
def test_nothing_of_a_list_has_an_effect_on_the_page(found: tuple[SourceText, list[Diagnostic]]) -> None:
    source, diagnostics = found
    page = Page(report("markdown", [found]))
    assert page.tags <= OURS
    for character in "@#<>&`|\x1b\u202e":
        assert character not in page.outside
    for diagnostic in diagnostics:
        line, column = source.position(diagnostic.span.start)
        assert plain(f"{source.name}:{line}:{column}") in page.code
        assert plain(told(diagnostic)) in page.code


@given(texts)
def test_a_code_span_reads_as_its_text(text: str) -> None:
    expected = plain(text) or " "
    assert Page(f"before {code_span(text)} after").code == [expected]
    row = Page(f"| a | b |\n| --- | --- |\n| {code_span(text, cell=True)} | c |\n")
    assert row.code == [expected]
    assert row.tags == {"table", "thead", "tbody", "tr", "th", "td", "code"}


@given(texts, texts)
def test_a_code_block_holds_its_lines(one: str, other: str) -> None:
    page = Page(code_block([one, other], "diff"))
    assert page.code == [f"{visible(one)}\n{visible(other)}\n"]
    assert page.tags == {"pre", "code"}


def test_a_page_has_an_end() -> None:
    text = "# Long\n" + "* entry one\n" * 3_000
    fix = Fix("Write *", (Edit.insert(7, "x"),))
    found = [Diagnostic("AAA001", "x", "wrong " * 100, Span(at, at), Severity.ERROR, fix) for at in range(7, 3_000)]
    page = report("markdown", [(SourceText(text, "a.md"), found)])
    assert len(page.encode()) < 100_000
    assert "And 2943 more." in page


def test_all_fixes_of_a_line_are_shown_at_once() -> None:
    text = "* one two three\n"
    words = [Span(2, 5), Span(6, 9), Span(2, 9)]
    found = [
        Diagnostic("AAA001", "x", "wrong", span, Severity.ERROR, Fix("Write", (Edit(span, "X"),), applicability))
        for span, applicability in zip(words, [Applicability.SAFE, Applicability.SAFE, Applicability.SAFE], strict=True)
    ]
    page = report("markdown", [(SourceText(text, "a.md"), found)])
    assert "@@ a.md:1 @@\n-* one two three\n+* X X three\n" in page
