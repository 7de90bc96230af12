"""Feeds are Atom as RFC 4287 wants it, say what is new with words and sources, stay the same, and let nothing through."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from kg import graph, pages
from kg.atom import Entry, Feed, Said, write
from kg.diff import diff
from kg.news import feed
from kg.resolve import resolve
from kg.store import Store
from tests.handmade import QUAN_UY, UBND, Page
from tests.hostile import NAMES
from tests.test_diff import sides
from tests.test_faults import kg

__all__ = ["sides"]
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+07:00")
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
    root = etree.fromstring(data)
    assert not [element for element in root.iter() if isinstance(element.tag, str) and element.tag.endswith("script")]
    assert not [link for link in root.iter() if (link.get("href") or "h")[0] != "h"]
    words = " ".join(" ".join(root.itertext()).split())
    for name in NAMES:
        shown = re.sub(r"[\x07\x1f\x85]", "\ufffd", name).replace("\u202e", "")
        assert " ".join(shown.split()) in words, name
    holds(data)


def test_what_xml_cannot_hold_and_days_that_are_none_do_no_harm() -> None:
    entry = Entry("https://example.org/1", "\x00\ufffe\ud800]]>&<", "2022-02-30", [Said("\x1b", "\x01", url="data:x")])
    made = holds(write(Feed(ADDRESS, "x", "vi", "javascript:x"), [entry]))
    assert made.entries[0].updated == "1970-01-01T00:00:00+07:00"
    assert "data:" not in made.entries[0].content[0].value.replace("data:x</cite>", "")
