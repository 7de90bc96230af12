"""Parquet tables: entities, relationships and text units as GraphRAG reads them, and the facts of all pages.

https://microsoft.github.io/graphrag/index/byog/ — GraphRAG knows entities by their titles, so namesakes are told
apart there. A text unit is a quote: the texts themselves are in no export.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyoxigraph as ox

from kg.export.edges import NODES, edges, nodes
from kg.export.facts import SCHEMA as FACTS
from kg.export.facts import facts
from kg.export.texts import line
from kg.export.words import description, title
from kg.export.world import Thing, World
from kg.vocab import SKOS

_GROUP = 5_000  # rows that are in memory at once
_KEPT = 50_000  # titles that are kept
_WORLD = ox.DefaultGraph()
_TEXTS = pa.list_(pa.string())
_TABLES = {
    "entities": {
        "id": pa.string(), "human_readable_id": pa.int64(), "title": pa.string(), "type": pa.string(),
        "description": pa.string(), "text_unit_ids": _TEXTS, "frequency": pa.int64(),
    },
    "relationships": {
        "id": pa.string(), "human_readable_id": pa.int64(), "source": pa.string(), "target": pa.string(),
        "description": pa.string(), "weight": pa.float64(), "text_unit_ids": _TEXTS,
    },
    "text_units": {
        "id": pa.string(), "human_readable_id": pa.int64(), "text": pa.string(), "document_ids": _TEXTS,
        "entity_ids": _TEXTS, "relationship_ids": _TEXTS,
    },
    "facts": {name: pa.type_for_alias(kind) if isinstance(kind, str) else _TEXTS for name, kind in FACTS.items()},
}  # fmt: skip


def write(world: World, folder: Path) -> int:
    """Write the four tables and return how many entities, relationships and facts they hold."""
    rows = {
        "entities": _entities(world),
        "relationships": _relationships(world),
        "text_units": _text_units(world),
        "facts": facts(world),
    }
    counts = {name: _write(folder / f"{name}.parquet", _TABLES[name], rows[name]) for name in _TABLES}
    return counts["relationships"] + counts["facts"]


def _write(path: Path, columns: dict[str, pa.DataType], rows: Iterable[dict[str, Any]]) -> int:
    schema = pa.schema(list(columns.items()))
    waiting, count = iter(rows), 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(waiting, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
            count += len(group)
    return count


def _entities(world: World) -> Iterator[dict[str, Any]]:
    number, titles = 0, _Titles(world)
    for label in NODES:
        for thing in nodes(world, label):
            units = [proof.iri for proof in world.proofs(thing)]
            yield {
                "id": _id(thing.iri),
                "human_readable_id": number,
                "title": titles.of(thing.iri),
                "type": label,
                "description": description(world, thing),
                "text_unit_ids": [_id(iri) for iri in dict.fromkeys(units)],
                "frequency": len(units),
            }
            number += 1


def _relationships(world: World) -> Iterator[dict[str, Any]]:
    titles = _Titles(world)
    for number, edge in enumerate(edges(world)):
        units = [proof.iri for proof in world.proofs(edge.thing)] if edge.thing else []
        yield {
            "id": _id(edge.iri),
            "human_readable_id": number,
            "source": titles.of(edge.source),
            "target": titles.of(edge.target),
            "description": _told(world, edge.type, edge.source, edge.target, edge.thing),
            "weight": float(max(1, len(units))),
            "text_unit_ids": [_id(iri) for iri in dict.fromkeys(units)],
        }


def _told(world: World, type_: str, source: str, target: str, thing: Thing | None) -> str:
    said = f"{title(world, source)} — {type_.lower().replace('_', ' ')} — {title(world, target)}"
    return line(f"{said}. {description(world, thing)}" if thing else said)


def _text_units(world: World) -> Iterator[dict[str, Any]]:
    for number, proof in enumerate(world.evidence()):
        made = world.made_from(proof.fact)
        kinds = {iri: iri.rpartition("/")[0].rpartition("/")[2] for iri in made}
        statements = ("tenure", "event", "participation", "action")
        yield {
            "id": _id(proof.iri),
            "human_readable_id": number,
            "text": line(proof.quote),
            "document_ids": [proof.page.id],
            "entity_ids": [_id(iri) for iri, kind in kinds.items() if kind in _ENTITIES and iri in world],
            "relationship_ids": [_id(iri) for iri, kind in kinds.items() if kind in statements and iri in world],
        }


_ENTITIES = {"person", "body", "meeting", "paper", "project"}


def _id(iri: str) -> str:
    return ":".join(iri.rsplit("/", 2)[1:])


class _Titles:
    """Names that are unique, as GraphRAG knows entities by them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.of: Callable[[str], str] = lru_cache(_KEPT)(self._of)

    def _of(self, iri: str) -> str:
        """Return the name of a thing, with the beginning of its hash where others bear the name."""
        said = title(self._world, iri)
        name = ox.Literal(self._world.thing(iri).label, language="vi")
        same = islice(self._world.store.pattern(None, SKOS + "prefLabel", name, _WORLD), 2)
        return f"{said} ({iri.rpartition('/')[2][:8]})" if len(list(same)) > 1 else said
