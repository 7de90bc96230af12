"""Builds on a Dask cluster and their shards: the same bytes whatever is killed, damaged or read again."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import distributed
import fsspec
import psutil
import pytest
from click.testing import CliRunner

from kg import cluster, export, pipeline
from kg.cli import kg
from kg.cluster import worker
from kg.cluster.chunk import Chunk, Engine, Thunk, outcomes
from kg.cluster.shard import checksum
from kg.cluster.signature import signature
from kg.corrections import correct
from kg.documents import Page, Problem
from kg.failures import failures
from kg.judgements import judgements
from kg.store import Store
from kg.workers import Found, Written
from tests.test_pipeline import Deadly, archive, nquads, page
from tests.test_remote import OXIGRAPH, served

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "examples" / "pages"
PATH = {**os.environ, "PYTHONPATH": str(ROOT)}
COUNT, CHUNK = 120, 6


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "kg", *map(str, words)]


@contextmanager
def process(*words: object, path: Path = ROOT, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run `dask …` from `path`, with these settings, as long as the `with` lasts."""
    started = subprocess.Popen(
        [sys.executable, "-m", "dask", *map(str, words), "--no-dashboard"],
        env={**os.environ, "PYTHONPATH": str(path), **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=path,
    )
    try:
        yield started
    finally:
        started.terminate()
        started.wait()


@contextmanager
def scheduler(folder: Path, failures: int = 3) -> Iterator[str]:
    """Run a scheduler on a free port that gives a task up after so many `failures`, and one; its address."""
    file = folder / f"{uuid4()}.json"
    allowed = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(failures)}
    with process("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", file, **allowed):
        while not file.exists() or not file.read_text():
            time.sleep(0.05)
        yield json.loads(file.read_text())["address"]


class Counting:
    """Passes chunks on, and keeps which."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self.read = engine, list[int]()

    @property
    def ahead(self) -> int:
        return self._engine.ahead

    def submit(self, chunk: Chunk) -> Thunk:
        self.read.append(chunk.number)
        return self._engine.submit(chunk)


def sharded(
    sources: list[Path], graph: Path, url: str, size: int, say: list[str] | None = None, *, again: bool = False
) -> list[int]:
    """Build with shards in this process and return the numbers of the chunks that were read."""
    with Store.open(graph) as store, cluster.Local(1, pipeline.TIMEOUT) as local:
        counting, made = Counting(local), pipeline.corrections_of(store)
        told = [] if say is None else say
        reader = cluster.Sharded(
            cluster.Folder(url), counting, size, pipeline.TIMEOUT, made, again=again, say=told.append
        )
        pipeline.build(sources, store, reader=reader, again=again)
        return counting.read


def files(url: str) -> dict[str, bytes]:
    """Return the content of every file of a folder, by its name there."""
    fs, root = fsspec.core.url_to_fs(url)
    return {str(path).removeprefix(root): fs.cat_file(path) for path in fs.find(root)}


def lines(url: str) -> list[str]:
    """Return every quad of a folder of shards."""
    told = (gzip.decompress(data).decode() for name, data in files(url).items() if name.endswith(".nq.gz"))
    return sorted(line for text in told for line in text.splitlines())


def exported(graph: Path, folder: Path) -> list[str]:
    target = folder / f"{uuid4()}.nq"
    with Store.open(graph, read_only=True) as store, target.open("wb") as file:
        export.export(store, "nq", file)
    return target.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def source(folder: Path) -> Path:
    return archive(folder / "tin.jsonl", COUNT)


@pytest.fixture(scope="module")
def whole(folder: Path, source: Path) -> tuple[Path, Path]:
    """A graph and its shards, built at one go in one process, without Dask."""
    sharded([source], folder / "whole", str(folder / "whole-shards"), CHUNK)
    return folder / "whole", folder / "whole-shards"


def wait_for(shards: Path, count: int) -> None:
    deadline = time.monotonic() + 120
    while len(list(shards.glob("pages/*.gz"))) < count:
        assert time.monotonic() < deadline
        time.sleep(0.02)


# ---------------------------------------------------------------- killed


@pytest.mark.parametrize("failures", [3, 0])  # the default; and a scheduler that leaves it to the client to try again
def test_a_worker_killed_midway_changes_no_byte(
    failures: int, whole: tuple[Path, Path], source: Path, tmp_path: Path
) -> None:
    graph, shards = tmp_path / "graph", tmp_path / "shards"
    with (
        scheduler(tmp_path, failures) as address,
        process("worker", address, "--nthreads", "1", "--local-directory", tmp_path),  # below a nanny, as is usual
        process("worker", address, "--nthreads", "1", "--no-nanny", "--name", "doomed") as doomed,
        distributed.Client(address, set_as_default=False) as client,
    ):
        client.wait_for_workers(2, timeout=60)
        (at,) = [at for at, told in client.scheduler_info()["workers"].items() if told["name"] == "doomed"]
        build = subprocess.Popen(
            command("build", source, "--store", graph, "--shards", shards, "--dask", address, "--chunk", CHUNK),
            env=PATH,
            stderr=subprocess.PIPE,
        )
        wait_for(shards, 2)
        while not client.processing()[at]:
            assert build.poll() is None
            time.sleep(0.01)
        readers = psutil.Process(doomed.pid).children()
        doomed.kill()
        assert not (shards / "manifest.json").exists()
        assert build.communicate()[1] == b""
        assert build.returncode == 0
        gone, alive = psutil.wait_procs(readers, timeout=10)
        assert gone
        assert alive == []
    assert files(str(shards)) == files(str(whole[1]))
    assert nquads(graph) == nquads(whole[0])


def test_a_killed_build_leaves_whole_shards_and_goes_on_from_them(
    whole: tuple[Path, Path], source: Path, folder: Path
) -> None:
    graph, shards = folder / "taken-up", folder / "taken-up-shards"
    words = command("build", source, "--store", graph, "--shards", f"file://{shards}", "--chunk", CHUNK)
    build = subprocess.Popen(words, env=PATH)
    wait_for(shards, 3)
    build.kill()
    build.wait()
    there = {path: path.stat().st_mtime_ns for path in shards.glob("*/*.gz")}
    made = files(str(whole[1]))
    assert 3 <= len(there) // 2 < COUNT // CHUNK
    assert {path.read_bytes() == made[f"/{path.relative_to(shards)}"] for path in there} == {True}
    assert subprocess.run(words, env=PATH, check=True, capture_output=True).stderr.count(b"\n") <= 1
    assert {path: path.stat().st_mtime_ns for path in there} == there
    assert files(str(shards)) == made
    assert nquads(graph) == nquads(whole[0])


# ---------------------------------------------------------------- shards


def test_only_what_is_damaged_or_changed_is_made_anew(whole: tuple[Path, Path], source: Path, folder: Path) -> None:
    graph, url = folder / "memory", f"memory://{uuid4()}"
    everything = list(range(COUNT // CHUNK))
    assert sharded([source], graph, url, CHUNK) == everything
    right = files(url)
    assert right == files(str(whole[1]))
    assert sharded([source], graph, url, CHUNK) == []
    fs = fsspec.filesystem("memory")
    root = url.removeprefix("memory:/")
    fs.pipe_file(f"{root}/graphs/00003.nq.gz", right["/graphs/00003.nq.gz"][:-9])
    fs.pipe_file(f"{root}/pages/00005.jsonl.gz", b"\x1f\x8b")
    fs.rm_file(f"{root}/graphs/00007.nq.gz")
    fs.pipe_file(f"{root}/graphs/00099.nq.gz", b"of an archive that was longer")
    fs.pipe_file(f"{root}/graphs/mine.txt", b"")
    say: list[str] = []
    assert sharded([source], graph, url, CHUNK, say) == [3, 5, 7]
    assert [line.partition(": ")[0].rpartition("/")[2] for line in say] == [f"0000{n}.nq.gz" for n in (3, 5, 7)]
    assert all("made anew" in line and "\n" not in line for line in say)
    assert files(url) == right | {"/graphs/mine.txt": b""}
    assert sharded([source], graph, url, CHUNK, again=True) == everything


def test_shards_hold_the_graph_with_repeated_and_corrected_pages(tmp_path: Path) -> None:
    first, second = tmp_path / "một.jsonl", tmp_path / "hai.jsonl"
    archive(first, 25)
    lines_ = [json.dumps({"id": f"tin-{n:03}", "text": page(n if n % 2 else n + 50)}) for n in range(20, 30)]
    second.write_text("\n".join([*lines_, '{"id": "rỗng", "text": ""}', "{"]), encoding="utf-8")
    graph, shards, plain = tmp_path / "graph", tmp_path / "shards", tmp_path / "plain"
    sources = [first, second, first]
    for path in (graph, plain):
        with Store.open(path) as store:
            pipeline.build([first], store)
            meeting = next(
                iter(store.query("SELECT ?m { GRAPH ?g { ?d dct:identifier 'tin-003' . ?m a kg:Meeting } }"))
            )
            correct(store, str(meeting["m"])[1:-1], "ordinal", "99", "in sai", "Mận", "2024-01-02T03:04:05")
            told = pipeline.build(sources, store)
    assert sharded(sources, graph, str(shards), 7) == list(range(9))
    assert nquads(graph) == nquads(plain)
    assert lines(str(shards)) == exported(plain, tmp_path)
    manifest = json.loads((shards / "manifest.json").read_text())
    assert manifest["documents"] == told.pages == 30
    assert sum(one["repeated"] for one in manifest["shards"]) == 5 + 25
    assert sum(one["failed"] for one in manifest["shards"]) == 1
    assert sharded(sources, graph, str(shards), 7) == []
    with Store.open(graph) as store:
        meeting = next(iter(store.query("SELECT ?m { GRAPH ?g { ?d dct:identifier 'tin-003' . ?m a kg:Meeting } }")))
        correct(store, str(meeting["m"])[1:-1], "ordinal", "98", "in sai", "Mận", "2024-01-02T03:04:06")
    assert sharded(sources, graph, str(shards), 7) == [0]  # of the page that is repeated nothing is kept
    assert lines(str(shards)) == exported(graph, tmp_path)


def test_load_gives_the_graph_that_was_built(whole: tuple[Path, Path], tmp_path: Path) -> None:
    told = CliRunner().invoke(kg, ["load", str(whole[1]), "--store", str(tmp_path / "graph")])
    assert (told.exit_code, told.stdout.split()[0]) == (0, str(COUNT))
    assert nquads(tmp_path / "graph") == nquads(whole[0])
    texts = [sorted(p.name for p in (path / "texts").rglob("*.gz")) for path in (tmp_path / "graph", whole[0])]
    assert texts[0] == texts[1]
    again = CliRunner().invoke(kg, ["load", str(whole[1]), "--store", str(tmp_path / "graph")])
    assert (again.exit_code, f"{COUNT} trang không đổi" in again.stderr) == (0, True)


def test_load_keeps_which_pages_could_not_be_read(tmp_path: Path) -> None:
    source, shards = tmp_path / "tin.jsonl", str(tmp_path / "shards")
    bad = {"id": "tin-2", "text": "", "title": "Kỳ họp thứ ba", "publisher": "Cổng quận"}
    source.write_text("\n".join(json.dumps(one) for one in ({"id": "tin-1", "text": "Tin mới."}, bad)), "utf-8")
    build = ["build", str(source), "--shards", shards, "--store", str(tmp_path / "built")]
    assert CliRunner().invoke(kg, build).exit_code == 1
    told = CliRunner().invoke(kg, ["load", shards, "--store", str(tmp_path / "graph")])
    assert (told.exit_code, "tin-2" in told.stderr) == (1, True)
    with Store.open(tmp_path / "built", read_only=True) as one, Store.open(tmp_path / "graph", read_only=True) as two:
        built, loaded = failures(one), failures(two)
    assert [replace(each, where="") for each in built] == [replace(each, where="") for each in loaded]
    assert (loaded[0].page, loaded[0].title) == ("tin-2", "Kỳ họp thứ ba")


def test_load_names_what_is_damaged_and_takes_nothing_of_it(whole: tuple[Path, Path], tmp_path: Path) -> None:
    shards = tmp_path / "shards"
    shutil.copytree(whole[1], shards)
    graphs, pages = shards / "graphs" / "00001.nq.gz", shards / "pages" / "00004.jsonl.gz"
    graphs.write_bytes(graphs.read_bytes()[:-1] + b"!")
    pages.unlink()
    foreign = gzip.decompress((shards / "graphs" / "00002.nq.gz").read_bytes()).splitlines()
    foreign[0] = foreign[0].rpartition(b" <")[0] + b" <https://w3id.org/quanhe/ns#judgements> ."
    manifest = (shards / "manifest.json").read_text()
    forged = shards / "graphs" / "00002.nq.gz"
    was, forged_data = forged.read_bytes(), gzip.compress(b"\n".join(foreign) + b"\n", mtime=0)
    forged.write_bytes(forged_data)
    (shards / "manifest.json").write_text(manifest.replace(checksum(was), checksum(forged_data)))
    told = CliRunner().invoke(kg, ["load", str(shards), "--store", str(tmp_path / "graph")])
    assert told.exit_code == 1
    assert [line.partition(": ")[0].rpartition("/")[2] for line in told.stderr.splitlines()] == [
        "00001.nq.gz",
        "00002.jsonl.gz",
        "00004.jsonl.gz",
    ]
    with Store.open(tmp_path / "graph", read_only=True) as store:
        assert len(store.documents()) == COUNT - 3 * CHUNK
        assert judgements(store) == []
    (shards / "manifest.json").unlink()
    unfinished = CliRunner().invoke(kg, ["load", str(shards), "--store", str(tmp_path / "none")])
    assert (unfinished.exit_code, unfinished.stderr.count("\n"), "not finished" in unfinished.stderr) == (1, 1, True)


def test_a_sparql_server_loads_the_shards_and_answers_as_the_store_does(built: Path, tmp_path: Path) -> None:
    shards, graph = tmp_path / "shards", tmp_path / "graph"
    sharded([PAGES], graph, str(shards), 4)
    found = sorted((shards / "graphs").glob("*.nq.gz"))
    subprocess.run(
        [OXIGRAPH, "load", "--location", tmp_path / "server", "--file", *found], check=True, capture_output=True
    )
    words = ["ask", "who-held-post", "--body", "UBND quận Ngô Quyền", "--role", "Chủ tịch", "--format", "json"]
    here = CliRunner().invoke(kg, [*words, "--store", str(built)])
    with served(b"", "application/n-quads", "--location", str(tmp_path / "server")) as url:
        there = CliRunner().invoke(kg, [*words, "--store", url])
    assert here.exit_code == there.exit_code == 0
    assert json.loads(there.stdout)["rows"] == json.loads(here.stdout)["rows"] != []


# ---------------------------------------------------------------- what a cluster must be


def test_a_page_that_kills_its_process_costs_a_worker_that_page_alone() -> None:
    pages = [Found(Page(f"{n}", f"{n}.txt", False, page(n)), "x") for n in range(4)]
    told: list[list[object]] = []

    def task() -> None:  # in a thread, as Dask does
        for deadly in (True, False, False):
            first = [Found(Deadly("chết", "chết.txt", False, ""), "x")] if deadly else []
            piece = worker.read(Chunk(0, (*first, *pages)), 20, signature())
            told.append(list(outcomes(piece)))
            alive = [one for one in psutil.Process().children() if one.status() != psutil.STATUS_ZOMBIE]
            readers.append({child.pid for child in alive if "spawn_main" in str(child.cmdline())})

    readers: list[set[int]] = []
    thread = threading.Thread(target=task)
    thread.start()
    thread.join()
    problem, *rest = told[0]
    assert isinstance(problem, Problem)
    assert problem.where == "chết.txt"
    assert [one.document.id for one in rest if isinstance(one, Written)] == ["0", "1", "2", "3"]
    assert told[1] == told[2] == rest
    assert readers[1] == readers[2]  # it stays for the next chunk


def test_what_cannot_be_used_is_told_in_one_line_within_seconds(tmp_path: Path) -> None:
    begun = time.monotonic()
    done = subprocess.run(
        command("build", PAGES, "--store", tmp_path / "graph", "--dask", "tcp://127.0.0.1:1"),
        env=PATH,
        capture_output=True,
        text=True,
    )
    assert time.monotonic() - begun < 60  # however busy the machine is
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "cannot be reached" in done.stderr
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "manifest.json").write_text("[]")
    for words, code, told in (
        (["--dask", "máy"], 1, "cannot be reached"),
        (["--dask", "tcp://127.0.0.1:1", "--jobs", "2"], 2, "--jobs"),
        (["--shards", "no://x"], 1, "cannot be used"),
        (["--shards", str(PAGES / "d-03.txt")], 1, "cannot be used"),
        (["--shards", str(ours)], 1, "not a manifest"),
    ):
        result = CliRunner().invoke(kg, ["build", str(PAGES), "--store", str(tmp_path / "graph"), *words])
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (code, "", 1), result.stderr
        assert told in result.stderr


def test_a_scheduler_without_workers_is_told_and_one_that_dies_as_well(source: Path, tmp_path: Path) -> None:
    with scheduler(tmp_path) as address:
        with pytest.raises(cluster.ClusterError, match="no workers"):
            cluster.Cluster(address, 10)
        with process("worker", address, "--nthreads", "1", "--no-nanny") as alone:
            with cluster.Cluster(address, 10) as there:
                chunk = Chunk(0, tuple(Found(Page(f"{n}", "x", False, page(n)), "x") for n in range(9)))
                assert len(there.submit(chunk)().entries) == 9
                os.kill(alone.pid, signal.SIGSTOP)
                wait = there.submit(chunk)
                for child in psutil.process_iter(["cmdline"]):
                    if "scheduler" in (words := child.info["cmdline"] or []) and any(str(tmp_path) in w for w in words):
                        child.kill()
                with pytest.raises(cluster.ClusterError, match="scheduler is gone"):
                    wait()
            os.kill(alone.pid, signal.SIGCONT)


def test_a_worker_of_another_edition_is_refused(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for name in ("kg", "ontology", "queries"):
        shutil.copytree(ROOT / name, other / name, ignore=shutil.ignore_patterns("__pycache__", "static"))
    table = other / "kg" / "lexicon" / "confidence.toml"
    table.write_text(table.read_text(encoding="utf-8") + "\n# another\n", encoding="utf-8")
    with (
        scheduler(tmp_path) as address,
        process("worker", address, "--nthreads", "1", "--no-nanny", path=other),
        distributed.Client(address, set_as_default=False) as client,
    ):
        client.wait_for_workers(1, timeout=60)
        done = subprocess.run(
            command("build", source, "--store", tmp_path / "graph", "--dask", address),
            env=PATH,
            capture_output=True,
            text=True,
        )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "install the same" in done.stderr
    assert f"≠ {signature()['quanhe']}" in done.stderr
    assert not (tmp_path / "graph").exists()
    with pytest.raises(cluster.ClusterError, match=r"zlib .* ≠ 0"):  # a worker that came late
        worker.read(Chunk(0, ()), 10, {**signature(), "zlib": "0"})
