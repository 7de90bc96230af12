"""Pages since the reform of 1 July 2025: there are no districts, and communes have what these had."""

from __future__ import annotations

import pytest

from kg.extract import meeting, project, role
from tests.pages import read

DAY = "Ngày 15/10/2025, "
WARD = "Đảng ủy phường Gia Viên tổ chức hội nghị\n"
PLACE = "Đảng ủy phường Gia Viên (thành phố Hải Phòng) họp. "


def roles(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    facts = role.extract(read(WARD + text, published=published))
    return [(f.role, f.body.name if f.body else None) for f in facts]


@pytest.mark.parametrize(
    ("office", "held", "body"),
    [
        ("Trưởng phòng Kinh tế, Hạ tầng và Đô thị", "Trưởng phòng", "Phòng Kinh tế, Hạ tầng và Đô thị phường Gia Viên"),
        ("Trưởng phòng Văn hóa - Xã hội", "Trưởng phòng", "Phòng Văn hóa - Xã hội phường Gia Viên"),
        ("Chủ tịch Hội Nông dân", "Chủ tịch", "Hội Nông dân phường Gia Viên"),
        ("Chủ tịch Ủy ban MTTQ Việt Nam", "Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam phường Gia Viên"),
        ("Trưởng Công an", "Trưởng Công an", "Công an phường Gia Viên"),
        (
            "Giám đốc Trung tâm Phục vụ hành chính công",
            "Giám đốc",
            "Trung tâm Phục vụ hành chính công phường Gia Viên",
        ),
    ],
)
def test_a_commune_has_what_districts_had(office: str, held: str, body: str) -> None:
    text = f"{PLACE}Dự có ông Trần Văn An, {office}."
    assert roles(DAY + text) == [(held, body)]
    assert roles(text, published="2025-10-16") == [(held, body)]


def test_before_the_reform_the_office_is_of_the_district() -> None:
    text = f"Ngày 15/10/2023, {PLACE}Dự có ông Trần Văn An, Chủ tịch Hội Nông dân."
    assert roles(text) == [("Chủ tịch", "Hội Nông dân quận Ngô Quyền")]


def test_a_committee_beside_an_office_of_a_phong_is_the_communes() -> None:
    text = f"{DAY}{PLACE}Dự có ông Trần Văn An, Trưởng phòng Kinh tế; ông Lê Văn Bảy, Bí thư Đảng ủy."
    assert roles(text)[1] == ("Bí thư", "Đảng ủy phường Gia Viên")


def test_a_work_lies_in_no_district() -> None:
    facts = project.extract(read(f"{WARD}{DAY}{PLACE}Phường khởi công dự án chợ Lạch Tray."))
    assert [[p.full for p in f.located_in] for f in facts] == [["phường Gia Viên", "thành phố Hải Phòng"]]


def test_a_conference_in_the_headline_is_that_of_the_commune() -> None:
    text = "Đảng ủy phường Gia Viên tổ chức Hội nghị Ban Chấp hành lần thứ 5\n"
    text += (
        f"{DAY}Đảng ủy phường Gia Viên (thành phố Hải Phòng) tổ chức Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 5."
    )
    facts = meeting.extract(read(text))
    assert [f.body.name for f in facts if f.body] == ["Ban Chấp hành Đảng bộ phường Gia Viên"]


def test_guests_of_a_conference_are_no_deputies() -> None:
    council = "HĐND phường Gia Viên cũng dự. "
    assert roles(f"{DAY}{PLACE}{council}Các đại biểu Vũ Đình Hòa, Phạm Thu Hằng tham luận.") == []
    sits = f"{DAY}HĐND phường Gia Viên họp kỳ họp thứ hai. Các đại biểu Vũ Đình Hòa, Phạm Thu Hằng chất vấn."
    assert [held for held, _ in roles(sits)] == ["Đại biểu", "Đại biểu"]
