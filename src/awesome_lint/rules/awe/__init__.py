"""Awesome lists (family AWE): the rules that npm's awesome-lint has of its own, under their names."""

from awesome_lint.rules.npm import PROFILES

__all__ = ["PROFILES"]
