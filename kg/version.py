"""The version of the program; it has a module of its own so that every part may name it."""

from __future__ import annotations

__version__ = "0.1.0"
