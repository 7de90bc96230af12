"""Graphs behind SPARQL endpoints: the same questions give the same answers, and what goes wrong is said in a line."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import kg as quanhe
from kg import facts, network
from kg.cli import kg
from kg.questions import ask
from kg.remote import Remote, RemoteError
from kg.remote.query import bound, form
from kg.store import Store
from tests.test_questions import ASKED, GOLDEN, NAMES, WORLD, said

OXIGRAPH = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")


@contextmanager
def served(content: bytes, media: str, *options: str) -> Iterator[str]:
    """Serve a dataset with the SPARQL server of Oxigraph; the address of its endpoint."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        connection = HTTPConnection("127.0.0.1", port)
        connection.request("POST", "/store", content, {"Content-Type": media})
        assert connection.getresponse().status in (200, 204)
        connection.close()
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with served(WORLD.read_bytes(), "application/trig") as url:
        yield url


@pytest.fixture(scope="module")
def remote(endpoint: str) -> Iterator[Remote]:
    with Remote.open(endpoint) as opened:
        yield opened


@pytest.fixture(scope="module")
def local(built: Path) -> Iterator[Store]:
    """The graph of the sample pages, in its folder."""
    with Store.open(built, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def pages(local: Store) -> Iterator[str]:
    """The same graph behind an endpoint: its address."""
    content = ox.serialize(local.quads(), format=ox.RdfFormat.N_QUADS)
    assert content is not None
    with served(content, "application/n-quads") as url:
        yield url


def canonical(quads: Iterable[ox.Quad]) -> list[str]:
    """Return quads in order; a server gives blank nodes (the ontology has some) names of its own."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


# ---------------------------------------------------------------- the same answers


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_its_golden_answer_from_an_endpoint(remote: Remote, name: str) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert [{"asked": values} | said(ask(remote, name, **values)) for values in ASKED[name]] == golden


def test_what_an_endpoint_holds_is_what_a_folder_holds(pages: str, local: Store) -> None:
    remote = Remote.open(pages)
    assert canonical(remote.quads()) == canonical(local.quads())
    graph = local.documents()[0].iri
    assert set(remote.quads(graph)) == set(local.quads(graph)) != set()
    assert set(remote.quads(ox.DefaultGraph())) == set(local.quads(ox.DefaultGraph()))
    assert remote.documents() == local.documents()
    source = local.documents()[0]
    assert (remote.has(source.id), remote.has("none such")) == (True, False)
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    assert set(remote.pattern(predicate=label)) == set(local.pattern(predicate=label))
    assert list(remote.pattern(predicate=label, value=ox.Literal("none such"))) == []


def test_facts_and_networks_come_from_an_endpoint_too(pages: str, local: Store) -> None:
    remote = Remote.open(pages)
    assert list(facts.facts(remote)) == list(facts.facts(local)) != []
    here, there = network.whole(local), network.whole(remote)
    assert (dict(there.nodes(data=True)), sorted(there.edges(keys=True))) == (
        dict(here.nodes(data=True)),
        sorted(here.edges(keys=True)),
    )
    middle = next(iter(here.nodes))
    assert set(network.about(remote, middle)) == set(network.about(local, middle))


def test_other_forms_of_query(remote: Remote) -> None:
    assert bool(remote.sparql("ASK { ?person a foaf:Person }"))
    made = remote.sparql("CONSTRUCT { ?person a ?kind } WHERE { ?person a foaf:Person ; a ?kind }")
    assert {str(triple.predicate) for triple in made} == {"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"}
    with pytest.raises(ValueError, match="not a SELECT"):
        list(remote.query("ASK { ?s ?p ?o }"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "who-held-post", "--body", "UBND quận Ngô Quyền", "--role", "Chủ tịch"],
        ["facts", "--kind", "role", "--doc", "d-03"],
        ["export", "--format", "ttl"],
        ["export", "--format", "csv", "--place", "quận Lê Chân"],
    ],
)
def test_commands_that_read_take_an_address(pages: str, built: Path, arguments: list[str]) -> None:
    here, there = (CliRunner().invoke(kg, [*arguments, "--store", where]) for where in (str(built), pages))
    assert (there.exit_code, there.output) == (0, here.output)
    assert len(here.output) > 100


def test_a_page_is_drawn_of_an_endpoint(pages: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = CliRunner().invoke(kg, ["draw", "--store", pages, "--about", "UBND quận Ngô Quyền", "-o", str(page)])
    assert result.exit_code == 0, result.output
    assert "Ủy ban nhân dân quận Ngô Quyền" in page.read_text(encoding="utf-8")


def test_checks_run_on_an_endpoint_but_for_quotes(pages: str, built: Path) -> None:
    here, there = (CliRunner().invoke(kg, ["check", "--shapes", "--store", where]) for where in (str(built), pages))
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)
    assert "quotes cannot be checked from afar" in there.stderr


def test_commands_that_write_need_a_folder(endpoint: str) -> None:
    result = CliRunner().invoke(kg, ["build", "--store", endpoint, "."])
    assert result.exit_code == 2
    assert "a folder, not an address" in result.output


def test_an_endpoint_whose_default_graph_is_the_union_is_refused() -> None:
    union = served(WORLD.read_bytes(), "application/trig", "--union-default-graph")
    with union as url, pytest.raises(RemoteError, match="union of all graphs"):
        Remote.open(url)


# ---------------------------------------------------------------- parameters


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("SELECT ?x ?y WHERE { ?x ?p ?y }", "SELECT (<i:1> AS ?x) ?y WHERE {  <i:1>  ?p ?y }"),
        ("SELECT * { ?x ?p ?y }", "SELECT * {  <i:1>  ?p ?y }"),
        ("SELECT ?y { { SELECT ?x ?y { ?x ?p ?y } } }", "SELECT ?y { { SELECT  ?y {  <i:1>  ?p ?y } } }"),
        ("SELECT ?x { { SELECT ?x { ?x a ?c } } }", "SELECT (<i:1> AS ?x) { { SELECT  (1 AS ?_) {  <i:1>  a ?c } } }"),
        ("ASK { FILTER(BOUND ( ?x ) && $x = ?y) }", "ASK { FILTER((true) &&  <i:1>  = ?y) }"),
        ('ASK { ?s ?p "?x" , \'?x\' , """?x""" } # ?x', 'ASK { ?s ?p "?x" , \'?x\' , """?x""" } # ?x'),
        ("ASK { <http://a/?x> ?xy ?y }", "ASK { <http://a/?x> ?xy ?y }"),
        (
            "SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y } GROUP BY ?x ORDER BY ?x DESC(?x)",
            "SELECT (<i:1> AS ?x) (COUNT(?y) AS ?n) {  <i:1>  a ?y } GROUP BY (<i:1>) ORDER BY (<i:1>) DESC( <i:1> )",
        ),
    ],
)
def test_a_term_stands_where_its_variable_stood(query: str, written: str) -> None:
    assert bound(query, {"x": "i:1"}) == written
    ox.Store().query(written)


@pytest.mark.parametrize("query", ["ASK { BIND(1 AS ?x) }", "ASK { VALUES ?x { 1 } }", "ASK { VALUES (?y ?x) {} }"])
def test_a_variable_that_the_query_binds_itself_cannot_be_given(query: str) -> None:
    with pytest.raises(ValueError, match=r"\?x"):
        bound(query, {"x": "i:1"})


@given(st.text())
def test_no_text_leaves_its_place(text: str) -> None:
    store = ox.Store()
    query = bound("SELECT ?x ?y WHERE { BIND(?x AS ?y) }", {"x": ox.Literal(text)})
    (row,) = store.query(query)
    assert (row["x"], row["y"]) == (ox.Literal(text), ox.Literal(text))


def test_the_form_of_a_query_is_read_past_its_comments_and_prefixes() -> None:
    assert form("# SELECT\nPREFIX ask: <http://construct/> ASK { ?s ask:select 'SELECT' }") == "ASK"
    with pytest.raises(ValueError, match="not a SPARQL query"):
        form("drop all the tables")


# ---------------------------------------------------------------- what goes wrong

EMPTY = b'{"head": {"vars": ["page", "plain"]}, "results": {"bindings": []}}'
JSON = {"Content-Type": "application/sparql-results+json"}


class Faulty(BaseHTTPRequestHandler):
    """Answers as it is told."""

    protocol_version = "HTTP/1.1"
    answer: ClassVar[Callable[[Any], None]]
    seen: ClassVar[list[dict[str, str]]] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        Faulty.seen.append(dict(self.headers))
        type(self).answer(self)

    def give(self, status: int, headers: dict[str, str], body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""


@contextmanager
def faulty(answer: Callable[[Faulty], None]) -> Iterator[str]:
    Faulty.seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Told", (Faulty,), {"answer": answer}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def slow(handler: Faulty) -> None:
    time.sleep(1.5)
    handler.give(200, JSON, EMPTY)


def trickle(handler: Faulty) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON["Content-Type"])
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    try:
        for _ in range(40):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        pass


BOMB = gzip.compress(b" " * 20_000_000)
PACKED = {**JSON, "Content-Encoding": "gzip"}
WRONG: dict[str, tuple[Callable[[Faulty], None], str]] = {
    "a web page": (lambda h: h.give(200, {"Content-Type": "text/html"}, b"<html>"), "not a SPARQL endpoint"),
    "no results": (lambda h: h.give(200, JSON, b'{"head": 1}'), "no SPARQL result"),
    "not found": (lambda h: h.give(404, {"Content-Type": "text/html"}, b"<b>x</b>"), "refused, 404 Not Found$"),
    "a bad query": (
        lambda h: h.give(400, {"Content-Type": "text/plain"}, b"line 1\n\x1b[31mcol 2"),
        "line 1 .31mcol 2",
    ),
    "an error": (lambda h: h.give(503, {"Content-Type": "text/plain"}, b"busy" * 999), "refused, 503 .*: busybusy"),
    "a redirect": (lambda h: h.give(307, {"Location": "file:///etc/passwd"}, b""), "moved to file:///etc/passwd"),
    "too large": (lambda h: h.give(200, JSON, b" " * 2_000_000), "larger than 1 MB"),
    "a bomb": (lambda h: h.give(200, PACKED, BOMB), "larger than 1 MB"),
    "not packed": (lambda h: h.give(200, PACKED, EMPTY), "broken answer"),
    "packed and cut": (lambda h: h.give(200, PACKED, gzip.compress(EMPTY)[:-9]), "broken answer"),
    "too slow": (slow, r"no answer within 0\.5 s"),
    "a trickle": (trickle, r"no answer within 0\.5 s"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_goes_wrong_is_said_in_one_line(fault: str) -> None:
    answer, says = WRONG[fault]
    with faulty(answer) as url, pytest.raises(RemoteError, match=says) as raised:
        Remote.open(url, timeout=0.5, limit=1_000_000)
    message = str(raised.value)
    assert message.startswith(f"{url}: ")
    assert message.isprintable()
    assert len(message) < 400


def test_packed_answers_are_unpacked_and_asked_for() -> None:
    with faulty(lambda h: h.give(200, PACKED, gzip.compress(EMPTY))) as url, Remote.open(url) as remote:
        assert list(remote.query("SELECT ?page { ?page a ?kind }")) == []
    assert {seen["Accept-Encoding"] for seen in Faulty.seen} == {"gzip"}
    assert all(seen["User-Agent"].startswith("quanhe/") for seen in Faulty.seen)


def test_a_connection_that_was_cut_while_idle_is_made_again() -> None:
    def once(handler: Faulty) -> None:
        handler.give(200, JSON, EMPTY)
        handler.close_connection = True  # without saying so

    with faulty(once) as url, Remote.open(url) as remote:
        assert [list(remote.query("SELECT ?s { ?s a ?kind }")) for _ in range(3)] == [[], [], []]


def test_a_password_is_sent_and_never_shown() -> None:
    with faulty(lambda h: h.give(401, {"Content-Type": "text/plain"}, b"who?")) as url:
        secret = url.replace("//", "//lan:m%40t@")
        with pytest.raises(RemoteError, match="refused, 401") as raised:
            Remote.open(secret)
    assert "lan" not in str(raised.value)
    assert Faulty.seen[0]["Authorization"] == "Basic bGFuOm1AdA=="


@pytest.mark.parametrize(
    "url", ["ftp://a/b", "http://", "http://a:b/", "http://a b/", "http://a/\r\nX: y", "file:///x"]
)
def test_only_addresses_of_http_are_taken(url: str) -> None:
    with pytest.raises(RemoteError, match="not an address") as raised:
        Remote.open(url)
    assert str(raised.value).isprintable()


def test_an_endpoint_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/sparql"
    result = CliRunner().invoke(kg, ["ask", "appear-together", "--store", url], standalone_mode=False)
    assert "cannot be reached" in str(result.exception)
    assert "Traceback" not in result.output


def test_programs_open_an_address_as_they_open_a_folder(pages: str, built: Path) -> None:
    with quanhe.open(pages) as far, quanhe.open(str(built), read_only=True) as near:
        assert far.ask("who-held-post", body="UBND quận Ngô Quyền", role="Chủ tịch").rows
        assert far.person("Phạm Văn Hà") == near.person("Phạm Văn Hà")
        assert sorted(far.network("people-bodies")) == sorted(near.network("people-bodies"))
