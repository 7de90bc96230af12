"""The command line as a user meets it: real processes, their output, their errors, their exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import signal
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.cli import COMMANDS
from kg.vocab import STATE
from tests.test_view import blocks

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "examples" / "pages"
KG = [sys.executable, "-m", "kg"]


def kg(*args: object, code: int = 0, input: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `kg` and expect its exit code."""
    done = subprocess.run(
        [*KG, *map(str, args)],
        cwd=ROOT,
        env={**os.environ, **env},
        input=input,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_every_command_has_help_with_an_example() -> None:
    overview = kg("--help").stdout
    for name, (_, what) in COMMANDS.items():
        assert f"  {name} " in overview
        assert what.split(" / ")[1].split()[0] in overview
        assert f"kg {name}" in kg(name, "--help").stdout


def test_help_costs_little_over_starting_python() -> None:
    def seconds(*command: str) -> float:
        before = os.times()
        subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, check=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    bare, full = (statistics.median(seconds(*c) for _ in range(7)) for c in (("-c", "pass"), ("-m", "kg", "--help")))
    assert full - bare <= 0.150


@pytest.mark.parametrize(
    "args", [(), ("nonsense",), ("build",), ("export", "--format", "xls"), ("facts", "--store", "/nirgends")]
)
def test_wrong_usage_is_told_with_exit_code_2(args: tuple[str, ...]) -> None:
    done = kg(*args, code=2)
    assert done.stdout == ""
    assert done.stderr


def test_a_mistyped_command_is_answered_with_the_nearest() -> None:
    assert "export" in kg("exprot", code=2).stderr


def test_build_says_on_stdout_what_it_did_and_nothing_else(tmp_path: Path) -> None:
    done = kg("build", PAGES / "d-03.txt", "--store", tmp_path / "graph")
    assert done.stderr == ""
    assert "1 trang" in done.stdout
    assert "1 pages" in done.stdout


def test_a_page_that_fails_is_one_line_on_stderr_and_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "hỏng.txt").write_bytes(bytes(range(256)) * 4)
    done = kg("build", tmp_path / "hỏng.txt", PAGES / "d-03.txt", "--store", tmp_path / "graph", code=1)
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{tmp_path / 'hỏng.txt'}: nhị phân / binary: ")
    assert "1 trang" in done.stdout


def test_build_reads_standard_input(tmp_path: Path) -> None:
    line = json.dumps({"id": "tin-1", "text": "Ông Lý Văn Sang, Chủ tịch UBND quận Hải An, đi thăm trường."})
    kg("build", "-", "--published", "2023-05-06", "--store", tmp_path / "graph", input=line + "\n")
    (person,) = facts(tmp_path / "graph", "--kind", "person")
    assert (person["doc"], person["name"]) == ("tin-1", "Lý Văn Sang")


def facts(store: Path, *args: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in kg("facts", "--store", store, *args).stdout.splitlines()]


def test_facts_of_one_kind_and_one_page(built: Path) -> None:
    found = facts(built, "--doc", "d-03", "--kind", "role")
    assert found
    assert {(fact["doc"], fact["kind"]) for fact in found} == {("d-03", "role")}


def test_the_store_may_be_named_by_the_environment(built: Path) -> None:
    assert kg("facts", "--doc", "d-03", KG_STORE=str(built)).stdout


def test_output_is_utf8_whatever_the_locale(built: Path) -> None:
    done = kg("facts", "--doc", "d-03", "--kind", "person", "--store", built, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "Phạm Văn Hà" in done.stdout


@pytest.mark.parametrize("name", ["nq", "trig", "ttl"])
def test_exports_are_read_by_others_and_do_not_change(built: Path, tmp_path: Path, name: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for file in (first, second):
        kg("export", "--format", name, "-o", file, "--store", built)
    assert first.read_bytes() == second.read_bytes()
    format = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "ttl": ox.RdfFormat.TURTLE}[name]
    read = set(ox.parse(path=str(first), format=format))
    everything = {q for q in ox.Store.read_only(str(built / "quads")) if q.graph_name != ox.NamedNode(STATE)}
    assert read == ({q for q in everything if q.graph_name == ox.DefaultGraph()} if name == "ttl" else everything)


@pytest.mark.parametrize(("name", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_networks_are_exported_for_graph_programs(built: Path, tmp_path: Path, name: str, read: Any) -> None:
    first, second, people = tmp_path / "first", tmp_path / "second", tmp_path / "people"
    for file in (first, second):
        kg("export", "--format", name, "-o", file, "--store", built, PYTHONHASHSEED=str(len(file.name)))
    assert first.read_bytes() == second.read_bytes()
    labels = set(nx.get_node_attributes(read(first), "label").values())
    assert {"Phạm Văn Hà", "Quận ủy Ngô Quyền", "cầu Rào 1"} <= labels
    kg("export", "--format", name, "--network", "people-people", "-o", people, "--store", built)
    assert set(nx.get_node_attributes(read(people), "kind").values()) == {"person"}
    assert "--network" in kg("export", "--network", "people-people", "--store", built, code=2).stderr


def test_nquads_are_sorted(built: Path) -> None:
    lines = kg("export", "--store", built).stdout.splitlines()
    assert lines == sorted(lines, key=str.encode)


def test_check_is_silent_when_all_is_well_and_names_a_spoilt_text(tmp_path: Path) -> None:
    store = tmp_path / "graph"
    kg("build", PAGES / "d-03.txt", "--store", store)
    assert kg("check", "--store", store).stdout == ""
    (text,) = (store / "texts").rglob("*.gz")
    text.unlink()
    head, *said = kg("check", "--store", store, code=1).stdout.splitlines()
    assert head.startswith("error text-not-kept: ")
    assert "  Read the page again: kg build." in said
    assert said[-1] == "  - d-03"


def test_contradictions_are_printed_but_fail_only_where_asked_to(tmp_path: Path) -> None:
    for day in ("2025-08-01", "2025-09-01"):
        page = tmp_path / f"{day}.txt"
        page.write_text(f"Hội nghị\nÔng Trần Văn Cát, Chủ tịch UBND quận Ngô Quyền, Hải Phòng phát biểu ngày {day}.\n")
        kg("build", page, "--published", day, "--store", tmp_path / "graph")
    printed = kg("check", "--store", tmp_path / "graph", "--most", "1").stdout
    assert "warning attested-after-end: " in printed
    assert "Trần Văn Cát · Chủ tịch Ủy ban nhân dân quận Ngô Quyền · 2025-06-30 · 2025-08-01" in printed
    assert "and 1 more (--most)" in printed
    assert kg("check", "--store", tmp_path / "graph", "--most", "1", "--strict", code=1).stdout == printed


def test_a_page_is_retracted_by_its_id(tmp_path: Path) -> None:
    store = tmp_path / "graph"
    kg("build", PAGES / "d-03.txt", PAGES / "d-04.txt", "--store", store)
    kg("retract", "d-03", "--store", store)
    assert {fact["doc"] for fact in facts(store)} == {"d-04"}
    assert "d-03" in kg("retract", "d-03", "--store", store, code=1).stderr


def test_a_store_that_another_process_holds_is_told_in_one_line(tmp_path: Path) -> None:
    store = tmp_path / "graph"
    kg("build", PAGES / "d-03.txt", "--store", store)
    held = ox.Store(str(store / "quads"))
    (line,) = kg("build", PAGES / "d-04.txt", "--store", store, code=1).stderr.splitlines()
    assert line.startswith("kg: ")
    del held


@pytest.mark.parametrize(
    "command",
    ["facts", "export", *(f"export --format {name}" for name in ("nq", "ftm-statements", "csv", "popolo"))],
)
def test_a_closed_pipe_is_no_error(built: Path, command: str) -> None:
    process = subprocess.Popen(
        [*KG, *command.split(), "--store", str(built)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr.read() == b""


def test_a_full_disk_is_told_in_one_line(built: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*KG, "facts", "--store", str(built)], cwd=ROOT, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("kg: ")
    assert done.stderr.count(b"\n") == 1


def test_the_bar_is_drawn_on_a_terminal_and_problems_stand_above_it(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"t-{n}", "text": f"Bà Lý Thị Sen, Bí thư Quận ủy Hải An, nói {n}."}) for n in range(300)
    ]
    source = tmp_path / "tin.jsonl"
    source.write_text("\n".join(["{hỏng", *lines]), encoding="utf-8")
    seen = _on_terminal("build", source, "--store", tmp_path / "graph")
    assert "/301 · " in seen
    assert re.search(r"còn/left \d+:\d\d", seen)
    assert "hợp nhất / resolving" in seen
    assert "dòng JSON hỏng" in seen
    assert seen.rstrip().endswith("\x1b[K")


def _on_terminal(*args: object) -> str:
    """Return what a command writes to stderr when that is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([*KG, *map(str, args)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # Linux says so when the other side is closed
        pass
    process.wait()
    os.close(ours)
    return seen.decode()


def test_an_interrupt_ends_the_build_with_one_line(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"t-{n}", "text": f"Bà Lý Thị Sen, Bí thư Quận ủy Hải An, nói {n}."}) for n in range(9999)
    ]
    source, store = tmp_path / "tin.jsonl", tmp_path / "graph"
    source.write_text("\n".join(lines), encoding="utf-8")
    command = [*KG, "build", str(source), "--store", str(store), "--jobs", "2"]
    build = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while not any(store.glob("texts/*/*.gz")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(build.pid, signal.SIGINT)
    out, err = build.communicate(timeout=20)
    assert build.returncode == 1
    assert out == b""
    assert err.decode().strip() == "kg: đã dừng / stopped"


def test_reasoning_tells_whether_the_graph_is_consistent(tmp_path: Path) -> None:
    store = tmp_path / "graph"
    kg("build", PAGES / "d-03.txt", "--store", store)
    assert "consistent" in kg("reason", "--store", store).stdout
    assert "d-99" in kg("reason", "--doc", "d-99", "--store", store, code=1).stderr


HOLDERS = ("ask", "who-held-post", "--body", "UBND quận Ngô Quyền", "--role", "Chủ tịch")


def test_an_answer_names_who_and_shows_sentence_and_source(built: Path) -> None:
    shown = kg(*HOLDERS, "--store", built).stdout
    assert "Ủy ban nhân dân quận Ngô Quyền" in shown  # what was taken
    assert "Cáp Trọng Tuấn" in shown
    assert "“Cáp Trọng Tuấn, PBT Quận uỷ, Chủ tịch UBND quận”" in shown
    assert "d-03" in shown


def test_an_answer_as_csv_json_and_ndjson_is_the_same(built: Path) -> None:
    def ask(format: str) -> str:
        return kg(*HOLDERS, "--format", format, "--store", built).stdout

    whole = json.loads(ask("json"))
    lines = [json.loads(line) for line in ask("ndjson").splitlines()]
    rows = list(csv.DictReader(io.StringIO(ask("csv"))))
    assert whole["rows"] == lines
    assert [row["quote"] for row in rows] == [line["quote"] for line in lines]
    assert list(rows[0]) == whole["columns"] == list(lines[0])


def test_an_answer_without_rows_says_what_the_graph_covers(built: Path) -> None:
    question = ("ask", "who-held-post", "--body", "UBND quận Ngô Quyền", "--role", "Bí thư", "--store", built)
    assert "10 văn bản / documents" in kg(*question).stdout
    done = kg(*question, "--format", "ndjson")
    assert done.stdout == ""
    assert "10 văn bản / documents" in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("ask", "who-hold-post"), 2, "who-held-post"),
        (("ask", "who-held-post", "--bodi", "x"), 2, "--body"),
        (("ask", "who-held-post", "--body", "x"), 2, "--role"),
        ((*HOLDERS, "--on", "hôm qua"), 2, "hôm qua"),
        ((*HOLDERS, "--format", "xls"), 2, "ndjson"),
    ],
)
def test_a_question_asked_wrongly_is_answered_in_one_line(
    built: Path, args: tuple[str, ...], code: int, told: str
) -> None:
    (line,) = kg(*args, code=code, KG_STORE=str(built)).stderr.splitlines()
    assert told in line


def test_a_name_that_the_graph_lacks_is_answered_with_names_like_it(built: Path) -> None:
    lacking = ("ask", "who-held-post", "--body", "UBND quận Ngô Tùng", "--role", "Chủ tịch")
    assert "Ủy ban nhân dân quận Ngô Quyền" in kg(*lacking, "--store", built, code=1).stderr


def test_explain_prints_the_query_with_what_was_given_in_it(built: Path) -> None:
    shown = kg(*HOLDERS, "--on", "12/2022", "--explain", "--store", built).stdout
    assert shown.startswith("#+ summary:")
    assert 'VALUES ?onLatest { "2022-12-31"^^<http://www.w3.org/2001/XMLSchema#date> }' in shown
    assert "VALUES ?role { <https://w3id.org/quanhe/role/chủ-tịch> }" in shown


def test_the_shell_completes_questions_options_and_names_of_the_graph(built: Path) -> None:
    def completed(*words: object) -> list[str]:
        asked = " ".join(map(str, ("kg", *words)))
        found = kg(_KG_COMPLETE="bash_complete", COMP_WORDS=asked, COMP_CWORD=str(len(words)), KG_STORE=str(built))
        return [line.partition(",")[2] for line in found.stdout.splitlines()]

    assert completed("ask", "who-") == ["who-held-post"]
    assert "--person" in completed("ask", "meetings-of-a-person", "--p")
    assert completed("ask", "meetings-of-a-person", "--person", "cap") == ["Cáp Trọng Tuấn"]
    assert completed("ask", "meetings-of-a-person", "--part", "ch") == ["chairs"]


def test_what_must_be_given_is_asked_for_at_a_terminal(built: Path) -> None:
    ours, theirs = pty.openpty()
    command = [*KG, "ask", "meetings-of-a-person", "--store", str(built)]
    with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs) as asking:
        os.close(theirs)
        assert "vd. / e.g. Phạm Văn Hà" in os.read(ours, 1000).decode()
        os.write(ours, b"pham van ha\n")
        shown, _ = asking.communicate(timeout=60)
    os.close(ours)
    assert asking.returncode == 0
    assert "Phạm Văn Hà điều hành hội nghị" in shown.decode()


def test_questions_lists_every_question_with_its_parameters() -> None:
    listed = kg("questions").stdout
    for file in (ROOT / "queries" / "questions").glob("*.rq"):
        assert file.stem in listed
        assert f"kg ask {file.stem} " in kg("ask", file.stem, "--help").stdout
    assert "who-held-post --body … --role … [--on …]" in listed


def test_a_drawing_is_a_page_of_its_own_and_the_same_twice(built: Path, tmp_path: Path) -> None:
    page, again = tmp_path / "trang.html", tmp_path / "lại.html"
    assert kg("draw", "--about", "pham van ha", "-o", page, "--store", built).stdout == f"{page}\n"
    kg("draw", "--about", "Phạm Văn Hà", "-o", again, "--store", built)
    assert page.read_bytes() == again.read_bytes()
    assert "Bí thư Quận ủy Phạm Văn Hà" in {source["quote"] for source in drawn(page)["sources"]}


def drawn(page: Path) -> dict[str, Any]:
    """Return what a drawn page holds."""
    held = blocks(page.read_text(encoding="utf-8"))
    for name, rows in held.get("more", {}).items():
        held["data"][name] += rows
    return held["evidence"] | held["data"]


def test_the_whole_graph_a_place_a_way_and_an_answer_can_be_drawn(built: Path, tmp_path: Path) -> None:
    def labels(*words: object) -> list[str]:
        kg("draw", *words, "-o", tmp_path / "trang.html", "--store", built)
        return [node["label"] for node in drawn(tmp_path / "trang.html")["nodes"]]

    everything = set(labels("--all"))
    assert everything == set(labels())
    assert {"Phạm Văn Hà", "cầu Rào 1"} <= everything
    assert {"quận Ngô Quyền", "Phạm Văn Hà"} <= set(labels("--place", "quan ngo quyen"))
    assert {"Phạm Văn Hà", "cầu Rào 1"} <= set(labels("--path", "Phạm Văn Hà", "cầu Rào 1"))
    made = drawn(tmp_path / "trang.html")
    way = [node["label"] for place in made["path"] for node in made["nodes"] if node["id"] == place]
    assert (way[0], way[-1]) == ("Phạm Văn Hà", "cầu Rào 1")
    ends = [{made["nodes"][edge["from"]]["id"], made["nodes"][edge["to"]]["id"]} for edge in made["edges"]]
    assert all({one, other} in ends for one, other in pairwise(made["path"])), "each step is a line"
    answer = labels("--question", "who-held-post", "--body", "UBND quận Ngô Quyền", "--role=Chủ tịch")
    assert "Cáp Trọng Tuấn" in answer
    assert len(answer) < len(everything)


def test_few_are_shown_at_first_and_more_are_in_the_file(built: Path, tmp_path: Path) -> None:
    kg("draw", "--about", "Phạm Văn Hà", "--limit", 10, "-o", tmp_path / "trang.html", "--store", built)
    nodes = drawn(tmp_path / "trang.html")["nodes"]
    assert len(nodes) == 40
    assert sum("x" in node for node in nodes) == 10


def test_what_cannot_be_drawn_is_told(built: Path, tmp_path: Path) -> None:
    assert "Phạm Văn Hà" in kg("draw", "--about", "Phạm Văn Hòa", "-o", tmp_path / "x", "--store", built, code=1).stderr
    out = ("-o", tmp_path / "x", "--store", built)
    for words, code, told in (
        (("--about", "a", "--all"), 2, "--about --question --path --place --all"),
        (("--about", "Phạm Văn Hà", "--role", "Chủ tịch"), 2, "--role Chủ tịch"),
        (("--question", "no-such"), 1, "no-such"),
        (("--question", "who-held-post"), 1, "body"),
        (("--question", "who-held-post", "--body"), 2, "--body"),
        (("--path", "Phạm Văn Hà", "không có ai"), 1, "không có ai"),
        (("--place", "không có nơi này"), 1, "không có nơi này"),
    ):
        assert told in kg("draw", *words, *out, code=code).stderr
    assert not (tmp_path / "x").exists()
    missing = tmp_path / "không" / "trang.html"
    assert str(missing) in kg("draw", "--about", "Phạm Văn Hà", "-o", missing, "--store", built, code=1).stderr


def test_a_place_is_shown_as_it_was_on_a_day() -> None:
    before = kg("place", "quận Ngô Quyền", "--on", "2022-12-12").stdout
    assert "quận Ngô Quyền, thành phố Hải Phòng · đến / until 2025-06-30" in before
    assert "thành / became: phường Gia Viên, thành phố Hải Phòng (một phần / part)" in before
    now = kg("place", "quận Ngô Quyền, Hải Phòng", "--on", "2026-01-01").stdout
    assert "không có ngày / not there on 2026-01-01" in now
    assert "ngày ấy / then: phường Ngô Quyền, thành phố Hải Phòng" in now
    whole = kg("place", "thành phố Hải Phòng").stdout
    assert "202/2025/QH15" in whole
    assert "từ / from: tỉnh Hải Dương (toàn bộ / all)" in whole


def test_a_place_that_is_not_known_is_met_with_the_nearest_or_with_where_it_is() -> None:
    assert "ngô quyền" in kg("place", "Ngo Quyen", code=1).stderr
    assert "thành phố Hải Phòng" in kg("place", "Ngô Quyền, Huế", code=1).stderr
    assert "say what it lies in" in kg("place", "Tân Lập", "--on", "2020-01-01").stderr
    assert kg("place", "Ngô Quyền", "--on", "hôm nay", code=2).stderr.count("\n") == 1
