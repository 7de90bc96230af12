"""Ends of titles that no single word tells: behind the years a paper is for, before what a meeting did besides."""

from __future__ import annotations

import re

from kg.mentions.lookup import Lookup
from kg.model import BodyMention

THEIRS = (
    "đề nghị", "kiến nghị", "ý kiến", "yêu cầu", "chỉ đạo", "trách nhiệm", "hoạt động", "nhiệm vụ", "quyền hạn",
    "thẩm quyền", "chức năng", "tổ chức", "bộ máy", "trụ sở", "kết luận", "quyết định", "vi phạm", "sai phạm",
    "khuyết điểm", "thiếu sót", "tồn tại",
)  # fmt: skip  # within a title: no issuer closes it
_YEARS = re.compile(
    r"(?<!\w)(?:(?:giai đoạn|nhiệm kỳ|năm học|đến năm|năm|đến)|(?:quý|tháng) [\divx]{1,3}(?: năm |/)) ?"
    r"(?:\d{4}\s?[-–]\s?)?(?:19|20)\d\d\)?\Z"
)
_YEARS_REACH = 26  # code points of "giai đoạn 2021 - 2025"
# Behind the years and a comma a title goes on: "…, tầm nhìn đến năm 2045", "…, phương hướng, nhiệm vụ năm 2024".
_GOES_ON = re.compile(
    r"(?:và|định hướng|tầm nhìn|phương hướng|nhiệm vụ|kế hoạch|dự toán|mục tiêu|giải pháp|có xét|có tính|hướng đến|"
    r"hướng tới|phân bổ|phân khai|quyết toán|giai đoạn|quý|chương trình|điều chỉnh|bổ sung|danh mục|kết quả|tình hình|"
    r"phương án|công tác|nguồn|vốn|đối với|trên địa bàn|thuộc|của|cho|tỉnh|huyện|xã|phường|thành phố|quận|thị xã|tp|"
    r"quy định|chính sách|thu,|thu ngân|chi|biện pháp|bảo đảm|đảm bảo|gắn với|phục vụ|"
    r"theo (?:tiêu chí|hướng|chuẩn)|năm học|năm \d{4}(?! [^\W\d]+ )|\d{4}|6 tháng|dự kiến (?:kế|phương|nhiệm))(?!\w)"
)
# What a meeting does besides: "… và thống nhất giao Ban Thường vụ hoàn chỉnh".
_DOES = re.compile(
    r"(?:thống nhất (?:giao|cao|trình|đề nghị|ban hành|nội dung|chủ trương|một số|với|để|cho|các)|nghe|"
    r"thảo luận (?:về|tại|tổ|các|một)|cho ý kiến|tiến hành|biểu quyết|trao|bế mạc|chất vấn|kết thúc|"
    r"(?:yêu cầu|đề nghị) các|nhất trí)(?!\w)"
)
_GIVES = re.compile(r"giao (?:cho )?(?=\w)")
_ELECTS = re.compile(r"(?:bầu|miễn nhiệm|bãi nhiệm|cho thôi|xác nhận)(?: |\Z)")


def after_years(text: str, start: int, comma: int, after: int) -> bool:
    """Tell whether the title that begins at `start` ends at `comma`, behind the years it is for."""
    years = _YEARS.search(text, max(start, comma - _YEARS_REACH), comma)
    return years is not None and _GOES_ON.match(text, after) is None


def does_besides(text: str, start: int, after: int, bodies: Lookup[BodyMention]) -> bool:
    """Tell whether what is done besides follows "và" at `after`: "và giao Ban Thường vụ …", "và bầu bổ sung …"."""
    if _DOES.match(text, after):
        return True
    gives = _GIVES.match(text, after)
    if gives:
        return bodies.at(gives.end()) is not None
    return text.startswith("bầu ", after) and not _ELECTS.search(text, start, after)
