"""The date and the series that a heading gives to what stands below it."""

import pytest

from awesome_lint.venues import Registry, heading_date, heading_series


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
