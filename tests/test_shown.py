"""What notebooks show: answers, people, stretches of time and networks; and answers as data frames."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import networkx as nx
import pandas
import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

import kg
from kg.frame import link
from kg.model import MeetingFact
from kg.network import NETWORKS
from kg.program import Graph
from kg.program.network import Network
from kg.questions import Answer, Coverage, question, values
from kg.timeline import Interval, svg, timeline
from tests.handmade import HDND, QUAN_UY, Page, write
from tests.test_view_browser import QUIET

EDGES = ("Earliest", "Latest")
ANSWER = Answer(question("appear-together"), {}, (), ())
HOSTILE = '<script>document.title = "owned"</script><img src=x onerror="document.title = 1"> \u202e " onload="x'


def test_dates_less_than_a_day_keep_their_bounds_and_numbers_of_any_size_are_numbers() -> None:
    columns = ("date", "on", "people", "value")
    rows: list[tuple[values.Value, ...]] = [
        ("2022-12-11", date(1, 1, 1), 10**30, Decimal("1.50")),
        ("2022-12", date(9999, 12, 31), 3, 2),
        ("XXXX-01-14", None, None, None),
        (None, None, None, None),
    ]
    frame = replace(ANSWER, columns=columns, rows=tuple(rows)).to_df()
    assert frame["date"].tolist()[:3] == ["2022-12-11", "2022-12", "XXXX-01-14"], "said as exactly as the pages say it"
    bounds = [[None if pandas.isna(day) else str(day.date()) for day in frame[f"date{edge}"]] for edge in EDGES]
    assert bounds == [["2022-12-11", "2022-12-01", None, None], ["2022-12-11", "2022-12-31", None, None]]
    assert frame["on"].dt.year.tolist()[:2] == [1, 9999]
    assert (frame["people"].max(), frame["value"].sum()) == (1e30, 3.5)
    none = replace(ANSWER, columns=columns, rows=()).to_df()
    assert none["dateEarliest"].dtype == frame["dateEarliest"].dtype, "an empty answer has days too"


def test_a_notebook_shows_an_answer_with_its_proofs_and_nothing_of_a_page_runs() -> None:
    columns = ("person", "personLabel", "part", "quote", "source", "headline", "published", "url")
    page = ("d-1", HOSTILE, date(2022, 12, 11))
    row = (values.IRI("x:p"), HOSTILE, "chairs", HOSTILE, *page, "javascript:alert(1)")
    good = (values.IRI("x:q"), "Đỗ Thị Sương", "attends", "bà Sương dự", *page, "https://a.example/1?a=1&b=2")
    shown = replace(ANSWER, columns=columns, rows=(row, good))._repr_html_()
    outer = lxml.html.fragment_fromstring(shown)
    assert (outer.tag, "allow-scripts" in outer.get("sandbox"), "allow-same-origin" in outer.get("sandbox")) == (
        "iframe", False, False,
    )  # fmt: skip
    inner = lxml.html.document_fromstring(outer.get("srcdoc"))
    assert not inner.xpath("//script | //img | //@onload | //@onerror | //link")
    assert "default-src 'none'" in inner.xpath("//meta/@content")[0]
    assert inner.xpath("//td/text()").count(HOSTILE) == 1
    assert [a.get("href") for a in inner.xpath("//a")] == ["https://a.example/1?a=1&b=2"]
    assert inner.xpath("//th/text()") == ["người", "vai trò"], "no IRI, no evidence; heads in Vietnamese"
    assert inner.xpath("//td[text()='chủ trì']") and inner.xpath("//q")[1].text == "bà Sương dự"
    nothing = replace(ANSWER, columns=columns, rows=(), coverage=Coverage(3, None, None, ()))._repr_html_()
    assert "No evidence in the graph" in nothing
    many = replace(ANSWER, columns=("personLabel",), rows=tuple((f"n{i}",) for i in range(500)))._repr_html_()
    assert "300 more rows" in many and "n199" in many and "n200" not in many


# ---------------------------------------------------------------- stretches of time


def test_a_timeline_tells_apart_what_is_certain_possible_and_unknown() -> None:
    rows = [
        Interval("Bí thư", ("2019-01-01", "2020-01-01"), ("2021-01-01", None), note="“bà Sương, Bí thư” · d-1"),
        Interval("một ngày", ("2020-05-01", "2020-05-01"), ("2020-05-01", "2020-05-01")),
        Interval("trong một năm", ("2020-01-01", "2020-12-31"), ("2020-01-01", "2020-12-31")),
        Interval(HOSTILE + "x" * 10_000 + "\0", (None, "2020-01-01"), (None, None)),
        Interval("không ngày nào", (None, None), (None, None)),
    ]
    made = timeline(rows)
    assert made
    root = lxml.etree.fromstring(svg(made, HOSTILE))
    drawn = [{mark.get("class") for mark in row.iter() if mark.get("class")} for row in _rows(root)]
    assert drawn == [{"certain", "possible", "unknown"}, {"certain"}, {"possible"}, {"possible", "unknown"}]
    looks = {
        mark.get("class"): (mark.get("fill"), mark.get("stroke-dasharray")) for mark in root.iter() if mark.get("class")
    }
    assert len(set(looks.values())) == 3, "not by colour alone"
    told = [row[0].text for row in _rows(root)]
    assert told[0] == "Bí thư\ntừ / from: 2019-01-01 … 2020-01-01\nđến / to: 2021-01-01 … ?\n“bà Sương, Bí thư” · d-1"
    assert told[1:3] == ["một ngày\n2020-05-01", "trong một năm\n2020-01-01 … 2020-12-31"]
    assert {etree_name(element) for element in root.iter()} <= {
        "svg",
        "title",
        "defs",
        "pattern",
        "rect",
        "path",
        "text",
        "g",
        "circle",
    }
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]
    assert max(len(text.text or "") for text in root.iter("{*}text")) < 60, "a long name does not run over the bars"
    assert svg(made, "x") == svg(timeline(rows) or made, "x")


def _rows(root: Any) -> list[Any]:
    return [group for group in root.findall("{*}g") if group.find("{*}title") is not None]


def etree_name(element: Any) -> str:
    return lxml.etree.QName(element).localname


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with kg.open(tmp_path_factory.mktemp("shown") / "graph") as opened:
        first = Page("a", "2021-03-01").person("Phạm Văn Hà", ("Bí thư", QUAN_UY), ("Chủ tịch", HDND))
        later = (
            Page("b", "2022-09-15")
            .person("Phạm văn Hà", ("Bí thư", QUAN_UY))
            .person("Lý Khuê", ("Phó Bí thư", QUAN_UY))
        )
        undated = Page("c").person("Bùi Thị Ước", ("Bí thư", QUAN_UY))
        for ordinal, day in (("23", "2022-12-11"), ("24", "2023-03"), ("25", None)):
            proof = later.proof(f"Hội nghị lần thứ {ordinal}")
            later.facts.append(MeetingFact("Hội nghị", ordinal, QUAN_UY, day, f"Hội nghị {ordinal}", proof))
        write(opened, [first, later, undated])
        yield opened


def test_offices_of_a_person_stand_on_one_scale(graph: Graph) -> None:
    times = graph.person("pham van ha").times()
    assert {one.label: (one.start, one.end) for one in times.intervals} == {
        "Bí thư Quận ủy Ngô Quyền": ((None, "2021-03-01"), ("2022-09-15", "2025-06-30")),
        "Chủ tịch Hội đồng nhân dân quận Ngô Quyền": ((None, "2021-03-01"), ("2021-03-01", "2025-06-30")),
    }
    assert all(one.note.startswith("“Phạm Văn Hà là") and one.note.endswith("· a") for one in times.intervals)
    frame = times.to_df()
    assert frame["end_latest"].dt.year.tolist() == [2025, 2025] and frame["start_earliest"].isna().all()


def test_holders_of_a_post_are_those_of_that_role_alone(graph: Graph) -> None:
    heads = graph.holders("Quận uỷ Ngô Quyền", "Bí thư")
    assert [one.label for one in heads.intervals if one.start != (None, None)] == ["Phạm Văn Hà"]
    assert sorted(one.label for one in heads.intervals) == ["Bùi Thị Ước", "Phạm Văn Hà"]
    everyone = {one.label for one in graph.holders("quan uy ngo quyen").intervals}
    assert "Lý Khuê · Phó Bí thư Quận ủy Ngô Quyền" in everyone and len(everyone) == 3


def test_meetings_of_a_body_stand_at_their_day_or_somewhere_in_their_month(graph: Graph) -> None:
    meetings = graph.meetings("Quận ủy Ngô Quyền")
    assert [(one.start, one.end) for one in meetings.intervals] == [
        ((None, None), (None, None)),
        (("2022-12-11", "2022-12-11"), ("2022-12-11", "2022-12-11")),
        (("2023-03-01", "2023-03-31"), ("2023-03-01", "2023-03-31")),
    ]
    inner = lxml.html.document_fromstring(lxml.html.fragment_fromstring(meetings._repr_html_()).get("srcdoc"))
    assert "1 dòng không có ngày nào" in inner.text_content(), "what is not drawn is counted"
    marks = [mark.get("class") for mark in inner.xpath("//*[@class='certain' or @class='possible']")]
    assert marks == ["certain", "possible"]
    nothing = graph.meetings("Hội đồng nhân dân quận Ngô Quyền")
    assert nothing.intervals == () and nothing.svg() == "" and "<iframe" in nothing._repr_html_()


def test_a_person_is_shown_with_every_office_and_proof(graph: Graph) -> None:
    inner = lxml.html.document_fromstring(
        lxml.html.fragment_fromstring(graph.person("pham van ha")._repr_html_()).get("srcdoc")
    )
    words = inner.text_content()
    assert "cũng viết / also written: Phạm văn Hà" in words and "đã kết thúc / ended" in words
    quotes = [quote.text for quote in inner.xpath("//q")]
    assert quotes == [
        "Phạm Văn Hà là Bí thư Quận ủy Ngô Quyền", "Phạm văn Hà là Bí thư Quận ủy Ngô Quyền",
        "Phạm Văn Hà là Chủ tịch Hội đồng nhân dân quận Ngô Quyền",
    ]  # fmt: skip


# ---------------------------------------------------------------- networks


def test_a_network_is_a_networkx_graph_and_says_what_it_does_not_mean(graph: Graph) -> None:
    network = graph.network("people-bodies")
    assert isinstance(network, Network) and isinstance(network, nx.MultiDiGraph)
    assert nx.number_connected_components(network.to_undirected()) == 1
    assert (
        "không có nghĩa" in network.graph["caution"]
        and network.graph["caution"].split(" / ")[0] in network._repr_html_()
    )
    frame = network.measures()
    assert (
        frame.index.name == "iri"
        and str(frame["degree"].dtype) == "int64"
        and str(frame["betweenness"].dtype) == "float64"
    )
    assert frame.iloc[0]["label"] == "Quận ủy Ngô Quyền" and frame.iloc[0]["degree"] == 3
    ha, body = graph.person("pham van ha").iri, frame.index[0]
    assert [said["label"] for said in network.edge(body, ha)] == ["Bí thư"] and network.edge(ha, ha) == []
    with pytest.raises(KeyError, match="people-people"):
        graph.network("friends")
    assert all(isinstance(graph.network(name), Network) for name in NETWORKS)


def test_what_surrounds_a_thing_is_asked_for_by_its_name(graph: Graph) -> None:
    around = graph.around("pham van ha", limit=3)
    assert len(around) == 3 and around.graph["focus"] == graph.person("pham van ha").iri


def test_a_large_network_is_drawn_in_part_and_says_so() -> None:
    graph = Network(nx.star_graph(700, create_using=nx.MultiDiGraph))
    nx.relabel_nodes(graph, str, copy=False)
    shown = graph._repr_html_()
    assert "701 đối tượng, 700 quan hệ" in shown and "vẽ 500" in shown


def test_links_lead_to_the_web_alone() -> None:
    assert link("https://a.example/?a=1&b=<", "<b>") == (
        '<a href="https://a.example/?a=1&amp;b=&lt;" target="_blank" rel="noopener noreferrer">&lt;b&gt;</a>'
    )
    for url in ("javascript:alert(1)", "data:text/html,x", " https://a", "", None, "ftp://a"):
        assert link(url, "x") == "x"


@pytest.fixture
def tab() -> Iterator[Tab]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    assert found, "these tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser.new_context(offline=True).new_page()
        browser.close()


def test_a_notebook_full_of_hostile_names_runs_nothing_and_asks_no_server(
    graph: Graph, tab: Tab, tmp_path: Path
) -> None:
    network = graph.network("whole")
    for iri in network:
        network.nodes[iri]["label"] = HOSTILE
    network.graph["summary"] = HOSTILE
    row = (HOSTILE, "chairs", HOSTILE, HOSTILE)
    things = (
        replace(graph.person("pham van ha"), names=(HOSTILE, HOSTILE)),
        replace(graph.meetings("Quận ủy Ngô Quyền"), title=HOSTILE),
        replace(ANSWER, columns=("personLabel", "part", "quote", "headline"), rows=(row,)),
        network,
    )
    shown = "".join(f"<div>{thing._repr_html_()}</div>" for thing in things)
    file = tmp_path / "notebook.html"
    file.write_text(f'<!DOCTYPE html><meta charset="utf-8"><title>notebook</title>{shown}', encoding="utf-8")
    asked: list[str] = []
    problems: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    tab.set_viewport_size({"width": 1100, "height": 2600})  # frames out of sight are not drawn
    tab.goto(file.as_uri())
    assert tab.locator("iframe").count() == len(things)
    for number in range(len(things)):
        frame = tab.frame_locator("iframe").nth(number)
        assert "<script>document.title" in frame.locator("body").inner_text(timeout=10_000)
        assert frame.locator("body").evaluate("() => document.title") != "owned"
    assert tab.frame_locator("iframe").nth(1).locator("svg .certain").is_visible()
    assert tab.frame_locator("iframe").nth(3).locator("canvas").first.is_visible(), "the network is drawn in the frame"
    assert tab.title() == "notebook"
    assert [address for address in asked if re.match("https?:|wss?:", address)] == []
    assert problems == []
