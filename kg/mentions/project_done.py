"""What is said to be done, or about to be done, to a work told before it: "cầu A sẽ được khởi công"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOLD = re.compile(
    r"(?<!\w)(?:(?:sẽ|sắp|đang|chưa|cần|phải|dự kiến|sớm|chậm|tiếp tục|chuẩn bị|vẫn|đã|vừa|mới|cũng|hiện|chính thức"
    r"|không|thể|cơ bản|gấp rút|khẩn trương|nhanh chóng|lại|kịp|được|bị|xong|tập trung|đồng loạt|bắt đầu|để|nên"
    r"|ưu tiên|đến nay|trong quá trình|tạm|thành phố|tỉnh|huyện|quận|nhà nước) )+\Z"
)
_TO_COME = re.compile(
    r"(?<!\w)(?:sẽ|sắp|đang|chưa|cần|phải|dự kiến|sớm|chậm|tiếp tục|chuẩn bị|bắt đầu|nên|trong quá trình)(?!\w)"
)
_AT_LAST = re.compile(r"(?<!\w)(?:mới|vừa|đã|vẫn)(?!\w)")
_SUFFERS = re.compile(r"(?<!\w)(?:được|bị)(?!\w)")
# Deeds that are done to nothing else: "cầu A sẽ hoàn thành"; and those that tell a work that was just begun.
_OWN = re.compile(
    r"(?:khởi công|động thổ|hoàn thành|hoàn thiện|thông xe|khánh thành|hợp long|đi vào|đưa vào)(?!\w)|tiến độ(?!\w)"
)
_ENDS = re.compile(r"(?:khởi công|động thổ|hoàn thành|hoàn tất|thông xe|khánh thành|hợp long|xong|về đích)(?!\w)")
# "cầu A được xây bằng thép"; not "được xây từ thời Pháp"
_BUILT = re.compile(r"xây(?: dựng)?(?: mới)? (?:bằng|hình|theo hình|với|gồm|dài|rộng)(?!\w)")
_BEGUN = re.compile(r"(?:khởi công|động thổ|thi công|di dời|quy hoạch|phê duyệt|hợp long|thông xe|triển khai)(?!\w)")
_NO_OBJECT = re.compile(
    r" ?[.,;:)!?\n\"]| (?:vào|trong|trước|đúng|và|sau|để|từ|ngày|tháng|năm|tại|như|theo|cuối|đầu|giữa|quý|khoảng|hơn"
    r"|gần|cơ bản|toàn bộ|sớm|kỹ thuật|hoạt động|sử dụng|khai thác|vận hành|phục vụ|\d+(?:,\d+)? ?%)(?!\w)|\Z"
)
# "được nâng cấp lên thành trường đại học", "đường A sẽ được xây một công viên"
_BECOMES = re.compile(r"(?: (?:lên )?(?:thành|làm|lên)| (?:thêm )?(?:một|các|những|nhiều|hai|ba|\d+)(?! ?%)) ")
# Before what is no work of its own: several, the second half of a word ("gia đình"), what something else is told by.
_NO_HEAD = re.compile(
    r"(?<!\w)(?:các|những|nhiều|trục|hệ thống|\d+|gia|triều|thị|môi|hiện|lập|chiến|công|nông|lâm|thao|quảng|đối|ấn"
    r"|nhánh|yêu|nhu|toàn|đồng|của|trên|trong|ở|tại|dọc|ven|quanh|bằng|thuộc|vào|ra|lên|xuống|bên|khỏi|đầu|cuối|dưới"
    r"|ngoài) \Z"
)
_BY = re.compile(r",? do [^.;:()\"]{3,70}\Z")
_BETWEEN = re.compile(
    r",?(?: ?\([^()]{1,60}\)| (?:ở|tại|thuộc|trên địa bàn|nằm|nối|từ|dài|đoạn|rộng|quy mô)(?: [^.;:()]{1,60})?)?,?"
    r"(?: (?:(?:đến|tới|vào) )?(?:hết|cuối|đầu|giữa|năm|tháng|quý|ngày|sang năm|hôm nay|nay)(?: [^.;:,()]{1,24})?)?"
)
_WORD = re.compile(r"(?<![\w-])[^\W\d_]")
_FAR = 110  # code points


def is_told(folded: str, start: int, at: int) -> bool:
    """Tell whether the deed at `at` is told of something: "sẽ sớm được triển khai"."""
    return _TOLD.search(folded, max(start, at - 50), at) is not None


def told_before(folded: str, start: int, at: int, end: int) -> int | None:
    """Return where what is told of a work begins, whose deed stands in [at, end) of the sentence from `start`."""
    said = _TOLD.search(folded, max(start, at - 50), at)
    if said is None or _BECOMES.match(folded, end):
        return None
    if _SUFFERS.search(said.group()):
        right = _TO_COME.search(said.group()) or _BEGUN.match(folded, at) or _BUILT.match(folded, at)
    else:
        own = _OWN if _TO_COME.search(said.group()) else _ENDS if _AT_LAST.search(said.group()) else None
        right = own and own.match(folded, at) and _NO_OBJECT.match(folded, end)
    if not right:
        return None
    by = _BY.search(folded, max(start, said.start() - 80), said.start())
    return by.start() if by else said.start()


def words_before(folded: str, start: int, end: int) -> Iterator[int]:
    """Return where the words begin before `end` with one of which the work's name may begin, the farthest first."""
    words = (found.start() for found in _WORD.finditer(folded, max(start, end - _FAR), end))
    return (at for at in words if not _NO_HEAD.search(folded, max(start, at - 14), at))


def reaches(folded: str, end: int, told: int) -> bool:
    """Tell whether only where a work lies, or how long it is, stands between its name's `end` and `told`."""
    return end <= told and _BETWEEN.fullmatch(folded[end:told].rstrip()) is not None
