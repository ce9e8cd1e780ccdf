"""Templates found from entries: the text for lists of ten styles, as a maintainer would write it."""

from __future__ import annotations

import pytest

from awesome_lint.markdown import parse
from awesome_lint.settings import Config
from awesome_lint.template.infer import Typed, infer_templates
from awesome_lint.template.link_class import recurring_labels
from awesome_lint.template.outline import build_sections
from awesome_lint.template.roles import Recogniser
from awesome_lint.template.segment import records_of
from awesome_lint.template.tokens import tokens_of
from awesome_lint.text import SourceText
from awesome_lint.venues import Registry
from awesome_lint.words import Affiliations

TITLES = (
    "Counting Ants by Night",
    "Sorting Pebbles with Little Memory",
    "Bridges that Mend Themselves at Sea",
    "Teaching Kites to Follow Rivers",
    "Maps of Caves from Echoes",
    "Why Clocks in Towers Disagree",
    "Weaving Nets from Borrowed Thread",
    "Lanterns for Very Deep Water",
)
VENUES = ("ICML", "NeurIPS", "CVPR", "ICLR", "ECCV", "AAAI", "KDD", "ACL")
AUTHORS = (
    "Ann Bird, Carl Dean, Eve Fox",
    "Gil Hart, Ida Jones",
    "Kim Lane, Max Noble, Ola Page",
    "Pam Quill, Rex Stone",
    "Tom Underhill, Val West",
    "Xia Young, Zoe Abbot",
    "Ben Cole, Dan East, Fay Green",
    "Hal Irwin, Joy Knight",
)


def lines(form: str) -> str:
    """Give eight entries of a form."""
    return "".join(
        form.format(
            n=n + 1,
            title=title,
            conf=conf,
            authors=authors,
            yyyy=2016 + n,
            yy=16 + n,
            paper=f"https://papers.example.org/{n}",
            code=f"https://github.com/example/{n}",
        )
        for n, (title, conf, authors) in enumerate(zip(TITLES, VENUES, AUTHORS, strict=True))
    )


def found(entries: str) -> list[str]:
    source = SourceText(f"# List\n\n## Section\n\n{entries}")
    registry = Registry.builtin()
    records = records_of(build_sections(parse(source), Config(), registry), source.text, registry)
    read = [(record, tokens_of(source.text, record, registry)) for record in records]
    recurring = recurring_labels(records)
    recogniser = Recogniser(source.text, registry, Affiliations.builtin(), recurring)
    typed = [Typed(record, tokens, recogniser.assign(tokens, record.header)) for record, tokens in read]
    return infer_templates(source.text, typed, recurring)


STYLES = {
    "venue in brackets first": (
        "* ({conf}'{yy}) {title} [link]({paper}) [Vision | Theory]\n",
        ["* (conf'yy) Title [link](url) [tags | affiliation]"],
    ),
    "bold title": (
        "- [{conf} {yyyy}] **{title}** [[paper]]({paper}) [[code]]({code})\n",
        ["- [conf yyyy] **Title** [[paper]](url){ [[Name]](url)}*"],
    ),
    "linked title, authors, venue": (
        "- [{title}]({paper}), {authors}, {conf} {yyyy} | [github]({code})\n",
        ["- [Title](url), Authors, conf yyyy | [github](url)"],
    ),
    "classic": (
        "- [{title}]({paper}) - Does what it says without a word too many.\n",
        ["- [Title](url) - Description."],
    ),
    "numbered": (
        "{n}. {title}. {authors}. {conf} {yyyy}. [[pdf]({paper})]\n",
        ["1. Title. Authors. conf yyyy. [[pdf](url)]"],
    ),
    "bold venue behind the title": (
        "- {title} (**{conf} {yyyy}**) [[paper]({paper})]\n",
        ["- Title (**conf yyyy**) [[paper](url)]"],
    ),
    "lines without bullets": (
        "**{title}**  \n{authors}  \n{conf} {yyyy}. [[Paper]({paper})]\n\n",
        ["**Title**\nAuthors\nconf yyyy. [[Paper](url)]"],
    ),
    "nested items": (
        "- **{title}**\n  - {authors}\n  - {conf} {yyyy} [[paper]({paper})]\n",
        ["- **Title**\n  - Authors\n  - conf yyyy [[paper](url)]"],
    ),
}
TABLE = "| Title | Venue | Date | Paper |\n| --- | --- | --- | --- |\n" + lines(
    "| {title} | {conf} | {yyyy} | [Link]({paper}) |\n"
)


@pytest.mark.parametrize("style", STYLES)
def test_style(style: str) -> None:
    form, expected = STYLES[style]
    assert found(lines(form)) == expected


def test_table() -> None:
    assert found(TABLE) == ["| Title | conf | yyyy | [Link](url) |"]


def test_headings() -> None:
    # ten headings make a convention, so the eight come twice
    form = "### {title} ({conf} {yyyy})\n\n[Paper]({paper}) | [Code]({code})\n\n"
    assert found(lines(form) * 2) == ["### Title (conf yyyy)\n\n[Paper](url){ | [Name](url)}*"]


def test_same_list_gives_the_same_template() -> None:
    entries = "".join(lines(form) for form, _ in STYLES.values() if form.startswith("-"))
    once = found(entries)
    assert once
    assert found(entries) == once


def test_what_some_entries_lack_is_optional() -> None:
    whole = lines("- [{title}]({paper}), {conf} {yyyy} - Does what it says.\n")
    short = lines("- [{title}]({paper}) - Does what it says.\n")
    assert found(whole + short) == ["- [Title](url){, conf yyyy}? - Description."]


def test_prose_gives_none() -> None:
    assert found("Ants count at night. They have little memory, and no maps.\n\nKites follow rivers.\n") == []


def test_braces_are_escaped() -> None:
    assert found(lines("- {{{conf} {yyyy}}} [{title}]({paper})\n")) == ["- \\{conf yyyy\\} [Title](url)"]


def test_address_in_a_label_is_no_field() -> None:
    entries = lines("- [{title}, see {code} {conf} {yyyy}.]({paper})\n")
    assert len(found(entries)) == 1
