"""`kg check` and `kg reason`: is the graph sound?"""

from __future__ import annotations

from pathlib import Path

import click

from kg.checks import check as run_checks
from kg.cli.base import Failure, opened, store_option
from kg.reason import LIMIT, ReasonError
from kg.reason import reason as run_reasoner
from kg.vocab import mint


@click.command()
@store_option
def check(path: Path) -> None:
    """Kiểm tra: mọi trích dẫn đứng đúng chỗ trong văn bản, đồ thị đúng hình. Không in gì nếu tốt.

    Check that every quote stands at its offsets in the text whose hash the graph holds, and that the graph has its
    shape. Prints one line for each thing found, nothing if all is well; exit code 1 if something was found.

    \b
      kg check
      kg check --store news || echo "không sạch"
    """
    with opened(path) as store:
        findings = run_checks(store)
    for finding in findings:
        click.echo(str(finding))
    if findings:
        raise click.exceptions.Exit(1)


@click.command()
@store_option
@click.option("--doc", metavar="ID", help="Chỉ một trang / One page instead of the resolved world.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=LIMIT,
    show_default=True,
    metavar="N",
    help="Số bộ ba tối đa / Triples at most: the time grows faster than they do.",
)
def reason(path: Path, doc: str | None, limit: int) -> None:
    """Suy luận bằng HermiT (cần Java): báo mâu thuẫn bằng lời, ghi các lớp suy ra vào đồ thị.

    Run the OWL reasoner HermiT (needs Java) over the ontology and the graph: report contradictions in words and write
    the classes that follow to graph kg:inferred. Exit code 1 if there is a contradiction.

    \b
      kg reason
      kg reason --doc d-03
    """
    with opened(path, write=True) as store:
        if doc is not None and not store.has(doc):
            raise Failure(f"không có trang / no page {doc}")
        try:
            report = run_reasoner(store, None if doc is None else mint("document", doc), limit)
        except ReasonError as error:
            raise Failure(str(error)) from None
    for contradiction in report.contradictions:
        click.echo(f"{contradiction.vi} / {contradiction.en}{_at(contradiction.thing)}")
    if report.cut:
        click.echo(f"kg: chỉ {report.triples} bộ ba đầu / only the first {report.triples} triples (--limit)", err=True)
    if not report.consistent:
        raise click.exceptions.Exit(1)
    click.echo(
        f"nhất quán, {report.triples} bộ ba, suy ra {report.inferred} / "
        f"consistent, {report.triples} triples, {report.inferred} classes of things inferred"
    )


def _at(thing: str) -> str:
    return f" <{thing}>" if thing else ""
