"""Land under crops, and what the people of a place give, from country.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import table
from kg.lexicon.indicators import ABOUT
from kg.lexicon.phrases import alternatives


@dataclass(frozen=True, slots=True)
class Country:
    """Land under crops, and what people give."""

    crop: re.Pattern[str]  # begins behind the number
    grown: re.Pattern[str]  # a clause that begins with a crop; group: what
    work: re.Pattern[str]  # what is done to land; group: what
    kept: re.Pattern[str]  # a crop, or what is done to land, in a phrase
    gives: re.Pattern[str]  # ends before what people give; group: the verb
    gives_too: re.Pattern[str]  # and before what they give besides
    gives_land: re.Pattern[str]  # and before land, which nobody else gives so
    fund: re.Pattern[str]  # ends before what a fund took in; group: its name
    word: re.Pattern[str]  # of sums, one of the words that must stand before


@cache
def load() -> Country:
    """Return the table."""
    row: dict[str, list[str]] = table("country")
    no_crop = r"(?!\w| (?:kết|kỳ|chỉnh|kiện|hành|tra|chuẩn|chí|dùng|thụ|nhập|hồng|lợi)(?!\w))"
    crops, works = rf"(?:{alternatives(row['crops'])}){no_crop}", alternatives(row["works"])
    verb = rf"(?P<verb>{alternatives(row['gives'])})(?: (?:{ABOUT}|trị giá))* \Z"
    fund = rf"[\"“](?P<quoted>[^\"”\n]{{3,40}})[\"”]|{alternatives(row['funds'])}"
    return Country(
        crop=re.compile(rf" (?:đất )?(?:trồng )?(?:{crops})(?!\w)"),
        grown=re.compile(
            r" ?(?:(?:và|trong đó|có|vùng|riêng|diện tích|tổng diện tích|cây|cả|với) )*"
            rf"(?P<what>(?:{crops})(?!\w))(?: [^\s,;.]+){{0,5}}\Z"
        ),
        work=re.compile(rf"(?<!\w)(?P<what>{works})(?!\w)(?: [^\s,;.]+){{0,8}}\Z"),
        kept=re.compile(rf"(?<!\w)(?:{works}|{crops})(?!\w)"),
        gives=re.compile(
            rf"(?<!\w)(?:{alternatives(row['people'])})(?: [^\s,;.]+){{0,10}}?(?:, [^\s,;.]+){{0,2}}"
            rf"(?: (?:đã|còn|cũng|cùng|tự nguyện))* {verb}"
        ),
        gives_too=re.compile(rf"(?: [^\s,;.]+){{0,10}}(?:,|;| và|, và)? {verb}"),
        gives_land=re.compile(
            rf"(?:\A|[,;:.] |(?<!\w)(?:và|đã|vận động|tự nguyện) )(?P<verb>hiến)(?: (?:{ABOUT}))* \Z"
        ),
        fund=re.compile(
            rf"(?<!\w)quỹ (?P<name>{fund})(?:,? [^\s,;.]+){{0,8}}?(?: (?:{alternatives(row['take'])}|{ABOUT}))+ \Z"
        ),
        word=re.compile(rf"(?<!\w)(?:quỹ|{alternatives(row['gives'])})(?!\w)"),
    )
