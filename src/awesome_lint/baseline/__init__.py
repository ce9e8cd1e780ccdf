"""Diagnostics that are known and accepted for now: a file beside the list, kept by rule and words, not line numbers.

The file is JSON, sorted, one line for each kind of diagnostic, so that its changes can be reviewed and merged::

    {
      "version": 1,
      "files": {
        "README.md": [
          {"code": "LNK001", "name": "empty-link", "count": 1, "text": "...", "fingerprint": "..."}
        ]
      }
    }

Paths are relative to the file's own folder, with forward slashes; a list that is renamed has to be written anew.
`fingerprint` is what counts (`awesome_lint.fingerprints.common_fingerprint`); name and text are there for people.
"""

VERSION = 1
"""Of the file's format; a reader refuses later ones."""

DEFAULT_NAME = ".awesome-lint-baseline.json"
