"""A graph whose pages say whatever may break out of a file format."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from kg import graph
from kg.lexicon.places import load
from kg.model import Body, Document, MeetingFact, PaperFact, ParticipationFact, PersonFact, ProjectFact, RoleFact
from kg.resolve import resolve
from kg.store import Store
from tests.handmade import NGO_QUYEN, Page

FORMULA = "=cmd|' /C calc'!A0"
NAMES = (
    FORMULA,
    "+1+1",
    "@SUM(A1:A9)",
    "-2+3",
    'Đỗ "Quote" Sen; Ngọc, Lan',
    "</script><script>alert(1)</script>",
    '"}],"@graph":[{"@id":"x"}]',
    "dòng\u2028kế\u2029tiếp\x85nữa",
    "một\nhai\thàng\r\nba",
    "a\x1fb\x07c\u202edảo\u200bngược",
    "<http://evil.example/> . } GRAPH <x> {",
    '\\"\\n\\u0041 \'\'\' """',
    "N'; DROP TABLE người; --",
    "𝕌𝕟𝕚𝕔𝕠𝕕𝕖 Ế",
)
TITLE = '=HYPERLINK("http://evil.example";"x") ]]> & <b>'


def build(path: Path) -> None:
    """Make a graph of two pages in the folder `path`: every name is a person, a body, a meeting, a paper, a project."""
    with Store.open(path) as store:
        for number, url in enumerate(("javascript:alert(1)", 'https://example.org/trang?a=1&b="2"')):
            document, facts = _page(f"trang-{number}", url)
            store.replace(document, graph.quads(document, facts))
        resolve(store)


def _page(name: str, url: str) -> tuple[Document, list]:  # type: ignore[type-arg]
    page = Page(name, published="2024-05-06")
    district = load().get(NGO_QUYEN)
    for text in NAMES:
        body = Body(f"Ban {text}", "Body", NGO_QUYEN)
        meeting = MeetingFact("hội nghị", "3", body, "2024-05", f"Hội nghị {text}", page.proof(f"họp {text}"))
        page.facts += [
            PersonFact(text, page.proof(text)),
            RoleFact(text, "Trưởng ban", body, "current", page.proof(f"{text} là Trưởng ban")),
            meeting,
            ParticipationFact(text, "chairs", meeting, page.proof(f"{text} chủ trì")),
            PaperFact("Kế hoạch", None, "2024-05-05", body, f"Kế hoạch {text}", page.proof(f"kế hoạch {text}")),
            ProjectFact(f"dự án {text}", (district,), page.proof(f"dự án {text}")),
        ]
    document = dataclasses.replace(page.document, title=TITLE, url=url, publisher="-Báo 'X' <y>")
    return document, list(page.facts)
