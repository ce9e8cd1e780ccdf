"""What the reader finds in entries as people write them, and what it says of them; mostly by the papers template."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from awesome_lint.settings import SeriesSettings
from awesome_lint.text import apply_edits

if TYPE_CHECKING:
    from awesome_lint.model import Entry
    from awesome_lint.template import ListReading

ReadList = Callable[..., "ListReading"]
PAPERS = "* (conf'yy) Title [link](url) {[tags | affiliation]}?"


def only(reading: ListReading) -> Entry:
    (entry,) = reading.document.entries
    return entry


@pytest.fixture
def read(read_list: ReadList) -> Callable[..., Entry]:
    """Read one entry, below a heading if one is given."""

    def read(text: str, heading: str = "Section", template: str = PAPERS, **settings: object) -> Entry:
        return only(read_list(f"# L\n\n## {heading}\n\n* {text}\n", template=template, **settings))

    return read


@pytest.fixture
def mend(read_list: ReadList) -> Callable[..., tuple[str, list[str]]]:
    """Apply all edits until there are none; gives the entry's text and the kinds of what was first found."""

    def mend(text: str, heading: str = "Section", template: str = PAPERS) -> tuple[str, list[str]]:
        source = f"# L\n\n## {heading}\n\n* {text}\n"
        kinds: list[str] | None = None
        while True:
            entry = only(read_list(source, template=template))
            kinds = [each.kind.name for each in entry.deviations] if kinds is None else kinds
            edits = [edit for each in entry.deviations for edit in each.edits]
            if not edits:
                return source.partition("* ")[2].removesuffix("\n"), kinds
            source = apply_edits(source, edits)

    return mend


# --- venues ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("venue", "series", "year"),
    [
        ("(NSDI'24)", "NSDI", 2024),
        ("(NSDI 2024)", "NSDI", 2024),
        ("(NSDI'2024)", "NSDI", 2024),
        ("(NSDI24)", "NSDI", 2024),
        ("[NSDI '24]", "NSDI", 2024),
        ("(NSDI’24)", "NSDI", 2024),
        ("（NSDI 2024）", "NSDI", 2024),
        ("**(NSDI'24)**", "NSDI", 2024),
        ("*NSDI 2024*", "NSDI", 2024),
        ("( NSDI '24 )", "NSDI", 2024),
        ("(NSDI'99)", "NSDI", 1999),
        ("(NSDI)", "NSDI", None),
        ("(FooConf'24)", "FooConf", 2024),
        ("(Sigcomm'24)", "SIGCOMM", 2024),
    ],
)
def test_venue_forms(venue: str, series: str, year: int | None, read: Callable[..., Entry]) -> None:
    entry = read(f"{venue} Some Title [link](https://a.org)")
    assert entry.venue is not None
    assert (entry.venue.series, entry.venue.year, entry.venue.inherited) == (series, year, False)
    assert entry.title == "Some Title"


@pytest.mark.parametrize("start", ["(Re)thinking Caches", "[Vision] Transformers", "(Almost) All", "2024 in Review"])
def test_brackets_that_are_no_venue(start: str, read: Callable[..., Entry]) -> None:
    entry = read(f"{start} [link](https://a.org)")
    assert entry.venue is None
    assert entry.title == start


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("(NSDI 2024) T [link](u)", "(NSDI'24) T [link](u)", ["VENUE_FORM"]),
        ("[NSDI '24] T [link](u)", "(NSDI'24) T [link](u)", ["VENUE_FORM"]),
        ("(Sigcomm'24) T [link](u)", "(SIGCOMM'24) T [link](u)", ["VENUE_SPELLING"]),
        ("(NIPS'24) T [link](u)", "(NeurIPS'24) T [link](u)", ["VENUE_SPELLING"]),
        ("(NIPS'17) T [link](u)", "(NIPS'17) T [link](u)", []),
        ("(NeurIPS'15) T [link](u)", "(NIPS'15) T [link](u)", ["VENUE_SPELLING"]),
        ("(SysML'18) T [link](u)", "(SysML'18) T [link](u)", []),
        ("(arXiv) T [link](https://arxiv.org/abs/2404.12457)", None, ["VENUE_FORM"]),
        ("(arXiv) T [link](https://a.org)", "(arXiv) T [link](https://a.org)", []),
        ("(NSDI'24)T [link](u)", "(NSDI'24) T [link](u)", ["SPACING"]),
        ("(NSDI'24): T [link](u)", "(NSDI'24) T [link](u)", None),
        ("T (NSDI'24) [link](u)", "(NSDI'24) T [link](u)", ["ORDER"]),
        ("T [link](u) (NSDI'24)", "(NSDI'24) T [link](u)", ["ORDER"]),
        ("T [link](u) [a | b] (NSDI'24)", "(NSDI'24) T [link](u) [a | b]", ["ORDER"]),
    ],
)
def test_venues_are_mended(
    before: str, after: str | None, kinds: list[str] | None, mend: Callable[..., tuple[str, list[str]]]
) -> None:
    expected = after if after is not None else before.replace("(arXiv)", "(arXiv'24)")
    fixed, found = mend(before)
    assert fixed == expected
    assert kinds is None or found == kinds


@pytest.mark.parametrize(
    ("heading", "venue"),
    [
        ("[OSDI 2024](https://a.org)", "(OSDI'24)"),
        ("EuroSys 2025 Spring", "(EuroSys'25)"),
        ("Sigcomm 2024", "(SIGCOMM'24)"),
        ("Caching", None),
    ],
)
def test_venues_are_inherited(
    heading: str, venue: str | None, mend: Callable[..., tuple[str, list[str]]], read: Callable[..., Entry]
) -> None:
    fixed, kinds = mend("T [link](u)", heading)
    assert fixed == (f"{venue} T [link](u)" if venue else "T [link](u)")
    assert kinds == ["VENUE_MISSING"]
    entry = read("T [link](u)", heading)
    assert (entry.venue is not None) == (venue is not None)
    assert entry.venue is None or entry.venue.inherited


def test_the_nearest_heading_with_a_venue_counts(read_list: ReadList) -> None:
    sections = ["## OSDI 2024\n\n### Serving\n\n* A", "### NSDI 2023\n\n* B", "## More\n\n* C"]
    text = "# L\n\n" + "".join(f"{section} [link](u)\n\n" for section in sections)
    entries = read_list(text, template=PAPERS).document.entries
    assert [entry.venue and (entry.venue.series, entry.venue.year) for entry in entries] == [
        ("OSDI", 2024),
        ("NSDI", 2023),
        None,
    ]


def test_a_configuration_spells_before_examples_and_these_before_the_registry(read_list: ReadList) -> None:
    comment = "<!-- Template: * (conf'yy) Title [link](url)\n* (Arxiv'24) A b [link](https://a.org) -->"
    text = f"# L\n\n{comment}\n\n## S\n\n* (arxiv'24) T [link](https://b.org)\n"

    def spelled(text: str, **settings: object) -> list[str]:
        return [each.expected for each in only(read_list(text, **settings)).deviations]

    assert spelled(text.replace(comment, "<!-- none -->"), template=PAPERS) == ["arXiv"]
    assert spelled(text) == ["Arxiv"]
    assert spelled(text, venues={"ARXIV": SeriesSettings(aliases=("arxiv",))}) == ["ARXIV"]


# --- titles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["et al.", "etc.", "and more...", "What?", "Wow!", "vs.", "Inc.", "by J.", "(2nd Ed.)"])
def test_titles_keep_endings_of_their_own(end: str, mend: Callable[..., tuple[str, list[str]]]) -> None:
    text = f"(NSDI'24) Caches {end} [link](u)"
    assert mend(text) == (text, [])


@pytest.mark.parametrize("end", [".", ",", ";", ":", "..", " ."])
def test_titles_lose_other_punctuation(end: str, mend: Callable[..., tuple[str, list[str]]]) -> None:
    fixed, kinds = mend(f"(NSDI'24) Caches{end} [link](u)")
    assert fixed == "(NSDI'24) Caches [link](u)"
    assert "TITLE_PUNCTUATION" in kinds or "SPACING" in kinds


@pytest.mark.parametrize(
    "title",
    [
        "Accelerating **Sparse Attention** Now",
        "`nccl` in *Depth*",
        "A [Bracketed] Word",
        "10,000 GPUs: A / B - C",
        "Why (Not)? [sic] Yes",
        "O(n) | Caches",
        "C++ & <b>bold</b> HTML",
        "面向大模型的缓存",
        "A https://a.org/x Title",
    ],
)
def test_titles_are_taken_as_they_stand(title: str, read: Callable[..., Entry]) -> None:
    assert read(f"(NSDI'24) {title} [link](https://l.org)").title_markdown == title


# --- links ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("(NSDI'24) T [paper](u)", "(NSDI'24) T [link](u)"),
        ("(NSDI'24) T [PDF](u) [code](c)", "(NSDI'24) T [link](u) [code](c)"),
        ("(NSDI'24) T [code](c)", "(NSDI'24) T [code](c)"),
        ("(NSDI'24) T [link](u)[code](c)", "(NSDI'24) T [link](u) [code](c)"),
        ("(NSDI'24) T[link](u)", "(NSDI'24) T [link](u)"),
        ("(NSDI'24) T  [link](u)", "(NSDI'24) T [link](u)"),
        ("(NSDI'24) T - [link](u)", "(NSDI'24) T [link](u)"),
        ("(NSDI'24) T [link](u) [code]()", "(NSDI'24) T [link](u) [code]()"),  # empty links are another rule's
        ("(NSDI'24) T [-]()[x]", "(NSDI'24) T [-]()[x]"),
        ("(NSDI'24) T [link](<u v>)", "(NSDI'24) T [link](<u v>)"),
        ('(NSDI\'24) T [paper](u "tip")', '(NSDI\'24) T [link](u "tip")'),
        ("(NSDI'24) T https://a.org", "(NSDI'24) T https://a.org"),
        ("(NSDI'24) T <https://a.org>", "(NSDI'24) T <https://a.org>"),
        ("T (NSDI'24) <https://a.org>", "(NSDI'24) T <https://a.org>"),
    ],
)
def test_links_are_mended(before: str, after: str, mend: Callable[..., tuple[str, list[str]]]) -> None:
    assert mend(before)[0] == after


def test_a_link_inside_a_destination_counts_by_its_inner_url(read: Callable[..., Entry]) -> None:
    entry = read("(NSDI'24) T [link]([https://a.org](https://b.org)) [x]")
    assert [link.url for link in entry.links] == ["https://b.org"]
    assert entry.tags == ("x",)


def test_a_missing_link_is_said(mend: Callable[..., tuple[str, list[str]]]) -> None:
    assert mend("(NSDI'24) T") == ("(NSDI'24) T", ["LINK_MISSING"])
    assert mend("(NSDI'24) T [x | y]")[1] == ["LINK_MISSING"]


# --- tags -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tags", "written"),
    [
        ("[a | b]", "[a | b]"),
        ("[a|b]", "[a | b]"),
        ("[a , b]", "[a | b]"),
        ("[a / b]", "[a | b]"),
        ("[a] [b]", "[a | b]"),
        ("[a][b]", "[a | b]"),
        ("[a] | [b]", "[a | b]"),
        ("**a** | b]", "[a | b]"),
        ("[a | b", "[a | b]"),
        ("a | b", "[a | b]"),
        ("**a** **b**", "[a | b]"),
        ("**a**", "[a]"),
        ("[ a ]", "[a]"),
        ("[**a** | b]", "[a | b]"),
        ("\\[a | b\\]", "[a | b]"),
        ("【a | b】", "[a | b]"),
        ("[C/C++ | TCP/IP]", "[C/C++ | TCP/IP]"),
        ("[C/C++]", "[C/C++]"),
        ("[O(n)]", "[O(n)]"),
        ("[]", ""),
        ("[ ]", ""),
        ("[ | ]", ""),
    ],
)
@pytest.mark.parametrize("gap", [" ", "", "  "])
def test_tags_are_mended(tags: str, written: str, gap: str, mend: Callable[..., tuple[str, list[str]]]) -> None:
    fixed, kinds = mend(f"(NSDI'24) T [link](u){gap}{tags}")
    assert fixed == f"(NSDI'24) T [link](u) {written}".rstrip()
    assert "TAGS_FORM" in kinds or "TAGS_EMPTY" in kinds or tags == written


def test_words_that_are_no_tags_make_the_item_none(read_list: ReadList) -> None:
    text = "# L\n\n## S\n\n* (NSDI'24) T [link](u) some more words\n* (NSDI'24) T [link](u) see [x](v) there\n"
    assert len(read_list(text, template=PAPERS).document.unmatched) == 2


def test_tags_before_the_link_stand_in_another_order(mend: Callable[..., tuple[str, list[str]]]) -> None:
    assert mend("(NSDI'24) T [a | b] [link](u)") == ("(NSDI'24) T [link](u) [a | b]", ["ORDER"])


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("[Training | Bytedance]", (("Training",), ("Bytedance",))),
        ("[MIT | NVIDIA]", ((), ("MIT", "NVIDIA"))),
        ("[MIT & NVIDIA | Caching]", (("Caching",), ("MIT & NVIDIA",))),
        ("**Inference** | **Memory** | NUS]", (("Inference", "Memory"), ("NUS",))),
        ("[**MIT** | Somebody]", (("MIT",), ("Somebody",))),
        ("[**A** | **MIT**]", (("A",), ("MIT",))),
        ("[University of Somewhere | X Lab]", ((), ("University of Somewhere", "X Lab"))),
    ],
)
def test_affiliations(tags: str, expected: tuple[tuple[str, ...], tuple[str, ...]], read: Callable[..., Entry]) -> None:
    entry = read(f"(NSDI'24) T [link](u) {tags}")
    assert (entry.tags, entry.affiliations) == expected


def test_affiliations_can_be_configured(read: Callable[..., Entry]) -> None:
    entry = read("(NSDI'24) T [link](u) [acme | x]", affiliations=("ACME",))
    assert (entry.tags, entry.affiliations, entry.labels) == (("x",), ("acme",), ("acme", "x"))


# --- what is no field -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "(NSDI'24) T [link](u) ![stars](https://b.org/x.svg)",
        "(NSDI'24) T ![new](n.png) [link](u)",
        "(NSDI'24) T [link](u) [![badge](b.svg)](https://b.org) [x]",
        "(NSDI'24) T [link](u) <!-- note -->",
        '<a id="t"></a>(NSDI\'24) T [link](u)',
        "(NSDI'24) T [link](u) <br>",
        "(NSDI'24) T 🔥 [link](u)",
        "(NSDI'24) T [link](u) 🔥",
        "(NSDI'24) T :fire: [link](u)",
        "(NSDI'24) T [link](u) :star:",
        "(NSDI'24) T\n  [link](u)",
        "(NSDI'24) T in\n  two lines [link](u)\n  [x | y]",
        "(NSDI'24) T  \n  [link](u)",
        "(NSDI'24) T\\\n  [link](u) [x]",
    ],
)
def test_badges_comments_emoji_and_line_breaks_stay(text: str, mend: Callable[..., tuple[str, list[str]]]) -> None:
    assert mend(text) == (text, [])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_entries_over_lines_are_read_as_one(newline: str, read: Callable[..., Entry]) -> None:
    entry = read("(NSDI'24) A Title in\n  two lines\n  [link](u)\n  [x |\n  y]".replace("\n", newline))
    assert (entry.title, entry.tags) == ("A Title in two lines", ("x", "y"))


@pytest.mark.parametrize("between", ["![b](b.svg)", ":fire:", "🔥", "<br>", "[-]()"])
def test_nothing_is_rewritten_around_what_is_no_field(between: str, read: Callable[..., Entry]) -> None:
    entry = read(f"T (NSDI'24) {between} [link](u)")
    assert [(each.kind.name, each.edits) for each in entry.deviations] == [("ORDER", ())]


# --- descriptions ---------------------------------------------------------------------------------------------------

AWESOME = "* [Title](url) {- Description.}?"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[T](u) - Words.", "[T](u) - Words."),
        ("[T](u) - Words", "[T](u) - Words."),
        ("[T](u) – Words.", "[T](u) - Words."),
        ("[T](u): Words.", "[T](u) - Words."),
        ("[T](u)- Words.", "[T](u) - Words."),
        ("[T](u)", "[T](u)"),
        ("[T](u) - Is it?", "[T](u) - Is it?"),
        ("[T](u) - See `x`", "[T](u) - See `x`"),
        ("[T](u) - Fun 🎉", "[T](u) - Fun 🎉"),
        ("[T](u) - 面向中文", "[T](u) - 面向中文"),
        ("[T](u) - And so on...", "[T](u) - And so on..."),
        ("[T](u) - See [more](v)", "[T](u) - See [more](v)"),
        ("[ T ](u) - Words.", "[T](u) - Words."),
        ("[T](u) ![b](b) - Words.", "[T](u) ![b](b) - Words."),
    ],
)
def test_descriptions(before: str, after: str, mend: Callable[..., tuple[str, list[str]]]) -> None:
    assert mend(before, template=AWESOME)[0] == after


# --- other templates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        (
            "[Title](url), Authors, conf yyyy",
            "[T](u), A. Bee, C. Dee, NSDI 2024",
            ("T", "A. Bee, C. Dee", "NSDI", 2024),
        ),
        ("[Title](url), Authors, conf yyyy", "[T](u), NSDI 2024", ("T", None, "NSDI", 2024)),
        ("[Title](url), Authors, conf yyyy", "[T](u), A. Bee, FooConf 2024", ("T", "A. Bee", "FooConf", 2024)),
        ("[Title](url), Authors, conf yyyy", "[T](u), A. Bee", ("T", "A. Bee", None, None)),
        ('"Title", conf, yyyy. [p](url)', '"A, b", NSDI, 2024. [p](u)', ("A, b", None, "NSDI", 2024)),
        ("**Title** Authors. *Conf yyyy*. [p](url)", "**T** A, B. *NSDI 2024*. [p](u)", ("T", "A, B", "NSDI", 2024)),
        ("yyyy | Title | Authors | conf | [p](url)", "2024|T|A|NSDI|[p](u)", ("T", "A", "NSDI", 2024)),
        ("yyyy | Title | Authors | conf | [p](url)", "2024 | T | NSDI | [p](u)", ("T", None, "NSDI", 2024)),
        ("Title [[conf yyyy]](url)", "T [[NSDI 2024]](u)", ("T", None, "NSDI", 2024)),
        ("Title [p](url), mm/yyyy", "T [p](u), 3/2024", ("T", None, None, 2024)),
        ("[Title, yy](url)", "[T, 24](u)", ("T", None, None, 2024)),
    ],
)
def test_fields_in_text(
    template: str, text: str, expected: tuple[str, str | None, str | None, int | None], read: Callable[..., Entry]
) -> None:
    entry = read(text, template=f"* {template}")
    assert (entry.title, entry.authors, entry.venue and entry.venue.series, entry.year) == expected


def test_a_name_before_the_title(read: Callable[..., Entry]) -> None:
    entry = read("BERT: Deep Things: And More [link](u)", template="* {Name}: Title [link](url)")
    assert (entry.name, entry.title) == ("BERT", "Deep Things: And More")
    entry = read("Deep Things [link](u)", template="* {Name}: Title [link](url)")
    assert (entry.name, entry.title) == (None, "Deep Things")


def test_months(read: Callable[..., Entry]) -> None:
    entry = read("[2024-3] T [link](u)", template="* [yyyy/mm] Title [link](url)")
    assert (entry.year, entry.month) == (2024, 3)
    assert [(each.kind.name, each.expected) for each in entry.deviations] == [("DATE_FORM", "[2024/03]")]


def test_what_a_template_has_no_place_for_is_kept(read: Callable[..., Entry]) -> None:
    awesome = "- [Title](url) - Description."
    entry = read("[Ants](https://a.org/1) - Finds ants. *(Korean)*", template=awesome)
    assert (entry.description, entry.tags) == ("Finds ants", ("Korean",))
    entry = read("Ants by Night. (MIT). CVPR 2021", template="1. Title. {Authors. }?conf yyyy")
    assert (entry.title, entry.affiliations) == ("Ants by Night", ("MIT",))
    entry = read("[Ants](https://a.org/1) - Ann Bird (PDF) (CC BY)", template="* [Title](url) - Authors {(tags)}?")
    assert (entry.authors, entry.tags) == ("Ann Bird", ("PDF", "CC BY"))
    entry = read(
        "(Ant Letters, 2017) **Ants by Night.** [[pdf](https://a.org/1)]",
        template="1. (yyyy conf) **Title.** [[pdf](url)]",
    )
    assert (entry.venue.text if entry.venue else None, entry.year) == ("Ant Letters", 2017)


def test_a_sign_before_a_field_is_none_of_it(
    read: Callable[..., Entry], mend: Callable[..., tuple[str, list[str]]]
) -> None:
    template = "* {[Name] }?Title(@affiliation) [[pdf]](url)"
    for text, title, affiliations in (
        (
            "[Ant] Ants: Seen by Night with Few Cameras(@ant.edu) [[pdf]](https://a.org/1)",
            "Ants: Seen by Night with Few Cameras",
            ("ant.edu",),
        ),
        (
            "[Ant] Ants: Seen by Night with Very Few Cameras [[pdf]](https://a.org/1)",
            "Ants: Seen by Night with Very Few Cameras",
            (),
        ),
        (
            "Ants Seen by Night with Cameras: A Survey(@ant.edu) [[pdf]](https://a.org/1)",
            "Ants Seen by Night with Cameras: A Survey",
            ("ant.edu",),
        ),
    ):
        entry = read(text, template=template)
        assert (entry.title, entry.affiliations) == (title, affiliations)
        assert mend(text, template=template)[0] == text


def test_a_section_of_another_form_is_read(read_list: ReadList) -> None:
    papers = "".join(f"- A Paper of Some Kind {at}. ICML, 2020. [[pdf]](https://a.org/{at})\n" for at in range(5))
    tools = "- [AntBox](https://github.com/a/1)\n- [BeeZoo](https://github.com/a/2)\n"
    text = f"# L\n\n## Papers\n\n{papers}\n## Tools\n\n{tools}"
    reading = read_list(text, template="- Title. conf, yyyy. [[pdf]](url)")
    assert [entry.title for entry in reading.document.entries][5:] == ["AntBox", "BeeZoo"]


NAMED = "* {Name}: Title [link](url)"
BOLD = "* **Title** Authors. *Conf yyyy*. [[paper](url)]"
DATED = "* [yyyy/mm] **Title.** *Authors. conf yyyy.* [[paper](url)]"
_REST = " *Ada Lovelace. NSDI 2024.* [[paper](u)]"
DESCRIBED = "* [Title](url) {- Description.}?"


@pytest.mark.parametrize(
    ("template", "before", "after"),
    [
        (PAPERS, ".(NSDI'24) Why Caches [link](u)", "(NSDI'24) Why Caches [link](u)"),
        (PAPERS, "(NSDI 2024) Why of C++ [link](u)", "(NSDI'24) Why of C++ [link](u)"),
        (PAPERS, "(NSDI 2024) Serving [code] (d.md) [link](u)", None),
        (PAPERS, "(NSDI'24) Serving [link](u) [a] b]", None),
        ("* [conf'yy] [Title](url)", "[NSDI'60* [Efficient](u)", "[NSDI'60]* [Efficient](u)"),
        ("* [Title](url): Description", "[*Bold**](u): Much", None),
        ("* [Title](url)", "[**Bold** et al\\.](u)", None),
        ("* [Title](url)", "[A | B Title](u)", None),
        ("* [tags] Title [link](url)", "Serving of [|link](h ttps://a.org)", None),
        (
            "* **Title** [paper](url) (tags / affiliation)",
            "**A** [paper](u)` [code](h`ttps://a.org) (Training)",
            None,
        ),
        ("* Title, conf yyyy. [`pdf`](url)", "Caches, NSDI... [`pdf`](u)", "Caches, NSDI. [`pdf`](u)"),
        ("* **Title** [paper](url) (tags / affiliation)", "**A** [p](u) (B / K|V C)", "**A** [p](u) (B / K / V C)"),
        ("* [Title, yyyy](url)", "[O(n)? 1960](u)", "[O(n)?, 1960](u)"),
        ("* 【conf yyyy】Title [paper](url)", "【NSDI】C++-C++: A [paper](u)", None),
        ("* 【conf yyyy】Title [paper](url)", "-SDI 1960】A [paper](u)", "【SDI 1960】A [paper](u)"),
        (NAMED, "GPT-4: Sparse? [link](u) [slides] ( https://a.org)", None),
        (PAPERS, "[NSDI 2024] TBATS: A Model [link](u)", "(NSDI'24) TBATS: A Model [link](u)"),
        (PAPERS, "TBATS: A Model. [link](u)", "TBATS: A Model [link](u)"),
        (NAMED, "GPT-4: Sparse? [link](u)'", None),
        (NAMED, "GPT-4: Sparse? [link](u) [slides] d.md)", None),
        (NAMED, "GPT-4: Sparse? [link](u) [**site**].(d.md)", None),
        (NAMED, "B,ERT: Efficient [link](u)", None),
        (NAMED, "RT:Efficient - Caches [link](u)", "RT:Efficient: Caches [link](u)"),
        (BOLD, "**Models for: with?**' Ada Lovelace, Ion Stoica. *SDI*. [[paper](u)]", None),
        (BOLD, "**A **Models** Ada Lovelace. *NSDI 2024*. [[paper](u)]", None),
        (DATED, f"[2024/01] **Why?**{_REST}", None),
        (
            DATED,
            "[2024/01] **Why?.** *Ada Lovelace. NSDI 2024.* [[paper](u)]",
            "[2024/01] **Why?** *Ada Lovelace. NSDI 2024.* [[paper](u)]",
        ),
        (
            DATED,
            "[2024/01] **Caches** *Ada Lovelace. NSDI 2024.* [[paper](u)]",
            "[2024/01] **Caches.** *Ada Lovelace. NSDI 2024.* [[paper](u)]",
        ),
        ("* [Title](url)", "[3. Efficient](u)", None),
        ("* [conf'yy] [Title](url)", "'NSDI'60] [Efficient](u)", "'[NSDI'60] [Efficient](u)"),
        ("* [Title](url) {by Authors}? {(yyyy)}?", "[T](u) by Ada Lovelace, A,da Lovelace (1960)", None),
        ("* [Title](url), conf", "[Efficient: Models - Models](u), NSDI", None),
        ("* “Title”, conf, yyyy. [[paper](url)]", "“A”, NSDI 2024`. [[paper](u)]", None),
        (DESCRIBED, "[A Tool](u) - For serving..", "[A Tool](u) - For serving."),
        (DESCRIBED, "[A Tool](u) - For serving!.", "[A Tool](u) - For serving!"),
        (DESCRIBED, "[A Tool](u) - For serving...", None),
    ],
)
def test_stray_marks_are_mended_or_left_but_never_spread(
    template: str, before: str, after: str | None, mend: Callable[..., tuple[str, list[str]]]
) -> None:
    assert mend(before, template=template)[0] == (before if after is None else after)


@pytest.mark.parametrize("title", ["Efficient: Models?", "Scaling Language Models!"])
def test_a_question_is_no_venue(title: str, read: Callable[..., Entry]) -> None:
    entry = read(f"[2024/01] **{title}**{_REST}", template=DATED)
    assert entry.title == title


def test_a_list_may_have_a_stop_behind_questions(read_list: ReadList) -> None:
    """Where nobody states the template, what the list does is right, with the stop and without it."""
    titles = [
        f"Serving {name}" for name in ("Models", "Queries", "Graphs", "Tables", "Tensors", "Videos", "Logs", "Maps")
    ]
    titles += ["Why Serve?", "Who Serves!", "What to Cache?"]
    lines = [f"- **{title}.** [[paper](https://a.org/{at})]\n" for at, title in enumerate(titles)]
    lines.append("- **When to Stop?** [[paper](https://a.org/stop)]\n")
    reading = read_list("# Papers\n\n## Serving\n\n" + "".join(lines))
    assert reading.template is not None
    assert ".**" in reading.template.text
    assert [entry.deviations for entry in reading.document.entries] == [()] * len(lines)
