"""One self-contained HTML file: our template and scripts, and vis-network as pyvis ships it."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from kg.resources import palette
from kg.view.contract import Contract
from kg.view.pack import pack, writable

_HERE = Path(__file__).resolve().parent
# In the order in which they build on each other; together one script.
_SCRIPTS = (
    "words", "text", "find", "shapes", "world", "filters", "areas", "fold", "views", "looks", "scene", "camera",
    "labels", "drawer", "search", "facets", "time", "table", "export", "keys", "live", "address", "app",
)  # fmt: skip


def page(made: Contract, title: str, live: str = "") -> str:
    """Return the HTML file that shows `made`.

    `live` is the address of a server that answers with more of its graph; without it the page reaches nothing.
    """
    from pyvis.network import Network  # a third of a second, for IPython, and only drawing needs it

    network = Network(directed=True, cdn_resources="in_line", heading=title)
    network.set_template_dir(str(_HERE), "template.html")
    environment = network.templateEnv
    environment.autoescape = True
    script, style = _script(), palette() + _text("style.css")
    # Not by add_node and add_edge: they look through all that came before at every call, and JSON is ten times larger.
    blocks = packed(made, live)
    environment.globals.update(
        vis=_vis(),
        script=script,
        style=style,
        policy=_policy((_vis(), script), (style,), live),
        **blocks,
    )
    html: str = network.generate_html()
    return writable(html)


def packed(made: Contract, live: str = "", *, whole: bool = False) -> dict[str, str]:
    """Return `main`, what the picture needs that stands at first, `more`, the rest of the things, and `evidence`.

    The page reads the second and third, the words that prove, after the picture stands. `more` is empty where all is
    drawn, where things are folded, which needs them all, and if `whole`.
    """
    nodes, edges = (len(made.nodes), len(made.edges)) if whole or made.view else made.opening
    rest = {
        "focus": made.focus, "path": made.path, "base": made.base, "view": made.view, "live": live,
        "documents": len(made.documents), "nodes": len(made.nodes),
    }  # fmt: skip
    first = {"nodes": made.nodes[:nodes], "edges": made.edges[:edges], "captions": made.captions}
    left = {"nodes": made.nodes[nodes:], "edges": made.edges[edges:]}
    proofs = {"sources": made.sources, "documents": made.documents}
    of = {"nodes": [row.get("sources") for row in made.nodes], "edges": [row.get("sources") for row in made.edges]}
    return {
        "main": pack(first, rest, but=("sources",)),
        "more": pack(left, {}, but=("sources",)) if any(left.values()) else "",
        "evidence": pack(proofs, of),
    }


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...], live: str) -> str:
    """Return a Content-Security-Policy under which only our own scripts and styles run, and nothing is fetched.

    A live page may ask the server that it came from.
    """
    asks = "connect-src 'self'; " if live else ""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; img-src data:; {asks}"
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: tuple[str, ...]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


@cache
def _script() -> str:
    parts = "\n".join(_text(f"script/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


@cache
def _vis() -> str:
    """Return vis-network as the installed pyvis ships it, the newest of its versions.

    Its style sheet is left out: it is for buttons, tooltips and editors that the page does not show.
    """
    import pyvis  # see `page`

    found = Path(pyvis.__file__).parent.glob("templates/lib/vis-*/vis-network.min.js")
    newest = max(found, key=lambda file: [int(n) for n in re.findall(r"\d+", file.parent.name)])
    return newest.read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
