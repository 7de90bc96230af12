"""Deeds that make no work, and words that only sound like one: "đóng cửa chợ A", "hoàn thành hồ sơ"."""

from __future__ import annotations

import re

# "hoàn thành hồ sơ", "xây dựng đường lối" speak of no lake and of no road.
OTHER = re.compile(
    r"(?:hồ sơ|đường lối|đường hướng|đường dây nóng|trường hợp|cầu thị|kênh thông tin|tuyến bài|đường bay"
    r"|đường trường sơn|con đường|đường băng|sông ngòi|khu đất cho|trung tâm của"
    r"|trường học|trường phái|trường tồn|cầu mong|cầu cứu|cầu nguyện|đường sữa|đường phố|đường đời|đường đi nước"
    r"|đường dây (?:nóng|ma|buôn|mua|cá|đánh|tội|lừa|lô|đưa)|hồ nghi|hồ hởi|cống hiến|cống nạp|cảng vụ"
    r"|kênh (?:truyền|phân phối|đối thoại|tiếp|liên lạc|huy)|luồng (?:dư luận|ý kiến|gió|xanh)|trạm trưởng|tháp tùng"
    r"|đập (?:phá|tan|vào)|đình (?:chỉ|công|trệ)|đền (?:bù|ơn|tội)|chợ (?:búa|cóc|tự phát)|đê điều"
    r"|tuyến (?:đầu|dưới|trên)"
    r"|quần thể (?:khu )?(?:di tích|di sản|danh thắng|danh lam|thắng cảnh|hang động|kiến trúc|nhà cổ|chùa|đền|đình|lăng"
    r"|tháp|cây|rừng|thực vật|động vật|sinh vật|san hô|voọc|khỉ|chim))(?!\w)"
)
# "làm cầu A", "mở đường B"; not "làm trụ sở công ty A"
_MAKES = re.compile(
    r"(?:làm|mở) (?!(?:\w+ )?(?:đường|tuyến|cầu|hầm|cao tốc|kè|đê|metro|nút giao|vành đai|quốc lộ|cống|đập"
    r"|bến xe|bến cảng|cảng|sân bay|hồ|nhà máy|công viên|thủy điện|cáp treo|bãi|tượng"
    r"|khu (?:đô thị|công nghiệp|du lịch|tái)))"
)
# Land that serves as a work has it already: "đất được sử dụng làm bến xe A".
_SERVED = re.compile(
    r"(?<!\w)(?:sử dụng|tận dụng|trưng dụng|dùng|mượn|thuê|biến|lấy|chiếm|đã được|vừa được)(?: [^\W_]+){0,2} \Z"
)
# A line of buses is no work: "mở tuyến bay".
_LINES = re.compile(
    r"mở (?:(?:thêm|lại|mới) )*tuyến (?:xe|buýt|bus|bay|tàu|phà|du lịch|tham quan|vận tải|vận chuyển|sông|thủy|biển"
    r"|hàng không|tour|đi bộ|đường (?:bay|thủy|biển|sông))(?!\w)"
)
# What stands, and is only shut or open again: "đóng cửa chợ A", "thông tuyến đường sắt B"; no plan makes a river.
_STANDS = re.compile(
    r"(?:đóng cửa (?!(?:dự án |công trình )?(?:bãi|nhà máy|khu xử lý|mỏ|lò|trạm thu phí|bot|cảng))"
    r"|thông tuyến (?:đường sắt|quốc lộ|tỉnh lộ)(?!\w)|quy hoạch (?:sông|suối|rạch|kênh|hồ)(?!\w))"
)
_FAR = 36  # code points


def makes_none(folded: str, start: int, at: int) -> bool:
    """Tell whether the deed at `at` makes no work: what it is done to stands, or is none; `start` is the sentence's."""
    if _MAKES.match(folded, at) or _LINES.match(folded, at) or _STANDS.match(folded, at):
        return True
    return folded.startswith("làm ", at) and _SERVED.search(folded, max(start, at - _FAR), at) is not None
