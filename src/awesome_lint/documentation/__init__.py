"""Pages about rules, made of the rules themselves, for the command line and for `docs/`."""
