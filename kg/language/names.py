"""Names of people: family names, middle names, and how plausible a name some capitalised syllables are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from kg.language.normal import fold


def _read() -> tuple[frozenset[str], frozenset[str]]:
    text = (resources.files(__package__) / "family_names.txt").read_text(encoding="utf-8")
    common, _, rare = text.partition("# rare\n")
    return frozenset(common.splitlines()[1:]), frozenset(rare.splitlines())


COMMON_FAMILY_NAMES, RARE_FAMILY_NAMES = _read()  # folded
FAMILY_NAMES = COMMON_FAMILY_NAMES | RARE_FAMILY_NAMES
MIDDLE_NAMES = frozenset(
    """văn thị hữu đức xuân ngọc thành minh quang hồng anh đình quốc thanh kim tiến bá tấn hoài thiện công hoàng trọng
    việt sỹ sĩ trung duy thế quyết hải huy vũ mỹ vĩnh tuấn như khánh mạnh quỳnh đăng thái thu viết khắc cách nho bích
    tài phú trường trí chí bảo hòa kỳ chính phương phước phong khoa phi cảnh đại đắc bình quý thúy hùng ánh long doãn
    lệ cẩm nhân nam bắc uy nguyệt tâm hiếu tử nghĩa đông diễm kiều hạnh huyền vân yến tá danh phúc cường mậu chánh
    thọ tú chung diệu gia tất kiên tân thuận ái tín thiên tường nhật hoa lan tuyết mai linh trúc thùy thảo hà sơn
    lâm giang an khải nguyên đan cao vinh thăng thượng bửu tôn thất nữ a""".split()  # noqa: SIM905
)
# Words that name bodies and units: no name begins with them, though some of them end one.
_NO_NAME = frozenset(
    """quận huyện phường xã tỉnh sở cục vụ bộ ban đảng ủy chi hội đoàn trường phòng tổ khu thị thành nghị quyết luật
    chủ phó bí trưởng giám đồng ông bà anh chị ngày tháng năm theo tại trong với các những và của cho khi sau
    chúa thánh phật mẫu""".split()  # noqa: SIM905
)
_RIME = (
    r"a(?:ch|ng|nh|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])|e(?:ng|nh|[cmnopt])?|ê(?:ch|nh|[mnptu])?"
    r"|i(?:ch|nh|[mnptua])?|i?ê(?:ng|[cmnptu])|y(?:ê(?:ng|[mntu])|nh|t)?"
    r"|o(?:a(?:ch|ng|nh|[cimnopty])?|ă(?:ng|[cmnt])|e[not]?|o[cn]g?|ng|[cimnpt])?|ô(?:ng|[cimnpt])?|ơ[imnpt]?"
    r"|u(?:â(?:ng|[nty])|ê(?:ch|nh|t)?|y(?:a|ê[nt]|ch|nh|[ptu])?|ô(?:ng|[cimnt])|ơ|ng|[acimnpt])?"
    r"|ư(?:ơ(?:ng|[cimnptu])|ng|[acimntu])?"
)
_SYLLABLE = re.compile(rf"(?:ngh?|nh|ch|gh|gi|kh|ph|qu?|th|tr|[bcdđghklmnprstvx])?(?:{_RIME})")
_CLOSED = re.compile(r"(?:ch|[cpt])\Z")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
# In the names of the highland peoples these stand first or last, and the others follow other spelling rules.
_HIGHLAND = frozenset(
    """y a ê h' k' kpă kpah ksor ksơr nay siu rơ rah rmah rcom romah niê byă mlô êban kđăm kbuôr knul êya ayun bríu
    bhling cil kră lơ pinăng katơr chamaléa pơloong zơ điểu""".split()  # noqa: SIM905
)
_ELSEWHERE = re.compile(r"[a-zăâđêôơư]{1,3}'[^\W\d_]*|[kh]'")  # K'Brêu, H'Hen


@lru_cache(8192)
def is_syllable(word: str) -> bool:
    """Tell whether folded `word` is a syllable that Vietnamese spelling allows."""
    parts = unicodedata.normalize("NFD", word)
    tones = [c for c in parts if c in _TONES]
    base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(base):
        return False
    return not _CLOSED.search(base) or tones in (["\u0301"], ["\u0323"])


def is_name(tokens: Sequence[str]) -> float:
    """Return how plausible it is that `tokens`, words as written, are a person's full name: 0 to 1.

    A name has two to five syllables, each with a capital, the family name first. Two syllables prove
    less than three; an unknown family name can be made good by a middle name such as Văn or Thị.
    """
    return _plausible(tuple(tokens))


@lru_cache(8192)  # a page says its names again and again
def _plausible(tokens: tuple[str, ...]) -> float:
    if not 2 <= len(tokens) <= 5 or not all(t[:1].isupper() for t in tokens):
        return 0.0
    words = [fold(t) for t in tokens]
    known = words[0] in FAMILY_NAMES
    highland = (words[0] in _HIGHLAND or words[0][1:2] == "'") + (words[-1] in _HIGHLAND)
    if not all(
        is_syllable(w) or w in FAMILY_NAMES or _ELSEWHERE.fullmatch(w) or (highland and w.isalpha()) for w in words
    ):
        return 0.0
    if words[0] in _NO_NAME and not known:
        return 0.0
    middle = len(words) > 2 and words[1] in MIDDLE_NAMES
    score = 0.9 if words[0] in COMMON_FAMILY_NAMES or highland == 2 else 0.7 if known or highland else 0.2
    if middle:
        score += (1 - score) * (0.6 if known else 0.4)
    elif len(words) == 2:
        score *= 0.7
    if len(words) == 5 and not middle:
        score *= 0.7
    return round(score, 3)


NAMESAKE = " (2)"  # ends the name of the second of two people of one name on a page


def plain(name: str) -> str:
    """Return a name without the mark that tells two people of one page apart."""
    return name.removesuffix(NAMESAKE)
