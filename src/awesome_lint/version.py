"""The program's version; a constant, for reading it out of the installed metadata costs 20 ms of start-up."""

from __future__ import annotations

__version__ = "0.1.0"
