"""Serve the graph over HTTP, read only: SPARQL, the stored questions, and a page for everything.

Queries run in processes of their own on a snapshot of the store, under limits, and are killed when they reach them.
"""

from kg.serve.limits import Limits
from kg.serve.server import ServeError, Settings, serve

__all__ = ["Limits", "ServeError", "Settings", "serve"]
