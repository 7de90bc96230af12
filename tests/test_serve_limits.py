"""`kg serve` cannot be misused: what costs too much is stopped, what is hostile stays text."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from statistics import median

import httpx
import psutil
import pyoxigraph as ox
import pytest

from kg.serve.scan import has_service
from kg.store import Store
from kg.vocab import FOAF, ID, RDF, SKOS
from tests.serving import CROSS, JSON, Server

TIME = 2.0
EVIL = "<script>alert(1)</script>\"'>&{{7*7}}"
SITES = [
    "/",
    "/sparql?query=ASK%20%7B%7D",
    "/questions",
    "/openapi.json",
    "/static/style.css",
    "/none",
    "/q/who-held-post",
]


@pytest.fixture(scope="module")
def server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the sample graph and one person of a hostile name, under tight limits."""
    store = tmp_path_factory.mktemp("serving") / "graph"
    with Store.open(built, read_only=True) as source:
        source.snapshot(store).close()
    with Store.open(store) as writing:
        person = ox.NamedNode(ID + "person/" + "e" * 20)
        writing.replace_graph(
            None,
            [
                *writing.quads(ox.DefaultGraph()),
                ox.Quad(person, ox.NamedNode(RDF + "type"), ox.NamedNode(FOAF + "Person")),
                ox.Quad(person, ox.NamedNode(SKOS + "prefLabel"), ox.Literal(EVIL, language="vi")),
            ],
        )
    options = ("--timeout", str(TIME), "--memory", "256", "--rows", "100", "--waiting", "12")
    with Server(store, *options) as running:
        yield running


@contextmanager
def crossing(server: Server, times: int) -> Iterator[list[httpx.Response]]:
    """Run cross joins, each another query, while the block lasts."""
    answers: list[httpx.Response] = []

    def send(n: int) -> None:
        answers.append(
            httpx.post(f"{server.url}/sparql", data={"query": f"{CROSS} # {n} {time.monotonic()}"}, timeout=60)
        )

    with ThreadPoolExecutor(times) as threads:
        for n in range(times):
            threads.submit(send, n)
        time.sleep(0.1)
        yield answers


def raw(server: Server, path: str) -> bytes:
    """Send a GET whose path no client has tidied."""
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: connection.recv(65536), b""))


# ------------------------------------------------------------ what costs too much


def test_a_query_that_takes_too_long_is_killed(server: Server) -> None:
    began = time.monotonic()
    answer = server.query(CROSS)
    assert answer.status_code == 504
    assert "2 " in answer.json()["detail"]
    assert time.monotonic() - began < TIME + 2
    time.sleep(0.5)
    busy = [p for p in psutil.Process(server.process.pid).children(recursive=True) if p.cpu_percent(0.2) > 50]
    assert busy == []  # the process is gone, not only the answer


@pytest.mark.parametrize("times", [1, 4])
def test_what_is_quick_does_not_wait_for_what_is_not(server: Server, times: int) -> None:
    with crossing(server, times) as answers:
        time.sleep(0.8)  # the first moments show who is slow
        waits = []
        for n in range(6):
            began = time.monotonic()
            assert server.query(f"ASK {{}} # {n} {began}").json()["boolean"] is True
            waits.append(time.monotonic() - began)
        assert not answers, "the joins ended before the others were asked"
    assert median(waits) <= 0.5  # one of them may meet whatever else the machine does
    assert {a.status_code for a in answers} == {504}
    assert server.until_idle(1)


def test_a_query_that_takes_too_much_memory_is_ended(server: Server) -> None:
    hungry = "SELECT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a"
    with Server(Path(server.process.args[5]), "--memory", "64", "--timeout", "60") as little:  # type: ignore[index]
        answer = little.query(hungry)
        assert (answer.status_code, answer.headers["content-type"]) == (507, "application/problem+json")
        assert little.query("ASK {}").status_code == 200


@pytest.mark.parametrize("accept", [JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_a_result_is_whole_or_refused(server: Server, accept: str) -> None:
    values = " ".join(f'"{n}\\n{{}},{{<result>"' for n in range(101))
    whole = server.query("SELECT ?x { VALUES ?x { %s } } LIMIT 100" % values, accept)
    assert whole.status_code == 200
    assert all(f"{n}" in whole.text for n in range(100))
    refused = server.query("SELECT ?x { VALUES ?x { %s } }" % values, accept)
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    assert "LIMIT" in refused.json()["detail"]


def test_a_graph_is_whole_or_refused(server: Server) -> None:
    graph = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert server.query(graph, "text/turtle").status_code == 422
    whole = server.query(graph + " LIMIT 100", "application/n-triples")
    assert whole.text.count("\n") == 100


def test_large_results_arrive_whole(built: Path, sample: Store) -> None:
    query = "SELECT ?s ?p ?o ?x { ?s ?p ?o VALUES ?x { 1 2 3 4 5 } }"
    with Server(built) as server:
        answer = server.query(query)
        assert len(answer.content) > 2_000_000
        assert answer.headers["content-length"] == str(len(answer.content))
        assert len(answer.json()["results"]["bindings"]) == sum(1 for _ in sample.query(query))
        huge = "SELECT ?s ?p ?o ?x { ?s ?p ?o VALUES ?x { %s } } LIMIT 99999" % " ".join(
            f'"{n:03000}"' for n in range(15)
        )
        assert server.query(huge).status_code == 422  # bytes


def test_what_is_too_long_is_refused(server: Server) -> None:
    long = "ASK {} #" + "x" * 70_000
    assert server.post("/sparql", data={"query": long}).status_code == 413
    assert server.post("/sparql", content=long, headers={"Content-Type": "application/sparql-query"}).status_code == 413
    for path in ("/sparql?query=", "/questions/who-held-post?body=", "/?lang=", "/search?q=", "/id/x"):
        assert raw(server, path + "x" * 70_000).startswith(b"HTTP/1.1 414 ")
    assert (
        server.get("/sparql", params=[("query", "ASK {}")] + [("default-graph-uri", "urn:x")] * 101).status_code == 400
    )
    assert server.query("ASK {}").status_code == 200


def test_a_query_nested_too_deeply_does_no_harm(server: Server) -> None:
    for query in (
        "SELECT * { FILTER(%s1%s) }" % ("(" * 15_000, ")" * 15_000),
        "ASK %s%s" % ("{" * 15_000, "}" * 15_000),
    ):
        answer = server.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
        assert answer.status_code in (400, 422)
    assert server.query("ASK {}").status_code == 200


def test_too_many_at_once_are_sent_away(server: Server) -> None:
    with crossing(server, 14) as answers:
        while server.get("/health").json()["running"] < 12:
            time.sleep(0.02)
        refused = server.query(f"ASK {{}} # {time.monotonic()}")
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) >= 1
        assert server.get("/health").status_code == 200
    assert {a.status_code for a in answers} == {429, 504}
    assert [a.status_code for a in answers].count(429) == 2
    assert server.query(f"ASK {{}} # {time.monotonic()}").status_code == 200


def test_a_client_that_leaves_takes_its_query_with_it(server: Server) -> None:
    for n in range(3):
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{server.url}/sparql", params={"query": f"{CROSS} # {n}"}, timeout=0.2 * (n + 1))
        assert server.until_idle(0.4)
    for _ in range(20):  # in the middle of a request, of an answer
        with socket.create_connection(("127.0.0.1", server.port)) as leaving:
            leaving.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
                b"Content-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nASK"
            )
        with socket.create_connection(("127.0.0.1", server.port)) as leaving:
            leaving.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert server.until_idle(1)
    assert server.query(f"ASK {{}} # {time.monotonic()}").status_code == 200
    assert server.said() == ""


def test_a_process_that_is_killed_is_replaced(server: Server) -> None:
    for child in psutil.Process(server.process.pid).children(recursive=True):
        if not child.children() and "resource_tracker" not in " ".join(child.cmdline()):
            child.kill()
    time.sleep(0.2)
    for n in range(8):
        assert server.query(f"ASK {{}} # again {n}").status_code == 200


# ------------------------------------------------------------ no other server is asked


SERVICES = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { service silent <%s> { ?s ?p ?o } }",
    "ASK { <urn:a>a<urn:b>SERVICE<%s>{ ?s ?p ?o } }",
    "ASK { ?s ?p 1SERVICE <%s> { ?s ?p ?o } }",
    "ASK { ?s ?p true.SERVICE <%s> { ?s ?p ?o } }",
    "ASK { ?s ?p 'it''#'.SERVICE<%s> { ?s ?p ?o } }",
    "ASK { ?s ?p '''x'y''' . SERVICE <%s> { ?s ?p ?o } }",
    "PREFIX : <%s> ASK { SERVICE: { ?s ?p ?o } }",
    "PREFIX : <%s> ASK { SERVICE:x { ?s ?p ?o } }",
    r"PREFIX e: <urn:e> ASK { e:a\'b ?p ?o . SERVICE <%s> { ?s ?p ?o } FILTER(?s = 'x') }",
    r"PREFIX e: <urn:e> ASK { e:a\#b ?p ?o . SERVICE <%s> { ?s ?p ?o } }",
    "ASK { FILTER(1<2) SERVICE <%s> { ?s ?p ?o } FILTER(3>2) }",
    "ASK { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
    "ASK { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
    "SELECT * { BIND(<%s> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "ASK { # '\n SERVICE <%s> { ?s ?p ?o } # '\n }",
    r"ASK { S\u0045RVICE <%s> { ?s ?p ?o } }",
    "ASK { ?s ?p ?o . SERVICE\t<%s>{}}",
]


@contextmanager
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """Listen for requests and keep what comes."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def hear() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    heard.append(connection.recv(1000))

        threading.Thread(target=hear, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/sparql", heard
        listening.shutdown(socket.SHUT_RDWR)


def test_the_listener_hears_a_service_that_is_let_through() -> None:
    with listener() as (url, heard):
        with pytest.raises(OSError):
            list(ox.Store().query(SERVICES[0] % url))
        assert heard and heard[0].startswith(b"POST /sparql")


@pytest.mark.parametrize("query", SERVICES)
def test_no_other_server_is_asked(server: Server, query: str) -> None:
    with listener() as (url, heard):
        answer = server.query(query % url)
        assert answer.status_code in (400, 403)
        assert has_service(query) or answer.status_code == 400
        for form in (
            f"SELECT * FROM <{url}> {{ ?s ?p ?o }}",
            f"DESCRIBE <{url}>",
            f"ASK {{ GRAPH <{url}> {{ ?s ?p ?o }} }}",
        ):
            assert server.query(form, "*/*").status_code == 200
        assert server.get("/sparql", params={"query": "ASK { ?s ?p ?o }", "default-graph-uri": url}).status_code == 200
        assert heard == []


@pytest.mark.parametrize("query", SERVICES)
def test_a_process_cannot_reach_a_network_even_if_a_service_gets_through(query: str) -> None:
    """What `has_service` finds is one bound, the system's refusal of sockets another."""
    code = (
        "import sys, pyoxigraph as ox; from kg.serve.sandbox import no_sockets; assert no_sockets()\n"
        "store = ox.Store(); store.add(ox.Quad(*map(ox.NamedNode, ('urn:a', 'urn:b', 'urn:c'))))\n"
        "try: list(store.query(sys.argv[1]))\n"
        "except (OSError, RuntimeError, SyntaxError, TypeError): pass\n"
    )
    with listener() as (url, heard):
        subprocess.run([sys.executable, "-c", code, query % url], check=True)
        assert heard == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o } LIMIT 9",
        'SELECT * { ?s rdfs:label \'SERVICE\', """a SERVICE""" } # SERVICE',
        "PREFIX my: <http://service/SERVICE> ASK { ?s my:service my:the.SERVICE }",
        "ASK { ?s <urn:SERVICE> _:service }",
    ],
)
def test_the_word_alone_is_no_call(server: Server, query: str) -> None:
    assert not has_service(query)
    assert server.query(query).status_code == 200


# ------------------------------------------------------------ what is hostile stays text


def test_a_name_with_markup_stays_text(server: Server) -> None:
    person = "/id/person/" + "e" * 20
    shown = 0
    for path in (person, person + "?lang=en", f"/graph?thing={ID}person/{'e' * 20}", "/search?q=script"):
        page = server.get(path, headers={"Accept": "text/html"})
        assert "<script>alert" not in page.text
        assert "49" not in re.findall(r"<title>.*?</title>", page.text)[0]
        shown += EVIL in unescape(page.text)
    assert shown >= 2
    turtle = server.get(person + ".ttl").content
    assert ox.Literal(EVIL, language="vi") in {q.object for q in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}


@pytest.mark.parametrize(
    "path",
    [
        "/q/who-held-post",
        "/questions/meetings-of-a-person",
        "/search",
        "/failures",
        "/editor",
        "/graph",
        "/id/person/" + "e" * 20,
        "/none/",
    ],
)
def test_parameters_with_markup_stay_text(server: Server, path: str) -> None:
    names = ("q", "kind", "body", "role", "person", "on", "query", "thing", "view", "page", "section", "lang", "x")
    for evil in (EVIL, "javascript:alert(1)//", "</textarea><script>alert(1)</script>", "\x00\u202e<script>alert(1)"):
        page = server.get(path, params=dict.fromkeys(names, evil), headers={"Accept": "text/html"})
        assert page.status_code < 500
        assert "<script>alert" not in page.text
        assert not re.search(r"""(?:href|src|action)=["']?\s*javascript:""", page.text, re.IGNORECASE)


def test_no_header_can_be_put_in(server: Server) -> None:
    evil = "x%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<html>"
    for path in (
        f"/{evil}",
        f"/q/{evil}",
        f"/questions/{evil}.csv?x={evil}",
        f"/id/{evil}",
        f"/?lang={evil}",
        f"/static/{evil}",
    ):
        for accept in ("text/html", "application/json", "text/turtle"):
            answer = server.get(path, headers={"Accept": accept})
            assert answer.status_code < 500
            assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "../__init__.py",
        "..%2f__init__.py",
        "%2e%2e/__init__.py",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "..\\__init__.py",
        "style.css/../../__init__.py",
        "style.css%00.js",
        "....//__init__.py",
        "",
        ".",
        "vendor/",
        "STYLE.CSS",
    ],
)
def test_only_files_of_the_list_are_served(server: Server, path: str) -> None:
    answer = raw(server, f"/static/{path}")
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"import" not in answer and b"root:" not in answer


def test_files_are_asked_for_again_only_when_they_differ(server: Server) -> None:
    first = server.get("/static/style.css")
    assert first.headers["content-type"] == "text/css; charset=utf-8"
    again = server.get("/static/style.css", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


# ------------------------------------------------------------ who may ask


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:80", "192.168.1.9"])
def test_names_of_this_machine_are_known(server: Server, host: str) -> None:
    assert server.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", "[", "localhost@evil"]
)
def test_a_name_that_another_points_here_is_refused(server: Server, host: str) -> None:
    assert server.get("/health", headers={"Host": host}).status_code == 421


def test_every_answer_binds_the_browser(server: Server) -> None:
    for path in SITES:
        for accept in ("*/*", "text/html"):
            headers = server.get(path, headers={"Accept": accept}).headers
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"
            assert "frame-ancestors" in headers["content-security-policy"]
            assert "unsafe-eval" not in headers["content-security-policy"]
            script = re.search(r"script-src ([^;]*)", headers["content-security-policy"])
            assert script is None or "unsafe" not in script[1]
            assert headers["cross-origin-resource-policy"] == "same-origin"
            assert "access-control-allow-origin" not in headers
            assert "server" not in headers


def test_other_sites_may_read_only_where_that_is_asked_for(built: Path, server: Server) -> None:
    site, other = "https://news.example", "https://other.example"
    preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    script = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    assert server.get("/sparql?query=ASK{}", headers={"Origin": site} | script).status_code == 403
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert server.get("/", headers=link).status_code == 200
    with Server(built, "--cors", site, "--name", "graph.example") as open_:
        allowed = open_.get("/sparql?query=ASK{}", headers={"Origin": site} | script)
        assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, site)
        asked = open_.client.options("/sparql", headers={"Origin": site} | preflight)
        assert asked.headers["access-control-allow-origin"] == site
        denied = open_.get("/sparql?query=ASK{}", headers={"Origin": other} | script)
        assert denied.status_code == 403 and "access-control-allow-origin" not in denied.headers
        assert open_.get("/health", headers={"Host": "graph.example"}).status_code == 200
        assert open_.get("/health", headers={"Host": "other.example"}).status_code == 421
