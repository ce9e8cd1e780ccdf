"""The program's version and address; constants, for reading them out of installed metadata costs 20 ms of start-up."""

from __future__ import annotations

__version__ = "0.1.0"
PROJECT_URL = "https://github.com/OWNER/awesome-lint"  # the project has no public address yet
