"""Templates, and the fields that entries written by them can have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import strategies as st

from awesome_lint.markdown import Code, Definition, List, Paragraph, parse
from awesome_lint.records import replace
from awesome_lint.settings import Config
from awesome_lint.template import SlotKind, Template, parse_template, read_document
from awesome_lint.template.read import TemplateReader
from awesome_lint.template.reading import Fields, LinkText, Reading
from awesome_lint.template.tokens import inline_tokens
from awesome_lint.text import SourceText
from awesome_lint.venues import Registry

if TYPE_CHECKING:
    from awesome_lint.template import ListReading

ReadEntry: TypeAlias = Callable[[Template, str], Reading | str]
ReadList: TypeAlias = Callable[..., "ListReading"]

TEMPLATES = {
    "papers": "* (conf'yy) Title [link](url) {[tags | affiliation]}?",
    "awesome": "- [Title](url) {- Description.}?",
    "file": "* (conf'yy) Title [link](url) [tags | affiliation]",
    "plain": "- [Title](url)",
    "colon": "- [Title](url): Description",
    "described": "* [Title](url) - Description",
    "bold": "- **Title** Authors. *Conf yyyy*. [[paper](url)] [[code](url)]",
    "behind": "- [Title](url), Authors, conf yyyy",
    "square": "- [conf'yy] [Title](url)",
    "numbered": "1. [conf yyyy] **Title** [[paper](url)]",
    "dated": "- [yyyy/mm] **Title.** *Authors. conf yyyy.* [[paper](url)]",
    "pipes": "- yyyy | Title | Authors | conf | [PDF](url)",
    "quoted": '- "Title", conf, yyyy. [[paper](url)] [tags]',
    "in label": "- [Title, yyyy](url)",
    "bold venue": "- Title (**conf yyyy**) [[paper](url)]",
    "venue in label": "- Title [[conf yyyy]](url)",
    "named": "- {Name}: Title [link](url)",
    "venue last": "- Title [paper](url) (conf yyyy)",
    "code label": "- Title, conf yyyy. [`pdf`](url)",
    "optional": "- [Title](url) {by Authors}? {(yyyy)}?",
    "day": "- yyyy-mm-dd: [Title](url)",
    "wide": "- 【conf yyyy】Title [paper](url)",
    "tags first": "- [tags] Title [link](url)",
    "slashes": "- **Title** [paper](url) (tags / affiliation)",
}


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> Template:
    name: str = request.param
    return parse_template(TEMPLATES[name], name)


@pytest.fixture(scope="session")
def templates() -> dict[str, str]:
    return TEMPLATES


def _read_entry(template: Template, text: str) -> Reading | str:
    """Read one item, written without its marker."""
    source = f"- {text}"
    block = parse(SourceText(source)).children[0]
    assert isinstance(block, List)
    paragraph = block.children[0].children[0]
    if isinstance(paragraph, Code | Definition):
        return "it is another block"
    assert isinstance(paragraph, Paragraph)
    registry = Registry.builtin()
    return TemplateReader(template, registry).read(source, inline_tokens(source, paragraph.children, registry))


@pytest.fixture(scope="session")
def read_entry() -> ReadEntry:
    return _read_entry


def _read_list(text: str, **settings: object) -> ListReading:
    source = SourceText(text)
    template = settings.pop("template", None) or ()
    settings["template"] = (template,) if isinstance(template, str) else template
    return read_document(source, parse(source), Config(**settings))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def read_list() -> ReadList:
    return _read_list


# --- generated fields ------------------------------------------------------------------------------------------------

KNOWN = ["NSDI", "SIGCOMM", "NeurIPS", "VLDB", "EuroSys", "ICML", "CVPR", "arXiv"]
WORDS = [
    *(
        "Efficient",
        "Serving",
        "of",
        "Large",
        "Language",
        "Models",
        "with",
        "Learned",
        "Caches",
        "for",
        "GPUs",
        "10,000",
    ),
    *("Sparse-Attention", "C++", "B-Trees", "μ-Serve", "naïve", "大规模", "训练", "Δ-Sync", "O(n)", "(Re)thinking"),
    *("**Bold**", "`code`", "*soft*", "it's", "GPT-4", "TCP/IP", "3.5", "&", "X@Home", "#1", "~5x"),
]
PEOPLE = ["Ada Lovelace", "J. von Neumann", "Grace Hopper", "李 雷", "Ion Stoica", "Müller"]
ENDS = ["", "?", "!", " et al.", " etc.", "...", " Inc."]
URLS = [
    "https://arxiv.org/abs/2401.00588",
    "https://a.org/x_(y)",
    "http://b.org/?q=1&r=2",
    "<https://c.org/a b>",
    "d.md",
]
LABELS = ["code", "project page", "slides", "data", "`demo`", "**site**"]
TAGS = ["Training", "KV Cache", "MIT", "C++", "multi-model", "NUS", "推理", "O(n)", "Tsinghua"]


def sentences(words: list[str], forbidden: str = "") -> st.SearchStrategy[str]:
    """Words with the punctuation that titles have, without forbidden characters."""
    usable = [word for word in words if not set(word) & set(forbidden)]
    joints = [joint for joint in (" ", ": ", ", ", "-", " - ", " / ") if not set(joint.strip()) & set(forbidden)]
    pairs = st.tuples(st.sampled_from(usable), st.sampled_from(joints))
    return st.tuples(st.lists(pairs, max_size=5), st.sampled_from(usable)).map(
        lambda drawn: "".join(word + joint for word, joint in drawn[0]) + drawn[1]
    )


def _literals(template: Template) -> str:
    """Characters that the template itself uses to set its fields apart."""
    found = ""
    for slot in template.slots:
        for each in (slot, *slot.inner):
            found += each.gap + each.open + each.close
    return "".join(set(found) - set(" "))


@st.composite
def _fields_of(draw: st.DrawFn, template: Template) -> Fields:
    """Fields of an entry that can be written by a template without being ambiguous."""
    kinds = [each.kind for slot in template.slots for each in (slot, *slot.inner)]
    forbidden = _literals(template)
    if template.slots[0].kind is SlotKind.TAGS:
        forbidden += "*`"  # at the beginning these would be tags
    fields = Fields()
    title = draw(sentences(WORDS, forbidden + "[]|"))
    ends = [end for end in ENDS if not set(end.strip()) & set(forbidden)]
    fields = replace(fields, title=title + draw(st.sampled_from(ends)))
    if SlotKind.VENUE in kinds:
        series, year = draw(st.sampled_from(KNOWN)), draw(st.integers(1960, 2059))
        if SlotKind.DATE in kinds or draw(st.booleans()):
            fields = replace(fields, series=series, year=year)
        else:
            fields = replace(fields, series=series)
    if SlotKind.DATE in kinds:
        pieces = {piece for slot in template.slots for each in (slot, *slot.inner) for piece in each.pieces}
        fields = replace(fields, year=fields.year or draw(st.integers(1960, 2059)))
        if "mm" in pieces:
            fields = replace(fields, month=draw(st.integers(1, 12)))
        if "dd" in pieces:
            fields = replace(fields, day=draw(st.integers(1, 28)))
    if SlotKind.NAME in kinds:
        fields = replace(fields, name=draw(st.sampled_from(["BERT", "GPT-4", "Llama 2", "μ-Serve"])))
    if SlotKind.AUTHORS in kinds:
        people = [person for person in PEOPLE if not set(person) & set(forbidden)]
        joint = ", " if "," not in forbidden else " and "
        fields = replace(fields, authors=joint.join(draw(st.lists(st.sampled_from(people), min_size=1, max_size=3))))
    if SlotKind.DESCRIPTION in kinds and draw(st.booleans()):
        fields = replace(fields, description=draw(sentences(WORDS)))
    if SlotKind.LINKED in kinds:
        fields = replace(fields, url=draw(st.sampled_from(URLS)))
    if SlotKind.LINK in kinds:
        slot = next(slot for slot in template.slots if slot.kind is SlotKind.LINK)
        others = st.builds(LinkText, st.sampled_from(LABELS), st.sampled_from(URLS))
        links = (LinkText(slot.label, draw(st.sampled_from(URLS))), *draw(st.lists(others, max_size=2)))
        fields = replace(fields, links=links)
    if SlotKind.TAGS in kinds and draw(st.booleans()):
        labels = draw(st.lists(st.sampled_from(TAGS), min_size=1, max_size=4, unique=True))
        fields = replace(fields, labels=tuple(labels))
    return fields


@pytest.fixture(scope="session")
def fields_of() -> Callable[[Template], st.SearchStrategy[Fields]]:
    return _fields_of
