"""Templates: one notation that reads entries and writes them."""
