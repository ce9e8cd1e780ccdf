"""How entries are set: the differences between them and the list's template."""
