"""What is shown of everything that is not a node of the network: posts, tenures, facts, documents, terms."""

from __future__ import annotations

import pyoxigraph as ox

from kg.pages.known import Known, Statement, kind
from kg.pages.profile import Day, Outside, Profile, Value, profile, quotes
from kg.pages.sections import View, section, tenure
from kg.pages.timeline import Interval, timeline
from kg.store import Term, value
from kg.vocab import KG, PROV, RDF, SCHEMA, SKOS, XSD

# Said in the head, by bounds, or by sections of their own.
_ELSEWHERE = {
    SKOS + "prefLabel", RDF + "type", PROV + "wasDerivedFrom", KG + "evidence", KG + "earliest", KG + "latest",
    SCHEMA + "url", PROV + "wasGeneratedBy", KG + "sha256",
}  # fmt: skip
_DATES = {KG + name for name in ("date", "from", "to", "period")}
_MOST = 20  # values of one property
_HOLDERS = "SELECT ?thing ?tenure ?person WHERE { ?tenure kg:post ?thing ; org:member ?person } ORDER BY ?tenure"
_POSTS = (
    "SELECT ?thing ?post WHERE { ?post org:role ?thing ; a org:Post ; skos:prefLabel ?label } ORDER BY ?label ?post"
)


def other(known: Known, iri: str, view: View) -> Profile | None:
    """Return the profile of anything some graph speaks of, by what is said of it; None if nothing is."""
    quads = sorted(known.store.pattern(iri), key=str)
    found = kind(iri)
    if not quads and found != "role":
        return None
    made = profile(known, iri, found)
    said: dict[str, dict[Term, None]] = {}
    for quad in quads:
        said.setdefault(quad.predicate.value, {})[quad.object] = None
    made.say(
        "kind", *(known.label(value(term)) for term in said.get(RDF + "type", ()) if isinstance(term, ox.NamedNode))
    )
    for name, terms in said.items():
        if name not in _ELSEWHERE:
            label = known.label(name)
            made.lines.append((label, [shown(known, name, term) for term in list(terms)[:_MOST]]))
    in_graphs = {q.graph_name.value: None for q in quads if isinstance(q.graph_name, ox.NamedNode)}
    made.say("page", *(known.ref(graph) for graph in in_graphs if kind(graph) == "document"))
    made.say("resolved", *map(known.ref, known.resolved(iri)))
    _more(known, made, view)
    if not made.lines and not made.sections:
        return None
    return made


def _more(known: Known, made: Profile, view: View) -> None:
    """Add what one kind has and others have not."""
    iri = made.iri
    match made.kind:
        case "tenure":
            made.timeline = timeline([Interval(made.label, known.bounds(iri, "start"), known.bounds(iri, "end"))])
            made.add(quotes(known, iri, view))
        case "post":
            rows = list(known.store.query(_HOLDERS, {"thing": iri}))
            made.add(
                section("holders", rows, view, lambda row: tenure(known, value(row["tenure"]), value(row["person"])))
            )
        case "role":
            rows = list(known.store.query(_POSTS, {"thing": iri}))
            made.add(section("posts", rows, view, lambda row: Statement([known.ref(value(row["post"]))])))
        case _:
            made.add(quotes(known, iri, view))


def shown(known: Known, name: str, term: Term) -> Value:
    """Return a value as a page shows it: a link, a day, or words."""
    text = value(term) if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
    if isinstance(term, ox.NamedNode):
        return known.ref(text)
    if isinstance(term, ox.Literal) and term.datatype.value == XSD + "anyURI":
        return Outside(text)
    if isinstance(term, ox.Literal) and (
        term.datatype.value == XSD + "date" or name in (KG + "date", KG + "from", KG + "to")
    ):
        return Day(text)
    return known.code(text)
