"""The package as a user gets it: source archive and wheel, what is in them, and running where nothing else is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from kg import __version__
from tests.serving import Server, elsewhere

ROOT = Path(__file__).parent.parent
CACHES = {"__pycache__", ".hypothesis", ".ipynb_checkpoints", "vendor", "build"}
# What people need to build, test and document it, beside the package itself.
FOLDERS = ("benchmarks", "docs", "examples", "kg", "notebooks", "ontology", "queries", "scripts", "tests")
FILES = (
    *("CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "README.vi.md"),
    *("constraints.txt", "hatch_build.py", "mkdocs.yml", "pyproject.toml"),
)


class Built(NamedTuple):
    """The archives, and the wheels made from the checkout and from the source archive."""

    source: Path
    wheel: Path
    again: Path


def files(folder: Path) -> set[str]:
    """Return the paths of what is in a folder, without what programs leave there when they run."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not CACHES & set(path.parts)}


def build(target: str, checkout: Path, folder: Path) -> Path:
    """Build a wheel or a source archive of a checkout, as pip does."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    (made,) = folder.glob("quanhe-*")
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both archives of the checkout, and a wheel of the source archive alone."""
    folder = tmp_path_factory.mktemp("package")
    source = build("sdist", ROOT, folder / "source")
    with tarfile.open(source) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    return Built(source, build("wheel", ROOT, folder / "wheel"), build("wheel", unpacked, folder / "again"))


@pytest.fixture(scope="module")
def empty(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that held nothing before the wheel of the source archive was installed in it."""
    folder = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder), "--disable-pip-version-check", "install", "--quiet"]
    install = [*pip, "--constraint", str(ROOT / "constraints.txt"), str(built.again)]
    done = subprocess.run(install, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / ("Scripts" if os.name == "nt" else "bin")


def contents(wheel: Path) -> dict[str, bytes]:
    """Return what a wheel holds, by path."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_the_package_the_ontology_the_queries_the_editor_and_no_more(built: Built) -> None:
    held = contents(built.wheel)
    wanted = {f"kg/{name}" for name in files(ROOT / "kg")}
    wanted |= {f"kg/{folder}/{name}" for folder in ("ontology", "queries") for name in files(ROOT / folder)}
    assert {"kg/py.typed", "kg/pages/static/style.css", "kg/ontology/kg.ttl", "kg/view/template.html"} <= wanted
    about = {name for name in held if name.startswith(f"quanhe-{__version__}.dist-info/")}
    editor = {name for name in held if name.startswith("kg/pages/static/vendor/")}
    assert held.keys() - about - editor == wanted
    assert {Path(name).name for name in editor} == {"package.json", "yasgui.min.css", "yasgui.min.js"}


def test_the_wheel_says_its_licence_and_how_it_is_called(built: Built) -> None:
    held = contents(built.wheel)
    folder = f"quanhe-{__version__}.dist-info"
    said = message_from_string(held[f"{folder}/METADATA"].decode())
    assert (said["Name"], said["Version"], said["License-Expression"]) == ("quanhe", __version__, "MIT")
    assert held[f"{folder}/licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()
    assert "kg = kg.cli:main" in held[f"{folder}/entry_points.txt"].decode()
    assert "UBND quận Ngô Quyền" in str(said.get_payload())


def test_a_wheel_built_from_the_source_archive_is_the_same(built: Built) -> None:
    assert contents(built.again) == contents(built.wheel)


def test_the_source_archive_holds_what_building_testing_and_documenting_need(built: Built) -> None:
    with tarfile.open(built.source) as archive:
        held = {name.split("/", 1)[1] for name in archive.getnames()}
    wanted = {f"{folder}/{name}" for folder in FOLDERS for name in files(ROOT / folder)} | set(FILES)
    assert wanted - held == set()
    beside = {name for name in held - wanted if not name.startswith("kg/pages/static/vendor/")}
    assert beside == {".gitignore", "PKG-INFO"}


def test_what_is_installed_in_an_empty_environment_reads_answers_draws_exports_and_serves(
    empty: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "examples" / "pages", tmp_path / "pages")

    def kg(*args: str) -> str:
        done = subprocess.run(
            [str(empty / "kg"), *args], cwd=tmp_path, env=elsewhere(), capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert kg("--version") == f"quanhe {__version__}\n"
    assert "10 trang" in kg("build", "pages")
    answer = kg("ask", "who-held-post", "--body", "UBND quận Ngô Quyền", "--role", "Chủ tịch")
    assert "“Cáp Trọng Tuấn, PBT Quận uỷ, Chủ tịch UBND quận”" in answer
    kg("draw", "--about", "Phạm Văn Hà", "-o", "trang.html")
    assert "Phạm Văn Hà" in (tmp_path / "trang.html").read_text(encoding="utf-8")
    assert kg("export", "--format", "nq").count("\n") > 1000
    assert "Phạm Văn Hà" in kg("export", "--format", "csv")
    kg("check")
    with Server(tmp_path / "graph", installed=(empty / "python", tmp_path)) as server:
        assert "Phạm Văn Hà" in server.get("/search", params={"q": "pham van ha"}, headers={"Accept": "text/html"}).text
        assert server.get("/static/style.css").status_code == httpx.codes.OK
