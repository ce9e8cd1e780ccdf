"""Raw HTML in inline content (CommonMark 0.31.2, section 6.6)."""

from __future__ import annotations

import re

_NAME = "[A-Za-z][A-Za-z0-9-]*+"
_BLANK = r"[ \t\n]"
_ATTRIBUTE = (
    rf"{_BLANK}++[A-Za-z_:][A-Za-z0-9_.:-]*+"
    rf"""(?:{_BLANK}*+={_BLANK}*+(?:[^ \t\n"'=<>`]++|'[^']*+'|"[^"]*+"))?"""
)
_TAG = re.compile(rf"<(?:{_NAME}(?:{_ATTRIBUTE})*{_BLANK}*+/?|/{_NAME}{_BLANK}*+)>")
_DECLARATION = re.compile("<![A-Za-z]")


class RawHtml:
    """The raw HTML of one content; remembers which closing marks do not come any more, so that reading is linear."""

    __slots__ = ("_content", "_missing")

    def __init__(self, content: str) -> None:
        self._content = content
        self._missing: set[str] = set()

    def end(self, at: int) -> int:
        """Give the offset behind the tag, comment, instruction, declaration or CDATA section at `at`, or 0."""
        content = self._content
        following = content[at + 1 : at + 2]
        if following == "!":
            if content.startswith("<!--", at):
                if content.startswith(("<!-->", "<!--->"), at):
                    return content.index(">", at) + 1
                return self._closed("-->", at + 4)
            if content.startswith("<![CDATA[", at):
                return self._closed("]]>", at + 9)
            return self._closed(">", at + 3) if _DECLARATION.match(content, at) else 0
        if following == "?":
            return self._closed("?>", at + 2)
        tag = _TAG.match(content, at) if following == "/" or following.isalpha() else None
        return tag.end() if tag else 0

    def _closed(self, mark: str, at: int) -> int:
        """Give the offset behind the next `mark`, or 0."""
        if mark in self._missing:
            return 0
        found = self._content.find(mark, at)
        if found < 0:
            self._missing.add(mark)
            return 0
        return found + len(mark)
