"""What makes a class a node: declared fields, immutable, with slots.

It is what `dataclass(frozen=True, slots=True)` gives, but for half of the time that importing the package took: a
data class compiles six methods for each node and builds each class twice; here one method is compiled, the others are
shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, dataclass_transform

from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass_transform(frozen_default=True)
class NodeType(type):
    """Makes the annotations of a class its slots and, behind those of its base, its constructor's parameters."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, object]) -> NodeType:
        """Make the class."""
        declared = namespace.get("__annotations__")
        own = tuple(declared) if isinstance(declared, dict) else ()
        defaults = {field: namespace.pop(field) for field in own if field in namespace}
        inherited: tuple[str, ...] = getattr(bases[0], "__match_args__", ()) if bases else ()
        namespace["__slots__"] = own
        namespace["__match_args__"] = fields = inherited + own
        made = super().__new__(mcs, name, bases, namespace)
        made.__init__ = _constructor(made, fields, defaults)  # type: ignore[misc]
        return made


def _constructor(made: type, fields: tuple[str, ...], defaults: dict[str, object]) -> Callable[..., None]:
    """Compile a constructor that sets the slots directly, past `__setattr__`."""
    setters: dict[str, object] = {f"set_{field}": getattr(made, field).__set__ for field in fields}
    parameters = ["self", *(f"{field}=defaults[{field!r}]" if field in defaults else field for field in fields)]
    body = "; ".join(f"set_{field}(self, {field})" for field in fields)
    names: dict[str, Callable[..., None]] = {}
    exec(f"def __init__({', '.join(parameters)}): {body}", {**setters, "defaults": defaults}, names)  # noqa: S102
    return names["__init__"]


class Node(metaclass=NodeType):
    """What every node has."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """Both ends as a span."""
        return Span(self.start, self.end)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot delete {name}")

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, field) for field in self.__match_args__])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node) or type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{field}={getattr(self, field)!r}" for field in self.__match_args__)
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), self._values()
