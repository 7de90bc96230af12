"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.base import Failure, Misuse, must_be_there, store_option
from kg.serve import Limits, ServeError, Settings
from kg.serve import serve as run
from kg.serve.limits import MIB
from kg.serve.server import is_local
from kg.store import StoreError

_MOST = Limits()


@click.command()
@store_option
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: cổng bất kỳ / any.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Địa chỉ nghe / Listen here.")
@click.option("--public", is_flag=True, help="Cho phép máy khác đọc / Allow a --host that other machines reach.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Tên máy chủ / A name this host is called by.")
@click.option(
    "--cors", "origins", multiple=True, metavar="ORIGIN", help="Trang được đọc / A site whose scripts may read; or *."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=_MOST.time,
    show_default=True,
    metavar="SECONDS",
    help="Thời gian tối đa cho một câu hỏi / Longest time for one query.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=_MOST.workers,
    show_default=True,
    metavar="N",
    help="Số tiến trình cho câu chậm, gấp đôi cho câu nhanh / Processes for slow queries, twice as many for quick.",
)
@click.option(
    "--rows",
    type=click.IntRange(1),
    default=_MOST.rows,
    show_default=True,
    metavar="N",
    help="Số dòng tối đa của một kết quả / Rows of one result at most.",
)
@click.option(
    "--memory",
    type=click.IntRange(64),
    default=_MOST.memory // MIB,
    show_default=True,
    metavar="MIB",
    help="Bộ nhớ tối đa cho một câu hỏi / Memory for one query at most.",
)
@click.option(
    "--waiting",
    type=click.IntRange(1),
    default=_MOST.waiting,
    show_default=True,
    metavar="N",
    help="Số yêu cầu cùng lúc tối đa / Requests at once at most; 429 beyond.",
)
def serve(
    path: Path,
    port: int,
    host: str,
    public: bool,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    timeout: float,
    workers: int,
    rows: int,
    memory: int,
    waiting: int,
) -> None:
    """Mở đồ thị trên máy này: trang để xem và hỏi, SPARQL, REST. Chỉ đọc; Ctrl-C để dừng.

    Serve the graph on this machine, read only: pages to look and ask, SPARQL 1.1 at /sparql, the stored questions at
    /questions (described at /openapi.json), everything the graph knows at its own address. Served is the graph as it
    is now; `kg build` may go on meanwhile. What takes too long or too much memory is stopped. Ctrl-C ends it.

    \b
      kg serve
      kg serve --store news --port 8000 --timeout 5
      curl -G localhost:8765/questions/meetings-of-a-person.csv --data-urlencode "person=Phạm Văn Hà"
    """
    must_be_there(path)
    if not is_local(host):
        if not public:
            raise Misuse(f"{host}: máy khác đọc được; nếu đúng ý, thêm --public / others can reach it; add --public")
        click.echo(f"kg: {host}: máy khác đọc được đồ thị này / other machines can read this graph", err=True)
    limits = Limits(time=timeout, workers=workers, rows=rows, memory=memory * MIB, waiting=waiting)
    settings = Settings(host, port, names, origins, limits)
    try:
        run(path, settings, on_ready=click.echo)
    except (ServeError, StoreError) as error:
        raise Failure(str(error)) from None
