"""The shape of the package: who may import whom, no cycles, one home for each library, who may print."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kg"

# part of the package: the parts it may import; a part is a module or package directly under kg/
_BASE = {"model", "quick", "vocab", "version"}
_TEXT = _BASE | {"language"}
_GRAPH = _TEXT | {"resources", "lexicon", "ontology", "store"}
MAY_IMPORT = {
    "quick": set(),
    "collector": set(),
    "resources": set(),
    "version": set(),
    "model": {"quick"},
    "vocab": {"language"},  # kg.language.normal alone, see below
    "language": {"model", "quick"},
    "ontology": {"vocab", "resources"},
    "lexicon": {"model", "language"},
    "documents": {"model", "language", "lexicon"},
    "mentions": {"model", "quick", "language", "lexicon"},
    "extract": {"model", "quick", "language", "lexicon", "mentions"},
    "explain": {"model", "language", "resources"},
    "graph": _TEXT,
    "texts": set(),
    "readable": set(),
    "folder": {"readable"},
    "updates": _BASE,
    "stored": _BASE | {"texts", "readable", "folder", "updates"},
    "store": _BASE | {"texts", "readable", "folder", "updates", "stored"},
    "failures": _GRAPH | {"graph"},
    "corrections": _GRAPH | {"graph", "failures"},
    "atom": set(),
    "processes": set(),
    "news": _GRAPH | {"facts", "diff", "atom"},
    "diff": _GRAPH | {"facts"},
    "coverage": _GRAPH | {"failures"},
    "backup": _BASE | {"store", "folder"},
    "edition": {"documents", "resources"},
    "remote": _BASE | {"store"},
    "judgements": _BASE | {"store"},
    "resolve": _GRAPH | {"collector", "graph", "tenure", "judgements"},
    "tenure": _GRAPH,
    "rules": _GRAPH | {"questions"},
    "reason": _GRAPH,
    "shapes": _GRAPH,
    "frame": {"resources"},
    "timeline": set(),
    "questions": _GRAPH | {"frame"},
    "facts": _GRAPH | {"questions"},
    "checks": _GRAPH | {"questions"},
    "network": _GRAPH | {"questions"},
    "view": _GRAPH | {"collector", "network"},
    "pages": _GRAPH | {"atom", "failures", "questions", "network", "view", "timeline"},
    "export": _GRAPH | {"facts", "network"},
    "cluster": _GRAPH | {"documents", "edition", "workers", "pipeline", "corrections", "export"},
}
EDGE = {"pipeline", "workers", "program", "cli", "serve", "__main__", "__init__"}  # these may import everything

HOME = {
    "owlready2": {"reason"},
    "pyshacl": {"shapes"},
    "shacl": {"shapes"},
    "pyvis": {"view"},
    "networkx": {"network", "view", "program"},
    "numpy": {"language"},
    "rustworkx": {"network"},
    "trafilatura": {"documents"},
    "ahocorasick_rs": {"lexicon", "mentions"},
    "jinja2": {"pages"},
    "click": {"cli"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "oxrdflib": {"stored"},
    "rdflib": {"stored", "reason"},
    "pyarrow": {"export"},
    "xlsxwriter": {"export"},
    "dask": {"cluster"},
    "distributed": {"cluster"},
    "fsspec": {"cluster"},
}


def _modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = _modules()


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def _part(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def _imported(node: ast.AST) -> list[str]:
    """Return the dotted names a statement imports; of `from kg.x import y` both kg.x and, where it is one, kg.x.y."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module is not None:
        inner = [f"{node.module}.{alias.name}" for alias in node.names]
        modules = [name for name in inner if name in MODULES]
        return modules if len(modules) == len(inner) else [node.module, *modules]
    return []


def _imports(module: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(_tree(module)):
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{module}:{node.lineno}: relative import"
        for name in _imported(node):
            yield name, getattr(node, "lineno", 0)


def test_every_part_of_the_package_has_its_row() -> None:
    unknown = {_part(module) for module in MODULES} - set(MAY_IMPORT) - EDGE
    assert not unknown, f"say in MAY_IMPORT what {unknown} may import"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_it_may(module: str) -> None:
    part = _part(module)
    if part in EDGE:
        return
    allowed = MAY_IMPORT[part] | {part}
    wrong = [
        f"{module}:{line} imports {name}"
        for name, line in _imports(module)
        if name.startswith("kg.") and _part(name) not in allowed
    ]
    assert not wrong


def test_vocab_knows_of_language_only_the_normal_form() -> None:
    assert {name for name, _ in _imports("kg.vocab") if name.startswith("kg")} <= {"kg.language.normal"}


def test_extractors_do_not_import_each_other() -> None:
    relations = {
        module
        for module in MODULES
        if module.startswith("kg.extract.")
        and any(isinstance(node, ast.FunctionDef) and node.name == "extract" for node in _tree(module).body)
    }
    assert relations
    wrong = [f"{module} imports {name}" for module in relations for name, _ in _imports(module) if name in relations]
    assert not wrong


def test_there_are_no_cycles() -> None:
    edges = {module: {name for name, _ in _imports(module) if name in MODULES and name != module} for module in MODULES}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, f"a cycle: {' → '.join([*path[path.index(module) :], module])}"
        if module not in done:
            for other in sorted(edges[module]):
                visit(other, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


@pytest.mark.parametrize("module", MODULES)
def test_an_import_inside_a_function_says_what_start_up_it_saves(module: str) -> None:
    lines = MODULES[module].read_text(encoding="utf-8").splitlines()
    inside = {
        node.lineno: node
        for function in ast.walk(_tree(module))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    unexplained = [
        line for line in inside if "#" not in lines[line - 1] and "#" not in lines[line - 2] and line - 1 not in inside
    ]
    assert not unexplained, f"{module}: lines {unexplained}"


@pytest.mark.parametrize("library", HOME)
def test_a_library_has_one_home(library: str) -> None:
    users = {_part(module) for module in MODULES for name, _ in _imports(module) if name.split(".")[0] == library}
    assert users <= HOME[library]


def test_every_library_that_is_imported_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[^\w-]", line)[0].lower().replace("-", "_") for line in project["dependencies"]}
    asked = {{"pyyaml": "yaml"}.get(name, name) for name in asked}
    roots = {name.split(".")[0] for module in MODULES for name, _ in _imports(module)}
    used = roots - set(sys.stdlib_module_names) - {"kg"}
    extras = project["optional-dependencies"]
    extra = {re.split(r"[^\w-]", line)[0].lower() for line in (*extras["export"], *extras["dask"])}
    optional = {"pandas"} | extra  # for those who ask for a DataFrame, a format that needs more, or a cluster
    assert extra <= used
    assert used - optional <= asked
    assert asked - used <= {"lxml_html_clean"}  # which trafilatura imports


def test_only_the_command_line_prints() -> None:
    wrong = [
        f"{module}:{node.lineno}"
        for module in MODULES
        if _part(module) != "cli"
        for node in ast.walk(_tree(module))
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print")
        or (isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr"})
    ]
    assert not wrong


def test_modules_and_functions_stay_small() -> None:
    long = [
        f"{module}: {lines} lines"
        for module, path in MODULES.items()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    ]
    long += [
        f"{module}.{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for module in MODULES
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None and node.end_lineno - node.lineno >= 50
    ]
    assert not long


def test_every_module_and_public_function_says_what_it_is_for() -> None:
    silent = [module for module in MODULES if not ast.get_docstring(_tree(module))]
    silent += [
        f"{module}.{node.name}"
        for module in MODULES
        for node in _tree(module).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not silent
