"""Markdown style (family STY): the remark-lint rules that npm's awesome-lint runs, under their names."""

from awesome_lint.rules.npm import PROFILES

__all__ = ["PROFILES"]
