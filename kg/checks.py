"""What must hold in every graph: queries that return no rows, and quotes that stand in the kept texts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import resources
from kg.store import Source, Store, value

_QUOTES = """
SELECT ?document ?fact ?start ?end ?quote WHERE { GRAPH ?document {
  ?fact kg:evidence ?evidence . ?evidence kg:start ?start ; kg:end ?end ; kg:quote ?quote } }"""
_SUMMARY = "#+ summary: "


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: which check found it, what is wrong, and where."""

    check: str
    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.check}: {self.what}: {self.where}"


def check(store: Store) -> list[Finding]:
    """Run every check on the whole graph and return what is wrong, nothing if all is well."""
    return [*_queries(store), *_quotes(store)]


def _queries(store: Store) -> Iterator[Finding]:
    """Yield one finding for every row that a query of `queries/checks` returns."""
    for path in sorted((resources.queries() / "checks").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        for row in store.query(text):
            yield Finding(path.stem, _summary(path, text), " ".join(str(term) for term in row.values()))


def _summary(path: Path, text: str) -> str:
    first = text.partition("\n")[0]
    if not first.startswith(_SUMMARY):
        raise ValueError(f"{path}: the first line is no summary")
    return first.removeprefix(_SUMMARY).strip('"')


def _quotes(store: Store) -> Iterator[Finding]:
    """Yield a finding for every text that is not the one read, and every quote that does not stand at its place."""
    quotes: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for row in store.query(_QUOTES):
        first, last, quote = (value(row[name]) for name in ("start", "end", "quote"))
        quotes[str(row["document"])].append((int(first), int(last), quote, str(row["fact"])))
    for source in store.documents():
        text = _text(store, source)
        if text is None:
            yield Finding("text-not-kept", "Thiếu nội dung đã đọc / The text that was read is not kept", source.id)
            continue
        for start, end, quote, fact in sorted(quotes[f"<{source.iri}>"]):
            if text[start:end] != quote:
                what = "Câu trích không đứng ở vị trí đã ghi / A quote does not stand at its offsets"
                yield Finding("quote-not-in-text", what, f"{source.id} {start}–{end} {quote!r} {fact}")


def _text(store: Store, source: Source) -> str | None:
    """Return the text of a document if it is kept and has the hash that the graph holds."""
    try:
        text = store.text(source.sha256)
    except (KeyError, OSError, EOFError, UnicodeDecodeError):  # not there, or spoilt
        return None
    return text if hashlib.sha256(text.encode()).hexdigest() == source.sha256 else None
