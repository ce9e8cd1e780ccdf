"""Collecting what rules may know of a file's surroundings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import InputError
from awesome_lint.markdown.nodes import Definition, Html, Image, InlineHtml, Link, walk
from awesome_lint.outgoing import html_urls
from awesome_lint.settings import Surroundings
from awesome_lint.text import SourceText
from awesome_lint.urls import local_target
from awesome_lint.workspace.files import read_found
from awesome_lint.workspace.lookup import MARKDOWN_SUFFIXES, Looked, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from awesome_lint.markdown import Root
    from awesome_lint.settings import Need


class Collected(NamedTuple):
    """Surroundings, and what was looked up for them."""

    surroundings: Surroundings
    looked: Looked


def collect(path: str, root: Root, folder: str, needs: Collection[Need] = (), remote: str | None = None) -> Collected:
    """Look up what a file names and where it stands.

    Args:
        path: The file; for standard input the name it is given.
        root: Its Markdown tree.
        folder: What `Surroundings.path` is relative to, if the file is inside.
        needs: What is asked of the repository; nothing else of it is looked up.
        remote: The URL of the repository, where it is known already.
    """
    place = Place(path)
    targets: dict[str, bool] = {}  # in order; whether an anchor in it is named
    for url in _urls(root):
        target = local_target(url)
        if target is not None and target.path:
            anchored = bool(target.fragment) and target.path.lower().endswith(MARKDOWN_SUFFIXES)
            targets[target.path] = targets.get(target.path, False) or anchored
    looked = place.look(targets, [target for target, anchored in targets.items() if anchored], needs)
    anchors = {
        target: found
        for target, content in looked.contents.items()
        if content is not None and (found := _anchors(place, target)) is not None
    }
    relative = _relative(path, folder)
    facts = None
    if needs:
        from awesome_lint.workspace.repository import facts_of  # most lists do without

        facts, repository = facts_of(place, os.path.basename(path), looked.repository, remote)  # noqa: PTH119
        looked = looked._replace(repository=repository)
    return Collected(Surroundings(relative, looked.existing, anchors, place.siblings(), looked.today, facts), looked)


def _urls(root: Root) -> Iterator[str]:
    for node in walk(root):
        if isinstance(node, Link | Image | Definition):
            yield node.url
        elif isinstance(node, Html | InlineHtml):
            yield from (url for url, _, _ in html_urls(node.value))


def _anchors(place: Place, target: str) -> frozenset[str] | None:
    from awesome_lint.markdown import parse
    from awesome_lint.slugs import anchors

    path = place.readable(target)
    data = None if path is None else read_found(path)
    if data is None:
        return None
    try:
        return anchors(parse(SourceText.decode(data, target)))
    except InputError:  # not UTF-8: its anchors are unknown, which is not this file's mistake
        return None


def _relative(path: str, folder: str) -> str:
    absolute = os.path.abspath(path)  # noqa: PTH100 - pathlib costs start-up time
    try:
        relative = os.path.relpath(absolute, folder)
    except ValueError:  # another drive
        relative = absolute
    return (absolute if relative.startswith("..") else relative).replace(os.sep, "/")
