"""An answer as notebooks show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from itertools import groupby

from kg.frame import frame, link, page
from kg.questions.cells import EVIDENCE, LAW, Row, cell, columns_shown
from kg.questions.header import Question
from kg.questions.words import code, column

_MOST = 200  # rows; a frame of thousands stops the notebook
_TALLEST = 560  # pixels
_PROOFS = 3  # shown under a row, the others below a summary


def html(question: Question, took: str, columns: Sequence[str], records: Sequence[Row], nothing: str) -> str:
    """Return a frame with the rows, under each what proves it; `nothing` says why there is none."""
    title = " / ".join(question.summary)
    parts = [f"<h1>{escape(title)}</h1>"]
    parts += [f'<p class="soft">{escape(line)}</p>' for line in took.splitlines()]
    parts += [f"<p>{escape(line)}</p>" for line in nothing.splitlines()]
    if records:
        parts += _table(columns, records)
    if question.description:
        parts.append(f'<p class="soft">{escape(" / ".join(question.description))}</p>')
    height = min(_TALLEST, 110 + 24 * took.count("\n") + 70 * len(records))
    return frame(page("".join(parts), title), title, height)


def _table(columns: Sequence[str], records: Sequence[Row]) -> Iterator[str]:
    shown = columns_shown(columns, records)
    heads = "".join(f"<th>{escape(column(name))}</th>" for name in shown)
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    rows = [(cells, [record for _, record in group]) for cells, group in groupby(
        ((tuple(cell(record, name) for name in shown), record) for record in records), key=lambda pair: pair[0]
    )]  # fmt: skip
    for cells, proved in rows[:_MOST]:
        number = [type(proved[0][name]) in (int, Decimal) for name in shown]
        told = (
            f"<td{' class=n' if n else ''}>{escape(code(text))}</td>" for text, n in zip(cells, number, strict=True)
        )
        yield f"<tr class=row>{''.join(told)}</tr>"
        yield f"<tr class=proof><td colspan={max(len(shown), 1)}>{_proofs(proved)}</td></tr>"
    yield "</tbody></table>"
    if len(rows) > _MOST:
        left = len(rows) - _MOST
        yield f'<p class="soft">còn {left} dòng: .to_df() / {left} more rows: .to_df()</p>'


def _proofs(records: Sequence[Row]) -> str:
    said = list(dict.fromkeys(map(_proof, records)))
    first, rest = said[:_PROOFS], said[_PROOFS:]
    more = f"<details><summary>+{len(rest)}</summary>{'<br>'.join(rest)}</details>" if rest else ""
    return "<br>".join(first) + more


def _proof(record: Row) -> str:
    """Return the quote and the page it stands on; or, where no page says it, the rule and the law."""
    if not record.get("quote"):
        return escape(" · ".join(cell(record, name) for name in LAW if record.get(name)))
    said = {name: cell(record, name) for name in EVIDENCE if record.get(name)}
    where = said.get("headline") or said.get("source") or ""
    if "proves" in said:
        said["proves"] = ", ".join(map(column, said["proves"].split()))
    others = [escape(said[name]) for name in ("proves", "published", "source") if name in said]
    return " · ".join([f"<q>{escape(said['quote'])}</q>", *others, link(said.get("url"), where)])
