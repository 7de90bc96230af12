"""Pages whose facts are given by hand, so that a test of the graph depends on no rule of reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg import graph
from kg.model import Body, Document, Evidence, Fact, PersonFact, RoleFact, Span
from kg.resolve import resolve
from kg.store import Store

NGO_QUYEN = "thành phố Hải Phòng/quận Ngô Quyền"
HAI_AN = "thành phố Hải Phòng/quận Hải An"
CAU_GIAY = "thành phố Hà Nội/quận Cầu Giấy"
QUAN_UY = Body("Quận ủy Ngô Quyền", "PartyCommittee", NGO_QUYEN)
UBND = Body("Ủy ban nhân dân quận Ngô Quyền", "PeoplesCommittee", NGO_QUYEN)
HDND = Body("Hội đồng nhân dân quận Ngô Quyền", "PeoplesCouncil", NGO_QUYEN)
TRUNG_UONG = Body("Ban Chấp hành Trung ương Đảng", "CentralPartyBody")


@dataclass(slots=True)
class Page:
    """A page that grows by one sentence with every fact it is given."""

    id: str
    published: str | None = None
    text: str = "Tin thử nghiệm."
    facts: list[Fact] = field(default_factory=list)

    def proof(self, quote: str) -> Evidence:
        """Add a sentence with `quote` to the text and return where it stands."""
        start = len(self.text) + 1
        self.text += f"\n{quote}."
        return Evidence(Span(start, start + len(quote)), quote, "by.hand", 0.9)

    def person(self, name: str, *roles: tuple[str, Body], status: str = "current") -> Page:
        """Add a person in full with roles."""
        self.facts.append(PersonFact(name, self.proof(f"Đồng chí {name}")))
        for role, body in roles:
            self.facts.append(RoleFact(name, role, body, status, self.proof(f"{name} là {role} {body.name}")))
        return self

    @property
    def document(self) -> Document:
        """The page as kept."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Document(self.id, self.text, (), digest, title=f"Trang {self.id}", published=self.published)


def write(store: Store, pages: Iterable[Page]) -> None:
    """Write pages and resolve."""
    for page in pages:
        store.replace(page.document, graph.quads(page.document, page.facts))
    resolve(store)


def lines(store: Store) -> list[str]:
    """Return all quads, sorted."""
    return sorted(map(str, store.quads()))


def ask(store: Store, where: str, *names: str) -> list[tuple[str, ...]]:
    """Return the distinct rows of a query as sorted strings, "" for unbound."""
    query = f"SELECT DISTINCT {' '.join(f'?{name}' for name in names)} WHERE {{ {where} }}"
    return sorted(tuple(getattr(row.get(name), "value", "") for name in names) for row in store.query(query))
