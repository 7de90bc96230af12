"""The documentation shows what the commands really print, and leaves no command, question or class out."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from kg import __version__, ontology, resources
from kg.questions import catalogue

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
# Pages whose commands are run, with how many blocks of them: the first screen of a readme, all of the others.
RUN: dict[Path, int | None] = {
    README: 1,
    ROOT / "README.vi.md": 1,
    **dict.fromkeys(sorted([*DOCS.glob("tutorial*.md"), *DOCS.glob("how-to/*.md")])),
}
COUNT = re.compile(r"\d+(?= (?:dữ kiện|facts))")  # reading gets better without the pages having to follow
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


class Shell:
    """A shell that knows `kg`, where the examples lie; what one page has run, another need not run again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._printed: dict[tuple[str, ...], str] = {}
        (folder / "bin").mkdir()
        for name, how in (("python", ""), ("kg", "-m kg")):
            program = folder / "bin" / name
            program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {how} "$@"\n', encoding="utf-8")
            program.chmod(0o755)

    def session(self, commands: list[str]) -> list[str]:
        """Return what each command prints on standard output, one after another from an empty folder."""
        done = tuple(commands)
        if done not in self._printed:
            at = self._folder / str(len(self._printed))
            at.mkdir()
            (at / "examples").symlink_to(ROOT / "examples")
            for end in range(1, len(done) + 1):
                self._printed[done[:end]] = self._run(commands[end - 1], at)
        return [self._printed[done[:end]] for end in range(1, len(done) + 1)]

    def _run(self, command: str, folder: Path) -> str:
        path = f"{self._folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env={**os.environ, "PATH": path, "KG_STORE": "graph", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return Shell(tmp_path_factory.mktemp("shell"))


def commands_in(block: str) -> list[str]:
    """Return the commands of a block, without the comments behind them."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("page", RUN, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_shows_is_what_the_commands_print(page: Path, shell: Shell, request: pytest.FixtureRequest) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))[: RUN[page]]
    assert blocks, "no command is shown"
    commands = [command for block in blocks for command in commands_in(block[1])]
    printed = iter(shell.session(commands))
    made = ["".join(f"$ {command}\n{next(printed)}" for command in commands_in(block[1])) for block in blocks]
    if request.config.getoption("--update-docs"):
        for block, shown in reversed(list(zip(blocks, made, strict=True))):
            text = text[: block.start(1)] + shown + text[block.end(1) :]
        page.write_text(text, encoding="utf-8")
    for block, shown in zip(BLOCK.finditer(text), made, strict=False):
        assert COUNT.sub("N", block[1]) == COUNT.sub("N", shown)


def test_both_readmes_lead_to_each_other_and_show_the_same() -> None:
    english, vietnamese = (README.read_text(encoding="utf-8"), (ROOT / "README.vi.md").read_text(encoding="utf-8"))
    assert "(README.vi.md)" in english.split("\n## ", 1)[0]
    assert "(README.md)" in vietnamese.split("\n## ", 1)[0]
    shown = [[commands_in(block) for block in BLOCK.findall(text)] for text in (english, vietnamese)]
    assert bare(shown[0]) == bare(shown[1])


def test_the_citation_is_valid_and_names_this_version() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "tests" / "data" / "cff-1.2.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(said, schema)
    assert said["version"] == __version__
    assert said["license"] == "MIT"


def bare(blocks: list[list[str]]) -> list[list[str]]:
    """Return commands without the comments behind them."""
    return [[re.sub(r"\s+# .*", "", command) for command in block] for block in blocks]


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
