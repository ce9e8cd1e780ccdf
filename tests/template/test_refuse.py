"""What is no entry: what a list says of itself, next to entries in the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.template.conftest import ReadList

ENTRIES = """
## Papers

- [Learning Both Weights and Connections](https://arxiv.org/abs/3) (NIPS 2015) [[code](https://github.com/a/3)]
- [The Lottery Ticket Hypothesis](https://arxiv.org/abs/4) (ICLR 2019)
- [SNIP: Single-shot Network Pruning](https://arxiv.org/abs/5) (ICLR 2019) [[code](https://github.com/a/5)]
- [Movement Pruning](https://arxiv.org/abs/6) (NeurIPS 2020)
- [SparseGPT: Massive Language Models Pruned in One Shot](https://arxiv.org/abs/7) (ICML 2023)
- [Wanda: A Simple Approach](https://arxiv.org/abs/8) (ICLR 2024)
"""
TITLES = ["Learning Both Weights and Connections", "The Lottery Ticket Hypothesis", "SNIP: Single-shot Network Pruning"]


@pytest.mark.parametrize(
    "aside",
    [
        "## 🔥 News\n\n- [2024-05-01] Added papers of [CVPR 2024](https://e.org/c).\n- Our survey is out: [paper](https://e.org/s).\n",
        "## 更新\n\n- [2024-05-01] 新增论文 [CVPR 2024](https://e.org/c)\n",
        "## What is pruning?\n\n- Pruning removes weights.\n- It was invented in 1989, see [LeCun](https://e.org/obd).\n",
        "## Format\n\n- [Title](link) (VENUE YEAR)\n- `[Title](link)` - Authors. Venue.\n",
        "## Surveys\n\n- [Paper Title](https://example.com/link) (VENUE 2024)\n",
        "## Tips\n\n- Read the surveys first.\n- If you find a mistake, open a [pull request](https://e.org/pulls).\n",
        "## Team\n\n- [Ada Byron](https://github.com/ada)\n- [Grace Hopper](https://github.com/grace), maintainer\n",
        "## Groups\n\n| Company | Status |\n|---|---|\n| Acme | hiring |\n| Umbrella | closed |\n",
        "## Quick start\n\n| [A](#a) | [B](#b) |\n|---|---|\n| [C](#c) | [D](#d) |\n",
        "## TODO\n\n- [A post](https://e.org/post)\n",
        "**License**\n\n- [CC0](https://github.com/a/b/blob/main/LICENSE)\n",
        "### People Directory\n\n- **Ada Byron** (UCLA), US.\n",
        "## Acknowledgements\n\n- Built on [awesome-x](https://e.org/x). Thanks!\n",
    ],
)
def test_what_a_list_says_of_itself_is_no_entry(read_list: ReadList, aside: str) -> None:
    for text in (f"# Awesome Pruning\n\n{aside}{ENTRIES}", f"# Awesome Pruning\n{ENTRIES}\n{aside}"):
        found = [entry.title for entry in read_list(text).document.entries]
        assert found[:3] == TITLES
        assert len(found) == 6


def test_a_heading_alone_hides_no_entry(read_list: ReadList) -> None:
    news = "\n## News\n\n- [Pruning Weekly](https://e.org/w) - Weekly.\n- [Sparse Times](https://e.org/t) - More.\n"
    assert len(read_list(f"# L\n{ENTRIES}{news}").document.entries) == 8
    items = "".join(f"- Title number {i} of {i} (ICML 2023)\n" for i in range(9))
    assert len(read_list(f"# L\n\n## Updates\n\n{items}").document.entries) == 9


def test_a_label_with_its_address_is_no_entry(read_list: ReadList) -> None:
    text = f"# L\n{ENTRIES}- Code: https://github.com/a/9\n- Slides: <https://e.org/slides.pdf>\n"
    assert [entry.title for entry in read_list(text).document.entries][6:] == []


def test_lists_like_it_and_works_below_a_venue_are_entries(read_list: ReadList) -> None:
    related = "\n## Related Lists\n\n- [Awesome Sparsity](https://github.com/a/s)\n"
    assert len(read_list(f"# L\n{ENTRIES}{related}").document.entries) == 7
    bare = "".join(f"+ A Paper of Some Kind {at}\n" for at in "ABCDEF")
    assert len(read_list(f"# L\n\n## [NSDI 2024](https://e.org)\n\n{bare}").document.entries) == 6
