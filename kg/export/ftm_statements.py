"""FollowTheMoney statements as CSV: one row for each value of each property."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from typing import BinaryIO

from kg.export.ftm import Entity, entities
from kg.export.world import World

DATASET = "quanhe"
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
# property: its type in FollowTheMoney; `kg.export.ftm` uses no others
TYPES = {
    "id": "id", "name": "name", "alias": "name", "address": "address", "country": "country", "date": "date",
    "startDate": "date", "endDate": "date", "authoredAt": "date", "publishedAt": "date", "sourceUrl": "url",
    "numberOfSeats": "number", "description": "text", "summary": "text",
    **dict.fromkeys(("proof", "parent", "organization", "holder", "post", "member", "organizer", "involved"), "entity"),
    **dict.fromkeys(("subject", "object", "document", "entity"), "entity"),
    **dict.fromkeys(("publisher", "classification", "subnationalArea", "status", "recordId", "role"), "string"),
    **dict.fromkeys(("keywords", "fileName", "title", "author"), "string"),
}  # fmt: skip


def write(world: World, file: BinaryIO) -> int:
    """Write the statements of all entities and return how many entities there are."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        rows = csv.DictWriter(text, COLUMNS, dialect=csv.unix_dialect)
        rows.writeheader()
        count = 0
        for entity in entities(world):
            rows.writerows(_statements(entity))
            count += 1
        return count
    finally:
        text.detach()  # the file is not ours to close


def _statements(entity: Entity) -> Iterator[dict[str, str]]:
    yield _statement(entity, "id", entity.id)
    for name, values in entity.properties.items():
        for value in values:
            yield _statement(entity, name, value)


def _statement(entity: Entity, name: str, value: str) -> dict[str, str]:
    key = f"{DATASET}.{entity.id}.{name}.{value}"  # as `Statement.make_key` does it
    return {
        "canonical_id": entity.id,
        "entity_id": entity.id,
        "prop": name,
        "prop_type": TYPES[name],
        "schema": entity.schema,
        "value": value,
        "dataset": DATASET,
        "external": "f",
        "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
    }
