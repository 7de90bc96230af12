"""Score identity across pages: judged pairs against what resolving joined, the exact name, and two matchers.

    python -m benchmarks.identity --store GRAPH [--pairs FILE.csv]

GRAPH is built from the pages that the pairs are of. A pair names the local things of two pages; one that the graph does
not hold (read otherwise by now) is counted as unfound, and as missed where the two are the same. People who hold no
office on either page are private: they are never joined, and left out.

The matchers of nomenklatura (MIT) are tried on people, at a score of 0.7, the default threshold. It needs ICU and other
versions of some libraries, so it has an environment of its own, which takes this project's modules from the checkout:

    python -m venv nk && nk/bin/pip install nomenklatura==4.17.4 "pyoxigraph>=0.5.13" "ahocorasick_rs>=1.0"
    PYTHONPATH=. nk/bin/python -m benchmarks.identity --store GRAPH --pairs benchmarks/identity_pairs.csv

Where it is not installed its rows are left out.
"""

from __future__ import annotations

import argparse
import csv
import importlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.judgements import judgements
from kg.language.normal import fold
from kg.resolve.read import Node, Said, read
from kg.resolve.world import World, decide
from kg.store import Store
from kg.vocab import ID

PAIRS = Path(__file__).with_name("identity_pairs.csv")
MATCHERS = {"logic-v2": "nomenklatura.matching.logic_v2.model:LogicV2", "ofac": "nomenklatura.matching:OFACMatcher"}

Join = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two local things (IRIs) and whether readers judged them to be one."""

    kind: str
    left: str
    right: str
    same: bool


def main() -> None:
    """Score and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--store", required=True, type=Path)
    parser.add_argument("--pairs", default=PAIRS, type=Path)
    args = parser.parse_args()
    with Store.open(args.store, read_only=True) as store:
        said = read(store)
        world = decide(said, judgements(store))
    pairs = list(_pairs(args.pairs, said))
    print(f"{'kind':9} {'by':10} {'P':>6} {'R':>6} {'tp':>4} {'fp':>4} {'fn':>4} {'tn':>4} {'unfound':>8}")
    for kind in sorted({pair.kind for pair in pairs}):
        of_kind = [pair for pair in pairs if pair.kind == kind]
        for name, join in _ways(kind, said, world):
            print(f"{kind:9} {name:10} {_score(of_kind, join, _nodes(said)[kind])}")


def _pairs(path: Path, said: Said) -> Iterator[Pair]:
    official = {node["person"] for node in [*said.roles.values(), *said.events.values()] if "role" in node}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pair = Pair(row["kind"], ID + row["left"], ID + row["right"], row["same"] == "same")
            if pair.kind != "person" or not official.isdisjoint((pair.left, pair.right)):
                yield pair


def _nodes(said: Said) -> dict[str, Mapping[str, Node]]:
    return {
        "person": said.people,
        "body": said.bodies,
        "meeting": said.meetings,
        "paper": said.papers,
        "project": said.projects,
    }


def _ways(kind: str, said: Said, world: World) -> Iterator[tuple[str, Join]]:
    """Yield what can tell whether two things are one, by name."""
    nodes, things = _nodes(said)[kind], _things(world)[kind]
    names = {iri: _name(node) for iri, node in nodes.items()}
    yield "kg", lambda a, b: things[a] == things[b]
    yield "exact name", lambda a, b: names[a] == names[b]
    if kind == "person":
        posts = _posts(said)
        for name, path in MATCHERS.items():
            if matcher := _matcher(path):
                yield name, _by(matcher, nodes, posts)


def _things(world: World) -> dict[str, Mapping[str, str]]:
    """Return which thing of the resolved world each local thing is, by kind."""
    return {
        "person": {iri: person.iri for iri, person in world.people.items()},
        "body": {iri: body.iri for iri, body in world.bodies.items()},
        "meeting": world.meetings,
        "paper": world.papers,
        "project": world.projects,
    }


def _name(node: Node) -> str:
    name = node.get("name") or node.get("prefLabel", "")
    return fold(" ".join([node.get("paperType", ""), node.get("number", ""), name]))


def _posts(said: Said) -> dict[str, list[str]]:
    posts: dict[str, list[str]] = defaultdict(list)
    for node in said.roles.values():
        body = said.bodies[node["body"]]["prefLabel"] if "body" in node else ""
        posts[node["person"]].append(f"{node['roleLabel']} {body}".strip())
    return posts


def _matcher(path: str) -> Any:
    module, _, name = path.partition(":")
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError):
        return None


def _by(matcher: Any, nodes: Mapping[str, Node], posts: Mapping[str, list[str]]) -> Join:
    """Return how a matcher of nomenklatura joins: its score reaches the default threshold."""
    proxies = importlib.import_module("followthemoney").model
    config = matcher.default_config()

    def proxy(iri: str) -> Any:
        values = {"name": [nodes[iri]["name"]], "position": posts.get(iri, []), "country": ["vn"]}
        return proxies.get_proxy({"id": iri, "schema": "Person", "properties": values})

    return lambda a, b: matcher.compare(proxy(a), proxy(b), config).score >= 0.7


def _score(pairs: list[Pair], join: Join, nodes: Mapping[str, Node]) -> str:
    count: Counter[str] = Counter()
    for pair in pairs:
        found = pair.left in nodes and pair.right in nodes
        count["unfound"] += not found
        joined = found and join(pair.left, pair.right)
        if found or pair.same:
            count[("tp" if joined else "fn") if pair.same else ("fp" if joined else "tn")] += 1
    precision = count["tp"] / max(1, count["tp"] + count["fp"])
    recall = count["tp"] / max(1, count["tp"] + count["fn"])
    cells = " ".join(f"{count[name]:4}" for name in ("tp", "fp", "fn", "tn"))
    return f"{precision:6.3f} {recall:6.3f} {cells} {count['unfound']:8}"


if __name__ == "__main__":
    main()
