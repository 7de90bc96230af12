"""The notebooks run from top to bottom, define nothing, and their two forms say the same."""

from __future__ import annotations

import ast
import os
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted((ROOT / "notebooks").glob("*.py"))
LARGEST = 20_000  # bytes


def _cells(notebook: Any) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def test_the_notebooks_are_these() -> None:
    assert [script.stem for script in SCRIPTS] == ["explore"]
    assert {path.suffix for path in (ROOT / "notebooks").iterdir() if path.is_file()} == {".py", ".ipynb"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_notebook_is_its_script_without_output(script: Path) -> None:
    file = script.with_suffix(".ipynb")
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    assert _cells(notebook) == _cells(jupytext.read(script))
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)
    assert file.stat().st_size <= LARGEST


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_notebook_uses_the_package_and_defines_nothing(script: Path) -> None:
    tree = ast.parse(script.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    assert not [node for node in ast.walk(tree) if isinstance(node, kinds)]
    assert any(isinstance(node, ast.Import) and node.names[0].name == "kg" for node in tree.body)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_notebook_runs(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    notebook = jupytext.read(script)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": script.parent}}
    ).execute()
    shown = "\n".join(str(cell.get("outputs", "")) for cell in notebook.cells)
    assert "Cáp Trọng Tuấn" in shown  # the chair, with the words that prove it
    assert "No evidence in the graph" in shown
    assert "<mark>cầu Rào 1</mark>" in shown
    assert "<iframe" in shown
