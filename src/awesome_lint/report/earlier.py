"""Whether a file holds an earlier report, so that a new one may take its place."""

from __future__ import annotations

import re

BEGINNING = 4096
"""Bytes that are enough to tell."""
_COLOUR = rb"\x1b\[[0-9;]*m"
# How the formats begin, in the order of `FORMATS`; nothing at all is a report on lists without diagnostics.
_BEGINNINGS = rb"""
    \Z
  | Found\ [0-9]+\ diagnostic
  | [0-9]+\ \|\ [^\n]*\n\ +\|\ +\^                                             # full
  | [^\n]*:[0-9]+:[0-9]+:\ (?:(?:error|warning|info)\ )?[A-Z]{3}[0-9]{3}\    # concise
  | [^\n]*:\n\ +[0-9]+:[0-9]+\ +[A-Z]{3}[0-9]{3}\                           # grouped
  | \[\s*\]\s*\Z                                                             # json and gitlab without diagnostics
  | \[?\s*\{\s*"code":\s"[A-Z]{3}[0-9]{3}",\s*"name":\s                      # json, jsonl
  | ::(?:error|warning|notice)\ [^\n]*title=awesome-lint\                    # github
  | \{\s*"\$schema":[^\n]*sarif[^\n]*\s*"version":[^\n]*\s*"runs":\s\[\s*\{\s*"tool":\s\{\s*"driver":\s\{\s*"name":\s
    "awesome-lint"
  | <\?xml\ [^\n>]*>\s*<testsuites\ name="awesome-lint"                      # junit
  | \[\s*\{\s*"type":\s"issue",\s*"check_name":\s                            # gitlab
  | \{\s*"source":\s\{\s*"name":\s"awesome-lint"                             # rdjson
  | \#\#vso\[task\.logissue\ [^\n]*code=[A-Z]{3}[0-9]{3};                    # azure
  | \#\#\ awesome-lint\n                                                     # markdown
"""


def is_report(beginning: bytes) -> bool:
    """Whether a file may be a report of ours.

    Args:
        beginning: What it begins with, `BEGINNING` bytes or the whole file.
    """
    bare = re.sub(_COLOUR, b"", beginning).lstrip()
    return re.match(_BEGINNINGS, bare, re.VERBOSE) is not None
