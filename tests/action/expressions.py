"""The expressions of workflows, as far as `action.yml` uses them.

https://docs.github.com/actions/reference/workflows-and-actions/expressions
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(r"\s*(?:('(?:[^']|'')*')|(&&|\|\||==|!=|[!()])|([a-zA-Z_][\w.-]*))")
_EMBEDDED = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)


class Expressions:
    """Evaluates expressions.

    Args:
        values: What names stand for, such as `steps.check.outcome`; an unknown name is null.
        functions: What `always()` and the like say.
    """

    def __init__(self, values: Mapping[str, str], functions: Mapping[str, bool]) -> None:
        self._values = values
        self._functions = functions

    def fill(self, text: str) -> str:
        """Replace `${{ ... }}` in a text."""
        return _EMBEDDED.sub(lambda match: _shown(self.value(match[1])), text)

    def value(self, expression: str) -> str | bool | None:
        """Evaluate one expression."""
        reader = _Reader(expression, self._values, self._functions)
        found = reader.disjunction()
        assert not reader.waiting, f"{expression}: not understood from {reader.waiting[0]} on"
        return found

    def holds(self, condition: str) -> bool:
        """Evaluate an `if:`; without a function on the status, all must have gone well so far."""
        bare = condition.strip().removeprefix("${{").removesuffix("}}")
        asks = re.search(r"\b(always|cancelled|failure|success)\(\)", bare) is not None
        return bool(self.value(bare)) and (asks or self._functions["success"])


def _shown(value: str | bool | None) -> str:
    return str(value).lower() if isinstance(value, bool) else value or ""


class _Reader:
    def __init__(self, text: str, values: Mapping[str, str], functions: Mapping[str, bool]) -> None:
        self.waiting: list[str] = []
        at = 0
        text = text.strip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            assert match is not None, f"{text}: not understood at {text[at:]}"
            self.waiting.append(match[match.lastindex or 0])
            at = match.end()
        self._values = values
        self._functions = functions

    def disjunction(self) -> str | bool | None:
        left = self._conjunction()
        while self._take("||"):
            right = self._conjunction()
            left = left or right
        return left

    def _conjunction(self) -> str | bool | None:
        left = self._comparison()
        while self._take("&&"):
            right = self._comparison()
            left = left and right
        return left

    def _comparison(self) -> str | bool | None:
        left = self._primary()
        for sign in ("==", "!="):
            if self._take(sign):
                right = self._primary()
                same = _shown(left).casefold() == _shown(right).casefold()
                return same is (sign == "==")
        return left

    def _primary(self) -> str | bool | None:
        if self._take("!"):
            return not self._primary()
        if self._take("("):
            inner = self.disjunction()
            assert self._take(")")
            return inner
        token = self.waiting.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if self._take("("):
            assert self._take(")"), f"{token}: arguments are not known here"
            return self._functions[token]
        return self._values.get(token)

    def _take(self, token: str) -> bool:
        if self.waiting[:1] == [token]:
            self.waiting.pop(0)
            return True
        return False
