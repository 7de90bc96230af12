"""What every export holds to: read by others, the same whatever the order, part of a graph, no memory of the whole."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg import export
from kg.export import facts as export_facts
from kg.export import order, parquet, quads, world
from kg.export.texts import cell, edtf, in_words, precise
from kg.lexicon.places import load
from kg.model import Body
from kg.store import Store
from kg.vocab import KG, ORG, PROV, RDF, SKOS, mint
from tests import synthetic
from tests.exporting import exported
from tests.handmade import CAU_GIAY, HAI_AN, NGO_QUYEN, QUAN_UY, UBND, Page, write

ROOT = Path(__file__).parent.parent
RDF_FORMATS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
# What is held at once at most, set so low that these graphs reach it.
LIMITS = (
    (world, "_KEPT", 50), (parquet, "_KEPT", 50), (parquet, "_GROUP", 50), (export_facts, "_PAGES", 5),
    (order, "_RUN", 2_000), (quads, "_BATCH", 200),
)  # fmt: skip
FILES = [name for name, format in export.FORMATS.items() if not format.folder and not format.network]  # not held whole
FOLDERS = [name for name, format in export.FORMATS.items() if format.folder]


def kg(*args: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *map(str, args)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def two_districts(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "graph")
    cau_giay = Body("Quận ủy Cầu Giấy", "PartyCommittee", CAU_GIAY)
    pages = [
        Page("cu", published="2021-03-04").person("Lý Thanh Khuê", ("Bí thư", QUAN_UY)),
        Page("moi", published="2024-03-04").person("Tô Đình Lam", ("Chủ tịch", UBND)),
        Page("khac", published="2024-03-04").person("Cáp Văn Sương", ("Bí thư", cau_giay)),
    ]
    write(store, pages)
    return store


# ---------------------------------------------------------------- RDF


@pytest.mark.parametrize("name", RDF_FORMATS)
@pytest.mark.parametrize("kind", ["sample", "bad"])
def test_every_quad_comes_back(built: Path, bad: Path, kind: str, name: str) -> None:
    with Store.open(built if kind == "sample" else bad, read_only=True) as store:
        read = set(ox.parse(exported(store, name), format=RDF_FORMATS[name]))
        assert read == set(store.quads())


def test_json_ld_is_the_same_graph_to_rdflib(bad: Path) -> None:
    with Store.open(bad, read_only=True) as store:
        said = exported(store, "jsonld")
        lines = exported(store, "nq")
    assert "@context" in json.loads(said)
    one, other = rdflib.Dataset(), rdflib.Dataset()
    one.parse(data=said.decode(), format="json-ld")
    other.parse(data=lines.decode(), format="nquads")
    graphs = {graph.identifier for graph in other.graphs() if len(graph)}
    assert graphs == {graph.identifier for graph in one.graphs() if len(graph)}
    for name in graphs:
        assert isomorphic(one.graph(name), other.graph(name)), name


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_the_order_of_reading_changes_no_export(tmp_path: Path, name: str) -> None:
    pages = [
        Page(f"t-{n}", published="2023-01-02").person(f"Lý Thanh {'ABCDE'[n]}", ("Bí thư", QUAN_UY)) for n in range(5)
    ]
    made = []
    for number, some in enumerate((pages, pages[::-1])):
        with Store.open(tmp_path / f"graph-{number}") as store:
            for page in some:
                write(store, [page])
            if name in FOLDERS:
                out = tmp_path / f"out-{number}"
                out.mkdir()
                export.export(store, name, out)
                made.append({path.name: path.read_bytes() for path in out.iterdir()})
            elif name != "xlsx":
                made.append({"": exported(store, name)})
            else:  # a workbook bears the time at which it was made
                made.append({"": sheet(exported(store, name))})
    assert made[0] == made[1]


def sheet(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/worksheets/sheet1.xml")


# ---------------------------------------------------------------- a part of the graph


def labels(store: Store, scope: export.Scope, kind: str) -> set[str]:
    read = ox.Store()
    read.extend(ox.parse(exported(store, "nq", scope), format=ox.RdfFormat.N_QUADS))
    query = f"SELECT ?label WHERE {{ ?x a <{kind}> ; <{SKOS}prefLabel> ?label }}"
    return {row["label"].value for row in read.query(query)}  # type: ignore[union-attr]


PERSON, POST, MEMBERSHIP = "http://xmlns.com/foaf/0.1/Person", ORG + "Post", ORG + "Membership"


def place(name: str) -> export.Scope:
    gazetteer = load()
    return export.Scope(export.units(gazetteer, gazetteer.get(name)))


def test_a_place_takes_its_people_and_leaves_those_of_others(two_districts: Store) -> None:
    assert labels(two_districts, place(NGO_QUYEN), PERSON) == {"Lý Thanh Khuê", "Tô Đình Lam"}
    assert labels(two_districts, place(CAU_GIAY), PERSON) == {"Cáp Văn Sương"}
    assert labels(two_districts, place("thành phố Hải Phòng"), PERSON) == {"Lý Thanh Khuê", "Tô Đình Lam"}


def test_a_day_takes_what_pages_tell_since(two_districts: Store) -> None:
    assert labels(two_districts, export.Scope(since="2022-01-01"), PERSON) == {"Tô Đình Lam", "Cáp Văn Sương"}
    both = export.Scope(place(NGO_QUYEN).places, "2022-01-01")
    assert labels(two_districts, both, PERSON) == {"Tô Đình Lam"}
    assert labels(two_districts, both, POST) == {"Chủ tịch Ủy ban nhân dân quận Ngô Quyền"}


def test_a_part_keeps_what_it_speaks_of_and_every_proof(two_districts: Store) -> None:
    read = ox.Store()
    read.extend(ox.parse(exported(two_districts, "nq", place(NGO_QUYEN)), format=ox.RdfFormat.N_QUADS))
    whole = set(two_districts.quads())
    assert set(read) <= whole
    tenures = {q.subject for q in read.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(MEMBERSHIP))}
    assert len(tenures) == 2
    for tenure in tenures:
        for name in (ORG + "member", ORG + "organization", KG + "post", PROV + "wasDerivedFrom"):
            for quad in read.quads_for_pattern(tenure, ox.NamedNode(name), None):
                assert any(read.quads_for_pattern(quad.object, None, None)), quad  # type: ignore[arg-type]
        (fact,) = (q.object for q in read.quads_for_pattern(tenure, ox.NamedNode(PROV + "wasDerivedFrom"), None))
        rows = read.query(
            f"SELECT ?quote ?title WHERE {{ GRAPH ?d {{ {fact} <{KG}evidence>/<{KG}quote> ?quote . "
            f"?d <https://schema.org/headline> ?title }} }}"
        )
        assert len(list(rows)) == 1  # type: ignore[arg-type]
    places = {q.subject.value for q in read.quads_for_pattern(None, None, None, ox.NamedNode(KG + "places"))}
    assert places == {mint("place", NGO_QUYEN), mint("place", "thành phố Hải Phòng")}
    assert not any(read.quads_for_pattern(None, None, None, ox.NamedNode(mint("document", "khac"))))


def test_a_unit_brings_what_is_in_it_what_it_was_and_became() -> None:
    gazetteer = load()
    keys = export.units(gazetteer, gazetteer.get(NGO_QUYEN))
    heirs = {heir.key for heir, _ in gazetteer.successors(gazetteer.get(NGO_QUYEN))}
    assert heirs
    assert heirs <= keys
    assert {child.key for child in gazetteer.children(gazetteer.get(NGO_QUYEN))} <= keys
    assert HAI_AN not in keys
    assert "thành phố Hải Phòng" not in keys
    city = export.units(gazetteer, gazetteer.get("thành phố Hải Phòng"))
    assert {NGO_QUYEN, HAI_AN, "tỉnh Hải Dương"} <= city  # Hải Dương went into the city in 2025
    assert CAU_GIAY not in city
    assert HAI_AN not in export.units(gazetteer, gazetteer.get("tỉnh Hải Dương"))


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_every_format_takes_a_part(two_districts: Store, tmp_path: Path, name: str) -> None:
    target = tmp_path / "out"
    if name in FOLDERS:
        target.mkdir()
        export.export(two_districts, name, target, place(CAU_GIAY))
        said = b"".join(path.read_bytes() for path in target.iterdir())
        if name == "parquet":
            said = "".join(pd.read_parquet(path).to_json(force_ascii=False) for path in target.iterdir()).encode()
    else:
        said = exported(two_districts, name, place(CAU_GIAY))
        if name == "xlsx":
            rows = openpyxl.load_workbook(io.BytesIO(said)).active.values
            said = "".join(map(str, rows)).encode()
    text = json.dumps(json.loads(said), ensure_ascii=False) if name == "jsonld" else said.decode()
    assert "Cáp Văn Sương" in text
    assert "Lý Thanh Khuê" not in text


# ---------------------------------------------------------------- the command


def test_what_is_wrong_is_told_in_one_line(built: Path, tmp_path: Path) -> None:
    def line(*args: object, code: int) -> str:
        (said,) = kg("export", "--store", built, *args, code=code).stderr.splitlines()
        return said

    assert "did you mean xlsx?" in line("--format", "xls", code=2)
    assert "say -o DIR" in line("--format", "neo4j", code=2)
    assert "choose a new folder" in line("--format", "neo4j", "-o", tmp_path, code=2)
    assert "say what it lies in" in line("--place", "Ngô Quyền", code=1)
    assert "không có đơn vị / no unit" in line("--place", "quận Không Đâu", code=1)
    nothing = line("--place", "quận Cầu Giấy", "-o", tmp_path / "none.nq", code=1)
    assert nothing == "kg: không có gì để xuất / nothing to export: quận Cầu Giấy"
    assert "since 2199-01-01" in line("--since", "2199-01-01", "--format", "parquet", "-o", tmp_path / "none", code=1)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_told_in_one_line(built: Path, tmp_path: Path) -> None:
    """A process that cannot import it stands for a machine where the extra is not installed."""
    code = "import sys; sys.modules['xlsxwriter'] = None; from kg.cli import main; main(sys.argv[1:])"
    args = ["export", "--store", str(built), "--format", "xlsx", "-o", str(tmp_path / "x.xlsx")]
    done = subprocess.run([sys.executable, "-c", code, *args], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "kg: xlsx: thiếu / missing xlsxwriter; cài / install: pip install 'quanhe[export]'\n"


def test_a_folder_is_whole_or_not_there(bad: Path, tmp_path: Path) -> None:
    kg("export", "--store", bad, "--format", "neo4j", "-o", tmp_path / "sub" / "neo4j")
    assert (tmp_path / "sub" / "neo4j" / "relationships.csv").stat().st_size > 0
    assert [path.name for path in (tmp_path / "sub").iterdir()] == ["neo4j"]


def test_help_and_documents_name_every_format() -> None:
    said = kg("export", "--help").stdout
    assert all(f"  {name} " in said for name in export.FORMATS)
    told = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in told for name in export.FORMATS)


@pytest.mark.parametrize("name", ["ftm", "annotations", "jsonld", "popolo"])
def test_a_line_of_json_is_one_to_every_reader(bad: Path, name: str) -> None:
    with Store.open(bad, read_only=True) as store:
        said = exported(store, name)
    assert said.decode().splitlines() == said.decode().removesuffix("\n").split("\n")


def test_texts_of_pages_are_in_no_export(built: Path) -> None:
    """Quotes are; a paragraph that is more than a quote is not."""
    with Store.open(built, read_only=True) as store:
        source = next(page for page in store.documents() if page.id == "d-03")
        quotes = {quad.object.value for quad in store.pattern(None, KG + "quote")}  # type: ignore[union-attr]
        longer = [
            line
            for line in store.text(source.sha256).splitlines()
            if line and line != source.title and not any(line in quote for quote in quotes)
        ]
        assert longer
        for name in FILES:
            if name != "xlsx":
                said = exported(store, name).decode()
                assert not [line for line in longer if line in said]


# ---------------------------------------------------------------- memory


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A made-up province, and one of six times the size."""
    paths = []
    for size in (60, 360):
        path = tmp_path_factory.mktemp("worlds") / str(size)
        Store.open(path).close()
        database = ox.Store(str(path / "quads"))
        database.bulk_extend(synthetic.quads(size))
        del database
        paths.append(path)
    return paths


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_memory_does_not_grow_with_the_graph(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, worlds: list[Path]
) -> None:
    for module, limit, little in LIMITS:
        monkeypatch.setattr(module, limit, little)
    peaks = []
    for number, path in enumerate([worlds[0], *worlds]):  # the first export imports what it needs
        target = tmp_path / str(number)
        with Store.open(path, read_only=True) as store, target.with_suffix(".file").open("wb") as file:
            target.mkdir()
            tracemalloc.start()
            export.export(store, name, target if name in FOLDERS else file)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    _, small, large = peaks
    assert large < 1.5 * small + 300_000, peaks


# ---------------------------------------------------------------- words


def test_bounds_are_never_more_precise_than_they_are_known() -> None:
    assert precise("2020-08-01", "2020-08-31") == "2020-08"
    assert precise("2020-08-30", "2020-09-02") == "2020"
    assert precise("2019-12-31", "2020-01-01") is None
    assert precise(None, "2020-01-01") is None
    assert edtf("2020-08-01", "2020-08-31") == "2020-08"
    assert edtf("2020-01-01", "2020-12-31") == "2020"
    assert edtf("2020-08-03", "2020-09-12") == "[2020-08-03..2020-09-12]"
    assert edtf(None, "2022-12-12") == "[..2022-12-12]"
    assert edtf("2022-12-12", None) == "[2022-12-12..]"
    assert edtf("2022-12-12", "2022-12-12") == "2022-12-12"
    assert in_words(None, "2022-12-02") == "không muộn hơn 2-12-2022 / not after 2022-12-02"
    assert in_words(None, None) == "không rõ / unknown"


@pytest.mark.parametrize("text", [*"=+-@＝", "=1+1", "\t=1", "\r\n@x", "\u200b=1", " =1"])
def test_no_text_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


def test_plain_text_stays_plain() -> None:
    assert cell("Phạm Văn Hà – 1-1") == "Phạm Văn Hà – 1-1"
