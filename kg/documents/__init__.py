"""Files, folders, archives and standard input to documents: the main text of pages and what they say of themselves."""

from kg.documents.page import About, Page, Problem
from kg.documents.parse import loaded, parse, read
from kg.documents.sources import pages

__all__ = ["About", "Page", "Problem", "loaded", "pages", "parse", "read"]
