"""The garbage collector is paused while texts are linted: it must find nothing then, and be as it was afterwards."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from awesome_lint import SourceText
from awesome_lint.errors import TemplateError
from awesome_lint.runner import fix_source, lint_source
from awesome_lint.settings import Config, Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENTRY = "* (Nsdi 2024) Title number {0} of **many** [paper](http://arxiv.org/abs/2401.{0:05}) [Key Word|MIT]\n"
FEW = 50  # objects; what a text of any length may leave behind


@pytest.fixture
def collector() -> Iterator[None]:
    yield
    gc.enable()


def entries(count: int) -> SourceText:
    return SourceText("# List\n\n## Papers\n\n" + "".join(ENTRY.format(number) for number in range(count)))


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("enabled", [True, False])
def test_it_is_put_back_as_it_was(*, enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    lint_source(entries(3), Config(), Surroundings())
    assert gc.isenabled() is enabled

    with pytest.raises(TemplateError):
        lint_source(entries(3), Config(template=("no field at all",)), Surroundings())
    assert gc.isenabled() is enabled


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("do", [lint_source, fix_source])
def test_there_is_nothing_for_it_to_find(do: Callable[[SourceText, Config, Surroundings], object]) -> None:
    do(entries(3), Config(), Surroundings())
    gc.collect()
    gc.disable()

    do(entries(300), Config(), Surroundings())

    assert gc.collect() < FEW
