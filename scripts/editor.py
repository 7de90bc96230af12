"""Install the SPARQL editor by npm into kg/pages/static/vendor: python scripts/editor.py.

kg/pages/package.json pins its version and what its files must hash to. The build runs this; without npm the editor page
is a plain form.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PAGES = Path(__file__).resolve().parent.parent / "kg" / "pages"
VENDOR = PAGES / "static" / "vendor"


def install() -> str | None:
    """Install what is not there yet; return in one line why it could not be."""
    wanted = json.loads((PAGES / "package.json").read_text(encoding="utf-8"))
    ((name, version),) = wanted["dependencies"].items()
    hashes: dict[str, str] = wanted["sha256"]
    if all(_hash(VENDOR / file) == sha256 for file, sha256 in hashes.items()):
        return None
    npm = shutil.which("npm")
    if npm is None:
        return "no npm: the SPARQL editor page will be a plain form / không có npm: trang SPARQL chỉ là ô nhập đơn giản"
    with tempfile.TemporaryDirectory() as folder:
        # The files are bundles: what the package depends on is in them and need not be fetched.
        command = [npm, "pack", f"{name}@{version}", "--ignore-scripts", "--silent", "--pack-destination", folder]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        archive = next(Path(folder).glob("*.tgz"), None)
        if done.returncode or archive is None:
            why = " ".join((done.stderr or done.stdout).split())[:200]
            return f"npm could not fetch {name}, the SPARQL editor page will be a plain form: {why}"
        return _unpack(archive, hashes)


def _unpack(archive: Path, hashes: dict[str, str]) -> str | None:
    made = {}
    with tarfile.open(archive) as packed:
        for file in hashes:
            found = packed.extractfile(f"package/build/{file}")
            made[file] = found.read() if found else b""
            if hashlib.sha256(made[file]).hexdigest() != hashes[file]:
                return f"{archive.name}: {file} is not the file that kg/pages/package.json names; nothing was installed"
        about = packed.extractfile("package/package.json")
        made["package.json"] = about.read() if about else b""  # names its licence and authors
    VENDOR.mkdir(parents=True, exist_ok=True)
    for file, data in made.items():
        (VENDOR / file).write_bytes(data)
    return None


def _hash(file: Path) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None


if __name__ == "__main__":
    problem = install()
    if problem:
        print(problem, file=sys.stderr)
    sys.exit(problem is not None)
