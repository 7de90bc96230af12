"""Building: what fails is reported and the rest stands; two processes, a kill or a second time change nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg import pipeline, workers
from kg.checks import errors
from kg.documents import Page, Problem, pages
from kg.store import Store

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "examples" / "pages"
NAMES = ["Lý Thị Mận", "Trần Công Thành", "Đặng Văn Sáu", "Hồ Thị Bưởi", "Bùi Quang Lê"]


def page(number: int) -> str:
    """Return a short page of its own."""
    name = NAMES[number % len(NAMES)]
    return (
        f"UBND quận Hải An họp phiên thứ {number}\n\n"
        f"Ngày {number % 28 + 1}/3/2023, đồng chí {name}, Phó Chủ tịch UBND quận Hải An chủ trì phiên họp của quận.\n"
    )


def archive(path: Path, count: int) -> Path:
    lines = [json.dumps({"id": f"tin-{n:03}", "text": page(n)}, ensure_ascii=False) for n in range(count)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def nquads(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return sorted(str(quad) for quad in store.quads())


def test_a_build_writes_every_sample_page_and_no_check_finds_damage(built: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as store:
        report = pipeline.build([PAGES], store)
        assert [source.id for source in store.documents()] == [f"d-{n:02}" for n in range(1, 11)]
    assert (report.pages, report.problems, errors(report.findings)) == (10, (), [])
    # Two pages of 2025 tell of a post in a body that the reforms had ended, and say no "nguyên".
    assert [finding.check.name for finding in report.findings] == ["attested-after-end"] * 2
    assert report.facts > 100


def test_building_in_two_processes_or_twice_gives_the_same_graph(built: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as store:
        pipeline.build([PAGES], store, jobs=2)
    assert nquads(tmp_path / "graph") == nquads(built)
    with Store.open(tmp_path / "graph") as store:
        pipeline.build([PAGES / "d-03.txt"], store)
        pipeline.build([PAGES], store)
    assert nquads(tmp_path / "graph") == nquads(built)


def test_a_page_taken_out_leaves_the_graph_as_if_it_had_never_been_read(tmp_path: Path) -> None:
    few, more = tmp_path / "few", tmp_path / "more"
    with Store.open(few) as store:
        pipeline.build([PAGES / "d-04.txt", PAGES / "d-06.html"], store)
    with Store.open(more) as store:
        pipeline.build([PAGES / "d-04.txt", PAGES / "d-06.html", PAGES / "d-03.txt"], store)
        assert pipeline.retract(["d-03", "d-99"], store) == ["d-99"]
    assert nquads(more) == nquads(few)
    assert {p.name for p in (more / "texts").rglob("*.gz")} == {p.name for p in (few / "texts").rglob("*.gz")}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, jobs: int) -> None:
    folder = tmp_path / "tin"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (folder / "b.txt").write_text(page(1), encoding="utf-8")
    (folder / "c.txt").write_text("")
    (folder / "d.jsonl").write_text('{"id": "x", "text": \n' + json.dumps({"id": "y", "text": page(2)}) + "\n")
    told: list[Problem] = []
    counted: list[None] = []
    with Store.open(tmp_path / "graph") as store:
        report = pipeline.build(
            [folder, tmp_path / "none.txt"],
            store,
            jobs=jobs,
            on_problem=told.append,
            on_page=lambda: counted.append(None),
        )
        assert [source.id for source in store.documents()] == ["b", "y"]
    assert [Path(problem.where).name for problem in told] == ["a.txt", "c.txt", "d.jsonl:1", "none.txt"]
    assert report.problems == tuple(told)
    assert all(problem.what and problem.why and "\n" not in problem.what + problem.why for problem in told)
    assert len(counted) == 6


def test_of_two_texts_under_one_id_the_first_stays(tmp_path: Path) -> None:
    (tmp_path / "một").mkdir()
    (tmp_path / "hai").mkdir()
    (tmp_path / "một" / "tin.txt").write_text(page(1), encoding="utf-8")
    (tmp_path / "hai" / "tin.txt").write_text(page(2), encoding="utf-8")
    with Store.open(tmp_path / "graph") as store:
        report = pipeline.build([tmp_path / "một", tmp_path / "hai", tmp_path / "một"], store)
        (source,) = store.documents()
        assert "phiên thứ 1" in store.text(source.sha256)
    (problem,) = report.problems
    assert problem.where == "tin"
    assert report.pages == 1


def test_a_page_over_its_time_is_left_out(tmp_path: Path) -> None:
    long = Page("dài", "dài.txt", False, "".join(page(n) for n in range(8000)))
    short = Page("ngắn", "ngắn.txt", False, page(1))
    slow, quick = workers.outcomes([long, short], 1, 0.1)
    assert isinstance(slow, Problem)
    assert slow.where == "dài.txt"
    assert "--timeout" in slow.why
    assert isinstance(quick, workers.Read)


def test_the_time_limit_leaves_no_alarm_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    list(workers.outcomes([Page("ngắn", "ngắn.txt", False, page(1))], 1, 5))
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_crash_on_one_page_is_told_with_its_place_in_the_code() -> None:
    good = Page("tin", "tin.txt", False, page(1))
    broken = replace(good, content=42, where="hỏng.txt")  # type: ignore[arg-type]
    crash, read = workers.outcomes([broken, good], 1, 10)
    assert isinstance(crash, Problem)
    assert crash.where == "hỏng.txt"
    assert ".py:" in crash.why
    assert isinstance(read, workers.Read)


class Deadly(Page):
    """A page that kills the process it is handed to."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def test_a_page_that_kills_its_process_costs_only_itself() -> None:
    found: list[Page | Problem] = [Page(f"{n}", f"{n}.txt", False, page(n)) for n in range(40)]
    found[20] = Deadly("chết", "chết.txt", False, "")
    results = list(workers.outcomes(found, 2, 10))
    assert [r.where for r in results if isinstance(r, Problem)] == ["chết.txt"]
    assert [r.document.id for r in results if isinstance(r, workers.Read)] == [f"{n}" for n in range(40) if n != 20]


def test_pages_found_after_a_process_died_are_read() -> None:
    def slowly() -> Iterator[Page | Problem]:
        yield Deadly("chết", "chết.txt", False, "")
        for n in range(workers.CHUNK * 2):
            if n == workers.CHUNK:
                time.sleep(3)  # meanwhile the first process starts, and dies
            yield Page(f"{n}", f"{n}.txt", False, page(n))

    results = list(workers.outcomes(slowly(), 2, 10))
    assert [r.where for r in results if isinstance(r, Problem)] == ["chết.txt"]
    assert [r.document.id for r in results if isinstance(r, workers.Read)] == [f"{n}" for n in range(workers.CHUNK * 2)]


def test_a_killed_build_keeps_what_it_had_finished_and_can_be_taken_up(tmp_path: Path) -> None:
    source, graph = archive(tmp_path / "tin.jsonl", 700), tmp_path / "graph"
    command = [sys.executable, "-m", "kg", "build", str(source), "--store", str(graph), "--jobs", "2"]
    build = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 60
    while len(list(graph.glob("texts/*/*.gz"))) < 300 and time.monotonic() < deadline:
        time.sleep(0.02)
    build.kill()
    build.wait()
    _wait_for_workers_of(build.pid)
    with Store.open(graph) as store:
        kept = [source.id for source in store.documents()]
        assert kept == [f"tin-{n:03}" for n in range(len(kept))]
        assert 300 - pipeline.BATCH <= len(kept) < 700
        pipeline.build([source], store)
    with Store.open(tmp_path / "whole") as store:
        pipeline.build([source], store)
    assert nquads(graph) == nquads(tmp_path / "whole")


def _wait_for_workers_of(session: int) -> None:
    """Wait until no process of the killed session is left; they must not outlive their parent."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("worker processes outlived the build")


def test_unchanged_pages_are_not_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "tin"
    folder.mkdir()
    for n in range(4):
        (folder / f"tin-{n}.txt").write_text(page(n), encoding="utf-8")
    with Store.open(tmp_path / "graph") as store:
        assert pipeline.build([folder], store).kept == 0
        first = pipeline.build([folder], store, jobs=2)
        assert (first.pages, first.facts, first.kept) == (4, 0, 4)
        (folder / "tin-1.txt").write_text(page(9), encoding="utf-8")
        second = pipeline.build([folder], store)
        assert (second.pages, second.kept, second.facts > 0) == (4, 3, True)
        assert pipeline.build([folder], store, published="2023-04-01").kept == 0  # another day of publication
        assert pipeline.build([folder], store, published="2023-04-01", again=True).kept == 0
        next(store.path.glob("texts/??/*.gz")).unlink()
        assert pipeline.build([folder], store, published="2023-04-01").kept == 3  # one text was lost
        store.remove("tin-2")
        assert pipeline.build([folder], store, published="2023-04-01").kept == 3
        assert pipeline.build([folder], store).kept == 0
    with Store.open(tmp_path / "once") as store:
        pipeline.build([folder], store)
    assert nquads(tmp_path / "graph") == nquads(tmp_path / "once")


def test_another_edition_of_the_reader_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tin.txt").write_text(page(1), encoding="utf-8")
    with Store.open(tmp_path / "graph") as store:
        pipeline.build([tmp_path / "tin.txt"], store)
        monkeypatch.setattr("kg.edition.edition", lambda: "another")
        assert pipeline.build([tmp_path / "tin.txt"], store).kept == 0
        assert pipeline.build([tmp_path / "tin.txt"], store).kept == 1


def test_pages_are_found_in_the_order_of_the_sources() -> None:
    found = list(pipeline.find([PAGES / "d-05.txt", PAGES / "d-02.txt"], published="2022-01-02"))
    assert [item.id for item in found if isinstance(item, Page)] == ["d-05", "d-02"]
    assert list(pages(PAGES / "d-05.txt", published="2022-01-02")) == found[:1]
