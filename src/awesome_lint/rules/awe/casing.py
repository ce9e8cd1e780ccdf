"""How npm's awesome-lint wants a description to begin, and how a name looks that may begin with a small letter."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import name

_WORD = re.compile(r"[^ '\-./;]+")
_SCRIPTS: Final = frozenset({"LATIN", "GREEK", "CYRILLIC"})
_CAPITAL = re.compile(r"[A-Z]")
_DIGIT = re.compile(r"[0-9]")
_INNER_JOINT = re.compile(r"_[^\W_]|_\W+[^\W_]")

_NAME_MARKS: Final = frozenset("0123456789._/@+#:\\$&")
_NAMES: Final = frozenset(
    {"bash", "cmake", "cron", "curl", "dbt", "emacs", "gcc", "gdb", "git", "grep", "gulp", "iptables", "jq", "nginx"}
    | {"nmap", "npm", "npx", "pandas", "pip", "pnpm", "pytest", "rsync", "ssh", "sudo", "systemd", "tmux", "vi", "vim"}
    | {"webpack", "wget", "zsh"}
)
_LIBRARY = re.compile(r"lib(?!er|rar)[a-z]{2,}")


def npm_words(text: str) -> list[str]:
    """Give the words of a text as npm's tool cuts it."""
    return _WORD.findall(text)


def first_word(text: str) -> str:
    """Give the first of these words; "" if there is none."""
    word = _WORD.search(text)
    return word[0] if word else ""


def is_npm_beginning(text: str) -> bool:
    """Whether npm's tool accepts the case of a description's first word.

    As observed: a word is judged if its first letter is of the Latin, Greek or Cyrillic script; it needs a digit or a
    capital of ASCII; with `_` inside it must be all capitals. "npm" is let through, and all behind a slash.
    """
    if text.lstrip().startswith("/"):
        return True
    word = first_word(text)
    if not word or word == "npm" or _DIGIT.search(word) or not _is_judged(word[0]):
        return True
    if "_" not in word:
        return _CAPITAL.search(word) is not None
    if not _CAPITAL.match(word):
        return False
    return not _INNER_JOINT.search(word) or (word.upper() == word and "__" not in word and not word.endswith("_"))


def _is_judged(letter: str) -> bool:
    return letter.isalpha() and (letter.isascii() or not _SCRIPTS.isdisjoint(name(letter, "").split(" ")))


def looks_like_name(word: str) -> bool:
    """Whether a word that begins with a small letter is written as names of software are: iOS, k8s, node.js, libpng.

    So is one that goes on in a script without capitals.
    """
    inner = word.rstrip(".,:;!?)")
    return (
        inner in _NAMES
        or not inner.islower()
        or any(char.isalpha() and char.upper() == char for char in inner)
        or not _NAME_MARKS.isdisjoint(inner)
        or _LIBRARY.fullmatch(inner) is not None
    )
