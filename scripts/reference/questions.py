"""The reference of questions, from the headers of their queries."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from kg.questions import catalogue
from kg.questions.header import Parameter, Question

VIEWS = {"table": "bảng / table", "timeline": "dòng thời gian / timeline", "graph": "mạng / network"}


def page() -> str:
    """Return the page: what each question asks, takes, runs."""
    questions = catalogue()
    parts = [
        "# Questions",
        f"The {len(questions)} questions that `kg ask`, `kg serve` and `graph.ask` answer. Each is a SPARQL"
        " file in `queries/questions` whose header says what stands here; `kg ask NAME --explain` prints the query with"
        " what was given in it. Names need no marks, and abbreviations are understood.",
        _tags(questions),
    ]
    for question in questions:
        parts += _question(question)
    return "\n\n".join(parts) + "\n"


def _tags(questions: list[Question]) -> str:
    tags = sorted({tag for question in questions for tag in question.tags})
    links = {
        tag: ", ".join(f"[{question.name}](#{question.name})" for question in questions if tag in question.tags)
        for tag in tags
    }
    return "| about | questions |\n|---|---|\n" + "\n".join(f"| {tag} | {named} |" for tag, named in links.items())


def _question(question: Question) -> Iterator[str]:
    yield f"## {question.name} {{#{question.name}}}"
    yield f"**{question.summary.vi}**  \n**{question.summary.en}**"
    if question.description:
        yield from question.description
    yield f"```sh\n{_example(question)}\n```"
    if question.parameters:
        head = "| option | what | must be given | for example |\n|---|---|---|---|\n"
        yield head + "\n".join(map(_row, question.parameters))
    yield f"Shown best as: {VIEWS[question.view]}."
    query = "\n".join(line for line in question.sparql.splitlines() if not line.startswith("#+"))
    yield f'<details markdown="1"><summary>SPARQL</summary>\n\n```sparql\n{query.strip()}\n```\n\n</details>'


def _example(question: Question) -> str:
    given = (p for p in question.parameters if p.required)
    return shlex.join(["kg", "ask", question.name]) + "".join(f' --{p.name} "{p.example}"' for p in given)


def _row(parameter: Parameter) -> str:
    what = {"text": f"a name: {parameter.finds}", "choice": " · ".join(parameter.choices)}.get(
        parameter.type, "a day, month or year" if parameter.type == "date" else parameter.type
    )
    default = f"no: {parameter.default}" if parameter.default else "no"
    return f"| `--{parameter.name}` | {what} | {'yes' if parameter.required else default} | {parameter.example} |"
