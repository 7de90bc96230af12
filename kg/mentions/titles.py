"""Titles of papers: where they begin, and where their grammar ends them."""

from __future__ import annotations

import re

from kg.language.normal import modern
from kg.lexicon.papers import PaperType
from kg.lexicon.phrases import over
from kg.mentions.paper_parts import Parts
from kg.mentions.title_ends import THEIRS, after_years, does_besides
from kg.model import Body

_LOCAL = frozenset(
    {
        "PartyCommittee",
        "PartyOrganisation",
        "StandingCommittee",
        "PeoplesCouncil",
        "PeoplesCommittee",
        "PartyAdvisoryBody",
    }
)
_DECIDE = _LOCAL - {"PartyOrganisation", "PartyAdvisoryBody"}
_OPENING = re.compile(r"[\s,:]*(?:để\s+)?")
_GIVEN = re.compile(r"(?:(?:trình|gửi|lên)\s+)?")
_SENT = re.compile(
    r"(?:gửi|gởi|đến|tới|lên)\s(?:[^.;:\n]|; (?=các |thủ trưởng|giám đốc|chủ tịch|bí thư|ubnd)){3,140}?\s"
    r"(?<!ý kiến )(?<!kéo )(?<!đưa )(?<!trở )(?<!quay )(?<!đi )(?<!chuyển )(?<!ban )"
    r"(?=(?:về việc|về(?! (?:làm|trụ sở|nước|nhà|quê|địa phương))|v/v|yêu cầu|đề nghị|chỉ đạo|kiến nghị|thông báo|"
    r"thống nhất|đồng ý|giao|xin|truyền đạt|trả lời|phản hồi|cho phép|chấp thuận|kết quả|tình hình|giải trình|"
    r"đề xuất|phản ánh|báo cáo|liên quan (?:đến|tới)|phê bình|chấn chỉnh|cảnh báo|khẳng định|xác nhận|từ chối|"
    r"phản đối|điều chuyển|kiểm tra|rà soát|góp ý|bày tỏ|kêu gọi|khiếu nại|"
    r"tố cáo|tạm dừng|đình chỉ|xem xét|kiểm soát|cung cấp)[\s,])"
    r"(?:xem xét(?:,| và) (?!có |sớm )(?:cho ý kiến(?:,| và) )?)?"
)
# Before a word that else ends titles: "không được làm", "công trình", "mặt bằng", "nguyên là".
_GOES_ON = ("không ", "chưa ", "công ", "chương ", "quy ", "quá ", "tiến ", "lộ ", "mặt ", "văn ", "nguyên ", "báo ",
            "một số ", "những ", "các ", "với ", "định ", "phương ", "làm ", "học ", "noi ", "về ", "giải ", "thuyết ",
            "tường ")  # fmt: skip
_NO_END = (
    "để bầu",
    "khi có dấu hiệu",
    "khi thi hành",
    "nêu gương",
    "vừa và nhỏ",
    "bằng hình thức",
    "bằng cách",
    "theo đầu ",
    "theo hình thức",
    "theo hướng",
    "đạt chuẩn",
    "đạt tiêu chuẩn",
    "đạt danh hiệu",
)
_OFFICES = ("giám đốc", "chủ tịch", "bí thư", "phó ", "trưởng ", "hiệu trưởng")  # "yêu cầu ông A, giám đốc Sở B, gửi …"
_OFFICE = re.compile(
    r",? [-–] (?=(?:(?:nguyên|cựu|phó|quyền|tân) )*(?:giám đốc|chủ tịch|bí thư|trưởng|hiệu trưởng|chánh|tổng|ủy viên|"
    r"viện trưởng|đại biểu|tỉnh ủy|thành ủy|huyện ủy|quận ủy|cục trưởng|chi cục trưởng|kế toán|thứ trưởng|bộ trưởng) )"
)
_BECOMES = re.compile(r"(?<!\w)(?:hình thức|giữ chức|làm|đến nhận|thôi|về|và|tham gia|nghỉ|vì|do) ")
_NO_CLAUSE = ("từ chức", "từ nhiệm", "có tính", "giới thiệu cán bộ ứng cử", "giới thiệu người ứng cử",
              "xem xét thi hành", "xem xét, thi hành", "xem xét xử lý", "xem xét, xử lý")  # fmt: skip
_TIME = re.compile(r"(?:(?:đầu|cuối|giữa|đến|từ|trong|vào|sau đó|trước đó) )?(?:tháng|ngày|năm|hôm) \d")
_AND_BODY = re.compile(r",? và |, ")
_ORDERS = frozenset({"yêu cầu", "đề nghị", "giao", "chỉ đạo", "kiến nghị"})  # they are given to a list of bodies
_OTHER_THINGS = ("dự án ", "các dự án ", "gói thầu ")  # "đề án đô thị thông minh và dự án lắp camera"
_SEVERAL = (" các ", " cấp ", " hai ", " 2 ", " quận, ", " huyện, ")  # "UBND các huyện"
_LISTED = re.compile(r"\s(?:về|của|số|\d|[“\"])")
_TWO_WORDS = re.compile(r"(?:\s*\w+){1,2}")
_POINTS = re.compile(r"(?:^|\s)(?:này|đó|trên|nêu trên|nói trên|đã nêu)$")
_REPORTS = re.compile(r" (?:trình|gửi|cho thấy|nêu|cho biết|chỉ ra|chỉ rõ|khẳng định|thể hiện|ghi rõ|xác định)(?!\w)")
_QUOTED = re.compile(r"[\s:]*(?:về(?: việc)?\s)?(?:“|(?<=[\s:])\")([^“”\"]{8,240})[”\"]?")
_CLOSING = re.compile(r"[”\"]")
_BREAK = re.compile(r"[;:()“”\"]|\s[-–]\s?(?=ảnh)|,\s|\s(?:và|của)\s|\s|\n")
_IN_BRACKETS = re.compile(r" \([^()]*\)")  # "đối với ông A (khi đó là giám đốc) và ông B": no part of the title
_UNIT_ON = re.compile(r", (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp|tỉnh) ")  # "khu A (thôn B), huyện C …"
_ASIDE = 80  # code points in brackets
_IN_SYMBOL = ("-", "/", "–")
_EARLY = 16  # code points that hold "về việc", "thanh tra việc"
_BEGUN = re.compile(  # who acts behind a comma
    r"(?<!phường)(?<!huyện)(?<!quận)(?<!ngành)(?<!xã), "
    r"(?:tỉnh|thành phố|tp|huyện|quận|xã|phường|sở|bộ|huyện này|tỉnh này|sở này|công ty này)\Z"
)
_LETS = re.compile(r"(?<!\w)(?:cho phép|cho|để) [^,.;:]{3,60} \Z")  # "cho phép công ty A được bán hết vốn"
_LET = 70  # code points of it
_SPAN = 250  # the longest title


class Titles:
    """Reads the titles in one reading."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._lexicon = parts.lexicon
        self.text = self._text = parts.text
        self._original = parts.original

    def read(
        self, at: int, limit: int, *, free: bool, agenda: bool = False, owned: bool = False, pointing: bool = False
    ) -> tuple[str, int, Body | None] | None:
        """Return the title that begins after `at`, its end and the issuer that closes it.

        Unless `free`, a title begins with "về" or another word that opens titles. In an `agenda`, whose items
        are parted by semicolons, commas belong to titles. Of a paper that is `owned` the issuer is known: the title
        goes on over "của Ban Thường vụ Thành ủy". One that is `pointing` back may be short: "thu hồi dự án này".
        """
        if at >= limit:
            return None
        quoted = _QUOTED.match(self._original, at, limit)
        if quoted:
            return self.written(quoted.start(1), quoted.end(1)), quoted.end(), None
        start = self._opening(at, limit)
        opening = self._lexicon.opens.match(self._text, start, limit)
        blank = self._lexicon.blank.match(self._text, start, limit)
        if blank and not (opening and opening.end() > blank.end()):  # "chỉ", but not "chỉ đạo"
            return None
        if not opening and "để" in self._text[at:start]:
            return None
        apart = "," in self._text[at:start] and not _SENT.match(
            self._text, over(_OPENING, self._text, at, limit), limit
        )
        if opening and (self._parted(opening.end()) or (apart and not opening.group().startswith("về"))):
            return None
        if not opening and (not free or apart or not self._text[start : start + 1].isalpha()):
            return None
        safe, orders = self._safe(start, opening), opening is not None and opening.group() in _ORDERS
        stop, end, issuer = self._title_end(start, min(limit, start + _SPAN), safe, agenda, orders, owned)
        office = self._office(start, stop)
        stop, end = (office, office) if office else (stop, end)
        title = _IN_BRACKETS.sub("", self.written(start, stop))
        if not pointing and len(title.split()) < 9 and _POINTS.search(title.lower()):
            return None
        if len(title.split()) < (3 if opening else 2):
            return None
        while end > start and self._text[end - 1] in ".…":
            end -= 1
        return title, end, issuer

    def end_of(self, start: int, limit: int) -> int:
        """Return where the grammar ends a title whose last part begins at `start`."""
        words = _TWO_WORDS.match(self._text, start)
        return self._title_end(start, min(limit, start + _SPAN), words.end() if words else start, False, False, True)[0]

    def _parted(self, at: int) -> bool:
        """Tell whether a comma parts the opening word that ends at `at`: "kết luận, tỉnh", not "thanh tra, rà soát"."""
        return self._text.startswith(", ", at) and not self._lexicon.opens.match(self._text, at + 2)

    def begins(self, at: int) -> bool:
        """Tell whether a title in quotes begins after `at`, or one with a word that opens titles."""
        quoted = _QUOTED.match(self._original, at)
        named = quoted and (quoted[1][0].isupper() or self._lexicon.opens.match(self._text, quoted.start(1)))
        return self.opens(at) or bool(named)

    def quoted(self, at: int) -> bool:
        """Tell whether what stands in quotes begins after `at`."""
        return _QUOTED.match(self._original, at) is not None

    def opens(self, at: int) -> bool:
        """Tell whether the words after `at` begin with one that opens titles."""
        return self._lexicon.opens.match(self._text, over(_OPENING, self._text, at)) is not None

    def _safe(self, start: int, opening: re.Match[str] | None) -> int:
        """Return up to where no word can end the title: "về việc đề nghị cấp …" goes on."""
        if opening and not opening.group().startswith("về"):
            return opening.end()
        words = _TWO_WORDS.match(self._text, opening.end() if opening else start)
        return words.end() if words else start

    def _office(self, start: int, stop: int) -> int | None:
        """Return where the office of whom a title names begins, if nothing follows it: "ông A - giám đốc Sở B"."""
        dash = _OFFICE.search(self._text, start, stop)
        who = self._parts.people.before(dash.start(), start) if dash else None
        if dash is None or who is None or who.span.end != dash.start():
            return None
        return None if _BECOMES.search(self._text, dash.end(), stop) else dash.start()

    def _opening(self, at: int, limit: int) -> int:
        """Return where the title begins: after signs, "để", and "trình HĐND thành phố"."""
        start = over(_OPENING, self._text, at, limit)
        sent = _SENT.match(self._text, start, limit)
        if sent:
            return sent.end()
        given = _GIVEN.match(self._text, start, limit)
        to = self._parts.body(given.end()) if given else None
        if to is None or "để" in self._text[at:start]:
            return start
        return over(_OPENING, self._text, to[1], limit)

    def _title_end(
        self, start: int, limit: int, safe: int, agenda: bool, orders: bool, owned: bool
    ) -> tuple[int, int, Body | None]:
        """Return where the title that begins at `start` ends, where its issuer does, and who that is.

        Up to `safe` nothing ends it.
        """
        text, at = self._text, safe
        while True:
            m = _BREAK.search(text, at, limit)
            if not m:
                return limit, limit, None
            sign, after = m.group().strip(), m.end()
            if sign == "“" or (sign == '"' and text.find('"', after, limit) > 0):
                closing = _CLOSING.search(text, after, limit)
                at = closing.end() if closing else limit
                continue
            if sign == "(" and (closed := self._aside(m.end(), limit)):
                at = closed
                continue
            if sign in (";", ":", "(", ")", "”", '"', "“", "-", "–"):
                return m.start(), m.start(), None
            if sign == "," and ((agenda and self._ended(after)) or after_years(text, start, m.start(), after)):
                return m.start(), m.start(), None
            if (
                sign == ","
                and not agenda
                and self._clause_at(after, orders)
                and not self._goes_on(start, m.start(), after)
            ):
                return m.start(), m.start(), None
            if sign == "và" and self._other(start, after, limit):
                return m.start(), m.start(), None
            if sign == "của" and not owned and not text.endswith(THEIRS, start, m.start()):
                found = self._parts.body(after)
                if found and (self._closes(*found) or _REPORTS.match(text, found[1])):
                    return m.start(), found[1], found[0]
            if not sign and m.start() > start:
                if self._ended(after):
                    begun = _BEGUN.search(text, max(start, m.start() - _EARLY), m.start())
                    return (stop := begun.start() if begun else m.start()), stop, None
                inner = self._inner(after)
                if inner:
                    return inner, inner, None
            at = after

    def _other(self, start: int, after: int, limit: int) -> bool:
        """Tell whether what stands behind "và" at `after` is another paper or thing, or a time, or done besides."""
        text = self._text
        if self._lexicon.types.match(text, after) or text.startswith(_OTHER_THINGS, after) or self._ended(after):
            return True
        return bool(_TIME.match(text, after, limit)) or does_besides(text, start, after, self._parts.bodies)

    def _closes(self, body: Body, end: int) -> bool:
        """Tell whether a title ends where `body` does; at the end of a line only one that issues papers closes it."""
        return not self._text[end : end + 2].strip(" .,;)\n" if body.kind in _DECIDE else " .,;)")

    def _aside(self, at: int, limit: int) -> int | None:
        """Return the end of what stands in brackets from `at` on where the title goes on after it."""
        closing = self._text.find(")", at, min(limit, at + _ASIDE))
        after = self._original[closing + 1 : closing + 3]
        goes_on = (after[:1] == " " and after[1:].islower()) or _UNIT_ON.match(self._text, closing + 1)
        if (
            closing < 0
            or not goes_on
            or self._lexicon.types.match(self._text, at)
            or self._ended(closing + 2)
            or self._parts.bodies.at(closing + 2)
        ):
            return None
        return closing + 1

    def _ended(self, at: int) -> bool:
        """Tell whether the word at `at` ends titles: "đã được thông qua", but not "không được làm"."""
        left = self._text[max(0, at - 12) : at]
        if left.endswith("người ") and self._text.startswith("được ", at):  # "danh sách những người được lấy phiếu"
            return False
        if self._text.startswith("nhưng ", at):
            return True
        if self._text.startswith("được ", at) and _LETS.search(self._text, max(0, at - _LET), at):
            return False
        if (left.endswith(_GOES_ON) and not left.endswith("trường học ")) or self._text.startswith(_NO_END, at):
            return False
        if self._original[at : at + 1].isupper():  # "các huyện Ba Vì, Sóc Sơn"
            return False
        return self._lexicon.ends.match(self._text, at) is not None

    def _inner(self, at: int) -> int | None:
        """Return the end of a numbered paper named within a title: "… liên quan đến Đề án 216 ngày 26/7/2018"."""
        kind = self._lexicon.types.match(self._text, at)
        number = self._parts.number(kind.end(), PaperType("", plain=True)) if kind else None
        if number is None:
            return None
        end = number[1]
        for part in (self._parts.date, self._parts.issuer):
            found = part(end)
            end = found[1] if found else end
        return end

    def _clause_at(self, at: int, orders: bool) -> bool:
        """Tell whether a new clause begins at `at`, after a comma; whom `orders` are given to begins none."""
        lexicon, text = self._lexicon, self._text
        if orders and (self._parts.bodies.at(at) or text.startswith(_OFFICES, at)):
            return False
        if text.startswith(_NO_CLAUSE, at):
            return False
        if text.startswith("luật ", at):
            return True
        kind = lexicon.types.match(text, at)
        if lexicon.ends_after_comma.match(text, at) or (kind and _LISTED.match(text, kind.end())):
            return True
        return bool(self._parts.bodies.at(at) or self._parts.people.at(at) or self._parts.dates.at(at))

    def _goes_on(self, start: int, comma: int, after: int) -> bool:
        """Tell whether a list goes on at a comma: "hợp nhất Văn phòng HĐND, UBND và …", "việc cấp A, việc giao B"."""
        text, bodies = self._text, self._parts.bodies
        if text.startswith("việc ", after):
            return "việc " in text[start : min(comma, start + _EARLY)]
        last, following = bodies.before(comma, start), bodies.at(after)
        if not last or not following or last.span.end != comma:
            return False
        gap = _AND_BODY.match(text, following.span.end)
        return gap is not None and bodies.at(gap.end()) is not None

    def written(self, start: int, end: int) -> str:
        """Return the title as written, local bodies in it by their full names and abbreviations spelt out."""
        words, at = [], start
        for mention in self._parts.bodies.within(start, end):
            symbol = self._text.endswith(_IN_SYMBOL, start, mention.span.start)  # "Kế hoạch số 20/KH-UBND"
            if symbol or mention.body.kind not in _LOCAL or self._text.startswith(_SEVERAL, mention.span.end):
                continue
            words += [self._original[at : mention.span.start], mention.body.name]
            at = mention.span.end
        words.append(self._original[at:end])
        lexicon = self._lexicon
        words = [lexicon.abbreviations.sub(lambda m: lexicon.full[m.group().lower()], word) for word in words]
        return modern(re.sub(r"\s+", " ", "".join(words))).strip(" .,-–:…/")
