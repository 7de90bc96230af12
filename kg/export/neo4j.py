"""CSV files for `neo4j-admin database import`, with its headers, and the arguments to import them.

https://neo4j.com/docs/operations-manual/current/import/
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from kg.export.edges import NODES, Edge, edges, nodes
from kg.export.texts import line
from kg.export.words import kinds
from kg.export.world import Proof, Thing, World
from kg.store import BOUNDS
from kg.vocab import ELI, KG, ORG, SKOS

_ARRAY = ";"  # what Neo4j parts the values of an array at, unless told otherwise
# label: its properties with their types, after `iri:ID`, `name` and `alsoKnownAs:string[]`
_NODES: dict[str, tuple[str, ...]] = {
    "Person": (),
    "Body": ("kind", "pillar"),
    "Post": ("role", "singleSeat:boolean"),
    "Meeting": ("kind", "earliest:date", "latest:date", "edtf"),
    "Paper": ("kind", "number", "earliest:date", "latest:date", "edtf"),
    "Project": (),
    "Place": ("key", "level", "validFrom:date", "validTo:date"),
}
_EDGE = (
    ":START_ID", ":END_ID", ":TYPE", "iri", "status", "earliest:date", "latest:date", "edtf",
    *(f"{name}:date" for name in BOUNDS), "pages:int", "confidence:double", "quotes:string[]", "outlets:string[]",
    "published:date[]", "urls:string[]",
)  # fmt: skip


def write(world: World, folder: Path) -> int:
    """Write a file of nodes for each label, one of relationships, and `import.args`; return the number of nodes."""
    arguments = [f"--nodes={label}.csv" for label in NODES] + ["--relationships=relationships.csv"]
    count = 0
    for label in NODES:
        head = ("iri:ID", "name", "alsoKnownAs:string[]", *_NODES[label], ":LABEL")
        made = _write(folder / f"{label}.csv", head, (_node(world, label, thing) for thing in nodes(world, label)))
        count += made if label != "Place" else 0
    _write(folder / "relationships.csv", _EDGE, (_edge(world, edge) for edge in edges(world)))
    (folder / "import.args").write_text("\n".join(arguments) + "\n", encoding="utf-8")
    return count


def _write(path: Path, head: Iterable[str], rows: Iterable[list[str]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def _node(world: World, label: str, thing: Thing) -> list[str]:
    others = (name for name in thing.all(SKOS + "altLabel") if name != thing.label)
    said = _said(world, label, thing)
    values = (_value(column, said.get(column.partition(":")[0])) for column in _NODES[label])
    return [thing.iri, line(thing.label), _array(others), *values, label]


def _said(world: World, label: str, thing: Thing) -> Mapping[str, str | None]:
    def one(name: str) -> str | None:
        return thing.one(KG + name)

    kind = one("meetingType") or one("paperType") or (kinds(world, thing, "vi")[0] if label == "Body" else None)
    role = thing.one(ORG + "role")
    return {
        "kind": kind,
        "role": role and role.rpartition("/")[2],
        "number": thing.one(ELI + "number"),
        "edtf": one("date"),
        **{name: one(name) for name in ("pillar", "singleSeat", "earliest", "latest", "key", "level")},
        **{name: one(name) for name in ("validFrom", "validTo")},
    }


def _edge(world: World, edge: Edge) -> list[str]:
    thing = edge.thing
    said: dict[str, str | None] = {"iri": edge.iri}
    proofs: list[Proof] = []
    if thing is not None:
        proofs = world.proofs(thing)
        names = ("status", "earliest", "latest", *BOUNDS)
        said |= {name: thing.one(KG + name) for name in names} | {"edtf": thing.one(KG + "date")}
    pages = {proof.page.iri: proof.page for proof in proofs}.values()
    return [
        edge.source,
        edge.target,
        edge.type,
        *(_value(column, said.get(column.partition(":")[0])) for column in _EDGE[3:12]),
        str(len(pages)) if thing else "",
        f"{max((proof.confidence for proof in proofs), default=0):.15g}" if proofs else "",
        _array(dict.fromkeys(proof.quote for proof in proofs)),
        _array(dict.fromkeys(page.publisher or "" for page in pages)),
        _array(dict.fromkeys(_value(":date", page.published and page.published[:10]) for page in pages)),
        _array(page.url or "" for page in pages),
    ]


def _value(column: str, value: str | None) -> str:
    """Return a value as its column wants it; a day that is none is left out, or the import would stop there."""
    if not value:
        return ""
    if column.endswith(":date"):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            return ""
    return line(value)


def _array(values: Iterable[str]) -> str:
    """Return the values of an array: a semicolon within one becomes the wide one, which parts nothing."""
    return _ARRAY.join(filter(None, (line(value).replace(_ARRAY, "；") for value in values)))
