"""What a configuration may say: the pydantic model of the file, and the source of its JSON Schema.

Importing this costs some 100 ms, so only `config.load` and the scripts do. Every field has a default that stands for
"not said"; what was said is in `model_fields_set`.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

from awesome_lint.config.printing import PATTERN, checked_format

SELECTOR = "Selector"
"""Marks, for `config.schema`, where rules are named."""
SeverityName: TypeAlias = Literal["error", "warning", "info"]
Selector: TypeAlias = Annotated[str, Field(json_schema_extra={"title": SELECTOR})]
Selectors: TypeAlias = list[Selector]
FieldName: TypeAlias = Literal["venue", "title", "link"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, alias_generator=_kebab)


def _array_or_string(value: object) -> str:
    return "array" if isinstance(value, list) else "string"


Templates: TypeAlias = Annotated[
    Annotated[list[str], Tag("array")] | Annotated[str, Tag("string")], Discriminator(_array_or_string)
]


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
    template: Templates = Field([], description="The template of the entries there, or several.")


class SectionItem(SectionTable):
    """What holds in the sections of one heading."""

    heading: str = Field(description="A glob for the heading's text; letter case does not count.")


def _status_codes(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(': expected a status code such as 403, or a range such as "200..=299"')  # noqa: TRY004 - pydantic's
    return str(value)


StatusCodes: TypeAlias = Annotated[
    str,
    BeforeValidator(_status_codes),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 100, "maximum": 999}, {"type": "string"}]}),
]


class HostTable(_Table):
    """What holds for links to one host."""

    concurrency: int | None = Field(None, ge=1, le=128, description="Requests at the same time.")
    interval: float | None = Field(None, ge=0, description="Seconds between the beginnings of two requests.")
    headers: dict[str, str] = Field({}, description="Headers that are sent besides.")
    accept: list[StatusCodes] = Field(
        [], description='Status codes, or ranges such as "200..=299", that are fine, too.'
    )
    severity: dict[str, SeverityName | Literal["off"]] = Field(
        {}, description='Severities of rules on links there, by code, prefix or name; "off" silences them.'
    )


class LinksTable(_Table):
    """How links are checked by `awesome-lint links` and `awesome-lint check --links`."""

    concurrency: int = Field(128, ge=1, le=1024, description="Requests at the same time.")
    host_concurrency: int = Field(8, ge=1, le=128, description="Requests at the same time to one host.")
    host_interval: float = Field(0.04, ge=0, description="Seconds between the beginnings of two requests to one host.")
    timeout: float = Field(20.0, ge=0.1, description="Seconds for one request.")
    max_retries: int = Field(3, ge=0, le=10, description="How often a request is repeated.")
    deadline: float | None = Field(None, ge=1, description="Seconds for the whole run.")
    allow_private: bool = Field(default=False, description="Whether addresses that are not public are asked, too.")
    accept: list[StatusCodes] = Field(
        [], description='Status codes, or ranges such as "200..=299", that are fine, too.'
    )
    include: list[str] = Field([], description="Regular expressions; with any, only URLs that match one are asked.")
    exclude: list[str] = Field([], description="Regular expressions of URLs that are not asked.")
    remap: dict[str, str] = Field(
        {}, description="Replacements by regular expression: another URL is asked in place of the list's."
    )
    fragments: bool = Field(default=False, description="Whether fragments are looked for in the pages they lead to.")
    archive: bool = Field(default=False, description="Whether archived copies of dead pages are looked up.")
    provider_urls: dict[str, str] = Field({}, description="Other interfaces of providers, by name.")
    hosts: dict[str, HostTable] = Field(
        {}, description='What holds for one host, by name; "*.example.org" stands for its sub-domains.'
    )


def _array_or_table(value: object) -> str:
    return "array" if isinstance(value, list) else "table"


FormatName: TypeAlias = Annotated[str, AfterValidator(checked_format), Field(json_schema_extra={"pattern": PATTERN})]
Formats: TypeAlias = Annotated[
    Annotated[list[FormatName], Tag("array")] | Annotated[FormatName, Tag("string")],
    Discriminator(_array_or_string),
]
PerSection: TypeAlias = Annotated[
    Annotated[list[SectionItem], Tag("array")] | Annotated[dict[str, SectionTable], Tag("table")],
    Discriminator(_array_or_table),
]


class ConfigModel(_Table):
    """The configuration of awesome-lint: `.awesome-lint.toml`, or `[tool.awesome-lint]` in `pyproject.toml`."""

    profile: Literal["papers", "awesome", "awesome-npm"] | None = Field(
        None, description="The kind of list; by default the one that the file fits best."
    )
    template: Templates = Field(
        [],
        description="How an entry is written, such as `- [Title](url) - Description.`; or several: main form first.",
    )
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
    generated: bool | None = Field(
        None,
        description="Whether a program writes the file, so that nothing is fixed; by default what it says before its"
        " first heading. `false` also lets fixes change what stands between a program's marks.",
    )
    links: LinksTable = Field(LinksTable(), description="How links are checked.")
    include: list[str] = Field([], description="Globs of the files to lint in a folder, besides its README.")
    exclude: list[str] = Field([], description="Globs of files and folders to pass by.")
    baseline: str | None = Field(
        None, min_length=1, description="The file of known diagnostics, relative to this configuration's folder."
    )
    fail_on: SeverityName = Field("error", description="The least severity that makes the exit code 1.")
    output_format: Formats = Field(
        [], description="How diagnostics are printed, each as FORMAT or FORMAT:FILE; by default full, or what CI shows."
    )
