"""What a configuration may say: the pydantic model of the file, and the source of its JSON Schema.

Importing this costs some 100 ms, so only `config.load` and the scripts do. Every field has a default that stands for
"not said"; what was said is in `model_fields_set`.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

SeverityName: TypeAlias = Literal["error", "warning", "info"]
Selectors: TypeAlias = list[str]
FieldName: TypeAlias = Literal["venue", "title", "link"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, alias_generator=_kebab)


class VenueTable(_Table):
    """A venue series that is added, or overrides the built-in one of that name."""

    aliases: list[str] = Field([], description="Other spellings that are right to read and are written as the name.")
    misspellings: list[str] = Field([], description="Spellings that are always wrong.")
    full: str | None = Field(None, description="The full name.")
    kind: Literal["conference", "journal", "workshop", "preprint"] | None = Field(
        None, description="What kind of venue it is."
    )


class SectionTable(_Table):
    """What holds in some sections, and those below them."""

    ignore: Selectors = Field([], description="Rules that do not run there.")
    entries: bool | None = Field(None, description="Whether the list items there are entries.")
    template: str | None = Field(None, description="The template of the entries there.")


class SectionItem(SectionTable):
    """What holds in the sections of one heading."""

    heading: str = Field(description="A glob for the heading's text; letter case does not count.")


def _array_or_table(value: object) -> str:
    return "array" if isinstance(value, list) else "table"


PerSection: TypeAlias = Annotated[
    Annotated[list[SectionItem], Tag("array")] | Annotated[dict[str, SectionTable], Tag("table")],
    Discriminator(_array_or_table),
]


class ConfigModel(_Table):
    """The configuration of awesome-lint: `.awesome-lint.toml`, or `[tool.awesome-lint]` in `pyproject.toml`."""

    profile: Literal["papers", "awesome", "awesome-npm"] | None = Field(
        None, description="The kind of list; by default the one that the file fits best."
    )
    template: str | None = Field(None, description="How an entry is written, such as `- [Title](url) - Description.`")
    required: list[FieldName] | None = Field(
        None, description="Fields that an entry must have; by default those that the template does not call optional."
    )
    select: Selectors | None = Field(
        None, description='The rules that run: codes, prefixes of codes, names, or "ALL"; by default the profile\'s.'
    )
    extend_select: Selectors = Field([], description="Rules that run besides.")
    ignore: Selectors = Field([], description="Rules that do not run.")
    fixable: Selectors = Field(["ALL"], description="Rules that may fix.")
    unfixable: Selectors = Field([], description="Rules that may not fix.")
    extend_safe_fixes: Selectors = Field([], description="Rules whose unsafe fixes count as safe.")
    extend_unsafe_fixes: Selectors = Field([], description="Rules whose safe fixes count as unsafe.")
    severity: dict[str, SeverityName] = Field({}, description="Severities by code, prefix or name of a rule.")
    rules: dict[str, dict[str, object]] = Field({}, description="Options by name or code of a rule.")
    per_file_ignores: dict[str, Selectors] = Field(
        {}, description="Rules that do not run, by glob of the path below this configuration's folder."
    )
    per_section: PerSection = Field([], description="What holds in some sections only, by heading.")
    venues: dict[str, VenueTable] = Field({}, description="Venue series by their official spelling.")
    affiliations: list[str] = Field([], description="Universities, labs and companies, besides those built in.")
    non_content_sections: list[str] = Field([], description="Headings of more sections that hold no entries.")
    content_sections: list[str] = Field([], description="Headings of sections that hold entries in any case.")
    include: list[str] = Field([], description="Globs of the files to lint in a folder, besides its README.")
    exclude: list[str] = Field([], description="Globs of files and folders to pass by.")
    fail_on: SeverityName = Field("error", description="The least severity that makes the exit code 1.")
    output_format: Literal["full", "concise", "json", "jsonl"] = Field(
        "full", description="How diagnostics are printed."
    )
