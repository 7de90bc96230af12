"""The share of facts read right: floors that only rise (`--raise-floors` writes better figures down)."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.facts import facts
from kg.store import Store
from tests import score

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
SHARED = HERE.parent.parent / "shared"
SLACK = 0.005  # a floor is a figure reached, less this much for ties in pairing

# name of the set → the pages, their gold, and the ids left out
SETS: dict[str, tuple[Path, Path]] = {"pages": (HERE.parent / "examples" / "pages", HERE / "corpus")}
if (SHARED / "gold" / "dev").is_dir() and (SHARED / "corpus").is_dir():
    SETS |= {name: (SHARED / "corpus" / name, SHARED / "gold" / "dev" / name) for name in ("seeds", "news")}


def figures(pages: Path, gold: Path, store: Path) -> dict[str, float]:
    """Return strict F1 by kind, their mean, and the share of right statuses, as percentages."""
    with Store.open(store) as open_store:
        pipeline.build([pages], open_store)
        said: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for fact in facts(open_store):
            said[fact["doc"]].append(fact)
    wanted = {data["doc"]: data["facts"] for data in map(_load, sorted(gold.glob("*.json")))}
    for group in [*wanted.values(), *said.values()]:
        score.attach(group)
    table, macro, status, _ = score.score(wanted, said)
    out = {kind: row["strict"]["f1"] for kind, row in table.items() if row["strict"]["tp"] + row["strict"]["fn"]}
    out |= {"macro": macro["strict"], "status": status or 0.0}
    return {kind: round(100 * value, 1) for kind, value in out.items()}


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(SETS))
def test_floors_hold(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    reached = figures(*SETS[name], tmp_path / "graph")
    floors: dict[str, dict[str, float]] = _load(BASELINE)
    if request.config.getoption("--raise-floors"):
        old = floors.get(name, {})
        floors[name] = {kind: max(value, old.get(kind, 0.0)) for kind, value in reached.items()}
        BASELINE.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    fallen = {k: (v, reached.get(k)) for k, v in floors[name].items() if reached.get(k, 0.0) < v - 100 * SLACK}
    assert not fallen, f"{name}: floor and figure reached: {fallen}"
