"""The graph in the formats that other tools read: one module a format, each with one function `write`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from kg.export.scope import Scope, select, units
from kg.export.world import World
from kg.store import Readable

__all__ = ["FORMATS", "ExportError", "Format", "Scope", "export", "missing", "units"]


class ExportError(Exception):
    """Something that a format needs is missing, or there is nothing to write; one line for the user."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module that writes it and what it asks for."""

    module: str  # in this package; `write(world, file) -> how many`, of a folder `write(world, folder) -> how many`
    what: str  # vi / en
    needs: tuple[str, ...] = ()  # libraries of the extra `export`
    folder: bool = False  # several files in a folder rather than one
    network: bool = False  # a network of kg.network.NETWORKS: `write(store, file, format, network) -> how many`


# name: format, in the order of `kg export --help`
FORMATS: dict[str, Format] = {
    "nq": Format("nquads", "N-Quads, có thứ tự: mọi đồ thị / every graph, sorted"),
    "trig": Format("trig", "TriG: mọi đồ thị / every graph"),
    "ttl": Format("turtle", "Turtle: phần đã hợp nhất / the resolved world alone"),
    "jsonld": Format("jsonld", "JSON-LD kèm ngữ cảnh / with its context: every graph"),
    "annotations": Format("annotations", "W3C Web Annotations: trích dẫn / the quotes in their pages"),
    "ftm": Format("ftm", "FollowTheMoney: mỗi dòng một JSON / entities, one JSON a line"),
    "ftm-statements": Format("ftm_statements", "FollowTheMoney: từng điều, CSV / statements, CSV"),
    "popolo": Format("popolo", "Popolo JSON: người, cơ quan, chức vụ / people, bodies, memberships"),
    "gexf": Format("networks", "GEXF: mạng cho Gephi / a network for Gephi, see --network", network=True),
    "graphml": Format("networks", "GraphML: mạng cho yEd / a network for yEd, see --network", network=True),
    "neo4j": Format("neo4j", "Neo4j: thư mục CSV / folder of CSV for neo4j-admin import", folder=True),
    "parquet": Format("parquet", "Parquet: bảng GraphRAG và dữ kiện / tables of GraphRAG, facts", ("pyarrow",), True),
    "csv": Format("csv_table", "CSV: mỗi dòng một lần giữ chức / one row a tenure"),
    "xlsx": Format("xlsx", "Excel: mỗi dòng một lần giữ chức / one row a tenure", ("xlsxwriter",)),
}


def missing(name: str) -> list[str]:
    """Return the libraries that a format needs and that are not installed."""
    return [library for library in FORMATS[name].needs if find_spec(library) is None]


def export(
    store: Readable, name: str, target: BinaryIO | Path, scope: Scope | None = None, network: str = "whole"
) -> int:
    """Write the graph, or what `scope` takes in, in a format of FORMATS; return how many things were written.

    Formats of networks write all of `network`, and no part of the graph. `target` is a new folder for formats of
    several files. ExportError where a library is missing or nothing is there.
    """
    if lacking := missing(name):
        raise ExportError(f"{name}: thiếu / missing {', '.join(lacking)}; cài / install: pip install 'quanhe[export]'")
    module = import_module(f"kg.export.{FORMATS[name].module}")
    if FORMATS[name].network:
        return int(module.write(store, target, name, network))
    world = World(store, select(store, scope) if scope else None)
    nothing = world.selection is not None and not world.selection.core
    written = 0 if nothing else module.write(world, target)
    if not written:
        raise ExportError("không có gì để xuất / nothing to export" + (f": {scope}" if scope else ""))
    assert isinstance(written, int)
    return written
