"""Links, as far as the text alone tells."""
