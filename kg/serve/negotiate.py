"""Choose what to answer with: content negotiation of RFC 9110, section 12.5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_Q = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.IGNORECASE)


def media(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the best of `offers` (the first if all are as good), or None if none is acceptable.

    Parameters of media types are not compared.
    """
    ranges = list(_weighed(accept or "*/*"))
    best, most = None, 0.0
    for offer in offers:
        kind = offer.split("/")[0]
        fits = [(of.index(r), q) for r, q in ranges if r in (of := (offer, f"{kind}/*", "*/*"))]
        quality = min(fits, key=lambda fit: fit[0])[1] if fits else 0.0  # the most specific range says
        if quality > most:
            best, most = offer, quality
    return best


def language(accept: str | None, offers: Sequence[str]) -> str:
    """Return the best of `offers`, primary tags such as "vi"; the first where none is asked for."""
    found = [(-q, offers.index(tag)) for r, q in _weighed(accept or "") if (tag := r.split("-")[0]) in offers and q]
    return offers[min(found)[1]] if found else offers[0]


def _weighed(header: str) -> Iterator[tuple[str, float]]:
    """Yield each range of a header and its weight; one that cannot be read weighs nothing."""
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights = [p for p in parameters if p[:2].lower() == "q="]
        match = _Q.fullmatch(weights[0]) if weights else None
        if name:
            yield name.lower(), float(match[1]) if match else 0.0 if weights else 1.0
