"""Find what a text names: by any label or alias, as written, folded, spelt out, or in the end without marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pyoxigraph as ox

from kg.language.normal import bare
from kg.questions.errors import AmbiguousError, NotFoundError, Reading
from kg.questions.index import Candidate, Index, Name, Thing
from kg.questions.names import Fit, asked, clean, spelt_out
from kg.questions.spelled import spelled
from kg.store import Readable, Term


class _Names(NamedTuple):
    """Where names (`?label`) of things (`?thing`) stand: the pattern that names them, one that says which things."""

    named: str
    which: str = ""
    preferred: bool = True
    indexed: bool = True  # a name is found without looking at all
    path: bool = False  # "thành phố Hải Phòng/quận Ngô Quyền"

    def query(self, one: bool) -> str:
        """Return the query for all names, or for the things of `one` name, `?label`."""
        named = self.named
        if one:  # a LIMIT that is never reached tells the planner to begin with the name
            named = f"{{ SELECT ?thing ?label WHERE {{ {named} }} LIMIT 100000 }}"
        return f"SELECT DISTINCT ?thing ?label WHERE {{ {named} {self.which} }}"


def _labelled(which: str = "", graph: str = "") -> list[_Names]:
    """Return where the labels of the things stand that the pattern `which` describes."""
    inside = f"GRAPH {graph} {{ %s }}" if graph else "%s"
    return [
        _Names(inside % f"?thing {label} ?label .", which, label != "skos:altLabel")
        for label in ("skos:prefLabel", "foaf:name", "skos:altLabel")
    ]


def _places(which: str) -> list[_Names]:
    return [
        *_labelled(which, "kg:places"),
        _Names("GRAPH kg:places { ?thing kg:key ?label }", which, preferred=False, path=True),
    ]


_AREA = "FILTER EXISTS { ?observation kg:area ?thing }"
# An office that the ontology does not know is named by its IRI alone.
_OFFICE = '?tenure org:role ?thing BIND(REPLACE(STRAFTER(STR(?thing), "/role/"), "-", " ") AS ?label)'
_NAMES: dict[str, list[_Names]] = {
    "person": _labelled("?thing a foaf:Person"),
    "name": [_Names("?person foaf:name ?label")],
    "body": _labelled("?thing a org:FormalOrganization"),
    "role": [
        *_labelled("GRAPH kg:ontology { ?thing a org:Role }", "kg:ontology"),
        _Names(_OFFICE, preferred=False, indexed=False),
    ],
    "place": _places("GRAPH kg:places { ?thing a kg:Place }"),
    "meeting": _labelled("?thing a kg:Meeting"),
    "paper": [*_labelled("?thing kg:paperType ?type"), _Names("?thing eli:number ?label", preferred=False)],
    "project": _labelled("?thing a schema:Project"),
    "area": [*_labelled(_AREA), *_places(_AREA)],
    "measure": [_Names("?observation kg:measure ?label")],
    "thing": _labelled(),
}
# What a network can have in its middle.
_NODES = ("person", "body", "meeting", "paper", "project", "place")
_NAMES["node"] = [names for kind in _NODES for names in _NAMES[kind]]
_INDEXES: WeakKeyDictionary[Readable, dict[str, Index]] = WeakKeyDictionary()
# What tells things of one name apart.
_HINTS = (
    "?tenure org:member ?thing ; kg:post ?post . ?post skos:prefLabel ?hint",
    "GRAPH kg:places { ?thing kg:key ?hint }",
    "?thing kg:date ?hint",
    "?thing kg:locatedIn ?place . GRAPH kg:places { ?place kg:key ?hint }",
)


def find(store: Readable, finds: str, text: str, parameter: str) -> tuple[Thing, Reading]:
    """Return the one thing of kind `finds` (of `header.FINDS`, or "node") that `text` names, and how it was understood.

    Raises NotFoundError with the nearest names, or AmbiguousError with the readings.
    """
    text = _sound(text)
    if (iri := _iri(text)) is not None and (label := _known(store, iri)) is not None:
        return iri, Reading(iri.value, label, Fit.IRI.words)
    found = list(_exact(store, finds, text))
    if not found:
        ready, names = asked(text), _index(store, finds)
        found = list(names.fitting(ready))
        if not found:
            raise NotFoundError(parameter, text, names.nearest(ready))
    best = min((c.fit, c.name.alias) for c in found)
    ordered = sorted(found, key=lambda c: (c.name.label, str(c.name.thing)))
    readings = {c.name.thing: c for c in ordered if (c.fit, c.name.alias) == best}
    if len(readings) > 1:
        raise AmbiguousError(
            parameter, text, [_reading(store, c, _hint(store, c.name.thing)) for c in readings.values()]
        )
    candidate = next(iter(readings.values()))
    return candidate.name.thing, _reading(store, candidate)


def candidates(store: Readable, finds: str, text: str, most: int) -> tuple[list[Reading], int]:
    """Return what `text` may name, the best first and at most so many, and how many there are.

    NotFoundError with the nearest names if there is none.
    """
    ready, names = asked(_sound(text)), _index(store, finds)
    best: dict[Thing, tuple[Fit, bool, int, str, Candidate]] = {}
    for found in names.fitting(ready):
        fit, name = found
        # Of two that fit alike the shorter says less that was not asked for.
        rank = (fit, name.alias, len(name.label), name.label, found)
        if name.thing not in best or rank[:4] < best[name.thing][:4]:
            best[name.thing] = rank
    if not best:
        raise NotFoundError("q", text, names.nearest(ready))
    ordered = sorted(best.values(), key=lambda rank: (*rank[:4], str(rank[4].name.thing)))
    return [_reading(store, rank[4], _hint(store, rank[4].name.thing)) for rank in ordered[:most]], len(best)


def beginning(store: Readable, finds: str, text: str, most: int = 20) -> list[str]:
    """Return names of a kind that begin with `text`, marks and case apart, the shortest first."""
    start = bare(clean(_sound(text)))
    names = {name.label for name in _all(store, finds) if bare(clean(name.label)).startswith(start)}
    return sorted(names, key=lambda name: (len(name), name))[:most]


def _sound(text: str) -> str:
    """Return text without halves of characters, which a command line can hold and no label has."""
    return text.encode(errors="replace").decode()


def _index(store: Readable, finds: str) -> Index:
    """Return the names of a kind; they are kept with a store that nobody writes to."""
    if not store.read_only:
        return Index(_all(store, finds))
    kept = _INDEXES.setdefault(store, {})
    if finds not in kept:
        kept[finds] = Index(_all(store, finds))
    return kept[finds]


def _exact(store: Readable, finds: str, text: str) -> Iterator[Candidate]:
    """Yield the things with exactly that label: an index finds them at once."""
    for form, fit in {spelt_out(clean(text)): Fit.ABBREVIATION, clean(text): Fit.EXACT}.items():
        for literal in (ox.Literal(form, language="vi"), ox.Literal(form)):
            for name in _all(store, finds, literal):
                yield Candidate(fit, name)


def _all(store: Readable, finds: str, label: ox.Literal | None = None) -> Iterator[Name]:
    """Yield the names of things; only those that are `label` if given."""
    for names in _NAMES[finds]:
        if label is not None and not names.indexed:
            continue
        query = names.query(label is not None)
        for row in store.query(query if label is None else spelled(query, {"label": label})):
            name = row["label"]
            thing = row.get("thing", name)  # a measure is its own name
            if isinstance(thing, Thing) and isinstance(name, ox.Literal) and name.language in (None, "vi", "en"):
                yield Name(thing, name.value, not names.preferred, names.path)


def _iri(text: str) -> ox.NamedNode | None:
    if not text.strip().startswith(("http://", "https://")):
        return None
    try:
        return ox.NamedNode(text.strip())
    except ValueError:
        return None


def _known(store: Readable, iri: ox.NamedNode) -> str | None:
    """Return the label of a thing that some graph speaks of, its IRI if it has none, or None."""
    labelled = '?thing skos:prefLabel ?label FILTER(LANG(?label) IN ("", "vi"))'
    for pattern in (labelled, f"GRAPH ?g {{ {labelled} }}"):
        for row in store.query(f"SELECT ?thing ?label WHERE {{ {pattern} }} ORDER BY ?label", {"thing": iri}):
            return _value(row["label"])
    spoken = ("?thing ?says ?what", "?what ?says ?thing", "GRAPH ?g { ?thing ?says ?what }")
    said = f"SELECT ?thing ?what WHERE {{ {' UNION '.join(f'{{ {p} }}' for p in spoken)} }} LIMIT 1"
    return iri.value if any(True for _ in store.query(said, {"thing": iri})) else None


def _reading(store: Readable, candidate: Candidate, hint: str = "") -> Reading:
    fit, (thing, label, alias, _) = candidate
    if isinstance(thing, ox.Literal):
        return Reading(None, label, fit.words, hint)
    if not alias:
        return Reading(thing.value, label, fit.words, hint)
    preferred = _known(store, thing) or thing.value
    how = fit.words if fit > Fit.FOLDED else "tên khác / another name"
    return Reading(thing.value, label if preferred == thing.value else preferred, how, hint)


def _hint(store: Readable, thing: Thing) -> str:
    if isinstance(thing, ox.Literal):
        return ""
    for pattern in _HINTS:
        query = f"SELECT DISTINCT ?thing ?hint WHERE {{ {pattern} }} ORDER BY ?hint LIMIT 3"
        if hints := [_value(row["hint"]) for row in store.query(query, {"thing": thing})]:
            return "; ".join(hints)
    return ""


def _value(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
