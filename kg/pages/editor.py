"""The SPARQL editor: Yasgui where it was installed with the package, else a plain form."""

from __future__ import annotations

from pathlib import Path

from kg.pages.render import render
from kg.vocab import BASE

_YASGUI = Path(__file__).resolve().parent / "static" / "vendor" / "yasgui.min.js"
EXAMPLE = """PREFIX kg: <https://w3id.org/quanhe/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?person ?name ?office ?since WHERE {
  ?tenure org:member ?person ; kg:post ?post ; kg:startLatest ?since .
  ?person skos:prefLabel ?name . ?post skos:prefLabel ?office
}
ORDER BY DESC(?since) ?person
LIMIT 20
"""


def editor(lang: str, query: str = EXAMPLE, *, yasgui: bool | None = None) -> str:
    """Return the page where a query is written and run; `yasgui` False is the plain form, None what is installed.

    The plain form posts `query` and `format` (json, csv, tsv, xml, ttl, nt or jsonld) to `/sparql`.
    """
    full = _YASGUI.is_file() if yasgui is None else yasgui
    return render("editor.html", lang, "/editor", query=query, yasgui=full, base=BASE)
