"""Venue names."""
