"""Names of bodies that no table holds, read after an office up to the sign that ends them.

"giám đốc Trung tâm Nước sạch và vệ sinh môi trường nông thôn, …": between an office and a comma, a bracket or a
person every noun belongs to the name, in small letters too.
"""

from __future__ import annotations

from kg.lexicon import BodyHead
from kg.mentions.bodies import BodyReader
from kg.mentions.body_names import JOIN, LINK, expanded, names_person
from kg.mentions.scan import Found, Scan
from kg.model import Body

_SIGNS = frozenset(',.;:()"\n-')
_LONGEST = 20  # words
_WHOLE = ("Sở", "Bộ")  # their fields are all known: what follows is no name
_SHORT = 3  # letters of a name in capitals


class NameRuns:
    """Reads the names of bodies of one page that offices are followed by."""

    def __init__(self, scan: Scan, bodies: BodyReader) -> None:
        self._scan = scan
        self._bodies = bodies

    def read(self, j: int, found: Found | None) -> Found | None:
        """Return the body whose name begins at word `j`, where it is longer than `found`, the one the tables know."""
        head, after = self._head(j)
        if head is None or head.where not in ("open", "field") or head.name in _WHOLE:
            return None
        end = self._end(after)
        if end == after or (found and end <= found.end) or not self._stops(end, after):
            return None
        name = f"{head.name} {_upper(expanded(self._scan, after, end))}"
        k = end + 1 if end < len(self._scan.words.forms) and self._scan.words.forms[end] in LINK else end
        unit = self._bodies.unit(k)
        if unit and self._bodies.fits(k, unit[1]):
            return Found(j, unit[0], Body(f"{name} {unit[1].full}", head.kind, unit[1].key))
        owner = self._bodies.read(k, 1)
        if owner:
            return Found(j, owner.end, Body(f"{name} {owner.body.name}", head.kind, owner.body.place))
        return Found(j, end, Body(name, head.kind))

    def _head(self, j: int) -> tuple[BodyHead | None, int]:
        forms, lexicon = self._scan.words.forms, self._scan.lexicon
        hit = lexicon.bodies.longest(forms, j)
        if hit:
            return hit[1], self._bodies.gloss(hit[0])
        if j < len(forms) and forms[j] in lexicon.heads:
            return BodyHead(_upper(forms[j]), "Body", "open"), j + 1
        return None, j

    def _end(self, start: int) -> int:
        """Return where the words that can belong to a name end."""
        words, scan = self._scan.words, self._scan
        lexicon, k, last = scan.lexicon, start, start
        while k < len(words.forms) and k - start < _LONGEST:
            if k in scan.levels or (k in scan.units and scan.units[k].level):
                break
            if k > start and (lexicon.offices.longest(words.forms, k) or self._others(k)):
                break
            end = max(self._phrase(k), k + (words.capital[k] and words.forms[k].isalpha()))
            if end == k and k > start and words.forms[k].isdigit() and len(words.forms[k]) < _SHORT:
                end = k + 1
            if end > k:
                k = last = end
            elif words.forms[k] in JOIN and k > start:
                k += 1
            else:
                break
        return last

    def _phrase(self, k: int) -> int:
        """Return the end of the longest phrase of names that begins at word `k`, or `k`."""
        lexicon = self._scan.lexicon
        tries = (lexicon.fields, lexicon.common, lexicon.compounds, lexicon.named)
        return max((hit[0] for trie in tries if (hit := trie.longest(self._scan.words.forms, k))), default=k)

    def _stops(self, end: int, start: int) -> bool:
        """Tell whether a name may end before word `end`."""
        words = self._scan.words
        if end == len(words.forms):
            return True
        after = words.forms[end]
        return (
            after in _SIGNS
            or after in LINK
            or after in self._scan.lexicon.stops
            or end in self._scan.units
            or end in self._scan.levels
            or self._others(end)
            or (words.capital[end - 1] and end - start > 1)
        )

    def _others(self, k: int) -> bool:
        """Tell whether a person or another body, the owner, begins at word `k`."""
        if names_person(self._scan, k):
            return True
        hit = self._scan.lexicon.bodies.longest(self._scan.words.forms, k)
        return hit is not None and hit[1].where != "fixed" and self._phrase(k) < hit[0]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
