"""Works that nothing introduces: what tells them from scenes."""

from __future__ import annotations

import random
from typing import Any

import pytest

from kg.extract import project
from kg.lexicon import table
from kg.lexicon.confidence import confidence
from kg.lexicon.project_signs import load
from kg.model import ProjectFact
from tests.pages import read

SCENE = "Quận Hồng Bàng họp bàn quy hoạch, xây dựng các dự án trên địa bàn\n"


def facts(text: str, scene: str = SCENE) -> list[ProjectFact]:
    return project.extract(read(scene + text, published="2024-07-02"))


def names(text: str, scene: str = SCENE) -> list[str]:
    return [fact.name for fact in facts(text, scene)]


def test_every_weight_is_of_a_sign_that_can_be() -> None:
    data: dict[str, Any] = table("project_signs")
    signs = {f"noun.{kind}" for kind in data["nouns"]} | {f"said.{word}" for word in data["words"]}
    signs |= {
        "name.ends",
        "name.number",
        "name.state",
        "name.state.alone",
        "name.street",
        "headline",
        "done to",
        "asked",
        "listed as",
    }
    signs |= {"to come", "sized", "told of", "beside", "page.4", "page.7", "page.head", "page.known"}
    signs |= {"all.where", "all.listed", "all.no building"}
    assert set(load().weights) <= signs
    assert load().least > load().start


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Quận đề nghị triển khai đồng bộ tuyến đường Vành đai 2,5 đoạn qua phường Sở Dầu; tuyến đê Lá dài 6 km.",
            "tuyến đường Vành đai 2,5",
        ),
        (
            "Những công viên sẽ xây dựng gồm công viên Bến Lá trên đường Lê Lợi với 19 ha; công viên Ao Sen 12 ha.",
            "công viên Bến Lá",
        ),
        ("Chính phủ cho phép thực hiện giai đoạn 3 tuyến đường Hai Bà - Cầu Niệm.", "tuyến đường Hai Bà - Cầu Niệm"),
        ("Do bất cập về quy hoạch, nhà máy thép An Lá - Úc nằm sát nhà dân, gây ô nhiễm.", "nhà máy thép An Lá - Úc"),
    ],
)
def test_a_work_is_told_by_what_is_said_of_it(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 3-4, nhiều người đến nhà ông Lê Văn Tám trên đường Lê Lợi để tìm hiểu vụ việc.",
        "Vụ tai nạn xảy ra tại nút giao An Lá làm ba người bị thương.",
        "Cô giáo trường THCS Hồng Bàng kể chuyện xây dựng trường lớp.",
        "Ông Lê Văn Tám, giám đốc bệnh viện Hồng Bàng, nói về quy hoạch.",
        "Quận yêu cầu Ban Quản lý báo cáo, các gia đình Hạ Lý đồng ý với dự án.",
        "Dự án nằm đối diện khách sạn Sao Mai và cách chợ An Lá 2 km.",
        "Cầu thủ đội Hải Phòng thăm quận.",
        "Quận lên phương án xây hầm nằm giữa hai cầu An Lá và cầu quay Hạ Lý.",
        "Bãi đậu xe ngầm được quy hoạch ở sân Hoa Lá, Công trường Mê Lá và Công viên Lê Lá.",
        "Quận kêu gọi xây trường học, bệnh viện giai đoạn 2006-2020.",
        "Quận giao khu đất 2-4-6 đường Sao Mai cho chủ đầu tư xây dựng.",
        "Quận quy hoạch bờ kè, đoạn từ chân cầu An Lá đến bến đò.",
        "Quận cấm đường Sao Mai để thi công, giải phóng mặt bằng.",
        "Quận xây cổng trên một vành đai khép kín khu vực trung tâm Hải Phòng.",
        "Chủ đầu tư xây dựng là Công ty Thế Duy (trụ sở số 67 Sao Mai).",
    ],
)
def test_a_scene_is_none(text: str) -> None:
    assert not [fact for fact in facts(text) if fact.evidence.rule.startswith("project.wide")]


def test_a_page_that_speaks_of_no_building_tells_none() -> None:
    assert not names("Xe đi từ cầu Niệm qua đường Lê Lợi rồi dừng ở công viên Ao Sen.", "Quận Hồng Bàng vào hội\n")


def test_what_is_introduced_is_told_once() -> None:
    text = "Dự án nâng cấp quốc lộ 10 chậm. Theo quy hoạch, hướng chính là tuyến quốc lộ 10 dài 6 km."
    assert len([name for name in names(text) if "10" in name]) == 1


def test_it_is_less_sure_and_lies_where_the_page_is() -> None:
    text = "Do bất cập về quy hoạch, nhà máy thép An Lá - Úc nằm sát nhà dân, gây ô nhiễm."
    (fact,) = facts(text)
    assert fact.evidence.rule == "project.wide.around"
    assert fact.evidence.confidence < confidence("project.noun.around")
    assert [place.full for place in fact.located_in] == ["quận Hồng Bàng", "thành phố Hải Phòng"]


def test_works_are_listed_behind_what_they_all_are() -> None:
    text = "Trạm thu phí cho 3 công trình BOT gồm: cầu vượt quốc lộ 10, cầu An Lá và đường tránh An Lá."
    assert set(names(text)) >= {"cầu vượt quốc lộ 10", "cầu An Lá", "đường tránh An Lá"}


def test_foreign_names_are_listed() -> None:
    text = "Công ty làm hai dự án Sunrise Bay Hotel Do Son và Ocean Luxury Hotel & Residence Cat Ba."
    assert names(text) == ["Sunrise Bay Hotel Do Son", "Ocean Luxury Hotel & Residence Cat Ba"]


def test_a_road_may_join_two_works() -> None:
    text = "Việc thi công đường khu kinh tế Hòn Lá với khu công nghiệp Bến Đá gây bụi."
    assert names(text) == ["đường khu kinh tế Hòn Lá với khu công nghiệp Bến Đá"]


def test_the_flow_of_a_river_is_opened() -> None:
    text = "Dự án nạo vét, khơi thông toàn diện dòng chảy của rạch Bà Lá có vốn 2 tỷ đồng."
    assert names(text) == ["nạo vét, khơi thông toàn diện dòng chảy của rạch Bà Lá"]


def test_a_name_that_strangers_write_tells_the_city() -> None:
    (fact,) = facts("Công ty làm dự án Sunrise Luxury Hotel Quy Nhon.")
    assert [place.full for place in fact.located_in] == ["thành phố Quy Nhơn", "tỉnh Bình Định"]


def test_signs_weigh_the_same_in_any_order() -> None:
    table = load()
    signs = list(table.weights)
    orders = [random.Random(n).sample(signs, len(signs)) for n in range(50)]
    assert {table.weight(order) for order in orders} == {round(table.start + sum(table.weights.values()), 6)}
    assert len({sum(table.weights[sign] for sign in order) for order in orders}) > 1  # as floats add up, it matters
