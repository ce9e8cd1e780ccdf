"""Which records are none of a list's entries: navigation, notes, prose and tables that only repeat the list."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from awesome_lint.markdown.nodes import Link
from awesome_lint.model import RecordShape
from awesome_lint.template.link_class import is_picture
from awesome_lint.template.nature import speaks_to_reader
from awesome_lint.template.roles import Role
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import TokenKind
from awesome_lint.words import is_generic_label, link_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.infer import Typed
    from awesome_lint.template.slots import Template

_LINKED_LIST: Final = 0.75  # the share of records with links from which one without is no entry
_DATED_LIST: Final = 0.92  # the share with a venue or date from which one with neither, and no link, is none
_REPEATED: Final = 0.8  # the share of a table's destinations that items have, too
_FEW: Final = 10  # entries that are none where they are a small part of a file's items
_SHARE: Final = 0.3  # and the part
_LONG: Final = 14  # words; a record without link that is longer is a sentence
_LICENSE = re.compile(r"/(?:LICEN[CS]E|COPYING)(?:\.\w+)?\Z")
_ANCHOR = re.compile(r"(?:\./)?#")


def entries_among(text: str, typed: Sequence[Typed]) -> list[bool]:
    """Tell of each record whether it is an entry.

    Args:
        text: The whole source.
        typed: The records with their fields, in document order.
    """
    kept = [_can_be(text, each) for each in typed]
    _drop_repeating_tables(typed, kept)
    _drop_strangers(text, typed, kept)
    _drop_bare(typed, kept)
    listing = any(not _is_bare(each) for each, keep in zip(typed, kept, strict=True) if keep)
    return kept if listing else [False] * len(kept)


def _urls(each: Typed) -> list[str]:
    return [
        token.node.url if isinstance(token.node, Link) else token.text
        for token in each.tokens
        if token.kind is TokenKind.LINK
    ]


def _names_work(each: Typed) -> bool:
    """Whether a record has what a list of works has; a file whose items have no more than words is none."""
    return any(role.role in (Role.VENUE, Role.DATE, Role.AUTHORS) for role in each.roles)


def _can_be(text: str, each: Typed) -> bool:
    """Tell by the record alone."""
    if each.record.placeholder:
        return False
    if not any(role.role is Role.TITLE for role in each.roles):
        return False
    urls = _urls(each)
    if urls and (all(map(_ANCHOR.match, urls)) or all(map(_LICENSE.search, urls))):
        return False
    first = next((token for token in each.tokens if token.kind not in (TokenKind.HTML, TokenKind.EMOJI)), None)
    if first is None:
        return False
    title = next(role for role in each.roles if role.role is Role.TITLE)
    written = text[slice(*title.text)]
    alone = len(urls) == 1 and all(role.role in (Role.TITLE, Role.LINK) for role in each.roles)
    if alone and (is_generic_label(written) if title.inside >= 0 else link_kind(written, "") != "other"):
        return False  # a link that is all there is, and its label tells nothing of it: "[paper](url)", "Code: url"
    return any(map(str.isalpha, written)) or (title.inside >= 0 and any(map(str.isdigit, written)))


def _drop_repeating_tables(typed: Sequence[Typed], kept: list[bool]) -> None:
    """Leave tables out that show the items once more."""
    items = {
        url
        for each, keep in zip(typed, kept, strict=True)
        if keep and each.record.shape is not RecordShape.ROW
        for url in _urls(each)
    }
    if not items:
        return
    rows = [index for index, each in enumerate(typed) if kept[index] and each.record.shape is RecordShape.ROW]
    tables: dict[int, list[int]] = {}
    for index in rows:
        tables.setdefault(id(typed[index].record.section), []).append(index)
    for members in tables.values():
        urls = [url for index in members for url in _urls(typed[index])]
        if urls and sum(url in items for url in urls) >= _REPEATED * len(urls):
            for index in members:
                kept[index] = False


def _drop_strangers(text: str, typed: Sequence[Typed], kept: list[bool]) -> None:
    """Leave out what is made otherwise than nearly all: prose among links, notes without venue among papers."""
    live = [index for index, keep in enumerate(kept) if keep]
    if not live:
        return
    linked = sum(bool(_urls(typed[index])) for index in live)
    dated = sum(_is_dated(typed[index]) for index in live)
    telling = sum(_begins_with_link(typed[index]) for index in live)
    forms = Counter(_form(typed[index]) for index in live)
    for index in live:
        each = typed[index]
        has_link = bool(_urls(each))
        has_date = _is_dated(each)
        if has_link:
            if not has_date and telling >= 0.9 * len(live) and not _begins_with_link(each) and _is_prose(text, each):
                kept[index] = False
            continue
        words = _words_of(text, each)
        above = each.record.inherited
        if has_date or ((above.series is not None or above.year is not None) and linked < _LINKED_LIST * len(live)):
            continue
        if _is_prose(text, each):
            kept[index] = False
        elif linked > _LINKED_LIST * len(live):
            named = above.series is not None or above.year is not None
            common = forms[_form(each)] >= 0.05 * len(live) and forms[_form(each)] >= 5
            kept[index] = (named or common) and words >= 3
        elif dated > _DATED_LIST * len(live) and words > _LONG:
            kept[index] = False


def _drop_bare(typed: Sequence[Typed], kept: list[bool]) -> None:
    """Leave out items of mere words where nothing says what they list, and the few links among many of these.

    So the bullets of a project's own page, its features and steps, are no entries.
    """
    live = [index for index, keep in enumerate(kept) if keep]
    bare = [index for index in live if _is_bare(typed[index])]
    if len(bare) * 2 <= len(live):
        return
    for index in bare:
        kept[index] = False
    left = len(live) - len(bare)
    if left < _FEW and left < _SHARE * len(typed):
        kept[:] = [False] * len(kept)


def _is_bare(each: Typed) -> bool:
    """Whether a record has nothing but words, and its headings tell nothing of it."""
    above = each.record.inherited
    return not (_urls(each) or _names_work(each) or above.series is not None or above.year is not None)


def _is_dated(each: Typed) -> bool:
    return any(role.role in (Role.VENUE, Role.DATE) for role in each.roles)


def _begins_with_link(each: Typed) -> bool:
    for token in each.tokens:
        if token.kind is TokenKind.LINK:
            return not (isinstance(token.node, Link) and is_picture(token.node))
        if token.kind not in (
            TokenKind.HTML,
            TokenKind.EMOJI,
            TokenKind.MARK,
            TokenKind.OPEN,
            TokenKind.IMAGE,
            TokenKind.CODE,
        ):
            return token.kind in (TokenKind.DATE, TokenKind.VENUE, TokenKind.PUNCT)
    return False


def _form(each: Typed) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role.role.value for role in each.roles))


def _words_of(text: str, each: Typed) -> int:
    part = each.record.parts[0]
    return len(text[part.start : part.end].split())


def _is_prose(text: str, each: Typed) -> bool:
    part = each.record.parts[0]
    written = text[part.start : part.end]
    if speaks_to_reader(written):
        return True
    words = written.split()
    small = sum(word[:1].islower() for word in words)
    return (
        len(words) > _LONG
        and small > 0.6 * len(words)
        and not any(role.role in (Role.VENUE, Role.DATE, Role.AUTHORS) for role in each.roles)
    )


def is_linked_work(text: str, each: Typed) -> bool:
    """Tell whether an item begins with a link that leads out of the document and is its title."""
    title = next((role for role in each.roles if role.role is Role.TITLE), None)
    linked = title is not None and title.inside >= 0 and _begins_with_link(each)
    return linked and each.record.shape is RecordShape.ITEM and _can_be(text, each) and not _is_prose(text, each)


def can_stand_alone(text: str, each: Typed, template: Template) -> bool:
    """Tell whether a record that a stated template cannot read is an entry all the same.

    It must hold what makes an entry of such a list, besides a title: a venue or date of its own, authors, or a link of
    its own beside the title, as far as the template has them.
    """
    if not _can_be(text, each) or _is_prose(text, each):
        return False
    has = {role.role for role in each.roles}
    if has & {Role.VENUE, Role.DATE, Role.AUTHORS}:
        return True
    linked = any(role.role is Role.LINK for role in each.roles)
    title = next(role for role in each.roles if role.role is Role.TITLE)
    if title.inside >= 0:
        return template.slot(SlotKind.LINKED) is not None
    return linked
