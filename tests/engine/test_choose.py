"""Fixes that are applied together never touch the same characters, and nothing stays that could have been chosen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.diagnostics import Applicability, Diagnostic, Fix, Severity
from awesome_lint.fixer import FixPolicy, choose, edits_of
from awesome_lint.runner import lint_source
from awesome_lint.settings import Config, FixSettings, Surroundings
from awesome_lint.text import Edit, SourceText, Span, apply_edits


def fixing(*edits: Edit, code: str = "SUP002", applicability: Applicability = Applicability.SAFE) -> Diagnostic:
    return Diagnostic(code, "x", "x", edits[0].span, Severity.INFO, Fix("x", edits, applicability))


spans = st.tuples(st.integers(0, 30), st.integers(0, 4)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@st.composite
def candidates(draw: st.DrawFn) -> list[Diagnostic]:
    """Fixes of up to three edits that do not overlap each other, as rules make them."""
    made = []
    for _ in range(draw(st.integers(0, 12))):
        edits: list[Edit] = []
        for span in sorted(draw(st.lists(spans, min_size=1, max_size=3))):
            if not edits or span.start > edits[-1].span.end:
                edits.append(Edit(span, draw(st.text("ab", max_size=2))))
        made.append(fixing(*edits))
    return made


@given(candidates())
def test_chosen_fixes_can_be_applied_together_and_no_other_besides(made: list[Diagnostic]) -> None:
    chosen = choose(made)
    apply_edits("." * 40, edits_of(chosen))  # raises if two overlap
    for diagnostic in made:
        if diagnostic not in chosen:
            taken = edits_of(chosen)
            assert any(
                edit.span == other.span or edit.span.overlaps(other.span)
                for edit in edits_of([diagnostic])
                for other in taken
            )


def test_the_first_in_the_text_is_chosen() -> None:
    early, late = fixing(Edit.replace(0, 3, "a")), fixing(Edit.replace(2, 5, "b"))
    assert choose([late, early]) == [early]


def test_neighbours_are_chosen_together_but_not_two_insertions_at_one_place() -> None:
    delete, insert, again = fixing(Edit.delete(0, 3)), fixing(Edit.insert(3, "a")), fixing(Edit.insert(3, "b"))
    assert choose([delete, insert, again]) == [delete, insert]


def test_a_fix_is_chosen_whole_or_not_at_all() -> None:
    whole = fixing(Edit.delete(1, 2), Edit.delete(8, 9))
    assert choose([fixing(Edit.delete(0, 1)), whole, fixing(Edit.delete(8, 12))])[1:] == [whole]
    assert whole not in choose([fixing(Edit.delete(0, 2)), whole])


def test_policy_promotes_demotes_and_forbids() -> None:
    settings = FixSettings(
        unfixable=("SUP001",), extend_safe_fixes=("LNK", "DUP"), extend_unsafe_fixes=("LNK001", "ENC", "DUP")
    )
    policy = FixPolicy.of(settings)
    delete = Edit.delete(0, 1)
    safe, unsafe = Applicability.SAFE, Applicability.UNSAFE
    assert policy.applicability(fixing(delete, code="SUP001")) is None
    assert policy.applicability(fixing(delete, code="SUP002")) is safe
    assert policy.applicability(fixing(delete, code="ENC001")) is unsafe
    assert policy.applicability(fixing(delete, code="LNK002", applicability=unsafe)) is safe
    assert policy.applicability(fixing(delete, code="LNK001", applicability=unsafe)) is unsafe
    assert policy.applicability(fixing(delete, code="DUP001")) is unsafe
    display = Applicability.DISPLAY
    assert policy.applicability(fixing(delete, code="LNK002", applicability=display)) is display


def test_a_narrower_selector_of_safe_fixes_wins_over_a_wider_one_of_unsafe_fixes() -> None:
    policy = FixPolicy.of(FixSettings(extend_safe_fixes=("LNK001",), extend_unsafe_fixes=("LNK",)))
    for own in (Applicability.SAFE, Applicability.UNSAFE):
        assert policy.applicability(fixing(Edit.delete(0, 1), code="LNK001", applicability=own)) is Applicability.SAFE
        assert policy.applicability(fixing(Edit.delete(0, 1), code="LNK002", applicability=own)) is Applicability.UNSAFE


def test_diagnostics_are_shown_with_the_applicability_that_the_configuration_gives_them() -> None:
    text = "* (NSDI'24) Alpha [pdf](https://arxiv.org/abs/2401.00001) [A]\n"

    def fixes(**settings: tuple[str, ...]) -> dict[str, str | None]:
        config = Config(profile="papers", fix=FixSettings(**settings))
        found = lint_source(SourceText(text), config, Surroundings())
        return {item.name: item.fix.applicability.value if item.fix else None for item in found}

    assert fixes() == {"link-label": "safe"}
    assert fixes(unfixable=("TPL",)) == {"link-label": None}
    assert fixes(extend_unsafe_fixes=("link-label",)) == {"link-label": "unsafe"}
