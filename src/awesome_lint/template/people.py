"""Lists of names: the authors of a work, told from other lists of capitalised words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from awesome_lint.template.token import Token, TokenKind
from awesome_lint.words.tables import table

_LONGEST: Final = 6_000  # code points of a list of names
_LONGEST_NAME: Final = 60
_TITLE_BLANKS: Final = 3  # between the words of what is too long for a name
_MOST_WORDS: Final = 600  # of a stretch in which names are looked for
_LEAST: Final = 0.55  # a surer list of names is a token of its own
_PARTICLES: Final = frozenset(
    {
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "do",
        "du",
        "la",
        "le",
        "las",
        "los",
        "van",
        "von",
        "vom",
        "zu",
        "zur",
        "ter",
    }
    | {
        "ten",
        "el",
        "al",
        "bin",
        "ben",
        "ibn",
        "y",
        "e",
        "af",
        "av",
        "st",
        "st.",
        "jr",
        "jr.",
        "sr",
        "sr.",
        "ii",
        "iii",
        "iv",
    }
)
_AND = re.compile(r"\s+(?:and|und|et|y|with)\s+|\s*&amp;\s*|\s*&\s*|^(?:and|&)\s+")
_SPLIT = re.compile(r"\s*[,;，；、·]\s*(?:(?:and|&|und)\s+)?|\s+(?:and|und)\s+|\s*&amp;\s*|\s*&\s*|\s*\n\s*")
_BETWEEN: Final = (", and ", "&amp;", "&", " and ", ";")
_CLOSE: Final = (",and ", ",und ", ";and ", ";und ")
_MIXED = re.compile(r"[a-z][A-Z]{2}|[A-Z]{2}[a-z]+[A-Z]")  # "DynamoDB", "OAuth" but not "McDonald"
_ASKED = re.compile(r"[?!]\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`‐.-](?=[^\W\d_]))*\.?")
_ABBREVIATED = re.compile(r"(?:\bal|[\s.,-][A-Z])\Z")
_JOINTS: Final = (" and ", " und ", " et ", " y ", " with ", "and others", "et al", "et. al", "et.al", "etal")
_OTHERS: Final = ("et al", "et. al", "et.al", "etal", "and others")
_AROUND: Final = "()\"'“”"
_INITIAL = re.compile(r",\s?[A-Z]\w?(?:-[A-Z])?(?!\w)")
_FOOT: Final = "*†‡§¶✉✝⋆∗#^"  # with digits, what leads to a note on the author
_ET_AL = re.compile(r"\bet\.?\s?al\b\.?|\band others\b|\bet alia\b|等人?\Z", re.IGNORECASE)
_CJK_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}\Z|[\uac00-\ud7a3]{2,4}\Z")
_HANDLE = re.compile(r"@[\w-]{2,39}\Z")
# Citation styles: "Zheng, Y., Gao, C., & Jin, D."
_LAST_FIRST = re.compile(
    r"[^\W\d_][\w'’‐-]+(?:[\s-][^\W\d_][\w'’‐-]+){0,2},\s?(?:[A-ZÀ-Þ]\w?(?:-[A-Z])?\.[\s-]?){1,4}"
    r"(?:,?\s?(?:&|&amp;|and)\s|,\s?(?:\.\.\.\s?|…\s?)?|;\s?)?"
)


def looks_like_name(text: str) -> bool:
    """Whether a text is made as a person's name is: two to five capitalised words, initials, particles."""
    text = text.strip().rstrip(",")
    if text[:1].islower() and text.split(None, 1)[0].strip(_AROUND) not in _PARTICLES:
        return False  # most text that is asked about
    end = len(text)
    while end and ((char := text[end - 1]) in _FOOT or char.isspace() or char.isdecimal()):
        end -= 1
    return 2 <= end <= _LONGEST_NAME and _is_name(text[:end])


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    if _CJK_NAME.match(text) or _HANDLE.match(text):
        return True
    words = text.split()
    if len(words) > 6:
        return False
    capitals = full = acronyms = 0
    for word in words:
        bare = word.strip(_AROUND)
        if not _WORD.fullmatch(bare):
            return False
        if bare.lower() in _PARTICLES and not (bare[0].isupper() and len(words) < 3):
            continue
        if not bare[0].isupper():
            return False
        stem = bare.rstrip(".")
        if len(stem) > 1 and stem.isupper() and len(stem) > 3:
            return False  # an acronym
        if _MIXED.search(stem):
            return False
        acronyms += len(stem) > 1 and stem.isupper()
        if bare.lower() in table("title-words"):
            return False
        capitals += 1
        full += len(stem) > 1
    return capitals >= 1 and full >= 1 and acronyms < 2


def sureness(text: str) -> float:
    """Give how sure it is (0 to 1) that a whole text is a list of names."""
    text = " ".join(text.split()).strip(" .:;")
    if not text or len(text) > _LONGEST:
        return 0.0
    has_et_al = _find_et_al(text)
    if has_et_al is not None:
        rest = text[: has_et_al.start()].strip(" ,")
        after = text[has_et_al.end() :].strip(" .,()")
        if after or not rest:
            return 0.0
        pieces = _pieces(rest)
        named = sum(map(_surname_or_name, pieces))
        return 0.95 if named >= max(1, 0.6 * len(pieces)) else 0.2
    if _last_first(text):
        return 0.95
    pieces = _pieces(text)
    if not pieces:
        return 0.0
    names = sum(map(looks_like_name, pieces))
    if not names:
        return 0.0
    two = sum(len(piece.split()) >= 2 for piece in pieces)
    share = names / len(pieces)
    if len(pieces) >= 3:
        if share >= 0.8 and two >= 0.7 * len(pieces):
            return 0.9
        if share >= 0.65 and two >= 0.6 * len(pieces) and len(pieces) >= 5:
            return 0.7
        return 0.3 if share >= 0.6 else 0.0
    if len(pieces) == 2:
        return 0.6 if share == 1 and two == 2 else 0.4 if share == 1 and two else 0.0
    return 0.3 if share == 1 and two else 0.1 if share == 1 else 0.0


def _find_et_al(text: str) -> re.Match[str] | None:
    """Find "et al." or the like in a text whose blanks are single spaces."""
    if text.isascii():
        lower = text.lower()
        if not any(map(lower.__contains__, _OTHERS)):
            return None
    return _ET_AL.search(text)


def _pieces(text: str) -> list[str]:
    """Give what stands between commas and "and" in a text whose blanks are single spaces."""
    if text.isascii():
        plain = text
        for joint in _BETWEEN:  # plain search is several times as fast as the pattern
            if joint in plain:
                plain = plain.replace(joint, ",")
        pieces = [piece.strip() for piece in plain.split(",")]
        if all(pieces) and " und " not in text and not any(joint in text for joint in _CLOSE):
            return pieces
    return [stripped for piece in _SPLIT.split(text) if (stripped := piece.strip())]


def _surname_or_name(text: str) -> bool:
    return looks_like_name(text) or re.fullmatch(r"(?:[A-Z]\.\s?)*[^\W\d_][\w'’-]+(?:\s[A-Z]\.?)?", text) is not None


def _last_first(text: str) -> bool:
    if "," not in text:
        return False
    at = count = 0
    text += "."  # the stop of the last initial may have been taken for a full stop
    while match := _LAST_FIRST.match(text, at):
        at = match.end()
        count += 1
    return count >= 1 and not text[at:].strip(" .,")


def mark_authors(text: str, tokens: list[Token]) -> list[Token]:
    """Make one token of each list of names.

    A list ends where anything else stands than words, commas and the like; of a stretch that also holds other words the
    longest run of names counts.
    """
    words, punct = TokenKind.WORDS, TokenKind.PUNCT
    found: list[Token] = []
    index, count = 0, len(tokens)
    while index < count:
        if tokens[index].kind is not words:
            found.append(tokens[index])
            index += 1
            continue
        end = index + 1
        while end + 1 < count and tokens[end].kind is punct and tokens[end].text in ",;，；、·":
            if tokens[end + 1].kind is not words:
                break
            end += 2
        index = _take(text, tokens, index, end, found)
    return found


def are_names(words: str) -> bool:
    """Whether words that no comma cuts are names, such as "Ann Bee and Cy Dee": they are one token then."""
    return _is_joined(words) and sureness(words) >= _LEAST


def _is_joined(stretch: str) -> bool:
    """Whether a text holds "and" or "et al.", as names do that no comma stands between."""
    if stretch.isascii() and stretch.isprintable():  # then its blanks are all of one kind, and plain search will do
        lower = stretch.lower()
        if "&" not in lower and not any(map(lower.__contains__, _JOINTS)) and not lower.startswith("and "):
            return False
    # the pattern takes time with the square of the blanks in a row
    return _AND.search(" ".join(stretch.split())) is not None or _ET_AL.search(stretch) is not None


def _behind_question(text: str, tokens: list[Token], start: int, end: int) -> tuple[int, float] | None:
    """Give where names begin behind a question, "Why? Ann Bee, Carl Dean", and how sure they are; None without any."""
    token = tokens[start]
    behind = max((match.end() for match in _ASKED.finditer(token.text)), default=0)
    if not behind:
        return None
    at = token.start + behind
    names = text[at : tokens[end - 1].end]
    if names.count(" ") > _MOST_WORDS:
        return None
    sure = sureness(names)
    if sure >= _LEAST:
        return at, sure
    stop = end + 1 < len(tokens) and tokens[end].kind is TokenKind.PUNCT and tokens[end].text == "."
    surnames = sure > 0 and names.count(",") > 1 and _AND.search(names) is not None
    return (at, _LEAST) if stop and surnames else None


def _can_hold_names(stretch: str) -> bool:
    """Whether a part of a text can surely be names: then one of two words, "et al." or initials are in it."""
    flat = " ".join(stretch.split())
    if not flat.isascii() or _find_et_al(flat) is not None or _INITIAL.search(flat) is not None:
        return True
    return any(" " in piece and looks_like_name(piece.strip(" .:;")) for piece in _pieces(flat))


def _is_title_before_names(text: str, tokens: list[Token], at: int, end: int) -> bool:
    """Whether words before a list of names are none, though most of all are."""
    words = tokens[at].text
    if words.count(" ") < _TITLE_BLANKS or any(map(looks_like_name, _pieces(words))):
        return False
    return sureness(text[tokens[at + 2].start : tokens[end - 1].end]) >= _LEAST


def _behind_by(text: str, tokens: list[Token], start: int, end: int) -> tuple[int, float] | None:
    """Give where names begin behind the word "by" that the first of some tokens begins with, as `_behind_question`."""
    token = tokens[start]
    if not token.text.lower().startswith("by "):
        return None
    at = token.start + len(token.text) - len(token.text[3:].lstrip())
    names = text[at : tokens[end - 1].end]
    sure = sureness(names) if names.count(" ") <= _MOST_WORDS else 0.0
    return (at, sure) if sure >= _LEAST else None


def _take(text: str, tokens: list[Token], start: int, end: int, found: list[Token]) -> int:
    """Add the tokens from `start` to `end`, with the names among them as one; gives the index behind."""
    stretch = text[tokens[start].start : tokens[end - 1].end]
    asked = _behind_question(text, tokens, start, end) or _behind_by(text, tokens, start, end)
    if asked is not None:
        at, sure = asked
        token = tokens[start]
        question = text[token.start : at].rstrip()
        found.append(token.cut(token.start, token.start + len(question), question))
        return _add_names(text, tokens, at, end, sure, found)
    if end - start < 3 and not _is_joined(stretch):
        found.extend(tokens[start:end])
        return end
    if stretch.count(" ") > _MOST_WORDS:
        found.extend(tokens[start:end])
        return end
    if not _can_hold_names(stretch):
        found.extend(tokens[start:end])
        return end
    best, last = 0.0, end
    first = start
    for at in range(start, end, 2):
        sure = sureness(text[tokens[at].start : tokens[end - 1].end])
        if sure >= _LEAST and not (at + 2 < end and _is_title_before_names(text, tokens, at, end)):
            best, first = sure, at
            break
        if at - start > 12:
            break
    if best < _LEAST:
        # names first, then something that is none
        for stop in range(end - 2, start + 1, -2):
            sure = sureness(text[tokens[start].start : tokens[stop - 1].end])
            if sure >= 0.9:
                best, first, last = sure, start, stop
                break
            if end - stop > 8:
                break
    if best < _LEAST:
        found.extend(tokens[start:end])
        return end
    found.extend(tokens[start:first])
    behind = _add_names(text, tokens, tokens[first].start, last, best, found)
    found.extend(tokens[behind:end])
    return max(end, behind)


def _add_names(text: str, tokens: list[Token], at: int, last: int, sure: float, found: list[Token]) -> int:
    """Add one token for the names from an offset to before the token `last`; gives the index of what is behind them."""
    stop, behind = tokens[last - 1].end, last
    if text[stop : stop + 1] == "." and _ABBREVIATED.search(text, max(0, stop - 4), stop):
        stop += 1
        behind = last + (last < len(tokens) and tokens[last].start < stop)
    found.append(Token(TokenKind.AUTHORS, at, stop, text[at:stop], sure=sure))
    return behind
