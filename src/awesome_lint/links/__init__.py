"""Asking whether links are alive, and what they lead to; the only place that imports the HTTP client."""
