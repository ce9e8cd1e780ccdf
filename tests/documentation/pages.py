"""The pages as scripts: their fenced blocks, and the commands in those of `console`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^(?P<indent> *)```(?P<info>[^\n`]+)\n(?P<text>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r'title="([^"]+)"')
_COMMENT = re.compile(r"\s{2,}# ")


class Command(NamedTuple):
    """A command of a page: as it is written, the exit codes it may end with, what is shown of its output."""

    text: str
    codes: frozenset[int]
    shown: tuple[str, ...]


class Block(NamedTuple):
    """A fenced block: its language, the file it stands for ("" for none), and its text."""

    language: str
    file: str
    text: str

    @property
    def commands(self) -> list[Command]:
        """The commands, each with the lines below it."""
        found: list[Command] = []
        for line in self.text.splitlines():
            if line.startswith("$ "):
                command, *comment = _COMMENT.split(line[2:], maxsplit=1)
                found.append(Command(command.rstrip(), _codes("".join(comment)), ()))
            else:
                found[-1] = found[-1]._replace(shown=(*found[-1].shown, line))
        return found


def _codes(comment: str) -> frozenset[int]:
    """Read "exit code 1" and "exit code 0 or 1"; a command without such a remark ends with 0."""
    said = re.search(r"\bexit code (\d)(?: or (\d))?", comment)
    return frozenset(int(code) for code in said.groups() if code) if said else frozenset({0})


def blocks_of(page: Path) -> list[Block]:
    """Give the fenced blocks of a page, in order."""
    blocks = []
    for found in _FENCE.finditer(page.read_text(encoding="utf-8")):
        language, _, rest = found["info"].partition(" ")
        title = _TITLE.search(rest)
        text = re.sub(f"^{found['indent']}", "", found["text"], flags=re.MULTILINE)
        blocks.append(Block(language, title[1] if title else "", text))
    return blocks


def written_pages() -> list[Path]:
    """Give the pages that people wrote."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]


def fits(shown: tuple[str, ...], lines: list[str]) -> bool:
    """Say whether lines are what is shown, where a line `...` stands for any number of them."""
    if not shown:
        return not lines
    if shown[0] == "...":
        return any(fits(shown[1:], lines[skipped:]) for skipped in range(len(lines) + 1))
    return bool(lines) and lines[0] == shown[0] and fits(shown[1:], lines[1:])
