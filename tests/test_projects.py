"""Projects: which works a page names, where their names end, and where they lie."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import project
from kg.lexicon import table
from kg.model import ProjectFact
from tests.pages import read

TABLE: dict[str, Any] = table("projects")
INTRODUCED: list[dict[str, Any]] = [TABLE[name] for name in ("noun", "deed", "rework", "done", "work")]
SCENE = "Quận Hồng Bàng đẩy nhanh tiến độ\n"


def facts(text: str) -> list[ProjectFact]:
    return project.extract(read(SCENE + text, published="2024-07-02"))


def names(text: str) -> list[str]:
    return [f.name for f in facts(text)]


def places(text: str) -> list[str]:
    (fact,) = facts(text)
    return [p.full for p in fact.located_in]


# ---- the table


def test_counts() -> None:
    assert [len(TABLE[name]["forms"]) for name in ("noun", "deed", "rework", "work")] == [6, 67, 16, 196]
    assert len(TABLE["work"]["new"]) == 31


@pytest.mark.parametrize("row", INTRODUCED, ids=lambda row: str(row["example"]))
def test_example_names_a_work_and_counterexample_none(row: dict[str, Any]) -> None:
    assert len(facts(f"Quận họp bàn {row['example']}.")) == 1
    if "counterexample" in row:
        assert not facts(f"Quận họp bàn {row['counterexample']}.")


# ---- tables and lists

TABULAR = "\n".join(
    [
        "Tiến độ giải ngân vốn đầu tư công của quận trong 6 tháng đầu năm như bảng dưới đây.",
        "TT | Công trình | Địa bàn | Vốn (tỷ đồng)",
        "1 | Đường ĐT.11 đoạn Bến Mây - Bến Gió | Phường Sở Dầu | 24,5",
        "2 | Cầu Hương Mây 2 (phường Sở Dầu) | Phường Hùng Vương | 18",
        "3 | Nâng cấp, mở rộng Trường Mầm non Bến Gió | | 9,7",
        "4 | Chi phí khác | | 1,2",
        "Quận giao các chủ đầu tư hoàn thành hồ sơ trước ngày 30/9 và báo cáo UBND quận hằng tháng.",
    ]
)


def test_works_in_the_rows_of_a_table() -> None:
    found = {f.name: [p.full for p in f.located_in] for f in facts(TABULAR)}
    assert list(found) == [
        "Đường ĐT.11 đoạn Bến Mây - Bến Gió",
        "Cầu Hương Mây 2",
        "Nâng cấp, mở rộng Trường Mầm non Bến Gió",
    ]
    assert found["Đường ĐT.11 đoạn Bến Mây - Bến Gió"][0] == "phường Sở Dầu"


def test_a_table_without_a_column_of_works_names_none() -> None:
    assert not facts(TABULAR.replace("Công trình", "Đơn vị").replace("Nâng cấp, mở rộng ", ""))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Một số công trình lớn đang làm: Cầu Kênh Mây 14,2 tỷ đồng, đạt 60% khối lượng; "
            "Đường Bến Mây - Bến Gió dài 8,4 km; Trường THCS Bàn Mây 2.",
            ["Cầu Kênh Mây", "Đường Bến Mây - Bến Gió", "Trường THCS Bàn Mây 2"],
        ),
        (
            "Ba công trình được nêu tên gồm: Đường tỉnh 830E, Trường THCS Bến Mây và Chợ Bến Gió.",
            ["Đường tỉnh 830E", "Trường THCS Bến Mây", "Chợ Bến Gió"],
        ),
        (
            "HĐND quận thông qua danh mục đầu tư công năm 2026, gồm Đường nội đồng Bến Mây và Trường Mẫu giáo Bến Gió.",
            ["Đường nội đồng Bến Mây", "Trường Mẫu giáo Bến Gió"],
        ),
        (
            "Quận hoàn thành các công trình lớn sau:\n1. Đường Bến Mây - Bến Gió, đoạn Km0 đến Km7: 48,2 tỷ đồng;\n"
            "2. Trạm bơm Bến Gió (cải tạo): 9,8 tỷ đồng.",
            ["Đường Bến Mây - Bến Gió", "Trạm bơm Bến Gió"],
        ),
        ("Dự án Đường tránh lũ kết hợp cứu hộ, cứu nạn phường Sở Dầu chậm tiến độ.",
         ["Đường tránh lũ kết hợp cứu hộ, cứu nạn phường Sở Dầu"]),
        ("Chiều 13/01, đoàn kiểm tra hồ thủy lợi Bến Mây 2.", ["hồ thủy lợi Bến Mây 2"]),
    ],
)  # fmt: skip
def test_works_in_lists(text: str, named: list[str]) -> None:
    assert names(text) == named


def test_the_trades_of_a_board_are_no_work() -> None:
    assert not names("Dự họp có Giám đốc Ban QLDA giao thông, công trình dân dụng và công nghiệp Lê Văn Mây.")


# ---- names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quận bàn về dự án đầu tư xây dựng cầu Máy Chai 2.", "cầu Máy Chai 2"),
        ("Dự án cầu Máy Chai đã hoàn thành trước hạn.", "cầu Máy Chai"),
        ("Dự án khu đô thị An Bình do Công ty A làm chủ đầu tư.", "khu đô thị An Bình"),
        ("Khởi công dự án Trung tâm Khởi nghiệp sáng tạo với 300 tỷ đồng.", "Trung tâm Khởi nghiệp sáng tạo"),
        ("Quận quyết định xây dựng trụ sở Công an phường Sở Dầu vào năm sau.", "trụ sở Công an phường Sở Dầu"),
        ("Dự án tuyến đường từ cầu Hàn đến cầu Khuể được duyệt.", "tuyến đường từ cầu Hàn đến cầu Khuể"),
        (
            "Tiến độ dự án đường vành đai 3 đoạn Hùng Vương - Máy Chai rất chậm.",
            "đường vành đai 3 đoạn Hùng Vương - Máy Chai",
        ),
        ("Khởi công cao tốc Cẩm Khê - Tân Vũ (giai đoạn 1) sáng nay.", "cao tốc Cẩm Khê - Tân Vũ (giai đoạn 1)"),
        ("Quận giải phóng mặt bằng cho dự án chống ngập 1.200 tỷ đồng.", "chống ngập 1.200 tỷ đồng"),
        ("Quận cho cải tạo, nâng cấp chợ Sắt trong quý III.", "cải tạo, nâng cấp chợ Sắt"),
        ("Phê duyệt dự án KĐT Bắc Sông Lấp.", "khu đô thị Bắc Sông Lấp"),
        (
            "Sáng nay khởi công nhà ở xã hội cho công nhân khu công nghiệp.",
            "nhà ở xã hội cho công nhân khu công nghiệp",
        ),
    ],
)
def test_name(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Quận giải phóng mặt bằng các dự án trọng điểm trên địa bàn.",
        "Ban Quản lý dự án đầu tư xây dựng quận báo cáo.",
        "Đại biểu góp ý dự án Luật Đất đai.",
        "Dự án này của UBND quận đã được duyệt.",
        "Quận tiếp tục xây dựng hệ thống chính trị vững mạnh.",
        "Lễ hội diễn ra tại công viên Tam Bạc.",
        "Chủ đầu tư dự án là Công ty cổ phần Sao Mai.",
        "Dự án có tổng mức đầu tư 350 tỷ đồng.",
    ],
)
def test_no_project(text: str) -> None:
    assert not names(text)


def test_lists_share_their_head() -> None:
    assert names(
        "Quận giải phóng mặt bằng các dự án xây dựng Nhà ga số 3 Cảng Hàng không quốc tế Cát Bi, "
        "Đường và cầu An Đồng 2, việc khởi công xây dựng Nhà ở xã hội cho công nhân."
    ) == [
        "Nhà ga số 3 Cảng Hàng không quốc tế Cát Bi",
        "Đường và cầu An Đồng 2",
        "Nhà ở xã hội cho công nhân",
    ]  # fmt: skip


def test_lists_after_a_colon() -> None:
    text = (
        "Quận hoàn thành một số dự án quan trọng như: cầu Máy Chai; di dời chung cư cũ ngõ 12 Cát Cụt; công viên Hạ Lý."
    )
    assert names(text) == ["cầu Máy Chai", "di dời chung cư cũ ngõ 12 Cát Cụt", "công viên Hạ Lý"]


def test_a_list_goes_on_behind_a_work_without_a_name() -> None:
    text = "Quận làm các công trình: trụ sở làm việc mới, Nhà văn hóa phường Thượng Lý, Trung tâm Y tế quận, kè Hạ Lý."
    assert names(text) == ["Nhà văn hóa phường Thượng Lý", "Trung tâm Y tế quận Hồng Bàng", "kè Hạ Lý"]


def test_a_work_that_lies_in_another_is_another() -> None:
    text = "Dự án Khu đô thị Bắc Sông Lấp đã xong. Khởi công dự án Trung tâm Hội nghị tại Khu đô thị Bắc Sông Lấp."
    assert names(text) == ["Khu đô thị Bắc Sông Lấp", "Trung tâm Hội nghị tại Khu đô thị Bắc Sông Lấp"]


def test_people_are_no_works() -> None:
    assert not names("Quận tháo dỡ 2 công trình của các ông, bà: Phạm Đức Thịnh, Đỗ Việt Anh.")


def test_two_numbers_are_two_works() -> None:
    assert names("Quận thu hồi đất cho các dự án Tuyến đường vành đai 2,3.") == [
        "Tuyến đường vành đai 2",
        "Tuyến đường vành đai 3",
    ]


def test_a_work_that_serves_another_names_both() -> None:
    text = "Quận xây dựng khu tái định cư phục vụ dự án đầu tư xây dựng tuyến đường Hùng Duệ 2."
    assert names(text) == ["khu tái định cư phục vụ tuyến đường Hùng Duệ 2", "tuyến đường Hùng Duệ 2"]


def test_later_mentions_are_the_same_work() -> None:
    text = (
        "Dự án Khu đô thị du lịch Hoàng Mai bị thanh tra. Người dân khu đô thị Hoàng Mai chờ đền bù.\n"
        "Kết luận thanh tra dự án Hoàng Mai sắp công bố."
    )
    assert names(text) == ["Khu đô thị du lịch Hoàng Mai"]


# ---- places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dự án cầu Máy Chai đã xong.", ["quận Hồng Bàng", "thành phố Hải Phòng"]),
        (
            "Dự án 2,6 ha phường Đông Hải 1 còn vướng mắc.",
            ["phường Đông Hải 1", "quận Hải An", "thành phố Hải Phòng"],
        ),
        ("Dự án Khu dân cư Sao Biển (quận Đồ Sơn) bị dừng.", ["quận Đồ Sơn", "thành phố Hải Phòng"]),
        (
            "Dự án Khu dân cư Sao Biển, phường Thành Tô, quận Hải An bị dừng.",
            ["phường Thành Tô", "quận Hải An", "thành phố Hải Phòng"],
        ),
        ("Dự án Khu dân cư Sao Biển tại quận Lê Chân bị dừng.", ["quận Lê Chân", "thành phố Hải Phòng"]),
    ],
)
def test_places(text: str, found: list[str]) -> None:
    assert places(text) == found


WORDS = (
    "dự án",
    "Dự án",
    "cầu",
    "Rào",
    "2",
    "khu đô thị",
    "và",
    ",",
    "các",
    "xây dựng",
    "(",
    ")",
    "-",
    "phường Thành Tô",
    "\n",
    "nối",
    "từ",
    "đến",
)


@given(st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join))
@settings(max_examples=80)
def test_evidence_is_the_words_of_the_page(text: str) -> None:
    reading = read(SCENE + text)
    for fact in project.extract(reading):
        span = fact.evidence.span
        assert reading.document.text[span.start : span.end] == fact.evidence.quote
        assert 0 < len(fact.evidence.quote) <= 160
        assert fact.name.strip() == fact.name != ""


# ---- names that are none, and places that names hold


def test_a_sum_or_a_share_of_land_is_no_name() -> None:
    assert not names("Quận bàn xây dựng nhà máy 1.200 tỷ đồng.")
    assert not names("Quận duyệt các dự án công cộng trên địa bàn năm 2024.")
    assert not names("Quận xem các công trình trọng điểm giai đoạn 2021-2025.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Phê duyệt dự án nhà máy xử lý rác thải TP. Cà Mau.", "nhà máy xử lý rác thải TP. Cà Mau"),
        ("Phê duyệt dự án khu du lịch tổng hợp Làng Sen.", "khu du lịch tổng hợp Làng Sen"),
        ("Phê duyệt dự án khu du lịch Bà Đen - Cáp treo núi Sao.", "khu du lịch Bà Đen - Cáp treo núi Sao"),
    ],
)
def test_names_that_go_on(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_province_at_the_end_of_a_name_is_where_the_work_lies() -> None:
    assert places("Tập đoàn trình dự án nhà máy điện gió Bạc Liêu.") == ["tỉnh Bạc Liêu"]
    assert "tỉnh Bình Dương" not in places("Quận cho di dời khách sạn Bình Dương.")


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        (
            "Quận thu hồi dự án Khu Công nghệ thông tin tập trung.",
            "Khu Công nghệ thông tin tập trung",
            ["quận Hồng Bàng", "thành phố Hải Phòng"],
        ),
        ("Bộ quan tâm dự án cao tốc Bắc - Nam.", "cao tốc Bắc - Nam", []),
        ("Dự án cao tốc Cao Lãnh - Mỹ An chưa khởi công.", "cao tốc Cao Lãnh - Mỹ An", []),
        (
            "Ông Cát nhận trách nhiệm ở dự án BOT Cai Lậy (Tiền Giang).",
            "BOT Cai Lậy",
            ["huyện Cai Lậy", "tỉnh Tiền Giang"],
        ),
        (
            "Quận phê duyệt đề án xây dựng tượng đài “Bác Hồ với đồng bào miền biển”.",
            "tượng đài “Bác Hồ với đồng bào miền biển”",
            ["quận Hồng Bàng", "thành phố Hải Phòng"],
        ),
    ],
)
def test_names_and_where_their_works_lie(text: str, name: str, places: list[str]) -> None:
    assert [(f.name, [p.full for p in f.located_in]) for f in project.extract(read(SCENE + text))] == [(name, places)]


def test_two_works_of_one_name_and_two_numbers() -> None:
    found = project.extract(read(SCENE + "Hai dự án cần ưu tiên là đường Vành đai 2 và 3."))
    assert [f.name for f in found] == ["đường Vành đai 2", "đường Vành đai 3"]
    assert all("Vành đai 2 và 3" in f.evidence.quote for f in found)


def test_lanes_and_heights_are_no_names() -> None:
    assert project.extract(read(SCENE + "Quận xây nút giao 8 làn xe, xây đường cống thoát nước cao 2 m.")) == []


def test_what_a_firm_is_called_is_no_work() -> None:
    assert names("Tổng giám đốc Công ty TNHH Xuất nhập khẩu và Đầu tư Chợ Lớn báo cáo dự án cầu Rào 3.") == [
        "cầu Rào 3"
    ]


def test_a_bare_name_beside_a_ward_is_no_district_far_away() -> None:
    assert "tỉnh Đồng Tháp" not in places("Dự án khu đô thị Sao Mai (phường Hạ Lý và Thanh Bình, quận Hồng Bàng) chậm.")


def test_works_listed_by_bare_names_behind_what_they_are() -> None:
    text = "UBND tỉnh Quảng Nam dừng 4 dự án thủy điện vừa và nhỏ, gồm Nậm Pa 2; Suối Trai; Bản Mồng và Tà Lu."
    assert names(text) == ["thủy điện Nậm Pa 2", "thủy điện Suối Trai", "thủy điện Bản Mồng", "thủy điện Tà Lu"]
    assert names("Quận kể một số dự án như 152 Trần Phú, dự án tháp Hoa Sen, Bến Bính - Hạ Lý đang chậm.") == [
        "152 Trần Phú",
        "tháp Hoa Sen",
        "Bến Bính - Hạ Lý",
    ]


def test_three_numbers_are_three_works() -> None:
    assert names("Quận phải hoàn thành đường vành đai 2, 3 và 4.") == [
        "đường vành đai 2",
        "đường vành đai 3",
        "đường vành đai 4",
    ]


def test_works_told_by_what_they_are_for() -> None:
    assert names("Quận xây dựng trung tâm điều hành đô thị thông minh và trung tâm an toàn thông tin mạng.") == [
        "trung tâm điều hành đô thị thông minh",
        "trung tâm an toàn thông tin mạng",
    ]
    assert not names("Quận xây dựng trung tâm thương mại hiện đại và đầu tư các trung tâm quản lý giao thông.")


def test_a_theatre_of_several_arts_is_one_work() -> None:
    text = "Quận trình dự án Nhà hát Giao hưởng, Nhạc và Vũ kịch, công viên Bách Thảo Mới."
    assert names(text)[0] == "Nhà hát Giao hưởng, Nhạc và Vũ kịch"


def test_a_price_within_a_name_is_left_out_and_one_behind_it_ends_it() -> None:
    assert names("Dự án nhạc nước 200 tỷ đồng trên hồ Sao Khuê đã xong.") == ["nhạc nước trên hồ Sao Khuê"]
    assert names("Dự án cầu Máy Chai 2.000 tỷ đồng sắp khởi công.") == ["cầu Máy Chai"]


def test_a_body_that_acts_is_no_part_of_a_name() -> None:
    assert names("Dự án ga Thượng Lý Bộ Giao thông vận tải đang lập.") == ["ga Thượng Lý"]


def test_a_work_named_like_a_district_far_away_lies_here() -> None:
    assert places("Quận nâng cấp bãi rác Khánh Sơn. Người dân gần bãi rác Khánh Sơn lo lắng về bãi rác Khánh Sơn.") == [
        "quận Hồng Bàng",
        "thành phố Hải Phòng",
    ]


def test_a_ward_that_several_districts_have_lies_in_the_one_named() -> None:
    page = read("Quận 3, TP HCM họp\nUBND quận 3 trình dự án nâng cấp trạm y tế phường 11.", published="2019-05-06")
    assert [p.full for p in project.extract(page)[0].located_in] == ["phường 11", "quận 3", "thành phố Hồ Chí Minh"]


def test_an_address_of_several_numbers_is_one() -> None:
    assert names("Quận dừng dự án số 4-6 Hoàng Diệu và khu đất số 2-4-8 Minh Khai.") == [
        "số 4-6 Hoàng Diệu",
        "khu đất số 2-4-8 Minh Khai",
    ]


def test_files_and_clearing_alone_are_no_works() -> None:
    assert not names("Quận hoàn thành hồ sơ Đề án Sao Mai; một số dự án như: Giải phóng mặt bằng để xây sân bay.")


def test_a_prolonged_road_keeps_that_in_its_name() -> None:
    assert names("Dự án đường Lê Thánh Tông kéo dài, dự án chợ Cầu Tre kéo dài 10 năm.") == [
        "đường Lê Thánh Tông kéo dài",
        "chợ Cầu Tre",
    ]


def test_beds_are_no_part_of_a_name() -> None:
    assert names("Quận đề xuất dự án Bệnh viện đa khoa Bạch Yến 500 giường.") == ["Bệnh viện đa khoa Bạch Yến"]


# ---- works told by what they are and where, and names that brackets and capitals would cut


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quận tạm dừng triển khai dự án khai thác cát tại tổ Bến Đò.", "khai thác cát tại tổ Bến Đò"),
        ("Quận thu hồi dự án nhà ở thương mại tại phường Sở Dầu.", "nhà ở thương mại tại phường Sở Dầu"),
        ("Quận kiểm tra dự án ga đường sắt mới (phường Sở Dầu).", "ga đường sắt mới"),
        ("Quận thu hồi đất cho dự án khu công nghiệp (KCN) Sở Dầu.", "khu công nghiệp Sở Dầu"),
        ("Người dân phản đối vì dự án Nam Xá ngang nhiên rào lối đi.", "Nam Xá"),
        ("Thanh tra thành phố đã thanh tra dự án đường nối cầu Bính với cầu Kiền.", "đường nối cầu Bính với cầu Kiền"),
        ("Quận duyệt dự án phát triển nhà ở phường Sở Dầu.", "phát triển nhà ở phường Sở Dầu"),
        ("Dự án cầu từ phố Hạ Lý qua khu đô thị An Bình.", "cầu từ phố Hạ Lý qua khu đô thị An Bình"),
        ("Đó là dự án “ma” mang tên Khu dân cư Nam Sở Dầu.", "Khu dân cư Nam Sở Dầu"),
        ("Quận lo vì dự án lấn sông Hạ Lý.", "lấn sông Hạ Lý"),
        ("Quận làm dự án hội trường phường Sở Dầu, quận Hồng Bàng.", "hội trường phường Sở Dầu"),
    ],
)  # fmt: skip
def test_a_name_is_read_whole(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi dự án nhà ở tại phường Sở Dầu đều chậm.",
        "Quận thu phí sử dụng công trình kết cấu hạ tầng phường Sở Dầu.",
        "Quận chưa xong quy hoạch sông Tam Bạc.",
        "Toàn bộ dự án về cho Trung tâm chống ngập.",
    ],
)
def test_what_is_no_one_work_is_none(text: str) -> None:
    assert not names(text)


def test_a_commune_told_with_a_district_lies_in_it_by_whatever_level_it_had() -> None:
    (fact,) = facts("Thanh tra kết luận về dự án khu dân cư thương mại tại xã Phước Tân, TP Biên Hòa, tỉnh Đồng Nai.")
    assert [p.full for p in fact.located_in] == ["phường Phước Tân", "thành phố Biên Hòa", "tỉnh Đồng Nai"]


def test_a_bare_name_in_a_works_name_gives_way_to_the_units_told_behind() -> None:
    (fact,) = facts("Quận xem dự án khu công nghiệp Hòa Bình, xã Nhị Thành, huyện Thủ Thừa, tỉnh Long An.")
    assert [p.full for p in fact.located_in] == ["xã Nhị Thành", "huyện Thủ Thừa", "tỉnh Long An"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quận dừng dự án hầm chui qua sông Tam Bạc để hỏi dân.", "hầm chui qua sông Tam Bạc"),
        ("Dự án Tổ hợp khách sạn An Sơn và căn hộ Bắc Hà sai phép.", "Tổ hợp khách sạn An Sơn và căn hộ Bắc Hà"),
        ("Dự án khu đô thị hai bên đường Hùng Vương vướng mặt bằng.", "khu đô thị hai bên đường Hùng Vương"),
        ("Ban Quản lý dự án quận cho biết dự án cầu An Sơn đã xong.", "cầu An Sơn"),
    ],
)  # fmt: skip
def test_a_name_goes_on_beyond_what_ends_others(text: str, name: str) -> None:
    assert names(text) == [name]


def test_the_first_name_of_a_twofold_work_is_its_own() -> None:
    text = "Quận phạt dự án Sao Mai.\nDự án Tổ hợp khách sạn Sao Mai và căn hộ An Bình sai phép."
    assert names(text) == ["Tổ hợp khách sạn Sao Mai và căn hộ An Bình"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quận bàn dự án Vệ sinh môi trường (VSMT) phường Sở Dầu.", "Vệ sinh môi trường phường Sở Dầu"),
        ("Quận lập dự án nhà máy nước hiện đại tại phường Sở Dầu.", "nhà máy nước hiện đại tại phường Sở Dầu"),
        (
            "Dự án chăn nuôi bò sữa công nghệ cao tại phường Sở Dầu.\nDự án chăn nuôi bò sữa tập trung ở Sở Dầu.",
            "chăn nuôi bò sữa công nghệ cao tại phường Sở Dầu",
        ),
        ("Dự án chống ngập phường Sở Dầu (dự án chống ngập 900 tỷ đồng) đã xong.", "chống ngập phường Sở Dầu"),
    ],
)  # fmt: skip
def test_what_is_told_twice_or_shortened_in_brackets_is_one(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_board_is_named_after_its_works() -> None:
    assert not names("Sáp nhập Ban quản lý dự án nạo vét luồng Bạch Đằng vào ban khác.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dự án hồ chứa nước Bến Mơ giai đoạn 1 tỉnh Nghệ An đội vốn.", "hồ chứa nước Bến Mơ giai đoạn 1"),
        ("Công trình đường ống dẫn nước sông Lấp vỡ 18 lần.", "đường ống dẫn nước sông Lấp"),
        ("Dự án Bệnh viện Bạch Mai cơ sở 2 dừng thi công.", "Bệnh viện Bạch Mai cơ sở 2"),
        ("Dự án khu du lịch Đại Nam mở rộng thêm 60 ha.", "khu du lịch Đại Nam mở rộng"),
        ("Dự án đường vào ký túc xá Trường Chính trị Tô Hiệu.", "đường vào ký túc xá Trường Chính trị Tô Hiệu"),
    ],
)
def test_names_of_one_syllable_and_their_parts(text: str, name: str) -> None:
    assert names(text) == [name]


def test_more_than_one_way_to_say_that_a_work_is_to_come() -> None:
    assert names("Quận phải hoàn thành cho được đường Vành đai 2, 3 và 4.") == [
        "đường Vành đai 2",
        "đường Vành đai 3",
        "đường Vành đai 4",
    ]
    assert names("Quận sẽ hình thành khu đô thị Bắc Sông Lấp.") == ["khu đô thị Bắc Sông Lấp"]
    assert names("Quận bàn dự án xây dựng thêm nhà ga hành khách số 2.") == ["nhà ga hành khách số 2"]
    assert not names("Quận mong hình thành các trường ĐH có trình độ quốc tế.")


def test_several_works_in_one_are_no_work_and_a_bare_kind_is_none() -> None:
    assert names("Quận xây dựng các tuyến đường trong Khu đô thị mới Bắc Hà.") == ["Khu đô thị mới Bắc Hà"]
    assert not names("Hôm nay quận bàn việc xây dựng Khu tái định cư.")


def test_of_two_districts_of_one_name_the_one_that_the_page_tells() -> None:
    town = "UBND thị xã Kỳ Anh, tỉnh Hà Tĩnh họp.\nDự án nhà máy nước Đông Sơn (Kỳ Anh) chậm tiến độ."
    assert [p.full for p in facts(town)[0].located_in] == ["thị xã Kỳ Anh", "tỉnh Hà Tĩnh"]
    land = town.replace("thị xã", "huyện")
    assert [p.full for p in facts(land)[0].located_in] == ["huyện Kỳ Anh", "tỉnh Hà Tĩnh"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Bộ trưởng nói về dự án sân bay Long Thành.", ["huyện Long Thành", "tỉnh Đồng Nai"]),
        ("Bộ trưởng nói về dự án nhiệt điện Thái Bình 2.", ["tỉnh Thái Bình"]),
    ],
)
def test_what_is_called_after_where_it_is_lies_there(text: str, places: list[str]) -> None:
    assert [p.full for p in facts(text)[0].located_in] == places


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doanh nghiệp tự ý xây tượng Bà Chúa Kho ở phường Sở Dầu.", "tượng Bà Chúa Kho"),
        ("Giáo dân đồng tình xây mới nhà thờ An Sơn.", "nhà thờ An Sơn"),
        ("Quận đề nghị trùng tu đền Tam Kỳ.", "trùng tu đền Tam Kỳ"),
        ("Người dân hiến đất mở rộng hẻm 144 Lý Chính Thắng.", "mở rộng hẻm 144 Lý Chính Thắng"),
        ("Tỉnh xây dựng tuyến cáp treo lên đỉnh núi Bà Rá.", "tuyến cáp treo lên đỉnh núi Bà Rá"),
        ("Đến nay, công trình với tên gọi An Cựu Đông đã xong.", "An Cựu Đông"),
    ],
)
def test_temples_statues_and_lanes_are_works(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bộ họp về dự án thu hồi đất, bồi thường, hỗ trợ, tái định cư sân bay Long Thành.", "sân bay Long Thành"),
        ("Quận làm dự án xây dựng hạ tầng khu đô thị mới phường Sở Dầu.", "khu đô thị mới phường Sở Dầu"),
        (
            "Sai phạm ở dự án san lấp và xây tường rào Trường THCS phường Sở Dầu.",
            "san lấp và xây tường rào Trường THCS phường Sở Dầu",
        ),
    ],
)
def test_clearing_the_ground_of_a_work_is_of_the_work(text: str, name: str) -> None:
    assert names(text) == [name]


# ---- ends of names, scenes, one work in two words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quận từ chối dự án Sao Mai city tại phường Sở Dầu.", "Sao Mai city"),
        ("Quận cấp phép cho dự án Sao Mai 70 năm là sai.", "Sao Mai"),
        ("Quận lập bản đồ quy hoạch khu đô thị Bắc Sông Lấp 1/2000.", "khu đô thị Bắc Sông Lấp"),
        ("Dự án nhà máy xi măng Đại Việt hoạt động gây bụi.", "nhà máy xi măng Đại Việt"),
        ("Quận thanh tra dự án 1 bis - 1 kep Cát Cụt.", "1 bis - 1 kep Cát Cụt"),
        ("Quận yêu cầu đẩy nhanh tiến độ cầu Máy Chai.", "cầu Máy Chai"),
    ],
)
def test_a_name_ends_where_something_else_begins(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Cư dân ở khu đô thị Bắc Sông Lấp khiếu nại vì tiếng ồn của xưởng.",
        "Quận thi công vỉa hè từ cổng khu du lịch Cây Dương.",
        "Quận giao công ty A xây bãi đỗ xe ngầm và vận hành, quản lý sân vận động Cây Dương.",
    ],
)
def test_a_scene_and_a_list_of_deeds_are_no_work(text: str) -> None:
    assert not names(text)


def test_one_work_said_in_two_ways_and_two_phases() -> None:
    assert names("Dự án tuyến metro số 9 chậm. Dự án đường sắt đô thị số 9 thiếu vốn.") == ["đường sắt đô thị số 9"]
    assert len(names("Dự án cảng Cây Dương giai đoạn 1 đã xong. Dự án cảng Cây Dương giai đoạn 2 chưa.")) == 2


# ---- what tells no work apart, where a national road lies, and the other names of a work


@pytest.mark.parametrize(
    "text",
    [
        "Ông Cát cho rằng nên dừng những dự án thủy điện dưới 20 MW.",
        "Dự án thủy điện vài MW không đáng làm.",
        "Quận đầu tư cho vùng phụ cận của quần thể chùa Hạ Lý.",
        "Ông Cát, thường trú tại B 5-12 Khu đô thị Bắc Sông Lấp, vi phạm về đầu tư.",
        "Đoàn viên khơi thông tuyến kênh Rạch Lá.",
    ],
)
def test_sizes_homes_and_old_sites_are_no_works(text: str) -> None:
    assert not names(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bộ giám sát dự án Quốc lộ 1A.", []),
        ("Bộ xem lại dự án đường Hồ Chí Minh.", []),
        ("Bộ xem lại dự án quốc lộ 1A (đoạn qua nội thành).", ["quận Hồng Bàng", "thành phố Hải Phòng"]),
        ("Bộ xem lại dự án quốc lộ 10.", ["quận Hồng Bàng", "thành phố Hải Phòng"]),
    ],
)
def test_a_road_through_the_whole_country_lies_in_no_one_place(text: str, found: list[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Thanh tra dự án khách sạn, căn hộ tại số 8-12 Cát Cụt (dự án Sao Mai Tower).\nXây khu Sao Mai Tower.",
            "khách sạn, căn hộ tại số 8-12 Cát Cụt",
        ),
        (
            "Dự án khu nhà ở và dịch vụ An Bình bị dừng.\nDự án nhà ở An Bình thiếu vốn.",
            "khu nhà ở và dịch vụ An Bình",
        ),
        (
            "Dự án cửa hàng xăng dầu Hoa Mai bị dừng. Người dân chống cây xăng, dự án xăng dầu Hoa Mai.",
            "cửa hàng xăng dầu Hoa Mai",
        ),
        ("Dự án ga đường sắt Thượng Lý chậm. Quy hoạch dự án Ga đường sắt mới đã có.", "ga đường sắt Thượng Lý"),
        ("Dự án ODA về thành lập Trung tâm Dạy nghề Việt - Nhật được duyệt.", "Trung tâm Dạy nghề Việt - Nhật"),
    ],
)
def test_other_names_of_one_work(text: str, name: str) -> None:
    assert names(text) == [name]


# ---- works told by what is done to them behind their name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bãi rác Tràng Cát cần được di dời.", ["Bãi rác Tràng Cát"]),
        ("Con đường An Sơn - Hạ Lý do thành phố đầu tư sẽ hoàn thành trong năm nay.", ["đường An Sơn - Hạ Lý"]),
        ("Cầu Sao Mai (phường Sở Dầu) đang được thi công.", ["Cầu Sao Mai"]),
        ("Nhà hát Sao Khuê vẫn chưa hoàn thành.", ["Nhà hát Sao Khuê"]),
        (
            "Hai tuyến lớn sẽ sớm được triển khai là tuyến An Sơn - Hạ Lý và đường Hoa Mai.",
            ["tuyến An Sơn - Hạ Lý", "đường Hoa Mai"],
        ),
        ("Trường Sao Mai sẽ được nâng cấp thành trường chuyên.", []),
        ("Đường Hoa Mai sẽ được xây dựng một công viên.", []),
        ("Bệnh viện Hoa Mai sẽ hoàn thành nhiệm vụ.", []),
        ("Cầu Sao Mai được xây dựng hơn trăm năm trước.", []),
    ],
)
def test_works_to_which_something_will_be_done(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Tuyến An Sơn - Hạ Lý nằm trên địa bàn quận Hải An sẽ được khởi công.",
            ["quận Hải An", "thành phố Hải Phòng"],
        ),
        ("Dự án quốc lộ 1 đoạn qua tỉnh Phú Yên chậm.", ["tỉnh Phú Yên"]),
        ("Dự án khu du lịch Sao Mai tọa lạc tại quận Đồ Sơn.", ["quận Đồ Sơn", "thành phố Hải Phòng"]),
    ],
)
def test_places_told_behind_a_work(text: str, found: list[str]) -> None:
    assert places(text) == found


# ---- works told by where they are without its level, by what they watch over, and property


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bộ thanh tra dự án nhạc nước tại Nam Định.", ["nhạc nước tại Nam Định"]),
        ("Bộ thanh tra dự án công viên nghĩa trang của Nam Định.", ["công viên nghĩa trang"]),
        ("Quận thu hồi dự án nhà hàng và bến du thuyền của ông Lê Văn Cát.", ["nhà hàng và bến du thuyền"]),
        ("Quận thu hồi đất ở dự án khu du lịch ven biển của Công ty Sao Mai.", ["khu du lịch ven biển"]),
        ("Quận thu hồi các dự án khu du lịch của Công ty Sao Mai.", []),
        ("Quận bàn dự án bất động sản Sao Mai.", ["bất động sản Sao Mai"]),
        (
            "Quận xem dự án bất động sản và bến du thuyền Ocean Bay.",
            ["bất động sản và bến du thuyền Ocean Bay"],
        ),
        (
            "Quận họp về dự án hệ thống camera giám sát giao thông bằng hình ảnh.",
            ["hệ thống camera giám sát giao thông"],
        ),
        (
            "Công an xây dựng Trung tâm điều khiển giao thông, lắp đặt hệ thống màn hình.",
            ["Trung tâm điều khiển giao thông"],
        ),
        ("Quận lắp đặt hệ thống camera giám sát giao thông.", []),
        ("Quận gỡ khó cho dự án bất động sản tại Nam Định.", []),
        ("Quận hoàn thành hệ thống thu gom nước thải.", []),
    ],
)
def test_works_told_by_place_use_or_name(text: str, found: list[str]) -> None:
    assert names(text) == found


# ---- more that is done to works, and a name that sounds like a word for a work


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cầu Bến Thủy 3 dự kiến khởi công vào quý II.", ["Cầu Bến Thủy 3"]),
        ("Người dân phản đối trạm BOT Hoa Mai.", ["trạm BOT Hoa Mai"]),
        ("Quận lập báo cáo tiền khả thi tuyến metro số 9.", ["tuyến metro số 9"]),
        ("Quận dừng triển khai nhà máy rác Hoa Mai.", ["nhà máy rác Hoa Mai"]),
        ("Quận đưa vào sử dụng cầu Hoa Mai.", ["cầu Hoa Mai"]),
        ("Quận xin chủ trương làm bến xe Hoa Mai.", ["bến xe Hoa Mai"]),
        ("Nạn nhân được đưa vào bệnh viện Hoa Mai cấp cứu.", []),
        ("Xe không đi vào sân bay Hoa Mai.", []),
    ],
)
def test_deeds_that_name_works(text: str, found: list[str]) -> None:
    assert names(text) == found


# ---- deeds that make no work, and what a name is told apart by


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quận làm sớm đường trục Hoa Mai - Hoa Sen.", ["đường trục Hoa Mai - Hoa Sen"]),
        ("Quận sẽ hoàn thành dứt điểm tuyến đường Hoa Mai.", ["tuyến đường Hoa Mai"]),
        ("Quận triển khai dự án mở đường Hoa Mai.", ["đường Hoa Mai"]),
        ("Khu đất được sử dụng làm bến xe Hoa Mai.", []),
        ("Quận mở tuyến xe buýt Hoa Mai - Hoa Sen.", []),
        ("Quận cho đóng cửa chợ Hoa Mai.", []),
        ("Quận cho đóng cửa bãi rác Hoa Mai.", ["bãi rác Hoa Mai"]),
        ("Ông An (người dân làm đường, ngụ khu Hoa Mai) vắng mặt.", []),
        ("Quận xây trường học, bao giờ làm xong Hoa Mai thì chưa rõ.", []),
        ("Việc của gia đình cụ Hoa Mai chưa được phê duyệt.", []),
        ("Các hộ ở đầu cầu Hoa Mai sẽ được di dời.", []),
        (
            "Quận duyệt dự án chung cư, nhà ở để bán và cho thuê tại số 8 phố Hoa Mai.",
            ["chung cư, nhà ở để bán và cho thuê tại số 8 phố Hoa Mai"],
        ),
    ],
)
def test_deeds_that_make_no_work(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Người dân dựng lều trước nhà máy thép Hoa Mai.", ["nhà máy thép Hoa Mai"]),
        (
            "Quận đối thoại với người dân về 2 nhà máy thép Hoa Mai - Bắc và Hoa Mai - Nam.",
            ["nhà máy thép Hoa Mai - Bắc", "Hoa Mai - Nam"],
        ),
        ("Tài xế đòi xả trạm thu phí Hoa Mai.", ["trạm thu phí Hoa Mai"]),
        ("Xe đi qua bãi rác Hoa Mai lúc 8 giờ.", []),
    ],
)
def test_what_people_quarrel_over_is_a_work(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_bare_name_of_another_province_is_no_place_of_a_work() -> None:
    assert places("Quận xây khu xử lý rác Hoa Mai ở Khánh Sơn.") == ["quận Hồng Bàng", "thành phố Hải Phòng"]
    told = "Đoàn làm việc với tỉnh Khánh Hòa. Quận xây khu xử lý rác Hoa Mai ở Khánh Sơn."
    assert places(told) == ["huyện Khánh Sơn", "tỉnh Khánh Hòa"]


@pytest.mark.parametrize(
    "told",
    [
        "Dự án tháp đôi Sao Biển Meridian Tower chậm. Quận thu hồi dự án Sao Biển Medirian Tower.",
        "Dự án khu du lịch sinh thái biển Sao Khuê xây sai phép. Quận dừng thi công khu nghỉ dưỡng biển Sao Khuê.",
        "Dự án khu đô thị cao cấp Ocean Bay Việt Nam bỏ hoang. Quận thu hồi dự án Ocean Bay.",
        "Quận làm đường nối quốc lộ 10 - Bến Láng. Dự án đường nối QL10 đi Bến Láng chậm.",
        "Dự án mở rộng vành đai 3 chậm. Quận quy hoạch đường vành đai 3.",
        "Quận xây ga ngầm C9. Dự án nhà ga C9 chậm.",
        "Quận xây cầu vượt nút giao Lạch Tray. Dự án cầu vượt tại nút giao Lạch Tray chậm.",
        "Quận duyệt dự án tuyến metro số 1 (Bến Bính - Suối Đá). Dự án metro Bến Bính - Suối Đá chậm.",
        "Quận xây đập dâng ở bến Tha Luông. Dự án đập tràn tại bến Tha Luống chậm.",
        "Quận xây khu phức hợp, thương mại tại khu đất sân Lạch Tray. Dự án khu phức hợp ở khu đất sân Lạch Tray.",
    ],
)
def test_one_work_told_in_two_ways_is_one(told: str) -> None:
    assert len(names(told)) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Dự án nhà máy thép Đông Á chậm. Quận duyệt dự án nhà máy thép Đông Úc.",
        "Dự án khu du lịch Sao Khuê chậm. Quận duyệt dự án khu công nghiệp Sao Khuê.",
        "Dự án tuyến metro số 1 chậm. Quận duyệt dự án tuyến metro số 2.",
        "Dự án Bến Láng Hotel Residence chậm. Quận duyệt dự án Đồi Rồng Hotel Residence.",
        "Dự án khu đô thị Ocean Bay chậm. Quận duyệt dự án đường vào Ocean Bay.",
    ],
)
def test_works_with_much_in_common_stay_two(told: str) -> None:
    assert len(names(told)) == 2


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "Quận dừng thi công khách sạn Sao Mai, Bến Đá và Hoa Sen.",
            ["khách sạn Sao Mai", "khách sạn Bến Đá", "khách sạn Hoa Sen"],
        ),
        (
            "Quận mở rộng tuyến đường Hòa Sơn, Lý Văn Bình ở ven biển.",
            ["mở rộng tuyến đường Hòa Sơn", "mở rộng tuyến đường Lý Văn Bình"],
        ),
        ("Quận có 2 dự án (cải tạo hè phố Trường Lâm, phố Sao Vàng).", ["cải tạo hè phố Trường Lâm", "phố Sao Vàng"]),
        ("Quận xây cầu Rồng, Ngô Quyền và quận Hải An.", ["cầu Rồng"]),
        ("Quận xây khu đô thị Sao Mai, TP Hải Phòng.", ["khu đô thị Sao Mai"]),
    ],
)
def test_bare_names_behind_the_first_of_a_row(told: str, found: list[str]) -> None:
    assert names(told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Tuyến Nhị Khê - Ga Đông Kinh đến cuối 2020 mới xong.", ["Tuyến Nhị Khê - Ga Đông Kinh"]),
        ("Cầu vượt tại vòng xoay Sao Mai - Bến Đá được xây bằng thép.", ["Cầu vượt tại vòng xoay Sao Mai - Bến Đá"]),
        (
            "Cầu vượt tại giao lộ Sao Mai và nhánh đường Bến Đá được xây hình chữ Y.",
            ["Cầu vượt tại giao lộ Sao Mai và nhánh đường Bến Đá"],
        ),
        ("Nhà hát Sao Mai được xây từ thời Pháp.", []),
        ("Nơi ấy là công trình nhộn nhịp có tên “Khu phức hợp Manila”.", ["Khu phức hợp Manila"]),
        ("Quận giải phóng mặt bằng 21 ha giai đoạn 2 cụm y tế Hòa Sơn.", ["cụm y tế Hòa Sơn"]),
        (
            "Quận duyệt dự án tuyến đường 25m từ đê sông Rế đến đường Bến Láng.",
            ["tuyến đường 25m từ đê sông Rế đến đường Bến Láng"],
        ),
    ],
)
def test_more_that_is_told_of_works(told: str, found: list[str]) -> None:
    assert names(told) == found


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Quận thu hồi đất để thực hiện dự án trang trại trình diễn bò sữa.", "trang trại trình diễn bò sữa"),
        (
            "Quận cho Công ty Sao Mai xây dựng trung tâm hội nghị 1.000 chỗ ngồi với kinh phí 300 tỷ đồng.",
            "trung tâm hội nghị 1.000 chỗ ngồi",
        ),
        ("Dân xã An Phú phản đối dự án nhà máy chế biến hải sản khô.", "nhà máy chế biến hải sản khô"),
    ],
)
def test_a_work_without_a_name_of_which_enough_is_told(told: str, name: str) -> None:
    (fact,) = facts(told)
    assert (fact.name, fact.evidence.rule.split(".")[1]) == (name, "bare")


@pytest.mark.parametrize(
    "told",
    [
        "Quận rà soát các dự án nhà máy chế biến hải sản khô.",
        "Quận duyệt dự án nhà máy chế biến hải sản này.",
        "Quận cần xây dựng trung tâm hội nghị hiện đại.",
        "Mỗi dự án trung tâm hội nghị 1.000 chỗ ngồi đều chậm.",
    ],
)
def test_a_work_without_a_name_that_may_be_any(told: str) -> None:
    assert names(told) == []


def test_a_work_without_a_name_is_one_that_was_named() -> None:
    assert names("Dự án nhà máy thép Sao Mai chậm. Quận phản đối dự án nhà máy chế biến hải sản khô.") == [
        "nhà máy thép Sao Mai"
    ]


def test_works_in_lines_of_their_own() -> None:
    text = (
        "Năm 2018, huyện hoàn thành, bàn giao đưa vào sử dụng các công trình lớn sau:\n"
        "1. Đường Thành Mây - Thạch Sông, đoạn Km0 đến Km7: 48,2 tỷ đồng.\n"
        "2. Cầu Suối Nâu bắc qua sông Mây, nối hai xã: 62,9 tỷ đồng;\n3. Trạm bơm Thạch Gió (cải tạo): 9,8 tỷ đồng.\n"
        "Đoàn thăm:\n- Cầu Suối Xanh ở xã bên.\n"
    )
    found = [f.name for f in project.extract(read(SCENE + text))]
    assert {"Cầu Suối Nâu", "Trạm bơm Thạch Gió"} <= set(found) and not any("Suối Xanh" in name for name in found)
