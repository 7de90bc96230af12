"""What is shown of everything that is not a node of the network: posts, tenures, facts, documents, terms."""

from __future__ import annotations

import pyoxigraph as ox

from kg.pages.known import Known, Ref, Statement, kind
from kg.pages.phrase import phrase
from kg.pages.profile import Day, Outside, Profile, Value, profile, quotes
from kg.pages.sections import View, section, tenure
from kg.pages.words import Words
from kg.store import Term, value
from kg.timeline import Interval, timeline
from kg.vocab import DCT, KG, PROV, RDF, SCHEMA, SKOS, XSD

# Said in the head, by bounds, or by sections of their own.
_ELSEWHERE = {
    SKOS + "prefLabel", SKOS + "altLabel", SKOS + "inScheme", RDF + "type", PROV + "wasDerivedFrom",
    PROV + "wasGeneratedBy", KG + "evidence", KG + "sha256", DCT + "source", SCHEMA + "url",
}  # fmt: skip
_DATES = {KG + name for name in ("date", "from", "to", "period")}
_BOUNDS = {KG + "earliest", KG + "latest"}
_PHRASES = ("event", "participation", "action", "observation", "fact")
_MOST = 20  # values of one property
_HOLDERS = "SELECT ?thing ?tenure ?person WHERE { ?tenure kg:post ?thing ; org:member ?person } ORDER BY ?tenure"
_POSTS = (
    "SELECT ?thing ?post WHERE { ?post org:role ?thing ; a org:Post ; skos:prefLabel ?label } ORDER BY ?label ?post"
)


def other(known: Known, iri: str, view: View) -> Profile | None:
    """Return the profile of anything some graph speaks of, by what is said of it; None if nothing is."""
    quads = sorted(known.store.pattern(iri), key=str)
    sort = kind(iri)
    if not quads and sort != "role":
        return None
    made = profile(known, iri, sort)
    said: dict[str, dict[Term, None]] = {}
    for quad in quads:
        said.setdefault(quad.predicate.value, {})[quad.object] = None
    if sort in _PHRASES:
        made.label = called(known, iri)
    classes = [term.value for term in said.get(RDF + "type", ()) if isinstance(term, ox.NamedNode)]
    made.say("kind", *map(known.label, classes))
    for name, terms in said.items():
        if name not in _ELSEWHERE and not (name in _BOUNDS and _DATES & said.keys()):
            values = dict.fromkeys(shown(known, name, term) for term in list(terms)[:_MOST])
            made.lines.append((known.label(name), list(values)))
    graphs = [quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)]
    sources = [*graphs, *map(_text, said.get(DCT + "source", ()))]
    made.say("page", *(known.ref(doc) for doc in dict.fromkeys(sources) if kind(doc) == "document"))
    made.say("resolved", *(known.ref(thing) for thing in known.resolved(iri) if sort in ("fact", "mention")))
    _more(known, made, view)
    return made if made.lines or made.sections else None


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
        case "relation":
            rules = known.reader.values(iri, PROV + "wasDerivedFrom")
            made.say("rule", *(known.said(rule, SKOS + "prefLabel") for rule in rules))
            made.say("law", *(known.said(rule, KG + "legalGround") for rule in rules))
            ends = [known.first(iri, KG + end) for end in ("subject", "object")]
            made.label = " – ".join(known.label(end) for end in ends if end)
        case _:
            made.add(quotes(known, iri, view))


def called(known: Known, iri: str) -> str:
    """Return what a fact or an event is called: what it says."""
    said: dict[str, list[str]] = {}
    for quad in sorted(known.store.pattern(iri), key=str):
        said.setdefault(quad.predicate.value, []).append(_text(quad.object))
    pieces = [piece if isinstance(piece, str) else piece.label for piece in phrase(known, iri, said)]
    return " – ".join(pieces) or known.label(iri)


def shown(known: Known, name: str, term: Term) -> Value:
    """Return a value as a page shows it: a link, a day, or words."""
    text = _text(term)
    if isinstance(term, ox.NamedNode) and kind(text) in _PHRASES:
        return Ref(text, called(known, text), kind(text))
    if isinstance(term, ox.NamedNode):
        return known.ref(next(iter(known.resolved(text)), text) if kind(text) == "mention" else text)
    if isinstance(term, ox.Literal) and term.datatype.value == XSD + "anyURI":
        return Outside(text)
    if isinstance(term, ox.Literal) and (term.datatype.value == XSD + "date" or name in _DATES):
        return Day(text)
    if name == KG + "value":
        return known.amount(text)
    if text in ("true", "false"):
        return Words(known.lang)("question.yes" if text == "true" else "question.no")
    return known.code(text)


def _text(term: Term) -> str:
    return value(term) if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
