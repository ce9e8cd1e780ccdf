"""When two titles are one."""

from __future__ import annotations

import pytest

from awesome_lint.titles import blocking_keys, clearly_different, nearly_equal, title_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pre-training of LLMs", "Pretraining of LLMs."),
        ("FlashAttention: Fast", "flashattention fast"),
        ("Ｆｕｌｌ Width", "full width"),
    ],
)
def test_one_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serving Large Language Models on Clusters", "Serving Large Language Models on the Clutsers"),
        ("Efficient Memory Management for Large Models", "Eficient Memory Management for Large Models"),
    ],
)
def test_nearly_equal(one: str, other: str) -> None:
    assert nearly_equal(one, other)
    assert set(blocking_keys(one)) & set(blocking_keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deep Learning for Systems, Part 1", "Deep Learning for Systems, Part 2"),
        ("Supervised Learning of Large Models", "Unsupervised Learning of Large Models"),
        ("Symmetric Keys for Large Models", "Asymmetric Keys for Large Models"),
        ("GPT-3 Serving on Clusters", "GPT-4 Serving on Clusters"),
        ("Learning to Rank Large Models", "Learning to Bank Large Models"),
        ("Serving Large Models", "Serving Large Models: A Survey"),
    ],
)
def test_not_equal(one: str, other: str) -> None:
    assert not nearly_equal(one, other)


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("Fairness in Serving", "Vulcan: Query Planning", True),
        ("Vulcan", "Vulcan: Query Planning", False),
        ("@MrAhmadAwais", "Ahmad Awais", False),
        ("", "Vulcan", False),
    ],
)
def test_clearly_different(one: str, other: str, different: bool) -> None:
    assert clearly_different(one, other) is different
    assert clearly_different(other, one) is different
