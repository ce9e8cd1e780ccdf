"""Markdown for GitHub out of texts that strangers wrote.

In code, and only there, GitHub looks for nothing: no mention notifies anybody, no number or URL refers to anything, no
HTML is read. So everything out of a list stands in code; its fence or backticks are longer than any run within
(CommonMark 4.5 and 6.1).
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

_RUN = re.compile("`+")


def code(text: str) -> str:
    """Give text as a code span of one line."""
    shown = visible(" ".join(text.split())) or " "
    ticks = "`" * (_longest(shown) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def block(lines: Iterable[str], info: str) -> str:
    """Give lines as a fenced block; what does not show, but tabs, is written as an escape."""
    return exact_block(["\t".join(visible(part) for part in line.split("\t")) for line in lines], info)


def exact_block(lines: Iterable[str], info: str) -> str:
    """Give lines as a fenced block, as they are."""
    text = "".join(f"{line}\n" for line in lines)
    fence = "`" * max(_longest(text) + 1, 3)
    return f"{fence}{info}\n{text}{fence}\n"


def link(text: str, url: str) -> str:
    """Give a link with code as its text."""
    return f"[{code(text)}]({url})"


def line_url(server: str, repository: str, commit: str, path: str, line: int) -> str:
    """Give the address of a line of a file; its text is shown, not rendered."""
    return f"{server}/{quote(repository)}/blob/{quote(commit)}/{quote(path)}?plain=1#L{line}"


def marker(kind: str, *parts: str) -> str:
    """Give a comment that nobody sees, by which a text is found again.

    Args:
        kind: What the text is.
        parts: What tells it from others of its kind.
    """
    digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"<!-- awesome-lint:{kind}:{digest} -->"


def _longest(text: str) -> int:
    return max((len(run) for run in _RUN.findall(text)), default=0)
