"""What a markdownlint configuration says about rules that we have too.

Rules, aliases and parameters: https://github.com/DavidAnson/markdownlint, doc/Rules.md. A rule's value is true, false,
a severity, or a table of parameters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.initial.choice import Choice, Said, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CONSISTENT: dict[object, object] = {"consistent": "consistent"}
_MARKS: dict[object, object] = {"asterisk": "*", "underscore": "_", **_CONSISTENT}


class _Counterpart(NamedTuple):
    """One of our rules that looks at what a markdownlint rule looks at.

    Attributes:
        rule: Its name.
        parameter: The parameter of the markdownlint rule that says which style is meant; "" if there is none.
        values: Our option's value for each of the parameter's; None where our rule cannot mean that, and goes off.
        option: Our option.
    """

    rule: str
    parameter: str = ""
    values: Mapping[object, object] = {}
    option: str = "style"


_RULES: dict[str, tuple[_Counterpart, ...]] = {
    "MD003": (
        _Counterpart(
            "heading-style",
            "style",
            {
                "atx": "atx",
                "atx_closed": "atx-closed",
                "setext": "setext",
                "setext_with_atx": "setext",
                "setext_with_atx_closed": None,
                **_CONSISTENT,
            },
        ),
    ),
    "MD004": (
        _Counterpart(
            "unordered-list-marker-style",
            "style",
            {"asterisk": "*", "plus": "+", "dash": "-", "sublist": None, **_CONSISTENT},
        ),
    ),
    "MD007": (_Counterpart("list-item-bullet-indent", "start_indented", {True: None}),),
    "MD009": (_Counterpart("hard-break-spaces"),),
    "MD014": (_Counterpart("no-shell-dollars"),),
    "MD019": (_Counterpart("no-heading-content-indent"),),
    "MD023": (_Counterpart("no-heading-indent"),),
    "MD025": (_Counterpart("no-multiple-toplevel-headings", "level", {level: level for level in range(1, 7)}),),
    "MD026": (_Counterpart("no-heading-punctuation", "punctuation", {"": None}, "characters"),),
    "MD027": (_Counterpart("blockquote-indentation"),),
    "MD029": (
        _Counterpart(
            "ordered-list-marker-value",
            "style",
            {"ordered": "ordered", "one": "one", "zero": "single", "one_or_ordered": "consistent"},
        ),
    ),
    "MD030": (_Counterpart("list-item-indent", "ul_single", {1: "one", 2: None, 3: "tab", 4: None}),),
    "MD035": (_Counterpart("rule-style", "style"),),
    "MD036": (_Counterpart("no-emphasis-as-heading"),),
    "MD046": (_Counterpart("code-block-style", "style", {"fenced": "fenced", "indented": "indented", **_CONSISTENT}),),
    "MD047": (_Counterpart("final-newline"),),
    "MD048": (_Counterpart("fenced-code-marker", "style", {"backtick": "`", "tilde": "~", **_CONSISTENT}),),
    "MD049": (_Counterpart("emphasis-marker", "style", _MARKS),),
    "MD050": (_Counterpart("strong-marker", "style", _MARKS),),
    "MD052": (_Counterpart("no-undefined-references"),),
    "MD053": (_Counterpart("no-unused-definitions"),),
    "MD055": (
        _Counterpart(
            "table-pipes", "style", {"leading_only": None, "trailing_only": None, "no_leading_or_trailing": None}
        ),
    ),
    "MD060": (
        _Counterpart("table-pipe-alignment", "style", {"any": None, "compact": None, "tight": None}),
        _Counterpart("table-cell-padding", "style", {"any": "consistent", "compact": "padded", "tight": "compact"}),
    ),
}
_ALIASES = {
    "code-block-style": "MD046",
    "code-fence-style": "MD048",
    "commands-show-output": "MD014",
    "emphasis-style": "MD049",
    "header-start-left": "MD023",
    "header-style": "MD003",
    "heading-start-left": "MD023",
    "heading-style": "MD003",
    "hr-style": "MD035",
    "link-image-reference-definitions": "MD053",
    "list-marker-space": "MD030",
    "no-emphasis-as-header": "MD036",
    "no-emphasis-as-heading": "MD036",
    "no-multiple-space-atx": "MD019",
    "no-multiple-space-blockquote": "MD027",
    "no-trailing-punctuation": "MD026",
    "no-trailing-spaces": "MD009",
    "ol-prefix": "MD029",
    "reference-links-images": "MD052",
    "single-h1": "MD025",
    "single-title": "MD025",
    "single-trailing-newline": "MD047",
    "strong-style": "MD050",
    "table-column-style": "MD060",
    "table-pipe-style": "MD055",
    "ul-indent": "MD007",
    "ul-style": "MD004",
}


def markdownlint_choices(config: object, name: str) -> Said:
    """Read a configuration.

    Args:
        config: What the file holds.
        name: What comments and notes call the file.
    """
    rules = table(config)
    choices: list[Choice] = []
    notes: list[str] = []
    for key, value in rules.items():
        identifier = _ALIASES.get(key.lower(), key.upper())
        for counterpart in _RULES.get(identifier, ()):
            choices += _choices(counterpart, value, f"{name} ({key})")
    if rules.get("extends"):
        notes.append(f"{name}: what it extends was not read")
    return Said(tuple(choices), tuple(notes))


def _choices(counterpart: _Counterpart, value: object, origin: str) -> Iterator[Choice]:
    parameters = table(value)
    if value is False or parameters.get("enabled") is False:
        yield Choice(counterpart.rule, None, origin)
        return
    said = parameters.get(counterpart.parameter)
    if not isinstance(said, str | int):
        return
    if said in counterpart.values:
        meant = counterpart.values[said]
        yield Choice(counterpart.rule, None if meant is None else {counterpart.option: meant}, origin)
    elif counterpart.rule == "rule-style":
        yield Choice(counterpart.rule, {counterpart.option: said}, origin)
    elif counterpart.rule == "no-heading-punctuation":
        yield Choice(counterpart.rule, {counterpart.option: _character_class(str(said))}, origin)


def _character_class(characters: str) -> str:
    """Give characters as they stand between the brackets of a regular expression."""
    return "".join(f"\\{each}" if each in "\\]^-[" else each for each in characters)
