"""Measure how rules do on pages that nobody has looked at yet, and write `first_reading.toml`, which calibration needs.

    python -m benchmarks.first_reading GOLD=PAGES … [--kinds KIND …]

To be run once when pages have been annotated, before a rule is mended with any of them.
"""

from __future__ import annotations

import argparse

from benchmarks.calibrate import FIRST, Count, counts, first
from benchmarks.judged import DEVELOPMENT, Source, judge, unread

HEAD = """\
# How many facts were right, of how many, on pages read for the first time, before any rule was mended with them
# ("fresh"), and on the pages that the rules were written with, at the same moment ("written"). Facts of one page
# are weighed as in calibrate.py. Made by `python -m benchmarks.first_reading GOLD=PAGES`.
"""


def main() -> None:
    """Measure, and write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sources", nargs="+", type=Source.parse, metavar="GOLD=PAGES")
    parser.add_argument("--kinds", nargs="+", help="only these, for which alone those pages are annotated")
    args = parser.parse_args()
    fresh = counts(judge(args.sources))
    written = counts(judge(DEVELOPMENT, skip=unread()))
    known = first() if args.kinds else {}
    known |= {
        kind: (written[kind], fresh.get(kind, (0.0, 0.0)))
        for kind in written
        if "." not in kind and kind in (args.kinds or written)
    }
    rows = [f"{kind} = {{ written = {_count(a)}, fresh = {_count(b)} }}\n" for kind, (a, b) in sorted(known.items())]
    FIRST.write_text(HEAD + "".join(rows), encoding="utf-8")
    print("".join(rows), end="")


def _count(count: Count) -> str:
    return "[%.1f, %.1f]" % count


if __name__ == "__main__":
    main()
