"""What other programs may use of a module, in Markdown, made of its docstrings."""

from __future__ import annotations

import enum
import inspect
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

_GROUP = re.compile(r"(Args|Attributes|Returns|Raises):")
_NAMED = re.compile(r" {4}(\w+): (.*)")


def api_reference(module: ModuleType, names: Iterable[str]) -> str:
    """Give a section for each name of a module: how it is called, and its docs.

    Args:
        module: The module.
        names: Functions and classes of it, in the order of the page.
    """
    parts = []
    for name in names:
        value = getattr(module, name)
        parts += [f"### `{name}`", _signature(name, value), _docs(value)]
    return "\n\n".join(part for part in parts if part)


def _signature(name: str, value: Callable[..., object]) -> str:
    if isinstance(value, type):
        if issubclass(value, enum.Enum):
            return f"One of {', '.join(f'`{name}.{member.name}`' for member in value)}."
        return ""
    parameters = str(inspect.signature(value)).replace("'", "")
    return f"```python\n{name}{parameters}\n```"


def _docs(value: object) -> str:
    """Turn a docstring in Google style into paragraphs and lists."""
    lines: list[str] = []
    inside = False
    for line in inspect.cleandoc(getattr(value, "__doc__", None) or "").split("\n"):
        if group := _GROUP.fullmatch(line):
            inside = group[1] != "Returns"
            lines += [f"{group[1]}:" if inside else "Returns:", ""]
        elif (named := _NAMED.fullmatch(line)) and inside:
            lines.append(f"- `{named[1]}`: {named[2]}")
        elif inside and line.startswith(" " * 8):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.strip())
    return "\n".join(lines).strip()
