"""Texts that nobody writes by hand: each is linted and fixed without an error, and fixing comes to an end.

Sizes are such that quadratic time in any part would be felt.
"""

from __future__ import annotations

import pytest

from awesome_lint.runner import fix_source, lint_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

HERE = Surroundings()
ENTRY = "* (OSDI'24) Number {0} of many [link](https://x.example/{0}) [A | B]\n"
DEEP = 5000
CODES = [f"XYZ{number % 1000:03}" for number in range(25_000)]
CASES = {
    "nothing": "",
    "one newline": "\n",
    "open brackets": "* " + "[" * DEEP,
    "nested brackets": "* " + "[" * DEEP + "a" + "]" * DEEP,
    "nested link openings": "* " + "[a](" * DEEP,
    "nested parentheses": "* [a](" + "(" * DEEP + ")" * DEEP + ")",
    "nested quotations": ">" * DEEP + " a",
    "nested lists on a line": "* " * DEEP + "a",
    "nested lists": "".join("  " * depth + "* a\n" for depth in range(300)),
    "emphasis": "* " + "**a *b " * DEEP,
    "open comments": "<!-- " * DEEP,
    "open suppressions": "* " + "<!-- awesome-lint: ignore[" * DEEP,
    "suppressions on one line": "* [a]() " + "<!-- awesome-lint: ignore[LNK001] -->" * DEEP,
    "suppressed lines": "".join(f"* [a{n}]() <!-- awesome-lint: ignore[LNK001, ENC] -->\n" for n in range(2000)),
    "unknown codes": f"* [a]() <!-- awesome-lint: ignore[{', '.join(CODES)}] -->\n",
    "unknown names": f"* [a]() <!-- awesome-lint: ignore[{', '.join(f'no-{n}' for n in range(25_000))}] -->\n",
    "unknown codes of npm's": f"* [a]()\n\n<!--lint disable {' '.join(CODES)}-->\n",
    "one needed among many": f"* [a]() <!-- awesome-lint: ignore[LNK001, {'TPL001, ' * 25_000}] -->\n",
    "one rule by many names": f"<!-- awesome-lint: ignore-file[{'LNK001,' * 12_500}] -->\n\n" + "* [a]()\n" * 12_500,
    "a row of suppressions": "<!-- awesome-lint: ignore -->\n\n" * 7000 + "* [a]()\n",
    "regions": "<!-- awesome-lint: disable -->\n\n[x]()\n\n" * 1000,
    "a line of words": "* (OSDI'24) " + "word " * 200_000 + "[link](https://x.example)\n",
    "a line of blanks": "* a" + " " * 1_000_000 + "b\n",
    "a long address": "* [a](https://x.example/" + "a" * 1_000_000 + ")\n",
    "a line of full stops": "* a" + "." * 1_000_000 + "\n",
    "a line of links": "* " + "[a](http://arxiv.org/abs/2401.00001)\u200b" * 3000,
    "garbled text": "* " + "Œº " * 3000,
    "lone carriage returns": "# A\r\r## B\r\r" + "".join(ENTRY.format(n) for n in range(1000)).replace("\n", "\r"),
    "no character that is seen": "\u200b" * 10_000,
    "control characters": "* a\x01\x7f\x85\u2028\u2029\ufffe b\n" * 100,
    "lone surrogates of escapes": "* &#xD800; &#0; &#x110000; [a](&#xD800;)\n",
    "a table": "| a | b |\n|---|---|\n" + "| [x]() | b |\n" * 1000,
    "two megabytes": "# A\n\n## B\n\n" + "".join(ENTRY.format(n) for n in range(28_000)),
}


@pytest.mark.parametrize("name", CASES)
def test_linted_and_fixed(name: str) -> None:
    source = SourceText(CASES[name])
    result = fix_source(source, Config(), HERE)
    assert result.refused == ()
    if result.applied:
        assert result.remaining == lint_source(result.source, Config(), HERE)
    for diagnostic in result.remaining:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(result.source.text)


def test_thousands_of_fixes_are_applied_at_once() -> None:
    schemes = ("http", *["https"] * 4)
    source = SourceText("".join(f"* [a]({schemes[n % 5]}://arxiv.org/abs/2401.{n:05})\n" for n in range(10_000)))
    result = fix_source(source, Config(), HERE)
    assert len(result.applied) == 2000
    assert result.passes == 1
