"""`awesome-lint rule`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from awesome_lint.cli.options import complete_rules
from awesome_lint.cli.streams import machine_output, style_for
from awesome_lint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.rules.base import Rule


@click.command("rule", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("rule", required=False, metavar="[CODE|NAME|FAMILY]", shell_complete=complete_rules)
@click.option("--all", "everything", is_flag=True, help="Explain all rules.")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="When to use colours.")
def command(*, rule: str | None, everything: bool, output_format: str, color: str) -> int:
    """Explain a rule; list those of a family, such as TPL; without arguments, list all rules."""
    from awesome_lint.rules import all_rules

    if rule is not None and everything:
        raise click.UsageError("name one rule, or use --all")
    family = () if rule is None else _family(rule)
    listing = (rule is None and not everything) or bool(family)
    rules = all_rules() if rule is None else family or (_named(rule),)
    if output_format == "json":
        from awesome_lint.documentation.rule_page import described

        data = [described(each) for each in rules]
        text = json.dumps(data[0] if rule is not None and not family else data, indent=2, ensure_ascii=False)
        machine_output().write(text + "\n")
    elif listing:
        _print_list(rules, color)
    else:
        _print_pages(rules, color)
    return 0


def _family(word: str) -> tuple[type[Rule], ...]:
    """Give the rules of a family by its prefix; none for what is no prefix."""
    from awesome_lint.rules import families, rules_of

    return tuple(rules_of(word.upper())) if word.upper() in families() else ()


def _named(word: str) -> type[Rule]:
    from awesome_lint.rules import all_rules
    from awesome_lint.rules.selection import suggestion

    for rule in all_rules():
        if word.upper() == rule.code or word.lower() == rule.name:
            return rule
    raise ConfigError(f"unknown rule {word!r}{suggestion(word)}")


def _print_list(rules: Sequence[type[Rule]], color: str) -> None:
    style = style_for(sys.stdout, color)
    widest = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        info = rule.info()
        code = style.severity(info.severity, info.code)
        sys.stdout.write(f"{code}  {info.name:<{widest}}  {info.severity.value:<7}  {info.summary}\n")


def _print_pages(rules: Sequence[type[Rule]], color: str) -> None:
    from awesome_lint.documentation.rule_page import page

    text = "\n".join(page(rule) for rule in rules)
    if not style_for(sys.stdout, color).color:
        sys.stdout.write(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(file=sys.stdout, force_terminal=True).print(Markdown(text))
