"""Personnel events: who gets, leaves or loses which office."""

from __future__ import annotations

import pytest

from kg.extract import personnel, role
from tests.pages import read

SCENE = "Quận Lê Chân, thành phố Hải Phòng kiện toàn nhân sự\n"


def events(text: str) -> list[tuple[str, str, str | None, str | None]]:
    facts = personnel.extract(read(SCENE + text))
    return [(f.person, f.event, f.role, f.body.name if f.body else None) for f in facts]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("HĐND quận bầu ông Trần Văn Cát giữ chức Chủ tịch UBND quận.", "elected"),
        ("Ông Trần Văn Cát trúng cử chức danh Chủ tịch UBND quận.", "elected"),
        ("Ông Trần Văn Cát được bổ nhiệm làm Chủ tịch UBND quận.", "appointed"),
        ("UBND thành phố phê chuẩn ông Trần Văn Cát giữ chức Chủ tịch UBND quận.", "approved"),
        ("HĐND quận miễn nhiệm chức danh Chủ tịch UBND quận đối với ông Trần Văn Cát.", "removed"),
        ("Ông Trần Văn Cát thôi giữ chức Chủ tịch UBND quận.", "removed"),
        ("Thành ủy giới thiệu ông Trần Văn Cát để HĐND quận bầu giữ chức Chủ tịch UBND quận.", "nominated"),
        ("Ông Trần Văn Cát từ chức Chủ tịch UBND quận.", "resigned"),
    ],
)
def test_event_and_its_office(text: str, event: str) -> None:
    assert events(text) == [("Trần Văn Cát", event, "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ủy ban Kiểm tra Thành ủy khiển trách ông Trần Văn Cát, Chủ tịch UBND quận.", "disciplined"),
        ("Ông Trần Văn Cát bị kỷ luật bằng hình thức cảnh cáo.", "disciplined"),
        ("Công an khởi tố bị can, bắt tạm giam ông Trần Văn Cát.", "prosecuted"),
        ("Ông Trần Văn Cát nghỉ hưu theo chế độ.", "retired"),
    ],
)
def test_event_without_an_office(text: str, event: str) -> None:
    assert events(text) == [("Trần Văn Cát", event, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Thành ủy sẽ điều động ông Trần Văn Cát làm Chủ tịch UBND quận.",
        "Ông Trần Văn Cát không bị khởi tố.",
        "Cử tri đề nghị kỷ luật cảnh cáo ông Trần Văn Cát.",
        "Dự kiến bầu ông Trần Văn Cát giữ chức Chủ tịch UBND quận.",
        "Công an khởi tố vụ án theo đơn của ông Trần Văn Cát.",
    ],
)
def test_plans_wishes_and_denials_are_no_events(text: str) -> None:
    assert events(text) == []


def test_two_people_one_office() -> None:
    assert [e[0] for e in events("Các ông Vũ Văn Sông, Trần Văn Cát được bầu làm Phó Chủ tịch UBND quận.")] == [
        "Vũ Văn Sông",
        "Trần Văn Cát",
    ]


def test_leaves_one_office_for_another() -> None:
    text = "Ông Trần Văn Cát thôi giữ chức Bí thư Quận ủy Lê Chân để giữ chức Trưởng Ban Tổ chức Thành ủy."
    assert [(e[1], e[2]) for e in events(text)] == [("removed", "Bí thư"), ("appointed", "Trưởng Ban")]
    facts = {f.role: f.status for f in role.extract(read(SCENE + text))}
    assert facts == {"Bí thư": "outgoing", "Trưởng Ban": "incoming"}


def test_seats_in_committees() -> None:
    text = "Thành ủy chỉ định ông Trần Văn Cát tham gia BCH, BTV, giữ chức Bí thư Quận ủy Lê Chân."
    assert [(e[2], e[3]) for e in events(text)] == [
        ("Ủy viên", "Ban Chấp hành Đảng bộ quận Lê Chân"),
        ("Ủy viên", "Ban Thường vụ Quận ủy Lê Chân"),
        ("Bí thư", "Quận ủy Lê Chân"),
    ]


def test_the_one_who_is_replaced_is_not_elected() -> None:
    assert events("HĐND quận bầu Chủ tịch UBND quận thay ông Trần Văn Cát.") == []
