"""What is said of the nodes and edges of a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg import ontology
from kg.network.evidence import Source, documents, proofs
from kg.network.links import Link, Links
from kg.network.reader import Properties, Reader, value
from kg.vocab import DCT, FOAF, KG, ORG, RDF, SKOS

Attributes = dict[str, Any]
_TIERS = 3  # of administrative units: province, district, commune


def node(reader: Reader, links: Links, iri: str) -> Attributes:
    """Return what is known of a thing: what it is called, where and when it is, and what proves it.

    `detail` is the main office of a person, or the office that an event is about; `pillar` that of a body (party,
    state, front …); `sources` the number of documents, `neighbours` the number of things it is linked to in the whole
    world.
    """
    said, kind = reader.properties(iri), links.kind(iri)
    evidence = proofs(reader, iri, mentions=True)
    return {
        "kind": kind,
        "label": ontology.code(_first(said, KG + "eventKind") or "", "vi") if kind == "event" else _label(reader, iri),
        "names": said.get(SKOS + "altLabel", []),
        "place": _place(reader, links, iri),
        "detail": _detail(reader, links, iri),
        "level": _level(reader, iri),
        "pillar": _pillar(said) if kind == "body" else None,
        "date": _first(said, KG + "date"),
        **_areas(reader, iri if kind == "place" else _site(reader, links, iri)),
        "neighbours": len({link.other(iri) for link in links.of(iri)}),
        "sources": len(documents(evidence)),
        "confidence": _confidence(evidence),
        "evidence": evidence,
    }


def edges(reader: Reader, links: Iterable[Link]) -> Iterator[tuple[str, str, Attributes]]:
    """Yield start, end and attributes of each edge.

    Statements of several documents that say the same of the same two things are one edge with all
    their sources; others between the same two things stay apart.
    """
    merged: dict[tuple[Any, ...], Attributes] = {}
    for link in links:
        said = _statement(reader, link)
        same = (link.start, link.end, *(said[name] for name in ("kind", "label", "status", "valid_from", "valid_to")))
        known = merged.setdefault(same, {"id": link.id, **said, "sources": []})
        fresh = proofs(reader, link.proof, mentions=link.kind == "seat") if link.proof else []
        known["sources"] = sorted([*known["sources"], *(s for s in fresh if s not in known["sources"])], key=_when)
    for (start, end, *_), said in merged.items():
        # That a body serves a place follows from its name, however surely a page names it.
        confidence = None if said["kind"] == "seat" else _confidence(said["sources"])
        yield start, end, {**said, "confidence": confidence}


def _statement(reader: Reader, link: Link) -> Attributes:
    said = reader.properties(link.proof) if link.proof else {}
    if link.kind == "tenure":
        label, english = _role(reader, link.id)
        status = _first(said, KG + "status")
        starts, ends = _bounds(said, "start"), _bounds(said, "end")
        valid = (starts[0] or starts[1], ends[1] or (ends[0] if status == "ended" else None))
        return {
            "kind": link.kind, "label": label, "label_en": english, "status": status,
            "valid_from": valid[0], "valid_to": valid[1], "seen_from": starts[1], "seen_to": ends[0],
        }  # fmt: skip
    dated = reader.properties(link.end) if link.kind == "participation" else said
    lasting = link.kind in ("location", "seat", "hierarchy", "containment")
    return {
        "kind": link.kind, "label": link.label, "label_en": None, "status": None,
        "valid_from": None if lasting else _first(dated, KG + "earliest"),
        "valid_to": None if lasting else _first(dated, KG + "latest"),
    }  # fmt: skip


def _bounds(said: Properties, edge: str) -> tuple[str | None, str | None]:
    return _first(said, KG + edge + "Earliest"), _first(said, KG + edge + "Latest")


def _role(reader: Reader, tenure: str) -> tuple[str | None, str | None]:
    """Return the Vietnamese and English name of the office of a tenure or an event."""
    role = _first(reader.properties(tenure), ORG + "role")
    names: dict[str | None, str] = {}
    for row in reader.rows("roles", role) if role else ():
        names[getattr(row["label"], "language", None)] = value(row["label"]) or ""
    written = names.get("vi") or min(
        (value(row["label"]) or "" for row in reader.rows("offices", tenure)), default=None
    )
    return written, names.get("en")


def _label(reader: Reader, iri: str) -> str:
    said = reader.properties(iri)
    return _first(said, SKOS + "prefLabel") or _first(said, FOAF + "name") or iri


def _main_tenure(reader: Reader, links: Links, person: str) -> Link | None:
    """Return the tenure to know a person by: one still held, then the best proved."""
    tenures = [link for link in links.of(person) if link.kind == "tenure"]

    def rank(link: Link) -> tuple[bool, int, str]:
        held = _first(reader.properties(link.id), KG + "status") != "ended"
        return not held, -len(proofs(reader, link.id)), link.id

    return min(tenures, key=rank, default=None)


def office(reader: Reader, links: Links, person: str) -> str | None:
    """Return the office to know a person by: one still held, then the best proved."""
    tenure = _main_tenure(reader, links, person)
    if tenure is None:
        return None
    return " ".join(filter(None, (_role(reader, tenure.id)[0], _label(reader, tenure.end))))


def _detail(reader: Reader, links: Links, iri: str) -> str | None:
    if links.kind(iri) == "event":
        return _role(reader, iri)[0]
    return office(reader, links, iri) if links.kind(iri) == "person" else None


def _pillar(said: Properties) -> str | None:
    kinds = (ontology.pillar(name.removeprefix(KG)) for name in said.get(RDF + "type", []))
    return next(filter(None, kinds), None)


def _place(reader: Reader, links: Links, iri: str) -> str | None:
    """Return the name of the place of a thing: its own, or that of the body it belongs to."""
    site = _site(reader, links, iri)
    return _label(reader, site) if site else None


def _site(reader: Reader, links: Links, iri: str) -> str | None:
    """Return the place of a thing: its own, or that of the body it belongs to."""
    said, kind = reader.properties(iri), links.kind(iri)
    if kind == "person":
        tenure = _main_tenure(reader, links, iri)
        return _site(reader, links, tenure.end) if tenure else None
    if kind in ("meeting", "paper"):
        owner = _first(said, KG + "heldBy") or _first(said, KG + "issuer")
        return _site(reader, links, owner) if owner else None
    within = KG + "within" if kind == "place" else KG + "locatedIn" if kind == "project" else DCT + "spatial"
    # Of several places the smallest says most; its key is the longest.
    places = sorted(
        said.get(within, []), key=lambda place: (-len(_first(reader.properties(place), KG + "key") or ""), place)
    )
    return places[0] if places else None


def _areas(reader: Reader, place: str | None) -> dict[str, str | None]:
    """Return the names of the district and the province that a place is or lies in, None where there is none."""
    found: dict[str, str | None] = {"district": None, "province": None}
    for _ in range(_TIERS):
        if place is None:
            break
        said = reader.properties(place)
        area = {"1": "province", "2": "district"}.get(_first(said, KG + "tier") or "")
        if area:
            found[area] = _label(reader, place)
        place = _first(said, KG + "within")
    return found


def _level(reader: Reader, iri: str) -> int | None:
    """Return the tier of a place or of the place of a body: 1 province, 2 district, 3 commune; None if unknown."""
    said = reader.properties(iri)
    place = _first(said, DCT + "spatial")
    tier = _first(reader.properties(place) if place else said, KG + "tier")
    return int(tier) if tier else None


def _confidence(evidence: Iterable[Source]) -> float | None:
    """Return the confidence of the best single proof."""
    return max((source["confidence"] for source in evidence), default=None)


def _first(said: Properties, name: str) -> str | None:
    return next(iter(said.get(name, ())), None)


def _when(source: Source) -> tuple[str, str, int, int]:
    return source["published"] or "", source["doc"], source["start"], source["end"]
