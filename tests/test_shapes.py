"""Shapes: every class has one, every constraint of each is broken once, and both engines say the same of all."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg import ontology, shapes
from kg.cli import kg
from kg.store import Store
from kg.vocab import JUDGEMENTS, KG, ORG, PROV, RDF, RDFS, SKOS, XSD

ROOT = Path(__file__).parent.parent
SH = "http://www.w3.org/ns/shacl#"
OWL = "http://www.w3.org/2002/07/owl#"
X = "https://w3id.org/quanhe/id/example/"
TYPE = ox.NamedNode(RDF + "type")
NOTHING = ox.NamedNode(X + "nothing")
DATE = ox.NamedNode(XSD + "date")
FORMAL = ox.NamedNode(ORG + "FormalOrganization")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # pySHACL on rdflib 7.6

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Triples = set[ox.Triple]
# Standard classes that only stand above those in use.
ABOVE = {
    "eli-draft-legislation-ontology#Activity", "dc/terms/Location", "cube#AttributeProperty", "cube#DimensionProperty",
    "cube#MeasureProperty", "core#Concept", "oa#Annotation", "org#Organization", "prov#Activity", "prov#Entity",
    "0.1/Agent", "schema.org/Action", "schema.org/AdministrativeArea", "schema.org/Event",
}  # fmt: skip


@cache
def graph() -> ox.Store:
    """Return the shapes."""
    store = ox.Store()
    store.extend(ox.parse(path=str(ROOT / "ontology" / "shapes.ttl")))
    return store


def values(subject: Term, name: str) -> list[Term]:
    found = graph().quads_for_pattern(subject, ox.NamedNode(SH + name), None, None)  # type: ignore[arg-type]
    return [quad.object for quad in found if not isinstance(quad.object, ox.Triple)]


def members(head: Term) -> list[Term]:
    """Return the items of an RDF list."""
    found: list[Term] = []
    while head != ox.NamedNode(RDF + "nil"):
        for name in ("first", "rest"):
            quads = graph().quads_for_pattern(head, ox.NamedNode(RDF + name), None, None)  # type: ignore[arg-type]
            (term,) = (quad.object for quad in quads)
            assert not isinstance(term, ox.Triple)
            if name == "first":
                found.append(term)
            else:
                head = term
    return found


@cache
def examples() -> frozenset[ox.Triple]:
    """Return the examples of the ontology, a code and a scheme."""
    known = {quad.triple for quad in ox.parse(path=str(ROOT / "ontology" / "examples.ttl"))}
    codes = ("code/part-chairs", "ns#Parts", "role/bí-thư")
    known |= {q.triple for q in ontology.quads() if str(q.subject)[1:-1].endswith(codes)}
    return frozenset(known)


# ---------------------------------------------------------------- every constraint broken


@dataclass(frozen=True)
class Case:
    """One way to break one constraint of one shape: `broken` is about `thing`, a copy of an example."""

    name: str
    thing: ox.NamedNode
    broken: frozenset[ox.Triple]
    messages: frozenset[str]


def about(thing: Term) -> Triples:
    return {triple for triple in examples() if triple.subject == thing}


def one_of(shape: Term) -> Iterator[ox.NamedNode]:
    """Yield, for each target of a shape, an example that it fits: the one of which most is said."""
    for kind in values(shape, "targetClass"):
        yield _fullest(t.subject for t in examples() if t.predicate == TYPE and t.object == kind)
    for path in values(shape, "targetObjectsOf"):
        yield _fullest(t.object for t in examples() if t.predicate == path)
    for path in values(shape, "targetSubjectsOf"):
        yield _fullest(t.subject for t in examples() if t.predicate == path)


def _fullest(things: Iterator[object]) -> ox.NamedNode:
    named = sorted({t.value for t in things if isinstance(t, ox.NamedNode)}, key=lambda t: (-len(about_iri(t)), t))
    return ox.NamedNode(named[0])


def about_iri(iri: str) -> Triples:
    return about(ox.NamedNode(iri))


def copied(thing: ox.NamedNode, number: int) -> tuple[ox.NamedNode, Triples]:
    """Return a copy of an example under a name of its own, with a copy of its fact, evidence, page or reading."""
    names = {thing: ox.NamedNode(f"{X}copy/{number}")}
    found = about(thing)
    for triple in examples():
        other = {triple.subject: triple.object, triple.object: triple.subject}.get(thing)
        if triple.predicate.value in (KG + "evidence", PROV + "wasGeneratedBy") and isinstance(other, ox.NamedNode):
            names[other] = ox.NamedNode(f"{X}copy/{number}-other")
            found |= about(other)
    subjects = {s: names[s] for s in names}
    return names[thing], {
        ox.Triple(subjects[t.subject], t.predicate, names.get(t.object, t.object))  # type: ignore[index, call-overload, arg-type]
        for t in found
    }


def put(triples: Triples, thing: ox.NamedNode, path: ox.NamedNode, *terms: Term) -> Triples:
    """Return `triples` with these terms, and no others, for a property of a thing."""
    kept = {t for t in triples if not (t.subject == thing and t.predicate == path)}
    return kept | {ox.Triple(thing, path, term) for term in terms}


def more(kind: Term | None, term: Term | None, count: int) -> list[Term]:
    """Return `count` different terms like `term`."""
    if isinstance(term, ox.NamedNode) or (kind is not None and not isinstance(term, ox.Literal)):
        return [ox.NamedNode(f"{X}more/{n}") for n in range(count)]
    language = term.language if isinstance(term, ox.Literal) else None
    if language is not None:
        return [ox.Literal(f"tên {n}", language=language) for n in range(count)]
    datatype = term.datatype if isinstance(term, ox.Literal) else ox.NamedNode(XSD + "string")
    if datatype.value == XSD + "boolean":
        return [ox.Literal(word, datatype=datatype) for word in ("true", "false")][:count]
    lexical = {"date": "2020-01-0{}", "dateTime": "2020-01-0{}T00:00:00Z"}
    written = lexical.get(datatype.value.removeprefix(XSD), "{}")
    return [ox.Literal(written.format(n + 1), datatype=datatype) for n in range(count)]


def broken(triples: Triples, thing: ox.NamedNode, path: Term, constraint: str, value: Term, shape: Term) -> Triples:
    """Return `triples` with one constraint of a property broken."""
    if isinstance(path, ox.BlankNode):
        return _broken_path(triples, thing, path, constraint)
    assert isinstance(path, ox.NamedNode)
    now = next((t.object for t in triples if t.subject == thing and t.predicate == path), None)
    assert not isinstance(now, ox.Triple)
    count = int(value.value) if isinstance(value, ox.Literal) and constraint.endswith("Count") else 0
    kind = (values(shape, "class") or values(shape, "nodeKind") or [None])[0]
    typed = [t for t in values(shape, "datatype") if isinstance(t, ox.NamedNode)]
    last = ox.Literal("2000-01-01", datatype=DATE)
    changes: dict[str, Callable[[], Triples]] = {
        "minCount": lambda: put(triples, thing, path, *more(kind, now, count)[1:]),
        "maxCount": lambda: put(triples, thing, path, *more(kind, now, count + 1)),
        "datatype": lambda: put(triples, thing, path, NOTHING),
        "class": lambda: put(triples, thing, path, NOTHING),
        "or": lambda: put(triples, thing, path, NOTHING),
        "nodeKind": lambda: put(triples, thing, path, ox.Literal("chữ")),
        "in": lambda: put(triples, thing, path, ox.Literal("zzz")),
        "pattern": lambda: put(triples, thing, path, ox.Literal("zzz!")),
        "minLength": lambda: put(triples, thing, path, ox.Literal("")),
        "minInclusive": lambda: put(triples, thing, path, ox.Literal("-1", datatype=typed[0])),
        "maxInclusive": lambda: put(triples, thing, path, ox.Literal("9", datatype=typed[0])),
        "languageIn": lambda: put(triples, thing, path, ox.Literal("nom", language="fr")),
        "uniqueLang": lambda: put(triples, thing, path, *more(None, ox.Literal("a", language="vi"), 2)),
        "qualifiedMinCount": lambda: put(triples, thing, path, FORMAL),
        "lessThan": lambda: put(triples, thing, path, ox.Literal("99999", datatype=ox.NamedNode(XSD + "integer"))),
        "lessThanOrEquals": lambda: put(
            put(triples, thing, path, ox.Literal("2020-01-01", datatype=DATE)),
            thing,
            value,
            last,  # type: ignore[arg-type]
        ),
    }
    return changes[constraint]()


def _broken_path(triples: Triples, thing: ox.NamedNode, path: ox.BlankNode, constraint: str) -> Triples:
    inverse = values(path, "inversePath")
    if inverse:
        owners = [t for t in triples if t.predicate == inverse[0] and t.object == thing]
        if constraint == "minCount":
            return triples - set(owners)
        other = ox.NamedNode(thing.value + "-more")
        return triples | {ox.Triple(other, owner.predicate, thing) for owner in owners}
    steps = members(values(path, "alternativePath")[0])
    if constraint == "minCount":
        return {t for t in triples if t.subject != thing or t.predicate not in steps}
    return put(triples, thing, steps[0], ox.Literal("0225"))  # type: ignore[arg-type]


WORDS = {"message", "path", "severity", "qualifiedValueShape"}  # no constraints of their own


def cases() -> Iterator[Case]:
    number = 0
    for shape in sorted(
        (q.subject for q in graph().quads_for_pattern(None, TYPE, ox.NamedNode(SH + "NodeShape"), None)), key=str
    ):
        for target in one_of(shape):  # type: ignore[arg-type]
            for property_ in values(shape, "property"):  # type: ignore[arg-type]
                (path,) = values(property_, "path")
                messages = frozenset(m.value for m in values(property_, "message") if isinstance(m, ox.Literal))
                for quad in graph().quads_for_pattern(property_, None, None, None):  # type: ignore[arg-type]
                    constraint = quad.predicate.value.removeprefix(SH)
                    if constraint in WORDS:
                        continue
                    number += 1
                    thing, triples = copied(target, number)
                    name = f"{shape} {target.value.removeprefix(X)} {path} {constraint}"
                    changed = broken(triples, thing, path, constraint, quad.object, property_)  # type: ignore[arg-type]
                    yield Case(name, thing, frozenset(changed), messages)


def validated(triples: set[ox.Triple], engine: shapes.Engine) -> list[shapes.Violation]:
    return shapes.validate((ox.Quad(t.subject, t.predicate, t.object) for t in triples), engine=engine)


@pytest.fixture(scope="module")
def verdicts() -> tuple[list[Case], list[shapes.Violation], list[shapes.Violation]]:
    """Every case in one graph, the examples among them, as both engines see it."""
    every = list(cases())
    triples = set(examples()).union(*(case.broken for case in every))
    return every, validated(triples, shapes.reference), validated(triples, shapes.quick)


def test_both_engines_say_the_same_of_every_constraint(
    verdicts: tuple[list[Case], list[shapes.Violation], list[shapes.Violation]],
) -> None:
    every, slow, fast = verdicts
    assert len(every) >= 200
    assert [v for v in slow if not v.thing.startswith("_:")] == fast
    assert len(slow) >= len(every)


def test_every_constraint_is_found_broken_and_said_in_both_languages(
    verdicts: tuple[list[Case], list[shapes.Violation], list[shapes.Violation]],
) -> None:
    every, slow, _ = verdicts
    said: dict[str, set[frozenset[str]]] = defaultdict(set)
    for violation in slow:
        said[violation.thing].add(frozenset((violation.vi, violation.en)))
    assert [case.name for case in every if case.messages not in said[case.thing.value]] == []
    assert all(len(case.messages) == 2 for case in every)


def test_the_examples_break_none_for_either_engine(
    verdicts: tuple[list[Case], list[shapes.Violation], list[shapes.Violation]],
) -> None:
    whole = {v.thing for v in verdicts[1]} - {case.thing.value for case in verdicts[0]}
    assert {thing for thing in whole if not thing.startswith((X + "copy/", X + "more/"))} == set()
    for engine in (shapes.reference, shapes.quick):
        assert validated(set(examples()), engine) == []


@pytest.mark.parametrize("engine", [shapes.reference, shapes.quick])
def test_a_blank_node_is_found(engine: shapes.Engine) -> None:
    found = validated({ox.Triple(ox.BlankNode("b"), TYPE, ox.NamedNode(KG + "Story"))}, engine)
    assert "No blank nodes: an IRI is needed." in {violation.en for violation in found}


# ---------------------------------------------------------------- every class


def test_every_class_has_a_shape() -> None:
    targets = {t.value for q in graph() if (t := q.object) and q.predicate.value == SH + "targetClass"}  # type: ignore[union-attr]
    above: dict[str, set[str]] = defaultdict(set)
    kinds = set()
    for quad in ontology.quads():
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            if quad.predicate.value == RDFS + "subClassOf":
                above[quad.subject.value].add(quad.object.value)
            if quad.predicate == TYPE and quad.object.value == OWL + "Class":
                kinds.add(quad.subject.value)
    without = set()
    for kind in kinds:
        waiting, seen = [kind], set[str]()
        while waiting:
            seen.add(one := waiting.pop())
            waiting += above[one] - seen
        if not seen & targets:
            without.add(kind)
    assert {next((a for a in ABOVE if kind.endswith(a)), kind) for kind in without} == ABOVE


# ---------------------------------------------------------------- whole stores


def test_a_store_is_looked_at_whole(sample: Store) -> None:
    assert list(shapes.whole(sample)) == []


def test_the_rust_engine_agrees_on_the_graphs_of_the_sample_pages(sample: Store) -> None:
    for name in (None, *(source.iri for source in sample.documents()[:5])):
        assert shapes.validate(sample, name, shapes.quick) == shapes.validate(sample, name) == []


def test_what_is_wrong_in_any_graph_is_found(tmp_path: Path) -> None:
    document, judgement = X + "page", X + "judgement"
    with Store.open(tmp_path / "graph") as store:
        for name in (document, JUDGEMENTS, None):
            graph_name = ox.DefaultGraph() if name is None else ox.NamedNode(name)
            store.replace_graph(name, [ox.Quad(t.subject, t.predicate, t.object, graph_name) for t in examples()])
        assert list(shapes.whole(store)) == []
        for name, thing, path in (
            (document, X + "evidence-role", KG + "quote"),
            (JUDGEMENTS, judgement, KG + "why"),
            (None, X + "tenure-chair", PROV + "wasDerivedFrom"),
        ):
            before = list(store.quads(ox.DefaultGraph() if name is None else name))
            store.replace_graph(name, [q for q in before if q.subject.value != thing or q.predicate.value != path])  # type: ignore[union-attr]
            assert {(v.thing, v.path) for v in shapes.whole(store)} == {(thing, path)}
            store.replace_graph(name, before)


def test_names_in_other_languages_break_the_shape_of_a_person() -> None:
    label = ox.Triple(ox.NamedNode(X + "person"), ox.NamedNode(SKOS + "prefLabel"), ox.Literal("Ly", language="en"))
    assert {v.en for v in validated({*examples(), label}, shapes.quick)} == {"At most one preferred name."}


# ---------------------------------------------------------------- the command


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(kg, ["check", *arguments])
    return result.exit_code, result.output


def test_the_command_finds_nothing_wrong_with_the_sample_pages(built: Path) -> None:
    code, said = run("--store", str(built), "--shapes")
    assert (code, "shape" in said) == (0, False)
    assert run("--store", str(built), "--shapes", "--doc", "d-03") == (0, "")


@pytest.mark.parametrize("more", [["--shapes"], ["--shapes", "--doc", "d-03"]])
def test_the_command_says_what_is_misshapen_where_and_what_to_do(built: Path, tmp_path: Path, more: list[str]) -> None:
    with Store.open(shutil.copytree(built, tmp_path / "copy")) as copy:
        source = next(source for source in copy.documents() if source.id == "d-03")
        page = list(copy.quads(source.iri))
        evidence = min((q for q in page if q.predicate.value == KG + "start"), key=str)
        wrong = ox.Quad(evidence.subject, evidence.predicate, ox.Literal("vừa"), evidence.graph_name)
        copy.replace_graph(source.iri, [q for q in page if q != evidence] + [wrong])
    code, said = run("--store", str(tmp_path / "copy"), *more)
    assert code == 1
    assert "error shape kg:start: Cần vị trí bắt đầu, từ 0 và trước vị trí kết thúc. / A start is needed" in said
    assert f"{evidence.subject} · kg:start · vừa" in said
    assert "kg build" in said


def test_the_command_wants_a_page_that_is_there_and_shapes_with_it(built: Path) -> None:
    for arguments, says in ((["--shapes", "--doc", "none"], "no page none"), (["--doc", "d-03"], "only with --shapes")):
        result = CliRunner().invoke(kg, ["check", "--store", str(built), *arguments], standalone_mode=False)
        assert says in str(result.exception)
