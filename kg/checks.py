"""What must hold in every graph, and where its sources contradict each other: queries, and quotes against the texts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.questions.errors import HeaderError
from kg.questions.header import Bilingual, bilingual, check_keys, head
from kg.resources import queries
from kg.store import Readable, Source, Store, Term, value

# error: the graph is damaged or the program wrong. warning: sources contradict each other, or were misread.
# info: worth a look.
SEVERITIES = ("error", "warning", "info")
_KEYS = {"summary", "severity", "problem", "solution", "tags"}
_QUOTES = """
SELECT ?document ?fact ?start ?end ?quote WHERE { GRAPH ?document {
  ?fact kg:evidence ?evidence . ?evidence kg:start ?start ; kg:end ?end ; kg:quote ?quote } }"""
_READ_AGAIN = Bilingual("Đọc lại trang: kg build.", "Read the page again: kg build.")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look for: how bad it is, what is wrong where it is found, and what to do then."""

    name: str
    severity: str
    summary: Bilingual
    problem: Bilingual
    solution: Bilingual
    sparql: str | None = None  # every row is a finding; None for those made by Python


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, and where: names, days and quotes, then IRIs."""

    check: Check
    where: str

    def __str__(self) -> str:
        return f"{self.check.severity} {self.check.name}: {' / '.join(self.check.summary)}: {self.where}"


_LOST = Check(
    "text-not-kept",
    "error",
    Bilingual("Thiếu nội dung đã đọc", "The text that was read is not kept"),
    Bilingual(
        "Nội dung của trang không còn hoặc đã đổi: không câu trích nào của trang kiểm được.",
        "The text of the page is gone or changed: none of its quotes can be verified.",
    ),
    _READ_AGAIN,
)
_ELSEWHERE = Check(
    "quote-not-in-text",
    "error",
    Bilingual("Câu trích không đứng ở vị trí đã ghi", "A quote does not stand at its offsets"),
    Bilingual(
        "Chứng cứ của dữ kiện không đứng trong nội dung đã đọc.",
        "The proof of a fact does not stand in the text that was read.",
    ),
    _READ_AGAIN,
)


def catalogue() -> list[Check]:
    """Return all checks, ordered by name; HeaderError if the header of one is not as it must be."""
    return sorted([*_stored(queries() / "checks"), _LOST, _ELSEWHERE], key=lambda check: check.name)


@cache
def _stored(folder: Path) -> tuple[Check, ...]:
    return tuple(parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.rq")))


def parse(name: str, sparql: str) -> Check:
    """Return the check that a query with its header states: summary, severity, problem and solution."""
    said = head(name, sparql)
    check_keys(name, said, _KEYS, _KEYS)
    if said["severity"] not in SEVERITIES:
        raise HeaderError(f"{name}: severity is one of {SEVERITIES}")
    summary, problem, solution = (bilingual(name, said[key]) for key in ("summary", "problem", "solution"))
    return Check(name, str(said["severity"]), summary, problem, solution, sparql)


def check(store: Readable) -> list[Finding]:
    """Run every check on the whole graph and return what was found, the worst first, nothing if all is well.

    Behind an endpoint there are no texts: quotes are held against them only in a folder.
    """
    return ordered([*_queries(store), *(_quotes(store) if isinstance(store, Store) else ())])


def ordered(found: Iterable[Finding]) -> list[Finding]:
    """Return findings with the worst first, those of one check together."""
    return sorted(found, key=lambda f: (SEVERITIES.index(f.check.severity), f.check.name, f.check.summary))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that mean damage: the others speak of what the sources say."""
    return [finding for finding in findings if finding.check.severity == "error"]


def _queries(store: Readable) -> Iterator[Finding]:
    """Yield one finding for every row that a query of `queries/checks` returns."""
    for stored in _stored(queries() / "checks"):
        assert stored.sparql is not None
        for row in store.query(stored.sparql):
            yield Finding(stored, _where(row.values()))


def _where(terms: Iterable[Term | None]) -> str:
    """Return the values of a row in one line: what people read first, then the IRIs."""
    known = [term for term in terms if term is not None]
    read = [" ".join(value(term).split()) for term in known if not isinstance(term, ox.NamedNode)]
    return " · ".join([*read, *(str(term) for term in known if isinstance(term, ox.NamedNode))])


def _quotes(store: Store) -> Iterator[Finding]:
    """Yield a finding for every text that is not the one read, and every quote that does not stand at its place."""
    quotes: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for row in store.query(_QUOTES):
        first, last, quote = (value(row[name]) for name in ("start", "end", "quote"))
        quotes[str(row["document"])].append((_offset(first), _offset(last), quote, str(row["fact"])))
    for source in store.documents():
        text = _text(store, source)
        if text is None:
            yield Finding(_LOST, source.id)
            continue
        for start, end, quote, fact in sorted(quotes[f"<{source.iri}>"]):
            if text[start:end] != quote:
                yield Finding(_ELSEWHERE, f"{source.id} {start}–{end} {quote!r} {fact}")


def _offset(text: str) -> int:
    """Return an offset; -1 for what is none, where no quote stands."""
    return int(text) if text.isascii() and text.isdigit() else -1


def _text(store: Store, source: Source) -> str | None:
    """Return the text of a document if it is kept and has the hash that the graph holds."""
    try:
        text = store.text(source.sha256)
    except (KeyError, OSError, EOFError, UnicodeDecodeError):  # not there, or spoilt
        return None
    return text if hashlib.sha256(text.encode()).hexdigest() == source.sha256 else None
