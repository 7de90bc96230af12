"""What can go wrong with a request, as RFC 9457 problem details, in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kg.serve.tasks import Pairs, Reply
from kg.vocab import BASE

MEDIA = "application/problem+json"
TITLES = {
    "bad-query": (400, "Câu truy vấn sai / The query is wrong"),
    "bad-request": (400, "Yêu cầu sai / The request is wrong"),
    "bad-parameter": (400, "Tham số sai / A parameter is wrong"),
    "ambiguous": (400, "Có nhiều cách hiểu / It may mean several things"),
    "read-only": (403, "Chỉ đọc / Read only"),
    "not-allowed": (403, "Không được phép / Not allowed"),
    "not-found": (404, "Không tìm thấy / Not found"),
    "method": (405, "Phương thức không dùng được / Method not allowed"),
    "not-acceptable": (406, "Không có dạng được yêu cầu / Not available in a form that was asked for"),
    "too-long": (413, "Câu truy vấn quá dài / The query is too long"),
    "address-too-long": (414, "Địa chỉ quá dài / The address is too long"),
    "media-type": (415, "Không hiểu kiểu nội dung / Unknown content type"),
    "wrong-host": (421, "Tên máy chủ lạ / Unknown host name"),
    "too-much": (422, "Kết quả quá lớn / The result is too large"),
    "too-deep": (422, "Câu truy vấn quá phức tạp / The query is too complex"),
    "busy": (429, "Đang bận / Too many requests"),
    "fault": (500, "Lỗi của chương trình / A fault of the server"),
    "too-slow": (504, "Quá thời gian / Out of time"),
    "too-large": (507, "Hết bộ nhớ / Out of memory"),
}


class Problem(Exception):
    """One of TITLES, what it is about, and members of its own."""

    def __init__(self, name: str, detail: str, more: Mapping[str, object] | None = None, headers: Pairs = ()) -> None:
        super().__init__(name, detail)
        self.name, self.detail, self.more, self.headers = name, detail, more or {}, headers

    @property
    def status(self) -> int:
        """Return the HTTP status."""
        return TITLES[self.name][0]

    @property
    def title(self) -> str:
        """Return the title, Vietnamese / English."""
        return TITLES[self.name][1]

    def reply(self) -> Reply:
        """Return it as JSON."""
        said = {
            "type": f"{BASE}problem/{self.name}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.more,
        }
        return Reply(self.status, MEDIA, json.dumps(said, ensure_ascii=False).encode(), self.headers)


_OFTEN = {
    "fault": "lỗi của chương trình, xem nhật ký / a fault of the server, see its log",
    "too-large": "câu truy vấn cần quá nhiều bộ nhớ / the query takes too much memory; add a LIMIT, ask for less",
    "too-deep": "câu truy vấn lồng quá sâu / the query is nested too deeply",
}


def often(name: str) -> Problem:
    """Return a problem about which there is always the same to say."""
    return Problem(name, _OFTEN[name])
