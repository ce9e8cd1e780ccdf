"""Messages on a configuration name the line."""

from __future__ import annotations

import pytest

from awesome_lint.config.places import line_of, with_lines

TEXT = """\
profile = "papers"
template = '''
* Title
select = ["no key"]
'''
select = [
  "TPL",
]

[rules]
"entry-order".by = "title"

[per-section."Old Papers"]
ignore = []

[[more]]
heading = "A"

[[more]]
heading = "B"
ignore = ["X"]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("profile",), 1),
        (("select", "0"), 6),
        (("rules", "entry-order", "by"), 11),
        (("rules", "other"), 10),
        (("per-section", "Old Papers", "ignore", "0"), 14),
        (("per-section", "Old Papers", "entries"), 13),
        (("more", "0", "heading"), 17),
        (("more", "1", "ignore", "0"), 21),
        (("nothing",), None),
    ],
)
def test_a_key_stands_on_its_line_or_on_that_of_its_table(path: tuple[str, ...], line: int | None) -> None:
    assert line_of(TEXT, path) == line


def test_messages_of_files_get_their_lines_and_others_stay() -> None:
    files = {"a.toml: ": TEXT.encode(), "pyproject.toml: tool.awesome-lint.": b"[tool.awesome-lint]\nslect = 1\n"}
    said = (
        "a.toml: profile: expected x\n"
        'a.toml: per-section."Old Papers".ignore[0]: unknown rule\n'
        "pyproject.toml: tool.awesome-lint.slect: unknown key\n"
        "--config 'x=1': x: unknown key\n"
        "a.toml: it is strange"
    )

    assert with_lines(said, files).splitlines() == [
        "a.toml: profile: expected x (line 1)",
        'a.toml: per-section."Old Papers".ignore[0]: unknown rule (line 14)',
        "pyproject.toml: tool.awesome-lint.slect: unknown key (line 2)",
        "--config 'x=1': x: unknown key",
        "a.toml: it is strange",
    ]
