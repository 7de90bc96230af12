"""A personnel event as the words of a page tell it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.scan import Held
from kg.model import Body
from kg.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """An event told by the verb at words [start, end), of one person, with the office where one is stated."""

    start: int
    end: int
    event: str
    person: int  # number in the page's list of people
    held: Held | None
    career: bool = False  # told in a list of past posts
    body: Body | None = None  # where somebody is sent to without an office being named
    becomes: bool = False  # told by "trở thành": how, another verb may tell
