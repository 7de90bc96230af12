"""A made-up province of any size, in the shape of docs/graph.md, for tests and benchmarks of networks and views."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.vocab import DCT, ELI, ELIDL, FOAF, KG, NIF, ORG, PLACES, PROV, RDF, SCHEMA, SKOS, XSD, mint

_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Cáp Chử Lường"
_MIDDLE = "Văn Thị Đức Minh Quốc Hữu Thanh Ngọc Xuân Đình"
_GIVEN = "Hà Sương Trung Hải Đông Nga Ước Phượng Lựu Khuê Bảo Tiến Duệ Ân Quỳnh Thủy Hòa Đạt Mẫn Ý"
_AREAS = ("Hoa Sen", "Lúa Nếp", "Bến Đá", "Đồi Thông", "Sông Mây", "Cồn Gió", "Rừng Trám", "Hồ Trăng", "Mũi Ngà")
_ROLES = ["Bí thư", "Phó Bí thư", "Chủ tịch", "Phó Chủ tịch", "Ủy viên", "Trưởng Ban", "Giám đốc"]
_BODIES = (
    ("PartyCommittee", "Quận ủy {}"),
    ("PeoplesCommittee", "Ủy ban nhân dân quận {}"),
    ("PeoplesCouncil", "Hội đồng nhân dân quận {}"),
    ("FrontBody", "Ủy ban Mặt trận Tổ quốc quận {}"),
)
_PARTS = ("chairs", "reports", "speaks", "attends", "attends", "attends")


def quads(size: int, seed: int = 1) -> Iterator[Quad]:
    """Yield a graph of about `size` things: 5 in 10 people, 2 meetings, 1 body, 1 paper, 1 project.

    Who takes part where follows a power law, as in news. The same arguments give the same quads.
    """
    return _Province(size, seed).quads()


class _Province:
    def __init__(self, size: int, seed: int) -> None:
        self.dice = random.Random(seed)
        self.districts = max(1, size // 40)
        self.people = [mint("person", "synthetic", str(n)) for n in range(size // 2)]
        self.meetings = [mint("meeting", "synthetic", str(n)) for n in range(size // 5)]
        self.documents = [mint("document", f"synthetic-{n}") for n in range(max(1, size // 4))]
        self.bodies = [
            (mint("body", "synthetic", f"{d}-{k}"), kind, name.format(_area(d)), _district(d))
            for d in range(self.districts)
            for k, (kind, name) in enumerate(_BODIES)
        ]

    def quads(self) -> Iterator[Quad]:
        yield from self._documents()
        yield from self._places()
        for iri, kind, name, place in self.bodies:
            yield from _thing(iri, ORG + "FormalOrganization", name)
            yield from _say(iri, (RDF + "type", NamedNode(KG + kind)), (DCT + "spatial", NamedNode(place)))
        for number, person in enumerate(self.people):
            yield from self._person(number, person)
        for number, meeting in enumerate(self.meetings):
            yield from self._meeting(number, meeting)
        for number in range(len(self.meetings) // 2):
            yield from self._paper(number)
            yield from self._project(number)

    def _documents(self) -> Iterator[Quad]:
        for number, document in enumerate(self.documents):
            graph = NamedNode(document)
            yield from _say(
                document,
                (RDF + "type", NamedNode(SCHEMA + "NewsArticle")),
                (DCT + "identifier", Literal(f"synthetic-{number}")),
                (SCHEMA + "headline", Literal(f"Tin số {number}: hội nghị, kỳ họp và dự án trong tỉnh", language="vi")),
                (SCHEMA + "publisher", Literal(f"bao{number % 7}.example")),
                (SCHEMA + "url", Literal(f"https://bao{number % 7}.example/tin/{number}")),
                (SCHEMA + "datePublished", _day(date(2019, 1, 1) + timedelta(number % 2000))),
                graph=graph,
            )

    def _places(self) -> Iterator[Quad]:
        graph = NamedNode(PLACES)
        province = mint("place", "synthetic")
        yield from _thing(province, KG + "Place", "thành phố Bến Ngọc", graph=graph)
        yield from _say(province, (KG + "tier", _integer(1)), (KG + "level", Literal("thành phố")), graph=graph)
        for d in range(self.districts):
            yield from _thing(_district(d), KG + "Place", f"quận {_area(d)}", graph=graph)
            yield from _say(
                _district(d),
                (KG + "tier", _integer(2)),
                (KG + "level", Literal("quận")),
                (KG + "within", NamedNode(province)),
                graph=graph,
            )

    def _person(self, number: int, iri: str) -> Iterator[Quad]:
        name = " ".join(self.dice.choice(part.split()) for part in (_FAMILY, _MIDDLE, _GIVEN))
        yield from _thing(iri, FOAF + "Person", name)
        yield from self._proof(iri, name)
        for k in range(self.dice.choice((1, 1, 2))):
            body, _, body_name, _ = self.bodies[self._rank(len(self.bodies))]
            role, tenure = self.dice.choice(_ROLES), mint("tenure", "synthetic", f"{number}-{k}")
            start = date(2015, 1, 1) + timedelta(self.dice.randrange(2500))
            yield from _say(
                tenure,
                (RDF + "type", NamedNode(ORG + "Membership")),
                (ORG + "member", NamedNode(iri)),
                (ORG + "organization", NamedNode(body)),
                (KG + "status", Literal(self.dice.choice(("current", "current", "ended")))),
                (KG + "startLatest", _day(start)),
                (KG + "endEarliest", _day(start + timedelta(400))),
            )
            yield from self._proof(tenure, f"{name}, {role} {body_name}", role)

    def _meeting(self, number: int, iri: str) -> Iterator[Quad]:
        body, _, body_name, _ = self.bodies[self._rank(len(self.bodies))]
        name, day = f"Hội nghị {body_name} lần thứ {number % 40 + 1}", date(2019, 1, 1) + timedelta(number * 7 % 2000)
        yield from _thing(iri, KG + "Meeting", name)
        yield from _say(iri, (KG + "heldBy", NamedNode(body)), *_dated(day))
        yield from self._proof(iri, name)
        present = {self._rank(len(self.people)): None for _ in range(2 + self.dice.randrange(6))}
        for k, person in enumerate(present):
            participation = mint("participation", "synthetic", f"{number}-{k}")
            yield from _say(
                participation,
                (RDF + "type", NamedNode(ELIDL + "Participation")),
                (KG + "person", NamedNode(self.people[person])),
                (KG + "part", Literal(_PARTS[k % len(_PARTS)])),
                (KG + "meeting", NamedNode(iri)),
            )
            yield from self._proof(participation, "chủ trì và phát biểu tại hội nghị")

    def _paper(self, number: int) -> Iterator[Quad]:
        paper, action = mint("paper", "synthetic", str(number)), mint("action", "synthetic", str(number))
        body, _, body_name, _ = self.bodies[self._rank(len(self.bodies))]
        name = f"Nghị quyết số {number + 1} của {body_name}"
        yield from _thing(paper, ELI + "Work", name)
        yield from _say(
            paper, (KG + "issuer", NamedNode(body)), *_dated(date(2019, 1, 1) + timedelta(number * 11 % 2000))
        )
        yield from self._proof(paper, name)
        yield from _say(
            action,
            (RDF + "type", NamedNode(KG + "PaperAction")),
            (KG + "action", Literal("adopts")),
            (KG + "actor", NamedNode(self.meetings[number])),
            (KG + "paper", NamedNode(paper)),
        )
        yield from self._proof(action, f"hội nghị thông qua {name}")

    def _project(self, number: int) -> Iterator[Quad]:
        iri, name = mint("project", "synthetic", str(number)), f"tuyến đường {_area(number)} {number % 9 + 1}"
        yield from _thing(iri, SCHEMA + "Project", name)
        yield from _say(iri, (KG + "locatedIn", NamedNode(_district(self._rank(self.districts)))))
        yield from self._proof(iri, f"dự án {name}")

    def _proof(self, iri: str, quote: str, role: str | None = None) -> Iterator[Quad]:
        for document in {self.dice.choice(self.documents): None for _ in range(self.dice.choice((1, 1, 2, 4)))}:
            graph, fact = NamedNode(document), mint("fact", document, iri)
            evidence, start = mint("evidence", fact), self.dice.randrange(3000)
            yield from _say(iri, (PROV + "wasDerivedFrom", NamedNode(fact)))
            yield from _say(fact, (KG + "evidence", NamedNode(evidence)), graph=graph)
            if role:
                yield from _say(fact, (KG + "roleLabel", Literal(role, language="vi")), graph=graph)
            yield from _say(
                evidence,
                (KG + "start", _integer(start)),
                (KG + "end", _integer(start + len(quote))),
                (KG + "quote", Literal(quote)),
                (NIF + "confidence", Literal(f"0.{self.dice.randrange(50, 99)}", datatype=NamedNode(XSD + "decimal"))),
                graph=graph,
            )

    def _rank(self, count: int) -> int:
        """Return an index below `count`; small ones come far more often."""
        return min(count - 1, int(count * self.dice.random() ** 3))


def _thing(iri: str, kind: str, name: str, graph: NamedNode | None = None) -> Iterator[Quad]:
    return _say(iri, (RDF + "type", NamedNode(kind)), (SKOS + "prefLabel", Literal(name, language="vi")), graph=graph)


def _say(iri: str, *terms: tuple[str, NamedNode | Literal], graph: NamedNode | None = None) -> Iterator[Quad]:
    for predicate, value in terms:
        yield Quad(NamedNode(iri), NamedNode(predicate), value, graph or DefaultGraph())


def _dated(day: date) -> tuple[tuple[str, Literal], ...]:
    return (KG + "date", Literal(day.isoformat())), (KG + "earliest", _day(day)), (KG + "latest", _day(day))


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=NamedNode(XSD + "date"))


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(XSD + "integer"))


def _area(number: int) -> str:
    name, round_ = _AREAS[number % len(_AREAS)], number // len(_AREAS)
    return f"{name} {round_}" if round_ else name


def _district(number: int) -> str:
    return mint("place", "synthetic", str(number))
