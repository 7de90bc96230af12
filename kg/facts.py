"""What the documents say, flat: one fact after another in the fields of the annotation guide, with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import Literal

from kg import resources
from kg.store import Readable, Row, value
from kg.vocab import PROV, mint

# kind: its fields, in the guide's words; `queries/facts/<kind>.rq` gives them
KINDS: dict[str, tuple[str, ...]] = {
    "person": ("name",),
    "role": ("person", "role", "body", "status", "from", "to"),
    "personnel": ("person", "event", "role", "body", "date"),
    "meeting": ("type", "ordinal", "body", "date", "name"),
    "participation": ("person", "part", "meeting"),
    "document": ("type", "number", "date", "issuer", "title"),
    "document_action": ("actor", "action", "document"),
    "project": ("name", "located_in"),
    "indicator": ("area", "measure", "value", "unit", "period"),
}
_THINGS = {"person", "meeting", "document", "project"}  # these facts are things, which resolving may have joined
_DERIVED = PROV + "wasDerivedFrom"

Fact = dict[str, Any]


def facts(store: Readable, doc: str | None = None) -> Iterator[Fact]:
    """Yield every fact of all documents, or of one, in order of document, place in the text and kind.

    Fields that the document does not state are None. `meeting` and `document` are indexes among the document's
    facts of that kind; `entity` and the fields ending in `_iri` are what the fact's things are in the resolved
    world, None as long as it is not resolved.
    """
    bound = {} if doc is None else {"document": mint("document", doc)}
    reader = _Reader(store, bound)
    found = [fact for kind in KINDS for fact in reader.facts(kind)]
    found.sort(key=lambda fact: (fact["doc"], fact["start"], list(KINDS).index(fact["kind"]), fact["iri"]))
    indexes = _indexes(found)
    for fact in found:
        _number(fact, indexes)
        yield fact


class _Reader:
    """Asks the store for facts, kind by kind."""

    def __init__(self, store: Readable, bound: Mapping[str, str]) -> None:
        self._store = store
        self._bound = bound
        self._ids = {source.iri: source.id for source in store.documents()}
        self._places = {value(row["place"]): row for row in self._rows("place", {})}
        self._proofs = {value(row["iri"]): row for row in self._rows("evidence", bound)}
        self._entities: dict[str, str | None] = {}

    def facts(self, kind: str) -> Iterator[Fact]:
        """Yield the facts of a kind that have evidence."""
        if kind == "project":
            rows = self._projects()
        else:
            rows = ({name: _value(term) for name, term in row.items()} for row in self._rows(kind, self._bound))
        for row in rows:
            proof = self._proofs.get(row["iri"])
            if proof is not None:
                yield self._fact(kind, row, proof)

    def _rows(self, name: str, bound: Mapping[str, str]) -> Iterator[Row]:
        query = (resources.queries() / "facts" / f"{name}.rq").read_text(encoding="utf-8")
        return self._store.query(query, bound)

    def _fact(self, kind: str, row: Mapping[str, Any], proof: Row) -> Fact:
        fact: Fact = {"doc": self._ids[row["document"]], "kind": kind}
        fact |= {name: row.get(name) for name in KINDS[kind]}
        if kind == "document_action":
            fact |= {"actor": row.get("actor", row["actorThing"]), "document": row["paper"]}
        elif kind == "indicator" and fact["area"] is None:
            fact["area"] = self._label(row["areaThing"])
        if kind in _THINGS:
            fact["entity"] = self._entity(row["iri"])
        for name in ("person", "body", "issuer", "actor"):
            if name in fact:
                fact[f"{name}_iri"] = self._entity(row.get(f"{name}Thing"))
        for name in ("quote", "start", "end", "rule", "confidence"):
            fact[name] = _value(proof[name])
        fact["iri"] = row["iri"]
        return fact

    def _projects(self) -> Iterator[dict[str, Any]]:
        """Yield one row a project with the names of its places, the smallest unit first."""
        places: dict[str, list[str]] = defaultdict(list)
        projects: dict[str, dict[str, Any]] = {}
        for row in self._rows("project", self._bound):
            values: dict[str, Any] = {name: _value(term) for name, term in row.items()}
            projects.setdefault(values["iri"], values)
            if "place" in values:
                places[values["iri"]].append(values["place"])
        for iri, project in projects.items():
            smallest_first = sorted(places[iri], key=lambda place: (-self._tier(place), self._label(place) or place))
            yield {**project, "located_in": [self._label(place) or place for place in smallest_first]}

    def _tier(self, place: str) -> int:
        row = self._places.get(place)
        return int(value(row["tier"])) if row else 0

    def _label(self, place: str) -> str | None:
        row = self._places.get(place)
        return value(row["label"]) if row else None

    def _entity(self, local: str | None) -> str | None:
        """Return the thing of the resolved world that a local thing became."""
        if local is None:
            return None
        if local not in self._entities:
            quad = next(self._store.pattern(predicate=_DERIVED, value=local), None)
            self._entities[local] = None if quad is None else value(quad.subject)
        return self._entities[local]


def _indexes(found: list[Fact]) -> dict[str, int]:
    """Return the index of each meeting and document among those of its page, in order of the text."""
    indexes: dict[str, int] = {}
    count: dict[tuple[str, str], int] = defaultdict(int)
    for fact in found:
        if fact["kind"] in ("meeting", "document"):
            group = (fact["doc"], fact["kind"])
            indexes[fact["iri"]] = count[group]
            count[group] += 1
    return indexes


def _number(fact: Fact, indexes: Mapping[str, int]) -> None:
    """Replace IRIs of meetings and documents by their indexes."""
    if fact["kind"] == "participation" and fact["meeting"] is not None:
        fact["meeting"] = indexes.get(fact["meeting"])
    elif fact["kind"] == "document_action":
        fact["document"] = indexes.get(fact["document"])
        if fact["actor"] in indexes:
            fact["actor"] = f"meeting:{indexes[fact['actor']]}"


def _value(term: object) -> str | int | float:
    """Return the text of a term, or its number."""
    if isinstance(term, Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "integer":
            return int(term.value)
        if kind == "decimal":
            number = float(term.value)
            return int(number) if number.is_integer() and "." not in term.value else number
    return value(term)
