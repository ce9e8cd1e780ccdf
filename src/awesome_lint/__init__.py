"""The linter and normaliser for awesome-lists."""
