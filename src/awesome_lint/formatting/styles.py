"""The rules that the layout is made with, and the styles that a document has chosen itself."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Html, List, ListItem, walk
from awesome_lint.rules.sty.consistent import CONSISTENT
from awesome_lint.rules.sty.list_markers import leads_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TypeAlias

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import AnyNode
    from awesome_lint.settings import OptionValue
    from awesome_lint.template import ListReading

    Kind: TypeAlias = tuple[int, bool]

BULLETS = "unordered-list-marker-style"
INDENTED_LISTS = "list-item-bullet-indent"
LAYOUT_RULES = (
    "blockquote-indentation",
    "checkbox-content-indent",
    "fenced-code-marker",
    "hard-break-spaces",
    "heading-style",
    INDENTED_LISTS,
    "list-item-indent",
    "no-heading-content-indent",
    "no-heading-indent",
    "no-table-indentation",
    "rule-style",
    "table-cell-padding",
    "table-pipe-alignment",
    "table-pipes",
    BULLETS,
)
"""The rules whose safe fixes are a part of the normal form, in lists whose profile does not run them too."""

_STOP = 4
_QUARTER = 4
_MARKS = "*+-"


class OwnStyles:
    """What a document does in most places, which is what its layout is held against.

    Attributes:
        options: Options of rules that say so.
    """

    def __init__(self, reading: ListReading) -> None:
        self._text = reading.document.source.text
        root = reading.document.root
        lists = [(node, kind) for node, kind in _lists(root) if not node.ordered]
        self._kinds = {node.start: kind for node, kind in lists}
        self._bullets = _most_frequent_bullets(lists)
        self._used = Counter(dict.fromkeys(_MARKS, 0))
        for node, _ in lists:
            self._used[node.children[0].marker] += len(node.children)
        template = reading.template.marker if reading.template is not None else None
        self._bullet = template if template and template in _MARKS else self._bullets.get((0, False), CONSISTENT)
        self._beside_html = {
            other.start for one, other in pairwise(root.children) if isinstance(one, Html) and isinstance(other, List)
        }
        self.options: Mapping[str, Mapping[str, OptionValue]] = {
            "blockquote-indentation": {"style": CONSISTENT},
            "fenced-code-marker": {"style": CONSISTENT},
            "heading-style": {"style": CONSISTENT},
            "list-item-indent": {"style": self._gap_style(reading)},
            "rule-style": {"style": CONSISTENT},
            BULLETS: {"style": self._bullet},
        }

    def allow(self, diagnostic: Diagnostic) -> bool:
        """Whether what a rule flags is no habit of the document.

        A bullet that a quarter of all items have is meant, and nested lists and tables of contents may have bullets of
        their own, if most of their kind have them; a list that is indented below HTML such as `<details>` is so on
        purpose.
        """
        start = diagnostic.span.start
        if diagnostic.name == BULLETS:
            if _QUARTER * self._used[self._text[start]] >= self._used.total():
                return False
            return self._bullets[self._kinds[start]] == self._bullet
        if diagnostic.name == INDENTED_LISTS:
            return diagnostic.span.end not in self._beside_html
        return True

    def _gap_style(self, reading: ListReading) -> str:
        """Say whether the text of most items stands at a tab stop, rather than behind one blank."""
        styles: Counter[str] = Counter()
        for node in walk(reading.document.root):
            if isinstance(node, ListItem) and node.children:
                marker = len(node.marker)
                gap = node.children[0].start - node.start - marker
                stop = _STOP - marker % _STOP
                if gap in {1, stop} and stop != 1 and self._text[node.start + marker] == " ":
                    styles["tab" if gap == stop else "one"] += 1
        return "tab" if styles["tab"] > styles["one"] else "one"


def _lists(root: AnyNode) -> Iterator[tuple[List, Kind]]:
    """Give every list with its kind: how many lists it is nested in, and whether it is a table of contents."""
    stack: list[tuple[AnyNode, Kind]] = [(root, (0, False))]
    while stack:
        node, kind = stack.pop()
        depth, contents = kind
        if isinstance(node, List):
            contents = contents or leads_within(node)
            yield node, (depth, contents)
            depth += 1
        children: tuple[AnyNode, ...] = getattr(node, "children", ())
        stack += [(child, (depth, contents)) for child in children if hasattr(child, "children")]


def _most_frequent_bullets(lists: list[tuple[List, Kind]]) -> dict[Kind, str]:
    """Give for each kind of list the bullet that most of its items have; of equally frequent ones the first."""
    counts: dict[Kind, Counter[str]] = {}
    for node, kind in sorted(lists, key=lambda each: each[0].start):
        counts.setdefault(kind, Counter())[node.children[0].marker] += len(node.children)
    return {kind: max(counter, key=counter.__getitem__) for kind, counter in counts.items()}
