"""Resolving: what pages call by one name or another becomes one thing, or stays apart, whatever the order of pages."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.lexicon.namesakes import namesakes
from kg.model import (
    Body,
    Fact,
    IndicatorFact,
    MeetingFact,
    PaperActionFact,
    PaperFact,
    ParticipationFact,
    PersonnelFact,
    Place,
    ProjectFact,
    RoleFact,
)
from kg.resolve import resolve
from kg.resolve.bodies import canonical
from kg.resolve.unite import unite
from kg.resolve.world import post_label
from kg.store import Store
from kg.vocab import INFERRED, KG, ONTOLOGY, ORG, PLACES, RDF, SCHEMA, mint
from tests.handmade import CAU_GIAY, HAI_AN, HDND, NGO_QUYEN, QUAN_UY, TRUNG_UONG, UBND, Page, ask, lines, write

Build = Callable[..., Store]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Return a function that resolves pages in a store of their own."""
    stores: list[Store] = []

    def make(*pages: Page) -> Store:
        store = Store.open(tmp_path / f"graph{len(stores)}")
        stores.append(store)
        write(store, pages)
        return store

    yield make
    for store in stores:
        store.close()


def count(store: Store, kind: str) -> int:
    return len(ask(store, f"?thing a {kind}", "thing"))


def page_with(doc_id: str, make: Callable[[Page], Fact], published: str | None = None) -> Page:
    page = Page(doc_id, published)
    page.facts.append(make(page))
    return page


# ---------------------------------------------------------------- bodies


def test_a_committee_has_two_names_and_is_one_body(build: Build) -> None:
    long = Body("Ban Chấp hành Đảng bộ quận Ngô Quyền", "PartyCommittee", NGO_QUYEN)
    store = build(
        Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY)), Page("b").person("Lê Chưởng", ("Ủy viên", long))
    )
    what = (
        "?b a kg:PartyCommittee ; skos:prefLabel ?label ; skos:altLabel ?alt ; dct:spatial ?place ; kg:pillar ?pillar"
    )
    assert ask(store, what, "label", "alt", "place", "pillar") == [
        ("Quận ủy Ngô Quyền", long.name, mint("place", NGO_QUYEN), "party")
    ]
    assert len(ask(store, "?b a kg:PartyCommittee ; prov:wasDerivedFrom ?local", "local")) == 2


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Ban Chấp hành Đảng bộ tỉnh Thanh Hóa", "Tỉnh ủy Thanh Hóa"),
        ("Ban Chấp hành Đảng bộ thành phố Hải Phòng", "Thành ủy Hải Phòng"),
        ("Ban chấp hành Đảng bộ huyện An Dương", "Huyện ủy An Dương"),
        ("Ban Chấp hành Đảng bộ thị xã Sơn Tây", "Thị ủy Sơn Tây"),
        ("Ban Chấp hành Đảng bộ xã Hùng Thắng", "Đảng ủy xã Hùng Thắng"),
        ("Ban Chấp hành Đảng bộ phường Hải An", "Đảng ủy phường Hải An"),
        ("Ban Chấp hành Đảng bộ quận 1", "Quận ủy quận 1"),
        ("Ban Thường vụ Ban Chấp hành Đảng bộ quận Hải An", "Ban Thường vụ Quận ủy Hải An"),
        ("Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("Đảng bộ quận Ngô Quyền", "Đảng bộ quận Ngô Quyền"),
    ],
)
def test_the_canonical_name_of_a_committee(long: str, short: str) -> None:
    assert canonical(long) == short
    assert canonical(short) == short


def test_the_place_makes_the_body_not_how_its_name_is_written(build: Build) -> None:
    city = "thành phố Hải Phòng"
    names = ["Sở Xây dựng thành phố Hải Phòng", "Sở Xây dựng Hải Phòng", "Sở xây dựng thành phố Hải Phòng"]
    one = build(*(Page(n).person("Lê Chưởng", ("Giám đốc", Body(n, "SpecialisedAgency", city))) for n in names))
    assert count(one, "org:FormalOrganization") == 1
    ward = Body("Hội đồng nhân dân phường Hải An", "PeoplesCouncil", f"{city}/phường Hải An")
    district = Body("Hội đồng nhân dân quận Hải An", "PeoplesCouncil", HAI_AN)
    two = build(*(Page(b.name).person("Lê Chưởng", ("Chủ tịch", b)) for b in (ward, district)))
    assert count(two, "org:FormalOrganization") == 2


def test_a_commune_made_of_several_is_new_also_under_the_name_of_one_of_them(build: Build) -> None:
    old, new = "tỉnh Quảng Bình/huyện Quảng Ninh/xã Trường Sơn", "tỉnh Quảng Trị/xã Trường Sơn"
    bodies = [Body("Ủy ban nhân dân xã Trường Sơn", "PeoplesCommittee", unit) for unit in (old, new)]
    assert (
        count(build(*(Page(b.place or "").person("Lê Năm", ("Chủ tịch", b)) for b in bodies)), "kg:PeoplesCommittee")
        == 2
    )
    old, new = "tỉnh Bà Rịa - Vũng Tàu/huyện Xuyên Mộc/xã Bình Châu", "thành phố Hồ Chí Minh/xã Bình Châu"
    bodies = [Body("Ủy ban nhân dân xã Bình Châu", "PeoplesCommittee", unit) for unit in (old, new)]
    assert (
        count(build(*(Page(b.place or "").person("Lê Năm", ("Chủ tịch", b)) for b in bodies)), "kg:PeoplesCommittee")
        == 1
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ban Quản lý Đường sắt đô thị", "Ban Quản lý dự án Đường sắt đô thị", True),
        ("Tổng công ty Vận tải Sông Cấm", "Tổng công ty Vận tải Sông Cấm TNHH một thành viên", True),
        ("Trung tâm Phát triển quỹ đất", "Chi nhánh Trung tâm Phát triển quỹ đất", False),
        ("Trung tâm Phát triển quỹ đất", "Trung tâm Phát triển quỹ đất chi nhánh Hải An", False),
        ("Ban Quản lý dự án số 1", "Ban Quản lý dự án số 12", False),
        ("Sở Kế hoạch", "Sở Kế hoạch và Đầu tư", False),
    ],
)
def test_bodies_with_names_alike_are_one_where_one_person_holds_an_office_in_both(
    build: Build, one: str, other: str, same: bool
) -> None:
    bodies = [Body(name, "SpecialisedAgency", "thành phố Hải Phòng") for name in (one, other)]
    led = build(*(Page(body.name).person("Lê Chưởng", ("Giám đốc", body)) for body in bodies))
    assert count(led, "org:FormalOrganization") == (1 if same else 2)
    apart = build(
        *(Page(b.name).person(n, ("Giám đốc", b)) for n, b in zip(("Lê Chưởng", "Lê Sáu"), bodies, strict=True))
    )
    assert count(apart, "org:FormalOrganization") == 2


def test_long_names_that_begin_and_end_alike_in_one_place_are_one_body(build: Build) -> None:
    names = ["Phòng Quản lý đất Sở Tài nguyên và Môi trường", "Phòng Quản lý đất đai Sở Tài nguyên và Môi trường"]
    bodies = [Body(f"{name} Hải Phòng", "SpecialisedAgency", "thành phố Hải Phòng") for name in names]
    store = build(
        *(Page(b.name).person(n, ("Trưởng phòng", b)) for n, b in zip(("Lê Năm", "Lê Sáu"), bodies, strict=True))
    )
    assert count(store, "org:FormalOrganization") == 1
    elsewhere = replace(bodies[1], place="thành phố Hà Nội", name=f"{names[1]} Hà Nội")
    two = build(*(Page(b.name).person("Lê Năm", ("Trưởng phòng", b)) for b in (bodies[0], elsewhere)))
    assert count(two, "org:FormalOrganization") == 2


def test_a_standing_committee_stands_on_the_side_of_its_committee(build: Build) -> None:
    party = Body("Ban Thường vụ Quận ủy Ngô Quyền", "StandingCommittee", NGO_QUYEN)
    state = Body("Thường trực Hội đồng nhân dân quận Ngô Quyền", "StandingCommittee", NGO_QUYEN)
    store = build(Page("a").person("Phạm Văn Hà", ("Ủy viên", party), ("Ủy viên", state)))
    assert ask(store, "?b a kg:StandingCommittee ; skos:prefLabel ?label ; kg:pillar ?pillar", "label", "pillar") == [
        (party.name, "party"),
        (state.name, "state"),
    ]


@pytest.mark.parametrize(
    ("role", "body", "label"),
    [
        ("Chủ tịch", "Ủy ban nhân dân quận Ngô Quyền", "Chủ tịch Ủy ban nhân dân quận Ngô Quyền"),
        ("Trưởng Ban", "Ban Tổ chức Thành ủy Hải Phòng", "Trưởng Ban Tổ chức Thành ủy Hải Phòng"),
        ("Chánh Văn phòng", "Văn phòng Quận ủy Hải An", "Chánh Văn phòng Quận ủy Hải An"),
    ],
)
def test_a_post_says_what_role_and_body_share_once(role: str, body: str, label: str) -> None:
    assert post_label(role, body) == label


def test_a_town_made_a_city_keeps_its_bodies(build: Build) -> None:
    town, city = (f"tỉnh Bà Rịa - Vũng Tàu/{unit}" for unit in ("thị xã Phú Mỹ", "thành phố Phú Mỹ"))
    bodies = [Body(f"Ủy ban nhân dân {unit.rpartition('/')[2]}", "PeoplesCommittee", unit) for unit in (town, city)]
    bodies += [Body("Ủy ban nhân dân xã Châu Pha", "PeoplesCommittee", f"{unit}/xã Châu Pha") for unit in (town, city)]
    pages = [Page(str(n)).person("Lê Chưởng", ("Chủ tịch", body)) for n, body in enumerate(bodies)]
    assert count(build(*pages), "kg:PeoplesCommittee") == 2


def test_a_firm_has_a_short_name(build: Build) -> None:
    names = ["Tổng công ty Nông nghiệp Sài Gòn", "Tổng công ty Nông nghiệp Sài Gòn - Sagri", "Tổng công ty Bến Thành"]
    pages = [Page(name).person("Lê Chưởng", ("Giám đốc", Body(name, "Enterprise"))) for name in names]
    assert count(build(*pages), "kg:Enterprise") == 2


# ---------------------------------------------------------------- people

CITY = Body("Thành ủy Hải Phòng", "PartyCommittee", "thành phố Hải Phòng")
WARD = Body("Đảng ủy phường Máy Tơ", "PartyCommittee", f"{NGO_QUYEN}/phường Máy Tơ")
HANOI = Body("Ủy ban nhân dân quận Cầu Giấy", "PeoplesCommittee", CAU_GIAY)
FIRM = Body("Công ty Cổ phần Bến Xanh", "Enterprise")
MINISTRY = Body("Bộ Xây dựng", "CentralBody")


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        (("Bí thư", QUAN_UY), ("Bí thư", QUAN_UY), 1),
        (("Bí thư", QUAN_UY), ("Ủy viên", QUAN_UY), 1),
        (("Bí thư", QUAN_UY), ("Chủ tịch", UBND), 1),  # one district
        (("Bí thư", WARD), ("Ủy viên", CITY), 1),  # one province
        (("Bí thư", QUAN_UY), ("Chủ tịch", HANOI), 2),
        (("Ủy viên", TRUNG_UONG), ("Ủy viên", TRUNG_UONG), 2),  # two hundred members
        (("Tổng Bí thư", TRUNG_UONG), ("Tổng Bí thư", TRUNG_UONG), 1),
        (("Thứ trưởng", MINISTRY), ("Thứ trưởng", MINISTRY), 1),
        (("Thứ trưởng", MINISTRY), ("Bộ trưởng", MINISTRY), 2),
        (("Giám đốc", FIRM), ("Chủ tịch", FIRM), 1),
        (None, None, 2),
        (("Bí thư", QUAN_UY), None, 2),
    ],
)
def test_one_name_is_one_person_where_body_post_or_place_agree(
    build: Build, first: tuple[str, Body] | None, second: tuple[str, Body] | None, people: int
) -> None:
    pages = [Page(name).person("Trần Minh Đức", *([office] if office else [])) for name, office in
             (("a", first), ("b", second))]  # fmt: skip
    assert count(build(*pages), "foaf:Person") == people


def test_a_third_page_can_join_two_that_have_nothing_in_common(build: Build) -> None:
    first = Page("a").person("Trần Minh Đức", ("Bí thư", QUAN_UY))
    second = Page("b").person("Trần Minh Đức", ("Chủ tịch", HANOI))
    both = Page("c").person("Trần Minh Đức", ("Chủ tịch", HANOI)).person("Trần Minh Đức", ("Bí thư", QUAN_UY))
    assert count(build(first, second), "foaf:Person") == 2
    assert count(build(first, second, both), "foaf:Person") == 1


def test_names_are_compared_to_the_tone_but_not_by_its_placement(build: Build) -> None:
    store = build(
        *(
            Page(name).person(name, ("Ủy viên", QUAN_UY))
            for name in ("Đỗ Mạnh Hiến", "Đỗ Mạnh Hiếu", "Nguyễn Thị Hoà", "Nguyễn Thị Hòa")
        )
    )
    assert ask(store, "?p a foaf:Person ; skos:prefLabel ?name OPTIONAL { ?p skos:altLabel ?alt }", "name", "alt") == [
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa"),
        ("Đỗ Mạnh Hiến", ""),
        ("Đỗ Mạnh Hiếu", ""),
    ]


def test_the_iri_of_a_person_does_not_spell_the_name(build: Build) -> None:
    store = build(Page("a").person("Trần Minh Đức", ("Bí thư", QUAN_UY)))
    ((iri,),) = ask(store, "?p a foaf:Person", "p")
    assert iri.startswith("https://w3id.org/quanhe/id/person/")
    assert "duc" not in iri.lower()


# ---------------------------------------------------------------- meetings


def meeting(
    ordinal: str | None, day: str | None, body: Body | None = QUAN_UY, name: str = "Hội nghị Quận ủy Ngô Quyền"
) -> Callable[[Page], MeetingFact]:
    return lambda page: MeetingFact("hội nghị", ordinal, body, day, name, page.proof(name))


@pytest.mark.parametrize(
    ("first", "second", "meetings"),
    [
        (meeting("23", "2022-12-11"), meeting("23", None), 1),
        (meeting("23", "2022-12-11"), meeting("23", "2022-12-12"), 1),  # a page names the second day
        (meeting("2", "2015-10-01"), meeting("2", "2020-10-01"), 2),  # each term counts anew
        (meeting("23", "2022-12-11"), meeting("24", "2022-12-11"), 2),
        (meeting(None, "2022-12-11"), meeting("23", "2022-12-11"), 1),
        (meeting(None, "2022-12-11"), meeting(None, "2022-12-11", name="Họp Quận ủy"), 1),
        (
            meeting(None, "XXXX-12-11"),
            meeting("23", "2022-12-11"),
            2,
        ),  # of another year, perhaps
        (meeting(None, "2022-12-11"), meeting(None, "2022-12-12"), 2),
        (meeting(None, "2022-12"), meeting(None, "2022-12"), 2),
        (meeting(None, None), meeting("23", "2022-12-11"), 2),
        (meeting("23", "2022-12-11", None), meeting("23", "2022-12-11", None), 2),
        (meeting("23", "2022-12-11"), meeting("23", "2022-12-11", HDND), 2),
    ],
)
def test_one_meeting_has_one_holder_and_one_ordinal_or_day(
    build: Build, first: Callable[[Page], Fact], second: Callable[[Page], Fact], meetings: int
) -> None:
    store = build(page_with("a", first), page_with("b", second))
    assert count(store, "kg:Meeting") == meetings


def test_a_day_without_its_year_is_borne_out_by_who_else_is_named(build: Build) -> None:
    pages = [page_with("a", meeting(None, "XXXX-12-11")), page_with("b", meeting("23", "2022-12-11"))]
    for page in pages:
        page.person("Cáp Trọng Tuấn").person("Khuất Việt Hùng")
    assert count(build(*pages), "kg:Meeting") == 1


def test_a_merged_meeting_has_the_ordinal_and_the_fullest_date(build: Build) -> None:
    store = build(
        page_with("a", meeting(None, "XXXX-12-11")), page_with("b", meeting("23", "2022-12-11", name="Hội nghị 23"))
    )
    what = "?m a kg:Meeting ; kg:ordinal ?n ; kg:date ?date ; kg:earliest ?first ; kg:latest ?last"
    assert ask(store, what, "n", "date", "first", "last") == [("23", "2022-12-11", "2022-12-11", "2022-12-11")]
    assert ask(store, "?m a kg:Meeting ; skos:prefLabel|skos:altLabel ?name", "name") == [
        ("Hội nghị 23",),
        ("Hội nghị Quận ủy Ngô Quyền",),
    ]


def test_two_meetings_that_a_page_tells_apart_stay_apart(build: Build) -> None:
    page = Page("a")
    page.facts += [meeting(None, "2022-12-11", name=name)(page) for name in ("Hội nghị sáng", "Hội nghị chiều")]
    store = build(page, page_with("b", meeting(None, "2022-12-11", name="Hội nghị sáng")))
    assert count(store, "kg:Meeting") == 2


def test_a_meeting_without_ordinal_between_two_numbered_ones_is_left_alone(build: Build) -> None:
    pages = [meeting("23", "2022-12-11"), meeting("24", "2022-12-11"), meeting(None, "2022-12-11")]
    assert count(build(*(page_with(str(n), make) for n, make in enumerate(pages))), "kg:Meeting") == 3


def test_a_congress_is_of_the_first_year_of_its_term(build: Build) -> None:
    def congress(ordinal: str | None, day: str | None, name: str) -> Callable[[Page], MeetingFact]:
        return lambda page: MeetingFact("đại hội", ordinal, QUAN_UY, day, name, page.proof(name))

    told = congress(None, None, "Đại hội Đảng bộ quận nhiệm kỳ 2015-2020")
    held = congress("23", "2015-08-20", "Đại hội Đảng bộ quận lần thứ 23")
    next_one = congress("24", "2020-08-20", "Đại hội Đảng bộ quận lần thứ 24")
    store = build(page_with("a", told), page_with("b", held), page_with("c", next_one))
    assert count(store, "kg:Meeting") == 2


# ---------------------------------------------------------------- papers


def paper(
    number: str | None, issuer: Body | None = HDND, day: str | None = None, title: str | None = None
) -> Callable[[Page], PaperFact]:
    return lambda page: PaperFact("Nghị quyết", number, day, issuer, title, page.proof(f"Nghị quyết {number} {title}"))


SOCIAL = "Nghị quyết về phát triển kinh tế - xã hội năm 2023"


@pytest.mark.parametrize(
    ("first", "second", "papers"),
    [
        (paper("37"), paper("37"), 1),
        (paper("37"), paper("37/NQ-HĐND"), 1),
        (paper("37", day="2022-12-16"), paper("37/2022/NQ-HĐND"), 1),
        (paper("37", day="2022-12-16"), paper("37", day="2023-07-20"), 2),  # numbers restart each year
        (paper("37"), paper("37", UBND), 2),
        (paper("37"), paper("38"), 2),
        (paper("37", None), paper("37", None), 2),
        (paper("37", None), paper("37"), 2),
        (paper("1211/2016/UBTVQH13", None), paper("1211/2016/UBTVQH13", None), 1),
        (paper("37/2022/NQ-HĐND", None), paper("37/2022/NQ-HĐND", None), 2),  # every council has one
        (paper("28-NQ/TU", None, "2020-05-05"), paper("28-NQ/TU", None, "2020-05-05"), 2),
        (paper(None, title=SOCIAL), paper(None, title="về phát triển kinh tế – xã hội năm 2023 (dự thảo)"), 1),
        (paper(None, title=SOCIAL), paper(None, UBND, title=SOCIAL), 2),
        (paper(None, None, title=SOCIAL), paper(None, None, title=SOCIAL), 2),
        (paper(None), paper(None), 2),
        (paper("28-NQ", day="2020-05-05"), paper("28-NQ/QU", QUAN_UY, "2020-05-05"), 2),
        (paper("28-NQ", QUAN_UY, "2020-05-05"), paper("28-NQ/QU", QUAN_UY, "2020-05-05"), 1),  # the letters of a type
    ],
)
def test_one_paper_has_one_number_or_title_and_one_issuer(
    build: Build, first: Callable[[Page], Fact], second: Callable[[Page], Fact], papers: int
) -> None:
    assert count(build(page_with("a", first), page_with("b", second)), "eli:Work") == papers


def test_the_issuer_that_a_page_names_is_who_issued_what_it_cites(build: Build) -> None:
    council = Body("Hội đồng nhân dân thành phố Hải Phòng", "PeoplesCouncil", "thành phố Hải Phòng")
    citing = page_with("a", paper("37/2022", None)).person("Cáp Trọng Tuấn", ("Chủ tịch", council))
    issued = page_with("b", paper("37", council, "2022-12-16"))
    assert count(build(citing, issued), "eli:Work") == 1
    other = page_with("c", paper("37", UBND, "2022-05-05"))  # then it may be either
    assert count(build(citing, issued, other), "eli:Work") == 3


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2018-09-04", "Nghị quyết ngày 4/9/2018"),
        ("XXXX-09-04", "Nghị quyết ngày 4/9"),
        ("2018-09", "Nghị quyết tháng 9/2018"),
        ("2018", "Nghị quyết năm 2018"),
    ],
)
def test_a_paper_without_number_or_title_is_called_by_its_day_as_one_says_it(build: Build, day: str, name: str) -> None:
    store = build(page_with("a", paper(None, day=day)))
    assert ask(store, "?w a eli:Work ; skos:prefLabel ?name", "name") == [(f"{name} của {HDND.name}",)]


def test_a_paper_is_called_by_type_number_and_issuer_and_its_titles(build: Build) -> None:
    store = build(
        page_with("a", paper("37", title="về nhiệm vụ năm 2023")),
        page_with("b", paper("37/NQ-HĐND", day="2022-12-16")),
        page_with("c", paper(None, title=SOCIAL)),
    )
    what = "?w a eli:Work ; skos:prefLabel ?name OPTIONAL { ?w skos:altLabel ?alt } OPTIONAL { ?w eli:number ?n }"
    assert ask(store, f"{what} OPTIONAL {{ ?w kg:date ?date }}", "name", "alt", "n", "date") == [
        (
            "Nghị quyết số 37/NQ-HĐND của Hội đồng nhân dân quận Ngô Quyền",
            "về nhiệm vụ năm 2023",
            "37/NQ-HĐND",
            "2022-12-16",
        ),
        (SOCIAL, "", "", ""),
    ]


def test_actions_lead_to_the_paper_and_only_an_adopted_one_is_a_legal_resource(build: Build) -> None:
    page = Page("a")
    held = meeting("23", "2022-12-11")(page)
    adopted, draft = paper("37")(page), paper(None, title="Kế hoạch thu gom rác")(page)
    page.facts += [
        PaperActionFact(HDND, "adopts", adopted, page.proof("HĐND quận thông qua Nghị quyết 37")),
        PaperActionFact(held, "reviews", draft, page.proof("Hội nghị cho ý kiến")),
    ]
    store = build(page)
    assert ask(
        store, "?b kg:adopts ?w . ?b skos:prefLabel ?who . ?w a eli:LegalResource ; eli:number ?n", "who", "n"
    ) == [(HDND.name, "37")]
    what = "?m kg:reviews ?w . ?a kg:actor ?m ; kg:paper ?w ; kg:action ?act ; dct:source ?page . ?m a kg:Meeting"
    assert ask(store, what, "act", "page") == [("reviews", mint("document", "a"))]
    assert count(store, "eli:LegalResource") == 1


# ---------------------------------------------------------------- projects, figures

PLACE = Place(NGO_QUYEN, "quận", "Ngô Quyền", "quận Ngô Quyền", 2, "thành phố Hải Phòng")
FAR = Place(CAU_GIAY, "quận", "Cầu Giấy", "quận Cầu Giấy", 2, "thành phố Hà Nội")


def project(name: str, *places: Place) -> Callable[[Page], ProjectFact]:
    return lambda page: ProjectFact(name, places, page.proof(name))


@pytest.mark.parametrize(
    ("first", "second", "projects"),
    [
        (project("tuyến đường Đông Khê 2", PLACE), project("đường Đông Khê 2", PLACE), 1),
        (project("Dự án cầu Rào 1", PLACE), project("cầu Rào 1", PLACE), 1),
        (project("Hồ Sen - Cầu Rào 2", PLACE), project("đường Hồ Sen – cầu Rào 2", PLACE), 1),
        (project("công viên tại số 53 Lạch Tray", PLACE), project("công viên số 53 Lạch Tray", PLACE), 1),
        (project("cầu Rào 1", PLACE), project("cầu Rào 2", PLACE), 2),
        (project("cầu Rào 1", PLACE), project("cầu Rào 1", FAR), 2),
        (project("cầu Rào 1"), project("cầu Rào 1"), 2),
    ],
)
def test_one_project_has_one_name_in_one_province(
    build: Build, first: Callable[[Page], Fact], second: Callable[[Page], Fact], projects: int
) -> None:
    assert count(build(page_with("a", first), page_with("b", second)), "schema:Project") == projects


def test_a_project_without_place_lies_where_its_page_is_at_home(build: Build) -> None:
    here = page_with("a", project("cầu Rào 1")).person("Phạm Văn Hà", ("Bí thư", QUAN_UY))
    assert count(build(here, page_with("b", project("cầu Rào 1", PLACE))), "schema:Project") == 1


def test_a_figure_keeps_all_it_says_and_its_source(build: Build) -> None:
    page = Page("a")
    page.facts += [
        IndicatorFact(PLACE, "thu ngân sách", "1651.346", "tỷ đồng", "2023", page.proof("thu"), "plan", "hơn"),
        IndicatorFact(UBND, "số dự án", "12", "dự án", None, page.proof("12 dự án")),
    ]
    store = build(page)
    what = "?o a qb:Observation ; kg:area ?area ; kg:value ?v ; kg:unit ?u ; dct:source ?page ; prov:wasDerivedFrom ?f"
    more = "OPTIONAL { ?o kg:period ?p ; kg:earliest ?e ; kg:latest ?l ; kg:figure ?g ; kg:approximator ?a }"
    ((body,),) = ask(store, "?b a kg:PeoplesCommittee", "b")
    assert ask(store, f"{what} {more}", "v", "u", "p", "e", "l", "g", "a", "area") == [
        ("12", "dự án", "", "", "", "", "", body),
        ("1651.346", "tỷ đồng", "2023", "2023-01-01", "2023-12-31", "plan", "hơn", mint("place", NGO_QUYEN)),
    ]


# ---------------------------------------------------------------- statements


def test_tenures_join_what_pages_attest_of_one_person_in_one_post(build: Build) -> None:
    store = build(
        Page("a", "2022-12-12").person("Phạm Văn Hà", ("Bí thư", QUAN_UY)),
        Page("b", "2023-01-08").person("Phạm Văn Hà", ("Bí thư", QUAN_UY), ("Chủ tịch", HDND)),
    )
    what = "?t a org:Membership ; kg:post ?post ; org:member ?p ; org:organization ?b ; org:role ?r ; kg:status ?status"
    bounds = "kg:startLatest ?start ; kg:endEarliest ?end . ?post skos:prefLabel ?label ; org:postIn ?b ; org:role ?r"
    assert ask(store, f"{what} ; {bounds}", "label", "start", "end", "status") == [
        ("Bí thư Quận ủy Ngô Quyền", "2022-12-12", "2023-01-08", "ended"),
        ("Chủ tịch Hội đồng nhân dân quận Ngô Quyền", "2023-01-08", "2023-01-08", "ended"),
    ]
    by = "?t org:role <https://w3id.org/quanhe/role/bí-thư> ; kg:startLatestBy ?first ; kg:endEarliestBy ?last"
    pages = "GRAPH ?firstPage { ?first kg:evidence ?e } GRAPH ?lastPage { ?last kg:evidence ?g }"
    assert ask(store, f"{by} . {pages}", "firstPage", "lastPage") == [(mint("document", "a"), mint("document", "b"))]
    proof = "?t org:role <https://w3id.org/quanhe/role/bí-thư> ; prov:wasDerivedFrom ?f GRAPH ?d { ?f kg:evidence ?e }"
    assert ask(store, proof, "d") == sorted([(mint("document", "a"),), (mint("document", "b"),)])
    seats = "?post a org:Post ; kg:singleSeat true ; skos:prefLabel ?label"
    assert len(ask(store, seats, "label")) == 2


@pytest.mark.parametrize(
    ("body", "last", "number"),
    [
        (UBND, "2025-06-30", "203/2025/QH15"),
        (Body("Ủy ban nhân dân tỉnh Hải Dương", "PeoplesCommittee", "tỉnh Hải Dương"), "2025-06-30", "202/2025/QH15"),
        # A district that became a city goes on as one, and ends with the city.
        (Body("Ủy ban nhân dân huyện Thủy Nguyên", "PeoplesCommittee", "thành phố Hải Phòng/huyện Thủy Nguyên"),
         "2025-06-30", "203/2025/QH15"),
        (Body("Ủy ban nhân dân thành phố Hải Phòng", "PeoplesCommittee", "thành phố Hải Phòng"), "", ""),
        (Body("Trường Tiểu học quận Ngô Quyền", "School", NGO_QUYEN), "", ""),
        (Body("Đảng ủy Bệnh viện Đa khoa tỉnh Hải Dương", "PartyCommittee", "tỉnh Hải Dương"), "", ""),
    ],
)  # fmt: skip
def test_a_post_ends_with_the_unit_whose_organ_its_body_is(build: Build, body: Body, last: str, number: str) -> None:
    ended = "?t kg:endLatest ?day ; kg:endLatestBy ?change . ?change a org:ChangeEvent ; kg:legalGround ?law"
    what = f"?t a org:Membership OPTIONAL {{ {ended} }}"
    store = build(Page("a", "2022-12-12").person("Phạm Văn Hà", ("Chủ tịch", body)))
    ((day, law),) = ask(store, what, "day", "law")
    assert (day, law.removeprefix("Nghị quyết số ").partition(" ")[0]) == (last, number)


def test_a_term_that_was_over_proves_no_day_after_it(build: Build) -> None:
    page = Page("a", "2017-12-12")
    page.facts.append(
        RoleFact("Phạm Văn Hà", "Bí thư", QUAN_UY, "current", page.proof("ông Hà"), term="nhiệm kỳ 2010-2015")
    )
    what = "?t a org:Membership ; kg:startLatest ?start ; kg:endEarliest ?end"
    assert ask(build(page), what, "start", "end") == [("2015-12-31", "2010-01-01")]
    assert ask(build(replace(page, published="2012-12-12")), what, "start", "end") == [("2012-12-12", "2012-12-12")]


def test_several_are_secretaries_of_the_central_committee(build: Build) -> None:
    store = build(Page("a").person("Phạm Văn Hà", ("Bí thư", TRUNG_UONG), ("Bí thư", QUAN_UY)))
    posts = "?post a org:Post ; skos:prefLabel ?label OPTIONAL { ?post kg:singleSeat ?single }"
    assert ask(store, posts, "label", "single") == [
        ("Bí thư Ban Chấp hành Trung ương Đảng", ""),
        ("Bí thư Quận ủy Ngô Quyền", "true"),
    ]


def test_of_a_page_without_a_day_that_looks_back_at_a_meeting_no_day_is_known(build: Build) -> None:
    page = Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))
    page.facts += [meeting("22", "2022-10-01")(page)]
    later = PersonnelFact("Phạm Văn Hà", "elected", "Bí thư", QUAN_UY, "2022-11-30", page.proof("bầu ông Hà"))
    days = "?r a kg:RoleAttestation OPTIONAL { ?r kg:attestedLatest ?day }"
    assert ask(build(replace(page, facts=[*page.facts, replace(later, date="2022-10-31")])), days, "day") == [
        ("2022-10-01",)
    ]
    assert ask(build(replace(page, facts=[*page.facts, later])), days, "day") == [("",)]


def test_a_page_without_a_day_speaks_on_the_day_of_its_latest_meeting(build: Build) -> None:
    page = Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))
    page.facts += [meeting("22", "2022-10-01")(page), meeting("23", "2022-12-11")(page), meeting(None, "2022")(page)]
    what = "?r a kg:RoleAttestation ; kg:attestedEarliest ?first ; kg:attestedLatest ?last ; dct:source ?page"
    assert ask(build(page), what, "first", "last", "page") == [("2022-12-11", "2022-12-11", mint("document", "a"))]
    dated = replace(page, published="2022-12-13")
    assert ask(build(dated), what, "first", "last") == [("2022-12-13", "2022-12-13")]


def test_one_event_told_twice_is_one_event(build: Build) -> None:
    def elected(day: str | None) -> Callable[[Page], Fact]:
        return lambda page: PersonnelFact("Lê Chưởng", "elected", "Chủ tịch", HDND, day, page.proof("được bầu"))

    store = build(*(page_with(str(n), elected(day)) for n, day in enumerate(["2022-12", None, "2022-12-16"])))
    what = "?e a kg:PersonnelEvent ; kg:eventKind ?kind ; kg:date ?date ; kg:post ?post ; kg:person ?p ; kg:body ?b"
    assert ask(store, what, "kind", "date") == [("elected", "2022-12-16")]
    assert ask(store, "?t a org:Membership ; kg:startEarliest ?s ; kg:startLatest ?l", "s", "l") == [
        ("2022-12-16", "2022-12-16")
    ]
    apart = build(*(page_with(str(n), elected(day)) for n, day in enumerate(["2021-12-16", "2022-12-16"])))
    assert count(apart, "kg:PersonnelEvent") == 2


def test_taking_part_is_told_with_the_offices_of_the_page_and_every_source(build: Build) -> None:
    def report(doc_id: str) -> Page:
        page = Page(doc_id).person("Phạm Văn Hà", ("Bí thư", QUAN_UY)).person("Lê Chưởng", ("Chủ tịch", UBND))
        page.person("Lê Chưởng", ("Bí thư", WARD), status="former")
        held = meeting("23", "2022-12-11")(page)
        page.facts += [
            ParticipationFact("Phạm Văn Hà", "chairs", held, page.proof("đồng chí Hà chủ trì")),
            ParticipationFact("Lê Chưởng", "speaks", None, page.proof("ông Chưởng phát biểu")),
        ]
        return page

    store = build(report("a"), report("b"))
    what = "?t a eli-dl:Participation ; kg:part ?part ; kg:inCapacity ?office . ?office kg:post/skos:prefLabel ?post"
    assert ask(store, what, "part", "post") == [
        ("chairs", "Bí thư Quận ủy Ngô Quyền"),
        ("speaks", "Chủ tịch Ủy ban nhân dân quận Ngô Quyền"),
    ]
    assert ask(store, "?t kg:part ?part ; kg:meeting/kg:ordinal ?n ; dct:source ?page", "part", "n", "page") == sorted(
        ("chairs", "23", mint("document", doc_id)) for doc_id in "ab"
    )
    assert count(store, "eli-dl:Participation") == 3  # nobody knows whether the two without a meeting are one


def test_an_office_without_a_body_is_attested_but_no_post(build: Build) -> None:
    page = Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))
    page.facts[1] = replace(page.facts[1], body=None)  # type: ignore[arg-type, type-var]
    store = build(page)
    assert count(store, "kg:RoleAttestation") == 1
    assert (count(store, "org:Post"), count(store, "org:Membership")) == (0, 0)


# ---------------------------------------------------------------- the whole


def corpus() -> list[Page]:
    pages = [
        Page("a", "2022-12-12").person("Phạm Văn Hà", ("Bí thư", QUAN_UY)).person("Lê Chưởng", ("Chủ tịch", UBND)),
        Page("b").person("Phạm Văn Hà", ("Ủy viên", CITY)).person("Trần Minh Đức", ("Chủ tịch", HANOI)),
        Page("c", "2023-01-08").person("Lê Chưởng", ("Chủ tịch", UBND), status="former").person("Trần Minh Đức"),
        page_with("d", meeting("23", "2022-12-11")),
        page_with("e", meeting(None, "2022-12-11")),
        page_with("f", paper("37")),
        page_with("g", paper("37/NQ-HĐND", day="2022-12-16")),
        page_with("h", project("cầu Rào 1", PLACE)),
    ]
    return [page.person("Trần Minh Đức", ("Ủy viên", TRUNG_UONG)) if page.id in "dh" else page for page in pages]


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(corpus()))
def test_the_order_of_pages_is_irrelevant(tmp_path_factory: pytest.TempPathFactory, pages: list[Page]) -> None:
    folder = tmp_path_factory.mktemp("order")
    with Store.open(folder / "one") as one, Store.open(folder / "other") as other:
        write(one, corpus())
        for page in pages:  # resolved after each
            write(other, [page])
        assert lines(one) == lines(other)


def test_resolving_twice_changes_nothing(build: Build) -> None:
    store = build(*corpus())
    before = lines(store)
    report = resolve(store)
    assert lines(store) == before
    assert (report.whole, report.gone, report.fresh) == (False, 0, 0)
    report = resolve(store, full=True)
    assert lines(store) == before
    assert (report.whole, report.gone, report.fresh) == (True, 0, 0)


def test_a_page_taken_out_takes_with_it_what_only_it_proved(build: Build) -> None:
    *rest, last = corpus()
    store = build(*rest, last)
    store.remove(last.id)
    resolve(store)
    assert lines(store) == lines(build(*rest))
    for page in rest:
        store.remove(page.id)
    resolve(store)
    assert {quad.graph_name for quad in store.quads()} == {quad.graph_name for quad in store.quads(ONTOLOGY)}
    assert not any((store.path / "texts").glob("??/*"))


def test_places_come_with_their_parents_and_what_replaced_them(build: Build) -> None:
    store = build(page_with("a", project("cầu Rào 1", PLACE)))
    where = f"GRAPH <{PLACES}> {{ ?p kg:key ?key OPTIONAL {{ ?p kg:within/kg:key ?parent }} }}"
    found = dict(ask(store, where, "key", "parent"))
    assert found[NGO_QUYEN] == "thành phố Hải Phòng"
    assert found["thành phố Hải Phòng"] == ""
    assert "thành phố Hà Nội" not in found
    heirs = f"GRAPH <{PLACES}> {{ ?p kg:key '{NGO_QUYEN}' ; kg:replacedBy/kg:level ?level }}"
    assert ask(store, heirs, "level") == [("phường",)]
    assert len(list(store.quads(ONTOLOGY))) > 100
    assert ask(store, f"GRAPH <{ONTOLOGY}> {{ <{KG}PeoplesCommittee> kg:pillar ?pillar }}", "pillar") == [("state",)]


# ---------------------------------------------------------------- uniting

items = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=2),
    st.tuples(st.sampled_from("xy"), st.tuples(*[st.sampled_from([None, "1", "2"])] * 2)),
    max_size=10,
)


@given(items, st.randoms(use_true_random=False))
def test_uniting_is_a_partition_that_no_order_changes(
    given: dict[str, tuple[str, tuple[str | None, ...]]], dice: random.Random
) -> None:
    united = unite(given).leaders()
    assert united.keys() == given.keys()
    for item, leader in united.items():
        assert united[leader] == leader <= item
        assert given[leader][0] == given[item][0]
    shuffled = list(given.items())
    dice.shuffle(shuffled)
    assert unite(dict(shuffled)).leaders() == united


def test_what_lacks_details_joins_only_where_there_is_no_choice() -> None:
    def things(**items: tuple[str | None, str | None]) -> int:
        return len(set(unite({item: ("k", details) for item, details in items.items()}).leaders().values()))

    assert things(a=("1", None), b=("1", "x")) == 1
    assert things(a=("1", None), b=("1", "x"), c=("1", "y")) == 3
    assert things(a=(None, "x"), b=("1", None)) == 2


# ---------------------------------------------------------------- company

CLERK = Body("Ban Quản lý chợ Sắt", "Enterprise")


def scene(doc_id: str, name: str, *company: str, office: Body | None = None) -> Page:
    """Return a page that names somebody, with an office or none, and the people around him."""
    page = Page(doc_id).person(name, *([("Chuyên viên", office)] if office else []))
    for other in company:
        page.person(other)
    return page


def persons(store: Store, name: str) -> int:
    return len(ask(store, f'?p a foaf:Person ; foaf:name "{name}"@vi', "p"))


@pytest.mark.parametrize(
    ("name", "company", "one"),
    [
        ("Lò Văn Huynh", [], True),  # hardly anybody else is called so
        ("Nguyễn Văn Nam", [], False),
        ("Nguyễn Văn Nam", ["Cáp Trọng Tuấn"], False),
        ("Nguyễn Văn Nam", ["Cáp Trọng Tuấn", "Khuất Việt Hùng", "Lò Thị Mùi", "Kiều Đỗ Sam"], True),
        ("Lê Trí Thanh", ["Cáp Trọng Tuấn"], True),
    ],
)
def test_the_commoner_a_name_the_more_company_makes_one_person(
    build: Build, name: str, company: list[str], one: bool
) -> None:
    store = build(scene("a", name, *company, office=CLERK), scene("b", name, *company))
    assert persons(store, name) == (1 if one else 2)


def test_private_people_are_never_joined(build: Build) -> None:
    company = ["Cáp Trọng Tuấn", "Khuất Việt Hùng", "Lò Thị Mùi"]
    assert (
        persons(build(scene("a", "Lò Văn Huynh", *company), scene("b", "Lò Văn Huynh", *company)), "Lò Văn Huynh") == 2
    )


@pytest.mark.parametrize(
    ("name", "least", "most"), [("nguyễn văn nam", 3, 20), ("lò văn huynh", 0, 0.02), ("huynh", 9999, 1e9)]
)
def test_how_many_people_share_a_name(name: str, least: float, most: float) -> None:
    assert least <= namesakes(name) <= most


def test_namesakes_of_one_page_stay_two_people(build: Build) -> None:
    two = Page("a").person("Nguyễn Văn Tuấn", ("Bí thư", QUAN_UY)).person("Nguyễn Văn Tuấn (2)", ("Phó Chủ tịch", UBND))
    same_body = Page("b").person("Nguyễn Văn Tuấn", ("Bí thư", QUAN_UY))
    either = Page("c").person("Nguyễn Văn Tuấn", ("Phó Chủ tịch", HDND))  # of the same district, but which of them?
    store = build(two, same_body, either)
    found = ask(store, "?p a foaf:Person ; foaf:name ?name ; prov:wasDerivedFrom ?local", "p", "name", "local")
    assert {name for _, name, _ in found} == {"Nguyễn Văn Tuấn"}
    assert sorted(Counter(person for person, _, _ in found).values()) == [1, 1, 2]


def test_what_was_inferred_of_the_world_is_no_page_and_changes_nothing(build: Build) -> None:
    page = Page("a").person("Lê Năm", ("Chủ tịch", UBND))
    page.facts.append(
        ProjectFact("cầu Rào 2", (Place(NGO_QUYEN, "quận", "Ngô Quyền", "quận Ngô Quyền", 2),), page.proof("cầu Rào 2"))
    )
    store = build(page)
    before = set(store.quads(DefaultGraph()))
    (project,) = {quad.subject for quad in before if quad.object == NamedNode(SCHEMA + "Project")}
    (body,) = {quad.subject for quad in before if quad.object == NamedNode(KG + "PeoplesCommittee")}
    city, graph = NamedNode(mint("place", "thành phố Hải Phòng")), NamedNode(INFERRED)
    store.replace_graph(
        INFERRED,
        [
            Quad(project, NamedNode(KG + "locatedIn"), city, graph),
            Quad(body, NamedNode(RDF + "type"), NamedNode(ORG + "FormalOrganization"), graph),
            Quad(body, NamedNode(RDF + "type"), NamedNode(KG + "StateBody"), graph),
        ],
    )
    resolve(store, full=True)
    assert set(store.quads(DefaultGraph())) == before
