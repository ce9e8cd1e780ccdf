"""The list this program was made for, before and after: every line of the table that its first release promises."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from awesome_lint.diagnostics import Applicability, Diagnostic, Severity
from awesome_lint.fixer import edits_of
from awesome_lint.runner import FixResult, fix_source, lint_source, read_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

SEED = Path(__file__).parents[3] / "shared" / "seed" / "README.md"
SURROUNDINGS = Surroundings(path="README.md", existing={"daily-arxiv-llm.md": True})

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed list is not beside this checkout")

ARXIV = "https://arxiv.org/abs/"
DIFF_SERVE = "DiffServe: Efficiently Serving Text-to-Image Diffusion Models with Query-Aware Model Scaling"
FLEX_ATTENTION = "FlexAttention: A Programming Model for Generating Fused Attention Variants"
ASADI = "ASADI: Accelerating **Sparse Attention** Using Diagonal-based In-Situ Computing"
DIST_SERVE = "DistServe: Disaggregating Prefill and Decoding for Goodput-optimized Large Language Model Serving"
CACHING = "* (NSDI'24) Approximate Caching for Efficiently Serving Text-to-Image Diffusion Models"
FRAGMENT = "#:~:text=In%20this%20paper%2C%20we%20introduce,image%20generation%20for%20similar%20prompts."
HETE_GEN = (
    "* (MLSys'24) HeteGen: Efficient Heterogeneous Parallel Inference for Large Language Models on "
    "Resource-Constrained Devices"
)
VIDUR = "* (MLSys'24) VIDUR: A LARGE-SCALE SIMULATION FRAMEWORK FOR LLM INFERENCE"
SLORA = "* (MLSys'24) SLoRA: Scalable Serving of Thousands of LoRA Adapters"
S_LORA_CODE = "[code](https://github.com/S-LoRA/S-LoRA)"
RAG_CACHE = "RAGCache: Efficient Knowledge Caching for Retrieval-Augmented Generation"
CACHE_GEN = "CacheGen: KV Cache Compression and Streaming for Fast Large Language Model Serving"
SERVERLESS = "ServerlessLLM: Locality-Enhanced Serverless Inference for Large Language Models"
SUMMARY = '<summary><span style="font-size: 20px;">'
TRAINING = {
    184: "Accelerating the Training of Large Language Models using Efficient Activation Rematerialization and Optimal "
    "Hybrid Parallelism",
    185: "Metis: Fast Automatic Distributed Training on Heterogeneous GPUs",
    186: "FwdLLM: Efficient Federated Finetuning of Large Language Models with Perturbed Inferences",
}

SAFE = {
    6: (
        f"{SUMMARY}\uf8ffüëçuseful website to find / read papers (click)</span></summary>",
        f"{SUMMARY}👍useful website to find / read papers (click)</span></summary>",
    ),
    18: (
        f"{SUMMARY}\uf8ffüëçconference list on LMSys (click)</span></summary>",
        f"{SUMMARY}👍conference list on LMSys (click)</span></summary>",
    ),
    27: (
        "## [\uf8ffüî•Daily Arxiv Papers on LMSys\uf8ffüî•](daily-arxiv-llm.md)",
        "## [🔥Daily Arxiv Papers on LMSys🔥](daily-arxiv-llm.md)",
    ),
    43: (f"+ {DIFF_SERVE}", f"* (MLSys'25) {DIFF_SERVE}"),
    53: (f"+ {FLEX_ATTENTION}.", f"* (MLSys'25) {FLEX_ATTENTION}"),
    151: (f"* {ASADI}", f"* (HPCA'24) {ASADI}"),
    179: (
        "* Power-aware Deep Learning Model Serving with Œº-Serve",
        "* (ATC'24) Power-aware Deep Learning Model Serving with μ-Serve",
    ),
    224: (
        f"* {DIST_SERVE} [link](https://arxiv.org/pdf/2401.09670.pdf) [PKU]",
        f"* (OSDI'24) {DIST_SERVE} [link]({ARXIV}2401.09670) [PKU]",
    ),
    225: (
        f"* Fairness in Serving Large Language Models [link]({ARXIV}2401.00588)[Ion Stoica]",
        f"* (OSDI'24) Fairness in Serving Large Language Models [link]({ARXIV}2401.00588) [Ion Stoica]",
    ),
    226: (
        f"* {SERVERLESS} [link]([{ARXIV}2401.00588]({ARXIV}2401.14351))[Serveless]",
        f"* (OSDI'24) {SERVERLESS} [link]([{ARXIV}2401.00588]({ARXIV}2401.14351)) [Serveless]",
    ),
    243: (f"{CACHING} [link]({ARXIV}2312.04429{FRAGMENT}) []", f"{CACHING} [link]({ARXIV}2312.04429)"),
    256: (
        f"{HETE_GEN} [paper]({ARXIV}2403.01164) **Inference** | **Parallelism** | NUS]",
        f"{HETE_GEN} [link]({ARXIV}2403.01164) [Inference | Parallelism | NUS]",
    ),
    258: (
        f"{VIDUR} [-]() **Inference** | **Simulation Framework** | Microsoft]",
        f"{VIDUR} [Inference | Simulation Framework | Microsoft]",
    ),
    264: (
        f"{SLORA} [paper]({ARXIV}2311.03285) {S_LORA_CODE} **Serving** | **LoRA** | Stanford | Berkerley]",
        f"{SLORA} [link]({ARXIV}2311.03285) {S_LORA_CODE} [Serving | LoRA | Stanford | Berkerley]",
    ),
    283: (f"* (arxiv) {RAG_CACHE} [paper]({ARXIV}2404.12457)", f"* (Arxiv'24) {RAG_CACHE} [link]({ARXIV}2404.12457)"),
    285: (
        f"* (Sigcomm'24) {CACHE_GEN} [paper]({ARXIV}2310.07240)",
        f"* (SIGCOMM'24) {CACHE_GEN} [link]({ARXIV}2310.07240)",
    ),
}
UNSAFE = {
    183: ("## ML Training", "### ML Training"),
    **{line: (f"* {title}", f"* (ATC'24) {title}") for line, title in TRAINING.items()},
    226: (SAFE[226][0], f"* (OSDI'24) {SERVERLESS} [link]({ARXIV}2401.14351) [Serveless]"),
}
LISTS_AT_THE_TOP = [5, *range(7, 18), *range(19, 26)]
TEMPLATE_COMMENT = range(32, 37)


@cache
def seed() -> SourceText:
    return SourceText.decode(SEED.read_bytes(), "README.md")


@cache
def reported() -> list[Diagnostic]:
    return lint_source(seed(), Config(), SURROUNDINGS)


@cache
def fixed(*, unsafe: bool) -> FixResult:
    return fix_source(seed(), Config(), SURROUNDINGS, unsafe=unsafe)


@cache
def lines(*, unsafe: bool) -> list[str]:
    return fixed(unsafe=unsafe).source.text.split("\n")


def line_of(diagnostic: Diagnostic) -> int:
    return seed().position(diagnostic.span.start)[0]


def on_line(line: int) -> list[Diagnostic]:
    return [diagnostic for diagnostic in reported() if line_of(diagnostic) == line]


@pytest.mark.parametrize("line", SAFE)
def test_safe_fixes(line: int) -> None:
    before, after = SAFE[line]
    assert seed().text.split("\n")[line - 1] == before
    assert lines(unsafe=False)[line - 1] == after


@pytest.mark.parametrize("line", UNSAFE)
def test_unsafe_fixes(line: int) -> None:
    before, after = UNSAFE[line]
    assert seed().text.split("\n")[line - 1] == before
    assert lines(unsafe=True)[line - 1] == after


@pytest.mark.parametrize("line", [183, *TRAINING])
def test_a_heading_and_what_hangs_on_it_stay_without_unsafe_fixes(line: int) -> None:
    assert lines(unsafe=False)[line - 1] == UNSAFE[line][0]


@pytest.mark.parametrize("unsafe", [False, True])
def test_only_lines_that_a_rule_names_change(*, unsafe: bool) -> None:
    before, after = seed().text.split("\n"), lines(unsafe=unsafe)
    assert len(before) == len(after)
    changed = {number for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new}
    named = {
        seed().line_at(edit.span.start)
        for diagnostic in reported()
        if diagnostic.fix and diagnostic.fix.applicability is not Applicability.DISPLAY
        for edit in edits_of([diagnostic])
    }
    # What hangs on a heading is named once that heading is mended: entries take its venue, its siblings its level.
    later = {*TRAINING, 267, 276} if unsafe else set()
    assert changed <= named | later


@pytest.mark.parametrize("unsafe", [False, True])
def test_what_no_rule_may_touch_keeps_its_bytes(*, unsafe: bool) -> None:
    before, after = seed().text.split("\n"), lines(unsafe=unsafe)
    prose = [1, 28, 29, 30, 37, 38, 40, 42]
    levels = [183, 255, 267, 276] if unsafe else []
    headings = [number for number, line in enumerate(before, 1) if line.startswith("#") and number not in (27, *levels)]
    for number in [*LISTS_AT_THE_TOP, *TEMPLATE_COMMENT, *prose, *headings, 240, 253, *range(291, 304)]:
        assert after[number - 1] == before[number - 1], number


def test_entries_and_what_is_none() -> None:
    document = read_source(seed(), Config()).document
    assert len(document.entries) == 161
    assert [(seed().line_at(item.span.start), item.placeholder) for item in document.unmatched] == [
        (240, True),
        (253, False),
    ]


def test_the_lists_own_template_is_in_force() -> None:
    reading = read_source(seed(), Config())
    assert (reading.origin, reading.profile, reading.notes) == ("file", "papers", ())


def test_all_entries_have_their_canonical_form_at_last() -> None:
    document = fixed(unsafe=True).reading.document
    assert len(document.entries) == 161
    left = {deviation.kind.name for entry in document.entries for deviation in entry.deviations}
    assert left == {"LINK_MISSING"}
    assert all(entry.venue is not None and not entry.venue.inherited for entry in document.entries)


def test_nothing_is_refused_or_left_to_fix() -> None:
    for unsafe in (False, True):
        result = fixed(unsafe=unsafe)
        assert result.refused == ()
        allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
        assert not [item for item in result.remaining if item.fix and item.fix.applicability in allowed]


def test_errors_stand_where_they_are() -> None:
    errors = {(line_of(item), item.name) for item in reported() if item.severity is Severity.ERROR}
    assert errors == {
        *((line, "mojibake") for line in (6, 18, 27, 179)),
        (226, "nested-link"),
        (238, "malformed-url"),
        (253, "unmatched-entry"),
        *((line, "empty-link") for line in (258, 273, 274)),
    }


def test_the_nested_link_is_shown_with_both_its_urls_and_the_paper_it_repeats() -> None:
    (nested,) = [item for item in on_line(226) if item.name == "nested-link"]
    assert f"{ARXIV}2401.00588" in nested.message
    assert f"{ARXIV}2401.14351" in nested.message
    assert "line 225" in nested.message
    assert nested.fix is not None
    assert nested.fix.applicability is Applicability.UNSAFE


def test_a_placeholder_is_a_hint_and_an_item_that_fits_nothing_an_error() -> None:
    assert [(item.name, item.severity) for item in on_line(240)] == [("placeholder-entry", Severity.INFO)]
    assert [(item.name, item.severity) for item in on_line(253)] == [("unmatched-entry", Severity.ERROR)]


def test_a_link_that_leads_nowhere_leaves_a_missing_link_behind() -> None:
    assert {"missing-link", "empty-link", "tags-form"} == {item.name for item in on_line(258)}
    left = [item.name for item in fixed(unsafe=False).remaining if line_of_text(item) == 258]
    assert left == ["missing-link"]


def line_of_text(diagnostic: Diagnostic) -> int:
    return fixed(unsafe=False).source.position(diagnostic.span.start)[0]


def test_emphasis_tells_tags_from_affiliations() -> None:
    entries = {seed().line_at(entry.span.start): entry for entry in read_source(seed(), Config()).document.entries}
    assert (entries[256].tags, entries[256].affiliations) == (("Inference", "Parallelism"), ("NUS",))
    assert (entries[241].tags, entries[241].affiliations) == (("Training",), ("Bytedance",))
    assert (entries[279].tags, entries[279].affiliations) == ((), ("Google",))
