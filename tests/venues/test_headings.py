"""The date and the series that a heading gives to what stands below it."""

import pytest

from awesome_lint.venues import Registry, heading_date, heading_series, heading_words, title_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", (2022, None)),
        ("📅 2024 (12 papers)", (2024, None)),
        ("2026-05-12", (2026, 5)),
        ("2024.03", (2024, 3)),
        ("March 2024", (2024, 3)),
        ("01/2024", (2024, 1)),
        ("2023年", (2023, None)),
        ("2023年5月12日", (2023, 5)),
        ("2023년 5월", (2023, 5)),
        ("Papers of 2024", (2024, None)),
        ("CVPR 2024", (2024, None)),
        ("2025-10-01 ~ 2025-10-07", (2025, 10)),
        ("2025-09-16 ~ 2025-10-03", (2025, None)),
        ("2024-12-25 ~ 2025-01-05", None),
        ("2019-2021", None),
        ("Before 2015", None),
        ("2015以前", None),
        ("~2019", None),
        ("2019+", None),
        ("Papers", None),
        ("1000 papers", None),
        ("What the people of the lab read in 2024", None),
    ],
)
def test_heading_date(text: str, expected: tuple[int, int | None] | None) -> None:
    assert heading_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CVPR", "CVPR"),
        ("2. NeurIPS (Oral)", "NeurIPS"),
        ("IEEE TPAMI", "IEEE TPAMI"),
        ("arXiv", "arXiv"),
        ("CVPR 2024", None),
        ("CVPR papers on vision", None),
        ("Nature", None),
        ("Security", None),
        ("Fast", None),
        ("Machine Learning", None),
        ("Unknown", None),
        ("", None),
    ],
)
def test_heading_series(text: str, expected: str | None) -> None:
    assert heading_series(text, Registry.builtin()) == expected


@pytest.mark.parametrize(
    ("text", "series", "year"),
    [
        ("The Network and Distributed System Security Symposium (NDSS)", "NDSS", None),
        ("IEEE Symposium on Security and Privacy (IEEE S&P)", "IEEE S&P", None),
        ("ACM Conference on Computer and Communications Security (ACM CCS)", "ACM CCS", None),
        ("International Conference on Folding Things (IFT) 2023", "IFT", 2023),
        ("7. ACM SIGKDD Conference on Knowledge Discovery and Data Mining (KDD '21)", "KDD", 2021),
        ("Symposium on Operating Systems Principles (SOSP), 2021", "SOSP", 2021),
        ("The Web Conference (WWW) '23", "WWW", 2023),
        ("Neural Information Processing Systems (NeurIPS)", "NeurIPS", None),
        ("ICML (International Conference on Machine Learning)", "ICML", None),
        ("NDSS - Network and Distributed System Security Symposium", "NDSS", None),
        ("CVPR: Conference on Computer Vision and Pattern Recognition", "CVPR", None),
        ("Papers from ICML", "ICML", None),
        ("Accepted papers at NeurIPS 2023", "NeurIPS", 2023),
        ("CVPR 2024 Papers", "CVPR", 2024),
        ("NeurIPS'23", "NeurIPS", 2023),
        ("Large Language Models (LLM)", None, None),
        ("Graph Neural Networks (GNN) 2023", None, 2023),
        ("Conference talks (EN)", None, None),
        ("Convolutional Networks (CVPR)", None, None),
        ("Papers from industry", None, None),
        ("Symposium on Everything (selected)", None, None),
    ],
)
def test_what_a_heading_gives(text: str, series: str | None, year: int | None) -> None:
    said = heading_words(text, Registry.builtin())
    assert (said.series, said.year) == (series, year)


def test_only_a_venue_and_its_year_alone_are_a_venue() -> None:
    named = ("CVPR 2024", "CVPR 2024 Papers", "Papers from ICML 2023", "Symposium on Things (SOT) 2023", "NeurIPS")
    said = [heading_words(text, Registry.builtin()).venue for text in named]
    assert [(venue.series, venue.year) if venue else None for venue in said] == [
        ("CVPR", 2024),
        ("CVPR", 2024),
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "series", "year"),
    [
        ("CVPR 2021 论文和开源项目合集(Papers with Code)", "CVPR", 2021),
        ("Awesome NeurIPS 2022 papers list", "NeurIPS", 2022),
        ("ECCV2022-Papers-with-Code", "ECCV", 2022),
        ("Accepted papers of ICML 2023", "ICML", 2023),
        ("KDD Papers", "KDD", None),
        ("GAN Inversion: A Survey (TPAMI 2022)", None, None),
        ("[CVPR 2024] Papers on Pruning", None, None),
        ("Awesome Machine Learning Papers", None, None),
        ("CVPR 2024", None, None),
    ],
)
def test_what_the_title_of_a_document_says(text: str, series: str | None, year: int | None) -> None:
    said = title_words(text, Registry.builtin())
    assert (said.series, said.year) == (series, year)
