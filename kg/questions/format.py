"""Answers as text: a table for people, Markdown for reports, CSV, JSON, JSON Lines for programs. The caller prints."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from wcwidth import ljust, rjust, width, wrap

from kg.questions.answers import Answer, Coverage, no_evidence
from kg.questions.cells import EVIDENCE, LAW, Row, cell, columns_shown, evidence_of, plain
from kg.questions.parameters import Taken, told
from kg.questions.rdf import turtle
from kg.questions.values import Value

_GAP = "  "
_NARROWEST = 8


def table(answer: Answer, columns: int = 80) -> str:
    """Return the answer for a terminal `columns` wide: each row once, under it what proves it."""
    parts = [told(answer.took)] if answer.took else []
    if answer.coverage is not None:
        return "\n\n".join([*parts, no_evidence(answer.coverage)]) + "\n"
    records = list(answer.records())
    shown = columns_shown(answer.columns, records)
    cells = [[cell(record, column) for column in shown] for record in records]
    heads = [column.removesuffix("Label") for column in shown]
    widths = _widths(heads, cells, columns)
    right = [_is_number(record[column] for record in records) for column in shown]
    lines = [*_line(heads, widths, right), _GAP.join("─" * w for w in widths)] if widths else []
    proved = (
        (row, evidence_of(record for _, record in group))
        for row, group in groupby(zip(cells, records, strict=True), key=lambda pair: pair[0])
    )
    for evidence, rows in groupby(proved, key=lambda pair: pair[1]):  # rows that rest on the same words stand together
        for row, _ in rows:
            lines += _line(row, widths, right) if widths else _stacked(heads, row, columns)
        lines += _under(evidence, columns)
    if answer.question.description:
        lines += ["", *wrap(" / ".join(answer.question.description), columns)]
    return "\n\n".join([*parts, "\n".join(lines)]) + "\n"


def comma_separated(answer: Answer, _: int = 0) -> str:
    """Return the rows as CSV with a header; no row leaves the header alone, `no_evidence` says more."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([plain(value) for value in row] for row in answer.rows)
    return out.getvalue()


def json_object(answer: Answer, _: int = 0) -> str:
    """Return the whole answer as one JSON object."""
    said = {
        "question": answer.question.name,
        "summary": answer.question.summary._asdict(),
        "took": {name: _taken(taken) for name, taken in answer.took.items()},
        "columns": answer.columns,
        "rows": [_json_row(record) for record in answer.records()],
    }
    if answer.coverage is not None:
        said["coverage"] = _covered(answer.coverage)
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def json_lines(answer: Answer, _: int = 0) -> str:
    """Return each row as one line of JSON; nothing where there is no row, `no_evidence` says more."""
    return "".join(json.dumps(_json_row(record), ensure_ascii=False) + "\n" for record in answer.records())


def markdown(answer: Answer, _: int = 0) -> str:
    """Return the answer as Markdown: what was taken, a table of the rows with their evidence, what the graph covers."""
    parts = ["\n".join(f"- {_marked(line)}" for line in told(answer.took).splitlines())] if answer.took else []
    if answer.coverage is not None:
        return "\n\n".join([*parts, _marked(no_evidence(answer.coverage)).replace("\n", "  \n")]) + "\n"
    records = list(answer.records())
    proofs = [c for c in (*EVIDENCE, *LAW) if c in answer.columns and c != "url"]
    shown = [*columns_shown(answer.columns, records), *proofs]
    lines = [_barred(column.removesuffix("Label") for column in shown), _barred("---" for _ in shown)]
    lines += [_barred(_linked(record, column) for column in shown) for record in records]
    parts.append("\n".join(lines))
    if answer.question.description:
        parts.append(_marked(" / ".join(answer.question.description)))
    return "\n\n".join(parts) + "\n"


FORMATS: dict[str, Callable[[Answer, int], str]] = {
    "table": table,
    "csv": comma_separated,
    "json": json_object,
    "ndjson": json_lines,
    "ttl": turtle,
    "md": markdown,
}


# ---------------------------------------------------------------- the table


def _is_number(values: Iterable[Value]) -> bool:
    return all(value is None or (isinstance(value, int | Decimal) and not isinstance(value, bool)) for value in values)


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[int]:
    """Return the widths of the columns; the widest give way until all fit; empty if they cannot."""
    widths = [max(width(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    while sum(widths) + len(_GAP) * (len(widths) - 1) > columns:
        if max(widths) <= _NARROWEST:
            return []
        widths[widths.index(max(widths))] -= 1
    return widths


def _stacked(heads: Sequence[str], row: Sequence[str], columns: int) -> list[str]:
    """Return one row for a terminal too narrow for the table: each cell on its own line."""
    said = (f"{head}: {cell}" for head, cell in zip(heads, row, strict=True) if cell)
    return [line for text in said for line in wrap(text, columns, subsequent_indent="  ")]


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """Return one row of the table, on as many lines as its longest cell needs."""
    wrapped = [wrap(cell, w) or [""] for cell, w in zip(cells, widths, strict=True)]
    return [
        _GAP.join(
            (rjust if flush else ljust)(lines[i] if i < len(lines) else "", w)
            for lines, w, flush in zip(wrapped, widths, right, strict=True)
        ).rstrip()
        for i in range(max(map(len, wrapped), default=0))
    ]


def _under(evidence: Iterable[Sequence[str]], columns: int) -> Iterator[str]:
    """Yield the lines that stand under a row."""
    for quote, *source in filter(None, evidence):
        said = f"“{quote}”" if len(source) >= len(LAW) else quote  # a rule is nobody's words
        yield from wrap(said, columns, initial_indent="  ", subsequent_indent="   ")
        where = " · ".join(part for part in source if part)
        yield from wrap(where, columns, initial_indent="    ", subsequent_indent="      ", break_long_words=False)


# ---------------------------------------------------------------- Markdown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def _barred(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marked(text: str) -> str:
    """Return words of which nothing is read as Markdown or HTML."""
    return _SPECIAL.sub(r"\\\1", text)


def _linked(record: Row, column: str) -> str:
    """Return a cell; the name of a page leads to the page, if its address is a web address."""
    words, url = _marked(cell(record, column)), str(record.get("url") or "")
    if column == "source" and re.fullmatch(r"https?://[^\s<>]+", url):
        return f"[{words}](<{url.replace('|', '%7C')}>)"
    return words


# ---------------------------------------------------------------- values


def _json_row(record: Row) -> dict[str, object]:
    return {name: _json(value) for name, value in record.items()}


def _json(value: Value) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _taken(taken: Taken) -> dict[str, str]:
    said = {"asked": taken.asked, "label": taken.label, "iri": taken.iri, "how": taken.how}
    return {name: text for name, text in said.items() if text is not None}


def _covered(covered: Coverage) -> dict[str, object]:
    return {
        "documents": covered.documents,
        "earliest": covered.earliest.isoformat() if covered.earliest else None,
        "latest": covered.latest.isoformat() if covered.latest else None,
        "publishers": covered.publishers,
    }
