"""Run `kg serve` for tests: the real command, on a free port."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

ROOT = Path(__file__).parent.parent
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"  # years


def elsewhere() -> dict[str, str]:
    """Return surroundings in which neither a checkout nor another environment can be found."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_", "VIRTUAL_"))}


class Server:
    """A server that runs in a `with`; `get` and `post` send requests to it."""

    def __init__(
        self, store: Path, *options: str, temporary: Path | None = None, installed: tuple[Path, Path] | None = None
    ) -> None:
        self._said = tempfile.TemporaryFile("w+")  # noqa: SIM115  # as long as the server
        # The checkout with this Python, or what is installed with another, run in a folder of its own.
        python, folder = installed or (Path(sys.executable), None)
        checkout = {} if installed else {"PYTHONPATH": str(ROOT)}
        extra = {"TMPDIR": str(temporary)} if temporary else {}
        self.process = subprocess.Popen(
            [str(python), "-m", "kg", "serve", "--store", str(store), "--port", "0", *options],
            cwd=folder,
            env={**elsewhere(), **checkout, **extra},
            stdout=subprocess.PIPE,
            stderr=self._said,  # no pipe: nobody reads it while the server runs
            text=True,
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip().rstrip("/")
        assert self.url.startswith("http://"), self.said()
        self.port = int(self.url.rsplit(":", 1)[1])
        self.client = httpx.Client(base_url=self.url, timeout=30, headers={"Accept": "*/*"})
        self.get, self.post = self.client.get, self.client.post

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.client.close()
        self.stop()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """End the server and return its exit code and what it said on standard error."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=20)
        return code, self.said()

    def said(self) -> str:
        """Return what the server has said on standard error."""
        self._said.seek(0)
        return self._said.read()

    def query(self, sparql: str, accept: str = JSON) -> httpx.Response:
        """Send a query."""
        return self.get("/sparql", params={"query": sparql}, headers={"Accept": accept})

    def until_idle(self, seconds: float) -> bool:
        """Wait until nothing runs, and say whether that came in time."""
        end = time.monotonic() + seconds
        while self.get("/health").json()["running"]:
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True
