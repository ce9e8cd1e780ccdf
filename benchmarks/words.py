"""The words that generated lists are made of, from words.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

_TABLE: Final[dict[str, list[str]]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

ADJECTIVES: Final = _TABLE["adjectives"]
NOUNS: Final = _TABLE["nouns"]
VERBS: Final = _TABLE["verbs"]
LINKERS: Final = _TABLE["linkers"]
SETTINGS: Final = _TABLE["settings"]
SYLLABLES: Final = _TABLE["syllables"]
ENDINGS: Final = _TABLE["endings"]
VENUES: Final = _TABLE["venues"]
TAGS: Final = _TABLE["tags"]
PLACES: Final = _TABLE["places"]
