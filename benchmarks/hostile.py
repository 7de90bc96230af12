"""Read mutated real pages and made-up attacks, and time every pattern: `python -m benchmarks.hostile --inputs 200000`.

Pages (the bundled ones, or files and folders that are named) are mutated as bytes, as HTML and as JSON Lines. Each must
be read, or refused with a problem that says what is wrong, within the limits of time and memory; what is read must hold
its quotes at their offsets. Then come attacks made by hand (deep nesting, a line of 50 MB, entity bombs, mixed
encodings, marks that nobody sees), and every regular expression of the readers on strings made to hurt it, at two
lengths: twice the length may take about twice the time.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

_PATTERNS: dict[re.Pattern[str], None] = {}
_COMPILE = re.compile


def _recorded(pattern: object, flags: int = 0) -> object:
    made = _COMPILE(pattern, flags)  # type: ignore[call-overload]
    maker = sys._getframe(1).f_globals["__name__"]
    if isinstance(made.pattern, str) and maker.startswith("kg."):
        _PATTERNS.setdefault(made)
    return made


re.compile = _recorded  # type: ignore[assignment]  # before the readers are imported: most compile as they are

from kg import workers  # noqa: E402
from kg.documents import About, Page, Problem  # noqa: E402
from kg.documents import pages as found  # noqa: E402
from kg.documents.archive import records  # noqa: E402
from kg.graph import quads  # noqa: E402
from kg.pipeline import TIMEOUT  # noqa: E402

PAGES = Path(__file__).resolve().parent.parent / "examples" / "pages"
MEMORY = 500.0  # MB that reading one page may add
_CHUNK = 250  # inputs of one task
_BETWEEN = 90  # code points that part two things
_PARTS = ("inputs", "attacks", "patterns")
_FAULTS = ("crash of the reader", "took too long", "process died")

_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202d\u202e\u202c\u2066\u2069\u034f\u061c"
_TOKENS = [
    *_UNSEEN, "\0", "\x1b[31m", "\ud7ff", "\U0010ffff", "\ufffd", "&nbsp;", "&#0;", "&#x110000;", "&amp;" * 20, "&lt;p",
    "<", ">", "</", "<p>", "</div>", "<div>" * 50, "<table><tr><td>", "<script>", "<!--", "-->", "<![CDATA[", "]]>",
    "<!DOCTYPE html>", "<?xml version='1.0' encoding='utf-16'?>", "<meta charset=utf-7>", "\r", "\r\n", "\u2028",
    "\t" * 40, " " * 400, "." * 300, "(" * 200, '"' * 99, "“" * 50, "”", ",", ";" * 60, "-" * 500, "/" * 80, "1" * 400,
    "0/0/0000", "99/99/9999", "31/2/2022", "ngày " * 40, "tháng 13 năm 0000", "-1.000.000,000,00%", "9" * 30 + " tỷ",
    "Chủ tịch " * 30, "đồng chí " * 30, "UBND " * 40, "quận " * 30, "Nguyễn " * 40, "số 1/2/3/4-NQ/NQ", "NĐ-CP/" * 30,
    "ه" * 30, "שלום", "漢字" * 40, "e\u0301\u0302\u0303" * 30, "\u0300" * 200, "ﬁ", "İ", "ß", "Ǆ", "ﷺ", "१२३",
    '{"id":', "[" * 200, "\\u0000", "\\ud800", "NaN", "1e999", "null", '"text": 5', '"html": "<p>"', "\x85",
]  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1258", "cp1252", "utf-7", "big5", "viscii-less")


@dataclass(slots=True)
class Told:
    """What came of reading: how many were read, refused and why; faults, each with what it takes to see it again."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def main() -> None:
    """Run every part and print its figures; exit code 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sources", nargs="*", type=Path, default=[PAGES])
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parts", nargs="+", choices=_PARTS, default=_PARTS, help="what to run (all)")
    args = parser.parse_args()
    begun = time.monotonic()
    faults: list[str] = []
    if "inputs" in args.parts:
        told = mutated(args.sources, args.inputs, args.seed, args.jobs)
        seconds = time.monotonic() - begun
        print(f"{args.inputs} mutated inputs in {seconds:.0f} s; the slowest took {told.slowest:.2f} s")
        for what, number in told.counts.most_common():
            print(f"  {number:8} {what}")
        faults += told.faults
    for part, run in (("attacks", attacks), ("patterns", partial(patterns, args.jobs))):
        if part in args.parts:
            wrong, lines = run()
            print("\n".join(lines), flush=True)
            faults += wrong
    for fault in faults[:50]:
        print(f"FAULT {fault}")
    print(f"{len(faults)} faults")
    sys.exit(bool(faults))


# ---------------------------------------------------------------- mutated inputs


def mutated(sources: Iterable[Path], inputs: int, seed: int, jobs: int) -> Told:
    """Read so many mutated inputs in processes of their own."""
    seeds = [data for source in sources for data in _raw(source)]
    chunks = [(seed, first, min(_CHUNK, inputs - first)) for first in range(0, inputs, _CHUNK)]
    told = Told()
    with multiprocessing.get_context("spawn").Pool(jobs, _remember, (seeds,), maxtasksperchild=100) as pool:
        for part in pool.imap_unordered(_chunk, chunks):
            told.counts += part.counts
            told.faults += part.faults
            told.slowest = max(told.slowest, part.slowest)
    return told


def _raw(source: Path) -> Iterator[bytes]:
    """Yield the bytes of each page: of a file, or of a line of an archive."""
    files = sorted(file for file in source.rglob("*") if file.is_file()) if source.is_dir() else [source]
    for file in files:
        if file.suffix in (".txt", ".html", ".htm"):
            yield file.read_bytes()
        elif file.suffix == ".jsonl":
            yield from file.read_bytes().splitlines()


_SEEDS: list[bytes] = []


def _remember(seeds: list[bytes]) -> None:
    _SEEDS[:] = seeds
    workers.read(Page("", "", True, "<p>một</p>"), 60)
    workers.read(Page("", "", False, "một"), 60)


def _chunk(task: tuple[int, int, int]) -> Told:
    seed, first, number = task
    told = Told()
    for n in range(first, first + number):
        dice = random.Random(f"{seed} {n}")
        data = mutate(dice, _SEEDS)
        for page in _pages(dice, data):
            _look(page, f"seed {seed}, input {n}", told)
    return told


def mutate(dice: random.Random, seeds: list[bytes]) -> bytes:
    """Return one of `seeds`, changed in one to six ways."""
    data = dice.choice(seeds)
    if dice.random() < 0.9:  # a part of a page is read faster, and is as likely to hurt
        start = dice.randrange(len(data))
        data = data[start : start + int(dice.expovariate(1 / 500)) + 1]
    for _ in range(dice.randint(1, 6)):
        data = dice.choice(_MUTATIONS)(dice, data, seeds)[:200_000]
    return data


def _flip(dice: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    changed = bytearray(data or b" ")
    for _ in range(dice.randint(1, 8)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(dice: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    a, b = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    return data[:a] + data[b:] if dice.random() < 0.5 else data[a:b]


def _repeat(dice: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    a = dice.randrange(len(data) + 1)
    piece = data[a : a + dice.choice((1, 3, 12, 60, 300))]
    return data[:a] + piece * dice.choice((2, 5, 30)) + data[a:]


def _splice(dice: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    other = dice.choice(seeds)
    a, b = dice.randrange(len(data) + 1), dice.randrange(len(other))
    return data[:a] + other[b : b + dice.randint(1, 400)] + data[a:]


def _insert(dice: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    for _ in range(dice.randint(1, 4)):
        a = dice.randrange(len(data) + 1)
        data = data[:a] + dice.choice(_TOKENS).encode("utf-8", "surrogatepass") + data[a:]
    return data


def _recode(dice: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    half = dice.randrange(len(text) + 1)
    parts = (text[:half], text[half:]) if dice.random() < 0.4 else (text,)
    out = b""
    for part in parts:
        try:
            out += part.encode(dice.choice(_ENCODINGS), "xmlcharrefreplace")
        except LookupError:
            out += unicodedata.normalize(dice.choice(("NFD", "NFKD")), part).encode()
    return out


def _shuffle(dice: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    parts = re.split(rb"(?<=[\s>])", data)
    dice.shuffle(parts)
    return b"".join(parts)


def _nest(dice: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    tag = dice.choice((b"div", b"p", b"table><tr><td", b"ul><li", b"b", b"a href='x'", b"article", b"svg", b"font"))
    return b"<" + tag + b">" + data + dice.choice((b"", b"</" + tag.split(b">")[0].split()[0] + b">")) * 2


_MUTATIONS = (_flip, _cut, _repeat, _splice, _insert, _insert, _recode, _shuffle, _nest)


def _pages(dice: random.Random, data: bytes) -> Iterator[Page | Problem]:
    """Yield the pages that the data is: a file of text or HTML, or lines of JSON, whole or broken."""
    kind = dice.random()
    if kind < 0.75:
        yield Page("tin", "tin", kind < 0.25, data)
        return
    text = data.decode("utf-8", "replace")
    record: dict[str, object] = {"id": dice.choice(("tin", 7, "", None, "\u202etin")), "text": text}
    if dice.random() < 0.2:
        record = {"id": "tin", "html": text, "published": dice.choice(("2022-01-01", "32/13/0", 5, text[:80]))}
    line = json.dumps(record, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")
    if kind < 0.85:
        line = _flip(dice, line, [])
    yield from records(io.BytesIO(line), "tin.jsonl", lambda _: About())


def _look(page: Page | Problem, where: str, told: Told) -> None:
    """Read a page, and put down what came of it and what is wrong with that."""
    before, begun = _memory(), time.perf_counter()
    made = workers.read(page, TIMEOUT)
    if not isinstance(made, Problem):
        list(quads(made.document, made.facts))
    seconds, grown = time.perf_counter() - begun, _memory() - before
    told.slowest = max(told.slowest, seconds)
    if isinstance(made, Problem) and any(fault in made.what for fault in _FAULTS):
        told.faults.append(f"{where}: {made.what}: {made.why}")
    if grown > MEMORY:
        told.faults.append(f"{where}: {grown:.0f} MB")
    if isinstance(made, Problem):
        told.counts[f"refused: {made.what}"] += 1
        return
    told.counts["read"] += 1
    told.counts["facts"] += len(made.facts)
    text = made.document.text
    for fact in made.facts:
        span = fact.evidence.span
        if text[span.start : span.end] != fact.evidence.quote or not fact.evidence.quote:
            told.faults.append(f"{where}: a quote stands elsewhere: {fact.evidence.quote!r}")
    if any(character in text for character in _UNSEEN):
        told.faults.append(f"{where}: the text keeps marks that nobody sees")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ---------------------------------------------------------------- attacks

_SENTENCE = "Đồng chí Phạm Văn Hà, Phó Chủ tịch UBND quận Ngô Quyền dự họp ngày 11/12/2022. "


def attack_names() -> list[str]:
    """Return the names of the attacks."""
    return list(_ATTACKS)


def attacks(names: Iterable[str] | None = None) -> tuple[list[str], list[str]]:
    """Read attacks, all or those named, each in a process of its own; return what is wrong, and a line for each."""
    faults, lines = [], []
    for name in _ATTACKS if names is None else names:
        with multiprocessing.get_context("spawn").Pool(1, _remember, ([],)) as pool:
            seconds, grown, told, wrong = pool.apply(_attack, (name,))
        lines.append(f"  {name:34} {seconds:6.2f} s {grown:6.0f} MB  {told}")
        faults += wrong
    return faults, lines


def _attack(name: str) -> tuple[float, float, str, list[str]]:
    told = Told()
    with tempfile.TemporaryDirectory() as folder:
        kind = ".html" if name.startswith("html") else ".jsonl" if "JSON" in name else ".txt"
        file = Path(folder) / f"tin{kind}"
        file.write_bytes(_ATTACKS[name]())
        before, begun = _memory(), time.perf_counter()
        for page in found(file):
            one = time.perf_counter()
            made = workers.read(page, TIMEOUT)
            if isinstance(made, Problem):
                told.counts[made.what] += 1
                if name[1:-1] in MONOTONOUS + DIFFERENT:
                    told.faults.append(f"{name}: {made}"[:300])
            else:
                told.counts["read"] += 1
                told.counts["facts"] += len(made.facts)
            if time.perf_counter() - one > TIMEOUT + 1 or (isinstance(made, Problem) and _FAULTS[0] in made.what):
                told.faults.append(f"{name}: {made}"[:300])
        seconds, grown = time.perf_counter() - begun, _memory() - before
    if grown > MEMORY:
        told.faults.append(f"{name}: {grown:.0f} MB")
    return seconds, grown, ", ".join(f"{number} {what}" for what, number in told.counts.items()), told.faults


def _filled(piece: str, size: int = 1_000_000) -> bytes:
    return (piece * (size // len(piece.encode()) + 1)).encode()


def counted(piece: str, size: int) -> bytes:
    """Return a page that names something else in each sentence: `piece` with a number, and with four words of a few."""
    words = ("ao", "cá", "dê", "gà", "lúa", "mía", "nho", "quế", "rau", "sen", "tre", "vải")
    made = bytearray()
    for n in count():
        if len(made) >= size:
            break
        several = " ".join(words[n // len(words) ** k % len(words)] for k in range(4))
        made += piece.replace("#", str(n)).replace("*", several).encode()
    return bytes(made)


def between(piece: str) -> bytes:
    """Return a page in which so much of `piece` parts two things that a reader would join."""
    much = piece * (_BETWEEN // len(piece))
    return "".join(f"{lead} {much}{tail}. Ông Lê Văn Tám chủ trì.\n" for lead in _LEADS for tail in _TAILS).encode()


def _laughs() -> bytes:
    inner = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{inner}]><html><p>&l11;</p></html>'.encode()


# Pages made of one kind of thing: they are read whole, in a time that grows with their length.
MONOTONOUS = (
    "Chủ tịch UBND ", "Chủ tịch UBND, ", "Chủ tịch UBND. ", "Chủ tịch UBND Nguyễn Văn An, ",
    "Chủ tịch UBND Nguyễn Văn An. ", "ông Nguyễn Văn An, ", "ông Nguyễn Văn An, Chủ tịch, ",
    "phân công ông giữ chức Bí thư Tỉnh ủy, ", "bầu ông Nguyễn Văn An làm Chủ tịch UBND huyện Krông Năng. ",
    "Tại Ninh Thuận, Bí thư Tỉnh ủy họp. Tại Long An, Bí thư Tỉnh ủy nói. Tại Lâm Đồng, Bí thư Tỉnh ủy đến. ",
    "Nghị quyết số 1/NQ-HĐND ", "Nghị quyết số 1/NQ-HĐND, ",
    "Nghị quyết số 1/NQ-HĐND. ", "kỳ họp thứ 3 HĐND tỉnh ", "kỳ họp thứ 3 HĐND tỉnh, ", "Kỳ họp thứ 3 HĐND tỉnh. ",
    "dự án cầu Rào, ", "Dự án cầu Rào. ", "tổng thu ngân sách 1.651,3 tỷ đồng, ",
    "bổ nhiệm ông Nguyễn Văn An giữ chức Giám đốc Sở Y tế, ", "Bổ nhiệm ông Nguyễn Văn An giữ chức Giám đốc Sở Y tế. ",
    "Ông Nguyễn Văn An và ông Trần Văn Bình họp. Hai ông nói. ",
    "Ông Nguyễn Văn An và ông Trần Văn Bình lần lượt làm Chủ tịch UBND, Phó Chủ tịch UBND. ",
    "ông Lễ Văn An và ", "Huyện hiện có 13 dự án chậm và ",
    "Cả nước có 12.000 hợp tác xã; huyện Krông Năng có 45 trường; ",
    "Quyết định điều động ông Nguyễn Văn An, Phó Chủ tịch UBND huyện, giữ chức Giám đốc Sở Y tế. ",
)  # fmt: skip
DIFFERENT = (
    "Khởi công dự án cầu Sông Mây #. ", "Dự án đường Hồ * khởi công. ", "Quyết định số #/QĐ-UBND ngày 5/3/2021. ",
    "HĐND tỉnh thông qua Nghị quyết về hỗ trợ trồng *. ", "UBND huyện tổ chức hội nghị tổng kết phong trào trồng *. ",
    "Huyện có # hộ trồng *. ", "Đồng chí Trần Văn An, Bí thư Đảng ủy xã Hòa #, phát biểu. ",
)  # fmt: skip
# What may stand between two things that belong together, so often that they no longer do: a ruled line, dots, blanks.
_LEADS = (
    "Ngày 5/3/2019, UBND tỉnh Gia Lai họp", "Kỳ họp thứ 3 HĐND tỉnh Gia Lai khóa X", "ông Nguyễn Văn An",
    "Chủ tịch UBND tỉnh Gia Lai", "Nghị quyết số 12/NQ-HĐND", "Nghị quyết về hỗ trợ trồng chè", "dự án cầu Sông Mây",
    "tổng thu ngân sách", "1.651,3 tỷ đồng", "bổ nhiệm", "huyện Krông Năng", "phát biểu tại hội nghị", "thông qua",
    "khởi công", "kỷ luật cảnh cáo",
)  # fmt: skip
_TAILS = ("ngày 5/3/2019", "ông Trần Văn Bình", "dự án cầu Rào", "đạt 12% so với cùng kỳ")
FILLERS = (
    "-", "–", "/", ".", ",", "(", '"', "“”", "\n", "\n- ", "a ", "A ", "1 ", "1", "-a", "a. ", ": ", "; ", " và ",
    "; ông ", "Nguyễn ", "Chủ tịch ", "của ", "số ", "ngày ", "được ", "đã ", "các ", "2019 ", "tỉnh ",
)  # fmt: skip
_ATTACKS: dict[str, Callable[[], bytes]] = {
    **{f"{piece!r} between": partial(between, piece) for piece in FILLERS},
    **{f"“{piece}”": partial(_filled, piece, 500_000) for piece in MONOTONOUS},
    **{f"“{piece}”": partial(counted, piece, 500_000) for piece in DIFFERENT},
    "html: 100,000 open elements": lambda: b"<div>" * 100_000 + _SENTENCE.encode(),
    "html: 200 boxes around 500 kB": lambda: b"<div>" * 200 + _filled(_SENTENCE, 500_000) + b"</div>" * 200,
    "html: 50,000 nested tables": lambda: b"<table><tr><td>" * 50_000 + _SENTENCE.encode(),
    "html: 100,000 attributes": lambda: b"<p " + b"".join(b"a%d=1 " % n for n in range(100_000)) + b">x</p>",
    "html: 1 MB of entities": lambda: b"<html><p>" + _filled("&nbsp;&#x41;&lt;&bogus;") + b"</p>",
    "html: entities of entities": _laughs,
    "html: 300,000 unclosed tags": lambda: _filled("<b><i>x"),
    "html: one comment without end": lambda: b"<html><!--" + _filled("-- > "),
    "html: 4 MB of sentences": lambda: b"<html><body><p>" + _filled(_SENTENCE, 4_000_000) + b"</p>",
    "a line of 50 MB": lambda: _filled("x", 50_000_000),
    "JSON line of 50 MB": lambda: (
        b'{"id": "a", "text": "' + _filled("x", 50_000_000) + b'"}\n{"id": "b", "text": "Tin."}'
    ),
    "JSON nested 100,000 deep": lambda: b'{"id": "a", "text": ' + b"[" * 100_000,
    "one sentence of 500 kB": lambda: _filled(_SENTENCE.replace(". ", ", "), 500_000),
    "capitals": lambda: _filled("Nguyễn Văn ", 500_000),
    "capitals in one word": lambda: _filled("NGUYỄN", 500_000),
    "roles": lambda: _filled("Phó Chủ tịch Thường trực UBND ", 500_000),
    "a credit without end": lambda: ("Bí thư phát biểu. Ảnh: TL" + "1" * 150 + '": "' + "1" * 150).encode(),
    "roles and names": lambda: _filled("ông Lê Văn Tám, Chủ tịch, ", 500_000),
    "dates": lambda: _filled("ngày 11/12/2022, 12-2022 và ", 500_000),
    "figures": lambda: _filled("đạt 12,5%, tăng 3 tỷ đồng so với ", 500_000),
    "papers": lambda: _filled("Nghị quyết số 28-NQ/QU ngày 1/2/2022 của ", 500_000),
    "meetings": lambda: _filled("kỳ họp thứ 9 HĐND quận khóa XV, hội nghị lần thứ ", 500_000),
    "places": lambda: _filled("phường Gia Viên, quận Ngô Quyền, thành phố Hải Phòng, ", 500_000),
    "projects": lambda: _filled("dự án xây dựng tuyến đường khu đô thị mới ", 500_000),
    "quotes that open": lambda: _filled("“(\"'«", 500_000),
    "digits": lambda: _filled("1", 500_000),
    "digits and dots": lambda: _filled("1.", 500_000),
    "blanks": lambda: _filled(" ", 500_000) + b"x",
    "marks over one letter": lambda: _filled("\u0301", 500_000),
    "marks that nobody sees": lambda: _filled("\u200b\u202e\u200d", 500_000) + _SENTENCE.encode(),
    "two encodings": lambda: _filled(_SENTENCE, 100_000) + _SENTENCE.encode("utf-16") * 500,
    "lines of one letter": lambda: _filled("a\n", 190_000),
    "short lines": lambda: _filled("Lê Văn Tám\nChủ tịch\n", 500_000),
}


# ---------------------------------------------------------------- patterns

_MOST = 3.0  # times as long for twice the length
_FLOOR, _LONGEST = 0.004, 16_000  # seconds that a length must take to be compared with twice it; characters at most
_PATIENCE = 60  # seconds of processor time for one pattern: a healthy one takes less than one
Way = Callable[[re.Pattern[str], str], float]
_FILLERS = [
    "a", "A", "1", " ", ".", ",", "-", "/", "(", "“", "ngày ", "Lê ", "Nguyễn Văn ", "1.", "1,", "1/", "a b ", "số ",
    "khóa ", "Chủ tịch ", "xx-", "I", "tháng 1 ", " - ", "aA", "1 a", "đ", "\n", "\t ", "…", "năm 2022 ", "<a ", "&a",
]  # fmt: skip


def patterns(jobs: int) -> tuple[list[str], list[str]]:
    """Time every regular expression that the readers made on strings made to hurt it, in processor time.

    One that takes far more for twice the length where it starts is a fault. Looked for from every start, more do: they
    are listed, as most of them are only ever tried at one place.
    """
    workers.read(Page("", "", True, "<html><body><p>" + _SENTENCE * 3), 60)  # some are made when first wanted
    workers.read(Page("", "", False, _SENTENCE * 3), 60)
    ours = [(pattern.pattern, pattern.flags) for pattern in _PATTERNS if len(pattern.pattern) > 1]
    faults, steep = [], []
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for (pattern, _), (anchored, piece) in zip(ours, pool.imap(_timed, ours), strict=True):
            if anchored:
                faults.append(f"{pattern[:100]!r} on {anchored[:30]!r}: far more than twice the time at one place")
            elif piece:
                steep.append(f"    {pattern[:90]!r} on {piece[:20]!r}")
    return faults, [
        f"{len(ours)} patterns; {len(faults)} grow faster than the text at one place, {len(steep)} when looked for:",
        *steep,
    ]


def _timed(made: tuple[str, int]) -> tuple[str | None, str | None]:
    """Return the string that hurts a pattern where it starts, and the one that does where it is looked for."""
    pattern, tried = _COMPILE(*made), [""]
    signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, _PATIENCE)
    try:
        anchored = _steep(pattern, _match, tried)
        return anchored, None if anchored else _steep(pattern, _search, tried)
    except TimeoutError:
        return tried[0], None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _give_up(*_: object) -> None:
    raise TimeoutError


def _steep(pattern: re.Pattern[str], way: Way, tried: list[str]) -> str | None:
    """Return a string of which twice the length takes a pattern far more than twice the time, None if there is none.

    The one that is being tried stands in `tried`: a pattern may never come back from it.
    """
    for piece in [*_FILLERS, *_pieces(pattern)]:
        tried[0] = piece
        if _growth(pattern, piece, way) > _MOST and min(_growth(pattern, piece, way) for _ in range(3)) > _MOST:
            return piece
    return None


def _pieces(pattern: re.Pattern[str]) -> list[str]:
    """Return strings that go far in the pattern: its own letters, in pieces."""
    literal = re.sub(r"\\[a-zA-Z]|[\[\](){}?*+|^$\\]|\?[:=!<]+", " ", pattern.pattern)
    words = [word for word in literal.split() if len(word) > 1][:6]
    return [*(f"{word} " for word in words), *words[:3], " ".join(words) + " "]


def _growth(pattern: re.Pattern[str], piece: str, way: Way) -> float:
    """Return how many times longer twice the length takes, at the first length that takes time; 0 if none does."""
    size, last = 500, 0.0
    while size <= _LONGEST:
        seconds = way(pattern, (piece * (size // len(piece) + 1))[:size] + "\u0001")
        if last > _FLOOR:
            return seconds / last
        size, last = size * 2, seconds
    return 0.0


def _search(pattern: re.Pattern[str], text: str) -> float:
    begun = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - begun


def _match(pattern: re.Pattern[str], text: str) -> float:
    begun = time.process_time()
    pattern.match(text)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
