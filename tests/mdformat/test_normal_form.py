"""What the normal form does to a document's layout, and what it leaves alone."""

from __future__ import annotations

from textwrap import dedent

import pytest

from awesome_lint.errors import ConfigError
from awesome_lint.formatting import format_source
from awesome_lint.formatting.proof import shown_alike, with_proven
from awesome_lint.markdown import parse
from awesome_lint.settings import Config, FixSettings, RuleSelection, Surroundings
from awesome_lint.text import Edit, SourceText


def formatted(text: str, config: Config | None = None) -> str:
    return format_source(SourceText(text), config or Config(), Surroundings()).source.text


def becomes(before: str, after: str, config: Config | None = None) -> None:
    assert formatted(dedent(before).lstrip("\n"), config) == dedent(after).lstrip("\n")


def stays(text: str, config: Config | None = None) -> None:
    becomes(text, text, config)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("text  \n\nmore \t\n", "text\n\nmore\n"),
        ("\n\ntext\n\n\n\nmore\n\n\n", "text\n\nmore\n"),
        ("text", "text\n"),
        ("   \n", ""),
        ("", ""),
        ("a\r\n\r\n\r\nb", "a\r\n\r\nb\r\n"),
        ("> a  \n>   \n> b\n", "> a\n>\n> b\n"),
        ("a   \nb\n", "a  \nb\n"),
        ("a\\\nb\n", "a\\\nb\n"),
        ("t\n\n\f", "t\n\n\f\n"),  # a paragraph, although nothing in it is seen
        ("# a\n\u00a0\n", "# a\n\n\u00a0\n"),
    ],
)
def test_blanks(before: str, after: str) -> None:
    assert formatted(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode  \n\n\n\nmore\n```\n",
        "    code  \n\n\n    more\n",
        "<pre>\na  \n\n\nb\n</pre>\n",
        "<!--\nTemplate  \n\n\n-->\n",
        "---\ntitle: a  \n\n\nmore: b\n---\n\ntext\n",
        "a `code  \nspan`\n",
        "a <b\n  title='x  \n  y'>\n",
        "a\\ \nb\n",
        "- [ ]  \n  text\n",
    ],
)
def test_blanks_that_count_stay(text: str) -> None:
    assert formatted(text) == text


def test_blank_lines_around_blocks() -> None:
    becomes(
        """
        # Title
        text
        - one
        ## Section
        > quoted
        """,
        """
        # Title

        text

        - one

        ## Section

        > quoted
        """,
    )


def test_blank_lines_that_a_document_does_without_stay_away() -> None:
    stays(
        """
        # Title
        ## One
        - a

        ## Two
        - b

        ## Three
        - c
        """
    )


def test_nothing_moves_away_from_a_comment_or_html() -> None:
    stays(
        """
        text
        <!-- awesome-lint: ignore[STY040] -->
        # Heading
        <a name="x"></a>
        text

        <details>
        <summary>More</summary>

          - a
          - b

          indented, too

        </details>

        - c
        """
    )


def test_marks_are_those_of_most_places() -> None:
    becomes(
        """
        * a
        * b
        * c
        * d

        text

        + e

        ***

        text

        ---

        text

        ---
        """,
        """
        * a
        * b
        * c
        * d

        text

        * e

        ---

        text

        ---

        text

        ---
        """,
    )


def test_seventy_underscores_are_a_rule_too() -> None:
    rule = "_" * 70
    assert formatted(f"a\n\n{rule}\n\nb\n\n{rule}\n\nc\n\n---\n") == f"a\n\n{rule}\n\nb\n\n{rule}\n\nc\n\n{rule}\n"


def test_nested_lists_and_tables_of_contents_have_bullets_of_their_own() -> None:
    stays(
        """
        + [One](#one)
        + [Two](#two)

        # One

        * a
          - b
          - c
        * d
          - e
        * f
        * g

        # Two

        * h
        * i
        """
    )


def test_a_bullet_that_many_items_have_is_meant() -> None:
    stays(
        """
        * a
        * b
        * c

        text

        - d
        - e
        """
    )


def test_what_is_indented_without_reason_goes_to_the_margin() -> None:
    becomes(
        """
        # Title

         ## Section

          text
           and more

          - a
            - nested
          - b

        text

        - c
        - d
        - e
        """,
        """
        # Title

        ## Section

        text
         and more

        - a
          - nested
        - b

        text

        - c
        - d
        - e
        """,
    )


def test_the_gap_behind_bullets_is_that_of_most_items() -> None:
    becomes("- a\n-   b\n    - n\n- c\n", "- a\n- b\n  - n\n- c\n")
    becomes("-   a\n    -   n\n-   b\n- c\n", "-   a\n    -   n\n-   b\n-   c\n")


def test_headings_are_as_most_headings() -> None:
    becomes("# A\n\nB\n---\n\n##  C ##\n\n## D\n", "# A\n\n## B\n\n## C\n\n## D\n")
    stays("A\n=\n\nB\n-\n")


def test_tables_keep_their_layout() -> None:
    stays("|a|b|\n|-|-|\n|long cell|c|\n")
    stays("| a | b |\n|---|:-:|\n| long cell | c |\n")
    becomes(
        "| a | b |\n| - | - |\n| c |d |\n| e | f |\n| g | h |\n",
        "| a | b |\n| - | - |\n| c | d |\n| e | f |\n| g | h |\n",
    )


@pytest.mark.parametrize(
    "line",
    [
        "[brackets] and [more] [of] them",
        "[code]() and [x](<> 'title')",
        r"\*escaped\* \[as\] it \_was\_",
        "*emphasis* _and_ **strong** __too__",
        "https://example.org/a_b_c*d and www.example.org",
        "a &amp; b &copy; c & d < e > f",
        ":rocket: ✨ 中文，没有空格",
        "[ref] and [Ref][ref] and note[^1]",
        "![badge](https://img.shields.io/x.svg) [![b](c.svg)](https://example.org)",
        "<kbd>x</kbd> text <br/> more <!-- a comment -->",
        "a long line " + "of many words " * 20 + "is not wrapped",
        "~~struck~~ `code` ``a ` b``",
        "Double  blanks   within a line",
    ],
)
def test_text_stays_as_it_is_written(line: str) -> None:
    stays(f"# Title\n\n{line}\n\n- see {line}\n\n[ref]: <https://example.org> 'T'\n\ntext\n\n[^1]: Note.\n")


def test_numbers_and_loose_lists_stay() -> None:
    stays("1. a\n1. b\n1. c\n\ntext\n\n7) d\n8) e\n\ntext\n\n- f\n\n- g\n- h\n")


def test_entries_are_written_as_the_template_says() -> None:
    becomes(
        """
        <!-- Template: * (conf'yy) Title [link](url) [tags | affiliation] -->
        # Papers
        * (OSDI'24) One [link](https://example.org/1) [A | MIT]
        * (OSDI 2024) Two [paper](https://example.org/2) [B |CMU]

        """,
        """
        <!-- Template: * (conf'yy) Title [link](url) [tags | affiliation] -->
        # Papers

        * (OSDI'24) One [link](https://example.org/1) [A | MIT]
        * (OSDI'24) Two [link](https://example.org/2) [B | CMU]
        """,
    )


def test_the_configuration_and_comments_hold_for_the_layout() -> None:
    text = "* a\n* b\n* c\n* d\n\ntext\n\n+ e\n"
    stays(text, Config(rules=RuleSelection(ignore=("STY",))))
    stays(text, Config(fix=FixSettings(unfixable=("STY040",))))
    stays(text, Config(fix=FixSettings(extend_unsafe_fixes=("STY040",))))
    stays(f"<!-- awesome-lint: disable[STY040] -->\n\n{text}")
    becomes(
        text, text.replace("*", "-").replace("+", "-"), Config(options={"unordered-list-marker-style": {"style": "-"}})
    )


def test_a_wrong_configuration_is_said() -> None:
    with pytest.raises(ConfigError, match="STY999"):
        formatted("text\n", Config(rules=RuleSelection(ignore=("STY999",))))


def test_npm_verdicts_decide_where_they_are_asked_for() -> None:
    becomes("* a\n\ntext\n\n- b\n- c\n", "* a\n\ntext\n\n* b\n* c\n", Config(profile="awesome-npm"))


def test_an_edit_that_changes_the_page_is_left_out_alone() -> None:
    source = SourceText("one  two\n\nthree\n\n- four \n")
    groups = [
        (Edit.delete(3, 4),),
        (Edit.insert(10, "# "),),
        (Edit.delete(len(source.text) - 2, len(source.text) - 1),),
    ]
    proven = with_proven(source, parse(source), groups)
    assert proven.source.text == "one  two\n\nthree\n\n- four\n"
    assert shown_alike(proven.root, parse(source))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- a\n- b\n", "- a\n\n- b\n"),
        ("1. a\n", "2. a\n"),
        ("# a\n", "## a\n"),
        ("a  \nb\n", "a\nb\n"),
        ("`a`\n", "a\n"),
        ("[a](b)\n", "[a](c)\n"),
        ("[a](b)\n", '[a](b "c")\n'),
        ("- [ ] a\n", "- [x] a\n"),
        ("```\na\n```\n", "```py\na\n```\n"),
        ("|a|\n|-|\n", "|a|\n|:-|\n"),
        ("*a*\n", "**a**\n"),
        ("a\n", "a\n\nb\n"),
        ("> [!NOTE]\n> a\n", "> [!TIP]\n> a\n"),
    ],
)
def test_pages_that_differ_are_told_apart(one: str, other: str) -> None:
    assert not shown_alike(parse(SourceText(one)), parse(SourceText(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- a\n", "*   a  \n"),
        ("1. a\n2. b\n", "1. a\n1. b\n"),
        ("a\n===\n", "# a #\n"),
        ("***\n", "_____\n"),
        ("```\na\n```\n", "~~~~\na\n~~~~\n"),
        ("|a|\n|-|\n", "| a |\n| --- |\n"),
        ("*a*\n", "_a_\n"),
    ],
)
def test_notations_of_one_page_are_alike(one: str, other: str) -> None:
    assert shown_alike(parse(SourceText(one)), parse(SourceText(other)))
