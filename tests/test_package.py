"""The wheel as a user gets it: everything in it that the program needs, nothing beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("quanhe-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_every_file_of_the_package_the_ontology_and_the_queries(installed: Path) -> None:
    def files(folder: Path) -> set[str]:
        found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return {str(path.relative_to(folder)) for path in found}

    wanted = files(ROOT / "kg")
    wanted |= {f"{folder}/{name}" for folder in ("ontology", "queries") for name in files(ROOT / folder)}
    assert files(installed / "kg") == wanted


def test_the_wheel_works_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    def kg(*args: str) -> str:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "kg", *args],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    page = tmp_path / "tin.txt"
    page.write_text("Bà Lý Thị Sen, Chủ tịch UBND quận Hải An, đi thăm trường học sáng 5/9/2023.", encoding="utf-8")
    kg("build", str(page))
    assert "Lý Thị Sen" in kg("ask", "who-held-post", "--body", "UBND quận Hải An", "--role", "Chủ tịch")
    assert kg("check") == ""
    kg("draw", "--about", "Lý Thị Sen", "-o", "trang.html")
    assert (tmp_path / "trang.html").stat().st_size > 100_000
