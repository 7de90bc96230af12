"""The reference of the ontology, from its Turtle files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from kg.resources import ontology

KG = Namespace("https://w3id.org/quanhe/ns#")
ORG = Namespace("http://www.w3.org/ns/org#")
SCHEMA = Namespace("https://schema.org/")
FILES = ("kg.ttl", "bodies.ttl", "codes.ttl", "roles.ttl")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
RELATED = (  # what is said of a term, by the property that says it
    ("narrower than", (RDFS.subClassOf, RDFS.subPropertyOf)),
    ("never also", (OWL.disjointWith,)),
    ("of", (RDFS.domain, SCHEMA.domainIncludes)),
    ("value", (RDFS.range, SCHEMA.rangeIncludes)),
    ("inverse", (OWL.inverseOf,)),
    ("see also", (RDFS.seeAlso,)),
)


def page() -> str:
    """Return the page: classes, kinds of body, properties, codes and offices with their labels and comments."""
    graph = Graph()
    for name in FILES:
        graph.parse(ontology() / name)
    bodies = Graph().parse(ontology() / "bodies.ttl")
    kinds = _own(bodies.subjects(RDF.type, OWL.Class))
    classes = [term for term in _own(graph.subjects(RDF.type, OWL.Class)) if term not in kinds]
    properties = _own(term for kind in PROPERTIES for term in graph.subjects(RDF.type, kind))
    (about,) = graph.subjects(RDF.type, OWL.Ontology)
    sections: list[tuple[str, Iterable[str]]] = [
        ("Classes", (_term(graph, term) for term in classes)),
        ("Kinds of body", (_term(graph, term) for term in kinds)),
        ("Properties", (_term(graph, term) for term in properties)),
        ("Codes", _codes(graph)),
        ("Offices", [_offices(graph)]),
    ]
    parts = [
        "# Ontology",
        *(_said(graph, about, DCTERMS.description, lang) for lang in ("vi", "en")),
        f"Version {graph.value(about, OWL.versionInfo)}. Prefix `kg:` is `{KG}`. How the terms stand together:"
        " [the graph](../graph.md). Terms of other vocabularies are used as those define them.",
    ]
    for title, entries in sections:
        parts += [f"## {title}", *entries]
    return "\n\n".join(parts) + "\n"


def _own(terms: Iterable[Node]) -> list[URIRef]:
    return sorted({term for term in terms if isinstance(term, URIRef) and term.startswith(KG)}, key=str)


def _term(graph: Graph, term: URIRef) -> str:
    name = term.removeprefix(KG)
    lines = [
        f"### kg:{name} {{#{name}}}",
        f"**{_said(graph, term, RDFS.label, 'vi')}** · **{_said(graph, term, RDFS.label, 'en')}**",
        _said(graph, term, RDFS.comment, "vi"),
        _said(graph, term, RDFS.comment, "en"),
    ]
    facts = [
        f"- {words}: {', '.join(sorted(_name(graph, value) for value in values))}"
        for words, properties in RELATED
        if (values := [v for p in properties for v in graph.objects(term, p) if isinstance(v, URIRef)])
    ]
    if other := sorted(str(name) for name in graph.objects(term, SKOS.altLabel)):
        facts.append(f"- also called: {', '.join(other)}")
    if pillar := graph.value(term, KG.pillar):
        facts.append(f"- side of the political system: {pillar}")
    return "\n\n".join([*lines, *(["\n".join(facts)] if facts else [])])


def _name(graph: Graph, term: URIRef) -> str:
    short = graph.namespace_manager.normalizeUri(term)
    return f"[{short}](#{term.removeprefix(KG)})" if term.startswith(KG) else f"`{short}`"


def _codes(graph: Graph) -> Iterator[str]:
    for scheme in _own(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        rows = sorted(
            (str(graph.value(code, SKOS.notation)), *_both(graph, code))
            for code in graph.subjects(SKOS.inScheme, scheme)
            if graph.value(code, SKOS.notation)
        )
        if rows:
            name, (vi, en) = scheme.removeprefix(KG), _both(graph, scheme)
            yield f"### kg:{name} {{#{name}}}\n\n**{vi}** · **{en}**"
            yield _table(("code", "tiếng Việt", "English"), ((f"`{code}`", *both) for code, *both in rows))


def _offices(graph: Graph) -> str:
    rows = sorted(
        (
            int(str(graph.value(role, KG.rank, default=9))),
            *_both(graph, role),
            ", ".join(sorted(map(str, graph.objects(role, SKOS.altLabel)))),
            "yes" if str(graph.value(role, KG.singleSeat)) == "true" else "",
        )
        for role in graph.subjects(RDF.type, ORG.Role)
    )
    head = ("rank", "tiếng Việt", "English", "also written", "one holder at a time")
    return (
        f"{len(rows)} offices without their body; rank 1 is a head, 2 a first or standing deputy, 3 a deputy,"
        " 4 a member, 5 staff.\n\n" + _table(head, ((("–" if rank == 9 else str(rank)), *rest) for rank, *rest in rows))
    )


def _both(graph: Graph, term: Node) -> tuple[str, str]:
    return _said(graph, term, SKOS.prefLabel, "vi"), _said(graph, term, SKOS.prefLabel, "en")


def _said(graph: Graph, term: Node, by: URIRef, lang: str) -> str:
    return next((str(text) for text in graph.objects(term, by) if getattr(text, "language", None) == lang), "")


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *map(list, rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
