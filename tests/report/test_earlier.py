"""A report is known for one by its beginning, in every format; what people write is not."""

from __future__ import annotations

import io

import pytest

from awesome_lint.diagnostics import Diagnostic, Severity
from awesome_lint.report.base import Setting
from awesome_lint.report.earlier import BEGINNING, is_report
from awesome_lint.report.formats import FORMATS, make_reporter
from awesome_lint.report.style import Style
from awesome_lint.text import SourceText, Span

SOURCE = SourceText("# List\n\n* [A](https://a.example)\n", "a list.md")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("severities", [(), (Severity.INFO,), (Severity.ERROR, Severity.WARNING)])
@pytest.mark.parametrize("color", [False, True])
def test_what_a_reporter_writes_is_a_report(form: str, severities: tuple[Severity, ...], color: bool) -> None:
    out = io.StringIO()
    reporter = make_reporter(form, Setting(out, Style(color)))
    reporter.write(SOURCE, [Diagnostic("ABC001", "some-rule", "bad", Span(9, 12), each) for each in severities])
    reporter.close()
    assert is_report(out.getvalue().encode()[:BEGINNING])


@pytest.mark.parametrize(
    "text",
    [
        "# My notes\n\n- [A](https://a.example)\n",
        '{"name": "package", "version": "1.0.0"}',
        '[{"name": "x"}]',
        '<?xml version="1.0"?>\n<project name="x"/>',
        '{"$schema": "https://x.example/sarif", "version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"',
        "requirements==1.0\n",
        "see https://example.org:80:80: here",
        "\0\0",
    ],
)
def test_what_others_write_is_none(text: str) -> None:
    assert not is_report(text.encode())
