"""The SPARQL editor: Yasgui where it was installed with the package, else a plain form."""

from __future__ import annotations

from pathlib import Path

from kg.pages.render import render

VENDOR = Path(__file__).resolve().parent / "static" / "vendor"
EXAMPLE = """PREFIX kg: <https://w3id.org/quanhe/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?person ?office ?since WHERE {
  ?tenure org:member ?who ; kg:post ?post ; kg:startLatest ?since .
  ?who skos:prefLabel ?person . ?post skos:prefLabel ?office
}
ORDER BY DESC(?since)
LIMIT 20
"""


def editor(lang: str, query: str = EXAMPLE) -> str:
    """Return the page where a query can be written and run."""
    return render("editor.html", lang, "/editor", query=query, yasgui=(VENDOR / "yasgui.min.js").is_file())
