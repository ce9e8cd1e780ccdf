"""The ways in which entries of hand-kept lists go wrong: each function writes an entry with one defect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from benchmarks.entry import Entry

Defect: TypeAlias = Callable[[Entry], str]

ORIGINAL = Entry(
    venue="NeurIPS",
    year=2022,
    title="FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness",
    arxiv="2205.14135",
    url="https://arxiv.org/abs/2205.14135",
    code="",
    labels=("Attention", "Stanford"),
)
"""An entry without a defect that stands in every list, so that others can repeat it."""


def other_marker(entry: Entry) -> str:
    """Write `+` for `*`."""
    return entry.write(marker="+")


def other_label(entry: Entry) -> str:
    """Write `[paper]` for `[link]`."""
    return entry.write(link=f"[paper]({entry.url})")


def long_year(entry: Entry) -> str:
    """Write `(NSDI 2024)`."""
    return entry.write(venue=f"({entry.venue} {entry.year}) ")


def square_venue(entry: Entry) -> str:
    """Write `[NSDI '24]`."""
    return entry.write(venue=f"[{entry.venue} '{entry.year % 100}] ")


def curly_apostrophe(entry: Entry) -> str:
    """Write `(NSDI’24)`."""
    return entry.write(venue=f"({entry.venue}’{entry.year % 100}) ")


def letter_case(entry: Entry) -> str:
    """Write `(Nsdi'24)`."""
    return replace(entry, venue=entry.venue.capitalize()).write()


def unknown_venue(entry: Entry) -> str:
    """Write a series that there is not."""
    return replace(entry, venue=f"Work{entry.venue}").write()


def no_venue(entry: Entry) -> str:
    """Leave the venue out."""
    return entry.write(venue="")


def preprint(entry: Entry) -> str:
    """Write `(arxiv)`, without a year."""
    return entry.write(venue="(arxiv) ")


def no_blank(entry: Entry) -> str:
    """Write no blank between the link and the tags."""
    return _tagged(entry).write(gap="")


def lost_bracket(entry: Entry) -> str:
    """Write `Serving | MIT]`, tags in bold."""
    labels = " | ".join(f"**{label}**" for label in _tagged(entry).labels)
    return entry.write(labels=f"{labels}]")


def tight_tags(entry: Entry) -> str:
    """Write `[Serving|MIT]`."""
    return entry.write(labels=f"[{'|'.join(_tagged(entry).labels)}]")


def empty_tags(entry: Entry) -> str:
    """Write `[]`."""
    return entry.write(labels="[]")


def full_stop(entry: Entry) -> str:
    """End the title with a full stop."""
    return replace(entry, title=entry.title + ".").write()


def empty_link(entry: Entry) -> str:
    """Write `[-]()`."""
    return entry.write(link="[-]()")


def nested_link(entry: Entry) -> str:
    """Write a link in the place of the destination."""
    return entry.write(link=f"[link]([{entry.url}]({entry.url}))")


def pdf_form(entry: Entry) -> str:
    """Link to the PDF."""
    return replace(entry, url=f"https://arxiv.org/pdf/{entry.arxiv}.pdf").write()


def plain_http(entry: Entry) -> str:
    """Link over http and with a tracking parameter."""
    return replace(entry, url=entry.url.replace("https:", "http:") + "?utm_source=newsletter").write()


def text_fragment(entry: Entry) -> str:
    """Link into the page's text."""
    return replace(entry, url=entry.url + "#:~:text=In%20this%20paper").write()


def cut_scheme(entry: Entry) -> str:
    """Write `ttps:`."""
    return replace(entry, url=entry.url.removeprefix("h")).write()


def unclosed_link(entry: Entry) -> str:
    """Leave the parenthesis behind the link open."""
    return replace(entry, code="").write(link=f"[link]({entry.url}", labels="")


def missing_anchor(entry: Entry) -> str:
    """Link to a heading that there is not."""
    return replace(entry, url="#a-heading-that-is-gone").write()


def mojibake(entry: Entry) -> str:
    """Write Greek letters as a Mac reads their UTF-8."""
    return replace(entry, title=f"{entry.title} with Œº-Serve").write()


def invisible(entry: Entry) -> str:
    """Write a soft hyphen into the title."""
    return replace(entry, title=entry.title[:-2] + "\u00ad" + entry.title[-2:]).write()


def ligature(entry: Entry) -> str:
    """Write a ligature into the title."""
    return replace(entry, title=f"{entry.title} for Classiﬁers").write()


def full_width(entry: Entry) -> str:
    """Write a full-width colon into the title."""
    return replace(entry, title=f"{entry.title}： Revisited").write()


def hard_blank(entry: Entry) -> str:
    """Write a non-breaking blank behind the marker."""
    return entry.write(marker="*\u00a0 ").replace("*\u00a0", "* \u00a0", 1)


def far_year(entry: Entry) -> str:
    """Link to a paper that was on arXiv years before."""
    return replace(entry, url=f"https://arxiv.org/abs/1701{entry.arxiv[4:]}").write()


def same_link(entry: Entry) -> str:
    """Link to another entry's paper."""
    return replace(entry, url=ORIGINAL.url).write()


def same_title(entry: Entry) -> str:
    """List another entry's paper once more, from another place."""
    return replace(entry, title=ORIGINAL.title).write()


def nearly_same_title(entry: Entry) -> str:
    """Do the same, with a slip of the pen."""
    return replace(entry, title=ORIGINAL.title.replace("Efficient", "Effcient")).write()


def placeholder(_: Entry) -> str:
    """Write that something is still to come."""
    return "* to be updated"


def no_entry(_: Entry) -> str:
    """Write an item that fits no template."""
    return "* [Accepted Papers](https://mlsys.org/Conferences/2024/AcceptedPapers)"


def unused_suppression(entry: Entry) -> str:
    """Silence what is not there."""
    return f"{entry.write()} <!-- awesome-lint: ignore[TPL012] -->"


def _tagged(entry: Entry) -> Entry:
    return replace(entry, labels=entry.labels if len(entry.labels) > 1 else ("Serving", "MIT"))


ALL: tuple[Defect, ...] = (
    other_marker,
    other_label,
    long_year,
    square_venue,
    curly_apostrophe,
    letter_case,
    unknown_venue,
    no_venue,
    preprint,
    no_blank,
    lost_bracket,
    tight_tags,
    empty_tags,
    full_stop,
    empty_link,
    nested_link,
    pdf_form,
    plain_http,
    text_fragment,
    cut_scheme,
    unclosed_link,
    missing_anchor,
    mojibake,
    invisible,
    ligature,
    full_width,
    hard_blank,
    far_year,
    same_link,
    same_title,
    nearly_same_title,
    placeholder,
    no_entry,
    unused_suppression,
)
