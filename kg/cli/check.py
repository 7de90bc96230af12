"""`kg check` and `kg reason`: is the graph sound, and where do its sources contradict each other?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from kg.checks import SEVERITIES, Check, ordered
from kg.checks import check as run_checks
from kg.cli.base import Failure, Misuse, opened, readable_option, reading, store_option
from kg.cli.shapes import misshapen
from kg.reason import LIMIT, ReasonError, classify
from kg.reason import reason as run_reasoner
from kg.vocab import mint


@click.command()
@readable_option
@click.option("--shapes", is_flag=True, help="Cả hình dạng (SHACL) / The shapes (SHACL) of every graph, too.")
@click.option("--doc", metavar="ID", help="Với --shapes: chỉ trang này / With --shapes: this page alone.")
@click.option("--strict", is_flag=True, help="Cảnh báo cũng là lỗi / Warnings, too, give exit code 1.")
@click.option(
    "--most",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    metavar="N",
    help="Số chỗ in ra nhiều nhất mỗi loại / Findings of each kind to print at most.",
)
def check(path: Path | str, shapes: bool, doc: str | None, strict: bool, most: int) -> None:
    """Kiểm tra: trích dẫn đứng đúng chỗ, đồ thị đúng hình, các nguồn không mâu thuẫn. Không in gì nếu tốt.

    Check that every quote stands at its offsets in the text whose hash the graph holds, that the graph has its shape,
    and where sources contradict each other. Prints nothing if all is well. Exit code 1 if an error was found: warnings
    (the sources contradict each other, or were misread) and infos (worth a look) are printed alone.

    With --shapes every graph is held against the SHACL shapes of ontology/shapes.ttl as well, with --doc one page
    alone. Behind an endpoint quotes are not checked: the texts lie in the folder.

    \b
      kg check
      kg check --shapes
      kg check --shapes --doc d-03
      kg check --strict --most 1000
      kg check --store news || echo "không sạch"
    """
    if doc is not None and not shapes:
        raise Misuse("--doc: chỉ cùng --shapes / only with --shapes")
    with reading(path) as store:
        findings = run_checks(store) if doc is None else []
        if shapes:
            findings = ordered([*findings, *misshapen(store, doc)])
    if isinstance(path, str) and doc is None:
        click.echo("kg: không kiểm câu trích được từ xa / quotes cannot be checked from afar", err=True)
    for kind, group in groupby(findings, key=lambda finding: finding.check):
        _print(kind, [finding.where for finding in group], most)
    failing = SEVERITIES[: 2 if strict else 1]
    if any(finding.check.severity in failing for finding in findings):
        raise click.exceptions.Exit(1)


def _print(kind: Check, places: Sequence[str], most: int) -> None:
    """Print what one check found: what it is, what to do, and where."""
    click.echo(f"{kind.severity} {kind.name}: {' / '.join(kind.summary)} ({len(places)})")
    for words in (*kind.problem, *kind.solution):
        click.echo(f"  {words}")
    for where in places[:most]:
        click.echo(f"  - {where}")
    if len(places) > most:
        click.echo(f"  … và {len(places) - most} chỗ nữa / and {len(places) - most} more (--most)")


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
@click.option(
    "--ontology", "alone", is_flag=True, help="Chỉ ontology / The ontology alone: which classes lie below which."
)
def reason(path: Path, doc: str | None, limit: int, alone: bool) -> None:
    """Suy luận bằng HermiT (cần Java): báo mâu thuẫn bằng lời, ghi các lớp suy ra vào đồ thị.

    Run the OWL reasoner HermiT (needs Java) over the ontology and the graph: report contradictions in words and write
    the classes that follow to graph kg:inferred. Exit code 1 if there is a contradiction.

    \b
      kg reason
      kg reason --doc d-03
      kg reason --ontology
    """
    if alone:
        _classify()
        return
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


def _classify() -> None:
    """Say whether the ontology is consistent, and what follows from it alone."""
    try:
        found = classify()
    except ReasonError as error:
        raise Failure(str(error)) from None
    for contradiction in found.impossible:
        click.echo(f"{contradiction.vi} / {contradiction.en}{_at(contradiction.thing)}")
    if not found.consistent:
        raise click.exceptions.Exit(1)
    for below, above in found.subclasses:
        click.echo(f"{below} ⊑ {above}")
    click.echo("ontology nhất quán / the ontology is consistent")


def _at(thing: str) -> str:
    return f" <{thing}>" if thing else ""
