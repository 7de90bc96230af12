"""The gazetteer: what a reader of news of 2010-2025 must find in it."""

from __future__ import annotations

import csv
import time
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.normal import fold, modern
from kg.lexicon import places
from kg.model import Place

G = places.load()


def keys(found: list[Place]) -> list[str]:
    return [p.key for p in found]


def test_counts() -> None:
    """The law's own figures: 63 provinces then, 34 provinces and 3,321 communes now."""
    assert len(G) == 16737
    then = [p for p in G if G.valid(p, "2025-06-30")]
    now = [p for p in G if G.valid(p, "2025-07-01")]
    assert [sum(p.tier == t for p in then) for t in (1, 2, 3)] == [63, 696, 10035]
    assert [sum(p.tier == t for p in now) for t in (1, 2, 3)] == [34, 0, 3321]


def test_keys_are_paths_of_full_names() -> None:
    for p in G:
        assert p.key == (f"{p.parent}/{p.full}" if p.parent else p.full)
        assert p.full == f"{p.level} {p.name}" and p.level in places.LEVELS
        assert p.name == modern(p.name)
        assert (p.tier == 1) == (p.parent is None)
        if p.parent:
            assert p.parent in G
        for successor, share in G.successors(p):
            assert successor.key != p.key and share in ("all", "part")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("quận ngô quyền", "thành phố Hải Phòng/quận Ngô Quyền"),
        ("ngô quyền", "thành phố Hải Phòng/quận Ngô Quyền"),
        ("tp. hồ chí minh", "thành phố Hồ Chí Minh"),
        ("tp.hcm", "thành phố Hồ Chí Minh"),
        ("tphcm", "thành phố Hồ Chí Minh"),
        ("sài gòn", "thành phố Hồ Chí Minh"),
        ("q.1", "thành phố Hồ Chí Minh/quận 1"),
        ("quận 2", "thành phố Hồ Chí Minh/quận 2"),
        ("quận thủ đức", "thành phố Hồ Chí Minh/quận Thủ Đức"),
        ("tx. sơn tây", "thành phố Hà Nội/thị xã Sơn Tây"),
        ("huyện đảo hoàng sa", "thành phố Đà Nẵng/huyện Hoàng Sa"),
        ("huyện từ liêm", "thành phố Hà Nội/huyện Từ Liêm"),
        ("br-vt", "tỉnh Bà Rịa - Vũng Tàu"),
        ("bà rịa-vũng tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("tỉnh thừa thiên - huế", "tỉnh Thừa Thiên Huế"),
        ("thừa thiên-huế", "tỉnh Thừa Thiên Huế"),
        ("đăk lăk", "tỉnh Đắk Lắk"),
        ("tp qui nhơn", "tỉnh Bình Định/thành phố Quy Nhơn"),
        ("thị xã sầm sơn", "tỉnh Thanh Hóa/thị xã Sầm Sơn"),
        ("đặc khu cát hải", "thành phố Hải Phòng/đặc khu Cát Hải"),
        (fold("tỉnh Hoà Bình"), "tỉnh Hòa Bình"),
    ],
)
def test_names_lead_to_places(text: str, first: str) -> None:
    assert keys(G.named(text))[0] == first


def test_the_level_decides() -> None:
    assert keys(G.named("nam định", "tỉnh")) == ["tỉnh Nam Định"]
    assert "tỉnh Nam Định/thành phố Nam Định" in keys(G.named("thành phố nam định"))
    assert "tỉnh Nam Định" not in keys(G.named("tp. nam định"))
    assert keys(G.named("phường ngô quyền", "quận")) == []


@pytest.mark.parametrize("text", ["", " ", "quận", "đồng bằng sông cửu long", "tây nguyên", "bí thư", "ngô quyên"])
def test_what_is_no_unit(text: str) -> None:
    assert G.named(text) == []


def test_numbered_wards_with_and_without_zero() -> None:
    assert keys(G.named("phường 05")) == keys(G.named("p.5")) != []


def test_no_mere_numbers_among_the_names() -> None:
    assert "12" not in G.bare_names()
    assert dict(G.names())["ngô quyền"] == G.named("ngô quyền")


def test_parents_province_children() -> None:
    ward = G.get("thành phố Hải Phòng/quận Ngô Quyền/phường Cầu Đất")
    district, city = G.parents(ward)
    assert (district.full, city.full) == ("quận Ngô Quyền", "thành phố Hải Phòng")
    assert G.province(ward) == G.province(city) == city
    assert ward in G.children(district) and district in G.children(city)
    with pytest.raises(KeyError):
        G.get("quận Ngô Quyền")


@pytest.mark.parametrize(
    ("key", "until", "after"),
    [
        ("tỉnh Hải Dương", "2025-06-30", {"thành phố Hải Phòng": "all"}),
        ("tỉnh Thừa Thiên Huế", "2024-12-31", {"thành phố Huế": "all"}),
        ("thành phố Hồ Chí Minh/quận 9", "2020-12-31", {"thành phố Hồ Chí Minh/thành phố Thủ Đức": "all"}),
        (
            "thành phố Hải Phòng/huyện Thủy Nguyên",
            "2024-12-31",
            {"thành phố Hải Phòng/thành phố Thủy Nguyên": "all"},
        ),
        ("thành phố Hải Phòng/huyện An Dương", "2024-12-31", {"thành phố Hải Phòng/quận An Dương": "all"}),
        ("tỉnh Quảng Ngãi/huyện Lý Sơn", "2025-06-30", {"tỉnh Quảng Ngãi/đặc khu Lý Sơn": "all"}),
        (
            "thành phố Hải Phòng/quận Ngô Quyền/phường Cầu Đất",
            "2025-06-30",
            {"thành phố Hải Phòng/phường Gia Viên": "part", "thành phố Hải Phòng/phường Lê Chân": "part"},
        ),
    ],
)
def test_what_became_of_a_unit(key: str, until: str, after: dict[str, str]) -> None:
    place = G.get(key)
    assert place.valid_to == until
    assert {p.key: share for p, share in G.successors(place)} == after


def test_a_province_that_goes_on_keeps_its_key() -> None:
    assert (G.get("thành phố Hải Phòng").valid_from, G.get("thành phố Hải Phòng").valid_to) == (None, None)
    assert G.get("thành phố Huế").valid_from == "2025-01-01"


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("quận ngô quyền", "2022-12-12", ["thành phố Hải Phòng/quận Ngô Quyền"]),
        ("tỉnh hải dương", "2026-01-01", ["thành phố Hải Phòng"]),
        ("tỉnh hải dương", "2025-06-30", ["tỉnh Hải Dương"]),
        ("thành phố thủ đức", "2019-06-01", [f"thành phố Hồ Chí Minh/quận {n}" for n in ("2", "9", "Thủ Đức")]),
        ("thành phố Hồ Chí Minh/quận 9", "2023-01-01", ["thành phố Hồ Chí Minh/thành phố Thủ Đức"]),
        ("không đâu", "2023-01-01", []),
    ],
)
def test_what_a_name_meant_on_a_day(name: str, day: str, found: list[str]) -> None:
    assert keys(G.as_of(name, day)) == found


def test_every_unit_can_be_followed_both_ways() -> None:
    forward = {(old.key, new.key, share) for old in G for new, share in G.successors(old)}
    backward = {(old.key, new.key, share) for new in G for old, share in G.predecessors(new)}
    assert forward == backward
    assert len(forward) > 12_000


def test_the_reform_of_2025_has_its_legal_ground() -> None:
    after = [unit for unit in G if unit.valid_from == "2025-07-01"]
    ended = [unit for unit in G if unit.valid_to == "2025-06-30"]
    assert all(G.ground(unit) for unit in (*after, *ended))
    by_province: dict[str, set[str | None]] = {}
    for unit in after:
        by_province.setdefault(G.province(unit).key, set()).add(G.ground(unit))
    assert len(by_province) == 34
    assert all(len(laws) == 1 for laws in by_province.values())
    assert len(set.union(*by_province.values())) == 34


@pytest.mark.parametrize(
    ("key", "law"),
    [
        ("thành phố Hải Phòng/phường Gia Viên", "1669/NQ-UBTVQH15"),
        ("tỉnh Hải Dương/huyện Gia Lộc/xã Toàn Thắng", "1669/NQ-UBTVQH15"),
        ("thành phố Hải Phòng/quận Ngô Quyền", "203/2025/QH15"),
        ("tỉnh Hải Dương", "202/2025/QH15"),
        ("thành phố Hải Phòng", "202/2025/QH15"),
        ("tỉnh Thừa Thiên Huế", "175/2024/QH15"),
        ("tỉnh Thanh Hóa", None),
    ],
)
def test_the_law_behind_a_unit(key: str, law: str | None) -> None:
    ground = G.ground(G.get(key))
    assert (ground is None) if law is None else (law in (ground or ""))


def test_tables_are_sorted_and_aliases_lead_somewhere() -> None:
    folder = resources.files("kg.lexicon")
    for name in ("places", "places_more", "place_aliases"):
        rows = list(csv.reader((folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()))[1:]
        assert [r[0] for r in rows] == sorted({r[0] for r in rows})
        if name == "place_aliases":
            for alias, targets in rows:
                assert alias == fold(alias)
                assert {G.get(t).key for t in targets.split("|")} <= set(keys(G.named(alias)))


def test_it_loads_at_once() -> None:
    took = []
    for _ in range(3):
        start = time.process_time()
        places.load.__wrapped__()
        took.append(time.process_time() - start)
    assert min(took) < 0.15  # about 0.03 on an idle machine


@given(st.text())
def test_any_text_can_be_looked_up(text: str) -> None:
    for place in G.named(fold(text)):
        assert G.get(place.key) is place
