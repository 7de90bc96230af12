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

from kg.questions.answers import IRI, Answer, Coverage, Value
from kg.questions.parameters import Taken
from kg.questions.rdf import turtle

# Columns that say what proves a row: the table writes them under it.
EVIDENCE = ("quote", "proves", "published", "source", "headline", "url")
LAW = ("ruleLabel", "law")  # what proves a row that no page says: the rule, and the law behind it
_MACHINE = ("sha256",)
_GAP = "  "
_NARROWEST = 8

Row = dict[str, Value]


def table(answer: Answer, columns: int = 80) -> str:
    """Return the answer for a terminal `columns` wide: each row once, under it what proves it."""
    parts = [_took(answer.took)] if answer.took else []
    if answer.coverage is not None:
        return "\n\n".join([*parts, no_evidence(answer.coverage)]) + "\n"
    records = list(answer.records())
    shown = columns_shown(answer.columns, records)
    cells = [[_cell(record, column) for column in shown] for record in records]
    heads = [column.removesuffix("Label") for column in shown]
    widths = _widths(heads, cells, columns)
    right = [_is_number(record[column] for record in records) for column in shown]
    lines = [*_line(heads, widths, right), _GAP.join("─" * w for w in widths)] if widths else []
    proved = (
        (row, _evidence(record for _, record in group))
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
    writer.writerows([_plain(value) for value in row] for row in answer.rows)
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
    parts = ["\n".join(f"- {_marked(line)}" for line in _took(answer.took).splitlines())] if answer.took else []
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


def no_evidence(covered: Coverage) -> str:
    """Say that the graph has no evidence, and what it covers."""
    n, days = covered.documents, ""
    if covered.earliest and covered.latest:
        days = f", {covered.earliest} … {covered.latest}"
    lines = [
        "Không có bằng chứng trong đồ thị. / No evidence in the graph.",
        f"Đồ thị có / the graph covers: {n} văn bản / documents{days}",
    ]
    if covered.publishers:
        lines.append(f"Nguồn / publishers: {', '.join(covered.publishers)}")
    return "\n".join(lines)


def _took(took: dict[str, Taken]) -> str:
    return "\n".join(
        f"{name}: {taken.label}" if taken.label == taken.asked else f"{name}: {taken.asked} → {_understood(taken)}"
        for name, taken in took.items()
    )


def _understood(taken: Taken) -> str:
    return f"{taken.label} ({taken.how})" if taken.how else taken.label


# ---------------------------------------------------------------- the table


def columns_shown(columns: Sequence[str], records: Sequence[Row]) -> list[str]:
    """Return the columns of the table proper: no evidence, no IRI, none that is empty everywhere."""
    return [
        c
        for c in columns
        if c not in (*EVIDENCE, *LAW, *_MACHINE)
        and any(r[c] is not None for r in records)
        and not any(isinstance(r[c], IRI) for r in records)
    ]


def _cell(record: Row, column: str) -> str:
    cell = record[column]
    if isinstance(cell, bool):
        return "✓" if cell else "–"
    return "" if cell is None else " ".join(str(_plain(cell)).split())


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


def _evidence(records: Iterable[Row]) -> tuple[tuple[str, ...], ...]:
    """Return what proves a row, each piece once: the quote, then where it stands; or the rule, then the law."""
    return tuple(
        dict.fromkeys(
            tuple(_cell(record, c) for c in (EVIDENCE if EVIDENCE[0] in record else LAW) if c in record)
            for record in records
        )
    )


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
    cell, url = _marked(_cell(record, column)), str(record.get("url") or "")
    if column == "source" and re.fullmatch(r"https?://[^\s<>]+", url):
        return f"[{cell}](<{url.replace('|', '%7C')}>)"
    return cell


# ---------------------------------------------------------------- values


def _plain(value: Value) -> Value:
    """Return numbers without an exponent and dates in ISO form, the rest as it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


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
