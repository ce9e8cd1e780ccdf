"""The configuration that `init` makes: valid, commented, and quiet about what the list means."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from awesome_lint.config.load import built, validated
from awesome_lint.initial.choice import Choice, Said
from awesome_lint.initial.draft import Draft, make_draft
from awesome_lint.initial.habits import shares
from awesome_lint.runner import check, read_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LISTS = sorted(path for path in CORPUS.glob("*.md") if path.stat().st_size < 120_000)
NOWHERE = Surroundings()
HEAD = "# Things\n\n## Tools\n\n"


def entries(*texts: str) -> str:
    return HEAD + "".join(f"- [Tool {index}](https://example.org/{index}){text}\n" for index, text in enumerate(texts))


def draft(text: str, *choices: Choice, given: Config | None = None) -> Draft:
    given = given or Config()
    return make_draft(read_source(SourceText(text, "x/list.md"), given), NOWHERE, given, Said(choices))


def body(made: Draft) -> list[str]:
    """Give the lines that are more than comments on the whole."""
    return [line for line in made.text.splitlines() if line and not line.startswith("#")]


def test_a_list_that_breaks_nothing_gets_its_profile() -> None:
    made = draft(entries(" - One.", " - Two.", " - Three."))

    assert made.text == (
        "# Made by `awesome-lint init` for list.md; `awesome-lint config` shows all that can be set.\n"
        'profile = "awesome"  # 3 of 3 entries begin with their link\n'
        'template = "- [Title](url) - Description."  # found in the entries\n'
        "#   3 of 3 entries follow it (100%)\n"
        "#   marker: -\n"
        "#   link: [Title](url)\n"
        "#   description: Description\n"
    )


def test_what_most_entries_break_is_off_with_the_count() -> None:
    made = draft(HEAD + "".join(f"- [Tool {n}](https://) - Text {n}.\n" for n in range(4)) + entries(" - Five.")[20:])

    assert '  "malformed-url",  # 4 of 5 entries break it' in made.text.splitlines()


def test_what_half_of_them_break_stays_on() -> None:
    broken = "".join(f"- [Tool {n}](https://) - Text {n}.\n" for n in range(3))

    assert "ignore" not in draft(HEAD + broken + entries(" - A.", " - B.", " - C.")[20:]).text


def test_a_style_of_ones_own_is_set_rather_than_switched_off() -> None:
    made = draft(entries(" - One.", " - Two.") + "\n***\n\nText.\n\n***\n\nText.\n\n***\n\nText.\n")

    assert body(made)[1:] == [
        "[rules.rule-style]  # 3 of 3 thematic breaks break it as it is by default",
        'style = "consistent"',
    ]


def test_under_npms_profile_the_bullet_of_most_items_is_set() -> None:
    made = draft(entries(" - One.") + "\nText.\n\n* a\n* b\n* c\n", given=Config(profile="awesome-npm"))

    assert body(made)[-2:] == [
        "[rules.unordered-list-marker-style]  # 3 of 4 bulleted items break it as it is by default",
        'style = "*"',
    ]


def test_choices_of_other_linters_are_taken_over() -> None:
    made = draft(
        entries(" - One.", " - Two."),
        Choice("emphasis-marker", {"style": "_"}, ".remarkrc (emphasis-marker)"),
        Choice("code-block-style", {"style": "fenced"}, "the default, so it is not said"),
        Choice("no-heading-punctuation", None, ".markdownlint.json (MD026)"),
    )

    assert body(made)[1:] == [
        "ignore = [",
        '  "no-heading-punctuation",  # as .markdownlint.json (MD026)',
        "]",
        "[rules.emphasis-marker]  # as .remarkrc (emphasis-marker)",
        'style = "_"',
    ]
    assert made.notes == ()


def test_a_style_that_the_list_does_not_keep_to_is_off_all_the_same() -> None:
    text = entries(" - *One*.", " - *Two*.", " - *Three*.")

    made = draft(text, Choice("emphasis-marker", {"style": "_"}, ".remarkrc"))

    assert '  "emphasis-marker",  # 3 of 3 emphasised texts break it' in made.text.splitlines()
    assert "[rules" not in made.text


def test_choices_that_cannot_be_used_are_named() -> None:
    made = draft(
        entries(" - One.", " - Two."),
        Choice("emphasis-marker", {"style": "+"}, ".remarkrc (emphasis-marker)"),
        Choice("entry-order", None, "an opt-in rule"),
    )

    assert made.notes[0].startswith(".remarkrc (emphasis-marker): not taken over: rules.emphasis-marker")
    assert made.notes[1] == "1 choice of other linters left out: profile awesome does not run entry-order"


def test_a_template_that_was_given_is_written() -> None:
    given = Config(template=("- [Title](url): Description",), profile="awesome")

    made = draft(entries(": One", ": Two"), given=given)

    assert body(made)[:2] == [
        'profile = "awesome"  # as given to `init`',
        'template = "- [Title](url): Description"  # as given to `init`',
    ]


def test_several_templates_that_were_given_are_written_with_their_forms() -> None:
    given = Config(template=("- [Title](url): Description", "- [Title](url)"), profile="awesome")

    made = draft(entries(": One", ": Two"), given=given)

    assert body(made)[1] == 'template = ["- [Title](url): Description", "- [Title](url)"]  # as given to `init`'
    assert "#   2 of 2 entries follow them (100%)\n#   main form\n#   marker: -\n" in made.text
    assert tomllib.loads(made.text)["template"] == list(given.template)


def test_a_template_in_the_files_own_comment_stays_there() -> None:
    text = "# T\n\n<!-- [Template] * (conf'yy) Title [link](url) [tags] -->\n\n## A\n\n* (NSDI'24) A [link](https://x.org)\n"

    made = draft(text)

    assert body(made) == ['profile = "papers"  # the template in the file\'s own comment names a venue']
    assert ": from the file's own comment, which is read each time\n" in made.text


def test_papers_with_forms_of_their_own_do_not_get_the_profiles() -> None:
    lines = "".join(f"* [NSDI 20{n}] Paper number {n} on things [link](https://x.org/{n})\n" for n in range(10, 20))

    made = draft("# T\n\n## A\n\n" + lines)

    assert tomllib.loads(made.text) == {
        "profile": "papers",
        "template": "* [conf yyyy] Title [link](url)",
    }


def test_a_file_without_entries_gets_a_hint() -> None:
    made = draft("# T\n\nText.\n")

    assert (
        "# No template was found that its entries share. Rules on their form run once it is said here:\n" in made.text
    )
    assert tomllib.loads(made.text) == {}


def test_a_table_of_a_project_stands_under_its_name() -> None:
    reading = read_source(SourceText(entries(" - *One*.", " - Two.")), Config())
    said = Said((Choice("emphasis-marker", {"style": "*"}, "x"), Choice("rule-style", None, "y")))

    text = make_draft(reading, NOWHERE, Config(), said, in_project=True).text

    assert tomllib.loads(text) == {
        "tool": {
            "awesome-lint": {
                "profile": "awesome",
                "ignore": ["rule-style"],
                "rules": {"emphasis-marker": {"style": "*"}},
            }
        }
    }


def test_names_cannot_break_out_of_comments() -> None:
    reading = read_source(SourceText(entries(" - One."), 'a\n[b]\x1b"'), Config())

    text = make_draft(reading, NOWHERE, Config(), Said((Choice("rule-style", None, "c\nd = 1\x00"),))).text

    assert tomllib.loads(text) == {"profile": "awesome", "ignore": ["rule-style"]}


@pytest.mark.skipif(not LISTS, reason=f"no lists in {CORPUS}")
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_real_lists_are_quiet_about_their_habits(path: Path) -> None:
    source = SourceText.decode(path.read_bytes(), path.name)
    reading = read_source(source, Config())
    made = make_draft(reading, NOWHERE, Config(), Said())
    config = built(validated(tomllib.loads(made.text), ""), "")
    again = read_source(source, config) if made.settings.pinned else reading
    found = check(again, config, NOWHERE)

    assert len(made.text.splitlines()) < 40
    assert again.profile == reading.profile
    assert not {item.name for item in found} & set(made.settings.ignore)
    assert not [rule for rule, share in shares(again, found).items() if share.habitual]
