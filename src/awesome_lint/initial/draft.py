"""From a list, and what other linters were told about it, to the text of a configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.config.load import built, validated
from awesome_lint.errors import ConfigError
from awesome_lint.initial.found import coverage_of, forms_in
from awesome_lint.initial.habits import shares
from awesome_lint.initial.order import order_of
from awesome_lint.initial.write import Remark, Settings, write
from awesome_lint.records import Record, replace
from awesome_lint.rules import all_rules
from awesome_lint.rules.selection import default_codes
from awesome_lint.runner import check, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from awesome_lint.config.files import TomlTable
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.initial.choice import Choice, Said
    from awesome_lint.initial.habits import Share
    from awesome_lint.rules.base import Rule
    from awesome_lint.settings import Config, Surroundings
    from awesome_lint.template import ListReading

_OTHER_OPTIONS: dict[str, tuple[tuple[str, object], ...]] = {
    "blockquote-indentation": (("style", "consistent"),),
    "code-block-style": (("style", "consistent"),),
    "emphasis-marker": (("style", "*"), ("style", "_")),
    "fenced-code-marker": (("style", "consistent"),),
    "heading-style": (("style", "consistent"),),
    "link-title-style": (("style", '"'), ("style", "()")),
    "list-item-indent": (("style", "tab"), ("style", "mixed")),
    "non-canonical-url": (("arxiv", "keep"), ("tracking", False), ("text-fragments", False)),
    "ordered-list-marker-style": (("style", "."), ("style", ")")),
    "ordered-list-marker-value": (("style", "consistent"), ("style", "one")),
    "rule-style": (("style", "consistent"),),
    "strong-marker": (("style", "*"), ("style", "_")),
    "table-cell-padding": (("style", "padded"), ("style", "compact")),
    "unordered-list-marker-style": (("style", "-"), ("style", "*"), ("style", "+")),
}
"""What else rules can be told to expect that expect something certain; tried before they are switched off."""


class Draft(Record):
    """A configuration for one list.

    Attributes:
        settings: What it says, with what its comments say.
        text: The file.
        notes: What was not taken over from other linters although it may matter, as sentences without full stop.
    """

    settings: Settings
    text: str
    notes: tuple[str, ...]


def make_draft(
    reading: ListReading, surroundings: Surroundings, given: Config, said: Said, *, in_project: bool = False
) -> Draft:
    """Write a configuration under which a list keeps its habits.

    Args:
        reading: The list, read with `given`.
        surroundings: Its place in the world.
        given: The profile and the template that were asked for, if any.
        said: What other linters' configurations say.
        in_project: Whether it is to stand in a `pyproject.toml`.

    Raises:
        TemplateError: The given template is not in the notation.
    """
    drafting = _Drafting(reading, surroundings, given)
    notes = (*said.notes, *drafting.take_over(said.choices))
    drafting.learn()
    settings = drafting.settings()
    name = reading.document.source.name.rpartition("/")[2]
    return Draft(settings, write(settings, name, in_project=in_project), notes)


class _Drafting:
    """Finds out what to say about each rule."""

    def __init__(self, reading: ListReading, surroundings: Surroundings, given: Config) -> None:
        self._reading = reading
        self._surroundings = surroundings
        self._given = given
        usual = default_codes(reading.profile)
        self._usual = {rule.name: rule for rule in all_rules() if rule.code in usual}
        self._off: dict[str, str] = {}
        self._options: dict[str, Remark] = {}

    def take_over(self, choices: Iterable[Choice]) -> list[str]:
        """Take over what other linters' configurations say of the rules that would run; give what could not be."""
        notes: list[str] = []
        without: set[str] = set()
        for choice in choices:
            rule = self._usual.get(choice.rule)
            if rule is None:
                without.add(choice.rule)
            elif choice.options is None:
                self._off[rule.name] = f"as {choice.origin}"
            else:
                try:
                    values = built(validated({"rules": {rule.name: dict(choice.options)}}, ""), "").options[rule.name]
                except ConfigError as error:
                    notes.append(f"{choice.origin}: not taken over: {error}")
                    continue
                if _differs(rule, values):
                    self._options[rule.name] = Remark(dict(choice.options), f"as {choice.origin}")
        if without:
            rules = f"{len(without)} choice{'' if len(without) == 1 else 's'} of other linters"
            notes.append(f"{rules} left out: profile {self._reading.profile} does not run {', '.join(sorted(without))}")
        return notes

    def learn(self) -> None:
        """Find the rules that the list breaks habitually, and those that only show when others are off."""
        while habits := self._habits(self._check(self._table())):
            for rule, share in habits.items():
                other = None if rule in self._options else self._other_options(rule)
                if other is None:
                    self._options.pop(rule, None)
                    self._off[rule] = f"{share} break it"
                else:
                    self._options[rule] = Remark(other, f"{share} break it as it is by default")

    def settings(self) -> Settings:
        """Give what is to be written, sorted."""
        reading, given = self._reading, self._given
        return Settings(
            profile=reading.profile,
            reason=reading.reason if given.profile is None else "as given to `init`",
            pinned=given.profile is not None or self._same_if_pinned(),
            templates=tuple(template.text for template in reading.templates),
            origin=reading.origin,
            found=(coverage_of(reading), *forms_in(reading)) if reading.templates else (),
            ignore=dict(sorted(self._off.items())),
            options=dict(sorted(self._options.items())),
            order=order_of(reading, self._surroundings),
        )

    def _table(self, **more: object) -> TomlTable:
        rules = {rule: remark.value for rule, remark in self._options.items()}
        return {"ignore": list(self._off), "rules": rules} | more

    def _check(self, table: TomlTable) -> list[Diagnostic]:
        config = built(validated(table, ""), "")
        return check(self._reading, config, self._surroundings)

    def _habits(self, diagnostics: Iterable[Diagnostic]) -> dict[str, Share]:
        found = shares(self._reading, diagnostics)
        return {rule: share for rule, share in found.items() if share.habitual and rule in self._usual}

    def _other_options(self, rule: str) -> dict[str, object] | None:
        """Give other options with which the list does not break a rule habitually, if there are some to try."""
        for name, value in _OTHER_OPTIONS.get(rule, ()):
            options = {name: value}
            if not self._habits(self._check({"select": [rule], "rules": {rule: options}})):
                return options
        return None

    def _same_if_pinned(self) -> bool:
        """Whether stating the profile and what was found changes nothing: all forms of what is stated are meant."""
        reading = self._reading
        if reading.profile is None or reading.origin not in ("entries", "none"):
            return True
        templates = tuple(template.text for template in reading.templates)
        pinned = read_source(reading.document.source, replace(self._given, profile=reading.profile, template=templates))
        config = built(validated(self._table(), ""), "")
        found = check(pinned, config, self._surroundings)
        return found == check(self._reading, config, self._surroundings)


def _differs(rule: type[Rule], values: Mapping[str, object]) -> bool:
    """Whether options say anything else than the rule's defaults."""
    defaults = rule.Options()
    return any(getattr(defaults, field) != value for field, value in values.items())
