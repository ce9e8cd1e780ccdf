"""Whether two titles are those of one work, on pairs as lists and sources have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.agreement import Agreement, agreement, plain_title

SAME = [
    ("Attention is all you need", "Attention Is All You Need"),
    ("Attention", "Attention Is All You Need"),
    (
        "vLLM: Efficient Memory Management for Large Language Model Serving with PagedAttention",
        "Efficient Memory Management for Large Language Model Serving with PagedAttention",
    ),
    ("DistServe", "DistServe: Disaggregating Prefill and Decoding for Goodput-optimized Large Language Model Serving"),
    (
        "{\\'E}valuating $k$-nearest neighbour search in \\emph{large} databases",
        "Évaluating k-Nearest Neighbour Search in Large Databases",
    ),
    ("Pretraining on the Test Set Is All You Need", "Pre-training on the test set is all you need."),
    (
        "LoongServe: Efficiently Serving Long-context LLMs",
        "LoongServe: Efficiently Serving Long-Context Large Language Models",
    ),
    (
        "Taming Throughput-Latency Tradeoff in LLM Inference with Sarathi-Serve (OSDI 2024, oral)",
        "Taming Throughput-Latency Tradeoff in LLM Inference with Sarathi-Serve",
    ),
    ("Fairness in Serving Large Language Models 大模型服务的公平性", "Fairness in Serving Large Language Models"),
    ("Recieving Messages over Fading Channels", "Receiving Messages over Fading Channels"),
    ("The <i>k</i>-server problem", "The k-Server Problem"),
    ("Deep Unsupervised Learning using", "Deep Unsupervised Learning using Nonequilibrium Thermodynamics"),
    ("流式语音识别综述", "流式语音识别综述"),
]

RETITLED = [  # pairs of titles under which lists have one identifier, or that one paper had over its versions
    (
        "ServerlessLLM: Locality-Enhanced Serverless Inference for Large Language Models",
        "ServerlessLLM: Low-Latency Serverless Inference for Large Language Models",
    ),
    (
        "T2Vid: Translating Long Text into Multi-Image is the Catalyst for Video-LLMs",
        "Sparrow: Data-Efficient Video-LLM with Text-to-Image Augmentation",
    ),
    (
        "PARS: Low-Latency LLM Serving via Pairwise Learning-to-Rank",
        "Prompt-Aware Scheduling for Low-Latency LLM Serving",
    ),
    (
        "Empowering Vision-Language Models to Follow Interleaved Vision-Language Instructions",
        "Fine-tuning Multimodal LLMs to Follow Zero-shot Demonstrative Instructions",
    ),
    (
        "Scalable Synthesis of distributed LLM workloads through Symbolic Tensor Graphs",
        "STAGE: A Symbolic Tensor grAph GEnerator for distributed AI system co-design",
    ),
    (
        "UCCL-Zip: Lossless Compression Supercharged GPU Communication",
        "CCCL: In-GPU Compression-Coupled Collective Communication",
    ),
    (
        "Mooncake: A KVCache-centric Disaggregated Architecture for LLM Serving",
        "Mooncake: Trading More Storage for Less Computation",
    ),
    ("Supervised Contrastive Learning of Node Embeddings", "Unsupervised Contrastive Learning of Node Embeddings"),
]

DIFFERENT = [
    (
        "ServerlessLLM: Locality-Enhanced Serverless Inference for Large Language Models",
        "Fairness in Serving Large Language Models",
    ),
    ("Vidur: A Large-Scale Simulation Framework For LLM Inference", "Attention Is All You Need"),
    (
        "A Review of Sparse Expert Models in Deep Learning",
        "On the Representation Collapse of Sparse Mixture of Experts",
    ),
    (
        "Language Models Learn to Mislead Humans via RLHF",
        "A Simple and Effective Reinforcement Learning Method for Text-to-Image Diffusion Fine-tuning",
    ),
    (
        "Scaling Vision with Sparse Mixture of Experts",
        "Switch Transformers: Scaling to Trillion Parameter Models with Simple and Efficient Sparsity",
    ),
    ("On the Theory of Gossip, Part I", "On the Theory of Gossip, Part II"),
    ("Persistent Memory Allocation 2.0", "Persistent Memory Allocation 3.0"),
]

UNSURE = [
    ("Mooncake", "A KVCache-centric Disaggregated Architecture for LLM Serving"),
    ("The original transformer paper", "Attention Is All You Need"),
    ("大语言模型推理服务系统的综述与展望研究进展", "A Survey on Large Language Model Serving Systems"),
    ("Обзор систем обслуживания больших языковых моделей", "A Survey on Large Language Model Serving Systems"),
    ("Vidur: A Large-Scale Simulation Framework For LLM Inference", "Errata"),
    ("", "Attention Is All You Need"),
    ("Attention Is All You Need", ""),
    ("Attention Is All You Need", "???"),
]


@pytest.mark.parametrize(("title", "source"), SAME)
def test_one_work(title: str, source: str) -> None:
    assert agreement(title, source) is Agreement.SAME
    assert agreement(source, title) is Agreement.SAME


@pytest.mark.parametrize(("title", "source"), RETITLED)
def test_a_new_title_is_no_other_work(title: str, source: str) -> None:
    assert agreement(title, source) is Agreement.RETITLED
    assert agreement(source, title) is Agreement.RETITLED


@pytest.mark.parametrize(("title", "source"), DIFFERENT)
def test_other_works(title: str, source: str) -> None:
    assert agreement(title, source) is Agreement.DIFFERENT


@pytest.mark.parametrize(("title", "source"), UNSURE)
def test_where_nothing_can_be_told_nothing_is_said(title: str, source: str) -> None:
    assert agreement(title, source) is Agreement.UNSURE


def test_an_earlier_title_is_a_title() -> None:
    now, then = "What it is called today is quite unlike that", "An earlier title of the same good work"
    assert agreement(then, now) is Agreement.DIFFERENT
    assert agreement(then, now, [then]) is Agreement.RETITLED
    assert agreement(now, now, [then]) is Agreement.SAME


def test_what_stands_in_a_titles_place_is_not_read_for_ever() -> None:
    assert len(plain_title("\\a{" * 400_000)) <= 600
    assert agreement("word " * 200_000, "other " * 200_000) is not Agreement.SAME


WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), min_size=1, max_size=9)


@given(WORDS)
def test_spelling_does_not_count(words: list[str]) -> None:
    title = " ".join(words)
    for spelt in (title.upper(), f"  {title}.", "-".join(words), f"\\textbf{{{title}}}", f"{{{title}}}"):
        assert agreement(spelt, title) is Agreement.SAME


@given(st.text(max_size=80), st.text(max_size=80))
def test_order_decides_only_who_must_be_long_enough(one: str, other: str) -> None:
    pair = {agreement(one, other), agreement(other, one)}
    assert len(pair) == 1 or pair == {Agreement.DIFFERENT, Agreement.UNSURE}


@given(st.text(max_size=80))
def test_any_title_is_its_own(title: str) -> None:
    assert agreement(title, title) in {Agreement.SAME, Agreement.UNSURE}
