"""Works listed by bare names behind what they all are: "4 dự án thủy điện, gồm Nậm Pa 2; Suối Trai và Bản Mồng"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.names import is_syllable
from kg.model import Span

_LEAD = re.compile(
    r"[^.;:()\"]{0,80}?(?:,|:|(?<=\w)) ?(?:(?:trong đó )?(?:gồm có|gồm|bao gồm|như|là)):? |[^.;:()\"]{0,60}: "
)
_OF_UNITS = re.compile(r"(?<!\w)(?:huyện|tỉnh|quận|thành phố|xã|phường|công ty|chủ đầu tư|ông|bà)(?: [^\W\d_]+)? \Z")
# A capital letter of Vietnamese: they do not stand in a row in Unicode.
_LETTERS = (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
CAPITAL = f"[{''.join(chr(c) for c in _LETTERS if chr(c).isupper())}]"
_TITLE = re.compile(r"(?:nhà hát|bảo tàng|trung tâm|học viện|trường|viện)(?!\w)")
# "Nhà hát Giao hưởng, Nhạc và Vũ kịch"
_AND_SO = re.compile(rf", (?:[Vv]ũ kịch|{CAPITAL}\w+)(?:(?:, | và |, và )(?:[Vv]ũ kịch|{CAPITAL}\w+))+")
_WORD = rf"(?:{CAPITAL}[\w'’]*|\d+[A-Z]?(?![\w.,]))"
_ITEM = re.compile(rf"{_WORD}(?:(?: - | |-){_WORD})+")
_JOINT = re.compile(r"(?:; |, |,? và )")

_BARE_NAME = re.compile(
    rf"(?:{CAPITAL}\w* ){{2,}}- {CAPITAL}|\d+(?:-\d+)* (?:{CAPITAL}\w* ?){{2}}"
)  # "Bình Hòa - Phú Mỹ"
_FOREIGN = re.compile(rf"{CAPITAL}[\w'’]*(?: (?:& )?{CAPITAL}[\w'’]*)+")  # "Ocean Bay Hotel & Residence"


def bare_names(text: str, folded: str, start: int, stop: int) -> list[Span]:
    """Return the names that are listed behind `start`, where it has been told what the works are; two at the least."""
    lead = _LEAD.match(folded, start, stop)
    if lead is None or _OF_UNITS.search(folded, start, lead.end()):
        return []
    found = list(_items(text, lead.end(), stop))
    return found if len(found) > 1 else []


def _items(text: str, at: int, stop: int) -> Iterator[Span]:
    while at < stop:
        item = _ITEM.match(text, at, stop)
        if item is None:
            return
        yield Span(*item.span())
        joint = _JOINT.match(text, item.end(), stop)
        if joint is None:
            return
        at = joint.end()


def arts_end(text: str, folded: str, start: int, at: int) -> int | None:
    """Return where the arts end that go on from the comma `at`: "Nhà hát Giao hưởng, Nhạc và Vũ kịch"."""
    found = _AND_SO.match(text, at) if _TITLE.match(folded, start) else None
    return found.end() if found else None


def named_at(text: str, at: int) -> bool:
    """Tell whether a name stands at `at` that needs no word for a work: of a line, or foreign words."""
    if _BARE_NAME.match(text, at):
        return True
    foreign = _FOREIGN.match(text, at)
    return foreign is not None and sum(not is_syllable(word) for word in foreign.group().lower().split()) > 1
