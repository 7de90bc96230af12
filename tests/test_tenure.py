"""Tenures: what pages attest bounds the start and the end, each with its proof, and nothing more is concluded."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kg.tenure import Attested, Bound, Ending, Tenure, held, tenures


def said(
    status: str, day: str | None = None, *, start: str | None = None, end: str | None = None, post: str = "bí thư"
) -> Attested:
    return Attested("hà", post, f"{status} {day}", status, None, day, day, start, end)


def happened(event: str, first: str | None = None, last: str | None = None) -> Attested:
    return Attested("hà", "bí thư", f"{event} {first}", None, event, first, last or first)


def one(*facts: Attested, ending: Ending | None = None) -> Tenure:
    (tenure,) = tenures(facts, {facts[0].post: ending} if ending else {})
    return tenure


def spans(tenure: Tenure) -> tuple[str | None, str | None, str | None, str | None]:
    bounds = (tenure.start_earliest, tenure.start_latest, tenure.end_earliest, tenure.end_latest)
    return tuple(bound and bound.day for bound in bounds)  # type: ignore[return-value]


def test_being_called_by_an_office_proves_the_days_between_the_first_and_the_last_page() -> None:
    tenure = one(said("current", "2022-12-11"), said("current", "2019-10-25"), said("current", "2021-06-01"))
    assert spans(tenure) == (None, "2019-10-25", "2022-12-11", None)
    assert (tenure.status, tenure.person, tenure.post) == ("current", "hà", "bí thư")
    assert tenure.facts == ("current 2019-10-25", "current 2021-06-01", "current 2022-12-11")


def test_nguyen_ends_it_between_the_last_proof_and_the_page_that_says_so() -> None:
    tenure = one(said("former", "2023-03-08"), said("current", "2021-06-01"))
    assert spans(tenure) == (None, "2021-06-01", "2021-06-01", "2023-03-08")
    assert tenure.status == "ended"


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
    assert tenure.status == "ended"


def test_a_re_election_does_not_move_the_start() -> None:
    tenure = one(said("current", "2019-10-25"), happened("elected", "2020-06-13"))
    assert spans(tenure) == (None, "2019-10-25", "2020-06-13", None)


def test_news_of_a_change_without_a_date_puts_it_within_a_month() -> None:
    assert spans(one(said("incoming", "2021-07-01"))) == ("2021-05-31", "2021-08-01", None, None)
    leaving = one(said("outgoing", "2021-07-01"))
    assert spans(leaving) == (None, "2021-07-01", "2021-05-31", "2021-08-01")
    assert leaving.status == "ended"


def test_stated_from_and_to_are_used_as_precise_as_they_are() -> None:
    tenure = one(said("former", "2022-01-01", start="2017-03", end="2021"))
    assert spans(tenure) == ("2017-03-01", "2017-03-31", "2021-01-01", "2021-12-31")


def test_who_had_left_and_is_back_has_two_tenures_and_held_nothing_for_certain_between() -> None:
    facts = [
        said("current", "2018-01-01"),
        said("former", "2020-01-01"),
        said("current", "2021-01-01"),
        said("current"),
    ]
    first, again = sorted(tenures(facts), key=lambda tenure: spans(tenure)[1] or "")
    assert spans(first) == (None, "2018-01-01", "2018-01-01", "2020-01-01")
    assert spans(again) == (None, "2021-01-01", "2021-01-01", None)
    assert (first.status, again.status) == ("ended", "current")
    assert again.facts == ("current 2021-01-01", "current None")
    assert first.iri == one(facts[0]).iri
    assert {held(first, "2019-06-01"), held(again, "2019-06-01")} == {"possible"}


def test_a_term_that_was_to_end_is_no_proof_that_it_lasted_and_no_end_for_who_went_on() -> None:
    term = said("current", "2021-07-01", start="2021", end="2026")
    assert spans(one(term)) == ("2021-01-01", "2021-07-01", "2021-07-01", "2026-12-31")
    assert one(term).status == "current"
    assert spans(one(term, said("current", "2027-03-01"))) == ("2021-01-01", "2021-07-01", "2027-03-01", None)


def test_where_sources_name_two_ends_it_may_have_been_either() -> None:
    tenure = one(said("current", "2017-01-01"), said("former", "2018-06-30"), happened("removed", "2018-08-15"))
    assert spans(tenure) == (None, "2017-01-01", "2017-01-01", "2018-08-15")


def test_pages_without_a_day_prove_the_post_but_no_days() -> None:
    tenure = one(said("current"))
    assert (spans(tenure), tenure.status) == ((None, None, None, None), "unknown")
    assert one(said("former")).status == "ended"
    assert one(said("current"), said("former")).status == "unknown"
    assert one(said("current"), said("former", "2020-01-01")).status == "ended"
    assert one(said("current", "2020-01-01"), said("former")).status == "unknown"


def test_every_bound_names_what_proves_it() -> None:
    tenure = one(
        said("current", "2021-06-01"),
        replace(said("current", "2021-06-01"), fact="the same day"),
        happened("elected", "2019-10-25"),
        happened("removed", "2022-05-01", "2022-05-31"),
    )
    assert tenure.start_earliest == tenure.start_latest == Bound("2019-10-25", ("elected 2019-10-25",))
    assert tenure.end_earliest == Bound("2022-05-01", ("removed 2022-05-01",))
    assert one(*[said("current", "2021-06-01")] * 2).end_earliest == Bound("2021-06-01", ("current 2021-06-01",))
    both = one(said("current", "2021-06-01"), replace(said("current", "2021-06-01"), fact="the same day"))
    assert both.end_earliest == Bound("2021-06-01", ("current 2021-06-01", "the same day"))


REFORM = Ending("2025-06-30", "quận X")


def test_no_tenure_outlasts_the_body_whatever_pages_say() -> None:
    tenure = one(said("current", "2023-01-01"), said("current", "2025-09-01"), ending=REFORM)
    assert spans(tenure) == (None, "2023-01-01", "2023-01-01", "2025-06-30")
    assert tenure.end_latest == Bound("2025-06-30", ("quận X",))
    assert (tenure.status, held(tenure, "2025-07-01")) == ("ended", "contradicted")
    assert spans(one(said("current", "2025-09-01"), ending=REFORM)) == (None, None, None, "2025-06-30")
    left = one(said("current", "2019-01-01"), said("former", "2022-01-01"), ending=REFORM)
    assert left.end_latest == Bound("2022-01-01", ("former 2022-01-01",)), "the earlier end is the closer one"


def test_news_of_a_change_close_to_the_end_of_the_body_stays_before_it() -> None:
    assert spans(one(said("incoming", "2025-06-20"), ending=REFORM)) == ("2025-05-20", "2025-06-30", None, "2025-06-30")


def test_a_day_is_certain_between_proofs_possible_around_them_and_contradicted_outside() -> None:
    tenure = one(happened("elected", "2019-10-25"), said("current", "2021-06-01"), said("former", "2022-05-31"))
    answers = ["2019-10-24", "2019-10-25", "2021-06-01", "2021-06-02", "2022-05-31", "2022-06-01"]
    assert [held(tenure, day) for day in answers] == [
        "contradicted", "certain", "certain", "possible", "possible", "contradicted",
    ]  # fmt: skip
    assert held(one(said("current")), "2021-06-01") == "possible"


def test_another_who_certainly_held_the_single_seat_contradicts_but_not_on_a_day_of_handover() -> None:
    old = one(said("current", "2019-01-01"))
    (new,) = tenures([replace(said("current", day), person="tuấn") for day in ("2020-01-01", "2021-01-01")])
    assert [held(old, day, [old, new]) for day in ("2020-01-01", "2020-06-01", "2021-01-01")] == [
        "possible", "contradicted", "possible",
    ]  # fmt: skip
    assert held(new, "2020-06-01", [old, new]) == "certain"
    assert held(old, "2020-06-01", [replace(new, post="chủ tịch")]) == "possible"


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


days = st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str) | st.sampled_from([None, "0001-01-01", "9999-12-31"])
years = st.sampled_from([None, "2001", "2010-05", "2020"])
statuses = st.sampled_from(["current", "former", "incoming", "outgoing"])
events = st.sampled_from(["appointed", "elected", "approved", "removed", "retired", "resigned", "nominated"])
stated = st.builds(
    lambda status, day, start, end: said(status, day, start=start, end=end), statuses, days, years, years
)
facts = st.lists(stated | st.builds(happened, events, days), max_size=6)
endings = st.sampled_from([{}, {"bí thư": REFORM}, {"bí thư": Ending("2005-06-30", "huyện Y")}])


@given(facts, endings, st.randoms(use_true_random=False))
def test_bounds_are_in_order_and_the_order_of_facts_is_irrelevant(
    given: list[Attested], endings: dict[str, Ending], dice: random.Random
) -> None:
    found = list(tenures(given, endings))
    for tenure in found:
        start_earliest, start_latest, end_earliest, end_latest = spans(tenure)
        for first, last in [
            (start_earliest, start_latest),
            (end_earliest, end_latest),
            (start_earliest, end_latest),
            (start_latest, end_latest if tenure.status == "ended" and endings else None),
        ]:
            assert first is None or last is None or first <= last
        for ending in endings.values():
            assert tenure.end_latest is not None
            assert tenure.end_latest.day <= ending.day
    dice.shuffle(given)
    assert list(tenures(given, endings)) == found


@given(facts, endings)
def test_every_bound_is_proved_by_facts_of_its_tenure_or_by_the_unit_that_ended(
    given: list[Attested], endings: dict[str, Ending]
) -> None:
    for tenure in tenures(given, endings):
        grounds = {*tenure.facts, *(ending.ground for ending in endings.values())}
        for bound in (tenure.start_earliest, tenure.start_latest, tenure.end_earliest, tenure.end_latest):
            assert bound is None or (bound.by and set(bound.by) <= grounds)
    assert {f for tenure in tenures(given, endings) for f in tenure.facts} == {
        fact.fact for fact in given if fact.event != "nominated"
    }


proofs = st.builds(said, st.just("current"), days) | st.builds(
    happened, st.sampled_from(["elected", "appointed"]), days
)


@given(facts, proofs, days.filter(bool), endings)
def test_one_more_proof_of_the_post_makes_no_certain_day_uncertain(
    given: list[Attested], more: Attested, day: str, endings: dict[str, Ending]
) -> None:
    before = {held(tenure, day) for tenure in tenures(given, endings)}
    after = {held(tenure, day) for tenure in tenures([*given, more], endings)}
    assert "certain" not in before or "certain" in after


@given(facts, days.filter(bool))
def test_a_page_that_proves_a_day_makes_it_certain(given: list[Attested], day: str) -> None:
    assert "certain" in {held(tenure, day) for tenure in tenures([*given, said("current", day)])}
