"""The words between a measure and its figure, or between two figures: links, changes, bases, periods."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.lexicon.indicators import load
from kg.mentions.times import Times
from kg.model import Reading, Span

_CLAUSE = 12  # words of a clause that does
_LONGEST = 12  # words that narrow a measure
_NUMBERED = re.compile(
    r" (?:năm(?! (?:nay|ngoái|trước|tới|sau|học|\d))|tháng|tỷ|tỉ|triệu|nghìn|ngàn|%)(?!\w)"
)  # "quận 2 năm qua" names no quận 2
_SHARES = ("tỷ lệ", "tỷ trọng")
_GLOSS = re.compile(r"\([^\d()]{2,30}\)")  # "(GRDP)", "(trừ dầu thô)"


@dataclass(frozen=True, slots=True)
class Tail:
    """How a figure is joined to what stands before it."""

    modifiers: int  # where the words that narrow the measure end
    link: str | None = None  # kind of the last link: is, up, down, part
    word: str | None = None  # the last link itself
    base: str | None = None  # what the figure is compared with, if that stands before it, as it is masked
    base_at: int = 0  # where that begins
    is_old: bool = False  # "từ 10% lên 12%": the first figure is of the past
    is_past: bool = False  # "(cùng kỳ tăng 8,2%)": the figure is of the year before
    is_range: bool = False  # "từ 7% đến 8%"
    is_base: bool = False  # "so với chỉ tiêu được giao là 4.500": the figure is the base
    adverb: str | None = None  # "bình quân", "mỗi ngày"


def mask(reading: Reading, times: Times) -> str:
    """Return the folded text with places (§) and periods (¤) blotted out, so that plain words remain."""
    text = reading.folded
    places = [place.span for place in reading.places if not _NUMBERED.match(text, place.span.end)]
    return _blotted(_blotted(text, places, "§"), [time.span for time in times.within(0, len(text))], "¤")


def _blotted(text: str, spans: list[Span], sign: str) -> str:
    """Return `text` with `spans`, which are in order, filled with `sign`."""
    out, done = [], 0
    for start, end in spans:
        if end > done:
            out += [text[done:start], sign * (end - max(start, done))]
            done = end
    return "".join([*out, text[done:]])


def after_measure(masked: str, start: int, end: int, *, clause: bool = False) -> Tail | None:
    """Read what stands from a measure's head to a figure; None where the two do not belong together.

    With `clause` a whole clause may narrow the measure: "tỷ lệ rác được thu gom đạt 98%".
    """
    tokens = list(load().tokens.finditer(masked, start, end))
    if tokens and tokens[0].group() == "và":
        return None
    stop, at = _modifiers(tokens, masked, start)
    keep = _words_end(tokens)
    if clause and at < keep and _is_clause(tokens[:keep]):
        stop, at = tokens[keep - 1].end(), keep
    tail = tokens[max(keep, at) :]
    links = _links(tail)
    junk = keep > at
    if junk and not any(t.group() in load().strict for t in links):
        return None
    if not links and not any(t.group() in (":", "(") for t in tail) and any(t.lastgroup == "mark" for t in tail):
        return None
    return _tail(tail, stop)


def after_figure(masked: str, start: int, end: int) -> Tail | None:
    """Read what stands between two figures of one measure: links, adverbs, periods and the like, no other words."""
    tokens = list(load().tokens.finditer(masked, start, end))
    if any(t.lastgroup == "word" and t.group() not in load().joints for t in tokens):
        return None
    links = _links(tokens)
    if not links and any(t.group() in _SHARES for t in tokens):  # "23 hộ nghèo, tỷ lệ 0,18%"
        return replace(_tail(tokens, start), link="part")
    joined = links or any(t.lastgroup in ("base", "time") for t in tokens)
    return _tail(tokens, start) if joined else None


def plain(masked: str, start: int, end: int) -> bool:
    """Tell whether only plain words stand there: what follows may narrow what stands before."""
    tokens = list(load().tokens.finditer(masked, start, end))
    return all(t.lastgroup == "word" and t.group() not in load().auxiliary for t in tokens)


def joined(masked: str, start: int, end: int) -> bool:
    """Tell whether only words of one clause stand there."""
    tokens = list(load().tokens.finditer(masked, start, end))
    return all(t.lastgroup != "mark" for t in tokens) and _is_clause(tokens)


def _is_clause(tokens: list[re.Match[str]]) -> bool:
    """Tell whether words may be one clause that narrows a measure."""
    table = load()
    marks = [t for t in tokens if t.lastgroup == "mark"]
    plain = [t for t in tokens if t.lastgroup != "mark"]
    listed = [t.group() for t in marks] == [","] and marks[0] is not tokens[-1]  # "trong cơ quan, tổ chức hành chính"
    return (
        (not marks or listed)
        and len(plain) <= _CLAUSE
        and not any(t.group().isdigit() and t.end() - t.start() > 1 for t in plain)
        and all(
            t.group() in table.clausal
            or (t.group() not in table.auxiliary and t.lastgroup in ("word", "place", "time"))
            for t in plain
        )
    )


def _links(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    return [t for t in tokens if t.lastgroup in ("is", "up", "down", "part")]


def _tail(tokens: list[re.Match[str]], modifiers: int) -> Tail:
    links = _links(tokens)
    last = links[-1] if links else None
    bases = [t for t in tokens if t.lastgroup == "base"]
    base = bases[-1] if bases else None
    is_base = bool(
        base
        and last
        and last.lastgroup == "is"
        and last.start() > base.start()
        and base.group().startswith("so")
        and "¤" not in base.group()
    )
    is_past = bool(base and last and base.start() < last.start() and base.group().startswith("cùng kỳ"))
    adverb = next((t.group() for t in tokens if t.lastgroup == "adverb" and t.group() in load().rates), None)
    return Tail(
        modifiers,
        link=last.lastgroup if last else None,
        word=last.group() if last else None,
        base=base.group() if base else None,
        base_at=base.start() if base else 0,
        is_old=bool(tokens) and tokens[-1].group() == "từ",
        is_past=is_past,
        is_range=bool(tokens) and tokens[0].group() in ("đến", "tới", "-"),
        is_base=is_base,
        adverb=adverb,
    )


def _words_end(tokens: list[re.Match[str]]) -> int:
    """Return the number of tokens up to the last plain word."""
    keep = len(tokens)
    while keep and tokens[keep - 1].lastgroup != "word":
        keep -= 1
    return keep


def _modifiers(tokens: list[re.Match[str]], masked: str, start: int) -> tuple[int, int]:
    """Return the offset and the token where the words that narrow a measure end: before a link or a comma."""
    stop, at, words, inside = start, 0, 0, False
    for i, token in enumerate(tokens):
        kind, form = token.lastgroup, token.group()
        if form == "từ" and i + 1 < len(tokens) and tokens[i + 1].lastgroup == "word":  # "tổng thu từ du lịch"
            kind = "word"
        if kind == "mark" and form in "()":
            inside = form == "("
            if inside and not _GLOSS.match(masked, token.start()):
                break
        elif not inside and (
            (kind not in ("word", "place", "time") and form != "-") or form in load().auxiliary or form.isdigit()
        ):
            break
        words += kind == "word"
        if words > _LONGEST:
            break
        if kind in ("word", "place") or form == ")":
            stop, at = token.end(), i + 1
    return stop, at
