"""The action's inputs, checked before anything else happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from awesome_lint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

FIX = ("off", "suggest", "commit", "pull-request")
LINKS = ("off", "changed", "all")
FAIL_ON = ("error", "warning", "info", "never")
_TRUTH = {"true": True, "false": False}


class Inputs(BaseModel):
    """What the workflow asks for.

    Attributes:
        paths: Files and folders; none: the README at the workspace's root.
        config: Values of `--config`.
        fix: One of `FIX`.
        links: One of `LINKS`.
        only_changed: Report only what the change touches; None: in pull requests.
        fail_on: One of `FAIL_ON`; "": as the configuration says.
        sarif: Where to write SARIF; "": nowhere.
        comment: Keep a comment on pull requests.
        issue: Keep an issue where there is no pull request.
        reports: A folder with the reports of another workflow, to be commented on; "": this one checks.
    """

    model_config = ConfigDict(frozen=True)

    paths: tuple[str, ...] = ()
    config: tuple[str, ...] = ()
    fix: str = "off"
    links: str = "off"
    only_changed: bool | None = None
    fail_on: str = ""
    sarif: str = ""
    comment: bool = True
    issue: bool = False
    reports: str = ""


def read_inputs(environment: Mapping[str, str]) -> Inputs:
    """Read inputs from variables called `INPUT_` and the input's name; an empty one means its default.

    Raises:
        ConfigError: One has a value that it cannot have.
    """
    default = Inputs()
    changed = _one_of(environment, "only-changed", ("auto", *_TRUTH), "auto")
    paths = _lines(environment, "paths")
    for path in paths:
        if path == "-" or "://" in path:
            raise ConfigError(f"input paths: {path}: only files and folders of the workspace can be checked here")
    return Inputs(
        paths=paths,
        config=_lines(environment, "config"),
        fix=_one_of(environment, "fix", FIX, default.fix),
        links=_one_of(environment, "links", LINKS, default.links),
        only_changed=_TRUTH.get(changed),
        fail_on=_one_of(environment, "fail-on", FAIL_ON, ""),
        sarif=_text(environment, "sarif"),
        comment=_TRUTH[_one_of(environment, "comment", tuple(_TRUTH), "true")],
        issue=_TRUTH[_one_of(environment, "issue", tuple(_TRUTH), "false")],
        reports=_text(environment, "reports"),
    )


def _text(environment: Mapping[str, str], name: str) -> str:
    return environment.get(f"INPUT_{name.replace('-', '_').upper()}", "").strip()


def _lines(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in _text(environment, name).splitlines() if line.strip())


def _one_of(environment: Mapping[str, str], name: str, choices: tuple[str, ...], default: str) -> str:
    value = _text(environment, name) or default
    if value and value not in choices:
        raise ConfigError(f"input {name}: expected {', '.join(choices[:-1])} or {choices[-1]}, not {value}")
    return value
