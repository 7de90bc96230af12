"""Hostile input: mutated pages and attacks are read or refused, within their limits, and no fault of the program."""

from __future__ import annotations

import random

from benchmarks import hostile


def test_mutated_pages_are_read_or_refused() -> None:
    told = hostile.mutated([hostile.PAGES], 2000, 2, 2)
    assert told.faults == []
    assert told.counts["read"] > 500
    assert sum(number for what, number in told.counts.items() if what.startswith("refused")) > 100


def test_the_same_seed_gives_the_same_input() -> None:
    seeds = [b"<p>m\xe1\xbb\x99t</p>", "Ông Lê Văn Tám".encode()]
    once, again = ([hostile.mutate(random.Random(n), seeds) for n in range(50)] for _ in range(2))
    assert once == again
    assert len(set(once)) > 40


def test_attacks_stay_within_their_limits() -> None:
    faults, lines = hostile.attacks()
    assert faults == []
    assert len(lines) == 31
