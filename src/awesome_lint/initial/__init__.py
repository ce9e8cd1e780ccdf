"""A first configuration for a list: what it is, what it breaks on purpose, what other linters were told about it.

`draft.make_draft` is the whole of it, without I/O; `foreign` finds the configuration files of other linters.
"""
