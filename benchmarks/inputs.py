"""The lists that are measured on: generated ones, and real ones where this checkout stands beside them."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from benchmarks.generate import MB, make_list
from benchmarks.measure import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SEED = ROOT.parent / "shared" / "seed" / "README.md"
CORPUS = ROOT.parent / "shared" / "corpus"
_FALLBACK = ROOT / "fixtures" / "lists" / "demo.md"
_MANY = 24


class Inputs:
    """Lists in a folder, each made when it is asked for.

    Args:
        folder: Where they are written.
        npm: Where `npm install awesome-lint` was run, if anywhere.

    Attributes:
        folder: The same.
        npm: The same.
    """

    def __init__(self, folder: Path, npm: Path | None = None) -> None:
        self.folder = folder
        self.npm = npm

    def generated(self, megabytes: float, number: int) -> Path:
        """Give a list of a size; another number gives another list."""
        path = self.folder / f"{megabytes}-{number}.md"
        if not path.exists():
            path.write_text(make_list(int(megabytes * MB), seed=number).text, encoding="utf-8")
        return path

    def largest(self) -> Path:
        """Give the largest list of the corpus, or a generated one of 1 MB where the corpus is absent."""
        return max(CORPUS.glob("*.md"), key=lambda path: path.stat().st_size, default=None) or self.generated(1, 0)

    def real(self, name: str) -> Path | None:
        """Give a list of the corpus; None where the corpus is absent."""
        path = CORPUS / name
        return path if path.exists() else None

    def repository(self, name: str) -> Path | None:
        """Give a git repository with a list of the corpus as its readme.md; None where the corpus is absent.

        Its only commit is old, and it has no remote, so that no linter asks anybody about it.
        """
        path = self.real(name)
        if path is None:
            return None
        folder = self.folder / path.stem
        if not folder.exists():
            folder.mkdir()
            shutil.copy(path, folder / "readme.md")
            date = "2020-01-01T00:00:00+00:00"
            author = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": date}
            committer = {name.replace("AUTHOR", "COMMITTER"): value for name, value in author.items()}
            for command in (["init", "--quiet"], ["add", "readme.md"], ["commit", "--quiet", "--message", "A list"]):
                subprocess.run(["git", *command], cwd=folder, env=os.environ | author | committer, check=True)
        return folder

    def cache_folder(self) -> Path:
        """Give a folder for results, so that nobody's own is touched."""
        return self.folder / "cache"

    def one_list(self) -> Path:
        """Give a real list of 20 KB, or a smaller one of our own."""
        return SEED if SEED.exists() else _FALLBACK

    def many_lists(self) -> Path:
        """Give a folder of real lists, or of generated ones of 25 KB to 600 KB."""
        if CORPUS.is_dir():
            return CORPUS
        folder = self.folder / "many"
        folder.mkdir(exist_ok=True)
        for number in range(_MANY):
            text = make_list(25_000 * (number + 1), seed=number).text
            (folder / f"list-{number}.md").write_text(text, encoding="utf-8")
        return folder
