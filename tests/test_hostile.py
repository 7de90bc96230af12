"""Hostile input: mutated pages and attacks are read or refused, within their limits, and no fault of the program."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from benchmarks import hostile
from kg import workers
from kg.documents import Page, Problem

# The slow ones are those of benchmarks/hostile.py alone.
QUICK = (
    "a credit without end",
    "a line of 50 MB",
    "capitals in one word",
    "quotes that open",
    "digits and dots",
    "blanks",
    "marks over one letter",
    "marks that nobody sees",
)


def test_mutated_pages_are_read_or_refused() -> None:
    told = hostile.mutated([hostile.PAGES], 400, 2, 2)
    assert told.faults == []
    assert told.counts["read"] > 100
    assert sum(number for what, number in told.counts.items() if what.startswith("refused")) > 20


def test_the_same_seed_gives_the_same_input() -> None:
    seeds = [b"<p>m\xe1\xbb\x99t</p>", "Ông Lê Văn Tám".encode()]
    once, again = ([hostile.mutate(random.Random(n), seeds) for n in range(50)] for _ in range(2))
    assert once == again
    assert len(set(once)) > 40


def test_attacks_stay_within_their_limits() -> None:
    names = [*QUICK, *(name for name in hostile.attack_names() if name.startswith("html:") and "4 MB" not in name)]
    faults, lines = hostile.attacks(names)
    assert faults == []
    assert len(lines) == len(names) > 12


@pytest.mark.parametrize(
    "text",
    [
        "Hội thảo với Ban Kinh tế Trung",
        "Quận Ngô Quyền có phường Cầu Đất. Ban Thường vụ Thành uỷ trao quyết định cho ông Bùi Văn Thiện, Thành uỷ viên",
    ],
)
def test_a_page_may_end_in_the_middle_of_a_name(text: str) -> None:
    page = Page("tin", "tin.txt", False, text)
    for end in range(1, len(text) + 1):
        assert not isinstance(workers.read(replace(page, content=text[:end]), 60), Problem)


@pytest.mark.parametrize("piece", hostile.FILLERS)
def test_what_is_drawn_between_two_things_does_not_hold_up_the_page(piece: str) -> None:
    page = Page("x", "x", False, hostile.between(piece).decode())
    assert not isinstance(workers.read(page, 10), Problem)  # a sixtieth of which is usual


@pytest.mark.parametrize("piece", hostile.MONOTONOUS + hostile.DIFFERENT)
def test_a_page_of_one_kind_of_thing_is_read_in_a_time_that_grows_with_it(piece: str) -> None:
    def seconds(size: int) -> float:
        page = Page("x", "x", False, hostile.counted(piece, size).decode())
        begun = time.process_time()
        assert not isinstance(workers.read(page, 300), Problem)
        return time.process_time() - begun

    def growth() -> float:
        return seconds(90_000) / max(min(seconds(15_000) for _ in range(2)), 0.05)

    seconds(1_000)
    # Six times as long; by its square, 36. What else the machine does may hold up one measuring, not three.
    assert any(growth() < 15 for _ in range(3))
