"""Laws of templates: reading and writing are inverses, reading is total, deviations add up to the canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesome_lint.template.reading import Reading
from awesome_lint.template.writer import write_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesome_lint.template import Template
    from awesome_lint.template.reading import Fields

slow = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


@slow
@given(data=st.data())
def test_what_is_written_is_read_back(data: st.DataObject, template: Template, fields_strategy, read_entry) -> None:
    fields: Fields = data.draw(fields_strategy(template))
    text = write_fields(template, fields)
    reading = read_entry(template, text)
    assert isinstance(reading, Reading), (text, reading)
    assert reading.fields == fields, text


@slow
@given(data=st.data())
def test_canonical_text_is_written_as_it_stands(
    data: st.DataObject, template: Template, fields_strategy, read_entry
) -> None:
    text = write_fields(template, data.draw(fields_strategy(template)))
    reading = read_entry(template, text)
    assert isinstance(reading, Reading), (text, reading)
    assert write_fields(template, reading.fields) == text
