"""What figures are about, how they are said and what they are compared with, from indicators.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lexicon import LexiconError, table
from kg.lexicon.needles import Needles
from kg.lexicon.phrases import alternatives, beginning

_NOTES = {"forms", "example", "counterexample"}
ABOUT = "hơn|gần|trên|khoảng|tới|đến|lên tới|được|thêm|cho|là"
_LEVEL = "(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)"
_LONG_VERB = 40  # code points
_KNOWN = _NOTES | {"units", "of_state", "of_place", "of_work", "owned", "needs", "named", "verbal"}


@dataclass(frozen=True, slots=True)
class Measure:
    """What may be measured; see indicators.toml."""

    units: frozenset[str]
    of_state: bool = False
    of_place: bool = False
    of_work: bool = False
    owned: bool = False
    needs: str | None = None
    named: bool = False
    verbal: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """What a place or an office does, up to a number."""

    verb: re.Pattern[str]
    whole: re.Pattern[str]  # with who does it; group: the verb

    def search(self, before: str) -> re.Match[str] | None:
        """Return the deed that `before` ends in; most ends are no deed, which the verb alone tells quickly."""
        return self.whole.search(before) if self.verb.search(before, max(0, len(before) - _LONG_VERB)) else None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Words that tell figures of a place from others."""

    matters: re.Pattern[str]  # what a government sees to
    private: re.Pattern[str]  # and what is no matter of it
    crowd: re.Pattern[str]  # behind a place: what some of its people do
    touched: re.Pattern[str]  # ends before the number of those whom something is done to
    clause: re.Pattern[str]  # a word that makes what is counted one of cases
    no_part: re.Pattern[str]  # a word that no part of a sum is called


@dataclass(frozen=True, slots=True)
class Stated:
    """How shares are told of what is in no table."""

    link: re.Pattern[str]  # ends before the share
    heads: re.Pattern[str]  # what the noun phrase begins with
    against: re.Pattern[str]  # words of other matters


@dataclass(frozen=True, slots=True)
class Sums:
    """How a place spends money, takes it in and owes it."""

    deed: Deed  # ends before a sum; group: the verb
    names: dict[str, str]  # what the sum is called, by verb
    kind: re.Pattern[str]  # what money it is, right behind the sum
    purpose: re.Pattern[str]  # a word behind the sum that what it is for follows


@dataclass(frozen=True, slots=True)
class Tally:
    """How things are counted whoever has them."""

    nouns: frozenset[str]
    actors: frozenset[str]  # of which only some count
    people: frozenset[str]  # of whom only many count
    guests: frozenset[str]  # whose number tells wherever it stands
    leads: re.Pattern[str]  # ends before the number
    name: re.Pattern[str]  # the words behind it that say what is counted
    others: re.Pattern[str]  # words before it of firms, persons and cases
    cases: re.Pattern[str]  # words behind it that make what is counted cases
    beside: re.Pattern[str]  # words anywhere before it that do
    dangling: re.Pattern[str]  # words that no name ends with
    totals: re.Pattern[str]  # what is summed up of things that were counted


@dataclass(frozen=True, slots=True)
class Indicators:
    """The table compiled; `measures[i]` belongs to form number i of `scan`."""

    measures: tuple[Measure, ...]
    scan: Needles
    before: re.Pattern[str]
    against: re.Pattern[str]
    elsewhere: re.Pattern[str]
    owner: re.Pattern[str]
    loss: re.Pattern[str]
    bounds: Bounds
    tokens: re.Pattern[str]  # named groups: up, down, part, is, base, adverb, place, time, mark
    compared: re.Pattern[str]  # what a figure is compared with, right after it
    counted: frozenset[str]
    many: frozenset[str]  # people: a number of them tells of a place when it is great
    staff: frozenset[str]  # of which fewer tell
    vague: frozenset[str]  # nouns that tell nothing alone
    no_count: re.Pattern[str]
    done: Deed  # ends before the number of things that a place does something to; group: the verb
    done_units: frozenset[str]
    least: int  # of such things
    fewer: int  # of works
    change: Deed  # ends before the share by which a place makes something more or less; group: the verb
    changed: re.Pattern[str]  # what it is, right behind the share
    sums: Sums
    gives: re.Pattern[str]  # ends before the share that a place has of a greater whole
    given: re.Pattern[str]  # what it has a share of, right behind it
    share: re.Pattern[str]  # begins behind "%"
    stated: Stated
    tally: Tally
    goals: frozenset[str]
    reached: re.Pattern[str]  # ends before the number of goals
    telling: re.Pattern[str]
    no_goal: re.Pattern[str]
    standard: re.Pattern[str]  # what counted things have reached, right after them
    poor: re.Pattern[str]  # ends before the number of the poor
    goal_words: re.Pattern[str]  # the words that narrow goals that are counted
    standard_words: re.Pattern[str]  # and those that name a standard
    opens: re.Pattern[str]  # ends before the name of a sector
    strict: frozenset[str]  # links that hold over a clause in between
    auxiliary: frozenset[str]  # words that no measure's name goes on with
    clausal: frozenset[str]  # words that may stand in a clause that narrows a measure
    joints: frozenset[str]  # words that may stand between two figures of one measure
    rates: frozenset[str]  # adverbs that make another figure of a measure
    short: dict[str, str]

    def spelt(self, phrase: str) -> str:
        """Return `phrase` with its abbreviations spelt out."""
        return " ".join(self.short.get(word.lower(), word) for word in phrase.split())


@cache
def load() -> Indicators:
    """Return the table; raise `LexiconError` where it has a key that nothing reads."""
    data = table("indicators")
    forms, measures = _measures(data)
    return Indicators(
        measures=tuple(measures),
        scan=Needles(forms),
        before=re.compile(rf"(?<!\w)(?:{alternatives(data['before']['forms'])}) \Z"),
        against=_words(data["against"]["measure"]),
        elsewhere=_words(data["against"]["area"]),
        owner=_owner(data["against"]["owner"]),
        loss=re.compile(rf"(?<!\w)(?:{alternatives(data['against']['loss'])})[^,;]*\Z"),
        bounds=_bounds(data),
        tokens=_tokens(data),
        compared=re.compile(rf",? ?(?:(?:so với|so|của|trong|theo|hồi) )?(?P<base>{_base(data)}|(?<=với )¤+)"),
        counted=frozenset(data["counted"]["units"]),
        many=frozenset(data["counted"]["many"]),
        staff=frozenset(data["counted"]["staff"]),
        vague=frozenset(data["counted"]["vague"]),
        no_count=_cases(data["counted"]["against"]),
        done=_doing(data["done"]["verbs"], data["done"]["who"]),
        done_units=frozenset(data["done"]["units"]),
        least=data["done"]["least"],
        fewer=data["done"]["fewer"],
        change=_doing(data["change"]["verbs"], data["done"]["who"]),
        changed=re.compile(rf" (?:tổng số |số |số lượng )?(?:{alternatives(data['change']['nouns'])})(?!\w)"),
        sums=_sums(data),
        gives=re.compile(rf"(?<!\w)(?P<verb>{alternatives(data['given']['verbs'])}) (?:(?:{ABOUT}) )*\Z"),
        given=re.compile(rf" (?:(?:trong|vào|cho|của|trên) )?(?:{alternatives(data['given']['nouns'])})(?!\w)"),
        share=re.compile(rf" (?:tổng số |số |các )?(?:{alternatives(data['share']['nouns'])})(?!\w)"),
        stated=_stated(data["stated"]),
        tally=_tally(data["tally"], data["words"]["compounds"] + data["tally"]["kept"]),
        goals=frozenset(data["goals"]["units"]),
        reached=re.compile(rf"(?<!\w)({alternatives(data['goals']['reached'])})[^,;.()]{{0,16}}\Z"),
        telling=_words(data["goals"]["telling"]),
        no_goal=re.compile(alternatives(data["goals"]["against"])),
        standard=_standard(data["standard"]["forms"]),
        poor=re.compile(rf"(?:{alternatives(data['poor']['before'])}) (?:(?:hơn|gần|trên|khoảng) )?\Z"),
        goal_words=_narrowing(data, data["words"]["stop"]),
        standard_words=_narrowing(data, data["words"]["stop"] + data["standard"]["stop"]),
        opens=re.compile(rf"(?:\A|[,;:(.§¤\"-]|(?<!\w)(?:{alternatives(data['words']['opens'])})) ?\Z"),
        strict=frozenset(data["words"]["strict"]),
        auxiliary=frozenset(data["words"]["auxiliary"]),
        clausal=frozenset(data["words"]["clausal"]),
        joints=frozenset(data["words"]["joints"]),
        rates=frozenset(data["words"]["rates"]),
        short=data["words"]["short"],
    )


def _measures(data: dict[str, Any]) -> tuple[list[str], list[Measure]]:
    """Return the forms of the measures and, beside each, the measure."""
    units = {name: frozenset(members) for name, members in data["units"].items()}
    forms: list[str] = []
    measures: list[Measure] = []
    for row in data["measure"]:
        if set(row) - _KNOWN:
            raise LexiconError(f"indicators.toml: unknown keys {sorted(set(row) - _KNOWN)}")
        allowed = frozenset().union(*(units.get(u, frozenset([u])) for u in row["units"]))
        flags = {key: value for key, value in row.items() if key not in _NOTES}
        measure = Measure(**{**flags, "units": allowed})
        forms += row["forms"]
        measures += [measure] * len(row["forms"])
    if len(set(forms)) < len(forms):
        raise LexiconError(f"indicators.toml: twice {sorted({f for f in forms if forms.count(f) > 1})}")
    return forms, measures


def _owner(forms: list[str]) -> re.Pattern[str]:
    """Return the words of works and firms; "phòng chống", "yêu cầu", "của các dự án" tell of no single one."""
    words = rf"(?<![\w])(?<!\d )(?<!yêu )(?<!nhu )(?<!của các )(?:{alternatives(forms)})(?!\w)"
    return re.compile(rf"{words}(?! chống| cháy| ngừa| chính sách)")


def _cases(forms: list[str]) -> re.Pattern[str]:
    """Return the words of cases; "chuẩn bị", "thiết bị" and "chưa có nước sạch" tell of none."""
    return re.compile(
        rf"(?<!\w)(?<!chuẩn )(?<!trang )(?<!thiết )(?<!ô )(?:{alternatives(forms)})(?!\w)"
        r"(?! di dời| (?:có|được (?:dùng|sử dụng|cấp|tiếp cận)) (?:nguồn )?(?:nước|điện|nhà vệ sinh)| qua đào tạo"
        r"| (?:đang |đến )?(?:sinh sống|làm việc|cư trú|lưu trú|tạm trú|học tập|lao động))"
    )


def _standard(forms: list[str]) -> re.Pattern[str]:
    """Return what counted things have reached: "đạt chuẩn", "đã được công nhận đạt chuẩn"."""
    reached = r"đạt(?= (?:chuẩn|nông thôn|ntm|danh hiệu|tiêu chuẩn|đô thị|văn hóa))"
    return re.compile(rf" (?:\([\d.,]+ ?%\) )?(?:đã )?(?:{alternatives(forms)})(?: {reached})?(?!\w)")


def _stated(row: dict[str, list[str]]) -> Stated:
    return Stated(
        link=re.compile(rf"(?<!\w)(?:{alternatives(row['links'])})(?: (?:{ABOUT}|từ|ở mức|tới|lên|¤+))* \Z"),
        heads=re.compile(rf"(?:{alternatives(row['heads'])})(?!\w)"),
        against=_words(row["against"]),
    )


def _sums(data: dict[str, Any]) -> Sums:
    verbs: dict[str, list[str]] = data["spending"]
    return Sums(
        deed=_doing([verb for several in verbs.values() for verb in several], data["spender"]["who"]),
        names={verb: name for name, several in verbs.items() for verb in several},
        kind=re.compile(rf" (?:{alternatives(data['sum']['kinds'])})(?!\w)"),
        purpose=re.compile(rf" ({alternatives(data['sum']['purposes'])}) "),
    )


def _tally(row: dict[str, list[str]], compounds: list[str]) -> Tally:
    now = r"(?:hiện nay|hiện tại|hiện|nay|đến nay|đã|chỉ|mới|vẫn|cũng|đang|sẽ|này|toàn bộ|¤+),? "
    stop, state = alternatives(row["stop"]), alternatives(row["state"])
    word = rf"(?:{alternatives(compounds)})(?!\w)|(?!(?:{stop})(?!\w))[^\W\d_]+(?:[-/][^\W\d_]+)*"
    holder = rf"(?:(?<!\w)(?:{alternatives(row['having'])})|§|\)),? (?:{now})*(?:có|còn|gồm) "
    lead = alternatives(row["leads"])
    clause = rf"(?:\A-? ?|[;,:(.\"“] ?|¤,? ?|(?<!\w)(?:{lead}),? )(?:{now})*(?:(?:có|còn|còn có|gồm) )?"
    return Tally(
        nouns=frozenset(row["nouns"]),
        actors=frozenset(row["actors"]),
        people=frozenset(row["people"]),
        guests=frozenset(row["guests"]),
        leads=re.compile(rf"(?:{clause}|{holder})(?:(?:{ABOUT}|ngót|xấp xỉ|tổng số|tổng cộng|tất cả) )*\Z"),
        name=re.compile(rf"(?: (?!(?:{state})(?!\w))(?:{word}))*(?: (?:{state})(?!\w)(?: (?:{word}))*)?"),
        others=_words(row["others"]),
        cases=_cases(row["cases"]),
        beside=_words(row["beside"]),
        dangling=re.compile(rf"(?: (?:{alternatives(row['dangling'])}))+\Z"),
        totals=re.compile(rf"(?:{alternatives(row['totals'])})(?!\w)"),
    )


def _bounds(data: dict[str, dict[str, list[str]]]) -> Bounds:
    beside = data["belonging"]
    return Bounds(
        matters=_words(data["matters"]["forms"]),
        private=_words(data["matters"]["against"]),
        crowd=re.compile(
            rf",? (?:{alternatives(beside['adverbs'])} )*(?:{alternatives(beside['crowd'])})(?!\w)",
        ),
        touched=re.compile(rf"(?<!\w)(?:{alternatives(beside['touched'])})(?: [^\W\d_]+){{0,4}} \Z"),
        clause=_words(beside["clause"]),
        no_part=_words(data["part"]["against"]),
    )


def _words(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{beginning(forms)})(?!\w)")


def _doing(verbs: list[str], who: list[str] | None = None) -> Deed:
    """Return what ends before the number of "thành phố mỗi năm đã chi khoảng"."""
    adverbs = (
        "đã|mới|mới chỉ|hiện|hiện nay|hiện đang|sẽ|đang|phải|còn|cũng|từng|dự kiến|"
        "sắp|tiếp tục|mỗi năm|mỗi ngày|hằng năm|hàng năm|hằng ngày|hàng ngày|này|cần|vừa|chỉ"
    )
    office = rf"(?:{alternatives(who or [])})(?: [^\W\d_]+){{0,8}}?"
    subject = rf"(?<!\w){office}(?: (?:{adverbs}|¤+))+ |(?:\A|[,;:] ?|¤,? ){office} " if who else "(?!)"
    agreed = "chấp thuận|đồng ý|quyết định|thống nhất|tiến hành|tổ chức|bắt đầu|hoàn tất việc|hoàn thành việc|cho phép"
    verb = rf"(?:(?:{agreed}) )?(?P<verb>{alternatives(verbs)})(?: (?:{ABOUT}))* \Z"
    place = r"(?:§|(?<!\w)toàn (?:xã|phường|thị trấn|quận|huyện|thị xã|tỉnh|ngành|thành phố|địa bàn|đảng bộ))"
    whole = re.compile(
        rf"(?:{place}(?:,? (?:{adverbs}|¤+))* |{subject}|, (?:đã|còn|hiện còn|mới) |, (?=thiếu|thừa) ?"
        rf"|(?:\A|[;:] ?|¤,? |(?:thời gian qua|đến nay|vừa qua),? )(?:(?:{adverbs}) )*)"
        rf"{verb}"
    )
    return Deed(re.compile(rf"(?<!\w){verb}"), whole)


def _narrowing(data: dict[str, Any], stop: list[str]) -> re.Pattern[str]:
    """Return the pattern of words behind a noun, up to one of `stop`."""
    whole = alternatives(data["words"]["compounds"])
    word = rf"(?:{whole})(?!\w)|(?!(?:{alternatives(stop)})(?!\w))[^\W\d_]+"
    return re.compile(rf"(?: (?:{word})| -(?= ))*")


def _base(data: dict[str, dict[str, list[str]]]) -> str:
    """Return the pattern of what figures are compared with: "dự toán thành phố giao", "cùng kỳ năm trước"."""
    nouns = alternatives(data["base"]["plan"] + data["base"]["past"])
    return rf"(?:{nouns})(?!\w)(?: (?:(?:{alternatives(data['base']['more'])})(?!\w)|¤+|§+))*"


def _tokens(data: dict[str, dict[str, list[str]]]) -> re.Pattern[str]:
    groups = [
        ("base", rf"so với (?:{_base(data)}|¤+)|{_base(data)}"),
        *((name, alternatives(data["link"][name])) for name in ("up", "down", "part", "is")),
        ("place", rf"(?:của |trên địa bàn |tại |ở |toàn )?§+(?: §+)*|trên địa bàn(?: toàn)?(?: {_LEVEL})?"),
        ("adverb", alternatives(data["link"]["adverb"])),
        ("time", r"(?:trong |vào |của |cả |hết |đến )?¤+"),
    ]
    compounds = alternatives(data["words"]["compounds"])
    named = "|".join(rf"(?P<{name}>(?:{pattern})(?!\w))" for name, pattern in groups)
    return re.compile(rf"{named}|(?P<mark>[,:()\-])|(?P<word>(?:{compounds})(?!\w)|\w+|\S)")
