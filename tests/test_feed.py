"""Feeds are Atom as RFC 4287 wants it, say what is new with words and sources, and let nothing through."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree

from kg import graph, pages
from kg.atom import Entry, Feed, Said, write
from kg.diff import diff
from kg.news import feed
from kg.resolve import resolve
from kg.store import Store
from kg.vocab import mint
from tests.handmade import QUAN_UY, UBND, Page
from tests.hostile import NAMES
from tests.serving import Server
from tests.test_diff import sides
from tests.test_faults import kg

__all__ = ["sides"]
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+07:00")
WHO = "Phạm Văn Hà"
ADDRESS = "https://example.org/moi.atom"


def holds(data: bytes) -> Any:
    """Hold a feed against the rules of RFC 4287 and return what a reader makes of it."""
    root = etree.fromstring(data)
    assert root.tag == ATOM + "feed"
    assert root.findall(ATOM + "author")
    ids = []
    for element in (root, *root.iter(ATOM + "entry")):
        for name in ("id", "title", "updated"):
            (one,) = element.findall(ATOM + name)
            assert one.text
        ids.append(element.findtext(ATOM + "id"))
        assert re.match(r"https?://\S+$", ids[-1] or "")
        assert MOMENT.fullmatch(element.findtext(ATOM + "updated") or "")
        assert all(author.findtext(ATOM + "name") for author in element.findall(ATOM + "author"))
        links = [(link.get("rel"), link.get("type")) for link in element.findall(ATOM + "link")]
        assert len(links) == len(set(links))
        assert all(re.match("https?://", link.get("href") or "") for link in element.findall(ATOM + "link"))
    for content in root.iter(ATOM + "content"):
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]
    assert len(ids) == len(set(ids))
    made = feedparser.parse(data)
    assert (made.bozo, made.version) == (False, "atom10")
    return made


def put(path: Path, pages_: Iterable[Page], **about: str) -> Path:
    with Store.open(path) as store:
        for page in pages_:
            document = dataclasses.replace(page.document, url=f"https://bao.example/{page.id}", **about)
            store.replace(document, graph.quads(document, page.facts))
        resolve(store)
        store.settle()
    return path


def test_each_page_and_tenure_that_differs_is_an_entry_with_its_words_and_source(tmp_path: Path) -> None:
    same = Page("same", "2022-01-01").person("Lê Chưởng", ("Chủ tịch", UBND))
    old = [same, Page("gone", "2022-01-02").person("Cáp Trọng Tuấn"), Page("other", "2022-02-01").person("Phạm Văn Hà")]
    new = [same, Page("new", "2022-03-04").person("Bùi Quang Lê", ("Bí thư", QUAN_UY)), Page("other", "2022-02-01")]
    new.append(Page("renamed"))
    old.append(dataclasses.replace(new[-1], published="2022-02-02"))
    a, b = (put(tmp_path / name, said, publisher="Báo Thử") for name, said in (("a", old), ("b", new)))
    done = kg("diff", a, b, "--format", "atom", "--address", ADDRESS)
    made = holds(done.stdout.encode())
    assert (made.feed.id, made.feed.updated) == (ADDRESS, "2022-03-04T00:00:00+07:00")
    told = {(entry.tags[0].term, entry.title): entry for entry in made.entries}
    tenure = told.pop(("new", "Nhiệm kỳ mới / tenure new: Bùi Quang Lê, Bí thư Quận ủy Ngô Quyền"))
    assert tenure.link == "https://bao.example/new"
    assert "<blockquote" in tenure.content[0].value
    assert "Bùi Quang Lê là Bí thư Quận ủy Ngô Quyền" in tenure.content[0].value
    page = told.pop(("new", "Trang mới / new: Trang new"))
    assert (page.link, page.author, page.updated[:10]) == ("https://bao.example/new", "Báo Thử", "2022-03-04")
    assert "Đồng chí Bùi Quang Lê" in page.content[0].value
    changed = told.pop(("changed", "Trang đổi / changed: Trang other"))
    assert "− person: Phạm Văn Hà" in changed.content[0].value
    gone = told.pop(("gone", "Trang mất / gone: Trang gone"))
    assert "Cáp Trọng Tuấn" in gone.content[0].value
    renamed = told.pop(("changed", "Trang đổi / changed: Trang renamed"))
    assert "another title, day, publisher" in renamed.content[0].value
    assert told == {}
    assert [entry.updated for entry in made.entries] == sorted((e.updated for e in made.entries), reverse=True)


def test_a_feed_stays_the_same_and_another_change_is_another_entry(sides: tuple[Path, Path]) -> None:
    with Store.open(sides[0], read_only=True) as a, Store.open(sides[1], read_only=True) as b:
        there, again, back, none = (
            feed(one, other, diff(one, other), ADDRESS) for one, other in ((a, b), (a, b), (b, a), (a, a))
        )
    assert there == again
    ids = [{entry.id for entry in holds(data).entries} for data in (there, back)]
    assert not ids[0] & ids[1]
    assert (holds(none).entries, holds(none).feed.id) == ([], ADDRESS)
    # A page of no known day is dated by no clock.
    assert {entry.updated[:10] for entry in holds(there).entries} == {"2022-03-04", "1970-01-01"}


def test_names_and_addresses_that_try_to_break_out_stay_text(bad: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty") as none, Store.open(bad, read_only=True) as store:
        data = feed(none, store, diff(none, store))
        served = pages.feed(store, "vi", "", "http://127.0.0.1:8765/") or b""
    for made in (data, served):
        holds(made)
        root = etree.fromstring(made)
        assert not [one for one in root.iter() if isinstance(one.tag, str) and one.tag.endswith("script")]
        assert not [link for link in root.iter() if (link.get("href") or "h")[0] != "h"]
        assert made is data or f"… và {6 * len(NAMES) - 30} điều nữa" in "".join(root.itertext())
    root = etree.fromstring(data)
    words = " ".join(" ".join(root.itertext()).split())
    for name in NAMES:
        shown = re.sub(r"[\x07\x1f\x85]", "\ufffd", name).replace("\u202e", "")
        assert " ".join(shown.split()) in words, name


def test_what_xml_cannot_hold_and_days_that_are_none_do_no_harm() -> None:
    entry = Entry("https://example.org/1", "\x00\ufffe\ud800]]>&<", "2022-02-30", [Said("\x1b", "\x01", url="data:x")])
    made = holds(write(Feed(ADDRESS, "x", "vi", "javascript:x"), [entry]))
    assert made.entries[0].updated == "1970-01-01T00:00:00+07:00"
    assert "data:" not in made.entries[0].content[0].value.replace("data:x</cite>", "")


def test_the_newest_pages_come_first_with_what_they_say(tmp_path: Path) -> None:
    said = [Page(f"p-{n:02}", f"2022-03-{n:02}").person("Lê Chưởng", ("Chủ tịch", UBND)) for n in range(1, 31)]
    said += [Page(f"q-{n:02}", f"2021-03-{n:02}") for n in range(1, 31)]
    with Store.open(put(tmp_path / "a", [*said, Page("undated")])) as store:
        made = holds(pages.feed(store, "vi", "", "http://127.0.0.1:8765/") or b"")
        assert pages.feed(store, "vi", "", "http://127.0.0.1:8765/") == pages.feed(
            store, "vi", "", "http://127.0.0.1:8765/"
        )
    assert [entry.title for entry in made.entries] == [
        *(f"Trang p-{n:02}" for n in range(30, 0, -1)),
        *(f"Trang q-{n:02}" for n in range(30, 10, -1)),
    ]
    first = made.entries[0]
    assert (first.id, first.link) == (mint("document", "p-30"), "https://bao.example/p-30")
    assert "Lê Chưởng là Chủ tịch Ủy ban nhân dân quận Ngô Quyền" in first.content[0].value


def test_one_thing_can_be_followed_from_its_page(built: Path) -> None:
    with Store.open(built, read_only=True) as store, Server(built) as server:
        (row,) = store.query(f'SELECT ?who WHERE {{ ?who a foaf:Person ; skos:prefLabel "{WHO}"@vi }}')
        iri = row["who"].value  # type: ignore[union-attr]
        page = server.get("/id/" + iri.rpartition("/id/")[2], headers={"Accept": "text/html"}).text
        links = etree.HTML(page).xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
        answers = [server.get(link) for link in links]
        assert {answer.headers["content-type"] for answer in answers} == {"application/atom+xml"}
        everything, one = sorted((holds(answer.content) for answer in answers), key=lambda made: -len(made.entries))
        assert len(everything.entries) == 10
        assert 0 < len(one.entries) < 10
        assert WHO in one.feed.title
        for entry in one.entries:
            lines = entry.content[0].value.split("<li>")[1:]
            assert lines
            assert all(WHO in line for line in lines)  # of whom is followed alone
            (here,) = (link.href for link in entry.links if link.rel == "related")
            assert server.get(here).status_code == 200
        assert (
            holds(server.get(links[0], params={"lang": "en"}).content).feed.title
            == "New pages and what was read in them"
        )
        for wrong in (mint("person", "nobody"), "https://evil.example/", mint("document", "d-03")):
            assert server.get("/feed.atom", params={"about": wrong}).status_code == 404
        place = next(store.query('SELECT ?x WHERE { GRAPH kg:places { ?x skos:prefLabel "quận Ngô Quyền"@vi } }'))["x"]
        there = holds(server.get("/feed.atom", params={"about": place.value}).content)  # type: ignore[union-attr]
        assert 0 < len(there.entries) < 10
