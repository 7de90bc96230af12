"""What a page names: places, bodies, offices, people, dates, meetings and papers, found in that order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language import dates, sentences
from kg.lexicon.places import REFORM
from kg.mentions import meetings, papers, persons, units
from kg.mentions.bodies import BodyReader
from kg.mentions.context import Context
from kg.mentions.roles import RoleReader
from kg.mentions.scan import Scan
from kg.model import BodyMention, DateMention, Document, PlaceMention, Reading
from kg.quick import replace

# "(sinh năm 1957", "ông Lý Văn An sinh năm 1957"; but "tuyển sinh năm 2019"
_BORN = re.compile(r"(?:^|[(,.\n] ?|(?:[Ôô]ng|[Bb]à|chí|[A-ZĐÀ-Ỹ]\w*) [A-ZĐÀ-Ỹ]\w* )[Ss]inh (?:vào )?\Z")


def find(document: Document) -> Reading:
    """Return `document` with everything found in it."""
    scan = Scan.of(document)
    found_dates = tuple(_dates(scan.folded, document))
    scan.day = document.published or _told_day(found_dates)
    units.find(scan)
    context = Context(scan)
    bodies = BodyReader(scan, context)
    bodies.find()
    RoleReader(scan, bodies, context).find()
    found_sentences = sentences.split(document, scan.folded)
    people, events = persons.find(scan, bodies, context, found_sentences, found_dates)
    reading = Reading(
        document=document,
        folded=scan.folded,
        sentences=found_sentences,
        home=scan.home,
        places=_places(scan, context),
        dates=found_dates,
        bodies=tuple(BodyMention(scan.span(f.start, f.end), f.body) for f in scan.bodies.values()),
        roles=tuple(persons.mention(scan, held) for held in scan.offices.values()),
        people=people,
        events=events,
    )
    reading = replace(reading, meetings=meetings.find(reading))
    return replace(reading, papers=papers.find(reading))


def _told_day(found: Sequence[DateMention]) -> str | None:
    """Return the first full day that a page tells, where it is one after the reform of the units, else None."""
    day = next((date.edtf for date in found if re.fullmatch(r"\d{4}-\d\d-\d\d", date.edtf)), "")
    return day if day >= REFORM else None


def _dates(folded: str, document: Document) -> Iterator[DateMention]:
    """Yield the dates of a page but those of births: "Ông X (sinh năm 1957) thôi giữ chức" tells no year of leaving."""
    for date in dates.find(folded, document.published):
        if not _BORN.search(document.text, max(0, date.span.start - 24), date.span.start):
            yield date


def _places(scan: Scan, context: Context) -> tuple[PlaceMention, ...]:
    found = [PlaceMention(scan.span(u.start, u.end), u.place) for u in scan.units.values()]
    for start, (end, level) in scan.levels.items():
        place = context.at_level(level, start)
        if place:
            found.append(PlaceMention(scan.span(start, end), place, implied=True))
    return tuple(sorted(found, key=lambda m: m.span))
