"""What a fact or an event says, in a few words and links: "Phạm Văn Hà · bổ nhiệm · Bí thư · Quận ủy Ngô Quyền"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg import ontology
from kg.pages.known import Known, Piece, kind
from kg.vocab import ID, KG, ORG

# What is said of whom, in the order of a sentence.
_ORDER = (
    KG + "person", ORG + "member", KG + "actor", KG + "area", KG + "eventKind", KG + "part", KG + "action",
    KG + "roleLabel",
    KG + "measure", KG + "approximator", KG + "value", KG + "unit", KG + "body", ORG + "organization", KG + "post",
    KG + "meeting", KG + "paper", KG + "figure", KG + "status",
)  # fmt: skip


def phrase(known: Known, iri: str, said: Mapping[str, Sequence[str]]) -> list[Piece]:
    """Return the pieces of what `iri` says by its properties `said`; of a person, a meeting, … the thing itself."""
    pieces: list[Piece] = []
    for name in _ORDER:
        for text in _kept(known, name, said):
            pieces.append(known.ref(text) if text.startswith(ID) else _words(known, name, text))
    if not pieces:
        pieces = [known.ref(thing) for thing in known.resolved(iri)[:1]]
    return list(dict.fromkeys(pieces))


def _kept(known: Known, name: str, said: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the values, each as the thing that the resolved world made of it; a role only where no page words it."""
    values = said.get(name, ())
    if name == KG + "roleLabel" and not values:
        values = [known.label(role) for role in said.get(ORG + "role", ())]
    if name == KG + "post" and KG + "body" in said:  # the office in the body, which stand there already
        return []
    things = [next(iter(known.resolved(text)), text) if kind(text) in ("mention", "fact") else text for text in values]
    return list(dict.fromkeys(things))


def _words(known: Known, name: str, text: str) -> str:
    return known.amount(text) if name == KG + "value" else ontology.code(text, known.lang)
