"""One self-contained HTML file: our template and scripts, and vis-network as pyvis ships it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from kg.resources import palette
from kg.view.contract import Contract

_HERE = Path(__file__).resolve().parent
# In the order in which they build on each other; together one script.
_SCRIPTS = ("words", "text", "scene", "labels", "drawer", "search", "app")
# What JSON may not say inside a script element, and what older script parsers take for a line end.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def page(made: Contract, title: str) -> str:
    """Return the HTML file that shows `made`."""
    from pyvis.network import Network  # a third of a second, for IPython, and only drawing needs it

    network = Network(directed=True, cdn_resources="in_line", heading=title)
    # add_node and add_edge look through all that came before at every call: 20,000 things would take minutes.
    network.nodes, network.edges = made.nodes, made.edges
    network.set_template_dir(str(_HERE), "template.html")
    environment = network.templateEnv
    environment.autoescape = True
    script, style = _script(), palette() + _text("style.css")
    environment.filters["data"] = data
    environment.globals.update(
        vis=_vis(),
        script=script,
        style=style,
        policy=_policy((_vis(), script), (style,)),
        rest={"documents": made.documents, "captions": made.captions, "focus": made.focus, "base": made.base},
    )
    html: str = network.generate_html()
    return html


def data(value: Any) -> str:
    """Return `value` as JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return re.sub("[<>&\u2028\u2029]", lambda found: _UNSAFE[found.group()], text)


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Return a Content-Security-Policy under which only our own scripts and styles run, and nothing is fetched."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; img-src data:; "
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
