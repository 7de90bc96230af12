"""The parts of a paper's name: number, date, issuer and title, each read from where it begins."""

from __future__ import annotations

import re

from kg.language.normal import modern
from kg.lexicon.papers import Papers, PaperType, load
from kg.mentions.lookup import Lookup
from kg.model import Body, BodyMention, DateMention, PersonMention, PlaceMention, Reading

_LETTERS = r"(?:[A-ZĐƯ]{2,10}[rgh]?\d{0,2}|T\.Ư|Đ\.Ư)"
_DASH = r"\s?[/‑–—-]\s?"
NUMBER = re.compile(rf"\d{{1,5}}[A-Z]?(?:\s?/\s?(?:19|20)\d\d)?(?:{_DASH}{_LETTERS})*")
_TO_NUMBER = re.compile(r"\s{0,2}(?:số(?: hiệu)?\s?:?\s{0,2})?")
_NO_NUMBER_AFTER = re.compile(r"\s?(?:[/.,-]\s?\d|%)")
_TO_DATE = re.compile(r"[\s,(]*(?:(?:ban hành|ký|được|do|đề|của)\s)*(?:ngày\s+)?")
_BY = re.compile(r"[\s,)]*(?:của|do)\s+")
_HEAD = re.compile(
    r"(?:phó )?(?:chủ tịch|giám đốc|bộ trưởng|bí thư|trưởng ban|chánh án|viện trưởng|chủ nhiệm)\s+(?:thường trực\s+)?"
)
_TERM = re.compile(r"(?:,?\s*\(?(?:khóa (?:[ivxl]+|\d{1,2})(?!\w)|nhiệm kỳ \d{4}\s?-\s?\d{4})\)?)*")
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
_OPENING = re.compile(r"[\s,:]*(?:để\s+)?")
_GIVEN = re.compile(r"(?:(?:trình|gửi|lên)\s+)?")
_TWO_WORDS = re.compile(r"(?:\s*\w+){1,2}")
_POINTS = re.compile(r"(?:^|\s)(?:này|đó|trên|nêu trên|nói trên|đã nêu)$")
_QUOTED = re.compile(r"[\s:]*(?:về(?: việc)?\s)?[“\"]([^“”\"]{8,240})[”\"]?")
_BREAK = re.compile(r"[;:()“”\"]|\s[-–]\s?(?=ảnh)|,\s|\s(?:và|của)\s|\s|\n")
_NEAR = 100  # code points between a body and a symbol of its kind
_SPAN = 250  # the longest title


class Parts:
    """Reads the parts of papers' names in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.lexicon: Papers = load()
        self.original = reading.document.text
        self.text = reading.folded
        self.home = reading.home
        self.bodies: Lookup[BodyMention] = Lookup(reading.bodies)
        self.dates: Lookup[DateMention] = Lookup(reading.dates)
        self.people: Lookup[PersonMention] = Lookup(reading.people)
        self.places: Lookup[PlaceMention] = Lookup(reading.places)

    def number(self, at: int, kind: PaperType, listed: bool = False) -> tuple[str, int] | None:
        """Return the number that follows `at` as printed, without "số", and its end."""
        lead = _TO_NUMBER.match(self.text, at)
        m = NUMBER.match(self.original, lead.end()) if lead else None
        if not lead or not m:
            return None
        told = "số" in lead.group()
        if not told and lead.end() == at and not listed:
            return None
        printed = re.sub(r"\s?[‑–—-]\s?", "-", re.sub(r"\s?/\s?", "/", m.group()))
        plain = printed.isdigit()
        if plain and (_NO_NUMBER_AFTER.match(self.text, m.end()) or self.text[m.end() : m.end() + 1].isalpha()):
            return None
        if plain and not told and not self._counts_as_number(printed, m.end(), kind):
            return None
        return printed, m.end()

    def _counts_as_number(self, printed: str, end: int, kind: PaperType) -> bool:
        if not kind.plain or (len(printed) == 4 and printed[:2] in ("19", "20")):
            return False
        return self.date(end) is not None or not self.lexicon.count.match(self.text, end)

    def date(self, at: int) -> tuple[str, int] | None:
        """Return the date that follows `at`, and its end."""
        lead = _TO_DATE.match(self.text, at)
        mention = self.dates.after(at)
        if not lead or not mention or not (at < mention.span.start <= lead.end()):
            return None
        if lead.end() - at > 25 or not self.text[lead.end() - 4 : mention.span.end].strip():
            return None
        return mention.edtf, mention.span.end

    def issuer(self, at: int) -> tuple[Body, int] | None:
        """Return the body of "của …", "do …" that follows `at`, and its end."""
        lead = _BY.match(self.text, at)
        return self.body(lead.end()) if lead else None

    def body(self, at: int) -> tuple[Body, int] | None:
        """Return the body, or the office that acts in its own name, that begins at `at`, and its end with its term."""
        found = self._body(at)
        if found is None:
            head = _HEAD.match(self.text, at)
            found = self._body(head.end()) if head else None
        term = _TERM.match(self.text, found[1]) if found else None
        return (found[0], term.end()) if found and term else found

    def _body(self, at: int) -> tuple[Body, int] | None:
        office = self.lexicon.offices.match(self.text, at)
        if office:
            return self.lexicon.office[office.group()], office.end()
        mention = self.bodies.at(at)
        return (mention.body, mention.span.end) if mention else None

    def signed(self, number: str, kind: str, at: int) -> Body | None:
        """Return who issues under the letters of `number` at `at`: "28-NQ/TU" is the province's Party committee."""
        for letters in reversed(re.split(r"[/-]", number)):
            known = self.lexicon.issuers.get(letters) or self.lexicon.issuers.get(letters.rstrip("0123456789"))
            if known and (not known.types or kind in known.types):
                return self._of_place(known.body, known.tier, at) if known.of_place else known.body
        return None

    def _of_place(self, body: Body, tier: int | None, at: int) -> Body | None:
        """Return the body of the page's place, or for councils and committees the one named last."""
        if tier is None:
            near = [m.body for m in self.bodies.within(max(0, at - _NEAR), at) if m.body.kind == body.kind]
            if near:
                return near[-1]
        if self.home is None:
            return None
        path = self.home.key.split("/")
        depth = min(len(path), tier or len(path))
        full, key = path[depth - 1], "/".join(path[:depth])
        if tier is None:
            return Body(f"{body.name} {full}", body.kind, key)
        return _committee(full, key)

    # ---- titles

    def title(self, at: int, limit: int, *, free: bool, agenda: bool = False) -> tuple[str, int, Body | None] | None:
        """Return the title that begins after `at`, its end and the issuer that closes it.

        Unless `free`, a title begins with "về" or another word that opens titles. In an `agenda`, whose items
        are parted by semicolons, commas belong to titles.
        """
        quoted = _QUOTED.match(self.original, at, limit)
        if quoted:
            return self.written(quoted.start(1), quoted.end(1)), quoted.end(), None
        start = self._opening(at, limit)
        if self.lexicon.blank.match(self.text, start, limit):
            return None
        opening = self.lexicon.opens.match(self.text, start, limit)
        if not opening and (not free or "," in self.text[at:start] or not self.text[start : start + 1].isalpha()):
            return None
        stop, end, issuer = self._title_end(start, min(limit, start + _SPAN), self._safe(start, opening), agenda)
        title = self.written(start, stop)
        if len(title.split()) < 5 and _POINTS.search(title.lower()):
            return None
        if len(title.split()) < (3 if opening else 2):
            return None
        return title, end, issuer

    def opens(self, at: int) -> bool:
        """Tell whether the words after `at` begin with one that opens titles."""
        start = _OPENING.match(self.text, at).end()  # type: ignore[union-attr]
        return self.lexicon.opens.match(self.text, start) is not None

    def _safe(self, start: int, opening: re.Match[str] | None) -> int:
        """Return up to where no word can end the title: "về việc đề nghị cấp …" goes on."""
        if opening and not opening.group().startswith("về"):
            return opening.end()
        words = _TWO_WORDS.match(self.text, opening.end() if opening else start)
        return words.end() if words else start

    def _opening(self, at: int, limit: int) -> int:
        """Return where the title begins: after signs, "để", and "trình HĐND thành phố"."""
        start = _OPENING.match(self.text, at, limit).end()  # type: ignore[union-attr]
        given = _GIVEN.match(self.text, start, limit)
        to = self.body(given.end()) if given else None
        return _OPENING.match(self.text, to[1], limit).end() if to else start  # type: ignore[union-attr]

    def _title_end(self, start: int, limit: int, safe: int, agenda: bool) -> tuple[int, int, Body | None]:
        """Return where the title that begins at `start` ends, where its issuer does, and who that is.

        Up to `safe` nothing ends it.
        """
        lexicon, text, at = self.lexicon, self.text, safe
        while True:
            m = _BREAK.search(text, at, limit)
            if not m:
                return limit, limit, None
            sign, after = m.group().strip(), m.end()
            if sign == "“" or (sign == '"' and text.find('"', after, limit) > 0):
                closing = re.compile(r"[”\"]").search(text, after, limit)
                at = closing.end() if closing else limit
                continue
            if sign in (";", ":", "(", ")", "”", '"', "“", "-", "–"):
                return m.start(), m.start(), None
            if sign == "," and not agenda and self._clause_at(after):
                return m.start(), m.start(), None
            if sign == "và" and lexicon.types.match(text, after):
                return m.start(), m.start(), None
            if sign == "của":
                found = self.body(after)
                if found and not text[found[1] : found[1] + 2].strip(" .,;)"):
                    return m.start(), found[1], found[0]
            if not sign and m.start() > start:
                if self._ended(after):
                    return m.start(), m.start(), None
                inner = self._inner(after)
                if inner:
                    return inner, inner, None
            at = after

    def _ended(self, at: int) -> bool:
        """Tell whether the word at `at` ends titles: "đã được thông qua", but not "không được làm"."""
        return self.lexicon.ends.match(self.text, at) is not None and not self.text[at - 6 : at].endswith(
            ("không ", "chưa ")
        )

    def _inner(self, at: int) -> int | None:
        """Return the end of a numbered paper named at `at` within a title: "… liên quan đến Đề án 216 ngày 26/7/2018"."""
        kind = self.lexicon.types.match(self.text, at)
        number = self.number(kind.end(), PaperType("", plain=True)) if kind else None
        if number is None:
            return None
        end = number[1]
        for part in (self.date, self.issuer):
            found = part(end)
            end = found[1] if found else end
        return end

    def _clause_at(self, at: int) -> bool:
        """Tell whether a new clause begins at `at`, after a comma."""
        lexicon, text = self.lexicon, self.text
        if lexicon.ends_after_comma.match(text, at) or lexicon.types.match(text, at):
            return True
        return bool(self.bodies.at(at) or self.people.at(at) or self.dates.at(at))

    def written(self, start: int, end: int) -> str:
        """Return the title as written, local bodies in it by their full names and abbreviations spelt out."""
        words, at = [], start
        for mention in self.bodies.within(start, end):
            if mention.body.kind not in _LOCAL:
                continue
            words += [self.original[at : mention.span.start], mention.body.name]
            at = mention.span.end
        words.append(self.original[at:end])
        lexicon = self.lexicon
        words = [lexicon.abbreviations.sub(lambda m: lexicon.full[m.group().lower()], word) for word in words]
        return modern(re.sub(r"\s+", " ", "".join(words))).strip(" .,-–:…")


def _committee(full: str, key: str) -> Body:
    level, _, name = full.partition(" ")
    if full.startswith(("thành phố ", "thị xã ", "thị trấn ")):
        level, name = " ".join(full.split()[:2]), " ".join(full.split()[2:])
    head = {"thành phố": "Thành ủy", "tỉnh": "Tỉnh ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy"}.get(
        level
    )
    if head is None:
        return Body(f"Đảng ủy {full}", "PartyCommittee", key)
    return Body(f"{head} {full if name.isdigit() or name == 'Hồ Chí Minh' else name}", "PartyCommittee", key)
