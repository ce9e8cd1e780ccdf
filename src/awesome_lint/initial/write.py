"""The text of a first configuration, with comments that say where everything comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.config.files import TABLE
from awesome_lint.config.messages import toml_key, toml_value
from awesome_lint.records import Record
from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_lint.initial.order import Order

_AN_ENTRY = "- [Title](url) - Description."
_TEMPLATES = {
    "entries": "found in the entries",
    "file": "from the file's own comment, which is read each time",
    "profile": "from the profile, in the forms that most entries share",
}


class Remark(NamedTuple):
    """Options of a rule, and why they are what they are."""

    value: dict[str, object]
    why: str


class Settings(Record):
    """What a configuration says.

    Attributes:
        profile: The profile that the list fits; None if it fits none.
        reason: Why it is this one, or none.
        pinned: Whether it is to be said, and what was found of the template; else they stay comments.
        templates: The templates that the list is read with, in the notation, the main form first.
        origin: Where the templates come from, as in `ListReading`.
        found: How many entries follow them, and the form of each part, line by line.
        ignore: The names of the rules that are off, and why.
        options: Options by names of rules.
        order: The order that the entries keep, which is offered; None if they keep none.
    """

    profile: str | None
    reason: str
    pinned: bool
    templates: tuple[str, ...]
    origin: str
    found: tuple[str, ...]
    ignore: Mapping[str, str]
    options: Mapping[str, Remark]
    order: Order | None = None


def write(settings: Settings, name: str, *, in_project: bool = False) -> str:
    """Give the text of a `.awesome-lint.toml`, or of the table in a `pyproject.toml`.

    Args:
        settings: What it says.
        name: What the list is called.
        in_project: Whether it is to stand in a `pyproject.toml`.
    """
    lines = [_comment(f"Made by `awesome-lint init` for {name}; `awesome-lint config` shows all that can be set.")]
    prefix = f"tool.{TABLE}." if in_project else ""
    if in_project:
        lines.append(f"[tool.{TABLE}]")
    lines += _profile(settings)
    lines += _template(settings)
    if settings.ignore:
        lines.append("ignore = [")
        lines += (f"  {toml_value(rule)},  {_comment(why)}" for rule, why in settings.ignore.items())
        lines.append("]")
    lines += _order(settings.order)
    for rule, remark in settings.options.items():
        lines += ["", f"[{prefix}rules.{toml_key(rule)}]  {_comment(remark.why)}"]
        lines += (f"{toml_key(key)} = {toml_value(value)}" for key, value in remark.value.items())
    return "\n".join(lines) + "\n"


def _profile(settings: Settings) -> Iterator[str]:
    if settings.profile is None:
        return
    line = f"profile = {toml_value(settings.profile)}"
    if settings.pinned:
        yield f"{line}  {_comment(settings.reason)}"
    else:
        yield f"{_comment(line)}: {settings.reason}. Found anew each time; if it is named here,"
        yield _comment("or a template, their forms are expected of all entries, not those that most of them share.")


def _template(settings: Settings) -> Iterator[str]:
    if not settings.templates:
        yield _comment("No template was found that its entries share. Rules on their form run once it is said here:")
        yield _comment(f"template = {toml_value(_AN_ENTRY)}")
        return
    said = settings.templates[0] if len(settings.templates) == 1 else settings.templates
    line = f"template = {toml_value(said)}"
    if settings.origin == "configuration":
        yield f"{line}  {_comment('as given to `init`')}"
    elif settings.origin == "entries" and settings.pinned:
        yield f"{line}  {_comment(_TEMPLATES[settings.origin])}"
    else:
        yield _comment(f"{line}: {_TEMPLATES[settings.origin]}")
    yield from (_comment(f"  {each}") for each in settings.found)


def _order(order: Order | None) -> Iterator[str]:
    if order is None:
        return
    yield _comment(
        f"The entries stand {order.said} ({order.out} of {order.entries} do not). To have this checked, write:"
    )
    options = ", ".join(f"{key} = {toml_value(value)}" for key, value in order.options.items())
    yield _comment('  extend-select = ["entry-order"]')
    yield _comment(f"  rules.entry-order = {{ {options} }}")


def _comment(text: str) -> str:
    return f"# {visible(text)}"
