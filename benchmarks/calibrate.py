"""Measure how sure each rule is and write `kg/lexicon/confidence.toml`.

    python -m benchmarks.calibrate [--also GOLD=PAGES …] [--kinds KIND …]

How sure a kind of fact is on the whole is what was right on pages read for the first time (`first_reading.toml`): on
pages that rules were written with they do better than on others. Within its kind a rule lies as far above or below as
on the development documents, smoothed towards its family: "role.guessed.after" towards "role.guessed", that
towards "role".
"""

from __future__ import annotations

import argparse
import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.judged import DEVELOPMENT, ROOT, Judged, Source, judge, unread

TABLE = ROOT / "kg" / "lexicon" / "confidence.toml"
FIRST = Path(__file__).with_name("first_reading.toml")
PRIOR = 10  # facts that what is known beforehand counts for (5 to 20 foretell pages left out about as well)
SUREST = 0.995  # no rule is surer than that
ALIKE = 0.2  # how much facts of one kind on one page succeed and fail together (measured: 0.15 to 0.20)
HEAD = """\
# The share of its facts that each rule reads right on pages it was not written with, estimated from n facts.
# A rule that is not here is as sure as its family, the name without its last word.
# Made by `python -m benchmarks.calibrate`; not to be edited by hand.
[rules]
"""

Count = tuple[float, float]  # right, all


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--also", action="append", default=[], type=Source.parse, metavar="GOLD=PAGES", help="further annotated pages"
    )
    parser.add_argument(
        "--kinds", nargs="+", default=[], help="only the rules of these, for which alone those pages are annotated"
    )
    args = parser.parse_args()
    judged = [
        j for j in judge([*DEVELOPMENT, *args.also], skip=unread()) if not args.kinds or kind_of(j.rule) in args.kinds
    ]
    sure = shares(judged, levels(first()))
    known = tomllib.loads(TABLE.read_text(encoding="utf-8"))["rules"] if args.kinds else {}
    rules = {name: (row["right"], row["n"]) for name, row in known.items() if kind_of(name) not in args.kinds}
    rules |= {name: (sure[name], sum(of(j.rule, name) for j in judged)) for name in sure}
    rows = (f'"{name}" = {{ right = {right:.3f}, n = {n} }}\n' for name, (right, n) in sorted(rules.items()))
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {len(sure)} rules from {len(judged)} facts")


def first() -> dict[str, tuple[Count, Count]]:
    """Return for each kind what was right, of how many: where rules were written, and on first reading."""
    rows = tomllib.loads(FIRST.read_text(encoding="utf-8"))
    return {kind: (_pair(row["written"]), _pair(row["fresh"])) for kind, row in rows.items()}


def _pair(row: list[float]) -> Count:
    right, n = row
    return right, n


def kind_of(rule: str) -> str:
    """Return the kind that `rule` belongs to: "role.guessed.after" to "role"."""
    return rule.partition(".")[0]


def of(rule: str, family: str) -> bool:
    """Tell whether `rule` is `family` or belongs to it."""
    return f"{rule}.".startswith(f"{family}.")


def families(rule: str) -> list[str]:
    """Return the names from the kind to the rule: "role", "role.guessed", "role.guessed.after"."""
    words = rule.split(".")
    return [".".join(words[: n + 1]) for n in range(len(words))]


def counts(judged: Iterable[Judged]) -> dict[str, Count]:
    """Return for each rule and family how many facts are right and how many there are.

    n facts of one page count as n / (1 + (n - 1) · ALIKE): twelve that share one cause are not twelve proofs.
    """
    pages: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for fact in judged:
        for name in families(fact.rule):
            pages[name, fact.doc].append(fact.right)
    out: dict[str, Count] = defaultdict(lambda: (0.0, 0.0))
    for (name, _), rights in pages.items():
        weight = 1 / (1 + (len(rights) - 1) * ALIKE)
        right, n = out[name]
        out[name] = right + weight * sum(rights), n + weight * len(rights)
    return dict(out)


def shares(judged: Iterable[Judged], level: Mapping[str, float]) -> dict[str, float]:
    """Return for each rule and family the share of its facts that will be right on pages not seen before.

    `level` is that of `levels`; a kind that it lacks stays where it was counted.
    """
    counted = counts(judged)
    seen: dict[str, float] = {"": _share(_sum(count for name, count in counted.items() if "." not in name), 0.5)}
    for name in sorted(counted):  # families come before their rules
        seen[name] = _share(counted[name], seen[name.rpartition(".")[0]])
    del seen[""]
    return {
        name: _within(share + level.get(kind, seen[kind]) - seen[kind])
        for name, share in seen.items()
        if (kind := kind_of(name))
    }


def levels(first: Mapping[str, tuple[Count, Count]]) -> dict[str, float]:
    """Return the share of right facts of each kind on pages read for the first time.

    Of kinds that few such facts are known of, what is expected counts most: that they do as much worse than on
    pages that rules were written with as all kinds together (by log odds).
    """
    written = _share(_sum(count for count, _ in first.values()), 0.5)
    gap = _odds(written) - _odds(_share(_sum(count for _, count in first.values()), 0.5))
    return {kind: _share(fresh, _lowered(_share(ours, written), gap)) for kind, (ours, fresh) in first.items()}


def _share(count: Count, prior: float) -> float:
    right, n = count
    return (right + PRIOR * prior) / (n + PRIOR)


def _sum(counted: Iterable[Count]) -> Count:
    rows = list(counted)
    return sum(right for right, _ in rows), sum(n for _, n in rows)


def _within(share: float) -> float:
    return min(max(share, 1 - SUREST), SUREST)


def _odds(share: float) -> float:
    return math.log(share / (1 - share))


def _lowered(share: float, by: float) -> float:
    return 1 / (1 + math.exp(by - _odds(share)))


if __name__ == "__main__":
    main()
