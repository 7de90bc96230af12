"""Faults: kills, a full disk, a folder that cannot be written, a second writer, damage; one line, nothing lost."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kg import pipeline
from kg.backup import attending, backup, restore
from kg.store import Store, StoreError
from tests.handmade import QUAN_UY, Page, lines, write
from tests.test_pipeline import archive, nquads

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "examples" / "pages"
KG = [sys.executable, "-m", "kg"]


def kg(*args: object, before: tuple[str, ...] = (), most: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run `kg`, with files of at most so many bytes."""

    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [*before, *KG, *map(str, args)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=limit, timeout=120)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """A copy of the graph of the sample pages."""
    return Path(shutil.copytree(built, tmp_path / "graph"))


def test_kills_of_every_command_lose_nothing() -> None:
    command = [sys.executable, "-m", "benchmarks.crash", "--times", "7", "--seed", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("\n0 faults\n")
    assert "at work" in done.stdout


def test_a_full_disk_is_one_line_and_what_was_finished_stays(tmp_path: Path) -> None:
    source, path = archive(tmp_path / "tin.jsonl", 600), tmp_path / "graph"
    done = kg("build", source, "--store", path, most=250_000)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"kg: {path}: hết chỗ trên đĩa")
    assert "the disk is full" in line
    with Store.open(path) as store:
        assert all(store.text(source.sha256) for source in store.documents())
    assert kg("build", source, "--store", path).returncode == 0
    with Store.open(tmp_path / "whole") as store:
        pipeline.build([source], store)
    assert nquads(path) == nquads(tmp_path / "whole")


def test_a_folder_that_cannot_be_written_is_read_and_left_alone(graph: Path) -> None:
    before = nquads(graph)
    for folder in (graph, *(f for f in graph.rglob("*") if f.is_dir())):
        folder.chmod(0o555)
    # The superuser may write anywhere unless that is taken from them.
    tame = ("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override") if os.getuid() == 0 else ()
    try:
        done = kg("build", PAGES, "--store", graph, before=tame)
        assert kg("facts", "--doc", "d-03", "--store", graph, before=tame).stdout
    finally:
        for folder in (graph, *(f for f in graph.rglob("*") if f.is_dir())):
            folder.chmod(0o755)
    assert done.returncode == 1
    assert "the folder cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert nquads(graph) == before


def test_a_second_writer_is_told_to_wait(graph: Path) -> None:
    before = nquads(graph)
    with Store.open(graph):
        done = kg("retract", "d-03", "--store", graph)
    assert done.returncode == 1
    assert done.stderr.strip().endswith("another process has this store open")
    assert nquads(graph) == before


def test_a_store_of_a_newer_version_is_not_touched(graph: Path) -> None:
    (graph / "format").write_text("2\n")
    before = {file: file.read_bytes() for file in graph.rglob("*") if file.is_file()}
    for command in (("check",), ("build", PAGES), ("rebuild",), ("backup", graph.parent / "copy")):
        done = kg(*command, "--store", graph)
        assert done.returncode == 1
        assert "of a newer quanhe" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert {file: file.read_bytes() for file in graph.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("part", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_damaged_store_is_told_with_what_to_do(graph: Path, part: str) -> None:
    kept = graph.parent / "kept"
    assert kg("backup", kept, "--store", graph).returncode == 0
    for file in (graph / "quads").glob(part):
        spoilt = bytes(byte ^ 0x5A for byte in file.read_bytes())
        file.unlink()  # the backup shares it
        file.write_bytes(spoilt)
    for command in (("check",), ("build", PAGES)):
        done = kg(*command, "--store", graph)
        assert done.returncode == 1
        assert "`kg restore`" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert kg("restore", kept, "--store", graph).returncode == 0
    assert nquads(graph) == nquads(kept)
    assert (graph.parent / "graph.old-1" / "quads").is_dir()


def test_a_spoilt_text_is_found_and_mended_by_reading_again(graph: Path) -> None:
    text = next(graph.glob("texts/??/*.gz"))
    text.write_bytes(text.read_bytes()[:40] + b"\xff" * 20)
    assert "text-not-kept" in kg("check", "--store", graph).stdout
    assert kg("build", PAGES, "--again", "--store", graph).returncode == 0
    assert "text-not-kept" not in kg("check", "--store", graph).stdout


def test_a_backup_is_made_while_another_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    pages = [Page(f"p-{n}").person(f"Phạm Văn {'ABCDEGHIKL'[n % 10]}", ("Bí thư", QUAN_UY)) for n in range(40)]
    stop = threading.Event()
    with Store.open(path) as store, attending(store):
        write(store, pages)

        def work() -> None:
            while not stop.is_set():
                for page in pages[:5]:
                    store.remove(page.id)
                    write(store, [page])

        worker = threading.Thread(target=work)
        worker.start()
        try:
            done = [kg("backup", tmp_path / f"copy-{n}", "--store", path) for n in range(3)]
        finally:
            stop.set()
            worker.join()
        whole = lines(store)
    for n, ended in enumerate(done):
        assert ended.returncode == 0, ended.stderr
        with Store.open(tmp_path / f"copy-{n}") as copy:
            assert all(copy.text(source.sha256) for source in copy.documents())
            write(copy, pages)
            assert lines(copy) == whole
    assert not list(path.glob("backup-wanted*"))


def test_a_backup_goes_into_a_new_folder_alone(graph: Path, tmp_path: Path) -> None:
    for target, store, why in ((graph, graph, "already exists"), (tmp_path / "x", tmp_path / "none", "no store here")):
        with pytest.raises(StoreError, match=why):
            backup(store, target)


def test_restoring_puts_the_old_graph_aside_and_refuses_what_is_no_whole_backup(graph: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    assert backup(graph, kept) == 10
    before = nquads(graph)
    assert kg("retract", "d-03", "--store", graph).returncode == 0
    after = nquads(graph)
    assert restore(kept, graph) == tmp_path / "graph.old-1"
    assert (nquads(graph), nquads(tmp_path / "graph.old-1")) == (before, after)
    next(kept.glob("texts/??/*.gz")).unlink()
    for source, why in ((kept, "lacks 1 text"), (tmp_path / "none", "no store here")):
        done = kg("restore", source, "--store", graph)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
        assert why in done.stderr
    assert nquads(graph) == before
    with Store.open(graph):
        assert "another process" in kg("restore", tmp_path / "graph.old-1", "--store", graph).stderr


def test_rebuild_makes_the_resolved_world_anew_from_what_the_pages_say(graph: Path) -> None:
    before = nquads(graph)
    with Store.open(graph) as store:
        store.replace_graph(None, [])
    (graph / "index.sqlite").write_bytes(b"spoilt")
    assert kg("rebuild", "--store", graph).returncode == 0
    assert nquads(graph) == before


def test_what_was_stopped_midway_is_finished_by_the_next_command(graph: Path) -> None:
    with Store.open(graph) as store:
        store.remove("d-03")
        assert not store.settled
    done = kg("check", "--store", graph)
    assert done.returncode == 0
    assert "finishing its work" in done.stderr
    assert kg("check", "--store", graph).stderr == ""
