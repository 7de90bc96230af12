"""Put `kg serve` under load: many clients at once that ask questions, look at pages and send SPARQL.

    python -m benchmarks.load [--store DIR] [--clients 50] [--seconds 60]

Names of people, bodies and roles are taken from the graph by SPARQL. Without `--store` the bundled pages are built.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import psutil

ROOT = Path(__file__).resolve().parent.parent
NAMES = {
    "person": "SELECT DISTINCT ?t ?name { ?x org:member ?t . ?t skos:prefLabel ?name } ORDER BY ?t LIMIT 300",
    "body": "SELECT DISTINCT ?t ?name { ?x org:organization ?t . ?t skos:prefLabel ?name } ORDER BY ?t LIMIT 300",
    "meeting": "SELECT ?t ?name { ?t a kg:Meeting ; skos:prefLabel ?name } ORDER BY ?t LIMIT 300",
}
BASE = "https://w3id.org/quanhe/"
Request = tuple[str, str, dict[str, str], str]  # what it is, path, parameters, Accept


@dataclass
class Figures:
    """What the clients saw."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[int | str] = field(default_factory=Counter)


def main() -> None:
    """Run the server, load it, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = asked.store
        if store is None:
            store = Path(folder) / "graph"
            pages = str(ROOT / "examples" / "pages")
            subprocess.run([sys.executable, "-m", "kg", "build", pages, "--store", str(store)], check=True)
        server = subprocess.Popen(
            [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout is not None
            url = server.stdout.readline().strip().rstrip("/")
            asyncio.run(load(url, psutil.Process(server.pid), asked.clients, asked.seconds))
        finally:
            server.terminate()
            server.wait()


async def load(url: str, server: psutil.Process, clients: int, seconds: float) -> None:
    """Send requests from `clients` at once for `seconds` and print the figures."""
    with httpx.Client(base_url=url, timeout=60) as client:
        names = {kind: rows(client, query) for kind, query in NAMES.items()}
        port = client.base_url.port or 80
        await asyncio.gather(*(work(port, names, Figures(), n, time.monotonic() + 3) for n in range(clients)))  # warm
        figures, before, used = Figures(), memory(server), cpu(server)
        began = time.monotonic()
        await asyncio.gather(*(work(port, names, figures, n, began + seconds) for n in range(clients)))
        took = time.monotonic() - began
        used = [now - then for now, then in zip(cpu(server), used, strict=True)]
        quads = client.get("/health").json()["quads"]
    report(figures, quads, clients, took, before, memory(server))
    print("processor seconds: {:.0f} server, {:.0f} its processes, {:.0f} clients".format(*used))


def rows(client: httpx.Client, query: str) -> list[tuple[str, str]]:
    """Return IRIs and names."""
    found = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return [(row["t"]["value"], row["name"]["value"]) for row in found]


async def work(port: int, names: dict[str, list[tuple[str, str]]], figures: Figures, seed: int, end: float) -> None:
    """Send one request after the other until `end`, on one connection."""
    chance = random.Random(seed)
    connection = None
    while time.monotonic() < end:
        what, path, params, accept = request(chance, names)
        began = time.monotonic()
        try:
            connection = connection or await asyncio.open_connection("127.0.0.1", port)
            status: int | str = await asyncio.wait_for(get(connection, path, params, accept), 120)
        except (OSError, EOFError, TimeoutError) as error:
            status, connection = type(error).__name__, None
        figures.seconds[what].append(time.monotonic() - began)
        figures.statuses[status] += 1
    if connection is not None:
        connection[1].close()


async def get(
    connection: tuple[asyncio.StreamReader, asyncio.StreamWriter], path: str, params: dict[str, str], accept: str
) -> int:
    """Send a GET, read the whole answer and return its status; a client library would cost more than the server."""
    reader, writer = connection
    target = quote(path) + (f"?{urlencode(params)}" if params else "")
    writer.write(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    await reader.readexactly(int(head.split("content-length: ")[1].split("\r\n")[0]))
    return int(head.split()[1])


def request(chance: random.Random, names: dict[str, list[tuple[str, str]]]) -> Request:
    """Return the next request: things chosen by their IRI, as a link does, or by their name, as people do."""
    person, body, meeting = (chance.choice(names[kind]) for kind in ("person", "body", "meeting"))
    unlike = chance.randrange(10**9)  # so that no answer is one that was kept
    about = f"SELECT ?p ?o {{ <{person[0]}> ?p ?o }} # {unlike}"
    requests: list[Request] = [
        ("page", "/" + chance.choice([person, body, meeting])[0].removeprefix(BASE), {}, "text/html"),
        ("rdf", "/" + person[0].removeprefix(BASE), {}, "text/turtle"),
        ("sparql", "/sparql", {"query": about}, "application/sparql-results+json"),
        ("sparql", "/sparql", {"query": f"ASK {{ ?s a foaf:Person }} # {unlike}"}, "application/sparql-results+json"),
        ("question", "/questions/posts-at-the-same-time", {"person": person[0]}, "application/json"),
        ("question", "/questions/meetings-of-a-person", {"person": person[0]}, "text/csv"),
        ("question", "/questions/who-held-post", {"body": body[0], "role": "Chủ tịch"}, "application/json"),
        ("question by name", "/questions/meetings-of-a-person", {"person": person[1]}, "text/html"),
        ("first page", "/", {}, "text/html"),
    ]
    return chance.choice(requests)


def memory(server: psutil.Process) -> float:
    """Return what the server and its processes take, in MB; what they share counts once."""
    return sum(p.memory_full_info().pss for p in [server, *server.children(recursive=True)]) / 1e6


def cpu(server: psutil.Process) -> list[float]:
    """Return the processor seconds that the server, its living processes and this one have used."""
    groups = ([server], server.children(recursive=True), [psutil.Process()])
    return [sum(sum(p.cpu_times()[:2]) for p in group) for group in groups]


def report(figures: Figures, quads: int, clients: int, took: float, before: float, after: float) -> None:
    """Print the figures; people who are ambiguous or not there (300, 400, 404) are answers, not errors."""
    total = sum(figures.statuses.values())
    errors = sum(
        n for status, n in figures.statuses.items() if isinstance(status, str) or status == 429 or status >= 500
    )
    print(f"{quads:,} quads, {clients} clients, {took:.0f} s: {total} requests, {total / took:.0f}/s, {errors} errors")
    print("statuses", dict(sorted(figures.statuses.items(), key=str)))
    everything = {"all": [s for taken in figures.seconds.values() for s in taken], **figures.seconds}
    for what, taken in everything.items():
        cuts = statistics.quantiles(taken, n=100) if len(taken) > 1 else taken * 99
        print(f"{what:18} {len(taken):7}  p50 {cuts[49] * 1000:7.0f} ms  p95 {cuts[94] * 1000:7.0f} ms")
    print(f"memory {before:.0f} MB at the start, {after:.0f} MB at the end")


if __name__ == "__main__":
    main()
