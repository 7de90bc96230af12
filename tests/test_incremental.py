"""Following a change through the graph gives the graph that resolving all of it gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import graph
from kg.judgements import Judgement, judgements, keep, withdraw
from kg.lexicon.places import load
from kg.model import (
    Body,
    Fact,
    IndicatorFact,
    MeetingFact,
    PaperActionFact,
    PaperFact,
    ParticipationFact,
    PersonnelFact,
    ProjectFact,
    RoleFact,
)
from kg.resolve import resolve
from kg.resolve.likeness import COMMON
from kg.resolve.read import read, read_page
from kg.store import Store
from tests.handmade import HAI_AN, HDND, NGO_QUYEN, QUAN_UY, TRUNG_UONG, UBND, Page, ask, lines, write

CITY = "thành phố Hải Phòng"
STATE = Body("Ủy ban nhân dân thành phố Hải Phòng", "PeoplesCommittee", CITY)
BOARD = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp"
BODIES = [
    QUAN_UY, UBND, HDND, STATE, TRUNG_UONG,
    Body("Ban Chấp hành Đảng bộ quận Ngô Quyền", "PartyCommittee", NGO_QUYEN),
    Body("Ban Tổ chức Quận ủy Ngô Quyền", "PartyBody", NGO_QUYEN),
    Body("Ủy ban nhân dân quận Hải An", "PeoplesCommittee", HAI_AN),
    Body("Ủy ban nhân dân huyện Thủy Nguyên", "PeoplesCommittee", f"{CITY}/huyện Thủy Nguyên"),
    Body("Ủy ban nhân dân thành phố Thủy Nguyên", "PeoplesCommittee", f"{CITY}/thành phố Thủy Nguyên"),
    Body("Ủy ban nhân dân tỉnh Hải Dương", "PeoplesCommittee", "tỉnh Hải Dương"),
    Body("Công ty TNHH một thành viên Thoát nước Biển Xanh", "Enterprise", None),
    Body("Công ty Thoát nước Biển Xanh", "Enterprise", None),
    Body("Chính phủ", "CentralBody", None),
    Body(f"{BOARD} thành phố Hải Phòng", "Body", CITY),
    Body(f"{BOARD.replace('các ', '')} thành phố Hải Phòng", "Body", CITY),
]  # fmt: skip
PLACES = [place for key in (NGO_QUYEN, "thành phố Hà Nội", HAI_AN) if (place := load().get(key))]
NAMES = ["Phạm Văn Hà", "Lê Chưởng", "Nguyễn Văn Hùng", "Cáp Trọng Duệ"]
DAYS = [None, "2022-12-11", "2022-12-16", "XXXX-12-11", "2023", "2025-08-02"]
TITLES = [None, "về phát triển đô thị Hải An", "về phát triển đô thị quận Hải An", "Luật Đất đai", "về thu phí bến bãi"]
STORY = " ".join(f"đoạn văn thứ {n} kể chuyện {n * n} của bến cảng" for n in range(40))

bodies, names, days = st.sampled_from(BODIES), st.sampled_from(NAMES), st.sampled_from(DAYS)
Make = Callable[[Page], Fact]


def made(kind: type[Fact], *args: st.SearchStrategy[object]) -> st.SearchStrategy[Make]:
    """Draw what makes a fact of a page; the evidence comes after the arguments."""
    return st.tuples(*args).map(lambda drawn: lambda page: kind(*drawn, page.proof(f"Câu {len(page.facts)}")))  # type: ignore[arg-type]


evidence = Page("x").proof("Câu")
meetings = st.builds(
    MeetingFact,
    st.sampled_from(["kỳ họp", "hội nghị", "đại hội"]),
    st.sampled_from([None, "23"]),
    st.one_of(st.none(), bodies),
    days,
    st.sampled_from(["", "Hội nghị tổng kết", "Đại hội nhiệm kỳ 2020-2025"]),
    st.just(evidence),
)
papers = st.builds(
    PaperFact,
    st.sampled_from(["Nghị quyết", "Quyết định", "Luật"]),
    st.sampled_from([None, None, "37", "37/NQ-HĐND", "45/2013/QH13"]),
    days,
    st.one_of(st.none(), bodies),
    st.sampled_from(TITLES),
    st.just(evidence),
)
facts = st.one_of(
    made(
        RoleFact,
        names,
        st.sampled_from(["Chủ tịch", "Bí thư", "Ủy viên", "Tổ trưởng"]),
        st.one_of(st.none(), bodies),
        st.sampled_from(["current", "former"]),
    ),
    st.tuples(names, bodies, st.sampled_from(["khóa XVI", "khóa XVI, nhiệm kỳ 2021-2026"])).map(
        lambda drawn: lambda page: RoleFact(drawn[0], "Đại biểu", drawn[1], "current", page.proof("Câu"), term=drawn[2])
    ),
    made(
        PersonnelFact,
        names,
        st.sampled_from(["elected", "removed"]),
        st.sampled_from([None, "Chủ tịch"]),
        st.one_of(st.none(), bodies),
        days,
    ),
    meetings.map(lambda fact: lambda page: fact),
    papers.map(lambda fact: lambda page: fact),
    made(ParticipationFact, names, st.sampled_from(["chairs", "attends"]), st.one_of(st.none(), meetings)),
    made(PaperActionFact, st.one_of(bodies, meetings), st.sampled_from(["adopts", "implements"]), papers),
    made(
        ProjectFact,
        st.sampled_from(["cầu Rào 1", "dự án cầu Rào 1", "đường ven biển Hải An", "tuyến đường ven biển quận Hải An"]),
        st.sampled_from([(), (PLACES[0],), (PLACES[1],)]),
    ),
    made(
        IndicatorFact,
        st.one_of(bodies, st.just(PLACES[2])),
        st.just("thu ngân sách"),
        st.just("12"),
        st.just("tỷ đồng"),
        st.just("2022"),
    ),
)
pages = st.tuples(
    st.sampled_from("abcde"),
    st.sampled_from([None, "2022-12-12", "2014-06-01"]),
    st.sampled_from(["", STORY, f"{STORY} và thêm một câu"]),
    st.lists(facts, max_size=7),
)
judged = st.tuples(st.sampled_from(["same", "different"]), st.integers(0, 99), st.integers(0, 99))
steps = st.one_of(pages, pages, st.sampled_from("abcde"), judged)


def page_of(doc_id: str, published: str | None, text: str, makers: list[Make]) -> Page:
    page = Page(doc_id, published, f"Tin thử nghiệm. {text}")
    page.facts += [make(page) for make in makers]
    return page


def change(store: Store, step: object) -> None:
    """Write a page, remove one, or judge two mentions of a kind; a judgement on the same pair again is taken back."""
    if isinstance(step, str):
        store.remove(step)
        return
    assert isinstance(step, tuple)
    if len(step) == 4:
        page = page_of(*step)
        store.replace(page.document, graph.quads(page.document, page.facts))
        return
    verdict, one, other = step
    said = read(store)
    kinds = [said.people, said.bodies, said.meetings, said.papers, said.projects]
    local = sorted(kinds[(one + other) % len(kinds)])
    if len(local) > 1:
        left, right = (local[n % len(local)] for n in (one, other))
        new = Judgement(verdict, (left,), (right,), "", "", "", "test", f"2024-01-{one % 28 + 1:02}T00:00:00Z")
        if not (new in judgements(store) and withdraw(store, new.iri)):
            keep(store, [new])


@pytest.fixture
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], tuple[Store, Store]]]:
    """Return a function that makes two empty stores."""
    made: list[Store] = []

    def make() -> tuple[Store, Store]:
        folder = tmp_path_factory.mktemp("pair")
        made.extend((Store.open(folder / "one"), Store.open(folder / "other")))
        return made[-2], made[-1]

    yield make
    for store in made:
        store.close()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, min_size=2, max_size=9))
def test_a_change_followed_gives_what_resolving_all_gives(
    pair: Callable[[], tuple[Store, Store]], taken: list[object]
) -> None:
    followed, whole = pair()
    resolve(followed)
    for step in taken:
        for store in (followed, whole):
            change(store, step)
        assert not resolve(followed).whole
        resolve(whole, full=True)
        assert lines(followed) == lines(whole)


def test_an_index_left_behind_by_a_killed_process_is_not_believed(tmp_path: Path) -> None:
    first = Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))
    with Store.open(tmp_path / "one") as store:
        write(store, [first])
        shutil.copy(store.index, tmp_path / "old")
        write(store, [Page("b").person("Phạm Văn Hà", ("Bí thư", QUAN_UY)), Page("c").person("Lê Chưởng")])
    shutil.copy(tmp_path / "old", tmp_path / "one" / "index.sqlite")  # as if the graph alone had been written
    with Store.open(tmp_path / "one") as store, Store.open(tmp_path / "other") as other:
        store.remove("a")
        assert resolve(store).whole
        write(other, [Page("b").person("Phạm Văn Hà", ("Bí thư", QUAN_UY)), Page("c").person("Lê Chưởng")])
        assert lines(store) == lines(other)


@pytest.mark.parametrize("damage", [b"", b"damaged " * 1000])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    with Store.open(tmp_path / "graph") as store:
        write(store, [Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))])
        before = lines(store)
        store.index.write_bytes(damage)
        assert resolve(store).whole
        assert lines(store) == before
        store.remove("a")
        assert not resolve(store).whole


def test_what_was_written_before_the_process_ended_is_resolved_by_the_next(tmp_path: Path) -> None:
    page = Page("b").person("Lê Chưởng", ("Chủ tịch", UBND))
    with Store.open(tmp_path / "graph") as store:
        write(store, [Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))])
        store.replace(page.document, graph.quads(page.document, page.facts))
        assert len(store.unresolved()) == 1
    with Store.open(tmp_path / "graph") as store:
        report = resolve(store)
        assert (report.whole, report.gone, store.unresolved()) == (False, 0, set())
        assert report.fresh > 0
        assert resolve(store) == replace(report, fresh=0)


def test_words_of_titles_that_one_page_more_makes_common_are_followed(pair: Callable[[], tuple[Store, Store]]) -> None:
    def titled(n: int) -> Page:
        page = Page(f"p{n}")
        title = f"về phát triển vùng trồng rau sạch {['phía đông', 'phía đông bắc'][n % 2]}"
        page.facts += [PaperFact("Nghị quyết", None, None, HDND, title, page.proof(f"Câu {n}"))]
        return page

    followed, whole = pair()
    write(followed, [titled(n) for n in range(COMMON)])
    assert len(ask(followed, "?p a eli:Work", "p")) == 1  # names alike
    for store in (followed, whole):
        store.replace_many([(page.document, graph.quads(page.document, page.facts)) for page in [titled(COMMON)]])
    for n in range(COMMON):
        page = titled(n)
        whole.replace(page.document, graph.quads(page.document, page.facts))
    assert not resolve(followed).whole
    resolve(whole, full=True)
    assert lines(followed) == lines(whole)
    assert len(ask(followed, "?p a eli:Work", "p")) == 2  # so many titles have these words that they tell nothing
    for store in (followed, whole):
        store.remove("p0")
    resolve(followed)
    resolve(whole, full=True)
    assert lines(followed) == lines(whole)


def test_a_page_read_alone_says_what_it_says_among_all(sample: Store) -> None:
    said = read(sample)
    alone = [read_page(sample, doc) for doc in said.documents]
    for name in said.__slots__:
        of_all = getattr(said, name)
        assert of_all == {key: value for page in alone for key, value in getattr(page, name).items()}, name


def test_a_post_stays_as_long_as_anybody_is_told_to_hold_it(pair: Callable[[], tuple[Store, Store]]) -> None:
    hold = [Page("a").person("Phạm Văn Hà", ("Ủy viên", STATE)), Page("b").person("Lê Chưởng", ("Ủy viên", STATE))]
    hold[0].facts += [  # units that nobody else names, so that places go, too
        IndicatorFact(place, "thu ngân sách", "12", "tỷ đồng", "2022", hold[0].proof(f"Câu {place.key}"))
        for place in PLACES[1:]
    ]
    followed, whole = pair()
    for store in (followed, whole):
        write(store, hold)
        store.remove("a")
    assert not resolve(followed).whole
    resolve(whole, full=True)
    assert lines(followed) == lines(whole)
    assert len(ask(followed, "?post a org:Post", "post")) == 1
