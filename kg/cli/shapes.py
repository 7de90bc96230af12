"""What `kg check --shapes` finds, as findings of checks."""

from __future__ import annotations

from collections.abc import Iterator

from kg.checks import Check, Finding
from kg.cli.base import Failure
from kg.questions.header import Bilingual
from kg.shapes import Violation, validate, whole
from kg.store import Readable
from kg.vocab import PREFIXES, mint

_SOLUTION = Bilingual(
    "Trang đã đọc: đọc lại bằng kg build. Dữ liệu tự nạp: sửa theo ontology/shapes.ttl.",
    "A page that was read: read it again with kg build. Data of your own: mend it as ontology/shapes.ttl says.",
)


def misshapen(store: Readable, doc: str | None) -> Iterator[Finding]:
    """Yield what violates the shapes: of one document by pySHACL, of the whole store by the quick engine."""
    if doc is not None and not store.has(doc):
        raise Failure(f"không có trang / no page {doc}")
    found = whole(store) if doc is None else validate(store, mint("document", doc))
    for violation in found:
        yield Finding(_check(violation), _where(violation))


def _check(violation: Violation) -> Check:
    """Return the check that a message of the shapes amounts to."""
    severity = "warning" if violation.warning else "error"
    summary = Bilingual(violation.vi, violation.en)
    path = _short(violation.path) or "(…)"
    problem = Bilingual(f"Sai hình dạng ở {path}.", f"The shape of {path} is violated.")
    return Check(f"shape {path}", severity, summary, problem, _SOLUTION)


def _where(violation: Violation) -> str:
    said = [f"<{violation.thing}>", _short(violation.path), " ".join(violation.value.split())]
    return " · ".join(part for part in said if part)


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
