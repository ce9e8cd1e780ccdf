"""Spellings of one resource, and resources that only look alike."""

from __future__ import annotations

import pytest

from awesome_lint.meaning.resource import resource

SAME = [
    ("https://arxiv.org/pdf/2401.09670.pdf", "https://arxiv.org/abs/2401.09670"),
    ("http://www.arxiv.org/html/2401.09670", "https://arxiv.org/abs/2401.09670"),
    ("http://export.arxiv.org/abs/cs/9808001", "https://arxiv.org/pdf/cs/9808001"),
    ("https://arxiv.org/abs/2312.04429#:~:text=In%20a", "https://arxiv.org/abs/2312.04429"),
    ("https://dx.doi.org/10.1145/3600006", "https://doi.org/10.1145/3600006"),
    ("https://x.org/a?utm_source=b&id=1#c", "https://x.org/a?id=1#c"),
    ("https://x.org/a#b:~:text=c", "https://x.org/a#b"),
    ("ttps://x.org/a", "https://x.org/a"),
    ("https//x.org/a", "https://x.org/a"),
    ("https://X.org/", "https://x.org"),
    ("https://https//x.org/a", "https://x.org/a"),
    ("(htts://x.org/a)", "https://x.org/a"),
    ("[https://arxiv.org/pdf/2401.09670.pdf](https://arxiv.org/abs/2401.09670)", "https://arxiv.org/abs/2401.09670"),
    (" https://x.org/a b", "https://x.org/ab"),
]
OTHER = [
    ("https://arxiv.org/abs/2401.09670v1", "https://arxiv.org/abs/2401.09670v2"),
    ("https://arxiv.org/abs/2401.00588", "https://arxiv.org/abs/2401.14351"),
    ("https://x.org/a", "https://x.org/A"),
    ("https://x.org/?id=1", "https://x.org/?id=2"),
    ("https://x.org/#a", "https://x.org/#b"),
    ("https://x.org/a", "https://y.org/a"),
    ("a.md", "b.md"),
    ("[https://x.org/a](https://x.org/b)", "https://x.org/b"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: str, other: str) -> None:
    assert resource(one) == resource(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other(one: str, other: str) -> None:
    assert resource(one) != resource(other)
