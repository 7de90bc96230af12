"""Measure the explorer in headless Chromium beside stock pyvis, gravis and sigma: `python -m benchmarks.view`."""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from benchmarks.view_others import from_npm, gravis, pyvis, sigma
from kg.network import whole
from kg.store import Store
from kg.view import draw
from kg.vocab import mint
from tests.synthetic import quads
from tests.test_network import fill

QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PATIENCE = 75  # seconds that a page may take to come to rest
SECONDS = 3  # of dragging, and of zooming
OPENED = 3  # times that a page of ours is opened; the best counts, as other work on the machine only ever slows it
HUB = mint("person", "synthetic", "1")
ALL = "#view=all"  # what the address of a page without a thing in the middle says, to show all of it
COLUMNS = (
    "page",
    "MB",
    "built, processor s",
    "requests",
    "complaints",
    "ready s",
    "drag fps",
    "zoom fps",
    "overlaps %",
)
# Ready: the first full picture of the explorer, counted from when its address was opened; for pyvis, whose things
# move until they have found their places, when they rest; for gravis, that there is a picture at all; for sigma, the
# first picture.
RESTS = {
    "sigma": "globalThis.drawn",
    "pyvis": "typeof network !== 'undefined' && network.physics.stabilized",
    "gravis": "document.querySelector('canvas, svg')",
}


def main() -> None:
    """Print the table and the figures of search."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alone", action="store_true", help="the explorer alone, without the others")
    alone = parser.parse_args().alone
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        graphs = {size: province(folder, size) for size in (1000, 5000, 20_000)}
        print("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS))
        with chromium() as browser:
            for name, graph, focus in (
                ("explorer, 20,000 in the file, one person in the middle", graphs[20_000], HUB),
                ("explorer, 20,000 in the file, grouped by area", graphs[20_000], None),
                ("explorer, 20,000 in the file, 5,000 shown", graphs[20_000], ALL),
                ("explorer, 5,000, all shown", graphs[5000], ALL),
                ("explorer, 1,000, all shown", graphs[1000], ALL),
            ):
                ours(browser, folder, name, graph, focus)
            if not alone:
                scripts = from_npm(folder)
                for size in (1000, 5000):
                    theirs(browser, folder, "pyvis", size, graphs[size], pyvis)
                    theirs(browser, folder, "gravis", size, graphs[size], gravis)
                    theirs(browser, folder, "sigma", size, graphs[size], partial(sigma, scripts))
                unopened("pyvis, 20,000, not opened", graphs[20_000])


def province(folder: Path, size: int) -> nx.MultiDiGraph[str]:
    """Return a made-up province of `size` things, links by a power law."""
    with Store.open(folder / f"graph{size}") as store:
        fill(store, quads(size))
        return whole(store)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the system's Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))))
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=list(QUIET))


def row(*cells: object) -> None:
    """Print a row of the table."""
    print(
        "| " + " | ".join(f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |", flush=True
    )


# ---------------------------------------------------------------- the explorer


def ours(browser: Browser, folder: Path, name: str, graph: nx.MultiDiGraph[str], focus: str | None) -> None:
    """Measure a page of ours, around `focus` or as that says."""
    view, focus = (ALL, None) if focus == ALL else ("", focus)
    begun = time.process_time()
    html = draw(graph, title="Bến Ngọc", focus=focus)
    built = time.process_time() - begun
    assert html == draw(graph, title="Bến Ngọc", focus=focus), "not the same bytes twice"
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    figures = []
    for again in range(OPENED):
        with opened(browser, file, "document.documentElement.hasAttribute('data-ready')", view) as (page, seen):
            page.wait_for_selector("html[data-read]")
            ready = page.evaluate("performance.getEntriesByName('ready')[0].startTime") / 1000
            overlaps = page.evaluate(f"({OVERLAPS})(quanhe.labels())")
            figures.append((ready, *moving(page)))
            if focus and not again:
                searching(page, graph)
    ready, drag, zoom = (min(figures)[0], *(max(figure[n] for figure in figures) for n in (1, 2)))
    row(name, len(html.encode()) / 1e6, built, seen[0], seen[1], ready, drag, zoom, overlaps)


OVERLAPS = """boxes => {
  const clash = (a, b) => a !== b && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  return 100 * boxes.filter(a => boxes.some(b => clash(a, b))).length / Math.max(1, boxes.length); }"""
SEARCH = """names => names.map(name => {
  const bare = name.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase().replace(/đ/g, 'd');
  const begun = performance.now(), hits = quanhe.find(bare), took = performance.now() - begun;
  return [hits.slice(0, 5).some(id => quanhe.data().byId.get(id).label === name), took]; })"""


PROOFLESS = """(() => { const follows = ['hierarchy', 'containment', 'seat'];
  const stated = quanhe.data().edges.filter(edge => !follows.includes(edge.kind));
  return [stated.filter(edge => !edge.sources?.some(source => source.quote)).length, stated.length]; })()"""


def searching(page: Page, graph: nx.MultiDiGraph[str]) -> None:
    """Print how often a name typed without marks is among the first five, and how long the search takes."""
    labels = sorted({said["label"] for _, said in graph.nodes(data=True)})
    found = page.evaluate(SEARCH, random.Random(1).sample(labels, 1000))
    times = sorted(took for _, took in found)
    recall = sum(hit for hit, _ in found) / len(found)
    page.evaluate("quanhe.find('a')")
    said = f"search of {len(graph)} things, 1,000 names without marks: recall@5 {recall:.3f}, "
    note(
        said
        + f"median {statistics.median(times):.1f} ms, 99 of 100 within {times[-10]:.1f} ms, longest {times[-1]:.1f} ms"
    )
    proofless = page.evaluate(PROOFLESS)
    note(f"relations that pages state, without a quote: {proofless[0]} of {proofless[1]}")


NOTES: list[str] = []


def note(text: str) -> None:
    """Print a line that is no row, when the table is done."""
    NOTES.append(text)


# ---------------------------------------------------------------- the others


def theirs(
    browser: Browser, folder: Path, name: str, size: int, graph: nx.MultiDiGraph[str], write: Callable[..., str]
) -> None:
    """Measure a page of another library, as it is out of the box."""
    begun = time.process_time()
    html = write(graph)
    built = time.process_time() - begun
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    begun = time.perf_counter()
    ready: object = f"not in {PATIENCE}"
    rates: tuple[object, object] = ("–", "–")
    with opened(browser, file, RESTS[name]) as (page, seen):
        if seen[2]:
            ready, rates = time.perf_counter() - begun, moving(page)
        row(f"{name}, {size:,}", len(html.encode()) / 1e6, built, seen[0], seen[1], ready, *rates, "–")


def unopened(name: str, graph: nx.MultiDiGraph[str]) -> None:
    """Measure what stock pyvis takes to write a page."""
    begun = time.process_time()
    html = pyvis(graph)
    row(name, len(html.encode()) / 1e6, time.process_time() - begun, *"––––––")


# ---------------------------------------------------------------- in the browser


@contextmanager
def opened(browser: Browser, file: Path, rest: str, view: str = "") -> Iterator[tuple[Page, list[Any]]]:
    """Yield a page with how many addresses it asked for, how often it complained, and whether it came to rest."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    page, seen = context.new_page(), [-1, 0, False]

    def count(place: int) -> Callable[[object], None]:
        def add(_: object) -> None:
            seen[place] += 1

        return add

    page.on("request", count(0))
    page.on("console", lambda message: count(1)(message) if message.type == "error" else None)
    page.on("pageerror", count(1))
    try:
        page.goto(file.as_uri() + view, wait_until="commit")
        page.wait_for_function(f"() => {rest}", timeout=PATIENCE * 1000)
        seen[2] = True
    except BrowserError:
        pass
    yield page, seen
    context.close()


def moving(page: Page) -> tuple[Any, Any]:
    """Return frames a second while the picture is dragged, and while it is zoomed."""
    page.wait_for_timeout(500)
    page.evaluate("globalThis.frames_ = 0, (function next() { globalThis.frames_++; requestAnimationFrame(next) })()")
    try:
        return rate(page, drag), rate(page, zoom)
    except BrowserError:
        return "–", "–"


def rate(page: Page, move: Callable[[Page, int], None]) -> float:
    """Return the frames a second while `move` is done over and over."""
    page.mouse.move(320, 80)
    if move is drag:
        page.mouse.down()
    else:
        page.mouse.move(800, 420)
    before, begun, step = page.evaluate("globalThis.frames_"), time.perf_counter(), 0
    while time.perf_counter() - begun < SECONDS:
        step += 1
        move(page, step)
    frames = page.evaluate("globalThis.frames_") - before
    taken = time.perf_counter() - begun
    page.mouse.up()
    return float(frames / taken)


def drag(page: Page, step: int) -> None:
    """Move the mouse with its button down, to and fro."""
    page.mouse.move(320 + step % 60 * 8, 80 + step % 40 * 6)


def zoom(page: Page, step: int) -> None:
    """Turn the wheel, in and out."""
    page.mouse.wheel(0, -40 if step // 15 % 2 else 40)


if __name__ == "__main__":
    main()
    print("\n" + "\n".join(NOTES))
