"""Bytes to text and back; offsets to lines and columns and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.errors import InputError
from awesome_lint.text import Position, SourceText

LINES = st.lists(
    st.sampled_from(["", "a", "é", "\U0001f44d", "\n", "\r", "\r\n", "\u2028", "\x0b", "\x85"]), max_size=20
)
TEXTS = LINES.map("".join)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")), st.booleans())
def test_decoding_is_undone_by_encoding(text: str, bom: bool) -> None:
    data = (b"\xef\xbb\xbf" if bom else b"") + text.encode()
    source = SourceText.decode(data, "a.md")
    assert source.encode() == data
    assert source.name == "a.md"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    source = SourceText.decode(b"\xef\xbb\xbf# a\r\n", "a.md")
    assert (source.text, source.bom) == ("# a\r\n", True)
    assert source.with_text("# b").encode() == b"\xef\xbb\xbf# b"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"abc\xff", "a.md: not UTF-8: byte 3 (0xff): "),
        (b"\xef\xbb\xbfab\xc3", "a.md: not UTF-8: byte 5 (0xc3): "),
        (b"\xc3\xa9\xed\xa0\x80", "a.md: not UTF-8: byte 2 (0xed): "),
        (b"\xff\xfea\0", "a.md: not UTF-8: byte 0 (0xff): "),
        (b"\xc3\xa9\0", "a.md: binary file: byte 2 is NUL"),
        (b"\xef\xbb\xbfa\0", "a.md: binary file: byte 4 is NUL"),
    ],
)
def test_what_is_no_text_names_the_byte(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        SourceText.decode(data, "a.md")


@pytest.mark.parametrize(
    ("text", "starts", "count"),
    [
        ("", [0], 1),
        ("a", [0], 1),
        ("a\n", [0, 2], 1),
        ("a\nb", [0, 2], 2),
        ("a\r\nb\rc\n\n", [0, 3, 5, 7, 8], 4),
        ("\r\r\n", [0, 1, 3], 2),
        ("a\u2028b\x0bc\x85d", [0], 1),
    ],
)
def test_lines(text: str, starts: list[int], count: int) -> None:
    source = SourceText(text)
    assert source.line_starts == starts
    assert source.line_count == count


@given(TEXTS)
def test_positions_are_undone_by_offsets(text: str) -> None:
    source = SourceText(text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert source.line_at(offset) == line
        assert source.line_starts[line - 1] + column - 1 == offset
        if offset <= source.line_end(line):
            assert source.offset(line, column) == offset


@given(TEXTS)
def test_lines_and_newlines_make_the_text(text: str) -> None:
    source = SourceText(text)
    pieces = []
    for line in range(1, len(source.line_starts) + 1):
        assert not set(source.line_text(line)) & {"\n", "\r"}
        end = source.line_starts[line] if line < len(source.line_starts) else len(text)
        pieces += [source.line_text(line), text[source.line_end(line) : end]]
    assert "".join(pieces) == text
    assert {*pieces[1::2]} <= {"", "\n", "\r", "\r\n"}


def test_columns_beyond_the_line_give_its_end() -> None:
    source = SourceText("ab\r\nc")
    assert [source.offset(1, column) for column in (1, 3, 4, 99)] == [0, 2, 2, 2]
    assert source.offset(2, 99) == 5


def test_editors_count_utf16_units_from_zero() -> None:
    source = SourceText("a\n\U0001f44d\u00e9x")
    assert [source.utf16(offset) for offset in range(2, 6)] == [
        Position(1, 0),
        Position(1, 2),
        Position(1, 3),
        Position(1, 4),
    ]
    assert source.position(3) == Position(2, 2)


@pytest.mark.parametrize(
    ("text", "offset", "newline"),
    [
        ("a\r\nb\n", 0, "\r\n"),
        ("a\r\nb\n", 3, "\n"),
        ("a\r\nb", 3, "\r\n"),
        ("a\rb", 2, "\r"),
        ("a", 0, "\n"),
        ("", 0, "\n"),
    ],
)
def test_the_newline_of_a_place(text: str, offset: int, newline: str) -> None:
    assert SourceText(text).newline_at(offset) == newline
