"""Files: finding, reading, linting in parallel, caching and writing them; the part of the engine that does I/O."""
