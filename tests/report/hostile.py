"""Lists and diagnostics that try to break out of a report."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from awesome_lint.diagnostics import Applicability, Diagnostic, Fix, Severity
from awesome_lint.report.base import Setting
from awesome_lint.report.formats import make_reporter
from awesome_lint.text import Edit, SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RUNNER = re.compile(
    r"##\[(?:add-mask|error|warning|notice|debug|set-env|set-output|group|endgroup)[\] ]|##vso\[", re.IGNORECASE
)
PIECES = (
    "::error::x",
    "\n::add-mask::x",
    " ::stop-commands::x",
    "##[add-mask]x",
    "###[error]x",
    "##[OSDI](x)",
    "##vso[task.setvariable variable=a]b",
    "##VSO[task.complete result=Failed]",
    "]]>",
    "<script>alert(1)</script>",
    "<!-- x",
    "&amp;",
    "&",
    "|",
    "\\|",
    "`",
    "```",
    "~~~",
    "\x1b[31m",
    "\x07",
    "\u202e",
    "\u2028",
    "\u2066",
    "\ufffe",
    "\U0001f44d",
    "第",
    "@octocat",
    "#12",
    "https://example.org/a",
    "%0A",
    "%25",
    "%AZP25",
    "{0}",
    "}",
    "[a](1)",
    '"',
    "'",
    "\\",
    ";",
    ",",
    ":",
    "]",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\n\n",
    "* ",
    "# ",
    "$x$",
    "word",
    " ",
)
texts = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=8).map("".join)
lines = texts.map(lambda text: " ".join(text.split()) or "x")
names = st.sampled_from(["README.md", "docs/a b.md", "::error::.md", "a:b,c;d].md", "a%20<b>&'\"`|.md", "ü/第.md"])


@st.composite
def fixes(draw: st.DrawFn, length: int) -> Fix | None:
    """Give a fix of a text, or none."""
    if draw(st.booleans()):
        return None
    ends = sorted(draw(st.lists(st.integers(0, length), min_size=2, max_size=4, unique=True))) if length > 3 else [0, 0]
    pairs = zip(ends[::2], ends[1::2], strict=False)
    edits = tuple(Edit(Span(start, end), draw(texts)) for start, end in pairs)
    return Fix(draw(lines), edits, draw(st.sampled_from(Applicability)))


@st.composite
def findings(draw: st.DrawFn) -> tuple[SourceText, list[Diagnostic]]:
    """Give a list and what was found in it, in the order of spans."""
    text = draw(texts)
    source = SourceText(text, draw(names), draw(st.booleans()))
    found: list[Diagnostic] = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        span = Span(start, draw(st.integers(start, len(text))))
        code, name = draw(st.sampled_from([("TPL003", "missing-venue"), ("LNK001", "empty-link")]))
        found.append(Diagnostic(code, name, draw(lines), span, draw(st.sampled_from(Severity)), draw(fixes(len(text)))))
    return source, sorted(found, key=lambda diagnostic: diagnostic.span)


def obeyed(line: str) -> bool:
    """Whether GitHub's runner or Azure's agent takes a line of a log for a command."""
    return line.lstrip().startswith("::") or RUNNER.search(line) is not None


def report(form: str, files: Iterable[tuple[SourceText, Sequence[Diagnostic]]], setting: Setting | None = None) -> str:
    """Give what a reporter writes of some files."""
    out = io.StringIO()
    reporter = make_reporter(form, Setting(out) if setting is None else setting._replace(out=out))
    for source, diagnostics in files:
        reporter.write(source, diagnostics)
    reporter.close()
    return out.getvalue()
