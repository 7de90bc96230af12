"""The pages as HTML: what stands on them, where they lead, and that whatever a page says stays text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import lxml.html
import pytest
from lxml.html import HtmlElement

from kg import graph, pages
from kg.language.names import NAMESAKE
from kg.model import Document, Evidence, PersonnelFact, Span
from kg.pages import words
from kg.pages.render import day, flat, number, outward
from kg.questions import ask, catalogue
from kg.resolve import resolve
from kg.store import Store
from kg.timeline import Interval, timeline
from kg.vocab import BASE, ID
from tests import handmade
from tests.test_view import embedded

HERE = Path(pages.__file__).parent
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)> '\"`&amp; \u202eđảo\u2066\u200b"
KINDS = (
    "foaf:Person", "org:FormalOrganization", "kg:Meeting", "eli:Work", "schema:Project", "org:Post", "org:Membership",
    "kg:PersonnelEvent", "eli-dl:Participation", "kg:PaperAction", "qb:Observation", "kg:RoleAttestation",
)  # fmt: skip


def parse(html: str | None) -> HtmlElement:
    assert html is not None
    return lxml.html.fromstring(html)


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def iris(store: Store, where: str) -> list[str]:
    return [row["x"].value for row in store.query(f"SELECT DISTINCT ?x WHERE {{ {where} }} ORDER BY ?x")]  # type: ignore[union-attr]


def person(store: Store, name: str) -> str:
    (found,) = iris(store, f'?x a foaf:Person ; skos:prefLabel "{name}"@vi')
    return found


def every_page(store: Store) -> Iterator[tuple[str, str]]:
    """Yield one page of each sort, in both languages."""
    for lang in pages.LANGUAGES:
        yield "/", pages.home(store, lang)
        yield "/search", pages.search(store, "Pham Van Ha", "", lang)
        yield "/search", pages.search(store, "không có tên này", "person", lang)
        yield "/failures", pages.failures(store, lang)
        yield "/editor", pages.editor(lang, yasgui=True)
        yield "/editor", pages.editor(lang, yasgui=False)
        yield "/error", pages.error(404, "Không có", "x", lang)
        for question in catalogue():
            given = {p.name: p.example for p in question.parameters if p.required}
            for view in ("table", "timeline", "graph"):
                yield f"/questions/{question.name}", pages.question(store, question.name, given, lang, view).html
        for iri in [*(iris(store, f"?x a {kind}")[0] for kind in KINDS), *others(store)]:
            html = pages.thing(store, iri, lang)
            assert html is not None, iri
            yield iri, html


def others(store: Store) -> list[str]:
    """One of each kind of thing that is not in the resolved world itself."""
    return [
        iris(store, "GRAPH ?x { ?x a schema:NewsArticle }")[0],
        iris(store, "GRAPH kg:places { ?x a kg:Place }")[0],
        iris(store, "GRAPH ?d { ?x a kg:Evidence }")[0],
        iris(store, "GRAPH ?d { ?x a org:FormalOrganization }")[0],
        iris(store, "GRAPH ?d { ?x a prov:Activity }")[0],
        iris(store, "?x a kg:Relation")[0],
        BASE + "role/chủ-tịch",
    ]


# ---------------------------------------------------------------- all pages


def test_every_page_can_stand_under_a_policy_without_inline_code_and_is_sound_for_those_who_do_not_see(
    sample: Store,
) -> None:
    seen = 0
    for where, html in every_page(sample):
        seen += 1
        page = parse(html)
        assert not page.xpath("//style | //script[not(@src)] | //*[@style]"), where
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), where
        assert all(
            src.startswith("/static/") for src in page.xpath("//script/@src | //link[not(@rel='alternate')]/@href")
        ), where
        assert len(page.xpath("//h1")) == 1 and len(page.xpath("//main")) == 1 and page.get("lang") in pages.LANGUAGES
        assert page.xpath("string(//title)").strip(" ·\n") != "quanhe", where
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), where
        for control in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            assert page.xpath("//label[@for=$id]", id=control.get("id")), (where, control.get("id"))
        assert not [th for th in page.xpath("//th") if th.get("scope") != "col"], where
        for link in page.xpath("//a[starts-with(@href, 'http')]"):
            assert {"noopener", "nofollow"} <= set(link.get("rel").split()), where
        assert all(href.startswith(("/", "#", "http://", "https://")) for href in page.xpath("//a/@href")), where
    assert seen == 2 * (7 + 3 * len(catalogue()) + len(KINDS) + 7)


def test_every_link_to_a_thing_or_a_question_leads_to_a_page(sample: Store) -> None:
    names = {question.name for question in catalogue()}
    checked = set()
    for where, html in every_page(sample):
        for href in parse(html).xpath("//a/@href"):
            url = urlsplit(href)
            path = unquote(url.path)
            if path.startswith(("/id/", "/role/")) and path not in checked:
                checked.add(path)
                assert pages.thing(sample, BASE + path[1:], "vi") is not None, (where, href)
            elif path.startswith("/questions/"):
                assert re.split(r"[./]", path)[2] in names, href
    assert len(checked) > 100


def test_english_pages_lead_to_english_pages_and_vietnamese_ones_to_vietnamese(sample: Store) -> None:
    ha = person(sample, "Phạm Văn Hà")
    for lang, wanted in (("vi", None), ("en", ["en"])):
        page = parse(pages.thing(sample, ha, lang))
        inside = [h for h in page.xpath("//main//a/@href") if h.startswith("/id/")]
        assert inside and all(parse_qs(urlsplit(href).query).get("lang") == wanted for href in inside)
        (switch,) = page.xpath("//a[@hreflang]/@href")
        assert (parse_qs(urlsplit(switch).query).get("lang") is None) == (lang == "en")


def test_the_same_graph_gives_the_same_page(sample: Store) -> None:
    ha = person(sample, "Phạm Văn Hà")
    assert pages.thing(sample, ha, "vi") == pages.thing(sample, ha, "vi")


# ---------------------------------------------------------------- words


def test_templates_say_nothing_that_the_table_of_words_does_not_know_and_it_holds_nothing_in_one_language() -> None:
    said = words.table()
    for file in (HERE / "templates").glob("*.html"):
        for key in re.findall(r"""w\("([a-z_]+\.[a-z_]+)"[,)]""", file.read_text(encoding="utf-8")):
            assert key in said, (file.name, key)
    for key, (vi, en) in said.items():
        assert set(re.findall(r"{\w+}", vi)) == set(re.findall(r"{\w+}", en)), key


@pytest.mark.parametrize("question", catalogue(), ids=lambda question: question.name)
def test_every_parameter_column_and_tag_of_a_question_has_words_in_both_languages(question: object) -> None:
    said = words.table()
    assert isinstance(question, type(catalogue()[0]))
    for parameter in question.parameters:
        assert f"parameter.{parameter.name}" in said or f"kind.{parameter.finds}" in said, parameter.name
    assert f"tag.{question.tags[0]}" in said
    hidden = {"quote", "proves", "source", "headline", "published", "url", "sha256", "law", "rule"}
    hidden |= {variable for parameter in question.parameters for variable in (parameter.name, *parameter.variables)}
    head = re.search(r"^SELECT\b(.*?)\bWHERE\b", question.sparql, re.MULTILINE | re.DOTALL)
    assert head
    columns = {name.removesuffix("Label") for name in re.findall(r"\?(\w+)", head[1])} - hidden
    assert not {column for column in columns if f"column.{column}" not in said}


# ---------------------------------------------------------------- things


def test_a_person_has_every_office_with_bounds_quote_and_source(sample: Store) -> None:
    ha = person(sample, "Phạm Văn Hà")
    offices = iris(sample, f"?x org:member <{ha}>")
    page = parse(pages.thing(sample, ha, "en", "offices"))
    shown = page.xpath("//section[@id='offices']/ol/li")
    assert len(shown) == len(offices) > 0
    bound = "by, at the latest, 12 Dec 2022"
    secretary = next(text(li) for li in shown if text(li).startswith("Secretary · Quận ủy Ngô Quyền"))
    assert bound in secretary and "Bí thư Quận ủy Phạm Văn Hà" in secretary
    for li in shown:
        assert li.xpath(".//blockquote//mark") and li.xpath(".//figcaption/a[starts-with(@href, '/id/document/')]")
        assert "confidence" in text(li)


def test_a_quote_is_marked_in_its_sentence(sample: Store) -> None:
    page = parse(pages.thing(sample, person(sample, "Phạm Văn Hà"), "vi"))
    quotes = [
        (text(quote), "".join(mark.itertext()))
        for quote in page.xpath("//blockquote")
        for mark in quote.xpath(".//mark")
    ]
    assert quotes and any(len(around) > len(mark) for around, mark in quotes)
    texts = [" ".join(sample.text(source.sha256).split()) for source in sample.documents()]
    for around, _ in quotes:
        inner = around.strip("… ").strip()
        assert any(inner in kept for kept in texts), inner


def test_what_befell_a_person_is_told_with_date_and_source_though_no_body_is_named(tmp_path: Path) -> None:
    quote = "Ông Đinh Văn Mẫu bị khởi tố ngày 5/3/2021"
    page = handmade.Page("p-1", "2021-03-06", "Tin.")
    page.person("Đinh Văn Mẫu", ("Chủ tịch", handmade.UBND))
    page.facts.append(PersonnelFact("Đinh Văn Mẫu", "prosecuted", None, None, "2021-03-05", page.proof(quote)))
    with Store.open(tmp_path / "graph") as store:
        handmade.write(store, [page])
        made = parse(pages.thing(store, person(store, "Đinh Văn Mẫu"), "en"))
    (event,) = made.xpath("//section[@id='events']/ol/li")
    assert "grave" in event.get("class")
    assert "prosecuted" in text(event) and "5 Mar 2021" in text(event) and quote in text(event)
    assert "6 Mar 2021" in text(event.xpath(".//figcaption")[0])
    assert "until convicted" in text(made)


def test_people_of_one_name_are_shown_to_be_perhaps_several(tmp_path: Path) -> None:
    page = handmade.Page("p-1", "2021-03-06").person("Lê Thị Mơ", ("Chủ tịch", handmade.UBND))
    page.person("Lê Thị Mơ" + NAMESAKE, ("Bí thư", handmade.QUAN_UY))
    with Store.open(tmp_path / "graph") as store:
        handmade.write(store, [page])
        both = iris(store, "?x a foaf:Person")
        assert len(both) == 2
        made = parse(pages.thing(store, both[0], "vi"))
    assert made.xpath("//ul[@class='namesakes']//a/@href") == ["/" + both[1].removeprefix(BASE)]
    assert "Có thể là nhiều người" in text(made)


def test_people_who_meet_are_said_to_do_nothing_wrong(sample: Store) -> None:
    many = next(
        iri for iri in iris(sample, "?x a kg:Meeting") if len(iris(sample, f"?p kg:meeting <{iri}> ; kg:person ?x")) > 1
    )
    assert "không phải là dấu hiệu sai phạm" in text(parse(pages.thing(sample, many, "vi")))


def test_long_lists_are_cut_with_their_count_and_read_on_page_by_page(tmp_path: Path) -> None:
    page = handmade.Page("p-1", "2022-01-01")
    for number_ in range(70):
        page.person(f"Trần Văn {'ABCDEGHIKL'[number_ // 10]}{'aeiouymnpt'[number_ % 10]}", ("Ủy viên", handmade.UBND))
    with Store.open(tmp_path / "graph") as store:
        handmade.write(store, [page])
        (body,) = iris(
            store,
            'VALUES ?label { "Ủy ban nhân dân quận Ngô Quyền"@vi } ?x skos:prefLabel ?label ; a org:FormalOrganization',
        )
        overview = parse(pages.thing(store, body, "vi"))
        (more,) = overview.xpath("//section[@id='holders']/p[@class='all']/a")
        assert "70" in text(more)
        people: list[str] = []
        for at in (1, 2):
            part = parse(pages.thing(store, body, "vi", "holders", at))
            people += part.xpath("//section[@id='holders']/ol/li/p[1]/a[contains(@href, '/person/')]/@href")
        assert len(people) == len(set(people)) == 70
        beyond = parse(pages.thing(store, body, "vi", "holders", 99))
        assert beyond.xpath("//a[@rel='prev']") and not beyond.xpath("//a[@rel='next']")


def test_a_document_tells_its_facts_in_the_order_of_the_text(sample: Store) -> None:
    source = next(s for s in sample.documents() if s.url)
    page = parse(pages.thing(sample, source.iri, "vi", "facts"))
    assert page.xpath("//dl//a[starts-with(@href, 'http')]/@href") == [source.url]
    kept = " ".join(sample.text(source.sha256).split())
    places = [kept.find(text(mark)) for mark in page.xpath("//section[@id='facts']//mark")]
    assert len(places) > 5 and places[0] < places[-1]


def test_what_no_graph_speaks_of_has_no_page(sample: Store) -> None:
    for iri in (ID + "person/none", ID + "document/none", BASE + "role/không-có", ID + "x", ID, "https://example.org/"):
        assert pages.thing(sample, iri, "vi") is None, iri


# ---------------------------------------------------------------- hostile text


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Store]:
    """A graph in which every name, quote and title is hostile; its page claims to lie at a script."""
    page = handmade.Page("p-1", "2021-03-06", HOSTILE)
    page.person(HOSTILE, ("Chủ tịch", replace(handmade.UBND, name=HOSTILE)))
    page.person("Dài " + "x" * 10_000, ("Chủ tịch", handmade.HDND))
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    document = Document("p-1", page.text, (), digest, title=HOSTILE, url="javascript:alert(1)", published="2021-03-06")
    with Store.open(tmp_path / "graph") as store:
        store.replace(document, graph.quads(document, page.facts))
        resolve(store)
        yield store


def test_names_of_pages_stay_text_and_keep_their_direction_to_themselves(hostile: Store) -> None:
    things = [*iris(hostile, "?x a ?c"), *iris(hostile, "GRAPH ?x { ?x a schema:NewsArticle }")]
    assert things
    for iri in things:
        html = pages.thing(hostile, iri, "vi")
        page = parse(html)
        assert not page.xpath("//script | //img | //*[@onerror]"), iri
        assert not [h for h in page.xpath("//@href") if h.lower().startswith("javascript")], iri
        for element in page.iter("*"):
            for value in element.attrib.values():
                assert "\u202e" not in value, (iri, value)
            if "\u202e" in (element.text or "") and element.tag not in ("title", "mark"):
                assert element.tag == "bdi", (iri, element.tag)
    found = pages.search(hostile, "script document title owned", "", "vi")
    assert "&lt;script&gt;" in found and not parse(found).xpath("//script | //img")


def test_a_name_of_ten_thousand_letters_is_cut(hostile: Store) -> None:
    (long,) = (iri for iri in iris(hostile, "?x a foaf:Person") if "Dài" in (pages.thing(hostile, iri, "vi") or ""))
    heading = text(parse(pages.thing(hostile, long, "vi")).xpath("//h1")[0])
    assert heading.startswith("Dài xxx") and heading.endswith("…") and len(heading) < 400


@pytest.mark.parametrize("asked", [HOSTILE, "\x00", "x" * 5000, "?q=1&kind=<b>", "%", "\ud800"])
def test_whatever_is_searched_or_asked_stays_text(sample: Store, asked: str) -> None:
    html = pages.search(sample, asked, asked, "vi")
    html += pages.question(sample, "who-held-post", {"body": asked, "role": asked}, "vi").html
    html += pages.question(sample, "who-held-post", {asked: asked}, "en", asked).html
    html += pages.error(500, asked, asked, asked)
    assert not parse(html).xpath("//img | //b[not(../..//ul)] | //script[not(@src)]")
    html.encode()
    assert "\x00" not in html


def test_only_web_addresses_become_links() -> None:
    assert outward("https://a.vn/x") and outward("HTTP://a.vn")
    for url in ("javascript:alert(1)", "data:text/html,x", "//a.vn", "https:", "ftp://a.vn", " https://a.vn", "", None):
        assert outward(url) is None, url


# ---------------------------------------------------------------- questions


def asked(store: Store, name: str, /, lang: str = "vi", view: str = "", **given: str) -> tuple[int, HtmlElement]:
    made = pages.question(store, name, given, lang, view)
    return made.status, parse(made.html)


def test_a_question_is_a_form_until_it_is_asked(sample: Store) -> None:
    status, page = asked(sample, "who-held-post", "en")
    assert status == 200 and not page.xpath("//table")
    body, role = page.xpath("//form[@class='asked']//input[@required]")
    assert (body.get("name"), role.get("name")) == ("body", "role")
    assert "UBND quận Ngô Quyền" in body.get("placeholder")
    assert [text(label) for label in page.xpath("//form[@class='asked']//label")] == [
        "Body (required)",
        "Office (required)",
        "On",
    ]


@pytest.mark.parametrize("question", catalogue(), ids=lambda question: question.name)
def test_an_answer_has_the_rows_that_asking_gives_each_with_its_proof(sample: Store, question: object) -> None:
    assert isinstance(question, type(catalogue()[0]))
    given = {p.name: p.example for p in question.parameters if p.required}
    answer = ask(sample, question.name, **given)
    _, page = asked(
        sample, question.name, **(given or {p.name: "" for p in question.parameters})
    )  # a form sends what is left empty, too
    if not answer.rows:
        assert "Không có bằng chứng" in text(page)
        return
    labels = [column for column in answer.columns if column.endswith("Label") and column != "ruleLabel"]
    shown = text(page.xpath("//table")[0])
    for row in answer.records():
        for column in labels:
            assert row[column] is None or " ".join(str(row[column]).split()) in shown
        assert " ".join(str(row.get("quote") or row["law"]).split()) in shown
    for tbody in page.xpath("//tbody"):
        assert tbody.xpath(".//blockquote | .//tr[@class='proofs']//p[@class='soft']")


def test_the_view_is_what_the_question_says_and_can_be_chosen(sample: Store) -> None:
    given = {"body": "UBND quận Ngô Quyền", "role": "Chủ tịch"}
    _, page = asked(sample, "who-held-post", **given)
    assert (
        page.xpath("//figure[@class='timeline']//li") and text(page.xpath("//a[@aria-current]")[0]) == "Dòng thời gian"
    )
    _, page = asked(sample, "who-held-post", view="table", **given)
    assert not page.xpath("//figure[@class='timeline']")
    _, page = asked(sample, "who-held-post", view="graph", **given)
    (frame,) = page.xpath("//iframe")
    assert frame.get("sandbox").startswith("allow-scripts") and "allow-same-origin" not in frame.get("sandbox")
    url = urlsplit(frame.get("src"))
    assert url.path == "/questions/who-held-post/graph"
    drawn = pages.question_drawing(sample, "who-held-post", {k: v[0] for k, v in parse_qs(url.query).items()})
    assert drawn.status == 200 and "Cáp Trọng Tuấn" in {node["label"] for node in embedded(drawn.html)["nodes"]}
    forms = {urlsplit(href).path.rpartition(".")[2] for href in page.xpath("//span[@class='forms']/a/@href")}
    assert forms == {"json", "csv", "ttl"}


def test_several_readings_are_links_that_choose_one(sample: Store) -> None:
    status, page = asked(sample, "who-held-post", body="Ngô Quyền", role="Chủ tịch")
    assert status == 300
    choices = page.xpath("//ul[@class='choices']//a/@href")
    assert len(choices) > 1
    for href in choices:
        given = {name: values[0] for name, values in parse_qs(urlsplit(href).query).items()}
        assert given["role"] == "Chủ tịch" and given["body"].startswith(ID)
        assert pages.question(sample, "who-held-post", given, "vi").status == 200


def test_what_is_not_found_offers_the_nearest_names(sample: Store) -> None:
    status, page = asked(sample, "meetings-of-a-person", person="Phạm Văn Hàa")
    assert status == 404
    assert "Phạm Văn Hà" in [text(a) for a in page.xpath("//ul[@class='choices']//a")]


def test_what_cannot_be_understood_is_refused_in_words(sample: Store) -> None:
    status, page = asked(sample, "who-held-post", body="UBND quận Ngô Quyền", role="Chủ tịch", on="hôm qua")
    assert status == 400 and "hôm qua" in text(page.xpath("//div[@class='note wrong']")[0])
    assert page.xpath("//input[@name='on']/@value") == ["hôm qua"]
    assert asked(sample, "who-held-post", body="UBND quận Ngô Quyền")[0] == 400


def test_no_row_is_no_evidence_with_what_the_graph_covers(sample: Store) -> None:
    status, page = asked(sample, "who-held-post", "en", body="UBND quận Ngô Quyền", role="Bí thư")
    assert status == 200 and "No evidence" in text(page)
    assert str(len(sample.documents())) in text(page.xpath("//section[@class='outcome']//dl")[0])


# ---------------------------------------------------------------- first page, search, editor


def test_the_first_page_counts_what_there_is_and_offers_every_question(sample: Store) -> None:
    page = parse(pages.home(sample, "vi"))
    counts = {text(li) for li in page.xpath("//ul[@class='counts']/li")}
    assert f"{len(sample.documents())} trang báo" in counts
    assert f"{len(iris(sample, '?x a foaf:Person'))} người" in counts
    linked = {urlsplit(href).path for href in page.xpath("//section[@id='questions']//a/@href")}
    assert linked == {f"/questions/{question.name}" for question in catalogue()}
    assert page.xpath("//form[@action='/search']//input[@name='q']")


def test_an_empty_graph_says_what_to_do(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as store:
        assert "kg build" in text(parse(pages.home(store, "vi")))
        assert pages.search(store, "ai đó", "", "vi")


def test_one_search_without_marks_finds_a_person_first(sample: Store) -> None:
    page = parse(pages.search(sample, "pham van ha", "", "vi"))
    first = page.xpath("//ul[@class='hits']/li")[0]
    assert "Phạm Văn Hà" in text(first) and "Quận ủy Ngô Quyền" in text(first)
    only = parse(pages.search(sample, "ngo quyen", "body", "vi"))
    assert {text(kind) for kind in only.xpath("//ul[@class='hits']//span[contains(@class, 'kind')]")} == {"cơ quan"}


def test_a_search_that_finds_nothing_offers_names_that_come_near(sample: Store) -> None:
    page = parse(pages.search(sample, "Pham Van Haa", "person", "vi"))
    assert "Phạm Văn Hà" in [text(a) for a in page.xpath("//ul[@class='choices']//a")]


def test_the_editor_works_without_script_and_without_what_npm_brings() -> None:
    query = "SELECT * WHERE { ?s ?p '</textarea><script>x</script>' }"
    for full in (True, False):
        page = parse(pages.editor("vi", query, yasgui=full))
        (form,) = page.xpath("//form[@action='/sparql' and @method='post']")
        assert form.xpath(".//textarea")[0].text.strip() == query
        assert bool(page.xpath("//script")) == full


# ---------------------------------------------------------------- how days, numbers and spans are written


@pytest.mark.parametrize(
    ("edtf", "vi", "en"),
    [
        ("2022-12-11", "11/12/2022", "11 Dec 2022"),
        ("2022-12", "12/2022", "Dec 2022"),
        ("2022", "2022", "2022"),
        ("XXXX-12-11", "11/12", "11 Dec"),
        ("2021/2022", "2021 – 2022", "2021 – 2022"),
        ("2023-01/2023-02", "1/2023 – 2/2023", "Jan 2023 – Feb 2023"),
        ("2023-Q1", "quý 1/2023", "Q1 2023"),
        ("2023-H2", "nửa năm thứ 2/2023", "half 2 of 2023"),
        ("2023-99", "2023-99", "2023-99"),
        ("<b>", "<b>", "<b>"),
    ],
)
def test_days_are_written_as_people_write_them(edtf: str, vi: str, en: str) -> None:
    assert (day(edtf, "vi"), day(edtf, "en")) == (vi, en)


def test_numbers_have_their_thousands_apart_as_the_language_writes_them() -> None:
    assert (number(1651346, "vi"), number(1651346, "en")) == ("1.651.346", "1,651,346")
    assert number(True, "vi") == "True" and number("x", "en") == "x"
    assert flat(" a\n\u202eb\u200b ") == "a b"


def test_a_timeline_keeps_apart_what_is_certain_possible_and_unknown() -> None:
    certain = Interval("a", ("2019-01-01", "2020-01-01"), ("2021-01-01", None))
    never = Interval("b", (None, "2020-06-01"), (None, "2020-06-01"))
    drawn = timeline([certain, never, Interval("c", (None, None), (None, None))])
    assert drawn and [bar.interval.label for bar in drawn.bars] == ["a", "b"]
    first, second = drawn.bars
    assert first.certain and first.possible == [(first.possible[0][0], first.certain[0])]
    assert first.unknown == [(first.certain[1], 100.0)]
    assert second.certain is None and second.unknown[0][0] == 0.0
    assert all(0 <= at <= 100 for at, _ in drawn.ticks) and len(drawn.ticks) <= 7
    assert timeline([]) is None
    assert timeline([Interval("d", ("0001-01-01", "9999-12-31"), (None, None))])


def test_evidence_is_quoted_alone_where_the_text_is_gone(tmp_path: Path) -> None:
    page = handmade.Page("p-1", "2021-03-06").person("Lê Thị Mơ", ("Chủ tịch", handmade.UBND))
    wrong = Evidence(Span(0, 4), "Tên khác", "by.hand", 0.5)
    page.facts.append(PersonnelFact("Lê Thị Mơ", "elected", "Chủ tịch", handmade.UBND, None, wrong))
    with Store.open(tmp_path / "graph") as store:
        handmade.write(store, [page])
        made = parse(pages.thing(store, person(store, "Lê Thị Mơ"), "vi"))
    (event,) = made.xpath("//section[@id='events']/ol/li")
    assert text(event.xpath(".//blockquote")[0]) == "“Tên khác”"


def test_a_relation_by_law_names_the_law(sample: Store) -> None:
    page = parse(pages.thing(sample, iris(sample, "?x a kg:Relation")[0], "en"))
    lines = {text(dt): text(dd) for dt, dd in zip(page.xpath("//dt"), page.xpath("//dd"), strict=True)}
    assert lines["derived by"] and re.search("Luật|Hiến pháp|Nghị|Điều lệ", lines["legal ground"])
