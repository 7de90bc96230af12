"""What each export costs: seconds of processor time beside those of N-Quads in the same run, most memory held, size.

    python benchmarks/exports.py GRAPH [FORMAT …]

Every format is written by a `kg export` of its own into a folder that goes when all is measured. Processor time, as
others may use the machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.export import FORMATS


def main() -> int:
    """Export the graph in each format and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("formats", nargs="*", choices=[*FORMATS, []], metavar="FORMAT")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-exports-") as folder:
        unit = 0.0
        print(f"{'format':16}{'s':>8}{'× nq':>8}{'MB held':>10}{'MB written':>12}", flush=True)
        for name in dict.fromkeys(["nq", *(given.formats or FORMATS)]):
            seconds, held, written = _run(given.graph, name, Path(folder) / f"out-{name}")
            unit = unit or seconds
            print(f"{name:16}{seconds:8.1f}{seconds / unit:8.2f}{held:10.0f}{written:12.1f}", flush=True)
    return 0


def _run(graph: Path, name: str, out: Path) -> tuple[float, float, float]:
    """Return seconds, the most memory held at once and what was written, in MB."""
    command = [sys.executable, "-m", "kg", "export", "--store", str(graph), "--format", name, "-o", str(out)]
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{name}: exit {status}")
    files = [path for path in out.rglob("*") if path.is_file()] if out.is_dir() else [out]
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, sum(path.stat().st_size for path in files) / 1e6


if __name__ == "__main__":
    sys.exit(main())
