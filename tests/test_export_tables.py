"""Exports as tables and annotations: Neo4j, Parquet, CSV, XLSX and Web Annotations, as their readers take them."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pyoxigraph as ox
import rdflib

from kg import export, facts
from kg.export.table import COLUMNS
from kg.export.texts import cell
from kg.store import Store
from kg.vocab import KG, ORG, RDF
from tests import hostile
from tests.exporting import exported, store

__all__ = ["store"]  # the fixture, of this file too

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


def of_class(store: Store, kind: str) -> set[str]:
    return {q.subject.value for q in store.pattern(None, RDF + "type", kind, ox.DefaultGraph())}  # type: ignore[union-attr]


# ---------------------------------------------------------------- Neo4j

# https://neo4j.com/docs/operations-manual/current/import/#import-tool-header-format
TYPES = "int|long|float|double|boolean|byte|short|char|string|point|date|localtime|time|localdatetime|datetime|duration"
HEADER = re.compile(
    rf"""(?P<name>[^:]*)(?::(?:(?P<role>ID|START_ID|END_ID)(?:\((?P<group>[^()]+)\))?(?:\{{[^{{}}]*\}})?
      |(?P<label>LABEL|TYPE|IGNORE)|(?P<type>{TYPES})(?P<array>\[\])?))?""",
    re.VERBOSE,
)
READ = {
    "int": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "string": str,
    None: str,
}


def table(path: Path) -> list[dict[str, object]]:
    """Read a file as the importer does: by its header, strictly, a line a row."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    rows = []
    head = [HEADER.fullmatch(column) for column in next(csv.reader(lines[:1], strict=True))]
    assert all(head), lines[0]
    for line in lines[1:]:
        (values,) = csv.reader([line], strict=True)  # no field has a line break: --multiline-fields is off by default
        assert len(values) == len(head)
        row: dict[str, object] = {}
        for match, value in zip(head, values, strict=True):
            assert match is not None
            name = match["role"] or match["label"] or match["name"]
            read = READ[match["type"]]
            row[name] = [read(part) for part in value.split(";") if part] if match["array"] else value and read(value)
        rows.append(row)
    return rows


def test_neo4j_takes_every_file(store: Store, tmp_path: Path) -> None:
    export.export(store, "neo4j", tmp_path)
    arguments = dict.fromkeys((tmp_path / "import.args").read_text().splitlines())
    nodes: dict[object, object] = {}
    for argument in arguments:
        option, _, file = argument.partition("=")
        if option == "--nodes":
            for row in table(tmp_path / file):
                assert row["ID"] not in nodes, "an id stands for one node"
                assert row["LABEL"] == file.removesuffix(".csv")
                assert row["name"]
                nodes[row["ID"]] = row["LABEL"]
    edges = table(tmp_path / "relationships.csv")
    assert {f"--nodes={path.name}" for path in tmp_path.glob("[A-Z]*.csv")} | {"--relationships=relationships.csv"} == (
        arguments.keys()
    )
    for edge in edges:
        assert {edge["START_ID"], edge["END_ID"]} <= nodes.keys()
        assert re.fullmatch("[A-Z_]+", str(edge["TYPE"]))
    held = [edge for edge in edges if edge["TYPE"] == "HELD"]
    assert {edge["iri"] for edge in held} == of_class(store, ORG + "Membership")
    assert {(nodes[edge["START_ID"]], nodes[edge["END_ID"]]) for edge in held} == {("Person", "Post")}
    assert all(edge["quotes"] and edge["pages"] and edge["published"] is not None for edge in held)


# ---------------------------------------------------------------- Parquet

# https://microsoft.github.io/graphrag/index/outputs/: columns and their types
GRAPHRAG = {
    "entities": {
        "id": "str", "human_readable_id": "int", "title": "str", "type": "str", "description": "str",
        "text_unit_ids": "str[]", "frequency": "int", "degree": "int",
    },
    "relationships": {
        "id": "str", "human_readable_id": "int", "source": "str", "target": "str", "description": "str",
        "weight": "float", "combined_degree": "int", "text_unit_ids": "str[]",
    },
    "text_units": {
        "id": "str", "human_readable_id": "int", "text": "str", "n_tokens": "int", "document_ids": "str[]",
        "entity_ids": "str[]", "relationship_ids": "str[]", "covariate_ids": "str[]",
    },
}  # fmt: skip
# https://microsoft.github.io/graphrag/index/byog/: what must be there
NEEDED = {
    "entities": {"id", "title", "description", "text_unit_ids"},
    "relationships": {"id", "source", "target", "description", "weight", "text_unit_ids"},
    "text_units": {"id", "text"},
}
ARROW = {"string": "str", "int64": "int", "double": "float", "list<element: string>": "str[]"}


def test_graphrag_finds_its_columns(store: Store, tmp_path: Path) -> None:
    export.export(store, "parquet", tmp_path)
    for name, wanted in GRAPHRAG.items():
        schema = pq.read_schema(tmp_path / f"{name}.parquet")
        assert NEEDED[name] <= set(schema.names)
        assert {field.name: ARROW[str(field.type)] for field in schema}.items() <= wanted.items()


def test_graphrag_tables_lead_to_each_other(store: Store, tmp_path: Path) -> None:
    export.export(store, "parquet", tmp_path)
    entities, relations, units = (pq.read_table(tmp_path / f"{name}.parquet").to_pylist() for name in GRAPHRAG)
    titles = [row["title"] for row in entities]
    assert len(set(titles)) == len(titles), "GraphRAG knows entities by their titles"
    assert {row[end] for row in relations for end in ("source", "target")} <= set(titles)
    texts = {row["id"]: row for row in units}
    for rows in (entities, relations):
        assert len({row["id"] for row in rows}) == len(rows)
        assert [row["human_readable_id"] for row in rows] == list(range(len(rows)))
        assert {unit for row in rows for unit in row["text_unit_ids"]} <= texts.keys()
        assert sum(map(len, (row["text_unit_ids"] for row in rows))) > 20
    for name, rows in (("entity_ids", entities), ("relationship_ids", relations)):
        known = {row["id"]: row for row in rows}
        for unit in units:
            for iri in unit[name]:
                assert unit["id"] in known[iri]["text_unit_ids"]


def test_facts_are_those_that_kg_facts_prints(store: Store, tmp_path: Path) -> None:
    export.export(store, "parquet", tmp_path)
    rows = {row["iri"]: row for row in pq.read_table(tmp_path / "facts.parquet").to_pylist()}
    said = list(facts.facts(store))
    assert len(said) == len(rows) > 100
    for fact in said:
        row = rows[fact["iri"]]
        assert {name: row[name] for name in fact} == fact
        assert not [name for name, value in row.items() if value is not None and name not in fact]


# ---------------------------------------------------------------- tables for journalists


def rows(store: Store) -> list[dict[str, str]]:
    content = exported(store, "csv")
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes a file without it for another encoding"
    head, *read = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert head == list(COLUMNS.values())
    return [dict(zip(COLUMNS, row, strict=True)) for row in read]


def test_a_row_is_a_tenure_with_its_proof(store: Store) -> None:
    read = {row["id"]: row for row in rows(store)}
    assert read.keys() == of_class(store, ORG + "Membership")
    quotes = {quad.object.value for quad in store.pattern(None, KG + "quote")}  # type: ignore[union-attr]
    told = set(map(cell, quotes))
    for iri, row in read.items():
        for column, name in (("since_earliest", "startEarliest"), ("until_latest", "endLatest")):
            said = [quad.object.value for quad in store.pattern(iri, KG + name)]  # type: ignore[union-attr]
            assert row[column] == "".join(said)
        assert row["quote"] in told
        assert row["person"]
        assert row["post"]
        assert row["since_words"]
        assert int(row["pages"]) >= 1


def test_no_cell_is_a_formula(store: Store) -> None:
    for row in rows(store):
        for value in row.values():
            assert not value.startswith(tuple("=+-@\t\r＝"))
    book = openpyxl.load_workbook(io.BytesIO(exported(store, "xlsx")))
    assert {here.data_type for row in book.active.iter_rows() for here in row} <= {"s", "n", "d"}, "f is a formula"
    assert not [here for row in book.active.iter_rows() for here in row if here.hyperlink]


def test_the_workbook_says_what_the_csv_says(store: Store) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(exported(store, "xlsx"))).active
    assert sheet.freeze_panes == "B2"
    head, *read = sheet.iter_rows(values_only=True)
    assert head == tuple(COLUMNS.values())
    found = [
        [
            value.date().isoformat() if isinstance(value, datetime) else "" if value is None else str(value)
            for value in row
        ]
        for row in read
    ]
    assert found == [[value.removeprefix("'") for value in row.values()] for row in rows(store)]
    days = [name for name in COLUMNS if name.endswith(("earliest", "latest", "published"))]
    typed = {type(row[list(COLUMNS).index(name)]) for row in read for name in days}
    assert typed == {datetime, type(None)}


def shown(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def test_hostile_names_stay_whole(tmp_path: Path) -> None:
    hostile.build(tmp_path / "graph")
    with Store.open(tmp_path / "graph", read_only=True) as store:
        sheet = openpyxl.load_workbook(io.BytesIO(exported(store, "xlsx"))).active
        people = {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)}
        assert hostile.FORMULA in people
        assert "</script><script>alert(1)</script>" in people
        assert "'" + hostile.FORMULA in {row["person"] for row in rows(store)}


# ---------------------------------------------------------------- Web Annotations

# The terms of http://www.w3.org/ns/anno.jsonld that are used, as https://www.w3.org/TR/annotation-vocab/ names them:
# tests ask no server.
CONTEXT = {
    "id": "@id", "type": "@type",
    **{name: str(OA[name]) for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: str(OA[name]) for name in ("TextQuoteSelector", "TextPositionSelector")},
    **{name: str(OA[name]) for name in ("describing", "linking", "identifying")},
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "Software": "http://www.w3.org/ns/activitystreams#Application",
    "generator": {"@id": "http://www.w3.org/ns/activitystreams#generator", "@type": "@id"},
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list", "@type": "@id"},
    "body": {"@id": str(OA.hasBody), "@type": "@id"}, "target": {"@id": str(OA.hasTarget), "@type": "@id"},
    "source": {"@id": str(OA.hasSource), "@type": "@id"}, "selector": {"@id": str(OA.hasSelector), "@type": "@id"},
    "motivation": {"@id": str(OA.motivatedBy), "@type": "@vocab"},
    "purpose": {"@id": str(OA.hasPurpose), "@type": "@vocab"},
    "value": str(rdflib.RDF.value), "language": "http://purl.org/dc/elements/1.1/language",
    "exact": str(OA.exact), "start": str(OA.start), "end": str(OA.end), "name": "http://xmlns.com/foaf/0.1/name",
}  # fmt: skip


def test_every_quote_is_an_annotation_of_its_page(store: Store) -> None:
    said = json.loads(exported(store, "annotations"))
    assert said["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    said["@context"][0] = CONTEXT
    graph = rdflib.Graph().parse(data=json.dumps(said), format="json-ld")
    notes = list(graph.subjects(rdflib.RDF.type, OA.Annotation))
    assert len(notes) == len(said["items"]) == len(list(facts.facts(store)))
    for note in notes:
        assert graph.value(note, OA.motivatedBy) == OA.describing
        (fact,) = (graph.value(body, OA.hasSource) for body in bodies(graph, note, OA.linking))
        (quad,) = store.pattern(str(fact), KG + "evidence")
        assert quad.object == ox.NamedNode(str(note))
        target = graph.value(note, OA.hasTarget)
        assert str(graph.value(target, OA.hasSource)).startswith("https://")
        selectors = {graph.value(node, rdflib.RDF.type): node for node in graph.objects(target, OA.hasSelector)}
        position = selectors[OA.TextPositionSelector]
        start, end = (int(str(graph.value(position, name))) for name in (OA.start, OA.end))
        text = store.text(str(graph.value(target, rdflib.URIRef(KG + "sha256"))))
        assert text[start:end] == str(graph.value(selectors[OA.TextQuoteSelector], OA.exact))


def bodies(graph: rdflib.Graph, note: rdflib.term.Node, purpose: rdflib.URIRef) -> list[rdflib.term.Node]:
    return [body for body in graph.objects(note, OA.hasBody) if (body, OA.hasPurpose, purpose) in graph]


def test_an_annotation_says_what_its_words_prove(built: Path) -> None:
    with Store.open(built, read_only=True) as store:
        said = json.loads(exported(store, "annotations"))["items"]
    words = {body["value"] for note in said for body in note["body"] if body["type"] == "TextualBody"}
    assert "người; Phạm Văn Hà" in words
    assert any(text.startswith("lời chứng về chức vụ; Phạm Văn Hà · ") for text in words)
