"""Sentences of a document: cut at full stops that are neither abbreviations, numbers nor initials."""

from __future__ import annotations

import re

from kg.model import Block, Document, Sentence, Span

# Folded words before a full stop that does not end a sentence; one-letter words are looked at apart.
_SHORT = re.compile(
    r"t\.?p|t\.?x|tt|tư?\.ư|đ/c|tr|p\.v|(?:p?gs|ts|ths|tskh|bs|bsck|ck|cn|ks|kts|ls|nsnd|nsưt|nnưt)"
    r"(?:\.(?:ts|tskh|bs|ck))*|st|vd|tel|đt|tl|ttg|mrs?|ms|dr|vs"
)
_LETTERED = frozenset("qp")  # quận, phường
_HONORIFICS = frozenset(("ông", "bà", "anh", "chị", "cô", "chú", "em", "cháu"))
_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?:\s+(?=\S)|(?=[^\W\d_]))")
_WORD = re.compile(r"[^\s(,;:\"“‘'\[]*\Z")
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]+|[a-zđ])\Z")
_LOOK = 24  # no abbreviation is longer
# Code points; the longest sentence in 4,000 news pages has 1,100. What reads a sentence may take the square of this.
LONGEST = 4_000


def split(document: Document, folded: str) -> tuple[Sentence, ...]:
    """Return the sentences of `document`, never across blocks, without the spaces around them."""
    found: list[Sentence] = []
    for block in document.blocks:
        _split_block(document.text, folded, block, found)
    return tuple(found)


def _split_block(text: str, folded: str, block: Block, found: list[Sentence]) -> None:
    start, stop = block.span.start, block.span.end
    for match in _END.finditer(text, start, stop):
        if _ends(text, folded, start, match):
            _add(text, start, match.end(), block, found)
            start = match.end()
    _add(text, start, stop, block, found)


def _add(text: str, start: int, end: int, block: Block, found: list[Sentence]) -> None:
    while end - start > LONGEST:  # no sentence, whatever its signs: cut between words
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = blank + 1 if blank > 0 else start + LONGEST
        _trimmed(text, start, cut, block, found)
        start = cut
    _trimmed(text, start, end, block, found)


def _trimmed(text: str, start: int, end: int, block: Block, found: list[Sentence]) -> None:
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        found.append(Sentence(Span(start, end), block.kind))


def _ends(text: str, folded: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the sentence from `start` ends with the signs of `match`."""
    dot, after = match.start(), match.end()
    following = text[after]
    if following in "-–—":  # “Bao giờ xong?” – ông hỏi.
        following = text[after + 1 : after + 3].strip()[:1]
    if following.islower() or following in ",;:.)":
        return False
    if not match.group()[-1].isspace():  # "năm 2022.Đồng thời": the space is missing
        return text[dot - 1 : dot].islower() and text[after : after + 2].istitle() and _plain_word(folded, start, dot)
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    return _plain_word(folded, start, dot) and not _initial(text, folded, start, dot)


def _plain_word(folded: str, start: int, dot: int) -> bool:
    """Tell whether the word before `dot` is neither an abbreviation nor a number that opens the sentence."""
    word = _last_word(folded, start, dot)
    at_start = not folded[start : dot - len(word)].strip(" -*•")
    return not _SHORT.fullmatch(word) and not (at_start and _NUMBER.match(word))


def _initial(text: str, folded: str, start: int, dot: int) -> bool:
    """Tell whether one letter before `dot` abbreviates the name that follows it: "P. Cầu Đất", "J. Biden".

    After a name it abbreviates that person and may end the sentence: "bà Nguyễn Thị T."
    """
    word = _last_word(folded, start, dot)
    letter = word.rpartition(".")[2]
    if len(letter) != 1 or not letter.isalpha() or not text[dot - 1].isupper():
        return False
    before = text[max(start, dot - _LOOK) : dot - 1].split()
    if "." in word or not before or (letter in _LETTERED and text[dot + 1 : dot + 3].strip()[:1].isdigit()):
        return True
    return not (before[-1].istitle() and before[-1].isalpha()) or before[-1].lower() in _HONORIFICS


def _last_word(folded: str, start: int, dot: int) -> str:
    match = _WORD.search(folded, max(start, dot - _LOOK), dot)
    return match.group() if match else ""
