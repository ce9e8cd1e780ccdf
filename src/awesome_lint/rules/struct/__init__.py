"""Headings and sections (family STR)."""
