"""The pages that `kg serve` shows: pure functions of a store that return HTML, in Vietnamese or English.

Paths they link to: `/` · `/search?q=&kind=` · `/failures?page=` · `/feed.atom?about=<iri>` ·
`/questions/<name>?<parameters>&view=&page=`, the same with `.json`, `.csv`, `.ttl` and `/graph` behind the name ·
`/id/<kind>/<hash>?section=&page=`, the same with `format=ttl` or `jsonld` · `/role/<name>` · `/graph?thing=<iri>`,
which asks `/graph/around?thing=` and `/graph/named?q=` for more · `/editor` · `/sparql` · `/openapi.json` ·
`/static/<file>`.
`lang=en` asks for English on each.
"""

from pathlib import Path

from kg.pages.answer import question
from kg.pages.drawing import AROUND, NAMED, drawing, named, question_drawing, surroundings
from kg.pages.editor import editor
from kg.pages.error import error
from kg.pages.failures import failures
from kg.pages.feed import ATOM, feed
from kg.pages.home import home
from kg.pages.render import LANGUAGES, Page
from kg.pages.search import search
from kg.pages.thing import thing

STATIC = Path(__file__).resolve().parent / "static"
# What a browser may do with every page but the drawings, which carry a policy of their own.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
# The drawings name by hash the scripts that may run; in a frame they get an origin of their own.
DRAWING_POLICY = (
    "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads; frame-ancestors 'self'"
)

# A drawing of its own asks this server for more, which a frame of another origin could not.
LIVE_POLICY = "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

__all__ = [
    "AROUND",
    "ATOM",
    "DRAWING_POLICY",
    "LANGUAGES",
    "LIVE_POLICY",
    "NAMED",
    "POLICY",
    "STATIC",
    "Page",
    "drawing",
    "editor",
    "error",
    "failures",
    "feed",
    "home",
    "named",
    "question",
    "question_drawing",
    "search",
    "surroundings",
    "thing",
]
