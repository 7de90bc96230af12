"""What a person would call a meeting."""

from __future__ import annotations

from kg.language.normal import modern
from kg.mentions.candidate import Candidate
from kg.mentions.modifiers import PARTY
from kg.model import Body, Reading

_NOUNS = {"tiếp xúc cử tri": "buổi tiếp xúc cử tri", "họp báo": "họp báo"}


def title(reading: Reading, members: list[Candidate], body: Body | None, date: str | None) -> str:
    """Return the name of the gathering that `members` tell of, in canonical words."""
    members = [c for c in members if c.reported] or members
    lead = max(members, key=lambda c: (c.sits, c.weight))
    numeral = next((c.numeral for c in members if c.numeral), None)
    if numeral and lead.kind.type == "đại hội" and " " not in numeral:  # "Đại hội XII của Đảng"
        numeral = f"lần thứ {numeral}"
    if numeral and lead.kind.type == "hội nghị" and numeral.lower().startswith("thứ"):  # "đã họp lần | thứ 17"
        numeral = f"lần {numeral}"
    manner = next((c.manner for c in members if c.manner), None)
    terms: list[str] = []
    for term in (modern(t) for c in members if c is lead or c.ordinal for t in c.terms):
        if term.lower() not in [t.lower() for t in terms] and len(terms) < 2:
            terms.append(term)
    holder = body.name if body else ""
    noun = _noun(reading, lead)
    kind = lead.kind.type
    topic = "" if numeral else _topic(reading, members)
    if kind == "kỳ họp":
        parts = [noun, numeral or "", f"({manner})" if numeral and manner else manner or "", holder]
    elif body == PARTY:
        parts = ["Đại hội đại biểu toàn quốc", numeral or "", "của Đảng"]
    elif kind == "đại hội":
        parts = [noun, holder, numeral or ""]
    elif lead.kind.verb and topic:
        parts = [holder, noun.lower(), topic] if holder and kind == "buổi làm việc" else [noun, topic, holder]
    elif topic:
        parts = [noun, topic]
    else:
        parts = [noun, numeral or "", holder]
    name = " ".join(p for p in parts if p)
    if not (topic or numeral or manner or terms) and date and len(date) == 10:
        year = "" if date.startswith("X") else f"/{date[:4]}"
        name += f" ngày {int(date[8:10])}/{int(date[5:7])}{year}"
    name = ", ".join([f"{name} {terms[0]}" if terms else name, *terms[1:]])
    name = name.strip(" .,;:-")
    return name[:1].upper() + name[1:]


def _noun(reading: Reading, c: Candidate) -> str:
    if c.kind.verb:
        return {"buổi làm việc": "làm việc", "kỳ họp": "Kỳ họp"}.get(c.kind.type, c.kind.type)
    text = reading.document.text[c.noun.start : c.noun.end]
    if '"' in text:  # 'chương trình "Hội đồng nhân dân với cử tri'
        return modern(text.replace('"', ""))
    return modern(text.lower()).replace("txct", "tiếp xúc cử tri")


def _topic(reading: Reading, members: list[Candidate]) -> str:
    for c in sorted(members, key=lambda c: -c.weight):
        if c.topic:
            words = reading.document.text[c.topic.start : c.topic.end].strip(" .,;")
            lead = "với " if c.kind.verb and c.kind.type == "buổi làm việc" and not words.startswith("với") else ""
            return modern(lead + words)
    return ""
