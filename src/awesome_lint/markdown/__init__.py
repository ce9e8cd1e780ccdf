"""Markdown as a tree with exact spans; the only package that imports the parser."""
