"""Saying what is wrong with a configuration: where, what was expected, what stands there."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "bool_type": "true or false",
    "dict_type": "a table",
    "float_type": "a number",
    "int_type": "a whole number",
    "list_type": "an array",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "string_type": "a string",
    "tuple_type": "an array",
}
_UNION_TAGS = {"per-section": ("array", "table"), "output-format": ("array", "string"), "template": ("array", "string")}


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the end of a message about an unknown word: `; did you mean "select"?`, or nothing."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f'; did you mean "{found[0]}"?' if found else ""


def described(value: object) -> str:
    """Give a TOML value as it would be written, for messages; tables and arrays only by their kind."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "an array"
    if isinstance(value, str | bool | int | float):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def explained(error: ValidationError, prefix: str, known: Iterable[str]) -> list[str]:
    """Turn what pydantic found into messages for people, one each.

    Args:
        error: What pydantic raised.
        prefix: What stands before the key: the file's name, and our table's.
        known: The keys that may stand at the top, to offer the nearest.
    """
    known = list(known)
    return [f"{prefix}{_message(detail, known)}" for detail in error.errors(include_url=False)]


def _message(detail: ErrorDetails, known: list[str]) -> str:
    path = key_path(detail["loc"])
    kind = detail["type"]
    value = detail["input"]
    if kind == "extra_forbidden":
        candidates = known if len(detail["loc"]) == 1 else ()
        return f"{path}: unknown key{nearest(str(detail['loc'][-1]), candidates)}"
    if kind == "value_error":  # a rule's own check; its message begins with the option's name
        return f"{path}{detail['msg'].removeprefix('Value error, ')}"
    if kind == "missing":
        return f"{path}: missing; add it"
    expected = _EXPECTED.get(kind)
    if expected is None:
        expected = detail["msg"].removeprefix("Input should be ").replace("'", '"')
        offered = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        hint = nearest(value, offered) if isinstance(value, str) else ""
        return f"{path}: expected {expected}, found {described(value)}{hint}"
    hint = f"; write [{described(value)}]" if expected == "an array" and isinstance(value, str) else ""
    return f"{path}: expected {expected}, found {described(value)}{hint}"


def key_path(loc: Sequence[int | str]) -> str:
    """Give a key's path as TOML writes it: `per-section."Old Papers".ignore[0]`; pydantic's union tags left out."""
    path = ""
    for place, part in enumerate(loc):
        if isinstance(part, int):
            path += f"[{part}]"
        elif place and part in _UNION_TAGS.get(str(loc[place - 1]), ()):
            continue
        else:
            path += ("." if path else "") + toml_key(part)
    return path


def toml_key(key: str) -> str:
    """Give a key as TOML writes it: bare where it can be, else quoted."""
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else json.dumps(key, ensure_ascii=False)


def toml_value(value: object) -> str:
    """Give a value as TOML writes it in one line: strings escape as in JSON, and DEL, which JSON leaves alone, too."""
    if isinstance(value, dict):
        pairs = [f"{toml_key(key)} = {toml_value(below)}" for key, below in value.items() if below is not None]
        return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
