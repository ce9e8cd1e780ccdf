"""What suppression comments say."""

from __future__ import annotations

import pytest

from awesome_lint.suppress.directives import Directive, Malformed, Verb, read_directives
from awesome_lint.text import SourceText, Span


def read(comment: str) -> tuple[list[Directive], list[Malformed]]:
    text = f"ab {comment} cd"
    return read_directives([Span(3, 3 + len(comment))], SourceText(text))


@pytest.mark.parametrize(
    ("comment", "verb", "names"),
    [
        ("<!-- awesome-lint: ignore -->", Verb.IGNORE, None),
        ("<!--awesome-lint:ignore-->", Verb.IGNORE, None),
        ("<!-- awesome-lint: ignore the rest is a reason [not rules] -->", Verb.IGNORE, None),
        ("<!-- awesome-lint: ignore[SUP001] reason -->", Verb.IGNORE, ["SUP001"]),
        ("<!--\nawesome-lint: disable[SUP,\n unused-suppression]\n-->", Verb.DISABLE, ["SUP", "unused-suppression"]),
        ("<!-- awesome-lint: enable[ALL] -->", Verb.ENABLE, ["ALL"]),
        ("<!-- awesome-lint: ignore-file[LNK003, ] -->", Verb.IGNORE_FILE, ["LNK003"]),
    ],
)
def test_our_form(comment: str, verb: Verb, names: list[str] | None) -> None:
    (directive,), malformed = read(comment)
    assert not malformed
    assert (directive.verb, directive.npm, directive.span) == (verb, False, Span(3, 3 + len(comment)))
    selectors = directive.selectors
    assert (None if selectors is None else [selector.text for selector in selectors]) == names
    for selector in selectors or ():
        assert f"ab {comment} cd"[slice(*selector.span)] == selector.text
        assert selector.codes


@pytest.mark.parametrize(
    ("comment", "verb", "names"),
    [
        ("<!--lint disable-->", Verb.DISABLE, None),
        ("<!-- lint enable -->", Verb.ENABLE, None),
        ("<!--lint ignore double-link malformed-url-->", Verb.IGNORE, ["double-link", "malformed-url"]),
        ("<!--lint disable LNK003-->", Verb.DISABLE, ["LNK003"]),
    ],
)
def test_npm_form(comment: str, verb: Verb, names: list[str] | None) -> None:
    (directive,), malformed = read(comment)
    assert not malformed
    assert (directive.verb, directive.npm) == (verb, True)
    selectors = directive.selectors
    assert (None if selectors is None else [selector.text for selector in selectors]) == names


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("<!-- awesome-lint: -->", "unknown word '' after awesome-lint:"),
        ("<!-- awesome-lint: ignored -->", "unknown word 'ignored'"),
        ("<!-- awesome-lint: ignore[SUP001 -->", "bracket is not closed"),
        ("<!-- awesome-lint: ignore [SUP001] -->", r"write ignore\[...\]"),
        ("<!-- awesome-lint: ignore[ , ] -->", "name no rule"),
        ("<!-- awesome-lint ignore[SUP001] -->", "a colon is missing"),
    ],
)
def test_malformed_comments_silence_nothing(comment: str, message: str) -> None:
    directives, (malformed,) = read(comment)
    assert directives == []
    assert malformed.span == Span(3, 3 + len(comment))
    with pytest.raises(ValueError, match=message):
        raise ValueError(malformed.message)


def test_an_unknown_rule_is_reported_at_its_name_and_the_known_ones_count() -> None:
    (directive,), (malformed,) = read("<!-- awesome-lint: ignore[SUP001, SUP009] -->")
    assert [bool(selector.codes) for selector in directive.selectors or ()] == [True, False]
    assert malformed.message.startswith("unknown rule 'SUP009'; did you mean 'SUP00")
    assert malformed.span == Span(37, 43)


def test_npm_comments_with_an_unknown_code_are_reported_but_not_with_an_unknown_id() -> None:
    _, (malformed,) = read("<!--lint disable LNK999 some-remark-rule-->")
    assert "LNK999" in malformed.message


@pytest.mark.parametrize(
    "comment",
    ["<!-- lint this later -->", "<!-- linting disable -->", "<!-- awesome-lint is great -->", "<!---->", "<!-->"],
)
def test_other_comments_are_none_of_ours(comment: str) -> None:
    assert read(comment) == ([], [])
