"""Print how often facts are right that are said to be sure to some degree: ten bins and the expected calibration error.

    python -m benchmarks.reliability [GOLD=PAGES …]

Without sources, the development documents that nobody reads while writing rules. Totals only, so that it can be run on
documents that are to stay unread.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.judged import DEVELOPMENT, Judged, Source, judge, unread

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of about the same confidence: how many, how sure on average, how many are right."""

    low: float
    n: int
    confidence: float
    right: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sources", nargs="*", type=Source.parse, metavar="GOLD=PAGES")
    sources: list[Source] = parser.parse_args().sources
    judged = judge(sources) if sources else judge(DEVELOPMENT, only=unread())
    bins = reliability(judged)
    print(f"{'confidence':12}{'facts':>7}{'said':>8}{'right':>8}")
    for b in bins:
        print(f"{b.low:.1f} – {b.low + 1 / BINS:.1f}   {b.n:7}{b.confidence:8.3f}{b.right:8.3f}")
    said, right = (_mean([getattr(fact, field) for fact in judged]) for field in ("confidence", "right"))
    print(f"{'all':12}{len(judged):7}{said:8.3f}{right:8.3f}")
    print(f"expected calibration error {expected_error(bins):.3f}, Brier score {brier(judged):.3f}")
    for kind in dict.fromkeys(fact.kind for fact in judged):
        of = [fact for fact in judged if fact.kind == kind]
        said, right = _mean([fact.confidence for fact in of]), _mean([fact.right for fact in of])
        print(f"{kind:16}{len(of):3}{said:8.3f}{right:8.3f}")


def reliability(judged: Iterable[Judged]) -> list[Bin]:
    """Return the bins that hold facts, the least sure first."""
    held: dict[int, list[Judged]] = {}
    for fact in judged:
        held.setdefault(min(BINS - 1, int(fact.confidence * BINS)), []).append(fact)
    return [
        Bin(n / BINS, len(facts), _mean([f.confidence for f in facts]), _mean([f.right for f in facts]))
        for n, facts in sorted(held.items())
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """Return the mean distance between what is said and what is right, each bin by its facts."""
    return sum(b.n * abs(b.confidence - b.right) for b in bins) / sum(b.n for b in bins)


def brier(judged: Sequence[Judged]) -> float:
    """Return the mean squared distance between confidence and outcome."""
    return _mean([(fact.confidence - fact.right) ** 2 for fact in judged])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    main()
