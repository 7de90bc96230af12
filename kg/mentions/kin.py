"""People who are named only to say whose family, successor or servant somebody is."""

from __future__ import annotations

from typing import Protocol


class Named(Protocol):
    """Somebody named from a word to another, with where the phrase that names him begins."""

    @property
    def lead(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_KIN = frozenset(
    ("đình", "vợ", "chồng", "con", "cha", "mẹ", "bố", "em", "trai", "gái", "ruột", "rể", "dâu", "cháu", "thân")
)

_RELATIVES = frozenset(("bố", "cha", "mẹ", "vợ", "chồng", "con", "em", "anh", "chị", "cháu"))
_NEAREST = frozenset(("vợ", "chồng", "bố", "cha", "mẹ", "con", "trai", "gái", "rể", "dâu"))
_TOO = ("và", "cùng", "với", "là")  # "ông A cùng vợ bị bắt"
_FEW = 4  # words between "có" and who is meant: "có một người con trai"
# Words for those who are told by whom they follow or serve: "người tiền nhiệm của ông A" is another.
_OTHERS = {
    ("tiền", "nhiệm"), ("kế", "nhiệm"), ("kế", "vị"), ("thay", "thế"), ("cấp", "phó"), ("cấp", "dưới"), ("cấp", "trên"),
    ("thuộc", "cấp"), ("trợ", "lý"), ("thư", "ký"), ("đồng", "nghiệp"), ("đồng", "hương"), ("đồng", "đội"),
    ("đồng", "phạm"), ("bạn", "học"), ("bạn", "bè"), ("học", "trò"), ("đệ", "tử"), ("lái", "xe"), ("tài", "xế"),
    ("luật", "sư"), ("nhân", "tình"), ("người", "tình"), ("người", "nhà"), ("thân", "nhân"), ("họ", "hàng"),
}  # fmt: skip
_WITH_HIM = {("vợ", "chồng"), ("cha", "con"), ("bố", "con"), ("mẹ", "con")}  # "vợ chồng ông A": he and she


def of_kin(forms: list[str], who: Named) -> bool:
    """Tell whether one of a person's family is meant: "con gái ông A", but "con gái Lê Thị B" is she."""
    return who.lead < who.start and kin_before(forms, who.lead)


def kin_before(forms: list[str], i: int) -> bool:
    """Tell whether a word for one of a family, and not for two of it, stands before word `i`."""
    if i > 1 and forms[i - 1] == "của":
        return forms[i - 2] in _KIN or tuple(forms[max(0, i - 3) : i - 1]) in _OTHERS
    return i > 0 and tuple(forms[max(0, i - 2) : i]) not in _WITH_HIM and forms[i - 1] in _KIN


def has_kin(forms: list[str], start: int, end: int) -> bool:
    """Tell whether the words between a person and a verb make it one of his family: "ông A có bố từng là …"."""
    for j in range(start, end):
        if forms[j] == "có" and not _RELATIVES.isdisjoint(forms[j + 1 : min(j + 1 + _FEW, end)]):
            return "," not in forms[j:end]
    first = end
    while first > start and forms[first - 1] in _NEAREST:
        first -= 1
    return start < first < end and forms[first - 1] not in _TOO  # "ông A dùng tài khoản của vợ là Phó Giám đốc"


def is_kins(forms: list[str], who: Named, verb: int) -> bool:
    """Tell whether "là" or the like right behind a name tells of one of his family: "vợ ông A là Giám đốc"."""
    return who.end == verb and of_kin(forms, who)


def in_passing(forms: list[str], who: Named) -> bool:
    """Tell whether a person is named only between the commas that tell whose kin one is: "ông A, chồng bà B, là"."""
    return of_kin(forms, who) and not {",", "-"}.isdisjoint(forms[max(0, who.lead - 3) : who.lead])
