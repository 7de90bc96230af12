"""The notebooks run from top to bottom, show what they promise, define nothing, and their two forms say the same."""

from __future__ import annotations

import ast
import os
import re
from html import unescape
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import pytest
from nbmake.nb_run import NotebookRun

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted((ROOT / "notebooks").glob("*.py"))
LARGEST = 20_000  # bytes
# What a reader is to find in the output, and how many frames and charts.
SHOWN = {
    "1-build": (
        ("10 trang", "Cổng TTĐT quận Lê Chân", "Bí thư Quận ủy Lê Chân", "<mark>cầu Rào 1</mark>", "Lời chứng"),
        2, 0,
    ),
    "2-ask": (
        ("Cáp Trọng Tuấn, PBT Quận uỷ", "No evidence in the graph", "2023-03-08", "giá trị sản xuất năm 2021 tăng"),
        5, 2,
    ),
    "3-networks": (
        ("không phải là sai phạm", "Lê Tiến Châu, UVTƯ Đảng, Bí thư Thành uỷ", "betweenness", "seed 7", "(True, True)"),
        3, 2,
    ),
}  # fmt: skip


def _cells(notebook: Any) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def test_the_notebooks_are_these() -> None:
    assert [script.stem for script in SCRIPTS] == list(SHOWN)
    assert {path.suffix for path in (ROOT / "notebooks").iterdir() if path.is_file()} == {".py", ".ipynb"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_notebook_is_its_script_without_output(script: Path) -> None:
    file = script.with_suffix(".ipynb")
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    assert _cells(notebook) == _cells(jupytext.read(script))
    assert notebook.metadata.kernelspec == jupytext.read(script).metadata.kernelspec
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)
    assert file.stat().st_size <= LARGEST


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_notebook_uses_the_package_and_defines_nothing(script: Path) -> None:
    tree = ast.parse(script.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    assert not [node for node in ast.walk(tree) if isinstance(node, kinds)]
    assert any(isinstance(node, ast.Import) and node.names[0].name == "kg" for node in tree.body)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_notebook_leads_to_the_others_that_are_there(script: Path) -> None:
    named = re.findall(r"\]\(([^)]+\.ipynb)\)", script.read_text(encoding="utf-8"))
    assert sorted(named) == sorted(f"{other.stem}.ipynb" for other in SCRIPTS if other != script)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_promises(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    monkeypatch.chdir(script.parent)
    done = NotebookRun(script.with_suffix(".ipynb"), default_timeout=120).execute()
    assert done.error is None, done.error.trace
    outputs = [output for cell in done.nb.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.get("name") == "stderr"], "no warning stands in what users see"
    shown = [output.data for output in outputs if "data" in output]
    pages = [data["text/html"] for data in shown if "text/html" in data]
    text = unescape(unescape("\n".join([*pages, *(data.get("text/plain", "") for data in shown)])))
    words, frames, charts = SHOWN[script.stem]
    assert [word for word in words if word not in text] == []
    assert sum(page.count("<iframe sandbox=") for page in pages) == frames
    assert sum("image/png" in data for data in shown) == charts
    assert not re.search(r"""<(?:script|link|img)[^>]+(?:src|href)\s*=\s*["']?(?:https?:)?//""", text), "no CDN"
