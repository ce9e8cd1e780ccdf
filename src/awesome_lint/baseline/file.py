"""The file's form: read and written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from awesome_lint.baseline import VERSION
from awesome_lint.baseline.findings import Finding
from awesome_lint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import NoReturn

    from awesome_lint.baseline.findings import Findings


def read_baseline(text: str, name: str) -> dict[str, Findings]:
    """Read a baseline.

    Args:
        text: The file's content.
        name: How messages call it.

    Returns:
        What is known of each list, by its path as the file has it.

    Raises:
        InputError: It is no baseline, or one of a later version; says where and what to do.
    """
    try:
        top: object = json.loads(text)
    except json.JSONDecodeError as error:
        _refuse(name, f"line {error.lineno}, column {error.colno}: {error.msg}")
    except RecursionError:
        _refuse(name, "it is nested too deeply")
    if not isinstance(top, dict) or type(top.get("version")) is not int:
        _refuse(name, "no `version`")
    if top["version"] != VERSION:
        raise InputError(
            f"{name}: a baseline of version {top['version']}, while this program knows version {VERSION}; use the"
            " awesome-lint that wrote it, or write it anew with --write-baseline"
        )
    files = top.get("files")
    if not isinstance(files, dict):
        _refuse(name, "`files` is no object")
    return {path: tuple(_findings(rows, f"files.{json.dumps(path)}", name)) for path, rows in files.items()}


def write_baseline(files: Mapping[str, Findings]) -> str:
    """Give the content of a baseline: the same findings give the same text; lists without any are left out."""
    parts = []
    for path in sorted(files):
        rows = sorted(files[path], key=lambda finding: (finding.code, finding.text, finding.fingerprint))
        if rows:
            lines = ",\n".join(f"      {_row(row)}" for row in rows)
            parts.append(f"    {json.dumps(path, ensure_ascii=False)}: [\n{lines}\n    ]")
    inner = "{\n" + ",\n".join(parts) + "\n  }" if parts else "{}"
    return f'{{\n  "version": {VERSION},\n  "files": {inner}\n}}\n'


def _row(finding: Finding) -> str:
    return json.dumps({field: getattr(finding, field) for field in finding.__match_args__}, ensure_ascii=False)


def _findings(rows: object, place: str, name: str) -> Iterator[Finding]:
    if not isinstance(rows, list):
        _refuse(name, f"{place} is no array")
    for index, row in enumerate(rows):
        where = f"{place}[{index}]"
        if not isinstance(row, dict):
            _refuse(name, f"{where} is no object")
        texts = [row.get(key) for key in ("code", "name", "text", "fingerprint")]
        count = row.get("count")
        if type(count) is not int or count < 1:
            _refuse(name, f"{where}.count is no number from 1 on")
        code, rule, text, fingerprint = (each if isinstance(each, str) else None for each in texts)
        if code is None or rule is None or text is None or fingerprint is None:
            _refuse(name, f"{where} lacks code, name, text or fingerprint")
        yield Finding(code, rule, count, text, fingerprint)


def _refuse(name: str, why: str) -> NoReturn:
    raise InputError(
        f"{name}: no baseline of awesome-lint: {why}; take it from an earlier commit, or write it anew with"
        " --write-baseline"
    )
