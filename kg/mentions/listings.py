"""Lists of papers or works, a line each, and the line that says what is done with them all.

"HĐND xã thông qua 6 nghị quyết, trong đó có:", and behind it "+ Nghị quyết về kế hoạch phát triển …;" and so on;
"Năm qua huyện hoàn thành các công trình:", and behind it "1. Cầu Sông Mây: 62,9 tỷ đồng;".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.lexicon.phrases import over
from kg.model import Block, Reading

BULLET = re.compile(r"\s*(?:[-–—+•*·▪○]\s*|\(?\d{1,2}[.)/]\s*|[a-zđ][.)]\s+)")
PAPERS = re.compile(
    r"\s*(?:(?:các|\d+) )?(?:dự thảo |dự án )?(?:nghị quyết|nq|tờ trình|báo cáo|quyết định|đề án|kế hoạch|chương trình|"
    r"quy định|quy chế|chỉ thị|kết luận|thông báo|hướng dẫn|phương án|về(?: việc)?)(?!\w)"
)
_LAST = 80  # code points of a line before its colon
_CALLED = re.compile(r"(?<!\w)(?:dự thảo|văn bản|nội dung|tài liệu|hồ sơ)(?!\w)")  # what they are called together


def tells_of_papers(types: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Tell whether the words [start, end) between a verb and a list say that papers follow: "6 nghị quyết, gồm"."""
    return any(words.search(text, start, end) for words in (types, _CALLED))


class Lists:
    """The lists of one page whose lines have a bullet, or begin as `begins` says."""

    def __init__(self, reading: Reading, begins: re.Pattern[str]) -> None:
        self._text, self._begins = reading.folded, begins
        self._starts: list[int] = []
        self._leads: list[int] = []
        lead = -1
        for block in reading.document.blocks:
            if lead >= 0 and not self._is_item(block):
                lead = -1
            self._starts.append(block.span.start)
            self._leads.append(lead)
            if self._text.endswith(":", *block.span):
                lead = block.span.end - 1

    def lead(self, at: int) -> int | None:
        """Return where the line that leads the list ends whose item begins with what stands at `at`."""
        n = bisect_right(self._starts, at) - 1
        if n < 0 or self._leads[n] < 0:
            return None
        begins = over(BULLET, self._text, self._starts[n])
        return self._leads[n] if not self._text[begins:at].removesuffix("dự thảo ").strip() else None

    def under(self, lead: int) -> Iterator[int]:
        """Yield where what stands in the lines begins that the line leads whose last sign stands at `lead`."""
        n = bisect_right(self._starts, lead)
        while n < len(self._leads) and self._leads[n] == lead:
            yield over(BULLET, self._text, self._starts[n])
            n += 1

    def items(self, told: re.Pattern[str]) -> Iterator[int]:
        """Yield where what stands in the lines begins that a line with `told` in its last words leads."""
        for start, lead in zip(self._starts, self._leads, strict=True):
            if lead >= 0 and told.search(self._text, max(0, lead - _LAST), lead):
                yield over(BULLET, self._text, start)

    def _is_item(self, block: Block) -> bool:
        """Tell whether a line goes on a list."""
        start, end = block.span
        return (BULLET.match(self._text, start, end) or self._begins.match(self._text, start, end)) is not None
