"""Names by their words: what the index finds is what comparing with every name finds."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.questions import NotFoundError, candidates
from kg.questions.find import find
from kg.questions.index import Index, Name
from kg.questions.names import asked
from kg.store import Store
from kg.vocab import ID
from tests import handmade

LABELS = (
    "Phạm Văn Hà", "Pham Van Ha", "Phạm Văn Hải", "UBND quận Ngô Quyền", "Ủy ban nhân dân quận Ngô Quyền", "HĐND",
    "quận Ngô Quyền", "thành phố Hải Phòng/quận Ngô Quyền", "thành phố Hải Phòng", "TP. Hải Phòng", "cầu Rào 1",
    "Nghị quyết số 37", "hoà bình", "hòa bình", "…", "",
)  # fmt: skip
NAMES = [Name(ox.NamedNode(f"{ID}x/{n}"), label, False, "/" in label) for n, label in enumerate(LABELS)]
INDEX = Index(NAMES)
WORDS = sorted({*" ".join(LABELS).replace("/", " ").split(), "ha", "hoa", "xyz", "tp", "ubnd"})


@given(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join) | st.sampled_from(LABELS) | st.text(max_size=8))
@settings(max_examples=400)
def test_the_index_finds_what_comparing_with_every_name_finds(text: str) -> None:
    ready = asked(text)
    every = {name.thing.value: fit for name in NAMES if (fit := ready.fit(name.label, name.path)) is not None}
    found = {candidate.name.thing.value: candidate.fit for candidate in INDEX.fitting(ready)}
    assert found == every


@pytest.mark.parametrize(
    ("text", "first"),
    [("Phạm Văn Haa", "Pham Van Ha"), ("cầu Ràoo", "cầu Rào 1"), ("ngo quyn", "quận Ngô Quyền")],
)
def test_the_nearest_name_comes_first(text: str, first: str) -> None:
    assert INDEX.nearest(asked(text))[0] == first


def test_nothing_is_near_to_nothing() -> None:
    assert INDEX.nearest(asked("")) == []
    assert Index([]).nearest(asked("ai")) == []


def test_candidates_come_best_first_each_thing_once_and_counted(sample: Store) -> None:
    found, total = candidates(sample, "node", "ngo quyen", 3)
    assert len(found) == 3 < total
    every, same = candidates(sample, "node", "ngo quyen", 1000)
    assert same == total == len(every) == len({reading.iri for reading in every})
    assert [reading.iri for reading in every[:3]] == [reading.iri for reading in found]
    thing, _ = find(sample, "person", "Phạm Văn Hà", "person")
    assert candidates(sample, "person", "pham van ha", 1)[0][0].iri == thing.value  # type: ignore[union-attr]
    with pytest.raises(NotFoundError):
        candidates(sample, "person", "không ai", 1)


def test_names_written_after_a_search_are_found_by_the_next(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as store:
        handmade.write(store, [handmade.Page("p-1").person("Lê Thị Mơ")])
        assert candidates(store, "person", "le thi mo", 5)[1] == 1
        handmade.write(store, [handmade.Page("p-2").person("Lê Thị Mận")])
        assert candidates(store, "person", "le thi man", 5)[1] == 1


def test_half_a_character_is_no_name(sample: Store) -> None:
    with pytest.raises(NotFoundError):
        find(sample, "person", "\ud800", "person")
