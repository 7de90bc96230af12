"""Pages that carry one text are one source; what only repeats half of it, or shares a formula, is another."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.sketch import in_common, sketch
from kg.model import Body, MeetingFact, PaperFact, ProjectFact
from kg.resolve.copies import copies
from kg.store import Store
from tests.handmade import HDND, UBND, Page, ask, write

WORDS = [f"{a}{b}" for a in "bcdghklmnrstvx" for b in ("a", "e", "o", "ang", "inh", "ông")]


def text(seed: int, length: int = 400) -> str:
    choose = random.Random(seed)
    return " ".join(f"{choose.choice(WORDS)} {choose.choice(WORDS)}{choose.randrange(99)}" for _ in range(length))


def stories(*texts: str) -> list[set[int]]:
    documents = {str(n): {"doc": str(n), "sketch": " ".join(sketch(said))} for n, said in enumerate(texts)}
    leaders = copies(documents)
    return [{int(d) for d in leaders if leaders[d] == first} for first in sorted(set(leaders.values()))]


def test_a_text_printed_again_or_mended_is_one_story() -> None:
    whole = text(1)
    mended = whole.replace(" ", " ,", 1).replace(whole[200:215], "sửa lại một chữ") + " (theo báo khác)"
    assert stories(whole, mended, text(2)) == [{0, 1}]


def test_a_follow_up_that_repeats_half_is_no_copy() -> None:
    whole = text(1)
    assert stories(whole, whole[: len(whole) // 2] + text(3, 200)) == []


def test_two_short_notices_of_one_wording_are_no_copies() -> None:
    notice = "Sáng nay hội đồng nhân dân họp bàn về kế hoạch năm tới"
    assert stories(f"{notice} tại quận một", f"{notice} tại quận hai") == []


def test_copies_of_copies_are_one_story_in_any_order() -> None:
    whole = text(1)
    texts = [whole, whole + " " + text(4, 40), text(5, 40) + " " + whole]
    assert stories(*texts) == stories(*reversed(texts)) == [{0, 1, 2}]


def test_many_pages_with_one_formula_are_compared_with_few() -> None:
    formula = text(7, 12)
    pages = [f"{formula} {text(seed)}" for seed in range(300, 380)]
    assert stories(*pages, pages[40]) == [{40, 80}]
    assert stories(*[pages[0]] * 80) == [set(range(80))]


@settings(max_examples=60)
@given(st.integers(0, 300), st.integers(0, 10_000))
def test_the_estimate_is_near_what_texts_share(own: int, seed: int) -> None:
    shared, mine, theirs = text(seed, 300), text(seed + 1, own), text(seed + 2, own)
    one, other = f"{shared} {mine}", f"{shared} {theirs}"
    runs = [{tuple(w[i : i + 5]) for i in range(len(w) - 4)} for w in (one.split(), other.split())]
    true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert abs(in_common(sketch(one), sketch(other)) - true) < 0.3
    assert in_common(sketch(one), sketch(one)) == 1


def carrying(doc: str, said: str) -> Page:
    """Return a page with a text and with facts that by themselves could be of any place and day."""
    page = Page(doc, text=said)
    page.facts.append(
        PaperFact("Tờ trình", None, None, None, "về việc sửa bến", page.proof("Tờ trình về việc sửa bến"))
    )
    page.facts.append(MeetingFact("cuộc họp", None, None, None, "Cuộc họp bàn việc", page.proof("Cuộc họp bàn việc")))
    page.facts.append(ProjectFact("bến cá", (), page.proof("bến cá")))
    return page


def things(store: Store) -> list[tuple[str, ...]]:
    return ask(store, "VALUES ?kind { eli:Work kg:Meeting schema:Project } ?thing a ?kind", "kind", "thing")


def test_copies_name_the_same_things_and_are_one_story(tmp_path: Path) -> None:
    with Store.open(tmp_path / "one") as store:
        write(store, [carrying("a", text(1)), carrying("b", text(1)), carrying("c", text(9))])
        pages = ask(store, "?story a kg:Story ; kg:carriedBy ?page . GRAPH ?page { ?page dct:identifier ?id }", "id")
        assert pages == [("a",), ("b",)]
        assert len(things(store)) == 6  # of the story, and of page c
        assert ask(store, "?story a kg:Story ; skos:prefLabel ?name", "name") == [("Trang a",)]


def test_letters_of_one_day_with_much_the_same_title_are_one(tmp_path: Path) -> None:
    def letter(doc: str, day: str, title: str, issuer: Body = UBND) -> Page:
        page = Page(doc)
        page.facts.append(PaperFact("Công văn", None, day, issuer, title, page.proof(f"Công văn {title}")))
        return page

    asks = "yêu cầu thanh tra toàn diện vi phạm đất đai tại xã Hoa Sen"
    same = letter("a", "2018-10-10", asks), letter("b", "XXXX-10-10", asks.replace("vi phạm đất đai", "đất rừng"))
    others = (
        letter("c", "XXXX-10-11", asks),
        letter("d", "2018-10-10", "về lịch nghỉ lễ cuối năm"),
        letter("e", "2018-10-10", asks, HDND),
    )
    with Store.open(tmp_path / "graph") as store:
        write(store, [*same, *others])
        assert len(ask(store, "?paper a eli:Work", "paper")) == 4
