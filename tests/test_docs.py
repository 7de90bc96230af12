"""The documentation shows what the commands really print, and leaves no command, question or class out."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kg import ontology, resources
from kg.questions import catalogue

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COUNT = re.compile(r"\d+(?= (?:dữ kiện|facts))")  # reading gets better without the README having to follow
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def run(command: str, folder: Path) -> str:
    """Return what a `kg` command prints on standard output, run in `folder`, where the examples lie."""
    words = shlex.split(command, comments=True)
    assert words[0] == "kg"
    done = subprocess.run(
        [sys.executable, "-m", "kg", *words[1:]],
        cwd=folder,
        env={**os.environ, "KG_STORE": "graph", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_first_answer_is_real(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    block = BLOCK.search(text)
    assert block is not None
    commands = [line[2:] for line in block[1].splitlines() if line.startswith("$ ")]
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    printed = "".join(f"$ {command}\n{run(command, tmp_path)}" for command in commands)
    if request.config.getoption("--update-docs"):
        README.write_text(text[: block.start(1)] + printed + text[block.end(1) :], encoding="utf-8")
    else:
        assert COUNT.sub("N", block[1]) == COUNT.sub("N", printed)


def test_every_command_shown_exists() -> None:
    shown = set(re.findall(r"^\$ kg (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    helped = subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, text=True, check=True).stdout
    known = set(re.findall(r"^  (\w+)  +\S", helped.split("Commands:")[1], re.MULTILINE))
    assert shown <= known
    assert known - shown == set(), "commands that the README leaves out"


def test_every_question_is_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    assert [q.name for q in catalogue() if f"`{q.name}`" not in text] == []


def test_every_class_is_in_the_description_of_the_graph() -> None:
    text = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
    bodies = (resources.ontology() / "bodies.ttl").read_text(encoding="utf-8")
    classes = re.findall(
        r"^kg:(\w+) a owl:Class", (resources.ontology() / "kg.ttl").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert classes
    assert [c for c in classes if f"kg:{c}" not in text and f"kg:{c} a" not in bodies] == []
    assert ontology.pillar("PeoplesCouncil") == "state"
