"""`kg serve`: the SPARQL 1.1 protocol, the questions, and everything at its own address."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from kg.questions import FORMATS, QuestionError, ask, catalogue
from kg.serve.negotiate import language, media
from kg.store import Store
from kg.vocab import BASE, PLACES
from tests.serving import JSON, ROOT, XML, Server

PEOPLE = "SELECT ?p ?name { ?p a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name ?p"
GRAPH = "CONSTRUCT { ?p a foaf:Person ; skos:prefLabel ?name } WHERE { ?p a foaf:Person ; skos:prefLabel ?name }"
ROWS = {
    JSON: ox.QueryResultsFormat.JSON,
    XML: ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "text/csv": ox.QueryResultsFormat.CSV,
}
RDF = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
WHO = {"body": "UBND quận Ngô Quyền", "role": "Chủ tịch"}


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Server]:
    with Server(built) as running:
        yield running


def send(server: Server, how: str, query: str, accept: str) -> httpx.Response:
    headers = {"Accept": accept}
    if how == "GET":
        return server.get("/sparql", params={"query": query}, headers=headers)
    if how == "form":
        return server.post("/sparql", data={"query": query}, headers=headers)
    headers["Content-Type"] = "application/sparql-query"
    return server.post("/sparql", content=query.encode(), headers=headers)


# ------------------------------------------------------------ SPARQL 1.1 protocol


@pytest.mark.parametrize("how", ["GET", "form", "direct"])
@pytest.mark.parametrize("accept", ROWS)
def test_a_select_is_answered_in_each_way_and_form(server: Server, sample: Store, how: str, accept: str) -> None:
    answer = send(server, how, PEOPLE, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == accept
    assert "Accept" in answer.headers["vary"]
    assert answer.content == sample.sparql(PEOPLE).serialize(format=ROWS[accept])
    assert "Cáp Trọng Tuấn" in answer.text


@pytest.mark.parametrize("how", ["GET", "form", "direct"])
@pytest.mark.parametrize("accept", ROWS)
def test_an_ask_is_answered_in_each_way_and_form(server: Server, how: str, accept: str) -> None:
    for query, said in (("ASK { ?p a foaf:Person }", "true"), ("ASK { ?p a <urn:none> }", "false")):
        answer = send(server, how, query, accept)
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, accept)
        assert said in answer.text


@pytest.mark.parametrize("how", ["GET", "form", "direct"])
@pytest.mark.parametrize("accept", RDF)
def test_a_graph_is_answered_in_each_way_and_form(server: Server, sample: Store, how: str, accept: str) -> None:
    answer = send(server, how, GRAPH, accept)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, accept)
    expected = sample.sparql(GRAPH)
    assert isinstance(expected, ox.QueryTriples)
    assert {q.triple for q in ox.parse(answer.content, format=RDF[accept])} == set(expected)
    person = next(iter(ox.parse(answer.content, format=RDF[accept]))).subject
    described = send(server, how, f"DESCRIBE {person}", accept)
    assert {q.subject for q in ox.parse(described.content, format=RDF[accept])} >= {person}


@pytest.mark.parametrize(
    ("accept", "select", "construct"),
    [
        (None, JSON, "text/turtle"),
        ("*/*", JSON, "text/turtle"),
        ("application/*", JSON, "application/n-triples"),
        ("text/*", "text/csv", "text/turtle"),
        (f"{JSON};q=0.4, {XML};q=0.6, application/ld+json", XML, "application/ld+json"),
        (f"*/*;q=0.1, {JSON};q=0, text/turtle;q=0", XML, "application/n-triples"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", XML, "text/turtle"),
        ("application/json", JSON, "application/ld+json"),
        ("image/png", None, None),
        (f"{JSON};q=0", None, None),
    ],
)
def test_the_best_acceptable_form_is_chosen(
    server: Server, accept: str | None, select: str | None, construct: str | None
) -> None:
    for query, expected in ((PEOPLE, select), (GRAPH, construct)):
        request = server.client.build_request("GET", "/sparql", params={"query": query})
        del request.headers["Accept"]
        if accept is not None:
            request.headers["Accept"] = accept
        answer = server.client.send(request)
        if expected is None:
            assert answer.status_code == 406
            assert "application/" in answer.json()["detail"]
        else:
            assert answer.headers["content-type"].split(";")[0] == expected


def test_the_request_names_the_dataset(server: Server, sample: Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    places, document = PLACES, sample.documents()[0].iri

    def n(query: str, *, post: bool = False, **graphs: Any) -> int:
        given = {"query": query, **{name.replace("_", "-"): graph for name, graph in graphs.items()}}
        answer = server.post("/sparql", data=given) if post else server.get("/sparql", params=given)
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    size = {iri: sum(1 for _ in sample.quads(iri)) for iri in (places, document)}
    assert all(size.values()) and size[places] != size[document]
    for post in (False, True):
        assert n(count, post=post, default_graph_uri=places) == size[places]
        assert n(inside, post=post, default_graph_uri=places) == 0
        assert n(count, post=post, named_graph_uri=document) == 0
        assert n(inside, post=post, named_graph_uri=[places, document]) == sum(size.values())
        assert n(count, post=post, default_graph_uri=[places, document]) == sum(size.values())
    assert n(f"SELECT (COUNT(*) AS ?n) FROM <{document}> {{ ?s ?p ?o }}", default_graph_uri=places) == size[places]
    assert n(f"SELECT (COUNT(*) AS ?n) FROM <{document}> {{ ?s ?p ?o }}") == size[document]


def test_what_is_no_query_is_refused(server: Server) -> None:
    sparql = {"Content-Type": "application/sparql-query"}
    assert server.post("/sparql", data={"other": "x"}).status_code == 400
    assert server.get("/sparql", params={"query": ["ASK {}", "ASK {}"]}).status_code == 400
    assert server.post("/sparql", params={"query": "ASK {}"}, content=b"ASK {}", headers=sparql).status_code == 400
    assert server.post("/sparql", content=b"\xff\xfe", headers=sparql).status_code == 400
    assert server.get("/sparql?query=%ff").status_code == 400
    assert server.get("/sparql", params={"query": "ASK {}", "default-graph-uri": "no iri"}).status_code == 400
    assert server.post("/sparql", content=b"ASK {}", headers={"Content-Type": "text/plain"}).status_code == 415
    for method in ("PUT", "DELETE", "PATCH"):
        assert server.client.request(method, "/sparql").status_code == 405


@pytest.mark.parametrize(
    "update",
    ["INSERT DATA { <urn:a> <urn:b> <urn:c> }", "LOAD <http://localhost/x>", "DROP ALL", "DELETE WHERE { ?s ?p ?o }"],
)
def test_nothing_can_be_written(server: Server, update: str) -> None:
    count = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } # "
    before = server.query(count + "before").json()["results"]
    direct = {"Content-Type": "application/sparql-update"}
    assert server.post("/sparql", content=update.encode(), headers=direct).status_code == 403
    assert server.post("/sparql", data={"update": update}).status_code == 403
    assert server.get("/sparql", params={"update": update}).status_code == 403
    for how in ("GET", "form", "direct"):
        assert send(server, how, update, "*/*").status_code == 400
    assert server.query(count + "after").json()["results"] == before


def test_a_wrong_query_is_told_where_it_is_wrong(server: Server) -> None:
    answer = server.query("SELECT ?s\nWHERE { ?s ?p }")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    said = answer.json()
    assert (said["line"], said["column"]) == (2, 15)
    assert said["detail"] == "dòng 2, cột 15 / line 2, column 15: không hiểu / unexpected: }"


@pytest.mark.parametrize(
    ("query", "line", "column", "why"),
    [
        ("SELCT * {}", 1, 1, "SELCT"),
        ("SELECT * { ?s ?p ?o FLTER(?s) }", 1, 21, "FLTER(?s)"),
        ("SELECT *\n{ # {{{ '\n ?s ?p 'a }{b' ; ?q ?z ?y }", 3, 24, "?y"),
        ("SELECT * { ?s ?p 'Ủy ban'@vi . ?s }", 1, 35, "}"),
        ("SELECT * { ?s nope:bar ?o }", 1, 15, "Prefix not found"),
        ("SELECT * { ?s ?p", 1, 17, "the end is missing"),
        ("", 1, 1, "the end is missing"),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", 1, 30, "Duplicated variable name"),
    ],
)
def test_a_mistake_is_found_where_it_stands(server: Server, query: str, line: int, column: int, why: str) -> None:
    said = server.query(query).json()
    assert (said["line"], said["column"]) == (line, column)
    assert why in said["detail"]


def test_the_service_says_what_it_offers(server: Server) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    for accept, form in RDF.items():
        answer = server.get("/sparql", headers={"Accept": accept})
        said = {(q.predicate.value, getattr(q.object, "value", "")) for q in ox.parse(answer.content, format=form)}
        assert (sd + "endpoint", f"{server.url}/sparql") in said
        assert (sd + "supportedLanguage", sd + "SPARQL11Query") in said
        assert (sd + "resultFormat", ox.QueryResultsFormat.TSV.iri) in said
        assert (sd + "resultFormat", ox.RdfFormat.JSON_LD.iri) in said
        assert not {value for _, value in said if "Update" in value or "Federated" in value}
    assert server.get("/sparql").headers["content-type"].startswith("text/turtle")
    browser = server.get("/sparql", headers={"Accept": "text/html"})
    assert (browser.status_code, browser.headers["location"]) == (303, "/editor")
    assert server.client.head("/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "offers", "chosen"),
    [
        (None, ["a/b", "c/d"], "a/b"),
        ("c/d, a/b", ["a/b", "c/d"], "a/b"),
        ("a/b;q=0.5, c/*", ["a/b", "c/d"], "c/d"),
        ("a/*;q=0.9, a/b;q=0.1", ["a/b", "a/c"], "a/c"),
        ("A/B; q=1.0", ["a/b"], "a/b"),
        ("a/b;q=nonsense", ["a/b"], None),
        ("a/b;charset=utf-8;q=0.3, */*;q=0.2", ["c/d", "a/b"], "a/b"),
        (", ,;", ["a/b"], None),
        ("x/y", ["a/b"], None),
    ],
)
def test_negotiation(accept: str | None, offers: list[str], chosen: str | None) -> None:
    assert media(accept, offers) == chosen


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "vi"),
        ("en-GB,en;q=0.9,vi;q=0.8", "en"),
        ("fr, vi;q=0.2, en;q=0.1", "vi"),
        ("fr", "vi"),
        ("vi;q=0, en", "en"),
    ],
)
def test_the_language_of_the_browser(accept: str | None, chosen: str) -> None:
    assert language(accept, ("vi", "en")) == chosen


# ------------------------------------------------------------ questions


@pytest.mark.parametrize("name", [q.name for q in catalogue()])
@pytest.mark.parametrize(
    ("ending", "kind"),
    [("json", "application/json"), ("csv", "text/csv"), ("ttl", "text/turtle"), ("ndjson", "application/x-ndjson")],
)
def test_a_question_answers_as_the_command_does(
    server: Server, sample: Store, name: str, ending: str, kind: str
) -> None:
    question = next(q for q in catalogue() if q.name == name)
    given = {p.name: p.example for p in question.parameters if p.required}
    try:
        expected, status = FORMATS[ending](ask(sample, name, **given), 0), 200
    except QuestionError as error:
        expected, status = str(error), 404
    for answer in (
        server.get(f"/questions/{name}.{ending}", params=given),
        server.get(f"/questions/{name}", params=given, headers={"Accept": kind}),
        server.get(f"/questions/{name}", params=given | {"format": ending}),
    ):
        assert answer.status_code == status
        if status == 200:
            assert (answer.text, answer.headers["content-type"].split(";")[0]) == (expected, kind)
        else:
            assert answer.json()["detail"] == expected
    assert status == 200 or name == "evidence-of-a-statement"


def test_an_answer_as_rdf_has_each_value_with_its_type(server: Server) -> None:
    rows = server.get("/questions/who-held-post", params=WHO).json()["rows"]
    columns = BASE + "questions/who-held-post.csv#"
    triples = [
        q.triple
        for q in ox.parse(server.get("/questions/who-held-post.ttl", params=WHO).content, format=ox.RdfFormat.TURTLE)
    ]
    said = {
        (t.predicate.value.removeprefix(columns), t.object.value): t.object
        for t in triples
        if t.predicate.value.startswith(columns)
    }
    assert isinstance(said["person", rows[0]["person"]], ox.NamedNode)
    assert said["personLabel", "Cáp Trọng Tuấn"] == ox.Literal("Cáp Trọng Tuấn")
    since = said["since", "2022-12-12"]
    assert isinstance(since, ox.Literal) and since.datatype.value.endswith("#date")
    row = ox.NamedNode("http://www.w3.org/ns/csvw#row")
    assert len([t for t in triples if t.predicate == row]) == len(rows)
    assert not any(isinstance(term, ox.BlankNode) for t in triples for term in (t.subject, t.object))


def test_what_is_wrong_with_a_question_is_told(server: Server) -> None:
    def ask_(status: int, name: str, **given: Any) -> dict[str, Any]:
        answer = server.get(f"/questions/{name}", params=given, headers={"Accept": "application/json"})
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        said: dict[str, Any] = answer.json()
        assert said["status"] == status and said["type"].startswith("https://") and " / " in said["title"]
        return said

    assert "UBND quận Ngô Quyền" in ask_(400, "who-held-post", role="Chủ tịch")["detail"]  # an example
    assert "colour" in ask_(400, "who-held-post", **WHO, colour="red")["detail"]
    assert "2022-13-45" in ask_(400, "who-held-post", **WHO, on="2022-13-45")["detail"]
    assert "body" in ask_(400, "who-held-post", body=["a", "b"], role="Chủ tịch")["detail"]
    assert "500" in ask_(400, "who-held-post", body="x" * 501, role="Chủ tịch")["detail"]
    lost = ask_(404, "who-held-post", body="UBND quận Ngô Quyềm", role="Chủ tịch")
    assert (lost["parameter"], lost["asked"]) == ("body", "UBND quận Ngô Quyềm")
    assert "Ủy ban nhân dân quận Ngô Quyền" in lost["nearest"]
    several = ask_(400, "meetings-of-a-person", person="Hà")
    assert several["parameter"] == "person"
    assert {r["label"] for r in several["readings"]} > {"Phạm Văn Hà"}
    assert all(r["iri"].startswith(BASE) for r in several["readings"])
    assert "who-held-post" in ask_(404, "no-such-question")["detail"]
    assert server.get("/questions/who-held-post.pdf", params=WHO).status_code == 404
    assert server.get("/questions/who-held-post", params=WHO, headers={"Accept": "image/png"}).status_code == 406


def test_the_questions_are_listed_and_described(server: Server) -> None:
    names = [q.name for q in catalogue()]
    assert [q["name"] for q in server.get("/questions").json()] == names
    said = server.get("/openapi.json").json()
    assert said["openapi"] == "3.1.0"
    assert [path for path in said["paths"] if path.startswith("/questions/")] == [f"/questions/{n}" for n in names]
    who = {p["name"]: p for p in said["paths"]["/questions/who-held-post"]["get"]["parameters"]}
    assert (who["body"]["required"], who["on"]["required"]) == (True, False)
    assert who["body"]["example"] == "UBND quận Ngô Quyền"
    taken = {"lang", "view", "page", "format"}
    assert not [p.name for q in catalogue() for p in q.parameters if p.name in taken]


# ------------------------------------------------------------ pages and things


@pytest.mark.parametrize(
    "path", ["/", "/editor", "/failures?page=2", "/search?q=H%C3%A0", "/q/who-held-post", "/questions/who-held-post"]
)
def test_there_are_pages_in_both_languages(server: Server, path: str) -> None:
    for lang, header in (("vi", None), ("en", "en-US,en;q=0.9")):
        headers = {"Accept": "text/html", **({"Accept-Language": header} if header else {})}
        answer = server.get(path, headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert f'<html lang="{lang}"' in answer.text
        assert "Accept-Language" in answer.headers["vary"]
    asked = server.get(path, params={"lang": "en"} | dict(httpx.URL(path).params), headers={"Accept": "text/html"})
    assert '<html lang="en"' in asked.text


def test_the_page_of_a_question_shows_its_answer(server: Server) -> None:
    page = server.get("/questions/who-held-post", params=WHO, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "Cáp Trọng Tuấn" in page.text
    lost = server.get("/q/who-held-post", params=WHO | {"body": "UBND quận Ngô Quyềm"})
    assert (lost.status_code, lost.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_a_thing_has_a_page_and_rdf_at_one_address(server: Server, sample: Store) -> None:
    person = next(sample.query('SELECT ?p { ?p a foaf:Person ; skos:prefLabel "Cáp Trọng Tuấn"@vi }'))["p"]
    assert isinstance(person, ox.NamedNode)
    path = "/" + person.value.removeprefix(BASE)
    page = server.get(path, headers={"Accept": "text/html"})
    assert "Cáp Trọng Tuấn" in page.text and page.headers["vary"] == "Accept, Accept-Language"
    assert server.get(path).text == page.text
    default = [q for q in sample.quads(ox.DefaultGraph()) if person in (q.subject, q.object)]
    for accept, form in RDF.items():
        answer = server.get(path, headers={"Accept": accept})
        assert answer.headers["content-type"].split(";")[0] == accept
        assert {q.triple for q in ox.parse(answer.content, format=form)} == {q.triple for q in default}
    assert server.get(path + ".ttl").text == server.get(path, params={"format": "ttl"}).text
    assert server.get(path, headers={"Accept": "image/png"}).status_code == 406


def test_a_document_and_what_it_says_have_addresses(server: Server, sample: Store) -> None:
    document = sample.documents()[0].iri
    whole = server.get("/" + document.removeprefix(BASE), headers={"Accept": "text/turtle"})
    triples = {q.triple for q in ox.parse(whole.content, format=ox.RdfFormat.TURTLE)}
    assert triples == {q.triple for q in sample.quads(document)}
    for subject in sorted({t.subject.value for t in triples})[:40]:
        if subject.startswith(BASE + "id/"):
            answer = server.get("/" + subject.removeprefix(BASE), headers={"Accept": "application/n-triples"})
            assert {q.subject.value for q in ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)} >= {subject}


@pytest.mark.parametrize(
    "path", ["/id/person/00000000000000000000", "/id/person/zz", "/id/", "/role/kh%C3%B4ng-c%C3%B3", "/id/%3E/x"]
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_what_is_not_known_is_not_found(server: Server, path: str, accept: str) -> None:
    answer = server.get(path, headers={"Accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"].split(";")[0] == (
        "text/html" if accept == "text/html" else "application/problem+json"
    )


# ------------------------------------------------------------ the command


def test_what_the_readme_shows_is_answered(server: Server) -> None:
    block = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(
        r'^\$ curl (?:-H "Accept: (\S+)" )?"http://127.0.0.1:8765(\S+)".*\n((?:[^$`].*\n)*)', block, re.MULTILINE
    )
    assert len(shown) == 5
    for accept, path, printed in shown:
        answer = server.get(path, headers={"Accept": accept or "*/*"})
        assert answer.status_code == 200
        assert answer.text.startswith(printed.rstrip("\n"))
        assert len(answer.text.splitlines()) > 1 or printed or "json" in answer.headers["content-type"]


def test_the_graph_can_be_rebuilt_while_it_is_served(built: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    with Store.open(built, read_only=True) as source:
        source.snapshot(store).close()
    with Server(store) as server:
        before = server.query(PEOPLE).text
        with Store.open(store) as writing:
            assert writing.remove("d-03")
            writing.replace_graph(None, [])
        assert server.query(PEOPLE + " LIMIT 1000").json() == json.loads(before)
        assert server.get("/health").json()["status"] == "ok"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_ends_leaves_nothing_behind(built: Path, tmp_path: Path, how: signal.Signals) -> None:
    with Server(built, temporary=tmp_path) as server:
        assert any(tmp_path.iterdir())
        group = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
        assert "multiprocessing" in group
        assert server.query("ASK {}").status_code == 200
        code, said = server.stop(how)
    assert (code, said) == (0, "")
    assert [p for p in tmp_path.iterdir() if p.name.startswith("kg-serve")] == []
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", server.port), timeout=1)


def kg(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", "serve", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_why_it_cannot_serve_is_told_in_one_line(built: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    with Store.open(built, read_only=True) as source:
        source.snapshot(store).close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = kg("--store", str(built), "--port", str(taken.getsockname()[1]))
    with Store.open(store):
        written = kg("--store", str(store), "--port", "0")
    elsewhere = kg("--store", str(built), "--port", "0", "--host", "0.0.0.0")
    nothing = kg("--store", str(tmp_path / "none"), "--port", "0")
    for done, code, word in (
        (busy, 1, "--port"),
        (written, 1, "another process"),
        (elsewhere, 2, "--public"),
        (nothing, 2, "kg build"),
    ):
        assert (done.returncode, done.stdout) == (code, "")
        assert word in done.stderr and done.stderr.count("\n") == 1


def test_any_address_of_this_machine_will_do(built: Path) -> None:
    with Server(built, "--host", "127.0.0.2") as server:
        assert server.query("ASK {}").status_code == 200
        assert server.stop() == (0, "")
