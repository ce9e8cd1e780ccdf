"""The laws of the normal form, on the specifications' examples, on lists, and on what Hypothesis makes.

1. The page is that of the fixed document.
2. A second pass changes nothing.
3. What is formatted has no safe fix left.
4. Fixing first makes no difference.
5. No word and no URL is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mdformat.pages import corpus, examples, fixtures, page

from awesome_lint.formatting import format_source
from awesome_lint.meaning import broken_law
from awesome_lint.runner import fix_source, read_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable

PROFILES = (None, "papers", "awesome", "awesome-npm")
NOWHERE = Surroundings()
REAL = corpus()
LONG = 30_000
BLANKS = str.maketrans("·→", " \t")  # visible here, so that no editor takes them away
LINES = r"""
# T
## S ##
 ## I
##  Two
---
===
* * *
----
***
text
  text··
a\·
  c\
- a
* b
+ c
-   d
  - n
    * m
1. x
2) y
10.  z
- [ ]  t
* [x]
-
> q
>  q
>
```
~~~ py
    code··
<details>
</details>
<!-- c -->
<!--
-->
<br>
[r]: http://e.org
[^1]: note
a [r] b··
`x
y`

··
→
-·→
* (OSDI'24) A b [link](http://e.org)
- [T](http://e.org) - D.
[-]()
[x] [y]
&nbsp;
| a | b |
|---|---|
|a|b|
""".translate(BLANKS).splitlines()


def held(source: SourceText, config: Config) -> None:
    """Hold one document to all laws."""
    fixed = fix_source(source, config, NOWHERE).source
    result = format_source(source, config, NOWHERE)
    text = result.source.text
    assert page(text) == page(fixed.text)
    assert fix_source(result.source, config, NOWHERE).source.text == text
    for again in {fixed.text, text} - {source.text}:
        assert format_source(source.with_text(again), config, NOWHERE).source.text == text
    assert broken_law(read_source(source, config), result.reading) is None


def beginning(source: SourceText) -> SourceText:
    """Give the first lines of a long list: all of it would take minutes, and says nothing new."""
    text = source.text
    return source if len(text) <= LONG else source.with_text(text[: text.rindex("\n", 0, LONG) + 1])


def all_held(sources: Iterable[SourceText], profile: str | None) -> None:
    for source in sources:
        held(source, Config(profile=profile))


@pytest.mark.parametrize("profile", [None, "awesome"])
def test_examples_of_the_specifications(profile: str | None) -> None:
    all_held(map(SourceText, examples()), profile)


@pytest.mark.parametrize("profile", PROFILES)
def test_example_lists(profile: str | None) -> None:
    all_held(fixtures(), profile)


@pytest.mark.skipif(not REAL, reason="no corpus of real lists beside the project")
@pytest.mark.parametrize("source", REAL, ids=[source.name for source in REAL])
def test_real_lists(source: SourceText) -> None:
    held(beginning(source), Config())


@settings(max_examples=150)
@given(st.lists(st.sampled_from(LINES), max_size=14), st.sampled_from(PROFILES), st.sampled_from(["\n", "\r\n"]))
def test_whatever_lines_there_are(lines: list[str], profile: str | None, newline: str) -> None:
    held(SourceText(newline.join(lines).replace("\r\n", "\n").replace("\n", newline)), Config(profile=profile))


@settings(max_examples=60)
@given(st.text(alphabet="#-*+> \t\n\r`~|[]()!<>&\\_:1.ab=é中", max_size=60))
def test_whatever_text_there_is(text: str) -> None:
    held(SourceText(text), Config())


def test_words_stand_in_their_order() -> None:
    for source in fixtures():
        fixed = fix_source(source, Config(), NOWHERE).source.text
        text = format_source(source, Config(), NOWHERE).source.text
        assert re.findall(r"[^\W_]+", text) == re.findall(r"[^\W_]+", fixed), source.name
