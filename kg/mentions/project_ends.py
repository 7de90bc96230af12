"""Where the name of a work goes on beyond a word that ends other names, and the prices that are none of it."""

from __future__ import annotations

import re

SIZE = r"(?: ?(?:ha|m|m2|km|mw|tỷ đồng|tỉ đồng|triệu đồng|tỷ|tỉ)(?!\w))"
MONEY = re.compile(r" ?[\d.,]+ ?(?:tỷ|tỉ|triệu)(?!\w)(?: đồng| usd| đô la)?")
PRICE = re.compile(
    r"(?:hơn |gần |trị giá |vốn |tổng vốn )*[\d.,]+ (?:nghìn |ngàn )?(?:tỷ|tỉ|triệu)(?: đồng| usd| đô la)?"
    r"(?= (?:trên|tại|ở) )"
)
PRICED = re.compile(rf" {PRICE.pattern}", re.IGNORECASE)  # "nhạc nước 200 tỷ đồng trên hồ A"
_WAY = re.compile(r"(?:tuyến|đường|cầu|hầm|cao tốc|đại lộ|cáp treo)(?!\w)")
# "hầm chui qua sông Hàn"
_OVER = re.compile(
    r"(?:bắc )?(?:qua|vượt|ngang|xuyên qua)(?: qua)? (?:sông|kênh|rạch|suối|biển|vịnh|đèo|núi|hồ|cửa)(?!\w)"
    r"|(?:lên|xuống) (?:đỉnh(?: núi)?|núi|chùa|biển|bến)(?!\w)"
)
# "tổ hợp khách sạn A và căn hộ cao cấp B" is one
_TWOFOLD = re.compile(r"(?:tổ hợp|khu tổ hợp|khu phức hợp|quần thể|khu liên hợp)(?!\w)")
_SECOND = re.compile(r"và (?:căn hộ|khách sạn|biệt thự|nhà ở|văn phòng|bến du thuyền|sân golf)(?= [^\W\d_])")
# "giải quyết ngập khu vực A có xét đến …"; "hiện" alone ends a name
_REGARD = re.compile(
    r"(?:có xét đến(?: yếu tố)? biến đổi khí hậu|hiện đại(?= (?:tại|ở|nối))"
    r"|để (?:bán|ở|cho thuê)(?:(?:, | và | hoặc )(?:bán|cho thuê))?(?= (?:tại|ở) ))(?!\w)"
)
# "cầu vượt tại giao lộ A và đường B"
_CROSSES = re.compile(r"(?:giao lộ|nút giao|ngã ba|ngã tư|góc)(?: giữa)?(?: đường)? [^,;]+ \Z")
_OTHER_ROAD = re.compile(r"và (?:nhánh )?(?:tuyến )?(?:đường )?(?=\w)")
_GLOSS = re.compile(r"\((?P<letters>[A-ZĐ]{2,6})\)(?= [^\W\d_])")
_WORD = re.compile(r" [^\W\d_]+(?= [^\W\d_])")
_LONGEST = 40  # code points


def beyond(text: str, folded: str, start: int, at: int, *, proper: bool) -> int | None:
    """Return where the name that began at `start` goes on after the word `at`; `proper` where it has a proper name."""
    regard = _REGARD.match(folded, at)
    if regard:
        return regard.end()
    if not proper:
        over = _OVER.match(folded, at)
        named = over is not None and text[over.end() + 1 : over.end() + 2].isupper()
        return over.end() if over and named and _WAY.match(folded, start) else None
    if not folded.startswith("và ", at):
        return None
    road = _OTHER_ROAD.match(folded, at) if _CROSSES.search(folded[start:at]) else None
    if road and text[road.end()].isupper():
        return road.end() - 1
    if not _TWOFOLD.match(folded, start):
        return None
    second = _SECOND.match(folded, at)
    while second and not text[second.end() + 1].isupper():
        word = _WORD.match(folded, second.end())
        if word is None or word.end() - at > _LONGEST:
            return None
        second = word
    return second.end() if second else None


def gloss(text: str, folded: str, start: int, at: int) -> int | None:
    """Return where a bracket ends that only shortens the words before it: "khu công nghiệp (KCN) An Phú"."""
    found = _GLOSS.match(text, at)
    if found is None:
        return None
    letters = found["letters"].lower()
    words = folded[start:at].split()[-len(letters) :]
    return found.end() if "".join(word[0] for word in words) == letters else None
