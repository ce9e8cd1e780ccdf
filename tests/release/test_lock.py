"""What the GitHub Action installs is locked: exact versions with hashes, as `pyproject.toml` asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.lock import LOCK, complaints, wanted

ROOT = Path(__file__).parents[2]
HASH = "--hash=sha256:" + "0" * 64


def test_the_lock_holds_what_the_project_asks_for() -> None:
    requirements = wanted((ROOT / "pyproject.toml").read_text("utf-8"))
    assert len(requirements) > 15
    assert list(complaints(LOCK.read_text("utf-8"), requirements)) == []


@pytest.mark.parametrize(
    ("lock", "said"),
    [
        (f"Click==8.1.8 \\\n    {HASH}\n", []),
        (f"click==8.1.8 ; python_version < '3.12' {HASH}\nclick==8.3.0 {HASH}\n", []),
        (f"click==8.0.0 {HASH}\n", ["click>=8.1: locked is 8.0.0"]),
        ("click==8.1.8\n", ["click==8.1.8: without hashes", "click>=8.1: not locked"]),
        ("click==8.1.8 --hash=md5:00\n", ["click==8.1.8: without hashes", "click>=8.1: not locked"]),
        (f"click>=8.1 {HASH}\n", ["click>=8.1: not exactly one version", "click>=8.1: not locked"]),
        (f"click @ https://x.example/c.whl {HASH}\n", ["click @ https://x.example/c.whl: not exactly one version",
                                                       "click>=8.1: not locked"]),
        ("--index-url https://x.example\n", ["--index-url https://x.example: not a package with its version",
                                             "click>=8.1: not locked"]),
        ("", ["click>=8.1: not locked"]),
    ],
)  # fmt: skip
def test_what_is_no_lock_is_said(lock: str, said: list[str]) -> None:
    assert list(complaints(lock, ["click>=8.1"])) == said
