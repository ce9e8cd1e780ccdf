"""Make and check what a release needs: one version, in the program and in the changelog.

    python scripts/release.py prepare 1.2.0   version.py says 1.2.0, what is unreleased in CHANGELOG.md becomes 1.2.0
    python scripts/release.py check v1.2.0    exit 1 unless the tag, version.py and CHANGELOG.md say the same
    python scripts/release.py notes           print what CHANGELOG.md says of the version

CHANGELOG.md has the form of https://keepachangelog.com/en/1.1.0/, versions that of https://semver.org/, without
pre-releases. Needs nothing but Python, for the release workflow runs it before anything is installed.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
UNRELEASED = "Unreleased"
_VERSION = re.compile(r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}", re.ASCII)
_HEADING = re.compile(r"^## \[(?P<name>[^\]\n]+)\](?: - (?P<date>.+))?$", re.MULTILINE)
_SAID = re.compile(r'^__version__ = "(?P<version>[^"]+)"$', re.MULTILINE)
_ADDRESS = re.compile(r'^PROJECT_URL = "(?P<url>[^"]+)"', re.MULTILINE)
_DEFINITION = re.compile(rf"^\[(?:{UNRELEASED}|\d+\.\d+\.\d+)\]: \S+\n?", re.MULTILINE)


class ReleaseError(Exception):
    """What is there cannot be released; the message says what to do."""


class Section(NamedTuple):
    """What the changelog says of one version.

    Attributes:
        name: The version, or `Unreleased`.
        date: The day it was released, ISO 8601; None for `Unreleased`.
        body: All below the heading.
    """

    name: str
    date: str | None
    body: str


class Project(NamedTuple):
    """The two files that a release is about.

    Attributes:
        version: `src/awesome_lint/version.py`.
        changelog: `CHANGELOG.md`.
    """

    version: str
    changelog: str

    @classmethod
    def read(cls, root: Path) -> Project:
        """Read both."""
        return cls(*(path.read_text(encoding="utf-8") for path in _paths(root)))

    def write(self, root: Path) -> None:
        """Write both."""
        for path, text in zip(_paths(root), self, strict=True):
            path.write_text(text, encoding="utf-8", newline="\n")


def _paths(root: Path) -> tuple[Path, Path]:
    return root / "src" / "awesome_lint" / "version.py", root / "CHANGELOG.md"


def main() -> int:
    """Run the command; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("prepare").add_argument("version")
    commands.add_parser("check").add_argument("tag")
    commands.add_parser("notes")
    wanted = parser.parse_args()
    project = Project.read(ROOT)
    try:
        if wanted.command == "prepare":
            prepared(project, wanted.version, datetime.now(UTC).date()).write(ROOT)
        elif wanted.command == "check":
            check(project, wanted.tag)
        else:
            print(notes(project))
    except ReleaseError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def prepared(project: Project, version: str, today: date) -> Project:
    """Give the files as they are to be for a release.

    Raises:
        ReleaseError: The version is none, is not above the last one, or nothing is written down as unreleased.
    """
    number = _number(version)
    first, *released = sections(project.changelog)
    if first.name != UNRELEASED or not first.body.strip():
        raise ReleaseError(f"CHANGELOG.md: nothing below `## [{UNRELEASED}]`; write down what changed")
    if released and number <= _number(released[0].name):
        raise ReleaseError(f"{version} is not above {released[0].name}, the last release")
    heading = f"## [{UNRELEASED}]"
    text = project.changelog.replace(heading, f"{heading}\n\n## [{version}] - {today.isoformat()}", 1)
    text = _DEFINITION.sub("", text).rstrip("\n")
    names = [version, *(section.name for section in released)]
    definitions = "\n".join(_definitions(_address(project), names))
    program = _SAID.sub(f'__version__ = "{version}"', project.version)
    return Project(program, f"{text}\n\n{definitions}\n")


def check(project: Project, tag: str) -> None:
    """Hold a tag against the files.

    Raises:
        ReleaseError: They do not say the same.
    """
    version = said_version(project)
    if tag != f"v{version}":
        raise ReleaseError(f"the tag is {tag}, version.py says {version}; the tag of that is v{version}")
    notes(project)


def notes(project: Project) -> str:
    """Give what the changelog says of the program's version.

    Raises:
        ReleaseError: It says nothing.
    """
    version = said_version(project)
    for section in sections(project.changelog):
        if section.name == version and section.body.strip():
            return _DEFINITION.sub("", section.body).strip()
    raise ReleaseError(f"CHANGELOG.md says nothing of {version}; run scripts/release.py prepare {version}")


def sections(changelog: str) -> list[Section]:
    """Give the sections of a changelog, as they stand.

    Raises:
        ReleaseError: There is none.
    """
    headings = list(_HEADING.finditer(changelog))
    if not headings:
        raise ReleaseError(f"CHANGELOG.md: no heading such as `## [{UNRELEASED}]`")
    ends = [heading.start() for heading in headings[1:]] + [len(changelog)]
    return [
        Section(heading["name"], heading["date"], changelog[heading.end() : end])
        for heading, end in zip(headings, ends, strict=True)
    ]


def said_version(project: Project) -> str:
    """Give the version that the program says it is.

    Raises:
        ReleaseError: It says none.
    """
    said = _SAID.search(project.version)
    if said is None:
        raise ReleaseError('version.py: no line __version__ = "X.Y.Z"')
    return said["version"]


def _address(project: Project) -> str:
    said = _ADDRESS.search(project.version)
    if said is None:
        raise ReleaseError('version.py: no line PROJECT_URL = "https://..."')
    return said["url"]


def _definitions(url: str, names: list[str]) -> list[str]:
    """Give the definitions that the headings' links need, newest version first."""
    lines = [f"[{UNRELEASED}]: {url}/compare/v{names[0]}...HEAD"]
    lines += [f"[{name}]: {url}/compare/v{before}...v{name}" for name, before in pairwise(names)]
    return [*lines, f"[{names[-1]}]: {url}/releases/tag/v{names[-1]}"]


def _number(version: str) -> tuple[int, ...]:
    if not _VERSION.fullmatch(version):
        raise ReleaseError(f"{version!r} is no version of the form X.Y.Z")
    return tuple(int(part) for part in version.split("."))


if __name__ == "__main__":
    sys.exit(main())
