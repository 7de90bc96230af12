"""Dates as the news writes them: "Sáng 11/12", "ngày 16-12- 2022", "tháng 3/2023", "hôm qua", "cùng ngày"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.language.edtf import bounds, day_of_year, period_bounds, resolve_year
from kg.model import DateMention, Span

__all__ = ["bounds", "find", "period_bounds", "resolve_year"]

_TIME = r"(?:rạng sáng|sáng sớm|sáng|trưa|chiều|tối|đêm)"
# What stands before a day and month, and how surely it makes them a date.
_STRONG = re.compile(
    rf"(?<!\w)(?:(?:{_TIME} )?(?:các |những )?(?:ngày|hôm)(?: mùng| mồng)?|{_TIME}|mùng|mồng"
    rf"|(?:(?:hôm|{_TIME}) (?:nay|qua)|cùng ngày),? ?\(?(?:ngày)?) ?\Z"
)
_WEEKDAY = re.compile(r"(?<!\w)(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?:, ?| ?\(|,? ngày| )\Z")
_STRONG_END = (  # one of these closes both, or neither stands there: quicker to tell
    "ngày", "hôm", "mùng", "mồng", "sáng", "sớm", "trưa", "chiều", "tối", "đêm", "nay", "qua",
    "hai", "ba", "tư", "năm", "sáu", "bảy", "2", "3", "4", "5", "6", "7", "nhật",
)  # fmt: skip
_WEAK = re.compile(r"(?<!\w)(?:từ|đến|tới|trước|sau|hết|vào|qua|kể từ|tính đến) \Z")
_NO_DAY = re.compile(r"(?:một|mỗi|hằng|hàng) ngày \Z")  # "mỗi ngày 10-12 lượt"
_MONTH_WORD = re.compile(r"(?<!\w)tháng \Z")
_YEAR_WORD = re.compile(r"(?<!\w)năm \Z")
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_LIST = r"(?P<d>\d{1,2})(?:(?:, ?| ?- ?| và | đến (?:ngày )?)\d{1,2}){0,6}?"
_STOP = r"(?![\d%]|[.,]\d|/\w|-\d(?!\d?/)|-[^\W\d_])"
_FULL = re.compile(
    rf"(?P<d>\d{{1,2}})(?: ?- ?\d{{1,2}}(?= ?[/.]))? ?(?P<s>[/.-]) ?(?P<m>\d{{1,2}}) ?(?P=s) ?{_YEAR}{_STOP}"
)
_SPELT = re.compile(rf"{_LIST} tháng (?P<m>\d{{1,2}})(?: ?[/.-] ?{_YEAR}|,? năm {_YEAR.replace('<y', '<z')})?{_STOP}")
_SLASH = re.compile(rf"{_LIST} ?/ ?(?P<m>\d{{1,2}})(?: ?[/.-] ?(?P<y>(?:19|20)\d\d|\d\d))?{_STOP}")
_DASH = re.compile(rf"(?P<d>\d{{1,2}})(?:(?:, ?| và | đến )\d{{1,2}}){{0,6}}?(?P<s> ?- ?|\.)(?P<m>\d{{1,2}}){_STOP}")
_MONTH = re.compile(rf"(?P<m>\d{{1,2}})(?: ?[/.-] ?|,? năm ){_YEAR}{_STOP}")
_OF_YEAR = re.compile(rf"{_YEAR}(?! ?- ?\d)(?:{_STOP})")
_FULL_YEAR = re.compile(r"\d{4}")
_TO = (" đến ", " đến hết ", " đến ngày ", "-", " - ")
_DIGITS = re.compile(r"\d(?<![\w.,/]\d)\d{0,3}(?!\w)")
_GOES_ON = re.compile(r"\d+(?: ?[/.-]|,| (?:và|đến|tháng|năm) )")  # what the figures of every date are followed by
# "đến 5/6 chỉ tiêu", "thứ hai, 3/5 xã" count something.
_COUNTED = re.compile(
    r" ?(?:[%=]|(?:chỉ tiêu|tiêu chí|xã|phường|quận|huyện|thị trấn|đại biểu|phiếu|chi bộ|đảng|đơn vị|người|hộ|ý kiến|số"
    r"|thành viên|ủy viên|đồng chí|dự án|nội dung|tổ(?! chức)|khu|thôn|trường|cơ quan|điểm|nhiệm vụ|trường hợp|vụ"
    r"|tổng số|lượt|lần|ca|triệu|tỷ|tỉ|nghìn|ngàn|đồng|giờ|phút|tháng|năm|km|m2|ha|tấn|chuyến)\b)"
)
_DEICTIC = re.compile(rf"(?<!\w)(?:hôm|{_TIME})\Z")
_WIDTH = 26  # the longest words before a date


def find(folded: str, published: str | None = None, hint_year: int | None = None) -> list[DateMention]:
    """Return the dates in `folded`, in order, as EDTF: days, "2017-03" and "2022".

    A day without year gets the one of the last such day not after `published`, an ISO day; without
    `published` that of `hint_year`; without either it is "XXXX-12-11". The span takes in the words
    before the figures: "sáng ngày 11/12", "tháng 3/2017", "năm 2022".
    """
    found: list[DateMention] = []
    stop = 0
    for digits in _DIGITS.finditer(folded):
        if digits.start() >= stop:
            mention = _at(folded, digits.start(), published, hint_year)
            if mention is None and found and folded[stop : digits.start()] in _TO:
                mention = _end_of_range(folded, digits.start(), published, hint_year)
            if mention:
                found.append(mention)
                stop = mention.span.end
    _share_year(folded, found)
    found += _deictic(folded, published, found)
    found.sort(key=lambda mention: mention.span)
    return _same_day(folded, found)


def _at(folded: str, start: int, published: str | None, hint: int | None) -> DateMention | None:
    """Return the date whose figures begin at `start`."""
    low = max(0, start - _WIDTH)
    before = folded[low:start]
    if before.endswith("năm ") and (match := _OF_YEAR.match(folded, start)) and _YEAR_WORD.search(before):
        return DateMention(Span(start - 4, match.end()), match["y"])
    if before.endswith("tháng ") and (match := _MONTH.match(folded, start)):
        return _month(start - 6, match)
    if not _GOES_ON.match(folded, start):
        return None
    strong = _strong(before)
    if match := _FULL.match(folded, start):
        return _day(match, low + strong.start() if strong else start, published, hint)
    if match := _SPELT.match(folded, start):
        return _day(match, low + strong.start() if strong else start, published, hint)
    if strong:
        numeric = _SLASH.match(folded, start) or (not _NO_DAY.search(before) and _DASH.match(folded, start))
        if numeric and not _counted(folded, numeric):
            return _day(numeric, low + strong.start(), published, hint)
        return None
    return _after_weak_word(folded, start, before, published, hint)


def _strong(before: str) -> re.Match[str] | None:
    ends = before.rstrip(" ,(").endswith(_STRONG_END)
    return (_STRONG.search(before) or _WEEKDAY.search(before)) if ends else None


def _after_weak_word(
    folded: str, start: int, before: str, published: str | None, hint: int | None
) -> DateMention | None:
    """Return the day or month after "từ", "đến": with a stroke only, and such days may lie ahead."""
    if not _WEAK.search(before):
        return None
    if match := _MONTH.match(folded, start):
        return _month(start, match) if "/" in match.group() else None
    match = _SLASH.match(folded, start)
    if not match or "," in match.group() or _counted(folded, match):
        return None
    return _day(match, start, published, hint, nearest=True)


def _counted(folded: str, match: re.Match[str]) -> bool:
    return bool(_COUNTED.match(folded, match.end()))


def _end_of_range(folded: str, start: int, published: str | None, hint: int | None) -> DateMention | None:
    """Return the second day of "ngày 29-3 đến 3-4"."""
    match = _DASH.match(folded, start)
    return _day(match, start, published, hint) if match and not _counted(folded, match) else None


def _share_year(folded: str, found: list[DateMention]) -> None:
    """Give the first day of a range the year printed with the last: "từ ngày 28/6 đến 2/7/2023"."""
    for n in range(len(found) - 1):
        first, last = found[n], found[n + 1]
        if folded[first.span.end : last.span.start] not in _TO or len(first.edtf) != 10 or len(last.edtf) != 10:
            continue
        if last.edtf[:4] in folded[last.span.start : last.span.end] and not _FULL_YEAR.search(
            folded, first.span.start, first.span.end
        ):
            year = int(last.edtf[:4]) - (first.edtf[5:] > last.edtf[5:])
            edtf = f"{year:04}{first.edtf[4:]}"
            found[n] = DateMention(first.span, edtf if bounds(edtf) else first.edtf)


def _month(start: int, match: re.Match[str]) -> DateMention | None:
    if not 1 <= int(match["m"]) <= 12:
        return None
    return DateMention(Span(start, match.end()), f"{match['y']}-{int(match['m']):02}")


def _day(
    match: re.Match[str], start: int, published: str | None, hint: int | None, nearest: bool = False
) -> DateMention | None:
    groups = match.groupdict()
    day, month = int(groups["d"]), int(groups["m"])
    if not day_of_year(day, month):
        return None
    year = groups.get("y") or groups.get("z")
    if year:
        edtf = f"{year if len(year) == 4 else '20' + year}-{month:02}-{day:02}"
        if not bounds(edtf):
            return None
    else:
        edtf = resolve_year(f"XXXX-{month:02}-{day:02}", published, hint, nearest=nearest)
    end = match.end()
    if match.string[end : end + 1] == ")" and "(" in match.string[start:end]:
        end += 1
    return DateMention(Span(start, end), edtf)


def _deictic(folded: str, published: str | None, found: list[DateMention]) -> list[DateMention]:
    """Return "hôm nay", "chiều qua" and the like as days, where no figures follow that say it already."""
    if not published:
        return []
    today = date.fromisoformat(published[:10])
    taken = {m.span.start for m in found}
    more = []
    for word, back in ((" nay", 0), (" qua", 1)):
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            low = max(0, at - _WIDTH)
            match = _DEICTIC.search(folded[low:at])
            if match and low + match.start() not in taken and not folded[end : end + 1].isalnum():
                span = Span(low + match.start(), end)
                more.append(DateMention(span, (today - timedelta(days=back)).isoformat()))
            at = folded.find(word, end)
    return more


def _same_day(folded: str, found: list[DateMention]) -> list[DateMention]:
    """Add "cùng ngày": the last day before it."""
    at = folded.find("cùng ngày")
    if at < 0:
        return found
    days = [m for m in found if len(m.edtf) == 10]
    taken = {m.span.start for m in found}
    while at >= 0:
        earlier = [m for m in days if m.span.end <= at]
        if earlier and at not in taken:
            found.append(DateMention(Span(at, at + 9), earlier[-1].edtf))
        at = folded.find("cùng ngày", at + 9)
    return sorted(found, key=lambda mention: mention.span)
