"""What a command compares or judges: things named by a name, an IRI, or NAME@PAGE for what a page calls so."""

from __future__ import annotations

from kg.cli.base import Failure
from kg.cli.names import nearest
from kg.language.normal import fold
from kg.questions import QuestionError, find
from kg.store import Store, value
from kg.vocab import ID, mint

_MEMBERS = "SELECT DISTINCT ?thing ?member { ?thing prov:wasDerivedFrom ?member }"
# A paper is called by its title or, "Nghị quyết 28", by type and number.
_CALLED = """{ ?member foaf:name|skos:prefLabel ?name }
    UNION { ?member kg:paperType ?type ; eli:number ?number BIND(CONCAT(?type, " ", ?number) AS ?name) }"""
_MENTIONS = f"""SELECT DISTINCT ?doc ?member ?name {{ GRAPH ?doc {{ ?member a ?kind . {_CALLED}
  FILTER(?kind IN (foaf:Person, org:FormalOrganization, kg:Meeting, eli:Work, schema:Project)) }} }}"""
_NAME = f"SELECT ?member ?name {{ GRAPH ?doc {{ {_CALLED} }} }}"
_LOCAL = (f"{ID}mention/", f"{ID}fact/")


def side(store: Store, text: str, parameter: str) -> tuple[str, tuple[str, ...]]:
    """Return the name and the mentions (IRIs) of what `text` names: a name, an IRI, or NAME@PAGE."""
    name, at, page = text.rpartition("@")
    if at and store.has(page):
        return _mention(store, name.strip(), page)
    if text.startswith(_LOCAL):
        return _called(store, text), (text,)
    try:
        thing, reading = find(store, "node", text, parameter)
    except QuestionError as error:
        raise Failure(str(error)) from None
    members = sorted(value(row["member"]) for row in store.query(_MEMBERS, {"thing": thing}))
    if not members:
        raise Failure(f"{parameter}: {reading.label}: không phải người, cơ quan, họp, văn bản, dự án / no such thing")
    return reading.label, tuple(members)


def _mention(store: Store, name: str, page: str) -> tuple[str, tuple[str, ...]]:
    """Return what a page calls by a name."""
    rows = store.query(_MENTIONS, {"doc": mint("document", page)})
    called = sorted((value(row["member"]), value(row["name"])) for row in rows)
    found = {iri: label for iri, label in called if fold(label) == fold(name)}
    if not found:
        raise Failure(f"{page}: không có tên / no {name!r}{nearest(name, [label for _, label in called])}")
    if len(found) > 1:
        raise Failure(f"{page}: nhiều / several {name!r}: {', '.join(found)}")
    ((iri, label),) = found.items()
    return label, (iri,)


def _called(store: Store, mention: str) -> str:
    """Return what a page calls a mention."""
    name = next((value(row["name"]) for row in store.query(_NAME, {"member": mention})), None)
    if name is None:
        raise Failure(f"không có trong đồ thị / not in the graph: {mention}")
    return name
