"""Whether an entry's title and the title that a source gives for its link are those of one work."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, combining, name, normalize

from awesome_lint.titles import nearly_equal, significant_words, title_key, title_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMAND = re.compile(r"\\[a-zA-Z]+\*?\s*(?:\{([^{}]*)\})?")
_MARKUP = re.compile(r"[${}~^_\\]|``|''")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_LONGEST = 600  # code points that are looked at: no title is longer, but what stands in its place may be
_TELLING = 5  # significant words of an entry's title below which it may be a nickname or a description
_TELLING_SOURCE = 3
_LESS = 0.3  # what a word counts that many titles share; any other counts 1
_APART = 0.25  # of the shorter title's words; below, two titles are those of different works
_KIN = 3  # words that titles of different works may share, but for one
_ALIKE = 75.0  # per cent of rapidfuzz's token_sort_ratio: the same words, put together or misspelt otherwise
_WORDY = 4  # letters of a word from which a plural may be told
_YEAR = re.compile(r"(?:19|20)\d\d(?:\d\d){0,2}")
_NUMBER = re.compile(r"v?\d+(?:\.\d+)?")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_SPELT = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "i": "1", "v": "5", "x": "10"}
_PARTS = frozenset({"part", "volume", "vol", "chapter", "section", "phase", "book", "episode", "version"})
# Words that at least one in a hundred titles of papers on computing has, in the singular.
_COMMON = frozenset(
    {"adaptation", "adaptive", "agent", "ai", "algorithm", "analysis", "application", "approach", "architecture"}
    | {"attention", "autonomous", "aware", "based", "benchmark", "beyond", "cache", "class", "cloud", "cluster"}
    | {"communication", "compression", "computing", "context", "contrastive", "cost", "cross", "data", "deep", "design"}
    | {"detection", "device", "diffusion", "distributed", "domain", "driven", "driving", "dynamic", "edge", "efficient"}
    | {"end", "energy", "evaluation", "expert", "fast", "federated", "fine", "framework", "free", "generation"}
    | {"generative", "gpu", "gradient", "graph", "guided", "heterogeneous", "hierarchical", "high", "human", "hybrid"}
    | {"image", "improving", "incremental", "inference", "information", "knowledge", "kv", "language", "large"}
    | {"learning", "level", "llm", "long", "low", "machine", "management", "memory", "method", "mixture", "modal"}
    | {"model", "modeling", "multi", "multimodal", "network", "neural", "object", "online", "open", "optimization"}
    | {"parallel", "performance", "pipeline", "pre", "prediction", "privacy", "pruning", "quantization", "real"}
    | {"reasoning", "recommendation", "reinforcement", "representation", "resource", "retrieval", "robust", "scalable"}
    | {"scale", "scaling", "scheduling", "search", "self", "semantic", "sequence", "serving", "shot", "simple", "space"}
    | {"sparse", "state", "study", "supervised", "survey", "system", "task", "text", "through", "time", "token"}
    | {"toward", "training", "transformer", "tuning", "understanding", "unified", "using", "video", "vision", "visual"}
)


class Agreement(Enum):
    """How two titles stand to each other."""

    SAME = "same"
    RETITLED = "retitled"  # an earlier or a similar title: the same work as far as can be told
    DIFFERENT = "different"
    UNSURE = "unsure"  # nothing can be told: too short, a nickname, another language


def agreement(title: str, current: str, former: Iterable[str] = ()) -> Agreement:
    """Compare the title that a list gives with those that a source gives.

    LaTeX, tags, accents, letter case, punctuation, plurals, known abbreviations (`LLM`), notes behind a title and a
    short name before a colon (`vLLM: ...`) do not count. A title of few words is often a nickname, so that it is never
    called different; and titles that share words which few titles have are never called different either, for authors
    give their papers new titles.

    Args:
        title: The list's.
        current: The source's, of today.
        former: The source's, of earlier versions.
    """
    entry, now = _read(title), _read(current)
    found = _compare(entry, now)
    if found is Agreement.SAME:
        return found
    for each in former:
        if _compare(entry, _read(each)) in {Agreement.SAME, Agreement.RETITLED}:
            return Agreement.RETITLED
    return found


def plain_title(title: str) -> str:
    """Give a title without LaTeX, tags and accents, cut where no title goes on."""
    text = _TAG.sub("", title[:_LONGEST])
    for _ in range(3):  # commands within commands
        text = _COMMAND.sub(lambda match: match[1] or " ", text)
    text = _MARKUP.sub("", text)
    return "".join(char for char in normalize("NFKD", text) if not combining(char))


class _Title(NamedTuple):
    """A title as it is compared.

    Attributes:
        key: Its letters and digits in order.
        bounds: Where words begin and end in it.
        head: The same of the short name before its colon; "" without one.
        words: Its telling words in Latin letters, in the singular; abbreviations stand for what they abbreviate.
        telling: How many telling words it has as it is written.
        number: Its number in a row of works ("Part II", "2.0"); "" without one.
        rest: Its key without the number.
        text: The whole.
    """

    key: str
    bounds: frozenset[int]
    head: str
    words: frozenset[str]
    telling: int
    number: str
    rest: str
    text: str


@lru_cache(maxsize=1 << 12)
def _read(title: str) -> _Title:
    text = plain_title(title)
    head, colon, _ = text.partition(":")
    telling = [word for word in significant_words(text) if _is_latin(word)]
    number, rest = _numbered(title_words(text))
    return _Title(
        title_key(text),
        frozenset(accumulate(map(len, title_words(text)), initial=0)),
        title_key(head) if colon and len(head.split()) <= 2 else "",
        frozenset(_singular(word) for word in _shortened(telling)),
        len(telling),
        number,
        rest,
        text,
    )


def _compare(entry: _Title, source: _Title) -> Agreement:
    if not entry.key or not source.key:
        return Agreement.UNSURE
    if entry.key == source.key:
        return Agreement.SAME
    if entry.number and source.number and entry.number != source.number:
        if entry.rest == source.rest:
            return Agreement.DIFFERENT
        return _likeness(entry, source)
    shorter, longer = sorted((entry, source), key=lambda each: len(each.key))
    if _begins_or_ends(longer, shorter):
        return Agreement.SAME if entry.number == source.number or entry.rest != source.rest else Agreement.RETITLED
    if nearly_equal(entry.text, source.text) or (shorter.telling > 1 and shorter.words <= longer.words):
        return Agreement.SAME
    if entry.head and entry.head == source.head:
        return Agreement.RETITLED
    return _likeness(entry, source)


def _begins_or_ends(longer: _Title, shorter: _Title) -> bool:
    """Whether a title is the beginning or the end of another, in whole words."""
    size, rest = len(shorter.key), len(longer.key) - len(shorter.key)
    return (size in longer.bounds and longer.key.startswith(shorter.key)) or (
        rest in longer.bounds and longer.key.endswith(shorter.key)
    )


def _likeness(entry: _Title, source: _Title) -> Agreement:
    """Say what it means that two titles are not one: nothing if there are hardly words."""
    shared = entry.words & source.words
    least = min(_weight(entry.words), _weight(source.words))
    if len(shared) >= _KIN or (shared and _weight(shared) >= _APART * least) or _is_alike(entry, source):
        return Agreement.RETITLED
    if entry.telling < _TELLING or source.telling < _TELLING_SOURCE or _shares_name(entry, source):
        return Agreement.UNSURE
    return Agreement.DIFFERENT


def _shares_name(entry: _Title, source: _Title) -> bool:
    """Whether the name before one title's colon stands in the other, however it is put together there."""
    return any(head and head in key for head, key in ((entry.head, source.key), (source.head, entry.key)))


def _is_alike(entry: _Title, source: _Title) -> bool:
    from rapidfuzz.fuzz import token_sort_ratio

    one, other = (" ".join(sorted(title.words - _COMMON)) for title in (entry, source))
    return bool(one and other) and token_sort_ratio(one, other) >= _ALIKE


def _weight(words: Iterable[str]) -> float:
    return sum(_LESS if word in _COMMON else 1.0 for word in words)


def _is_latin(word: str) -> bool:
    """Whether a word is one of Latin letters, or a number: words of other scripts are notes, or a translation."""
    return word.isascii() or all(category(char)[0] != "L" or name(char, "").startswith("LATIN") for char in word)


def _singular(word: str) -> str:
    if len(word) < _WORDY or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


_LONG_FORMS = {
    ("large", "language", "model"): "llm",
    ("reinforcement", "learning"): "rl",
    ("mixture", "expert"): "moe",
    ("graph", "neural", "network"): "gnn",
    ("convolutional", "neural", "network"): "cnn",
    ("deep", "neural", "network"): "dnn",
    ("vision", "language", "model"): "vlm",
    ("retrieval", "augmented", "generation"): "rag",
    ("key", "value"): "kv",
}


def _shortened(words: list[str]) -> list[str]:
    """Write the abbreviation for what titles write out or abbreviate as they like."""
    found: list[str] = []
    at = 0
    single = [_singular(word) for word in words]
    while at < len(words):
        long = next((long for long in _LONG_FORMS if tuple(single[at : at + len(long)]) == long), None)
        found.append(words[at] if long is None else _LONG_FORMS[long])
        at += 1 if long is None else len(long)
    return found


def _numbered(words: tuple[str, ...]) -> tuple[str, str]:
    """Give the number of a work in a row of works, and the title's key without it; years are none."""
    for at, word in enumerate(words):
        number = _ROMAN.get(word) or (_SPELT.get(word) if at and words[at - 1] in _PARTS else None)
        if number is None and _NUMBER.fullmatch(word) and not _YEAR.fullmatch(word):
            number = word.removeprefix("v")
        if number is not None:
            return number, "".join((*words[:at], *words[at + 1 :]))
    return "", "".join(words)
