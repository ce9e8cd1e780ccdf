"""Entries that stand in the list twice."""
