"""When bodies ended, and by what: no post outlasts its body, whatever pages say."""

from __future__ import annotations

from collections.abc import Iterable

from kg.resolve.changes import events
from kg.resolve.standing import after, standings
from kg.resolve.world import Post, World
from kg.tenure import Ending


def endings(posts: Iterable[Post], world: World) -> dict[str, Ending]:
    """Return, for the posts of bodies that ended, the last day that it can have been, and the IRI of the change."""
    ended: dict[str, Ending] = {}
    for event in events(standings(world.bodies.values(), world.units), world.units):
        for one in event.before:
            if one.days[1] is not None and after(one.days[1]) == event.latest:  # others went on after the change
                ended[one.body.iri] = Ending(one.days[1], event.iri)
    return {post.iri: ended[post.body.iri] for post in posts if post.body.iri in ended}
