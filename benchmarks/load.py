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
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:
        names = {kind: await rows(client, query) for kind, query in NAMES.items()}
        await asyncio.gather(*(work(client, names, Figures(), n, time.monotonic() + 3) for n in range(clients)))  # warm
        figures, before = Figures(), memory(server)
        began = time.monotonic()
        await asyncio.gather(*(work(client, names, figures, n, began + seconds) for n in range(clients)))
        took = time.monotonic() - began
        quads = (await client.get("/health")).json()["quads"]
    report(figures, quads, clients, took, before, memory(server))


async def rows(client: httpx.AsyncClient, query: str) -> list[tuple[str, str]]:
    """Return IRIs and names."""
    found = (await client.get("/sparql", params={"query": query})).json()["results"]["bindings"]
    return [(row["t"]["value"], row["name"]["value"]) for row in found]


async def work(
    client: httpx.AsyncClient, names: dict[str, list[tuple[str, str]]], figures: Figures, seed: int, end: float
) -> None:
    """Send one request after the other until `end`."""
    chance = random.Random(seed)
    while time.monotonic() < end:
        what, path, params, accept = request(chance, names)
        began = time.monotonic()
        try:
            answer = await client.get(path, params=params, headers={"Accept": accept})
            status: int | str = answer.status_code
        except httpx.HTTPError as error:
            status = type(error).__name__
        figures.seconds[what].append(time.monotonic() - began)
        figures.statuses[status] += 1


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
