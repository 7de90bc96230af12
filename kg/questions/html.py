"""An answer as notebooks show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from itertools import groupby

from kg.frame import frame, link, page
from kg.language.edtf import bounds
from kg.questions.cells import EVIDENCE, LAW, Row, cell, columns_shown
from kg.questions.header import Question
from kg.questions.values import Value
from kg.questions.words import code, column

_MOST = 200  # rows; a frame of thousands stops the notebook
_PROOFS = 3  # shown under a row, the others below a summary
# Pixels. How high the frame must be is reckoned from letters: what runs nothing cannot tell its height.
_LINE, _HEAD, _TALLEST = 21, 27, 560
_LETTERS = 120  # in a line across the frame


def html(question: Question, took: str, columns: Sequence[str], records: Sequence[Row], nothing: str) -> str:
    """Return a frame with the rows, under each what proves it; `nothing` says why there is none."""
    title, description = " / ".join(question.summary), " / ".join(question.description or ())
    said = [f"{column(name)}: {rest}" for name, _, rest in (line.partition(": ") for line in took.splitlines())]
    rows = list(_rows(columns_shown(columns, records), records))
    parts = [
        f"<h1>{escape(title)}</h1>",
        *(f'<p class="soft">{escape(line)}</p>' for line in said),
        *(f"<p>{escape(line)}</p>" for line in nothing.splitlines()),
        *(_table(columns_shown(columns, records), rows) if rows else ()),
        f'<p class="soft">{escape(description)}</p>' if description else "",
    ]
    lines = 3 + len(said) + len(nothing.splitlines()) + len(description) // _LETTERS + sum(map(_lines, rows))
    height = min(_TALLEST, 40 + _HEAD * (1 + len(title) // 85) + _LINE * lines)
    return frame(page("".join(parts), title), title, height)


def _rows(shown: Sequence[str], records: Sequence[Row]) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Yield the words of each row, and the records that prove it."""
    worded = ((tuple(code(cell(record, name)) for name in shown), record) for record in records)
    for cells, group in groupby(worded, key=lambda pair: pair[0]):
        yield cells, [record for _, record in group]


def _lines(row: tuple[tuple[str, ...], list[Row]]) -> int:
    cells, proved = row
    widest = max((len(text) * len(cells) // _LETTERS for text in cells), default=0)
    proofs = sum(1 + len(str(record.get("quote") or "")) // _LETTERS for record in proved[:_PROOFS])
    return 2 + widest + proofs


def _table(shown: Sequence[str], rows: Sequence[tuple[tuple[str, ...], list[Row]]]) -> Iterator[str]:
    heads = "".join(f"<th>{escape(column(name))}</th>" for name in shown)
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for cells, proved in rows[:_MOST]:
        told = (f"<td{_class(proved[0][name])}>{escape(text)}</td>" for name, text in zip(shown, cells, strict=True))
        yield f"<tr class=row>{''.join(told)}</tr>"
        yield f"<tr class=proof><td colspan={max(len(shown), 1)}>{_proofs(proved)}</td></tr>"
    yield "</tbody></table>"
    if len(rows) > _MOST:
        left = len(rows) - _MOST
        yield f'<p class="soft">còn {left} dòng: .to_df() / {left} more rows: .to_df()</p>'


def _class(value: Value) -> str:
    """Return the class of a cell: numbers stand right, days are not broken."""
    if type(value) in (int, Decimal):
        return " class=n"
    return " class=d" if isinstance(value, date) or (isinstance(value, str) and bounds(value)) else ""


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
