"""A source with diagnostics of every kind of fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.report.node import Node, installed

from awesome_lint.diagnostics import Applicability, Diagnostic, Fix, Severity
from awesome_lint.text import Edit, SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "# T\n\n* first | 第二 \tentry [x]()\n* second"


@pytest.fixture
def source() -> SourceText:
    """Four lines; the third holds wide characters and a tab."""
    return SourceText(TEXT, "list.md")


@pytest.fixture
def diagnostics() -> list[Diagnostic]:
    """One without a fix, one with each kind of fix."""
    wide = Span(TEXT.index("第"), TEXT.index("二") + 1)
    link = Span(TEXT.index("[x]"), TEXT.index("[x]()") + 5)
    end = len(TEXT)
    return [
        Diagnostic("AAA001", "no-fix", "wrong title", Span(0, 3), Severity.INFO),
        Diagnostic("AAA002", "with-safe", "wrong word", wide, Severity.WARNING, Fix("Write 2", (Edit(wide, "2"),))),
        Diagnostic(
            "AAA003",
            "with-unsafe",
            "empty link",
            link,
            Severity.ERROR,
            Fix("Remove it", (Edit(link, ""),), Applicability.UNSAFE),
        ),
        Diagnostic(
            "AAA004",
            "with-suggestion",
            "no stop",
            Span(end, end),
            Severity.WARNING,
            Fix("Add a stop", (Edit.insert(end, "."),), Applicability.DISPLAY),
        ),
    ]


@pytest.fixture(scope="session")
def node(request: pytest.FixtureRequest) -> Iterator[Node]:
    """Packages of npm that read reports."""
    cache = request.config.cache
    assert cache is not None
    with Node(installed(cache.mkdir("report-consumers"))) as process:
        yield process
