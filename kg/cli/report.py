"""What `kg build` and `kg load` say when they are done."""

from __future__ import annotations

from pathlib import Path

import click

from kg.checks import errors
from kg.pipeline import Report


def tell(report: Report, path: Path) -> None:
    """Say what a build did; exit code 1 where a page failed or a check found damage."""
    damage = errors(report.findings)
    for finding in damage:
        click.echo(f"kg: {finding}", err=True)
    if others := len(report.findings) - len(damage):
        click.echo(f"kg: {others} chỗ cần xem: kg check / to look at: kg check", err=True)
    if report.retracted:
        told = "trang đã gỡ có lý do, không đọc (kg corrections) / pages were taken out for a reason, not read"
        click.echo(f"kg: {report.retracted} {told}", err=True)
    if report.kept:
        click.echo(f"kg: {report.kept} trang không đổi, không đọc lại / unchanged, not read again", err=True)
    click.echo(
        f"{report.pages} trang, {report.facts} dữ kiện → {path} / {report.pages} pages, {report.facts} facts → {path}"
    )
    if report.problems or damage:
        raise click.exceptions.Exit(1)
