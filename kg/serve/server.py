"""Run the server: snapshot, processes, web server, and clearing up when it ends."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import signal
import socket
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import uvicorn

from kg.serve.app import application
from kg.serve.engine import Engine
from kg.serve.limits import Limits
from kg.serve.pool import Place, context
from kg.store import Store

_CONNECTIONS = 1000
_LONGEST_LINE = 4  # times the longest query: to say what is too long, it must be read


class ServeError(Exception):
    """The server cannot run; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to listen, who may read, and what it may cost."""

    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()  # by which the host is called, beside localhost
    origins: tuple[str, ...] = ()  # sites whose scripts may read
    limits: Limits = field(default_factory=Limits)


def is_local(host: str) -> bool:
    """Say whether `host` is this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(path: Path, settings: Settings, on_ready: Callable[[str], None]) -> None:
    """Serve a snapshot of the store in the folder `path` until a signal ends it; `on_ready` gets the address.

    The store may be written to meanwhile; what is served stays as it was. Raises ServeError or StoreError.
    """
    signal.signal(signal.SIGTERM, _end)
    listening = _listen(settings)
    with listening, tempfile.TemporaryDirectory(prefix="kg-serve-", ignore_cleanup_errors=True) as folder:
        quads = _snapshot(path, Path(folder) / "snapshot")
        spool = Path(folder) / "spool"
        spool.mkdir()
        place = Place(Path(folder) / "snapshot", spool, settings.limits, context())
        try:
            asyncio.run(_run(place, quads, settings, listening, on_ready))
        except KeyboardInterrupt:
            return


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def _listen(settings: Settings) -> socket.socket:
    try:
        return socket.create_server(
            (settings.host, settings.port), family=socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        )
    except OSError as error:
        raise ServeError(f"{settings.host}:{settings.port}: {error.strerror}; --port N") from None


def _snapshot(path: Path, target: Path) -> int:
    """Take the snapshot and return how many quads it has.

    For this moment the store is held, so that nobody writes to it: reading beside a writer is undefined.
    """
    quads = path / "quads"
    if not quads.is_dir():
        raise ServeError(f"{path}: không phải đồ thị / no store here")
    with Store.open(path, read_only=not os.access(quads, os.W_OK)) as store, store.snapshot(target) as copy:
        return len(copy)


async def _run(
    place: Place, quads: int, settings: Settings, listening: socket.socket, on_ready: Callable[[str], None]
) -> None:
    engine = Engine(place)
    app = application(engine, settings.limits, quads, settings.names, settings.origins)
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=_LONGEST_LINE * settings.limits.query,
    )
    try:
        if not await engine.open():
            raise ServeError("các tiến trình không chạy được / the processes cannot be started")
        host, port = listening.getsockname()[:2]
        on_ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
        await uvicorn.Server(config).serve([listening])
    finally:
        engine.close()
