"""CHANGELOG.md has the form of Keep a Changelog, and what a release makes of it has, too."""

from __future__ import annotations

import re
from datetime import date

import pytest
from scripts.release import (
    KINDS,
    ROOT,
    UNRELEASED,
    Project,
    ReleaseError,
    check,
    notes,
    prepared,
    said_version,
    sections,
)

TODAY = date(2031, 5, 4)
VERSION = '__version__ = "0.1.0"\nPROJECT_URL = "https://forge.example/o/p"  # where it lives\n'
CHANGELOG = """\
# Changelog

## [Unreleased]

### Added

- A thing, see [its page](docs/thing.md) and [this].

[this]: https://example.org/
[Unreleased]: https://forge.example/o/p/commits/main
"""
FRESH = Project(VERSION, CHANGELOG)
DEFINED = re.compile(r"^\[([^\]\n]+)\]: https://\S+$", re.MULTILINE)


def hold(project: Project) -> None:
    """Assert the form, whatever stands in it."""
    text = project.changelog
    first, *released = sections(text)
    assert text.startswith("# Changelog\n")
    assert text.count("\n## ") == 1 + len(released), "a heading of level 2 is no version"
    assert (first.name, first.date) == (UNRELEASED, None)
    numbers = [tuple(map(int, section.name.split("."))) for section in released]
    days = [date.fromisoformat(section.date or "") for section in released]
    assert numbers == sorted(set(numbers), reverse=True)
    assert days == sorted(days, reverse=True)
    assert {section.name for section in (first, *released)} <= set(DEFINED.findall(text)), "a version links nowhere"
    for section in (first, *released):
        kinds = re.findall(r"^### (.+)$", section.body, re.MULTILINE)
        assert set(kinds) <= set(KINDS)
        assert len(kinds) == len(set(kinds))
    assert all(section.body.strip() for section in released)


def test_the_project_s_changelog_has_the_form_and_knows_the_version() -> None:
    project = Project.read(ROOT)
    hold(project)

    released = [section.name for section in sections(project.changelog)[1:]]

    # Between releases the program still has the last one's version; before the first there is none to be listed.
    assert not released or released[0] == said_version(project)


def test_the_project_s_next_release_can_be_made() -> None:
    project = prepared(Project.read(ROOT), "99.0.0", TODAY)

    hold(project)
    check(project, "v99.0.0")
    assert notes(project).startswith("### Added\n")


def test_a_first_and_a_second_release() -> None:
    first = prepared(FRESH, "0.1.0", TODAY)
    hold(first)
    check(first, "v0.1.0")

    assert notes(first) == (
        "### Added\n\n- A thing, see [its page](docs/thing.md) and [this].\n\n[this]: https://example.org/"
    )
    assert first.changelog.endswith(
        "\n[Unreleased]: https://forge.example/o/p/compare/v0.1.0...HEAD\n"
        "[0.1.0]: https://forge.example/o/p/releases/tag/v0.1.0\n"
    )

    more = first.changelog.replace("## [Unreleased]\n", "## [Unreleased]\n\n### Fixed\n\n- A thing.\n")
    second = prepared(Project(first.version, more), "0.2.0", TODAY)
    hold(second)
    check(second, "v0.2.0")

    assert notes(second) == "### Fixed\n\n- A thing."
    assert second.version == VERSION.replace("0.1.0", "0.2.0")
    assert second.changelog.endswith(
        "\n[Unreleased]: https://forge.example/o/p/compare/v0.2.0...HEAD\n"
        "[0.2.0]: https://forge.example/o/p/compare/v0.1.0...v0.2.0\n"
        "[0.1.0]: https://forge.example/o/p/releases/tag/v0.1.0\n"
    )


@pytest.mark.parametrize("version", ["1.0", "v1.0.0", "1.0.0rc1", "01.0.0", "1.0.0\n", "\u0661.0.0"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(ReleaseError, match=r"no version of the form X\.Y\.Z"):
        prepared(FRESH, version, TODAY)


def test_nothing_is_released_twice_backwards_or_unsaid() -> None:
    first = prepared(FRESH, "0.1.0", TODAY)

    with pytest.raises(ReleaseError, match="nothing below"):
        prepared(first, "0.2.0", TODAY)
    more = Project(first.version, first.changelog.replace("## [Unreleased]\n", "## [Unreleased]\n\n- More.\n"))
    with pytest.raises(ReleaseError, match=r"0\.1\.0 is not above 0\.1\.0"):
        prepared(more, "0.1.0", TODAY)


@pytest.mark.parametrize(
    ("project", "tag", "message"),
    [
        (prepared(FRESH, "0.1.0", TODAY), "v0.1.1", r"the tag is v0\.1\.1, version\.py says 0\.1\.0"),
        (prepared(FRESH, "0.1.0", TODAY), "0.1.0", r"the tag of that is v0\.1\.0"),
        (FRESH, "v0.1.0", r"says nothing of 0\.1\.0; run scripts/release\.py prepare"),
        (Project("", CHANGELOG), "v0.1.0", "no line __version__"),
        (Project(VERSION, "# Changelog\n"), "v0.1.0", "no heading"),
    ],
)
def test_a_tag_that_says_something_else_is_refused(project: Project, tag: str, message: str) -> None:
    with pytest.raises(ReleaseError, match=message):
        check(project, tag)
