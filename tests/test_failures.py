"""Pages that could not be read are kept and counted until they are read, retracted or found no more."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg import pages, pipeline, shapes
from kg.coverage import coverage
from kg.failures import failures
from kg.store import Store
from kg.vocab import FAILURES
from tests.test_faults import kg
from tests.test_pipeline import nquads, page

ABOUT = {"publisher": "bao.example", "published": "2023-03-05", "title": "Tin hỏng", "url": "https://bao.example/1"}


def archive(path: Path, *records: Mapping[str, str] | str) -> Path:
    """Write an archive; a record that is a string is a line as it stands."""
    lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def empty(id_: str, **about: str) -> dict[str, str]:
    return {"id": id_, "text": " ", **about}


def good(id_: str, number: int = 1) -> dict[str, str]:
    return {"id": id_, "text": page(number)}


def build(store: Store, *sources: Path, jobs: int = 1) -> None:
    pipeline.build(sources, store, jobs=jobs)


def kept(store: Store) -> list[tuple[str, str | None]]:
    return [(Path(one.where).name, one.page) for one in failures(store)]


@pytest.fixture
def tin(tmp_path: Path) -> Path:
    """A folder with all that can fail."""
    folder = tmp_path / "tin"
    folder.mkdir()
    archive(folder / "a.jsonl", empty("trống", **ABOUT), "{hỏng", good("tốt"), good("tốt", 2))
    (folder / "b.pdf").write_bytes(b"%PDF")
    (folder / "c.txt").write_text("", encoding="utf-8")
    (folder / "metadata.csv").write_text("id,publisher,published\nc,tinh.example,2023-04-01\n", encoding="utf-8")
    return folder


ALL = [("a.jsonl:1", "trống"), ("a.jsonl:2", None), ("a.jsonl:4", None), ("b.pdf", None), ("c.txt", "c")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_read_is_kept_with_what_is_known_of_it(tin: Path, tmp_path: Path, jobs: int) -> None:
    with Store.open(tmp_path / "graph") as store:
        build(store, tin, jobs=jobs)
        first, *others = failures(store)
        assert kept(store) == ALL
        assert (first.what, first.why) == ("rỗng / empty", "there is no text")
        assert {name: getattr(first, name) for name in ABOUT} == ABOUT
        assert (others[-1].publisher, others[-1].published) == ("tinh.example", "2023-04-01")
        assert all(one.what and one.why for one in others)
        assert shapes.validate(store, FAILURES) == []
        before = sorted(map(str, store.quads()))
        build(store, tin, jobs=jobs)
        assert sorted(map(str, store.quads())) == before


def test_a_page_that_is_read_later_loses_its_failure_and_one_that_fails_otherwise_changes_it(
    tin: Path, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "graph") as store:
        build(store, tin)
        elsewhere = archive(tmp_path / "b.jsonl", good("trống", 3))  # the page, by its id
        build(store, elsewhere)
        assert kept(store) == ALL[1:]
        (tin / "c.txt").write_text("x" * 6_000_000, encoding="utf-8")
        archive(tin / "a.jsonl", empty("trống", **ABOUT), good("mới", 4), good("tốt"), good("tốt", 2))  # the line
        build(store, tin)
        assert kept(store) == [ALL[0], *ALL[2:]]
        assert failures(store)[-1].what == "quá lớn / too large"
        assert store.has("trống")  # as it was read before


def test_what_is_found_no_more_is_no_failure_but_what_cannot_be_gone_through_is_not_judged(
    tin: Path, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "graph") as store:
        build(store, tin)
        build(store, archive(tmp_path / "other.jsonl", good("khác", 5)))
        assert kept(store) == ALL  # nobody looked there
        hidden = tin.rename(tmp_path / "away")
        build(store, tin)  # it is not there: a disk that is not mounted, maybe
        assert kept(store) == ALL
        hidden.rename(tin)
        (tin / "b.pdf").unlink()
        archive(tin / "a.jsonl", good("tốt"))
        build(store, tin)
        assert kept(store) == [ALL[-1]]


def test_what_says_nothing_of_a_page_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "không").mkdir()
    dated = archive(tmp_path / "a.jsonl", {**good("tốt"), "published": "hôm qua"})
    with Store.open(tmp_path / "graph") as store:
        report = pipeline.build([dated, tmp_path / "không", tmp_path / "nhầm.txt"], store)
        assert len(report.problems) == 3
        assert failures(store) == []


def test_retracting_ends_a_failure_for_good_or_until_it_is_met_again(tin: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    assert kg("build", tin, "--store", path).returncode == 1
    where = tin / "a.jsonl:2"
    assert kg("retract", "c", where, "--store", path).returncode == 0
    assert kg("retract", "trống", "--why", "thử", "--by", "Lan", "--store", path).returncode == 0
    with Store.open(path, read_only=True) as store:
        assert kept(store) == ALL[2:4]
    assert kg("build", tin, "--store", path).returncode == 1
    with Store.open(path, read_only=True) as store:
        assert kept(store) == ALL[1:]
    assert "no page" in kg("retract", where.with_name("nothing"), "--store", path).stderr


def test_one_store_told_in_two_ways_ends_the_same(tin: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "one") as store:
        build(store, tin)
    with Store.open(tmp_path / "two") as store:
        build(store, tin / "c.txt", tin / "a.jsonl")
        build(store, tin)
    assert nquads(tmp_path / "one") == nquads(tmp_path / "two")


def test_coverage_counts_failures_where_their_pages_belong(tin: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    with Store.open(path) as store:
        build(store, archive(tmp_path / "before.jsonl", {**good("c", 6), "publisher": "cũ.example"}), tin)
        counted = {by: {one.name: one.failures for one in coverage(store, by)} for by in ("month", "publisher", "body")}
    assert counted["month"] == {"": 3, "2023-03": 1, "2023-04": 1}
    assert counted["publisher"] == {"": 3, "bao.example": 1, "tinh.example": 1, "cũ.example": 0}
    # The page was read once: what it spoke of then is thinner now than it looks.
    assert counted["body"]["Ủy ban nhân dân quận Hải An"] == 1
    assert counted["body"][""] == 4
    table = csv.DictReader(io.StringIO(kg("coverage", "--store", path).stdout))
    assert {row["month"]: row["failures"] for row in table} == {"": "3", "2023-03": "1", "2023-04": "1"}
    told = list(csv.DictReader(io.StringIO(kg("coverage", "--failures", "--store", path).stdout)))
    assert [(Path(row["where"]).name, row["page"]) for row in told] == [(place, name or "") for place, name in ALL]
    assert told[0]["title"] == "Tin hỏng"
    assert told[3]["why"].startswith(".pdf")


def test_the_pages_show_what_could_not_be_read(tin: Path, tmp_path: Path) -> None:
    archive(tin / "a.jsonl", *(empty(f"{n:03} <b>", title="</p><script>x") for n in range(150)))
    with Store.open(tmp_path / "graph") as store:
        build(store, tin)
        count = len(failures(store))
        assert f'<a href="/failures">{count} trang không đọc được</a>' in pages.home(store, "vi")
        shown = [pages.failures(store, lang, page) for lang, page in (("vi", 1), ("en", 2), ("en", 99))]
        one = pages.thing(store, failures(store)[0].iri, "en")
    assert [html.count("<li>") for html in shown] == [100, count - 100, count - 100]
    assert ("rỗng" in shown[0], "rỗng" in shown[1], "there is no text" in shown[1]) == (True, False, True)
    assert "?page=1&amp;lang=en" in shown[1]
    assert not any("<script>x" in html for html in shown)
    assert one is not None
    assert "a.jsonl:1" in one
