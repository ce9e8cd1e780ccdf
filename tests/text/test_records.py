"""Records: immutable values, equal by their fields."""

import pickle

import pytest

from awesome_lint.records import Record, replace


class Point(Record):
    x: int
    y: int = 7


class Named(Point):
    name: str = ""


def test_fields_come_in_order_those_of_the_base_first() -> None:
    assert Named(1, 2, "a") == Named(x=1, name="a", y=2)
    assert Named(1).y == 7
    assert repr(Named(1, 2, "a")) == "Named(x=1, y=2, name='a')"


def test_equal_by_class_and_fields() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert Point(1, 2) != Point(2, 1)
    assert Point(1, 2) != Named(1, 2)
    assert Point(1, 2) != (1, 2)


def test_nothing_can_be_changed_or_added() -> None:
    point = Point(1, 2)
    with pytest.raises(AttributeError, match="cannot set x"):
        point.x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError, match="cannot set other"):
        point.other = 3
    with pytest.raises(AttributeError, match="cannot delete x"):
        del point.x
    assert not hasattr(point, "__dict__")


def test_wrong_fields_are_refused() -> None:
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        replace(Point(1), z=1)


def test_replace_keeps_the_other_fields() -> None:
    assert replace(Named(1, 2, "a"), y=3) == Named(1, 3, "a")


def test_records_can_be_sent_to_other_processes() -> None:
    sent = pickle.dumps(Named(1, 2, "a"))
    assert pickle.loads(sent) == Named(1, 2, "a")  # noqa: S301 - our own


def test_patterns_match_by_position() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
