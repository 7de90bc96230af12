"""What passes between finding a page and reading it: the page, its metadata, its lines, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.model import BlockKind

LIMIT = 5_000_000  # bytes of one page


class Unreadable(Exception):
    """A page cannot be read; says what is wrong and why."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what, why)
        self.what = what
        self.why = why


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a page, by itself or by who handed it in."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO date

    def filled(self, other: About) -> About:
        """Return this with `other` where it says nothing."""
        return About(
            self.title or other.title,
            self.url or other.url,
            self.publisher or other.publisher,
            self.published or other.published,
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: where (a path, with its line in an archive), what and why."""

    where: str
    what: str
    why: str
    lost: bool = True  # a page remains unread by it; False: there is none, or it is read all the same
    page: str | None = None  # the id of the page, where it was met elsewhere
    given: About = About()


@dataclass(frozen=True, slots=True)
class Page:
    """A page found but not read yet: a file's path or what an archive's record holds."""

    id: str
    where: str
    html: bool
    content: Path | str | bytes
    given: About = About()


@dataclass(slots=True)
class Line:
    """A line of a page in NFC with single blanks."""

    text: str
    kind: BlockKind | None = None  # where the markup says it
    gap: bool = True  # an empty line or a new element stands before it
    columns: bool = False  # it was set in columns, as menus are
