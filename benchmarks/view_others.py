"""The same graph as a page of stock pyvis, gravis and sigma, for `benchmarks.view`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import networkx as nx

from kg.view.layout import place

NPM = {"graphology": "0.26.0", "sigma": "4.0.4"}


def pyvis(graph: nx.MultiDiGraph[str]) -> str:
    """Write with stock pyvis what it can show of the same: names, kinds and the first quote in a tooltip."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for thing, said in graph.nodes(data=True):
        network.add_node(thing, label=said["label"], group=said["kind"])
    for start, end, said in graph.edges(data=True):
        network.add_edge(start, end, title=next((source["quote"] for source in said["sources"]), ""))
    html: str = network.generate_html()
    return html


def gravis(graph: nx.MultiDiGraph[str]) -> str:
    """Write the same with gravis."""
    import gravis as library  # type: ignore[import-not-found,unused-ignore]

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing, said in graph.nodes(data=True):
        plain.add_node(thing, label=said["label"])
    for start, end, said in graph.edges(data=True):
        plain.add_edge(start, end, hover=next((source["quote"] for source in said["sources"]), ""))
    html: str = library.d3(plain, node_label_data_source="label").to_html_standalone()
    return html


def from_npm(folder: Path) -> str:
    """Return the scripts of sigma and of the graphs that it draws, installed into `folder`."""
    wanted = [f"{name}@{version}" for name, version in NPM.items()]
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", *wanted], cwd=folder, check=True, capture_output=True)
    files = ("graphology/dist/graphology.umd.min.js", "sigma/dist/sigma.min.js")
    return "\n".join((folder / "node_modules" / name).read_text(encoding="utf-8") for name in files)


SIGMA = """<!doctype html><meta charset="utf-8"><div id="graph" style="position: absolute; inset: 0"></div>
<script>{scripts}</script>
<script>
const graph = new graphology.MultiDirectedGraph(), {{ nodes, edges }} = {data};
for (const [id, label, x, y] of nodes) graph.addNode(id, {{ label, x, y, size: 4 }});
for (const [from, to, quote] of edges) graph.addDirectedEdge(from, to, {{ quote }});
const drawing = new (Sigma.Sigma ?? Sigma)(graph, document.getElementById("graph"));
requestAnimationFrame(() => requestAnimationFrame(() => {{ globalThis.drawn = true; }}));
</script>"""


def sigma(scripts: str, graph: nx.MultiDiGraph[str]) -> str:
    """Write the same as a plain page of sigma, which asks for places: it gets those of the explorer."""
    at = place(graph).positions
    nodes = [(thing, said["label"], *at[thing]) for thing, said in graph.nodes(data=True)]
    edges = [
        (start, end, next((source["quote"] for source in said["sources"]), ""))
        for start, end, said in graph.edges(data=True)
    ]
    data = json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False).replace("<", "\\u003c")
    return SIGMA.format(scripts=scripts.replace("</script", "<\\/script"), data=data)
