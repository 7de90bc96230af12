"""Which bodies an office can be of where the text leaves open which: a "Giám đốc" heads no phòng."""

from __future__ import annotations

from kg.mentions.scan import Held
from kg.model import Body

_BEGIN = {
    "Trưởng Ban": ("Ban ",),
    "Chánh Văn phòng": ("Văn phòng ",),
    "Trưởng đoàn": ("Đoàn ",),
    "Cục trưởng": ("Cục ",),
    "Viện trưởng": ("Viện ",),
}  # with what the names of its bodies begin
_NEVER = {
    "Giám đốc": ("Phòng ", "Thanh tra ", "Chi cục ", "Cục ", "Ban "),
    "Trưởng phòng": ("Thanh tra ", "Ban "),
    "Bí thư": ("Liên đoàn ", "Hội "),
    "Chủ tịch": ("Trung tâm ", "Ban ", "Văn phòng "),
}


def suits(held: Held, body: Body) -> bool:
    """Tell whether an office without a body of its own may be of `body`, which is named near it."""
    if body.kind not in held.office.of or body.kind == "CentralBody":
        return False
    label = held.office.label.removeprefix("Phó ")
    return body.name.startswith(_BEGIN.get(label, "")) and not body.name.startswith(_NEVER.get(label, ()))
