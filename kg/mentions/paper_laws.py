"""Laws that no table knows, told by their capitals."""

from __future__ import annotations

import re

from kg.mentions.paper import Paper
from kg.mentions.paper_parts import Parts
from kg.mentions.titles import Titles
from kg.model import Body

YEAR = re.compile(r"\s(?:năm )?((?:19|20)\d\d)(?!\d)")
_AND_LAW = re.compile(r",? và (?:của )?luật(?!\w)")
_OF_LAW = re.compile(r"(?:của|theo|vi phạm|sửa đổi|dự thảo|điều \d+,?) $")
_SAYS = re.compile(r",? (?:quy định|cho phép|không cho|hiện hành)(?!\w)")  # "Luật Thủ đô quy định, chủ dự án phải …"
_LAWYER = re.compile(r"(?:sư|gia|pháp|về|hiện hành|định|học)(?!\w)")


def law(paper: Paper, parts: Parts, titles: Titles) -> bool:
    """Read a law that no table knows by its capitals: "dự án Luật Dân số"."""
    text, name = parts.text, paper.end + 1
    left = text[max(0, paper.start - 30) : paper.start]
    bill = left.endswith("dự án ")
    amends = text.startswith(" sửa đổi", paper.end)
    named = parts.original[paper.end - 4].isupper() or bill or amends
    meant = parts.original[name : name + 1].isupper() or (_OF_LAW.search(left) and not _LAWYER.match(text, name))
    meant = meant or amends
    if not named or not meant or (parts.lexicon.no_law_after.end(left) and not bill):
        return False
    title = titles.read(paper.end, paper.sentence.span.end, free=True)
    if title is None or parts.people.at(name) or parts.places.at(name) or parts.bodies.at(name):
        return False
    further = _AND_LAW.match(text, title[1]) if amends else None
    more = titles.read(further.end(), paper.sentence.span.end, free=True) if further else None
    if more:  # "Luật sửa đổi Luật A và Luật B"
        title = titles.written(paper.end, more[1]), more[1], None
    year = YEAR.search(title[0])
    said = _SAYS.search(text, paper.end, title[1])
    if said:
        title = titles.written(paper.end, said.start()), said.start(), None
    paper.title, paper.end, paper.date = f"Luật {title[0]}", title[1], year.group(1) if year else None
    paper.issuer = Body("Quốc hội", "CentralBody")
    return True
