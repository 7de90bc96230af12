"""How well a text fits a label: as written, with abbreviations spelt out, without marks, or in part."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from kg.language.normal import bare, fold, modern

# Abbreviations that people type in questions, by their folded form.
ABBREVIATIONS = {
    "ubnd": "Ủy ban nhân dân",
    "hđnd": "Hội đồng nhân dân",
    "mttq": "Mặt trận Tổ quốc",
    "ubmttq": "Ủy ban Mặt trận Tổ quốc",
    "bch": "Ban Chấp hành",
    "btv": "Ban Thường vụ",
    "bct": "Bộ Chính trị",
    "đbqh": "đại biểu Quốc hội",
    "lđlđ": "Liên đoàn Lao động",
    "tnmt": "Tài nguyên và Môi trường",
    "khđt": "Kế hoạch và Đầu tư",
    "gtvt": "Giao thông vận tải",
    "ct": "Chủ tịch",
    "pct": "Phó Chủ tịch",
    "bt": "Bí thư",
    "pbt": "Phó Bí thư",
    "nq": "Nghị quyết",
    "qđ": "Quyết định",
    "tphcm": "thành phố Hồ Chí Minh",
    "tp.hcm": "thành phố Hồ Chí Minh",
    "tp hcm": "thành phố Hồ Chí Minh",
    "tp": "thành phố",
    "tp.": "thành phố",
    "tx": "thị xã",
    "tx.": "thị xã",
    "q.": "quận",
    "p.": "phường",
    "tw": "Trung ương",
    "t.ư": "Trung ương",
}


class Fit(IntEnum):
    """How a text fits a label, the best first; what is written with marks is never read as if without."""

    IRI = 0
    EXACT = 1
    FOLDED = 2
    ABBREVIATION = 3
    UNACCENTED = 4
    PHRASE = 5
    WORDS = 6
    UNACCENTED_PHRASE = 7
    UNACCENTED_WORDS = 8

    @property
    def words(self) -> str:
        """Say it in Vietnamese and English."""
        return _WORDS[self]


_WORDS = {
    Fit.IRI: "IRI",
    Fit.EXACT: "đúng tên / exact",
    Fit.FOLDED: "khác chữ hoa, cách bỏ dấu / other case or tone placement",
    Fit.ABBREVIATION: "viết tắt / abbreviation",
    Fit.UNACCENTED: "không dấu / without marks",
    Fit.PHRASE: "một phần của tên / part of the name",
    Fit.WORDS: "theo từ trong tên / by words of the name",
    Fit.UNACCENTED_PHRASE: "một phần của tên, không dấu / part of the name, without marks",
    Fit.UNACCENTED_WORDS: "theo từ trong tên, không dấu / by words of the name, without marks",
}


def _pattern(abbreviations: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(abbreviations, key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:%s)(?:(?<=\.)|(?!\w))" % "|".join(map(re.escape, longest_first)))


# The words of "thành phố", "quận", "phường" …, without marks: people leave them out.
_LEVELS = frozenset(["tinh", "thanh", "pho", "quan", "huyen", "thi", "xa", "tran", "phuong", "dac", "khu"])
_BARE = {bare(short): bare(full) for short, full in ABBREVIATIONS.items()}
_SHORT, _SHORT_BARE = _pattern(ABBREVIATIONS), _pattern(_BARE)


def clean(text: str) -> str:
    """Return NFC `text` with modern tone placement and single spaces."""
    return " ".join(modern(unicodedata.normalize("NFC", text)).split())


def spelt_out(text: str) -> str:
    """Return clean `text` with its abbreviations in full, as labels write them."""
    folded = fold(text)
    parts, at = [], 0
    for match in _SHORT.finditer(folded):
        # "TP.Hải Phòng" has no space that could stay
        space = " " if match.group().endswith(".") and folded[match.end() : match.end() + 1].strip() else ""
        parts += [text[at : match.start()], ABBREVIATIONS[match.group()] + space]
        at = match.end()
    return clean("".join([*parts, text[at:]]))


@dataclass(frozen=True, slots=True)
class Asked:
    """A text made ready to be compared with many labels."""

    folded: str
    full: str
    plain: str
    words: frozenset[str]
    plain_words: frozenset[str]

    def fit(self, label: str, path: bool = False) -> Fit | None:
        """Return how well the text fits `label`, or None.

        Of a path of places, "thành phố Hải Phòng/quận Ngô Quyền", the last must be named.
        """
        folded = fold(clean(label))
        if folded == self.folded:
            return Fit.FOLDED
        full = fold(spelt_out(folded)) if _SHORT.search(folded) else folded
        if full == self.full:
            return Fit.ABBREVIATION
        plain = bare(full)
        if plain == self.plain:
            return Fit.UNACCENTED
        if not self.plain_words or not self.plain_words <= _words(plain):
            return None
        if path and not _words(plain.rpartition("/")[2]) - _LEVELS <= self.plain_words:
            return None
        if self.words <= _words(full):
            return Fit.PHRASE if f" {self.full} " in f" {full} " else Fit.WORDS
        return Fit.UNACCENTED_PHRASE if f" {self.plain} " in f" {plain} " else Fit.UNACCENTED_WORDS


def asked(text: str) -> Asked:
    """Make `text` ready to be compared."""
    folded = fold(clean(text))
    full = fold(spelt_out(folded))
    plain = _SHORT_BARE.sub(lambda match: _BARE[match.group()] + " ", bare(full))
    plain = " ".join(plain.split())
    return Asked(folded, full, plain, _words(full), _words(plain))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))
