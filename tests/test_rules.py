"""Stored rules: what each derives and what it must not, that they end, and that every triple names its rule."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import ontology, rules
from kg.questions import HeaderError
from kg.reason import reason
from kg.resources import queries
from kg.rules import RuleError, catalogue, infer, maker, parse
from kg.store import Store, value
from kg.vocab import BASE, ID, INFERRED, KG, PREFIXES, mint

NAMES = [rule.name for rule in catalogue()]
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
X = "https://x/"
LAW = "GRAPH kg:ontology { <r> kg:derives org:subOrganizationOf . <leads> kg:derives kg:leads }"
DISTRICTS = """GRAPH kg:places { <ward> kg:within <district> . <district> kg:within <city> . <new> kg:within <city> }"""
TENURE = (
    "<{0}> a org:Membership ; org:member <{1}> ; org:organization <{2}> ; kg:startLatest {3} ; kg:endEarliest {4} ."
)


def relation(name: str, part: str, whole: str, rule: str = "r", days: str = "") -> str:
    return f"<{name}> a kg:Relation ; kg:subject <{part}> ; kg:object <{whole}> ; prov:wasDerivedFrom <{rule}> {days} ."


def day(text: str) -> str:
    return f'"{text}"^^xsd:date'


def tenure(person: str, body: str, start: str, end: str) -> str:
    return TENURE.format(f"t-{person}-{start}", person, body, day(start), day(end))


# rule: what is said, what follows, what does not
CASES: dict[str, tuple[str, set[str], set[str]]] = {
    "chairs": (
        '<p> kg:person <hà> ; kg:meeting <m> ; kg:part "chairs" .'
        '<q> kg:person <lan> ; kg:meeting <m> ; kg:part "speaks" .'
        '<o> kg:person <nam> ; kg:part "chairs" .',
        {"hà chairs m"},
        {"lan chairs m"},
    ),
    "took-part": (
        '<p> kg:person <hà> ; kg:meeting <m> ; kg:part "attends" .'
        '<q> kg:person <lan> ; kg:meeting <m> ; kg:part "receives" .',
        {"hà tookPartIn m"},
        {"lan tookPartIn m"},
    ),
    "held-office": (
        "<t> org:member <hà> ; kg:post <chair> . <a> kg:person <lan> ; kg:post <chair> .",
        {"hà heldOffice chair"},
        {"lan heldOffice chair"},
    ),
    "member-of": (
        "<t> org:member <hà> ; org:organization <council> . <e> kg:person <lan> ; kg:body <council> .",
        {"hà memberOf council"},
        {"lan memberOf council"},
    ),
    "served-with": (
        tenure("hà", "council", "2021-01-01", "2022-06-30")
        + tenure("lan", "council", "2022-06-30", "2023-01-01")  # one day in common
        + tenure("nam", "council", "2023-01-02", "2023-12-31")  # the day after
        + tenure("mai", "court", "2021-01-01", "2023-12-31")  # another body
        + tenure("tú", "council", "2022-12-31", "2021-01-01"),  # certain on no day
        {"hà servedWith lan", "lan servedWith hà"},
        {"hà servedWith hà", "lan servedWith nam", "hà servedWith mai", "hà servedWith tú", "tú servedWith lan"},
    ),
    "parts-of-parts": (
        LAW
        + relation("1", "office", "agency")
        + relation("2", "agency", "committee")
        + relation("3", "committee", "government")
        + relation("4", "party", "office", "leads"),
        {
            "office subOrganizationOf committee",
            "agency subOrganizationOf government",
            "office subOrganizationOf government",
        },
        {"party subOrganizationOf agency"},
    ),
    "units-above-units": (
        DISTRICTS,
        {"ward containedInPlace district", "ward containedInPlace city", "new containedInPlace city"},
        {"ward containedInPlace new", "city containedInPlace city"},
    ),
    "projects-in-units-above": (
        DISTRICTS + "<bridge> kg:locatedIn <ward> . <road> kg:locatedIn <district> , <city> .",
        {"bridge locatedIn district", "bridge locatedIn city"},
        {"bridge locatedIn new", "road locatedIn city", "road locatedIn ward"},  # stated is not inferred
    ),
}


def store(path: Path, said: str) -> Store:
    """Return a store that says so; relative IRIs are below X."""
    quads = list(ox.parse(HEAD + said, format=ox.RdfFormat.TRIG, base_iri=X))
    made = Store.open(path / "graph")
    for name in {quad.graph_name for quad in quads}:
        iri = name.value if isinstance(name, ox.NamedNode) else None
        made.replace_graph(iri, [quad for quad in quads if quad.graph_name == name])
    return made


def short(triple: ox.Triple) -> str:
    return " ".join(
        term.value.removeprefix(X).rpartition("#")[2].rpartition("/")[2]
        for term in triple
        if isinstance(term, ox.NamedNode)
    )


def test_every_rule_has_its_case() -> None:
    assert sorted(CASES) == NAMES
    assert len(list((queries() / "rules").iterdir())) == len(NAMES) == 8


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_derives_what_it_should_and_no_more(tmp_path: Path, name: str) -> None:
    said, follows, does_not = CASES[name]
    with store(tmp_path, said) as graph:
        made, _ = infer(graph)
    rule = next(rule for rule in catalogue() if rule.name == name)
    found = {short(triple) for triple in made[name] if triple.predicate.value == rule.derives}
    assert follows <= found
    assert not does_not & found
    if name != "units-above-units":
        assert found == follows


def test_a_part_of_a_part_holds_while_both_relations_hold(tmp_path: Path) -> None:
    until, since = f"; kg:validTo {day('2025-06-30')}", f"; kg:validFrom {day('2025-07-01')}"
    said = (
        LAW
        + relation("1", "commune", "district", days=f"; kg:validFrom {day('2020-01-01')} {until}")
        + relation("2", "district", "province", days=until)
        + relation("3", "ward", "province", days=since)
        + relation("4", "team", "commune", days=since)  # after the commune left the district
    )
    with store(tmp_path, said) as graph:
        rules.run(graph)
        rows = list(
            graph.query(
                "SELECT ?part ?whole ?from ?to ?rule WHERE { GRAPH kg:inferred {"
                " ?relation a kg:Relation ; kg:subject ?part ; kg:object ?whole ; prov:wasDerivedFrom ?rule"
                " OPTIONAL { ?relation kg:validFrom ?from }"
                " OPTIONAL { ?relation kg:validTo ?to } } } ORDER BY ?part ?whole"
            )
        )
    told = [tuple(getattr(row.get(n), "value", None) for n in ("part", "whole", "from", "to")) for row in rows]
    assert told == [(X + "commune", X + "province", "2020-01-01", "2025-06-30")]
    assert {str(row["rule"]) for row in rows} == {"<https://w3id.org/quanhe/rule/parts-of-parts>"}


def test_nodes_that_rules_make_have_the_iris_of_mint(tmp_path: Path) -> None:
    with store(tmp_path, LAW + relation("1", "a", "b") + relation("2", "b", "c")) as graph:
        made, _ = infer(graph)
    expected = mint("relation", X + "a", "parts-of-parts", X + "c", "", "")
    assert expected in {t.subject.value for t in made["parts-of-parts"] if isinstance(t.subject, ox.NamedNode)}


def test_circles_come_to_an_end(tmp_path: Path) -> None:
    circle = "".join(relation(f"{a}{b}", a, b) for a, b in ("ab", "bc", "ca"))
    places = "GRAPH kg:places { <a> kg:within <b> . <b> kg:within <c> . <c> kg:within <a> }"
    with store(tmp_path, LAW + circle + places) as graph:
        made, rounds = infer(graph)
    parts = {short(t) for t in made["parts-of-parts"] if t.predicate.value.endswith("subOrganizationOf")}
    assert rounds < 6
    assert parts == {"a subOrganizationOf c", "b subOrganizationOf a", "c subOrganizationOf b"}


HEADER = '#+ summary: "a / b"\n#+ reason: "c / d"\n#+ tags: [x]\n#+ derives: kg:chairs\n'
ENDLESS = """CONSTRUCT { ?next kg:chairs ?last } WHERE {
  { ?last a kg:Meeting } UNION { GRAPH kg:inferred { ?last kg:chairs ?one } }
  BIND(IRI(CONCAT(STR(?last), "n")) AS ?next) }"""


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        (ENDLESS, "do not come to an end: bad"),
        ("SELECT ?s { ?s a ?c }", "is a CONSTRUCT"),
        ("CONSTRUCT { ?s kg:leads ?c } WHERE { ?s a ?c }", "does not state: .*leads"),
    ],
)
def test_a_bad_rule_says_so_and_nothing_is_written(
    tmp_path: Path, query: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = parse("bad", HEADER + query)
    monkeypatch.setattr(rules, "catalogue", lambda: (bad,))
    with store(tmp_path, "<a> a kg:Meeting . GRAPH kg:inferred { <a> <b> <c> }") as graph:
        before = list(graph.quads())
        with pytest.raises(RuleError, match=wrong):
            rules.run(graph)
        assert list(graph.quads()) == before


@pytest.mark.parametrize(
    "header",
    [
        HEADER.replace("tags: [x]", "colour: red"),
        HEADER.replace("a / b", "one language"),
        HEADER.replace("kg:chairs", "nope:chairs"),
        HEADER.replace('#+ reason: "c / d"\n', ""),
    ],
)
def test_a_header_that_is_wrong_is_refused(header: str) -> None:
    with pytest.raises(HeaderError, match="bad"):
        parse("bad", header + "CONSTRUCT { ?s kg:chairs ?c } WHERE { ?s a ?c }")


def test_what_rules_derive_is_defined_and_no_two_derive_the_same() -> None:
    derived = [rule.derives for rule in catalogue()]
    defined = {quad.subject.value for quad in ontology.quads() if isinstance(quad.subject, ox.NamedNode)}
    assert len(set(derived)) == len(derived)
    assert set(derived) <= defined


def test_every_triple_names_the_rule_that_made_it(sample: Store) -> None:
    made = (
        "GRAPH kg:inferred { ?s ?p ?o . ?rule a kg:Rule ; kg:derives ?p ;"
        " skos:prefLabel ?label ; rdfs:comment ?why FILTER(LANG(?label) = 'vi' && LANG(?why) = 'vi') }"
    )
    rows = list(sample.query(f"SELECT ?s ?p ?o ?rule WHERE {{ {made} }}"))
    named = {(row["s"], row["p"], row["o"]) for row in rows}
    assert len(named) == len(rows)  # one rule each
    nodes = (BASE + "rule/", ID + "relation/")  # the rules, and the relations, which lead to theirs themselves
    for quad in sample.quads(INFERRED):
        assert (quad.subject, quad.predicate, quad.object) in named or value(quad.subject).startswith(nodes)
    row = next(iter(sample.query("SELECT ?who ?what WHERE { GRAPH kg:inferred { ?who kg:chairs ?what } }")))
    rule = maker(sample, value(row["who"]), KG + "chairs", value(row["what"]))
    assert rule is not None
    assert (rule.name, rule.summary.en) == ("chairs", "Who chairs which meeting")
    assert maker(sample, value(row["what"]), KG + "chairs", value(row["who"])) is None


def test_building_derives_and_reasoning_leaves_it_there(built: Path, tmp_path: Path) -> None:
    with Store.open(shutil.copytree(built, tmp_path / "copy")) as copy:
        before = set(copy.quads(INFERRED))
        assert {quad.predicate.value.rpartition("#")[2] for quad in before} >= {"chairs", "tookPartIn", "heldOffice"}
        report = reason(copy)
        after = set(copy.quads(INFERRED))
        assert before < after
        assert len(after) - len(before) == report.inferred
        rules.run(copy)
        assert set(copy.quads(INFERRED)) == before


def test_what_is_no_more_derived_goes(tmp_path: Path) -> None:
    with store(tmp_path, CASES["chairs"][0]) as graph:
        assert rules.run(graph).made["chairs"] == 1
        graph.replace_graph(None, [])
        assert rules.run(graph).made["chairs"] == 0
        assert {quad.predicate.value for quad in graph.quads(INFERRED)} & {KG + "chairs"} == set()
