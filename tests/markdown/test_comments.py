"""HTML comments are found with their places and texts."""

from __future__ import annotations

import pytest

from awesome_lint.markdown import html_comments, parse
from awesome_lint.text import SourceText


def comments(text: str) -> list[tuple[str, str, bool]]:
    source = SourceText(text)
    return [(text[span.start : span.end], inner, block) for span, inner, block in html_comments(parse(source), source)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!-- a -->\n", [("<!-- a -->", " a ", True)]),
        ("* b <!-- a -->\n", [("<!-- a -->", " a ", False)]),
        ("# b <!-- a -->\n", [("<!-- a -->", " a ", False)]),
        ("| b <!-- a --> |\n|-|\n", [("<!-- a -->", " a ", False)]),
        (
            "<!-- a --> <!--b-->\nc <!--d-->",
            [("<!-- a -->", " a ", True), ("<!--b-->", "b", True), ("<!--d-->", "d", False)],
        ),
        ("<div><!-- a\n\nb -->\n", []),
        ("<!-- a\n\nb -->\n", [("<!-- a\n\nb -->", " a\n\nb ", True)]),
        ("> <!-- a\n> b -->\n", [("<!-- a\n> b -->", " a\nb ", True)]),
        ("> c <!-- a\n> b -->\n", [("<!-- a\n> b -->", " a\nb ", False)]),
        ("<!-->\n\na <!---> <!---->\n", [("<!-->", "", True), ("<!--->", "", False), ("<!---->", "", False)]),
        ("<!-- a -- b - -->\n", [("<!-- a -- b - -->", " a -- b - ", True)]),
        ("<!-- a\r\nb -->\r\n", [("<!-- a\r\nb -->", " a\nb ", True)]),
        ("<!-- never closed\n\n# b\n", []),
        ("`<!-- a -->` \\<!-- b -->\n", []),
        ("```\n<!-- a -->\n```\n\n    <!-- b -->\n", []),
        ("<script>\n<!-- a -->\n</script>\n", []),
        ("[a](<!--b-->)\n", []),
        ("no comment\n", []),
    ],
)
def test_comments(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert comments(text) == found
