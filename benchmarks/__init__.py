"""Measuring speed and memory: `python -m benchmarks`; see README.md here."""
