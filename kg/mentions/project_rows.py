"""Works told by bare names behind the first of their kind: "khách sạn Sao Mai, Bến Đá và Hoa Sen"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.language.normal import modern
from kg.lexicon.projects import load
from kg.mentions.lookup import Lookup
from kg.mentions.project_ground import COMMUNE
from kg.mentions.project_lists import CAPITAL
from kg.mentions.project_mention import ProjectMention
from kg.model import BodyMention, PersonMention, PlaceMention, Reading, Span

_WORDS = rf"{CAPITAL}\w*(?: (?:{CAPITAL}\w*|\d{{1,2}}(?!\w))){{0,4}}"
_ROW = re.compile(
    rf"(?:(?:, |,? và ){_WORDS}){{1,12}}(?=[.;:)…\n]|, | \(|,?\.\.|\Z"
    r"| (?:ở|tại|là|sẽ|được|bị|đang|đã|cũng|có|xây|gây|với|trong|thuộc|để|chậm|đều|khi|do|từ|trên|trước)(?!\w))"
)
_ITEM = re.compile(rf"(?:, |,? và )(?P<name>{_WORDS})")
_SHORT = ("cầu", "cống", "ga", "rạch", "kênh", "hồ", "đập", "kè")  # a name of one syllable will do
_JOINS = tuple(
    f" {word}"
    for word in ("ở", "tại", "trên", "trong", "thuộc", "từ", "nối", "qua", "phía", "đảo", "của", "và", "giao", "giữa")
)
_LEVELS = {"TP", "TX", "TT", "Q", "P", "H", "UBND", "HĐND"}


class RowReader:
    """Reads what follows the works of one page."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._folded = reading.folded
        self._people: Lookup[PersonMention] = Lookup(reading.people)
        self._bodies: Lookup[BodyMention] = Lookup(reading.bodies)
        self._places: Lookup[PlaceMention] = Lookup(reading.places)

    def spread(self, found: Iterable[ProjectMention]) -> list[ProjectMention]:
        """Return `found`, each work followed by those of its row."""
        return [one for mention in found for one in (mention, *self._row(mention))]

    def _row(self, mention: ProjectMention) -> Iterator[ProjectMention]:
        row = _ROW.match(self._text, mention.span.end)
        head = _head(mention.name) if row else ""
        if not row or not head:
            return
        items = [Span(*item.span("name")) for item in _ITEM.finditer(self._text, row.start(), row.end())]
        if not all(self._named(item, head, alone=len(items) == 1) for item in items):
            return
        if all(self._places.at(item.start) for item in items):  # "khu đô thị Văn Phú, Hà Đông"
            return
        for item in items:
            name = modern(f"{head} {self._text[item.start : item.end]}")
            yield replace(mention, span=item, name=name)

    def _named(self, item: Span, head: str, *, alone: bool) -> bool:
        """Tell whether an item of a row names a work: no person, body or unit does."""
        if self._people.at(item.start) or self._bodies.at(item.start):
            return False
        if load().work_at(self._folded, item.start):  # "Trường THCS Sao Mai và Chợ Bến Đá": called for itself
            return False
        place = self._places.at(item.start)
        if place and (place.place.tier < COMMUNE or self._folded.startswith(place.place.level, item.start)):
            return False
        words = self._text[item.start : item.end].split()
        if _LEVELS.intersection(words):
            return False
        if len(words) > 1 or head.split()[-1] in _SHORT or any(letter.isdigit() for letter in words[0]):
            return True
        return not alone


def _head(name: str) -> str:
    """Return what stands before the proper name that ends a name: "nâng cấp đường" of "nâng cấp đường Sao Mai"."""
    words = name.split()
    first = next((i for i, word in enumerate(words) if i and word[0].isupper()), 0)
    head = " ".join(words[:first])
    work = load().work_at(head.lower())
    ends = head.endswith(_JOINS)
    return head if work and not ends and all(w[0].isupper() or w.isdigit() for w in words[first:]) else ""
