"""Where a work is whose place is not stated: on the page's own ground, or where its sentence is."""

from __future__ import annotations

import re

from kg.lexicon.places import load as load_places
from kg.lexicon.projects import load
from kg.mentions.lookup import Lookup
from kg.mentions.project_ground import COMMUNE, chain
from kg.mentions.project_mention import ProjectMention
from kg.model import BodyMention, Place, PlaceMention, Reading, Sentence, Span

_LONG_ROAD = re.compile(r"(?:tuyến )?(?:đường )?(?:bộ )?(?:cao tốc|đường sắt|sắt|quốc lộ|hồ chí minh)(?!\w)")
# "cao tốc Bắc - Nam" lies in no one place
_NATIONAL = re.compile(
    r".*(?<!\w)(?<!trục )bắc ?[-–]? ?nam(?: phía (?:đông|tây))?"
    r"|(?:tuyến |đường |bot )*(?:quốc lộ 1a?|(?:đường )?hồ chí minh)",
    re.DOTALL,
)
_STRETCH = re.compile(r",? ?\(?(?:phân )?đoạn ")  # of a long road: it lies where the page is
_CLOSE = 120  # code points
_AT = ("ở ", "tại ", "thuộc ", "trên địa bàn ", "của ")
_NOTHING_ELSE = re.compile(r"[^.;:()]{0,60}")


class Surroundings:
    """Finds the places of the works of one page by what stands around them."""

    def __init__(self, reading: Reading) -> None:
        self._home = reading.home
        self._folded = reading.folded
        self._sentences: Lookup[Sentence] = Lookup(reading.sentences)
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._bodies: Lookup[BodyMention] = Lookup(reading.bodies)

    def places(self, mention: ProjectMention) -> tuple[Place, ...]:
        """Return the page's own place, or another that the sentence of a work speaks of."""
        if _NATIONAL.fullmatch(mention.name.lower()) and not _STRETCH.match(self._folded, mention.span.end):
            return ()
        ends = self._elsewhere(mention)
        if ends:
            return chain(place for place in ends if place.tier == 1)
        sentence = self._sentences.begun(mention.span.start)
        led = self._led(sentence.span.start, mention.span.start) if sentence else None
        if led is not None and self._home is not None and led.province != self._home.province:
            return chain([led])
        near = self._near(sentence.span) if sentence else []
        if self._home is None or (near and not any(place.province == self._home.province for place in near)):
            return chain(near[:1])
        return chain([self._home])

    def _led(self, start: int, at: int) -> Place | None:
        """Return the unit that the sentence last says it speaks of before `at`: "lập dự án ở tỉnh B có tên …"."""
        named = [m for m in self._places.within(max(start, at - _CLOSE), at) if not m.implied]
        if not named or not self._folded.endswith(_AT, 0, named[-1].span.start) or not self._levelled(named[-1]):
            return None
        return named[-1].place if _NOTHING_ELSE.fullmatch(self._folded, named[-1].span.end, at) else None

    def _near(self, span: Span) -> list[Place]:
        """Return the units that a sentence speaks of, then those of its bodies."""
        named = (m for m in self._places.within(span.start, span.end) if m.implied or self._levelled(m))
        gazetteer = load_places()
        keys = (mention.body.place for mention in self._bodies.within(span.start, span.end))
        return [m.place for m in named] + [gazetteer.get(key) for key in keys if key and key in gazetteer]

    def _levelled(self, mention: PlaceMention) -> bool:
        at = mention.span.start
        return self._folded.startswith(mention.place.level, at) and not self._folded.endswith("hợp tác ", 0, at)

    def _elsewhere(self, mention: ProjectMention) -> list[Place]:
        """Return the units that a road runs between in another province than the page's: "cao tốc Cao Lãnh - Mỹ An"."""
        name, home = mention.name.lower(), self._home
        if " - " not in name or home is None or (load().work.match(name) and not _LONG_ROAD.match(name)):
            return []
        inside = [
            m.place
            for m in self._places.within(mention.span.start, mention.span.end)
            if m.place.tier < COMMUNE and not self._folded.endswith("đường ", 0, m.span.start)
        ]
        return [] if any(place.province == home.province for place in inside) else inside
