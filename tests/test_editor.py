"""Installing the SPARQL editor: the pinned files or none, and one line that says why not."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts" / "editor.py"


@pytest.fixture
def script(tmp_path: Path) -> ModuleType:
    """The script as a module, with an empty folder to install into."""
    spec = importlib.util.spec_from_file_location("editor_script", SCRIPT)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    made.VENDOR = tmp_path / "vendor"
    return made


def archive(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "package.tgz"
    with tarfile.open(path, "w:gz") as packed:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            packed.addfile(entry, io.BytesIO(data))
    return path


def test_a_file_that_is_not_the_pinned_one_is_not_installed(script: ModuleType, tmp_path: Path) -> None:
    packed = archive(tmp_path, {"package/build/a.js": b"other", "package/package.json": b"{}"})
    problem = script._unpack(packed, {"a.js": "0" * 64})
    assert "a.js" in problem and "\n" not in problem
    assert not script.VENDOR.exists()


def test_the_pinned_files_are_installed_with_what_names_their_licence(script: ModuleType, tmp_path: Path) -> None:
    hashes = {"a.js": hashlib.sha256(b"right").hexdigest()}
    packed = archive(tmp_path, {"package/build/a.js": b"right", "package/package.json": b'{"license": "MIT"}'})
    assert script._unpack(packed, hashes) is None
    assert (script.VENDOR / "a.js").read_bytes() == b"right"
    assert json.loads((script.VENDOR / "package.json").read_text())["license"] == "MIT"


def test_without_npm_one_line_says_what_will_be_missing(tmp_path: Path) -> None:
    pages = tmp_path / "kg" / "pages"
    pages.mkdir(parents=True)
    (pages / "package.json").write_bytes((ROOT / "kg" / "pages" / "package.json").read_bytes())
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "editor.py").write_bytes(SCRIPT.read_bytes())
    done = subprocess.run(
        [sys.executable, str(tmp_path / "scripts" / "editor.py")],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("no npm") and done.stderr.count("\n") == 1 and "không có npm" in done.stderr


def test_the_version_is_one_exactly_and_no_address_is_kept() -> None:
    said = json.loads((ROOT / "kg" / "pages" / "package.json").read_text(encoding="utf-8"))
    ((name, version),) = said["dependencies"].items()
    assert name == "@zazuko/yasgui" and all(part.isdigit() for part in version.split("."))
    assert set(said["sha256"]) == {"yasgui.min.js", "yasgui.min.css"}
    assert not list((ROOT / "kg" / "pages").rglob("*lock*"))
