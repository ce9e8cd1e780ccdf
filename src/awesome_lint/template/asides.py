"""What a list says of itself: news, notes, people and examples of its form are no entries of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from awesome_lint.markdown.nodes import InlineCode, Link, plain_text
from awesome_lint.model.record import RecordShape
from awesome_lint.template.nature import Nature, count_words, is_telling, links_of, speaks_to_reader
from awesome_lint.words import aside_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.model import Section
    from awesome_lint.model.record import ListRecord
    from awesome_lint.template.nature import Looker

_MOST: Final = 0.5  # the share of the records that makes a section the list, whatever it is called
_LINKED: Final = 0.5  # the share of records with links from which on notes without are no entries
_TITLE: Final = 3  # words
_OWN_WORDS: Final = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|【[^【】]*】|\d+")
_DATED = re.compile(
    r"[(\[（【][^()\[\]（）【】]*(?:(?:19[5-9]|20[0-3])[0-9]|['’]\s?[0-9]{2})[^()\[\]（）【】]*[)\]）】]"
)
_EXAMPLES: Final = frozenset(
    {
        "title",
        "paper title",
        "title of paper",
        "title of the paper",
        "paper name",
        "name",
        "project name",
        "resource name",
    }
    | {"tool name", "name of the project", "your title", "your paper", "project title", "repo name", "论文标题", "标题"}
)
_EXAMPLE_URL = re.compile(
    r"(?:(?:your|the|paper|project|repo)?[\s_-]?(?:link|url)s?|#|\.{3}|https?://(?:www\.)?(?:example\.(?:com|org|net)|\.{3}|x{2,}).*"
    r"|https?(?:://)?|[<{].*)?",
    re.IGNORECASE,
)
_FORM_IN_CODE = re.compile(r"\W{0,4}\[[^\]]*\]+\(")
_PROFILE = re.compile(
    r"(?:github\.com|gitlab\.com|twitter\.com|x\.com|(?:[a-z]+\.)?linkedin\.com/in|scholar\.google\.[a-z.]+|orcid\.org)/@?[\w?=&.-]+/?"
)


def without_asides(records: list[ListRecord], look: Looker) -> list[ListRecord]:
    """Leave out what a list says of itself, as far as headings and the records' own text tell.

    A heading alone hides nothing: below "News" or "Installation" what begins with its link is an entry, and so is all
    of a section that holds most of the list.
    """
    kinds: dict[int, str | None] = {}
    counts = Counter(id(record.section) for record in records)
    for record in records:
        if id(record.section) not in kinds:
            kinds[id(record.section)] = section_aside(record.section)
    kinds = {section: kind for section, kind in kinds.items() if counts[section] <= _MOST * len(records)}
    linked = _is_linked(record for record in records if kinds.get(id(record.section)) is None)
    return [
        record
        for record in records
        if not is_example(record)
        and ((kind := kinds.get(id(record.section))) is None or _is_entry(record, kind, look, linked=linked))
    ]


def section_aside(section: Section) -> str | None:
    """Give what a section speaks of besides entries; one that is called by a date is part of the one around it."""
    for each in section.around:
        kind = aside_kind(each.title)
        if kind is not None or each.date is None or each.series is not None:
            return kind
    return None


def is_example(record: ListRecord) -> bool:
    """Whether a record only shows how an entry is written: `[Title](link)`, or the same as code."""
    for node in record.parts[0].nodes:
        if type(node) is InlineCode:
            return _FORM_IN_CODE.match(node.value) is not None
        if isinstance(node, Link):
            label = plain_text(node.children).strip(" .*_<>{}").lower()
            return label in _EXAMPLES and _EXAMPLE_URL.fullmatch(node.url) is not None
        if any(character.isalnum() for character in plain_text((node,))):
            return False
    return False


def _is_linked(records: Iterable[ListRecord]) -> bool:
    has = [any(links_of(part.nodes) for part in record.parts) for record in records]
    return sum(has) > _LINKED * len(has)


def _is_entry(record: ListRecord, kind: str, look: Looker, *, linked: bool) -> bool:
    nodes = record.parts[0].nodes
    links = links_of(nodes)
    if kind == "people":
        return not all(_is_profile(link.url) for link in links)
    if record.shape not in (RecordShape.ITEM, RecordShape.RUN):
        return True
    first = next((link for link in links if is_telling(link)), None)
    if first is not None:
        before = plain_text(tuple(node for node in nodes if node.end <= first.start))
        if not any(character.isalnum() for character in before):
            return True
        return kind != "news" and not count_words(_OWN_WORDS.sub(" ", before))
    if kind == "news":
        return False
    text = plain_text(nodes)
    if not links:
        return count_words(text) >= _TITLE and (_DATED.search(text) is not None or not linked)
    return not speaks_to_reader(text) and look.at(nodes).nature is Nature.ENTRY


def _is_profile(url: str) -> bool:
    if url.startswith("mailto:"):
        return True
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return _PROFILE.fullmatch(f"{parts.netloc.removeprefix('www.')}{parts.path}{query}") is not None
