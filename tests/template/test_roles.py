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
    (f"- `CVPR 2023` [{T}]({U})", {"venue": "CVPR", "year": 2023}),
    (f"- **`ICML2024`** {T} [[pdf]]({U})", {"venue": "ICML", "year": 2024}),
    (f"- `planning` [{T}]({U})", {"tags": ("planning",), "venue": None}),
    (f"- [NeurIPS 2022][{T}]", {"venue": "NeurIPS", "year": 2022, "links": 0}),
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
    (f"- [{T}]({U}) `ICLR 2022`", {"venue": "ICLR", "year": 2022}),
    (f"- [{T}]({U}) - **CVPR 2019 (Best Paper)**", {"venue": "CVPR", "year": 2019, "description": None}),
    (f"- **{T} (GLB@KDD 2020)**", {"venue": "GLB@KDD", "year": 2020}),
    (f"- {T} (GLB @ ICLR 2021) [pdf]({U})", {"venue": "GLB @ ICLR", "year": 2021}),
    (
        f"- {T}. IEEE Symposium on Security and Privacy (S&P) 2021. [pdf]({U})",
        {"venue": "IEEE Symposium on Security and Privacy (S&P)", "year": 2021},
    ),
    (f"* {T}, in ECCV, 2022. [pdf]({U})", {"venue": "ECCV", "year": 2022}),
    (f"- {T} arXiv:2301.11859 [[pdf]({U})]", {"venue": "arXiv", "description": None}),
    (f"1. `AntNet` {T}, **WWW 2023**, [paper]({U})", {"venue": "WWW", "year": 2023, "tags": ("AntNet",)}),
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
    (
        "2. When Do Ants Sleep? Bird, Ann, Dean, and Fox. NeurIPS 2019",
        {"title": "When Do Ants Sleep?", "venue": "NeurIPS", "authors": "Bird, Ann, Dean, and Fox"},
    ),
    ("- Do Ants Sleep? Ann Bird et al. ICML 2020", {"title": "Do Ants Sleep?", "authors": "Ann Bird et al."}),
    (f"56. {T}. Bird et al. ACM-MM 2020 [code]({V})", {"venue": "ACM-MM", "year": 2020, "authors": "Bird et al."}),
    (f"- [2020/05] **{T}.** *Ann Bird et al. KDD.* [[pdf]({U})]", {"venue": "KDD", "authors": "Ann Bird et al."}),
    (f"* {T} (Bird et al., 2017) [[pdf]]({U})", {"year": 2017, "authors": "Bird et al."}),
    (f"* {T} (Ann Bird, CVPR 2017) [[pdf]]({U})", {"venue": "CVPR", "year": 2017, "authors": "Ann Bird"}),
    (
        f"- [{T}]({U}) by Ann Bird, Carl Dean and Eve Fox, ICLR 2019",
        {"venue": "ICLR", "year": 2019, "authors": "Ann Bird, Carl Dean and Eve Fox"},
    ),
    (f'- Ann Bird, "{T}" [[link]({U})]', {"authors": "Ann Bird"}),
    (f"- Ann Bird. **{T}**. CVPR, 2024. [[pdf]]({U})", {"venue": "CVPR", "year": 2024, "authors": "Ann Bird"}),
    (f"* Ann Bird. [{T}]({U}). ECCV 2022.", {"venue": "ECCV", "year": 2022, "authors": "Ann Bird"}),
    (f"- Ann Bird (2019). {T}. *WWW*. [[pdf]]({U})", {"venue": "WWW", "year": 2019, "authors": "Ann Bird"}),
    (
        f"- A. Bird. 2019. {T}. In 2019 IEEE Symposium on Ant Research. [pdf]({U})",
        {"venue": "IEEE Symposium on Ant Research", "year": 2019, "authors": "A. Bird"},
    ),
    (f"- {T} - Ann Bird - ICML 2025 [[pdf]]({U})", {"venue": "ICML", "year": 2025, "authors": "Ann Bird"}),
    (f"- {T}; Ann Bird; ICML 2025; [pdf]({U})", {"venue": "ICML", "year": 2025, "authors": "Ann Bird"}),
    (
        f"- {T}, Eve Fox, Carl Dean, Ann Bird and Jan van den Berg, KDD 2021 [[pdf]]({U})",
        {"venue": "KDD", "authors": "Eve Fox, Carl Dean, Ann Bird and Jan van den Berg"},
    ),
    (
        f"- {T}.\n  [[pdf]]({U})\n  - Ann Bird, Carl Dean, Hao Sun, Li Wei, and Eve Fox. *Applied Optics*, 2022.",
        {"venue": "Applied Optics", "year": 2022, "authors": "Ann Bird, Carl Dean, Hao Sun, Li Wei, and Eve Fox"},
    ),
    (f"- **{T}** \\\n  *antlab* \\\n  [[Code](https://github.com/antlab/ants)]", {"authors": "antlab"}),
    (f"- [{T}]({U}) - Ann Bird, Carl Dean (PDF)", {"authors": "Ann Bird, Carl Dean"}),
    # names before titles
    (f"- **[AntNet]** {T} [[paper]({U})] [[code]({V})]", {"name": "AntNet", "links": 2}),
    (f"- [AntNet]({U}) [ICCV2023] {T}", {"name": "AntNet", "venue": "ICCV", "year": 2023}),
    (f"- [AntNet]({V}): [{T}]({U}) (NeurIPS 2020)", {"name": "AntNet", "venue": "NeurIPS", "links": 2}),
    (f'- [AntNet]({V}) "{T}" (NeurIPS 2020)', {"name": "AntNet", "venue": "NeurIPS"}),
    (f"- [**SP: Ant**] {T} [[pdf]]({U})", {"name": "SP: Ant", "venue": None}),
    # affiliations, tags, marks
    (f"- **{T}.** (CAS, Inria)", {"affiliations": ("CAS", "Inria"), "tags": ()}),
    (
        f"- **{T}.** (THU, National Tsing Hua University, Northeastern University)",
        {"affiliations": ("THU", "National Tsing Hua University", "Northeastern University"), "authors": None},
    ),
    (f"- `ant pull things`- [{T}]({V})", {"tags": ("ant pull things",)}),
    (f"- {T} (@ant.edu) [[pdf]]({U})", {"affiliations": ("ant.edu",)}),
    (f"- [{T}]({U})\n  - Oral", {"tags": ("Oral",)}),
    (f"- **1. {T}** [[pdf]]({U})", {}),
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
    (f"- [{T}]({U}) - Finds ants. *(Korean)*", {"description": "Finds ants", "tags": ("Korean",)}),
    (f"- [{T}]({U}) - AWS DynamoDB GUI.", {"description": "AWS DynamoDB GUI", "authors": None}),
    (f"- [{T}]({U}) - Library of US law", {"description": "Library of US law", "venue": None}),
    (f"- Ants - {V} - what crawls at night", {"title": "Ants", "description": "what crawls at night", "links": 1}),
    (f"- `ants` - Finds what crawls. [Link]({V})", {"title": "ants", "description": "Finds what crawls", "links": 1}),
    (f"- Ants - Finds what crawls - {V}", {"title": "Ants", "description": "Finds what crawls", "links": 1}),
    (
        f"- (2021 arXiv) **{T}.** [[pdf]({U})]\n  <br>[Summary] Ants are seen by night.",
        {"venue": "arXiv", "description": "Ants are seen by night"},
    ),
    (
        f"- **{T}.** (MIT)\n  - *Ants are seen by night, which takes few cameras.*",
        {"affiliations": ("MIT",), "description": "Ants are seen by night, which takes few cameras."},
    ),
    # years and names that belong to a title
    (f"- [Ants (China)]({U}) - Finds ants", {"title": "Ants (China)"}),
    (f"- {T} (Extended Version) [link]({U})", {"title": f"{T} (Extended Version)"}),
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
        else:
            assert getattr(entry, field) == value, field
