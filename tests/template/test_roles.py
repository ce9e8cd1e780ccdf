"""Entries read without a template: one line for each way to write one that real lists have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from awesome_lint.markdown import parse
from awesome_lint.settings import Config
from awesome_lint.template.free import FreeReader
from awesome_lint.template.infer import Typed
from awesome_lint.template.outline import build_sections
from awesome_lint.template.roles import Recogniser
from awesome_lint.template.segment import records_of
from awesome_lint.template.tokens import tokens_of
from awesome_lint.text import SourceText
from awesome_lint.venues import Registry
from awesome_lint.words import Affiliations

if TYPE_CHECKING:
    from awesome_lint.model import Entry

U = "https://a.org/1"
V = "https://github.com/a/b"


def read(line: str) -> Entry:
    source = SourceText(f"# List\n\n## Section\n\n{line}\n")
    registry = Registry.builtin()
    root = parse(source)
    (record, *_) = records_of(build_sections(root, Config(), registry), source.text, registry)
    tokens = tokens_of(source.text, record, registry)
    affiliations = Affiliations.builtin()
    roles = Recogniser(source.text, registry, affiliations, frozenset()).assign(tokens, record.header)
    entry = FreeReader(source.text, registry, affiliations).entry(Typed(record, tokens, roles))
    assert entry is not None
    return entry


T = "Tracking Ants by Night with Few Cameras"
LINES: list[tuple[str, dict[str, Any]]] = [
    # venue first
    (
        f"* (NSDI'24) {T} [link]({U}) [Vision | MIT]",
        {"venue": "NSDI", "year": 2024, "tags": ("Vision",), "affiliations": ("MIT",)},
    ),
    (f"1. [ICASSP 2024] **{T}** [[paper]]({U}) [[code]]({V})", {"venue": "ICASSP", "year": 2024, "links": 2}),
    (f"* \\[EuroSys '18] {T} ([pdf]({U}))", {"venue": "EuroSys", "year": 2018}),
    (f"* [\\[OSDI '20\\] {T}]({U}) ([pdf]({V}))", {"venue": "OSDI", "year": 2020, "links": 2}),
    (f"-   2018-CVPR-[{T}]({U}) [[Code]({V})]", {"venue": "CVPR", "year": 2018, "links": 2}),
    (f"- 24-NSDI-{T}", {"venue": "NSDI", "year": 2024, "links": 0}),
    (f"- 2019-ICCV - {T}. [[Paper]]({U})", {"venue": "ICCV", "year": 2019}),
    (
        f"- [2023/05] **{T}.** *Ann Bird, Carl Dean, Eve Fox. ICML 2023.* [[paper]({U})]",
        {"venue": "ICML", "year": 2023, "month": 5, "authors": "Ann Bird, Carl Dean, Eve Fox"},
    ),
    (f"- [2024] [**RSS 24**] {T} [[paper]({U})] [[project]({V})]", {"venue": "RSS", "year": 2024, "links": 2}),
    (f"- **CVPR 2023** {T} [paper]({U})", {"venue": "CVPR", "year": 2023}),
    (f"- `CVPR 2023` [{T}]({U})", {"tags": None}),
    (f"- SOSP 2021, [{T}]({U})", {"venue": "SOSP", "year": 2021}),
    # date first
    (
        f"- 2017 | {T} | Ann Bird, et al. | arXiv | [`PDF`]({U})",
        {"venue": "arXiv", "year": 2017, "authors": "Ann Bird, et al."},
    ),
    (f"- 2005, [{T}]({U}), Journal of Algorithms", {"venue": "Journal of Algorithms", "year": 2005}),
    (f"- 2018.11-[{T}]({U})", {"venue": None, "year": 2018, "month": 11}),
    (f"- (2023.12) [{T}]({U})", {"year": 2023, "month": 12}),
    (f"- [Mar 2024] {T}. [[paper]({U})]", {"year": 2024, "month": 3}),
    # title first, venue behind
    (f"- {T} (**ICML 2025**) [[paper]({U})][[code]({V})]", {"venue": "ICML", "year": 2025, "links": 2}),
    (f"- {T} (ICSE 2019)", {"venue": "ICSE", "year": 2019, "links": 0}),
    (f"39. {T}[2024-arXiv]", {"venue": "arXiv", "year": 2024}),
    (f"- {T} [[CVPR2019]]({U}) [[Pytorch]]({V})", {"venue": "CVPR", "year": 2019, "links": 2}),
    (f"- {T} [[arXiv 18 Mar 2020]]({U})", {"venue": "arXiv", "year": 2020, "month": 3}),
    (f"- [{T}]({U}) | NSDI' 24", {"venue": "NSDI", "year": 2024}),
    (f"- {T} | **[OSDI' 24]** | [pdf]({U})", {"venue": "OSDI", "year": 2024}),
    (
        f"- [{T}]({U}), Park et al., Arxiv 2020 | [github]({V}) | [bibtex](./N.bib)",
        {"venue": "Arxiv", "year": 2020, "authors": "Park et al.", "links": 3},
    ),
    (f'- "{T}", ICML, 2024. [[paper]({U})] [**`PTQ`**]', {"venue": "ICML", "year": 2024, "tags": ("PTQ",)}),
    (
        f'- **AntNet**: "{T}", *NeurIPS, Mar 2024*. [[Paper]({U})]',
        {"venue": "NeurIPS", "year": 2024, "month": 3, "name": "AntNet"},
    ),
    (f"* {T}, in *CSUR* 2018. [\\[paper\\]]({U})", {"venue": "CSUR", "year": 2018}),
    (
        f"* {T}, NeurIPS'19. [\\[paper\\]]({U}) [\\[official code\\]]({V})",
        {"venue": "NeurIPS", "year": 2019, "links": 2},
    ),
    (f"- {T}, <ins>KDD, 2021</ins> [[Paper]({U})]", {"venue": "KDD", "year": 2021}),
    (f"+ **{T}** [[pdf]]({U}) ICLR 2022", {"venue": "ICLR", "year": 2022}),
    (f"- [{T}]({U}) ECCV 2022", {"venue": "ECCV", "year": 2022}),
    (f"- [{T}]({U}) - Black Hat Europe 2016.", {"venue": "Black Hat Europe", "year": 2016}),
    (f"- [{T}, 2025]({U})", {"year": 2025}),
    (f"- **{T} (KDD 2022)**", {"venue": "KDD", "year": 2022, "links": 0}),
    (f"- {T} ![](https://img.shields.io/badge/TKDE'2025-green) [code]({V})", {"venue": "TKDE", "year": 2025}),
    # authors
    (f"62. {T}. Kim, Taehyeon et al. IJCAI 2021", {"venue": "IJCAI", "year": 2021, "authors": "Kim, Taehyeon et al."}),
    (
        f"1. [**{T}.**]({U}) _Ann Bird, Carl Dean, Eve Fox._ ICML 2023.",
        {"venue": "ICML", "year": 2023, "authors": "Ann Bird, Carl Dean, Eve Fox"},
    ),
    (f"- **{T}** (2020), Bird et al. [[pdf]]({U})", {"year": 2020, "authors": "Bird et al."}),
    (
        f"- Ann Bird, Carl Dean, and Eve Fox, *{T}*, VLDB 2020 [[Paper]({U})]",
        {"venue": "VLDB", "year": 2020, "authors": "Ann Bird, Carl Dean, and Eve Fox"},
    ),
    (
        f"- [Bird, A., Dean, C., & Fox, E. (2020, April). {T}. In _Proceedings_ (pp. 1-4).]({U})",
        {"year": 2020, "month": 4, "authors": "Bird, A., Dean, C., & Fox, E."},
    ),
    (f"- [Ann Bird] [{T}]({U})", {"authors": "Ann Bird"}),
    (f"- [{T}]({U}) - Ann Bird, Carl Dean (PDF)", {"authors": "Ann Bird, Carl Dean"}),
    # names before titles
    (f"- **[AntNet]** {T} [[paper]({U})] [[code]({V})]", {"name": "AntNet", "links": 2}),
    (f"- [AntNet]({U}) [ICCV2023] {T}", {"name": "AntNet", "venue": "ICCV", "year": 2023}),
    # affiliations, tags, marks
    (f"- **{T}.** (Georgia Tech)", {"affiliations": ("Georgia Tech",), "links": 0}),
    (f"* `serving` `MoE` [{T}]({U})", {"tags": ("serving", "MoE")}),
    (f"- :fire:[KDD 2020] **{T}.** [[pdf]]({U})", {"venue": "KDD", "year": 2020}),
    # classic
    (f"- [{T}]({U}) - Finds what crawls in the dark.", {"description": "Finds what crawls in the dark", "venue": None}),
    (f"- [{T}]({U}): Finds what crawls in the dark", {"description": "Finds what crawls in the dark"}),
    (f"- **[{T}]({U})** - Finds what crawls.", {"description": "Finds what crawls"}),
    (f"- ~~[{T}]({U})~~ - Found what crawled.", {"description": "Found what crawled"}),
    (f"- [{T}]({U}) ![stars]({V}) - Finds ants.", {"description": "Finds ants"}),
    (
        f"- [{T}]({U}) - Works with [Rust]({V}) and 2020 hardware of NeurIPS fame.",
        {"venue": None, "year": None, "links": 2},
    ),
    # years and names that belong to a title
    (f"- The 2020 Census of {T} [[paper]({U})]", {"title": f"The 2020 Census of {T}", "year": None}),
    (f"- Can Ants See? A Study [[paper]({U})]", {"title": "Can Ants See? A Study"}),
    (f"- Ants in Space (Extended Version) of {T} [link]({U})", {"title": f"Ants in Space (Extended Version) of {T}"}),
    (f"- Graph Ant Networks (GAN) [link]({U})", {"title": "Graph Ant Networks (GAN)"}),
    (
        f"- Ants - A New Component for Hives | Ann Bird, et al. | [`PDF`]({U})",
        {"title": "Ants - A New Component for Hives"},
    ),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_fields(line: str, expected: dict[str, Any]) -> None:
    entry = read(line)
    assert entry.title == expected.pop("title", T)
    links = expected.pop("links", 1 if U in line else None)
    if links is not None:
        assert len(entry.links) == links
    for field, value in expected.items():
        if field == "venue":
            stated = entry.venue.text if entry.venue is not None else None
            assert stated == value
        elif value is not None or field != "tags":
            assert getattr(entry, field) == value, field
