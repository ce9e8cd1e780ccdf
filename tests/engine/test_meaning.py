"""The safe law: what it lets through, and what it catches."""

from __future__ import annotations

import pytest

from awesome_lint.meaning import broken_law
from awesome_lint.meaning.content import readable, words
from awesome_lint.runner import read_source
from awesome_lint.settings import Config
from awesome_lint.text import SourceText

PAPERS = """# Papers

Some prose with [a link](https://prose.example/a) and `code`.

## OSDI

* (OSDI'24) First title [link](https://arxiv.org/abs/2401.00001) [Inference | NUS]
* (NSDI'24) Second title [link](https://arxiv.org/abs/2401.00002) [code](https://c.example) [Training]
* (ATC'23) **Third** title: a study [link](https://x.example/3)
* (OSDI'24) Fourth title [link](https://x.example/4) [Serving | LoRA]
"""


def law(before: str, after: str) -> str | None:
    config = Config()
    return broken_law(read_source(SourceText(before), config), read_source(SourceText(after), config))


def changed(old: str, new: str) -> str | None:
    assert old in PAPERS
    return law(PAPERS, PAPERS.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(OSDI'24) First", "(OSDI 2024)  First"),
        ("First title [link]", "First title. [link]"),
        ("First title [link]", "First title [paper]"),
        (
            "First title [link](https://arxiv.org/abs/2401.00001)",
            "First title[pdf](http://arxiv.org/pdf/2401.00001.pdf)",
        ),
        ("[Inference | NUS]", "[**Inference** |NUS]"),
        ("https://x.example/4", "https://x.example/4?utm_source=y"),
        ("Fourth title", "Fourth \u200btitle"),
        ("Fourth title", "Fourth\u00a0title"),
        ("Some prose", "Some\u2028prose"),
        ("`code`.", "`code`. <!-- awesome-lint: ignore[LNK001] -->"),
        ("https://prose.example/a", "https://prose.example/a#:~:text=b"),
        ("# Papers", "# Papers\n"),
    ],
)
def test_other_spellings_of_the_same_are_let_through(old: str, new: str) -> None:
    assert changed(old, new) is None
    assert law(PAPERS.replace(old, new, 1), PAPERS) is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("First title", "First", "entry 'First title': its title changes"),
        ("First title", "First other title", "its title changes"),
        ("2401.00001", "2401.00009", "its links changes"),
        (" [code](https://c.example)", "", "its links changes"),
        ("(OSDI'24) First", "(SOSP'24) First", "its venue changes"),
        ("(OSDI'24) First", "(OSDI'23) First", "its venue changes"),
        ("(ATC'23) ", "", "its venue changes"),
        ("Inference | NUS", "Inference", "its tags changes"),
        ("Inference | NUS", "NUS | Inference", "its tags changes"),
        ("Some prose", "Some", "the text loses 'prose'"),
        ("a link", "a", "the text loses 'link'"),
        ("`code`", "", "the text loses 'code'"),
        ("https://prose.example/a", "https://prose.example/b", "the text loses 'prose.example/a'"),
        ("## OSDI", "## NSDI", "the text loses 'OSDI'"),
        ("* (OSDI'24) Fourth title [link](https://x.example/4) [Serving | LoRA]\n", "", "the number of items changes"),
        ("\n* (OSDI'24) Fourth", "\n\n  (OSDI'24) Fourth", "the number of items changes"),
    ],
)
def test_losses_are_caught(old: str, new: str, reason: str) -> None:
    found = changed(old, new)
    assert found is not None
    assert reason in found


def test_an_entry_that_is_none_any_more_is_caught() -> None:
    found = changed("* (OSDI'24) Fourth title [link](https://x.example/4) [Serving | LoRA]", "* to be updated")
    assert found == "entry 'Fourth title': is no entry any more"


def test_a_list_whose_items_go_away_is_caught() -> None:
    assert law(PAPERS, "# Papers\n\n" + PAPERS.replace("* (", "(")) == "the number of items changes"


def test_without_a_template_the_words_count() -> None:
    plain = "# Notes\n\nOne [two](https://a.example) three\n\n* four\n"
    assert law(plain, plain.replace("* four", "+ four")) is None
    assert law(plain, plain.replace("three", "")) == "the text loses 'three'"
    assert law(plain, plain.replace("https://a.example", "https://b.example")) == "the text loses 'a.example'"


def test_a_word_that_stands_twice_must_stay_twice() -> None:
    assert law("# A\n\none one\n", "# A\n\none\n") == "the text loses 'one'"


def test_words_stay_in_their_order() -> None:
    assert law("# A\n\none\n\ntwo\n", "# A\n\ntwo\n\none\n") == "the order of words changes"


def test_lists_that_touch_are_one_and_those_behind_a_blank_line_are_not() -> None:
    assert law(PAPERS, PAPERS.replace("* (", "+ (")) is None
    assert law("# L\n\n- a\n* b\n- c\n", "# L\n\n- a\n- b\n- c\n") is None
    assert law("# L\n\n- a\n\n* b\n", "# L\n\n- a\n\n- b\n") == "a list is another one"


def test_garbled_text_reads_as_what_it_was() -> None:
    assert readable("\uf8ffüëç") == "👍"
    assert words("Serving with Œº-Serve") == words("Serving with μ-Serve")
    assert words("Classiﬁers") == ["Classifiers"]
    assert words("Multi\u00ad-Exit") == ["Multi", "Exit"]
    assert words("（NSDI'24）") == ["NSDI", "24"]
    assert words("人工智能 и Tensor") == ["人工智能", "и", "Tensor"]


def test_generic_label_of_an_empty_link_is_not_a_word_but_a_telling_one_is() -> None:
    text = "# A\n\nOne [{}]() two\n"
    gone = "# A\n\nOne two\n"
    assert law(text.format("link"), gone) is None
    assert law(text.format("slides"), gone) == "the text loses 'slides'"


def test_a_bare_url_may_be_respelled() -> None:
    text = "# A\n\nSee http://arxiv.org/pdf/2401.00001.pdf or <http://arxiv.org/abs/2401.00002>.\n"
    assert law(text, text.replace("http:", "https:").replace("pdf/2401.00001.pdf", "abs/2401.00001")) is None
    assert law(text, text.replace("00002", "00003")) == "the text loses 'arxiv:2401.00002'"


def test_text_that_becomes_a_link_is_not_lost() -> None:
    broken = "# A\n\nSee [paper](https://x.example/a\n\nb\n"
    assert law(broken, broken.replace("/a\n", "/a)\n")) is None
    assert law(broken, broken.replace("(https://x.example/a", "(https://x.example/b)")) is not None


def test_html_and_code_are_compared_as_written() -> None:
    text = (
        "# A\n\n<div class='x'>\nfoo <!-- awesome-lint: disable --> bar\n</div>\n\n```\nbaz\n```\n\n[d]: /url 'title'\n"
    )
    assert law(text, text.replace(" <!-- awesome-lint: disable -->", "")) is None
    for word in ("x", "foo", "bar", "baz", "title"):
        assert law(text, text.replace(word, "", 1)) == f"the text loses '{word}'"
    assert law(text, text.replace("/url", "/other")) == "the text loses '/url'"


def test_a_title_that_is_an_address_is_compared_as_one() -> None:
    before = "# Tools\n\n- <http://example.org/a/> - A tool.\n- [b](https://example.org/b) - Another.\n"

    assert law(before, before.replace("<http://example.org/a/>", "<https://example.org/a>")) is None
    assert law(before, before.replace("<http://example.org/a/>", "<https://example.org/c/>")) is not None


def test_a_list_whose_template_goes_away_is_caught() -> None:
    entries = "".join(
        f"* (OSDI'24) Paper {word} [link](https://x.example/{word})\n" for word in ("One", "Two", "Three", "Four")
    )
    before = f"# Papers\n\n<!-- Template: * (conf'yy) Title [link](url) -->\n\n{entries}"
    assert law(before, before.replace("<!-- Template", "<!-- Nothing")) == "the template of the list changes"
