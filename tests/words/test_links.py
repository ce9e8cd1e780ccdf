"""What labels and destinations say of a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.words import answers_https, is_generic_label, link_kind

KINDS = {"paper", "code", "project", "data", "video", "slides", "blog", "demo", "model", "poster", "other"}


@pytest.mark.parametrize(
    "label",
    [
        "link",
        "Link",
        "paper",
        "[paper]",
        "(PDF)",
        "`pdf`",
        "**Paper**",
        "url",
        "HTML",
        "arXiv",
        "here",
        "-",
        "—",
        "[-]",
        " Link: ",
        "Paper Link",
        "link to paper",
        "abs",
        "",
        " ",
    ],
)
def test_generic_labels(label: str) -> None:
    assert is_generic_label(label)


@pytest.mark.parametrize(
    "label",
    ["code", "project page", "arXiv:2401.00588", "Attention", "1", "📄", "...", "slides", "paper code", "link " * 100],
)
def test_telling_labels(label: str) -> None:
    assert not is_generic_label(label)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("paper", "paper"),
        ("[PDF]", "paper"),
        ("Arxiv", "paper"),
        ("arXiv:2401.00588", "paper"),
        ("论文", "paper"),
        ("code", "code"),
        ("Code2", "code"),
        ("Official Code", "code"),
        ("GitHub", "code"),
        ("Project Page", "project"),
        ("homepage", "project"),
        ("Dataset", "data"),
        ("video", "video"),
        ("Slides", "slides"),
        ("blog", "blog"),
        ("Demo", "demo"),
        ("Weights", "model"),
        ("poster", "poster"),
    ],
)
def test_a_telling_label_decides(label: str, kind: str) -> None:
    assert link_kind(label, "https://example.org/") == kind
    assert link_kind(label, "https://github.com/a/b") == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://arxiv.org/abs/2401.00588", "paper"),
        ("http://www.arxiv.org/pdf/2401.00588v2", "paper"),
        ("https://export.arxiv.org/abs/2401.00588", "paper"),
        ("https://openreview.net/forum?id=x", "paper"),
        ("https://aclanthology.org/2023.acl-long.740/", "paper"),
        ("https://doi.org/10.1145/1", "paper"),
        ("https://dl.acm.org/doi/10.1145/1", "paper"),
        ("https://www.usenix.org/conference/nsdi24/presentation/x", "paper"),
        ("https://example.org/a/Paper.PDF", "paper"),
        ("files/paper.pdf", "paper"),
        ("https://github.com/a/b/blob/main/paper.pdf", "paper"),
        ("https://github.com/a/b", "code"),
        ("HTTPS://GitHub.com/a/b", "code"),
        ("https://gitlab.com/a/b", "code"),
        ("https://a.github.io/b", "project"),
        ("https://huggingface.co/datasets/a/b", "data"),
        ("https://huggingface.co/papers/2401.00588", "paper"),
        ("https://huggingface.co/spaces/a/b", "demo"),
        ("https://huggingface.co/a/b", "model"),
        ("https://zenodo.org/record/1", "data"),
        ("https://www.youtube.com/watch?v=x", "video"),
        ("https://youtu.be/x", "video"),
        ("https://docs.google.com/presentation/d/x", "slides"),
        ("https://docs.google.com/document/d/x", "other"),
        ("talk.pptx", "slides"),
        ("https://medium.com/@a/b", "blog"),
        ("https://someone.substack.com/p/x", "blog"),
        ("https://notarxiv.org/abs/1", "other"),
        ("https://example.org/arxiv.org", "other"),
        ("http://[bad", "other"),
        ("", "other"),
        ("#anchor", "other"),
    ],
)
def test_without_a_telling_label_the_destination_decides(url: str, kind: str) -> None:
    assert [link_kind(label, url) for label in ("link", "", "here", "see")] == [kind] * 4


@given(st.text(max_size=150), st.text(max_size=150))
def test_any_label_and_url_can_be_asked_for(label: str, url: str) -> None:
    assert link_kind(label, url) in KINDS
    assert link_kind(label, f"https://{url}") in KINDS
    assert is_generic_label(label) in {True, False}


@pytest.mark.parametrize(
    "host",
    [
        "github.com",
        "gist.github.com",
        "a.b.github.com",
        "someone.github.io",
        "stackoverflow.com",
        "en.stackexchange.com",
        "stackexchange.com",
        "some.one.dev",
        "en.m.wikipedia.org",
    ],
)
def test_hosts_that_answer_over_https(host: str) -> None:
    assert answers_https(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        ".",
        "example.org",
        "github.io",
        "www.someone.github.io",
        "notgithub.com",
        "github.com.example.org",
        "other.stackoverflow.com",
        "com",
        "a." * 100_000,
    ],
)
def test_hosts_of_which_nothing_is_known(host: str) -> None:
    assert not answers_https(host)
