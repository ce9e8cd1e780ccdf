"""JSON with comments."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.initial.jsonc import read_jsonc

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(), below, max_size=4),
    max_leaves=12,
)


@given(values)
def test_json_reads_as_json(value: object) -> None:
    assert read_jsonc(json.dumps(value)) == value
    assert read_jsonc(json.dumps(value, indent=2, ensure_ascii=False)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1, // one\n "b": 2}', {"a": 1, "b": 2}),
        ('/* head\n */ {"a": /* in */ 1}', {"a": 1}),
        ('{"a": [1, 2,], }', {"a": [1, 2]}),
        ('{"a": 1, // last\n}', {"a": 1}),
        ('{"a": 1, /* last */ // indeed\n /* so */ }', {"a": 1}),
        ('{"a": "// no /* comment */ ,]"}', {"a": "// no /* comment */ ,]"}),
        ('{"a": "a \\" quote, ]"}', {"a": 'a " quote, ]'}),
    ],
)
def test_comments_and_trailing_commas_are_left_out(text: str, value: object) -> None:
    assert read_jsonc(text) == value


@pytest.mark.parametrize("text", ["", "{", "[1 2]", '{"a" 1}', "/* open", '"open', "a: 1"])
def test_what_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="line"):
        read_jsonc(text)


def test_an_error_has_its_own_line_and_column() -> None:
    with pytest.raises(ValueError, match=r"line 3 column 6"):
        read_jsonc('{ /* one\n two */ // three\n "a" 1}')


def test_a_long_text_is_read_in_one_go() -> None:
    text = "[" + "1, // one\n" * 20_000 + "]"
    assert read_jsonc(text) == [1] * 20_000
    for hostile in ('"' + '\\"' * 100_000, "[" + "/*" * 100_000, ", " * 100_000):
        with pytest.raises(ValueError, match="line 1"):
            read_jsonc(hostile)
