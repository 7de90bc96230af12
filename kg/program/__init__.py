"""The graph for programs: open it, ask it, look people up, get plain Python values with their proofs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg import questions
from kg.program import times
from kg.program.person import Office, Person, Proof, person
from kg.program.times import Times
from kg.questions import Answer
from kg.remote import Remote
from kg.store import Readable, Store, value

if TYPE_CHECKING:
    from kg.program.network import Network

__all__ = ["Graph", "Office", "Person", "Proof", "RemoteGraph", "Times"]


class Asking:
    """What programs ask of a graph, wherever it is kept.

    Where a name is asked for, any spelling will do, or an IRI; NotFoundError bears the nearest names, AmbiguousError
    the readings (kg.questions).
    """

    def ask(self: Readable, name: str, /, **params: object) -> Answer:
        """Ask a stored question: `ask("who-held-post", body="UBND quận Ngô Quyền", role="Chủ tịch")`.

        The answer says what was taken for each name. Raises kg.questions.QuestionError.
        """
        return questions.ask(self, name, **params)

    def person(self: Readable, name: str) -> Person:
        """Return the person called `name`."""
        return person(self, name)

    def holders(self: Readable, body: str, role: str | None = None) -> Times:
        """Return who held a role in a body, or all its offices, from when to when."""
        return times.holders(self, body, role)

    def meetings(self: Readable, body: str) -> Times:
        """Return the meetings that a body held, by their days."""
        return times.meetings(self, body)

    def network(self: Readable, name: str = "whole") -> Network:
        """Return a network by name, of kg.network.NETWORKS: "people-people", "bodies" …; KeyError for any other."""
        from kg.program.network import named  # networkx takes a tenth of a second

        return named(self, name)

    def around(self: Readable, thing: str, limit: int = 100) -> Network:
        """Return what surrounds a person, body, meeting, paper or project: at most `limit` things."""
        from kg.program.network import around  # see above

        found, _ = questions.find(self, "node", thing, "thing")
        return around(self, value(found), limit)


class Graph(Asking, Store):
    """A graph on disk, with the questions, people and networks of quanhe. Use it in a `with`, or close it."""

    @classmethod
    def open(cls, path: str | Path | None = None, *, read_only: bool = False) -> Self:
        """Return the graph in the folder `path`; StoreError says in one line why not."""
        return cls(path, read_only=read_only)


class RemoteGraph(Asking, Remote):
    """The graph behind a SPARQL 1.1 endpoint, with the same questions. Use it in a `with`, or close it.

    `open` raises kg.remote.RemoteError in one line where the address cannot be asked.
    """
