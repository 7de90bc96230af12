"""Tenures: what pages attest bounds the start and the end, and nothing more is concluded."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.tenure import Attested, Tenure, tenures


def said(
    status: str, day: str | None = None, *, start: str | None = None, end: str | None = None, post: str = "bí thư"
) -> Attested:
    return Attested("hà", post, f"{status} {day}", status, None, day, day, start, end)


def happened(event: str, first: str | None = None, last: str | None = None) -> Attested:
    return Attested("hà", "bí thư", f"{event} {first}", None, event, first, last or first)


def one(*facts: Attested) -> Tenure:
    (tenure,) = tenures(facts)
    return tenure


def spans(tenure: Tenure) -> tuple[str | None, str | None, str | None, str | None]:
    return tenure.start_earliest, tenure.start_latest, tenure.end_earliest, tenure.end_latest


def test_being_called_by_an_office_proves_the_days_between_the_first_and_the_last_page() -> None:
    tenure = one(said("current", "2022-12-11"), said("current", "2019-10-25"), said("current", "2021-06-01"))
    assert spans(tenure) == (None, "2019-10-25", "2022-12-11", None)
    assert (tenure.status, tenure.person, tenure.post) == ("current", "hà", "bí thư")
    assert tenure.facts == ("current 2019-10-25", "current 2021-06-01", "current 2022-12-11")


def test_nguyen_ends_it_between_the_last_proof_and_the_page_that_says_so() -> None:
    tenure = one(said("former", "2023-03-08"), said("current", "2021-06-01"))
    assert spans(tenure) == (None, "2021-06-01", "2021-06-01", "2023-03-08")
    assert tenure.status == "former"


def test_only_nguyen_tells_neither_when_it_began_nor_how_long_it_lasted() -> None:
    assert spans(one(said("former", "2023-03-08"))) == (None, "2023-03-08", None, "2023-03-08")


def test_a_dated_election_is_the_start_and_a_dated_removal_the_end() -> None:
    tenure = one(
        happened("elected", "2019-10-25"),
        said("incoming", "2019-10-28"),
        said("current", "2021-06-01"),
        happened("removed", "2022-05-01", "2022-05-31"),
    )
    assert spans(tenure) == ("2019-10-25", "2019-10-25", "2022-05-01", "2022-05-31")
    assert tenure.status == "former"


def test_a_re_election_does_not_move_the_start() -> None:
    tenure = one(said("current", "2019-10-25"), happened("elected", "2020-06-13"))
    assert spans(tenure) == (None, "2019-10-25", "2020-06-13", None)


def test_news_of_a_change_without_a_date_puts_it_within_a_month() -> None:
    assert spans(one(said("incoming", "2021-07-01"))) == ("2021-05-31", "2021-08-01", None, None)
    leaving = one(said("outgoing", "2021-07-01"))
    assert spans(leaving) == (None, "2021-07-01", "2021-05-31", "2021-08-01")
    assert leaving.status == "former"


def test_stated_from_and_to_are_used_as_precise_as_they_are() -> None:
    tenure = one(said("former", "2022-01-01", start="2017-03", end="2021"))
    assert spans(tenure) == ("2017-03-01", "2017-03-31", "2021-01-01", "2021-12-31")


def test_who_is_back_in_the_post_has_not_left_it() -> None:
    tenure = one(said("former", "2020-01-01"), said("current", "2021-01-01"))
    assert spans(tenure) == (None, "2020-01-01", "2021-01-01", None)
    assert tenure.status == "current"


def test_pages_without_a_day_prove_the_post_but_no_days() -> None:
    tenure = one(said("current"))
    assert (spans(tenure), tenure.status) == ((None, None, None, None), "current")
    assert one(said("current"), said("former", "2020-01-01")).status == "former"


def test_being_nominated_disciplined_or_prosecuted_is_no_tenure() -> None:
    assert list(tenures([happened(event, "2020-01-01") for event in ("nominated", "disciplined", "prosecuted")])) == []


def test_each_person_and_post_is_a_tenure_of_its_own() -> None:
    facts = [said("current", "2020-01-01"), said("current", "2020-01-01", post="chủ tịch")]
    found = list(tenures([*facts, replace(facts[0], person="tuấn")]))
    assert {(tenure.person, tenure.post) for tenure in found} == {
        ("hà", "bí thư"),
        ("hà", "chủ tịch"),
        ("tuấn", "bí thư"),
    }
    assert len({tenure.iri for tenure in found}) == 3


days = st.dates().map(str) | st.sampled_from([None, "0001-01-01", "9999-12-31"])
statuses = st.sampled_from(["current", "former", "incoming", "outgoing"])
events = st.sampled_from(["appointed", "elected", "approved", "removed", "retired", "resigned", "nominated"])
facts = st.lists(st.builds(said, statuses, days) | st.builds(happened, events, days), max_size=6)


@given(facts, st.randoms(use_true_random=False))
def test_bounds_are_in_order_and_the_order_of_facts_is_irrelevant(given: list[Attested], dice: random.Random) -> None:
    found = list(tenures(given))
    for tenure in found:
        for first, last in [
            (tenure.start_earliest, tenure.start_latest),
            (tenure.end_earliest, tenure.end_latest),
            (tenure.start_earliest, tenure.end_latest),
        ]:
            assert first is None or last is None or first <= last
    dice.shuffle(given)
    assert list(tenures(given)) == found
