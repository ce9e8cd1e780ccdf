"""Venues in all forms that people write, and headings that name one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.settings import SeriesSettings
from awesome_lint.venues import Registry, heading_venue, parse_venue


@pytest.mark.parametrize(
    ("text", "series", "year"),
    [
        ("NSDI'24", "NSDI", 2024),
        ("NSDI 2024", "NSDI", 2024),
        ("NSDI'2024", "NSDI", 2024),
        ("NSDI2024", "NSDI", 2024),
        ("NSDI24", "NSDI", 2024),
        ("NSDI '24", "NSDI", 2024),
        ("NSDI' 24", "NSDI", 2024),
        ("NSDI ’24", "NSDI", 2024),
        ("NSDI‘24", "NSDI", 2024),
        ("NSDI`24", "NSDI", 2024),
        ("NSDI´24", "NSDI", 2024),
        ("NSDIʼ24", "NSDI", 2024),
        ("NSDI-2024", "NSDI", 2024),
        ("NSDI-24", "NSDI", 2024),
        ("NSDI, 2024", "NSDI", 2024),
        ("NSDI 24", "NSDI", 2024),
        ("  NSDI   2024 ", "NSDI", 2024),
        ("**NSDI 2024**", "NSDI", 2024),
        ("2024 NSDI", "NSDI", 2024),
        ("2024-NSDI", "NSDI", 2024),
        ("24-NSDI", "NSDI", 2024),
        ("2024-arXiv", "arXiv", 2024),
        ("arxiv", "arxiv", None),
        ("ICML'99", "ICML", 1999),
        ("ICML'60", "ICML", 1960),
        ("ICML'59", "ICML", 2059),
        ("ICML 1999", "ICML", 1999),
        ("3DV 2021", "3DV", 2021),
        ("3DV'21", "3DV", 2021),
        ("L@S 2020", "L@S", 2020),
        ("S&P'21", "S&P", 2021),
        ("Onward! 2020", "Onward!", 2020),
        ("VLDB Endow. 2019", "VLDB Endow.", 2019),
        ("CVPR. 2019", "CVPR", 2019),
        ("ESEC/FSE 2020", "ESEC/FSE", 2020),
        ("IEEE Information Theory Workshop 2020", "IEEE Information Theory Workshop", 2020),
        ("arXiv:2003.12345", "arXiv:2003.12345", None),
        ("AAAI-24", "AAAI", 2024),
        ("会议 2020", "会议", 2020),
    ],
)
def test_series_and_year(text: str, series: str, year: int | None) -> None:
    venue = parse_venue(text)
    assert venue is not None
    assert (venue.series, venue.year, venue.month, venue.prefix, venue.suffix) == (series, year, None, "", "")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("arXiv 2024.03", (2024, 3, None)),
        ("arXiv 2024-3", (2024, 3, None)),
        ("arXiv, 2024/03", (2024, 3, None)),
        ("arXiv 2024.03.15", (2024, 3, 15)),
        ("arXiv 03/2024", (2024, 3, None)),
        ("arXiv, Mar 2024", (2024, 3, None)),
        ("arXiv, Mar. 2024", (2024, 3, None)),
        ("arXiv, March, 2024", (2024, 3, None)),
        ("arXiv 2024 March", (2024, 3, None)),
        ("March 15, 2024, arXiv", (2024, 3, 15)),
        ("arXiv, 15 March 2024", (2024, 3, 15)),
        ("arXiv Sept'24", (2024, 9, None)),
        ("arXiv 2024.13", (2024, None, None)),
    ],
)
def test_months_and_days(text: str, date: tuple[int, int | None, int | None]) -> None:
    venue = parse_venue(text)
    assert venue is not None
    assert (venue.series, venue.year, venue.month, venue.day) == ("arXiv", *date)


@pytest.mark.parametrize(
    ("text", "series", "prefix", "suffix"),
    [
        ("NeurIPS Workshop 2021", "NeurIPS", "", "Workshop"),
        ("NeurIPS Workshops 2021", "NeurIPS", "", "Workshops"),
        ("ICLR'21 Workshop", "ICLR", "", "Workshop"),
        ("CVPR 2021 Oral", "CVPR", "", "Oral"),
        ("CVPR 2021 (Oral)", "CVPR", "", "Oral"),
        ("CVPR 2021 oral", "CVPR", "", "oral"),
        ("CVPR Workshop 2021 Oral", "CVPR", "", "Workshop Oral"),
        ("Spotlight, CVPR 2021", "CVPR", "Spotlight", ""),
        ("CVPR 2021, Best Paper Award", "CVPR", "", "Best Paper Award"),
        ("CVPR 2021, Best Paper Honorable Mention", "CVPR", "", "Best Paper Honorable Mention"),
        ("ACL 2021 Findings", "ACL", "", "Findings"),
        ("Findings of ACL 2021", "ACL", "Findings of", ""),
        ("ACL Findings 2021", "ACL", "", "Findings"),
        ("EMNLP-Findings'21", "EMNLP", "", "Findings"),
        ("EuroSys 2021 Spring", "EuroSys", "", "Spring"),
        ("ICML 2021 Poster", "ICML", "", "Poster"),
        ("NeurIPS 2021 Datasets and Benchmarks", "NeurIPS", "", "Datasets and Benchmarks"),
        ("Accepted by ICML 2021", "ICML", "Accepted by", ""),
        ("in ICML 2021", "ICML", "in", ""),
        ("DLG @ ICLR'21", "ICLR", "DLG", ""),
        ("DLG@KDD 2021", "KDD", "DLG", ""),
        ("ICLR 2021, notable top 5%", "ICLR", "", "notable top 5%"),
        ("Foo 12 Mar 15 2021", "Foo 12", "", ""),
        ("ICML 2021 and something else", "ICML", "", "and something else"),
        ("2021 ICML Oral", "ICML", "", "Oral"),
        ("Oral 2021 ICML", "ICML", "Oral", ""),
    ],
)
def test_words_beside_the_series_are_kept_apart(text: str, series: str, prefix: str, suffix: str) -> None:
    venue = parse_venue(text)
    assert venue is not None
    # the end of a piece may be punctuation of the text
    assert (venue.series, venue.year, venue.prefix, venue.suffix.rstrip("%")) == (
        series,
        2021,
        prefix,
        suffix.rstrip("%"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "2024",
        "'24",
        "Oral",
        "Workshop 2021",
        "Mar 2024",
        "12 Mar 2024",
        "2024-03-15",
        "--",
        "Attention | Google",
        "<b>ICML 2020</b>",
        "http://a.b 2020",
        "A" * 201,
    ],
)
def test_no_venue(text: str) -> None:
    assert parse_venue(text) is None


def test_offsets_of_the_pieces() -> None:
    text = "(Findings of EMNLP-Workshop, Mar 15, 2024, Oral)"
    venue = parse_venue(text)
    assert venue is not None
    spans = [
        *venue.prefix_spans,
        venue.series_span,
        venue.suffix_spans[0],
        venue.month_span,
        venue.day_span,
        venue.year_span,
    ]
    assert [text[span.start : span.end] for span in spans if span] == [
        "Findings of",
        "EMNLP",
        "Workshop",
        "Mar",
        "15",
        "2024",
    ]
    assert venue.suffix == "Workshop Oral"


WORDS = (
    "NSDI ICLR arXiv OSDI S&P L@S 3DV of Findings Workshop Oral Best Paper Award in at @ ' ’ , . - / ( ) 24 2024 1999"
    " '24 03 15 Mar March May 2003.12345 v2 Endow. ! + top-5% 会议 é \u00a0 Spring 2024-03-15 Accepted by 3rd"
)
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "-", ", "])), max_size=9).map(
        lambda parts: "".join(piece + joint for piece, joint in parts)
    ),
)


@given(TEXTS)
def test_pieces_lie_apart_in_the_text_and_nothing_is_lost(text: str) -> None:
    venue = parse_venue(text)
    if venue is None:
        return
    assert text[venue.series_span.start : venue.series_span.end] == venue.series != ""
    for spans, said in ((venue.prefix_spans, venue.prefix), (venue.suffix_spans, venue.suffix)):
        assert " ".join(text[span.start : span.end] for span in spans) == said
    dates = [span for span in (venue.year_span, venue.month_span, venue.day_span) if span]
    assert (venue.year is None) == (venue.year_span is None)
    assert (venue.month is None) == (venue.month_span is None)
    assert venue.month in {None, *range(1, 13)}
    pieces = sorted([venue.series_span, *venue.prefix_spans, *venue.suffix_spans, *dates])
    assert all(before.end <= after.start for before, after in pairwise(pieces))
    covered = {at for span in pieces for at in range(span.start, span.end)}
    ordinals = {"st", "nd", "rd", "th"}
    lost = "".join(text[at] if at not in covered and text[at].isalnum() else " " for at in range(len(text))).split()
    assert set(lost) <= ordinals


@given(st.sampled_from(["OSDI", "NeurIPS", "S&P", "3DV", "arXiv"]), st.integers(1960, 2059), st.data())
def test_every_form_gives_back_series_and_year(series: str, year: int, data: st.DataObject) -> None:
    two = f"{year % 100:02}"
    forms = [
        f"{series} {year}",
        f"{series}{year}",
        f"{series}'{two}",
        f"{series} ’{two}",
        f"{series}-{year}",
        f"{year}-{series}",
    ]
    venue = parse_venue(data.draw(st.sampled_from(forms)))
    assert venue is not None
    assert (venue.series, venue.year) == (series, year)


@pytest.mark.parametrize(
    ("text", "series", "year", "suffix"),
    [
        ("OSDI 2024", "OSDI", 2024, ""),
        ("EuroSys 2025 Spring", "EuroSys", 2025, "Spring"),
        ("MLSys 2025", "MLSys", 2025, ""),
        ("NeurIPS 2023 (Oral)", "NeurIPS", 2023, "Oral"),
        ("2024 ICML", "ICML", 2024, ""),
        ("OSDI'24", "OSDI", 2024, ""),
        ("🔥 CVPR2021 🔥", "CVPR", 2021, ""),
        ("1. OSDI 2024", "OSDI", 2024, ""),
        ("2.3 NSDI '24", "NSDI", 2024, ""),
        ("CVPR 2021 Papers", "CVPR", 2021, "Papers"),
        ("CVPR 2021 Accepted Papers", "CVPR", 2021, "Accepted Papers"),
        ("Findings of ACL 2023", "ACL", 2023, ""),
        ("Sigcomm 2024", "Sigcomm", 2024, ""),
        ("sigcomm 2024", "sigcomm", 2024, ""),
        ("NeruIPS 2024", "NeruIPS", 2024, ""),
        ("FAST 2024", "FAST", 2024, ""),
        ("arxiv 2024", "arxiv", 2024, ""),
        ("The Web Conference 2019", "The Web Conference", 2019, ""),
        ("International Conference on Machine Learning 2022", "International Conference on Machine Learning", 2022, ""),
        ("Hot Chips 2020", "Hot Chips", 2020, ""),
        ("Winter Simulation Conference 2020", "Winter Simulation Conference", 2020, ""),
    ],
)
def test_headings_that_name_a_venue(text: str, series: str, year: int | None, suffix: str) -> None:
    venue = heading_venue(text)
    assert venue is not None
    assert (venue.series, venue.year, venue.suffix) == (series, year, suffix)
    assert text[venue.series_span.start : venue.series_span.end] == series


@pytest.mark.parametrize(
    "text",
    [
        "Papers 2024",
        "Surveys 2023",
        "Year 2022",
        "June 2021",
        "Published in 2020",
        "In 2020",
        "2024",
        "OSDI",
        "Fast 2024",
        "Log 2021",
        "Fuzzing 2024",
        "Science 2020",
        "Nature 2021",
        "Machine Learning 2023",
        "Computer Networks 2021",
        "Best Papers of 2023",
        "Awards 2020",
        "Test 2024",
        "Top 2023",
        "NeurIPS 2023 & ICML 2023",
        "ICML 2023 Tutorials on Diffusion",
        "FuzzFactory: Domain-Specific Fuzzing (OOPSLA 2019)",
        "LLM4Sys 2024",
        "OSDI 2024 " + "x" * 100,
        "",
    ],
)
def test_headings_that_say_something_else(text: str) -> None:
    assert heading_venue(text) is None


def test_a_heading_may_name_a_configured_series() -> None:
    registry = Registry.builtin().with_overrides({"LLM4Sys": SeriesSettings()})
    venue = heading_venue("LLM4Sys 2024", registry)
    assert venue is not None
    assert venue.year == 2024


@given(TEXTS)
def test_any_heading_can_be_read(text: str) -> None:
    venue = heading_venue(text)
    assert venue is None or (venue.year is not None and Registry.builtin().find(venue.series) is not None)
