"""The types that every stage passes on: documents, mentions, evidence and facts. No logic.

Offsets are Unicode code points of `Document.text` (NFC). Dates are EDTF strings
(ISO 8601-2: "2022-12-11", "2022-12", "2022", "XXXX-12-11" where the year is unknown).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.quick import quick


class Span(NamedTuple):
    """A half-open range of code points; a tuple, since a page has hundreds and they are sorted again and again."""

    start: int
    end: int


# ---------------------------------------------------------------- documents


class BlockKind(StrEnum):
    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the text as kept, without its line break."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One page as kept: its main text in NFC, its blocks and what the page says of itself."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str  # of `text` in UTF-8
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO date


# ---------------------------------------------------------------- things a page names


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit; `key` names it with its parents and is its identity.

    `key` is the path of full names from the top: "thành phố Hải Phòng/quận Ngô Quyền".
    """

    key: str
    level: str  # tỉnh, thành phố, quận, huyện, thị xã, phường, xã, thị trấn, đặc khu
    name: str  # without its level: "Ngô Quyền", "1" of quận 1
    full: str  # "quận Ngô Quyền"
    tier: int  # 1 province, 2 district, 3 commune
    parent: str | None = None  # key
    valid_from: str | None = None
    valid_to: str | None = None

    @property
    def province(self) -> str:
        """Return the key of the province that the unit lies in, or is."""
        return self.key.split("/")[0]

    @property
    def called(self) -> str:
        """What follows "Thành ủy", "Quận ủy": "Hải Phòng", but "quận 7", "thành phố Hồ Chí Minh"."""
        return self.full if self.name.isdigit() or self.name == "Hồ Chí Minh" else self.name


@quick
@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by its full canonical name: "Ban Tổ chức Thành ủy Hải Phòng"."""

    name: str
    kind: str  # local name of a class of ontology/bodies.ttl: "PeoplesCommittee", "Body" if unknown
    place: str | None = None  # key of its Place


# ---------------------------------------------------------------- mentions


@quick
@dataclass(frozen=True, slots=True)
class PlaceMention:
    span: Span
    place: Place
    implied: bool = False  # "quận", "thành phố" alone, completed from the document's place


@quick
@dataclass(frozen=True, slots=True)
class BodyMention:
    span: Span
    body: Body


@quick
@dataclass(frozen=True, slots=True)
class RoleMention:
    """An office named in the text: "Phó Bí thư Cuận uỷ" is ("Phó Bí thư", Quận ủy Ngô Quyền)."""

    span: Span
    role: str
    body: Body | None
    status: str = "current"  # current, former, incoming, outgoing
    start: str | None = None
    end: str | None = None
    given: str = "stated"  # how the body is known: stated, completed (its place) from the page, guessed
    spell: Span | None = None  # where `start` and `end` are told


@quick
@dataclass(frozen=True, slots=True)
class PersonMention:
    """A place where the text means a person: in full, by given name ("ông Thăng") or by office."""

    span: Span  # of the name, or of the words that stand for it
    name: str  # the full canonical name
    full: bool  # named in full here
    roles: tuple[RoleMention, ...] = ()
    whole: Span | None = None  # with honorific and roles: the phrase that can be a subject

    @property
    def phrase(self) -> Span:
        """The phrase that can be a subject; the name alone where no more belongs to it."""
        return self.whole or self.span


@quick
@dataclass(frozen=True, slots=True)
class DateMention:
    span: Span
    edtf: str


@quick
@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A place where the text means a meeting; mentions of one meeting share their `fact`."""

    span: Span
    fact: MeetingFact


@quick
@dataclass(frozen=True, slots=True)
class PaperMention:
    """A place where the text means an official paper; mentions of one paper share their `fact`."""

    span: Span
    fact: PaperFact


# ---------------------------------------------------------------- facts


@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a fact, at their offsets, and the rule that read them."""

    span: Span
    quote: str
    rule: str
    confidence: float = 0.9  # probability that the fact is right


@quick
@dataclass(frozen=True, slots=True)
class PersonFact:
    name: str
    evidence: Evidence


@quick
@dataclass(frozen=True, slots=True)
class RoleFact:
    person: str
    role: str
    body: Body | None
    status: str
    evidence: Evidence
    start: str | None = None
    end: str | None = None
    term: str | None = None  # of the body, as the evidence says: "khóa XVI, nhiệm kỳ 2021-2026"


@quick
@dataclass(frozen=True, slots=True)
class PersonnelFact:
    person: str
    event: str  # appointed elected approved nominated removed disciplined prosecuted retired resigned
    role: str | None
    body: Body | None
    date: str | None
    evidence: Evidence
    career: bool = False  # told in a list of past posts: what it gave is not new


@quick
@dataclass(frozen=True, slots=True)
class MeetingFact:
    type: str
    ordinal: str | None
    body: Body | None
    date: str | None
    name: str
    evidence: Evidence


@quick
@dataclass(frozen=True, slots=True)
class ParticipationFact:
    person: str
    part: str  # chairs directs opens concludes reports speaks attends awards receives
    meeting: MeetingFact | None
    evidence: Evidence


@quick
@dataclass(frozen=True, slots=True)
class PaperFact:
    type: str
    number: str | None
    date: str | None
    issuer: Body | None
    title: str | None
    evidence: Evidence


@quick
@dataclass(frozen=True, slots=True)
class PaperActionFact:
    actor: Body | MeetingFact
    action: str  # reviews adopts issues implements proposes repeals
    paper: PaperFact
    evidence: Evidence


@quick
@dataclass(frozen=True, slots=True)
class ProjectFact:
    name: str
    located_in: tuple[Place, ...]  # smallest first
    evidence: Evidence


@quick
@dataclass(frozen=True, slots=True)
class IndicatorFact:
    area: Place | Body
    measure: str
    value: str  # a decimal number with a dot: "1651.346"
    unit: str
    period: str | None  # "2022", "2023-Q1", "2022-H1", "2021/2022"
    evidence: Evidence
    figure: str | None = None  # plan, estimate, actual
    approximator: str | None = None  # as written: "hơn", "gần", "trên"


Fact = (
    PersonFact
    | RoleFact
    | PersonnelFact
    | MeetingFact
    | ParticipationFact
    | PaperFact
    | PaperActionFact
    | ProjectFact
    | IndicatorFact
)


# ---------------------------------------------------------------- a document while it is read


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    block: BlockKind


@quick
@dataclass(frozen=True, slots=True)
class Reading:
    """A document with everything found in it: what the extractors work on.

    Every tuple is in text order. `folded` has the length of the text: lower case, modern tone
    placement, plain dashes and spaces; patterns are written for it.
    """

    document: Document
    folded: str
    sentences: tuple[Sentence, ...]
    home: Place | None  # the place the document is about
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    bodies: tuple[BodyMention, ...]
    roles: tuple[RoleMention, ...]
    people: tuple[PersonMention, ...]
    events: tuple[PersonnelFact, ...] = ()
    meetings: tuple[MeetingMention, ...] = ()
    papers: tuple[PaperMention, ...] = ()
