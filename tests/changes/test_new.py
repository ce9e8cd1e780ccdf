"""What a change brings: moves, edits, duplicates, what it causes elsewhere, and what it does not."""

from __future__ import annotations

import pytest
from tests.changes.support import found, new, said

from awesome_lint.changes.moved import TwoStates, arrivals
from awesome_lint.settings import Config, RuleSelection
from awesome_lint.text import SourceText

PAPERS = """\
# Papers

## Contents

- [NSDI](#nsdi)
- [OSDI](#osdi)

## NSDI

* (NSDI'24) First Paper on Things That Matter [link](https://arxiv.org/abs/2401.00001) [Tag | MIT]
+ (NSDI'24) Second Paper about Some Other Ideas [link](https://arxiv.org/abs/2401.00002) [Tag | MIT]
* (NSDI'24) Third Measurement of Large Networks [link](https://) [Tag | MIT]
* (NSDI'24) Fourth Study in Distributed Storage [link](https://arxiv.org/abs/2401.00004) [Tag | MIT]

## OSDI

* (Osdi'24) Fifth Kernel for Confidential Work [link](https://arxiv.org/abs/2401.00005) [Tag | MIT]
* (OSDI'24) Sixth Compiler That Verifies Itself [link](https://arxiv.org/abs/2401.00006) [Tag | MIT]
"""
THIRD = "* (NSDI'24) Third Measurement of Large Networks [link](https://) [Tag | MIT]\n"
SIXTH = "* (OSDI'24) Sixth Compiler That Verifies Itself [link](https://arxiv.org/abs/2401.00006) [Tag | MIT]\n"


def inserted(text: str, line: str, *, below: str = "## NSDI\n\n") -> str:
    return text.replace(below, below + line)


def test_the_example_has_defects_of_its_own() -> None:
    source = SourceText(PAPERS)
    assert [(source.line_at(item.span.start), item.code) for item in found(PAPERS)] == [
        (11, "TPL010"),
        (12, "LNK003"),
        (17, "VEN001"),
    ]


def test_without_a_change_nothing_is_reported_and_without_a_base_everything() -> None:
    assert said(PAPERS, PAPERS) == []
    assert new(None, PAPERS) == found(PAPERS)
    assert new("", PAPERS) == found(PAPERS)


def test_an_entry_that_is_moved_to_another_section_is_not_changed() -> None:
    assert said(PAPERS, PAPERS.replace(THIRD, "").replace(SIXTH, SIXTH + THIRD)) == []


@pytest.mark.parametrize(
    "text",
    [
        PAPERS.replace("\n", "\r\n"),
        PAPERS.replace("* (", "*  ("),
        PAPERS.replace("Large Networks [link]", "Large Networks\n  [link]"),
        PAPERS + "\nThat is all.\n",
        "Intro.\n\n" + PAPERS,
    ],
    ids=["line ends", "blanks", "a line broken", "text below", "text above"],
)
def test_known_defects_stay_known_when_only_the_layout_changes(text: str) -> None:
    lines = {line for line, code in said(PAPERS, text) if code in {"TPL010", "LNK003", "VEN001"}}
    assert lines == set()


def test_an_edited_entry_is_reported_with_its_old_defects_and_no_other_entry() -> None:
    assert said(PAPERS, PAPERS.replace("Third Measurement", "Third Measurements")) == [(12, "LNK003")]


def test_a_marker_that_becomes_wrong_is_reported_although_the_words_stay() -> None:
    assert said(PAPERS, PAPERS.replace("* (NSDI'24) Fourth", "+ (NSDI'24) Fourth")) == [(13, "TPL010")]


def test_a_second_copy_of_a_known_defect_is_new_and_it_is_the_copy_that_is_reported() -> None:
    above = inserted(PAPERS, THIRD)
    assert (10, "LNK003") in said(PAPERS, above)
    assert (13, "LNK003") not in said(PAPERS, above)


def test_a_new_duplicate_is_reported_on_the_new_entry_above_the_old_one() -> None:
    text = inserted(PAPERS, SIXTH.replace("OSDI", "NSDI").replace("00006", "00006v2"))
    assert said(PAPERS, text) == [(10, "DUP001")]
    assert new(PAPERS, text)[0].message == "https://arxiv.org/abs/2401.00006v2 is also on line 19"
    full = SourceText(text)
    assert [full.line_at(item.span.start) for item in found(text) if item.code == "DUP001"] == [19]


def test_a_new_title_and_a_new_link_of_an_old_entry_are_reported_on_the_new_one() -> None:
    same_title = SIXTH.replace("OSDI", "NSDI").replace("00006", "00007")
    assert said(PAPERS, inserted(PAPERS, same_title)) == [(10, "DUP002")]
    same_link = "* (NSDI'24) Quite Another Subject Altogether [link](https://arxiv.org/abs/2401.00006) [Tag | MIT]\n"
    assert said(PAPERS, inserted(PAPERS, same_link)) == [(10, "DUP003")]


def test_an_exact_copy_is_reported_where_its_neighbours_are_new() -> None:
    assert said(PAPERS, inserted(PAPERS, SIXTH)) == [(10, "DUP001")]
    assert said(PAPERS, PAPERS + SIXTH) == [(19, "DUP001")]


def test_old_duplicates_stay_known_whatever_their_order() -> None:
    again = SIXTH.replace("Sixth Compiler", "Sixth compiler").replace("abs/2401.00006", "pdf/2401.00006")
    base = PAPERS + again
    assert "DUP001" in {item.code for item in found(base)}
    assert said(base, inserted(PAPERS.replace(SIXTH, again), SIXTH)) == []


@pytest.mark.parametrize("profile", ["awesome", "awesome-npm"])
def test_duplicates_of_classic_lists_are_reported_on_the_new_item(profile: str) -> None:
    base = "# Awesome Tools\n\n## Tools\n\n" + "".join(
        f"- [Tool{word}](https://{word.lower()}.example.org/docs/) - Does {word} well.\n" for word in ("One", "Two")
    )
    text = base.replace("- [ToolOne]", "- [Another](https://two.example.org/docs/) - Does it all.\n- [ToolOne]")
    config = Config(profile=profile, rules=RuleSelection(select=("DUP", "double-link")))
    assert {line for line, _ in said(base, text, config)} == {5}


def test_what_a_renamed_heading_breaks_in_the_table_of_contents_is_reported_there() -> None:
    assert said(PAPERS, PAPERS.replace("## OSDI", "## Operating Systems")) == [(6, "LNK006")]


def test_a_definition_that_is_deleted_makes_its_references_new() -> None:
    base = "# List\n\n## Tools\n\n- [Tool][tool] - A tool.\n\n[tool]: https://example.org/\n"
    config = Config(profile="awesome", rules=RuleSelection(select=("no-undefined-references",)))
    assert said(base, base.replace("[tool]: https://example.org/\n", ""), config) == [(5, "STY029")]


def test_a_comment_that_silenced_a_rule_makes_its_diagnostic_new_when_it_goes() -> None:
    silenced = PAPERS.replace(THIRD, "<!-- awesome-lint: ignore[LNK003] known -->\n" + THIRD)
    assert said(silenced, PAPERS) == [(12, "LNK003")]


def test_items_below_an_entry_count_for_themselves() -> None:
    nested = PAPERS.replace(THIRD, THIRD + "  * [code](https://)\n")
    assert [line for line, code in said(PAPERS, nested) if code == "LNK003"] == [13]
    assert said(nested, nested.replace("First Paper", "First Papers")) == []


def test_new_entries_do_not_outvote_the_habits_of_the_list() -> None:
    old = "".join(f"- [Tool{n}](https://example.org/{n}) - Does thing number {n}.\n" for n in range(10))
    more = "".join(f"* [More {n}](https://example.com/{n}): does thing number {n}\n" for n in range(30))
    base = f"# Awesome Tools\n\n## Old\n\n{old}"
    text = f"{base}\n## New\n\n{more}"
    config = Config(rules=RuleSelection(select=("TPL",)))
    lines = {line for line, _ in said(base, text, config)}
    assert lines == set(range(18, 48))


def test_a_list_that_only_begins_to_be_one_is_held_against_itself() -> None:
    entries = "".join(f"* [More{n}](https://example.com/{n}): does thing number {n}\n" for n in range(30))
    base = "# Awesome Tools\n\n## New\n\n- [Tool](https://example.org/) - Does things.\n"
    text = f"# Awesome Tools\n\n## New\n\n{entries}"
    config = Config(rules=RuleSelection(select=("TPL",)))
    assert new(base, text, config) == found(text, config)


def test_a_changed_template_of_the_list_itself_holds_for_what_is_touched_only() -> None:
    comment = "<!-- Template: * (conf'yy) Title [link](url) [tags | affiliation] -->\n"
    base = PAPERS.replace("# Papers\n", f"# Papers\n\n{comment}")
    text = base.replace("[link](url)", "[paper](url)").replace("First Paper", "First Papers")
    config = Config(rules=RuleSelection(select=("link-label",)))
    assert len(found(text, config)) > 1
    assert said(base, text, config) == [(12, "TPL006")]


def test_what_moved_out_of_another_file_is_not_new() -> None:
    rest, other = PAPERS.replace(THIRD, ""), f"# More\n\n## NSDI\n\n{THIRD}"
    came = arrivals(
        [TwoStates(SourceText(PAPERS), SourceText(rest)), TwoStates(None, SourceText(other))],
    )
    assert came[0] == []
    assert [each.file for each in came[1]] == [0]
    config = Config(profile="papers", rules=RuleSelection(select=("LNK",)))
    assert [item.code for item in new(None, other, config)] == ["LNK003"]
    assert new(None, other, config, ((PAPERS, came[1][0].words),)) == []


def test_what_was_copied_into_another_file_is_new() -> None:
    other = f"# More\n\n## NSDI\n\n{THIRD}"
    assert arrivals([TwoStates(SourceText(PAPERS), SourceText(PAPERS)), TwoStates(None, SourceText(other))]) == [[], []]
