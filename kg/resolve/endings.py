"""When bodies ended: an organ of an administrative unit lasts as long as the unit, whatever pages say after."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.graph.iris import place_iri
from kg.language.normal import fold
from kg.ontology import ends_with_place
from kg.resolve.bodies import Body
from kg.resolve.places import Units
from kg.resolve.world import Post
from kg.tenure import Ending

# The Party committee of an institution in a unit outlasts it: "Đảng ủy Bệnh viện Đa khoa tỉnh X".
_INSTITUTION = re.compile(r"đảng ủy (?!phường|xã|thị trấn|đặc khu)")


def endings(posts: Iterable[Post], units: Units) -> dict[str, Ending]:
    """Return, for the posts of bodies that ended, when at the latest and with which unit.

    A unit that whole became another under its name, a town made a city, has not ended. The district level did on
    1 July 2025: Resolution 203/2025/QH15 amending the Constitution, art. 2.
    """
    found = {post.iri: _ending(post.body, units) for post in posts}
    return {post: ending for post, ending in found.items() if ending is not None}


def _ending(body: Body, units: Units) -> Ending | None:
    unit = units.last(body.place)
    if unit is None or unit.valid_to is None or not ends_with_place(body.kind):
        return None
    return None if _INSTITUTION.search(fold(body.label)) else Ending(unit.valid_to, place_iri(unit.key))
