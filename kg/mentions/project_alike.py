"""Whether two names mean one work, as a page may say it in two ways."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.language.names import is_syllable
from kg.language.normal import bare
from kg.lexicon.projects import load
from kg.mentions.project_lists import CAPITAL
from kg.mentions.project_mention import ProjectMention

_PHASE = re.compile(r" \([^()]*\)| giai đoạn (?:\d+|[ivx]+)(?!\w)", re.IGNORECASE)
_PART = re.compile(r"giai đoạn (\d+|[ivx]+)(?!\w)", re.IGNORECASE)
# What may be said of one work in two ways; the first is the plainer one.
_SAID = (
    (re.compile(r"giải quyết ngập", re.IGNORECASE), "chống ngập"),
    (re.compile(r"(?<!\w)tỉ(?!\w)"), "tỷ"),
    (re.compile(r"(?<=tỷ) đồng"), ""),
    (re.compile(r"(?:tuyến )?(?:đường sắt đô thị|đường sắt|metro)(?!\w)", re.IGNORECASE), "metro"),
    (re.compile(r"(?:tuyến|con) đường(?!\w)", re.IGNORECASE), "đường"),
    (re.compile(r"(?<!\w)QL ?(?=\d)"), "quốc lộ "),
    (re.compile(r"(?:đường |tuyến |đường bộ )(?=vành đai|cao tốc|quốc lộ|tỉnh lộ|đại lộ|xa lộ)", re.IGNORECASE), ""),
    (re.compile(rf"(?<=\w) (?:đi|đến|tới) (?={CAPITAL})"), " - "),
    (re.compile(r"cảng hàng không(?: quốc tế)?", re.IGNORECASE), "sân bay"),
    (re.compile(r"khu đô thị mới", re.IGNORECASE), "khu đô thị"),
    (re.compile(rf"(?i:nhà ga|ga ngầm|ga tàu điện ngầm)(?: metro| trung tâm)?(?= {CAPITAL})"), "ga"),
    (re.compile(r"nút giao thông", re.IGNORECASE), "nút giao"),
    (
        re.compile(
            r"\A((?i:cầu vượt|hầm chui))(?: thép)?(?: tại| ở)? (?:nút giao|giao lộ|vòng xoay|ngã tư|ngã ba)(?!\w)"
        ),
        r"\1",
    ),
    (re.compile(r"(?<=đập) (?:dâng|tràn)"), ""),
    (re.compile(r"nhà máy (?=(?:thủy|nhiệt|điện) (?:điện|gió|mặt trời))", re.IGNORECASE), ""),
    (re.compile(r"(?:chủ tịch hồ chí minh|bác hồ|hồ chủ tịch)", re.IGNORECASE), "Hồ Chí Minh"),
    (re.compile(r"(?<!\w)0(?=\d (?:tuyến|đường|cầu))"), ""),
    (re.compile(r"(?<!\w)số (?=\d)", re.IGNORECASE), ""),
    (
        re.compile(r"(?:(?:cây|trạm|cửa hàng) xăng(?: dầu)?|\A(?:kinh doanh )?xăng dầu)(?!\w)", re.IGNORECASE),
        "cửa hàng xăng dầu",
    ),
    (re.compile(r" mới\Z"), ""),
)
# Where people rest and look around, whatever it is called, before its proper name.
_RESORT = re.compile(
    r"(?i:(?:khu|quần thể)(?:(?:,| và)? (?:khu|nghỉ mát|tâm linh|văn hóa|cao cấp|quốc tế|quốc gia|liên hợp"
    r"|phức hợp|tổng hợp|ven|biển|giải trí|vui chơi))*?"
    r" (?:du lịch|nghỉ dưỡng|sinh thái|nghỉ mát|resort)"
    r"(?:(?:,| và)? (?:du lịch|nghỉ dưỡng|sinh thái|tâm linh|văn hóa|cao cấp|quốc tế|quốc gia|liên hợp|phức hợp"
    rf"|tổng hợp|ven|biển|resort|giải trí|vui chơi))*)(?= {CAPITAL})"
)
_TELLING = 3  # proper words that tell a work from all others
_ALIKE = 0.75  # share of common words
_OPENS = 3  # words that open what a project is about: "chăn nuôi bò …"
_TOLD_ALIKE = 0.6
_AT = re.compile(r" (?:tại|ở) ")
_ON = re.compile(r" (?:tại|ở|trên) ")
_HEAD = 2  # words of what stands at a site
_LIES = re.compile(r"(?:tai|o|trong|thuoc|noi|vao|tu|gan|canh|cau|song|ho|nui|xa|phuong|huyen|quan) \Z")
_WORD = re.compile(r"\w+")
# "tuyến metro số 1 (Bến Thành - Suối Tiên)"
_LINE = re.compile(r"(?:tuyến|metro|cao tốc)(?!\w)", re.IGNORECASE)
_ENDS = re.compile(rf" ?\((?:tuyến |đoạn )?(?:từ )?(?P<ends>{CAPITAL}[\w ]{{2,30}} [-–] {CAPITAL}[\w ]{{2,30}})\)")
_FOREIGN = 6  # letters of a word that may be spelt wrong: "Medirian" is "Meridian"
_VOWELS = re.compile(r"[aeiouy]")


def alike(a: ProjectMention, b: ProjectMention) -> float:
    """Return how surely two names mean one work, 0 where they do not."""
    if a.serves != b.serves:
        return 0.0
    phases = {_part(a.name), _part(b.name)} - {""}
    if len(phases) > 1:
        return 0.0
    return max(_alike(one, other) for one in forms(a.name) for other in forms(b.name))


def _alike(one: str, other: str) -> float:
    what, told = _what(one), _what(other)
    if what and what[:_OPENS] == told[:_OPENS] and _share(frozenset(what), frozenset(told)) >= _TOLD_ALIKE:
        return 1.0
    short, long = sorted((one, other), key=len)
    x, y = words_of(short), words_of(long)
    if x.isdisjoint(y):
        return 0.0
    share = _share(x, y)
    own = proper(short)
    if own == proper(long) and (share >= _ALIKE or x <= y or (own and _site(short) == _site(long) != ())):
        return share
    return share if x <= y and _within(short, long) else 0.0


def _within(short: str, long: str) -> bool:
    """Tell whether a name that has no word of its own is the other one cut short."""
    less, more = " ".join(_keys(short)), " ".join(_keys(long))
    at = f" {more} ".find(f" {less} ")
    if at > 0 and _LIES.search(more, 0, at):  # where a work lies is another
        return False
    if more.startswith(less) or more.endswith(less) or _tail(short) == _tail(long) != ():
        return True
    if f" {short.lower()} và " in long.lower():  # "Sao Mai", "Tổ hợp khách sạn Sao Mai và căn hộ An Bình"
        return True
    named = len(proper(short))
    # "Ocean Bay", "khu du lịch Ocean Bay An Phú"
    return named >= _TELLING or (at > 0 and named > 1 and load().work.match(short.lower()) is None)


def called(text: str, mention: ProjectMention) -> ProjectMention | None:
    """Return the other name that a bracket gives a line, by its ends: "metro số 1 (Bến Thành - Suối Tiên)"."""
    line = _LINE.match(plain(mention.name))
    ends = _ENDS.match(text, mention.span.end) if line else None
    return replace(mention, name=f"{line[0]} {ends['ends']}") if line and ends else None


def holds(name: str, other: str) -> bool:
    """Tell whether a name has the proper words of another, and most of the others."""
    words, held = words_of(plain(other)), words_of(plain(name))
    return proper(plain(other)) <= held and len(words & held) >= _ALIKE * len(words)


@lru_cache(4096)
def forms(name: str) -> tuple[str, ...]:
    """Return a name in the plainest words, and with the plainest word for what it is if it has one."""
    said = plain(name)
    plainer = _RESORT.sub("khu du lịch", said)
    return (said,) if plainer == said else (said, plainer)


@lru_cache(4096)
def plain(name: str) -> str:
    """Return a name as it is compared: without its phase, in the plainest words."""
    name = _PHASE.sub("", name)
    for pattern, plainer in _SAID:
        name = pattern.sub(plainer, name)
    return name.strip()


def opening(name: str) -> tuple[str, ...]:
    """Return the words that open what a project is about that bears no work's name."""
    return _what(name)[:_OPENS]


@lru_cache(4096)
def _part(name: str) -> str:
    """Return the phase that a name tells."""
    found = _PART.search(name)
    return found[1].lower() if found else ""


def _share(x: frozenset[str], y: frozenset[str]) -> float:
    return 2 * len(x & y) / (len(x) + len(y))


@lru_cache(4096)
def _what(name: str) -> tuple[str, ...]:
    """Return the words that tell what a project is about that bears no work's name, without where it is."""
    told = name.lower()
    if load().work.match(told) or not load().told.match(told):
        return ()
    words = _WORD.findall(_AT.split(told)[0])
    return tuple(words) if len(words) > _OPENS else ()


@lru_cache(4096)
def _site(name: str) -> tuple[str, ...]:
    """Return what stands at which site: "khu phức hợp" at "khu đất sân vận động An Phú"."""
    what, *site = _ON.split(name, maxsplit=1)
    return (*_keys(what)[:_HEAD], "", *_keys(site[0])) if site and proper(site[0]) else ()


@lru_cache(4096)
def _keys(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: without marks, and a foreign one however it is spelt."""
    return tuple(_key(word) for word in _WORD.findall(name.lower()) if word != "và")


@lru_cache(4096)
def _key(word: str) -> str:
    plainer = bare(word)
    if len(plainer) < _FOREIGN or not plainer.isalpha() or is_syllable(word):
        return plainer
    return plainer[0] + "".join(sorted(set(_VOWELS.sub("", plainer[1:]))))


@lru_cache(4096)
def words_of(name: str) -> frozenset[str]:
    """Return the words of a name as they are compared."""
    return frozenset(_keys(name))


@lru_cache(4096)
def _tail(name: str) -> tuple[str, ...]:
    """Return the proper words that end a name, if they are two or more: "Dũng Hà" of "cửa hàng xăng dầu Dũng Hà"."""
    words = [_key(w.lower()) if w[0].isupper() else "" for w in _WORD.findall(name)]
    start = len(words) - next((i for i, w in enumerate(reversed(words)) if not w), len(words))
    return tuple(words[start:]) if 1 < len(words) - start < len(words) else ()


@lru_cache(4096)
def proper(name: str) -> frozenset[str]:
    """Return the words of a name that are proper names or numbers, a work's word at its start aside."""
    words = _WORD.findall(name)
    start = 1 if load().work.match(name.lower()) else 0
    return frozenset(_key(w.lower()) for w in words[start:] if w[0].isupper() or w[0].isdigit())
