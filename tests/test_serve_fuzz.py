"""Whatever a parameter holds, the same queries run; whatever a program asks, the server has no fault."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.questions import QuestionError, ask, catalogue
from kg.store import Store, Term
from tests.serving import Server

HOSTILE = [
    *(
        '"',
        "'",
        "\\",
        '" . } ; DROP ALL #',
        "' OR '1'='1",
        "?x",
        "$x",
        "<urn:x>",
        "UNDEF",
        "@vi",
        '"@vi',
        "}",
        "{",
        "#",
    ),
    *(
        "\n",
        "\\u0022",
        "\x00",
        "%s",
        "{0}",
        "https://w3id.org/quanhe/id/person/x> ?p ?o . #",
        "https://x/a b",
        "http://[",
        "²",
    ),
]
VALUES = st.one_of(
    st.text(max_size=40),
    st.builds("".join, st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=5)), min_size=1, max_size=6)),
    st.builds(
        str.__add__, st.sampled_from([p.example for q in catalogue() for p in q.parameters]), st.sampled_from(HOSTILE)
    ),
)


# One RDF term as N-Triples writes it, and VALUES with nothing else in it.
TERM = (
    r'(?:<[^<>"{}|^`\\\x00-\x20]*>|"(?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*"'
    r"(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^<[^<>\x00-\x20]*>)?)"
)
GIVEN = re.compile(rf"VALUES (\?\w+|\(\?\w+(?: \?\w+)*\)) \{{(?: (?:{TERM}|\({TERM}(?: {TERM})*\)))* \}}")


class Watched(Store):
    """A store that keeps the text of every query it runs, without the terms that stand in its VALUES."""

    def sparql(
        self,
        sparql: str,
        substitutions: Mapping[str, Term | str] | None = None,
        *,
        default: Sequence[str] | None = None,
        named: Sequence[str] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Keep the text and run the query."""
        self.seen.add(GIVEN.sub(r"VALUES \1 {}", sparql))
        return super().sparql(sparql, substitutions, default=default, named=named)

    seen: set[str]


@pytest.fixture(scope="module")
def watched(built: Path) -> Iterator[Watched]:
    with Watched.open(built, read_only=True) as store:
        store.seen = set()
        yield store


@pytest.fixture(scope="module")
def usual(watched: Watched) -> frozenset[str]:
    """The queries that run for values without any harm: names that are found, are not, are many, and IRIs."""
    things = [str(row["s"])[1:-1] for row in watched.query("SELECT ?s { ?s a foaf:Person } ORDER BY ?s LIMIT 1")]
    for question in catalogue():
        examples = {p.name: p.example for p in question.parameters}
        for parameter in question.parameters:
            for value in (
                parameter.example,
                "Nguyễn",
                "Hà",
                "a",
                "không ai cả",
                *things,
                "https://example.org/x",
                "7",
                "",
            ):
                for others in (examples, {p.name: p.example for p in question.parameters if p.required}):
                    with_quiet(watched, question.name, others | {parameter.name: value})
    return frozenset(watched.seen)


def with_quiet(store: Store, name: str, values: Mapping[str, str]) -> None:
    try:
        ask(store, name, **values)
    except QuestionError:
        return


@given(data=st.data(), value=VALUES)
@settings(max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_changes_the_query(watched: Watched, usual: frozenset[str], data: st.DataObject, value: str) -> None:
    question = data.draw(st.sampled_from(catalogue()))
    parameter = data.draw(st.sampled_from(question.parameters)) if question.parameters else None
    examples = {p.name: p.example for p in question.parameters if p.required}
    watched.seen.clear()
    with_quiet(watched, question.name, examples | ({parameter.name: value} if parameter else {}))
    assert watched.seen <= usual


def test_the_watch_would_see_text_in_a_query(watched: Watched, usual: frozenset[str]) -> None:
    value = 'x" . ?s ?p ?o #'
    watched.seen.clear()
    watched.sparql("SELECT ?s { ?s ?p ?o } LIMIT 1 # " + value)
    assert not watched.seen <= usual
    for pasted in ('"x" } ?s ?p ?o . VALUES ?t { "y"', '"x\\" } ?s ?p ?o #"', "<urn:x> } #>", '"x"@vi ?y'):
        broken = catalogue()[0].sparql.replace("WHERE {", f"WHERE {{ VALUES ?least {{ {pasted} }}", 1)
        assert GIVEN.sub(r"VALUES \1 {}", broken) not in usual


def test_what_programs_ask_by_the_description_meets_no_fault(built: Path, tmp_path: Path) -> None:
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    with Server(built) as server:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", f"{server.url}/openapi.json"),
                *("--checks", checks, "--max-examples", "5", "--phases", "examples,coverage,fuzzing"),
                *("--seed", "1", "--no-color", "--generation-database", "none"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout[-6000:]
        assert set(server.said().splitlines()) <= {"Invalid HTTP request received."}  # no fault of the server
        assert server.query("ASK {}").status_code == 200
