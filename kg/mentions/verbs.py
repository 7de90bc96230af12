"""Verbs of personnel events in a sentence: where they stand, and whether they tell a fact."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.lexicon import table
from kg.lexicon.trie import Trie
from kg.mentions.attach import Cast
from kg.mentions.clauses import Clause, in_charge, left_behind
from kg.mentions.scan import Scan, marks

_SLOT = 20  # words of an office with its body
_TOPIC = 20  # words from what asks to what it asks for
_REACH = 90  # words over which a decision makes the holdings after it new
_STATE = {
    "hiện",
    "đang",
    "từng",
    "khi",
    "gian",
    "đã",
    "người",
    "trình",
    "còn",
    "vẫn",
    "nguyên",
    "trước",
    "sẽ",
    "được",
    "lượt",
}
_MOVES = ("luân", "điều")  # "ông A (Thứ trưởng, luân chuyển làm Phó Bí thư Tỉnh ủy)"
_BY = 16  # words from "được" to a verb
_FOES = {("thực", "dân"), ("đế", "quốc"), ("bị", "giặc"), ("bị", "địch"), ("bị", "pháp"), ("bị", "mỹ"), ("mỹ", "ngụy")}
_FLAGS = ("acting", "also", "bare", "becomes", "decided", "every", "filled", "seized")
_WANTS = {("yêu", "cầu"), ("đề", "nghị"), ("đề", "xuất"), ("kiến", "nghị"), ("xem", "xét")}
# What may follow a penalty that is not named.
_ENDS_PENALTY = frozenset(
    (".", ",", ";", ")", "\n", "vì", "do", "liên", "sau", "từ", "vào", "trước", "và", "nhưng", "hồi")
)
_POLICE = {
    ("công", "an"), ("cơ", "quan"), ("cảnh", "sát"), ("bộ", "công"), ("lực", "lượng"), ("cục", "cảnh"),
    ("phòng", "cảnh"), ("viện", "kiểm"), ("bộ", "đội"),
}  # fmt: skip
_ASKS = _WANTS - {("xem", "xét")}
_AFTER = 40  # words behind a verb that may make it none of the past
# What stands between "sẽ" and a verb that is told as done.
_HAPPENED = frozenset(("đã", "vừa", "khi", "mà", "người", "từng", "mới", "được", "bị", "theo", "hôm", "biết", "do"))
_DONE = (";", ":", "đã", "được", "bị", "quyết", "phê", "ký", "nhất", "thông")
_ON_REQUEST = ("theo", "sau", "trên", "từ", "của", "tờ", "chương", "quy", "quá")  # "theo đề nghị", "tờ trình"
_BODY = 12  # words of whom one asks to do something
_VOTED = 25  # words from a vote to who became what by it
_VOTES = {"bầu", "phiếu", "trúng", "đắc"}
FILLS = ("appointed", "elected", "approved")
GAINS = (*FILLS, "nominated")


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of the table personnel.toml."""

    event: str
    voice: str
    acting: bool = False  # only with an acting office right after it: "giao quyền Chủ tịch"
    also: str | None = None  # a second event that the words imply
    bare: bool = False  # a penalty that is not named, of the one whose name stands right before: "bị kỷ luật"
    seized: bool = False  # only by the police: "bị Công an tỉnh bắt"
    becomes: bool = False  # an election where votes are spoken of: "trở thành"
    decided: bool = False  # an event only where the page has just told of a decision: "giữ chức"
    filled: bool = False  # only with somebody and his office right after it: "cử ông A làm Tổ trưởng"
    every: bool = False  # from all posts, none of them named: "cách tất cả chức vụ trong Đảng"


@cache
def _verbs() -> Trie[Verb]:
    return Trie(
        (form, Verb(row["event"], row["voice"], **{name: row[name] for name in _FLAGS if name in row}))
        for row in table("personnel")["verb"]
        for form in row["forms"]
    )


@cache
def words(group: str) -> Trie[str]:
    """Return a word list of personnel.toml: "markers" or "unreal"."""
    return Trie((form, form) for form in table("personnel")[group]["words"])


def _sentence(forms: list[str]) -> int:
    """Return where the sentence ends that `forms` begin with."""
    return next((j for j, form in enumerate(forms) if form in (".", "\n", ";")), len(forms))


@cache
def _joints() -> frozenset[str]:
    return frozenset(table("personnel")["joints"]["words"])


def names_others(forms: list[str], start: int, end: int) -> bool:
    """Tell whether the words before `end` name, or propose, somebody else: "công bố quyết định bổ nhiệm cán bộ"."""
    for j in range(end - 1, start - 1, -1):
        hit = _verbs().longest(forms, j) if forms[j].isalpha() and forms[j] not in _MOVES else None
        if (
            hit
            and hit[0] <= end
            and hit[1].event in GAINS
            and hit[1].voice == "active"
            and not (hit[1].acting or hit[1].filled)
        ):
            return not {"được", "bị"}.intersection(forms[max(start, j - _BY) : j])
    return False


def _before(forms: list[str]) -> bool:
    """Tell whether "trước khi" follows."""
    return any(pair == ("trước", "khi") for pair in pairwise(forms))


class VerbFinder:
    """Finds the verbs of one page's sentences."""

    def __init__(self, scan: Scan, cast: Cast) -> None:
        self._scan = scan
        self._used = cast.used
        self._at = cast.at
        self._in_turn = cast.in_turn
        self._verbs = _verbs()
        self._ahead = marks(len(scan.words.forms), self._verbs.positions(scan.words))
        self._unreal = words("unreal")
        self._asked, self._granted = words("asked"), words("granted")
        self._decision: tuple[int, str] | None = None  # where the page last told of one, and which event
        self._joints = _joints()
        self._ends: dict[int, int] | None = None  # of bodies and offices; made where it is first asked for

    def find(self, clause: Clause) -> list[tuple[int, int, Verb]]:
        """Return the verbs of a sentence; verbs of one event side by side are one."""
        out: list[tuple[int, int, Verb]] = []
        forms, i = self._scan.words.forms, clause.start - 1
        while 0 <= (i := self._ahead.find(1, i + 1)) < clause.end:
            hit = self._verbs.longest(forms, i)
            if hit is None or hit[0] > clause.end or self._names(i, hit[0]):
                continue
            end, verb = hit
            if verb.filled and not self._filled(end, clause.end):
                continue
            if forms[end - 1] == "vụ" and end < clause.end and forms[end] in ("trưởng", "phó"):
                end -= 1  # "giữ chức Vụ trưởng": the office begins with it
            if verb.decided:
                found = self._by_decision(i, clause)
                if found is None or (out and self._continues(out[-1], i, verb)):
                    continue
                verb = Verb(found, "self", decided=True)
            elif verb.becomes:
                if forms[i - 1] == "để" or not self._fills(end):
                    continue
                votes = _VOTES.intersection(forms[max(clause.start, i - _VOTED) : i])
                verb = Verb("elected" if votes else "appointed", "self", becomes=True)
            elif verb.event in ("appointed", "elected", "nominated"):
                self._decision = (i, verb.event)
            if (verb.bare and self._named(end)) or (verb.seized and not self._by_police(i, clause.start)):
                continue
            if verb.acting and not (self._acting(end) or self._charged(end, clause.end)):
                continue
            if forms[i] == "để" and "phiếu" in forms[max(clause.start, i - _BODY) : i]:
                verb = Verb("elected", "self")  # "được bỏ phiếu kín để giữ chức"
            if out and self._joined(out[-1][1], i) and out[-1][2].event == verb.event and not out[-1][2].every:
                out[-1] = (out[-1][0], end, out[-1][2])
            elif not (out and self._continues(out[-1], i, verb)):
                out.append((i, end, verb))
            i = end - 1
        return out

    def _acting(self, end: int) -> bool:
        return end in self._scan.offices and self._scan.offices[end].label.startswith("Quyền")

    def _filled(self, end: int, limit: int) -> bool:
        """Tell whether somebody follows, and "làm" or "giữ chức" with an office in his part of the sentence."""
        forms, offices = self._scan.words.forms, self._scan.offices
        if not any(j in self._at for j in range(end, end + 2)):
            return False
        for j in range(end, min(limit, end + _AFTER)):
            if forms[j] == ";":
                return False
            if forms[j] in ("làm", "giữ") and any(k in offices for k in range(j + 1, j + 4)):
                return True
        return False

    def _charged(self, end: int, limit: int) -> bool:
        """Tell whether "phụ trách" and a body follow "giao": "được giao phụ trách Sở Y tế"."""
        forms, bodies = self._scan.words.forms, self._scan.bodies
        return any(j in bodies and in_charge(forms, j) for j in range(end, min(limit, end + _AFTER)))

    def _named(self, end: int) -> bool:
        """Tell whether the penalty follows "bị kỷ luật", or somebody who is punished so: "cán bộ bị kỷ luật là"."""
        after = self._scan.words.forms[end : end + 1]
        return bool(after) and after[0] not in _ENDS_PENALTY

    def _by_police(self, i: int, first: int) -> bool:
        """Tell whether "bị", then the police and nothing else, stand before word `i`."""
        forms = self._scan.words.forms
        at = next((j for j in range(i - 1, max(first, i - _BY), -1) if forms[j] == "bị"), None)
        if forms[i + 1 : i + 2] in (["đầu"], ["nguồn"], ["tay"], ["nhịp"], ["kịp"], ["lỗi"], ["chước"], ["ép"]):
            return False
        return at is not None and tuple(forms[at + 1 : at + 3]) in _POLICE and "," not in forms[at:i]

    def _fills(self, end: int) -> bool:
        """Tell whether an office follows "trở thành", a number perhaps before it."""
        return any(j in self._scan.offices for j in range(end, end + 3))

    def _by_decision(self, i: int, clause: Clause) -> str | None:
        """Return which event "giữ chức" at word `i` tells, after a decision; None where it tells of a state."""
        forms = self._scan.words.forms
        if self._decision is None or i - self._decision[0] > _REACH:
            return None
        if self._decision[1] == "nominated" and self._decision[0] < clause.start:
            return None
        before = forms[max(clause.start, i - 4) : i]
        if "khi" in forms[clause.start : self._decision[0]] or _before(forms[i : min(clause.end, i + _SLOT)]):
            return None  # "trước khi được bầu, bà A giữ chức …", "ông A giữ chức … trước khi về làm …"
        in_turn = i - 1 in self._in_turn  # "các ông A, B lần lượt giữ chức": no career of one
        state = any(form in _STATE and not (in_turn and form == "lượt") for form in before)
        return None if state else self._decision[1]

    def _continues(self, before: tuple[int, int, Verb], start: int, verb: Verb) -> bool:
        """Tell whether a verb only leads on from the one before: "điều động … về làm", "giới thiệu để bầu"."""
        if before[2].event not in GAINS:
            return False
        if before[2].event == "nominated" and verb.event in FILLS:
            return start - before[1] < 25
        if verb.voice != "self" or verb.event != "appointed":
            return False
        if verb.decided and self._leads_to(before[1], start):
            return True
        forms = self._scan.words.forms
        left = (j for j in range(before[1], start) if j in self._scan.offices and j not in self._used)
        return all(left_behind(forms, j) for j in left)

    def _leads_to(self, end: int, start: int) -> bool:
        """Tell whether "giữ chức" at `start` names what the one person after a verb gets: "bầu ông A, … giữ chức …"."""
        forms, offices = self._scan.words.forms, self._scan.offices
        told = any(j in offices and forms[j - 1] in ("làm", "chức", "vụ", "danh", "là") for j in range(end, start))
        return len({self._at[j] for j in range(end, start) if j in self._at}) == 1 and not told

    def _names(self, start: int, end: int) -> bool:
        """Tell whether the verb is part of a noun: "bầu cử", "cử tri", "khởi tố vụ án"."""
        forms = self._scan.words.forms
        after = forms[end] if end < len(forms) else ""
        before = forms[start - 1] if start else ""
        if before == "từng" and forms[start] == "đảm":
            return True  # "từng đảm nhiệm chức Bí thư": he held it
        if before == "tuổi" or (
            forms[start] == "bắt" and any(pair in _FOES for pair in pairwise(forms[start - 4 : start]))
        ):
            return True  # "thôi chức trước tuổi nghỉ hưu", "bị thực dân Pháp bắt giam"
        if forms[start:end] == ["từ", "chức"] and any(
            f in ("động", "chuyển") for f in forms[max(0, start - 7) : start]
        ):
            return True  # "điều chuyển ông A từ chức Phó Chủ tịch sang …"
        return (
            after in ("cử", "tri", "vụ", "bì", "cán", "nhân", "không", "trời", "buộc", "gặp", "cóc", "nạt", "đền")
            or (
                before in ("đơn", "ban", "đề", "ứng", "tự", "tiền", "phiếu", "bộ")
                and forms[start] in ("bầu", "cử", "phân")
            )
            or (forms[start] == "cử" and before in ("tiến", "thi", "tổng", "tuyển", "bãi", "trúng", "tái", "đắc"))
        )

    def _joined(self, end: int, start: int) -> bool:
        forms = self._scan.words.forms
        return all(form in self._joints for form in forms[end:start])

    def is_unreal(self, start: int, first: int, verb: Verb, end: int = -1) -> bool:
        """Tell whether the verb at word `start` of a sentence that begins at `first` tells no fact: plans, wishes."""
        forms = self._scan.words.forms
        if verb.event in ("removed", "disciplined") and self._wanted(first, start):
            return True
        if end > start and forms[end : end + 1] == ["nếu"]:
            return True  # "cách chức nếu không hoàn thành nhiệm vụ"
        if self._to_come(start, first, end) or (verb.event in FILLS and self._asked_of(start, first)):
            return True
        if forms[start - 2 : start] == ["về", "việc"] and verb.event != "nominated":
            return self._asked_for(first, start)
        window = 9 if verb.voice == "self" else 5
        for j in range(start - 1, max(first, start - window) - 1, -1):
            if forms[j] in (",", ";", ":"):
                return False
            named = self._scan.words.capital[j] and j > first  # "Cần Thơ"
            hit = None if named else self._unreal.longest(forms, j)
            if forms[j] == "trình" and forms[j - 1] == "quá":
                continue
            if hit and hit[0] <= start and not (verb.event == "nominated" and hit[1] in ("đề nghị", "chuẩn bị")):
                return True
        return False

    def _to_come(self, start: int, first: int, end: int) -> bool:
        """Tell whether a verb tells of what is to come, or is open: "sẽ họp để bầu", "việc bầu … sẽ được …"."""
        forms = self._scan.words.forms
        after = forms[end : end + _AFTER] if end > start else []
        if forms[start - 1] == "có" and ("hay", "không") in pairwise(after):
            return True  # "xin ý kiến về việc có bầu ông A hay không"
        if forms[start - 1] == "việc" and ("sẽ", "được") in pairwise(after[: _sentence(after)]):
            return True
        for j in range(start - 1, max(first, start - _TOPIC) - 1, -1):
            if forms[j] in _HAPPENED or not (forms[j].isalnum() or forms[j] in "()"):
                return False
            if forms[j] == "sẽ" and not self._scan.words.capital[j]:
                return True
        return False

    def _asked_of(self, start: int, first: int) -> bool:
        """Tell whether those named before a verb are only asked to do it: "đề nghị Quận ủy, UBND quận luân chuyển"."""
        forms, j = self._scan.words.forms, start
        if self._ends is None:
            self._ends = {f.end: f.start for group in (self._scan.bodies, self._scan.offices) for f in group.values()}
        while j > first:
            if j in self._ends:
                j = self._ends[j]
            elif j < start and forms[j - 1] in (",", "và"):
                j -= 1
            else:
                break
        asks = j < start and tuple(forms[j - 2 : j]) in _ASKS
        return asks and forms[j - 3] not in _ON_REQUEST

    def _wanted(self, first: int, start: int) -> bool:
        """Tell whether a penalty is only asked for: "yêu cầu UBND thị xã kỷ luật bằng hình thức cách chức ông A"."""
        forms = self._scan.words.forms
        led = start - 1 - (forms[start - 1] == ":")
        far = 2 * _TOPIC if forms[led] in ("thức", "mức") else _BODY
        for j in range(led - (far > _BODY), max(first, led - far), -1):
            considered = forms[j - 2 : j] == ["xem", "xét"]  # "đề nghị Ban Bí thư xem xét, thi hành kỷ luật"
            decided = forms[j] in _DONE and not (forms[j - 3 : j - 1] == ["xem", "xét"] and forms[j] == "quyết")
            if decided or (forms[j] == "," and not considered):
                return False
            if forms[j] == "trình" or (tuple(forms[j : j + 2]) in _WANTS and forms[j + 2] not in (",", "và")):
                return forms[j - 1] not in _ON_REQUEST
        return False

    def _asked_for(self, first: int, start: int) -> bool:
        """Tell whether a sentence up to the verb at word `start` only asks: "gửi tờ trình … về việc cho thôi …"."""
        forms = self._scan.words.forms
        near = range(max(first, start - _TOPIC), start)
        return any(self._asked.longest(forms, j) for j in near) and not any(
            self._granted.longest(forms, j) for j in range(first, start)
        )
