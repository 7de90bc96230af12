"""Papers without number that only the broad reader reads: a type, what it decides, and who has made it."""

from __future__ import annotations

import pytest

from kg.extract import document, document_action
from kg.lexicon.confidence import confidence
from kg.model import Body, PaperActionFact, PaperFact
from tests.pages import read

SCENE = "Quận Ngô Quyền, thành phố Hải Phòng\n"
DISTRICT = "Ủy ban nhân dân quận Ngô Quyền"
INSPECTORS = "Thanh tra thành phố Hải Phòng"


def papers(text: str) -> list[PaperFact]:
    found = document.extract(read(SCENE + text, published="2023-04-20"))
    return [f for f in found if isinstance(f, PaperFact)]


def told(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return type, date, issuer and title of each paper."""
    return [(f.type, f.date, f.issuer and f.issuer.name, f.title) for f in papers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "date", "issuer", "title"),
    [
        ("Ngày 5/4/2023, UBND quận Ngô Quyền đã có quyết định tạm ngừng thu hồi khu đất này.",
         "Quyết định", "2023-04-05", DISTRICT, "tạm ngừng thu hồi khu đất"),
        ("UBND quận Ngô Quyền có công điện gửi các phường, ngành kiểm soát chặt chẽ, không để thuyền ra khơi.",
         "Công văn", None, DISTRICT, "kiểm soát chặt chẽ, không để thuyền ra khơi"),
        ("Không lâu sau đó, UBND quận Ngô Quyền có văn bản đề nghị UBND thành phố xem xét lại chủ trương bán Chợ Sắt.",
         "Công văn", None, DISTRICT,
         "đề nghị Ủy ban nhân dân thành phố Hải Phòng xem xét lại chủ trương bán Chợ Sắt"),
        ("Thanh tra thành phố Hải Phòng vừa có kết luận và chỉ ra nhiều sai phạm ở Chợ Sắt.",
         "Kết luận", None, INSPECTORS, "kết luận thanh tra"),
        ("Việc thu hồi dựa vào một kết luận thanh tra của Thanh tra thành phố Hải Phòng.",
         "Kết luận", None, INSPECTORS, "kết luận thanh tra"),
        ("Thanh tra thành phố Hải Phòng thanh tra chợ và có kết luận thu hồi khu đất này.",
         "Kết luận", None, INSPECTORS, "kết luận thanh tra"),
        ("Sở Nội vụ có thông báo hướng dẫn thực hiện quyết định của UBND quận Ngô Quyền về công tác tiếp dân tại chợ.",
         "Quyết định", None, DISTRICT, "về công tác tiếp dân tại chợ"),
        ("Ngày 5/4/2023, UBND quận Ngô Quyền ra quyết định thu hồi.", "Quyết định", "2023-04-05", DISTRICT, "thu hồi"),
        ("Ngày 5/4/2023, UBND quận Ngô Quyền ra thông báo tạm dừng thi công công trình này theo ý dân.",
         "Thông báo", "2023-04-05", DISTRICT, "tạm dừng thi công công trình"),
        ("Chủ tịch UBND quận Ngô Quyền đã ký quyết định cho Công ty Bến Vàng thuê đất chợ 50 năm.",
         "Quyết định", None, DISTRICT, "cho Công ty Bến Vàng thuê đất chợ 50 năm"),
        ("Trong văn bản trả lời vào ngày 5/4/2023, UBND quận Ngô Quyền thống nhất với đề nghị của phường.",
         "Công văn", "2023-04-05", DISTRICT, "thống nhất với đề nghị của phường"),
        ("Ngày 5/4/2023, UBND quận Ngô Quyền có văn bản (do Phó Chủ tịch quận ký) đề nghị thành phố bán Chợ Sắt.",
         "Công văn", "2023-04-05", DISTRICT, "đề nghị thành phố bán Chợ Sắt"),
        ("Sau khi UBND quận Ngô Quyền ký văn bản (5-4-2023) chấp thuận phương án bán Chợ Sắt, người dân phản đối.",
         "Công văn", "2023-04-05", DISTRICT, "chấp thuận phương án bán Chợ Sắt"),
        ("UBND quận Ngô Quyền vừa có văn bản đề nghị cho phép Công ty Bến Vàng được bán hết vốn ở chợ.",
         "Công văn", None, DISTRICT, "đề nghị cho phép Công ty Bến Vàng được bán hết vốn ở chợ"),
        ("Người dân chờ để làm chợ, nhưng ngày 5/4/2023, UBND quận Ngô Quyền ra quyết định thu hồi.",
         "Quyết định", "2023-04-05", DISTRICT, "thu hồi"),
        ("Việc này được UBND quận Ngô Quyền yêu cầu trong chỉ thị về việc dọn vỉa hè quanh chợ ban hành ngày 5/4/2023.",
         "Chỉ thị", "2023-04-05", DISTRICT, "Chỉ thị về việc dọn vỉa hè quanh chợ"),
        ("Từ khi UBND quận Ngô Quyền có quyết định phê duyệt quy hoạch chi tiết khu Chợ Sắt cách đây ba năm, chợ vắng.",
         "Quyết định", None, DISTRICT, "phê duyệt quy hoạch chi tiết khu Chợ Sắt"),
        ("Quận nhận được báo cáo kiểm điểm của UBND quận Ngô Quyền ngày 5/4/2023.",
         "Báo cáo", "2023-04-05", DISTRICT, "Báo cáo kiểm điểm"),
        ("UBND quận Ngô Quyền đang xây dựng đề án \"Tăng cường quản lý vỉa hè quanh chợ\".",
         "Đề án", None, DISTRICT, "Tăng cường quản lý vỉa hè quanh chợ"),
    ],
)  # fmt: skip
def test_a_type_and_what_it_decides(text: str, kind: str, date: str | None, issuer: str, title: str) -> None:
    assert (kind, date, issuer, title) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "UBND quận Ngô Quyền ban hành nhiều quyết định tạm ngừng thu hồi đất ở Chợ Sắt.",
        "Người dân đề nghị UBND quận Ngô Quyền có quyết định tạm ngừng thu hồi khu đất Chợ Sắt.",
        "UBND quận Ngô Quyền chưa có quyết định tạm ngừng thu hồi khu đất Chợ Sắt.",
        "UBND quận Ngô Quyền sẽ có công điện gửi các phường kiểm soát chặt chẽ, không để thuyền ra khơi.",
        "UBND quận Ngô Quyền đã có quyết định khởi tố vụ án lấn chiếm Chợ Sắt.",
        "UBND quận Ngô Quyền đã có kế hoạch cải tạo Chợ Sắt.",
        "UBND quận Ngô Quyền đã thu hồi quyết định bổ nhiệm đối với bốn cán bộ gồm bà Lê Thị Sen; bà Vũ Thị Mai.",
        "Người dân chờ kết luận thanh tra của Thanh tra thành phố Hải Phòng.",
        "UBND quận Ngô Quyền vừa có quyết định xử lý kỷ luật.",
        "UBND quận Ngô Quyền trao quyết định bổ nhiệm nhân sự.",
    ],
)
def test_what_is_planned_asked_for_or_said_in_general_is_no_paper(text: str) -> None:
    assert not papers(text)


def test_its_facts_are_less_sure_and_carry_what_is_done() -> None:
    text = "Ngày 5/4/2023, UBND quận Ngô Quyền đã có quyết định tạm ngừng thu hồi khu đất này."
    (paper,) = papers(text)
    deeds = document_action.extract(read(SCENE + text, published="2023-04-20"))
    (deed,) = [f for f in deeds if isinstance(f, PaperActionFact)]
    assert isinstance(deed.actor, Body)
    assert (deed.actor.name, deed.action, deed.paper) == (DISTRICT, "issues", paper)
    assert paper.evidence.quote in SCENE + text
    assert (paper.evidence.rule, deed.evidence.rule) == ("paper.broad", "action.broad.issues")
    assert confidence("paper.broad") < confidence("paper.number")


def test_the_narrow_readers_go_before() -> None:
    text = (
        "Ngày 5/4/2023, UBND quận Ngô Quyền ban hành Quyết định số 12/QĐ-UBND tạm ngừng thu hồi khu đất Chợ Sắt. "
        "Quyết định tạm ngừng thu hồi khu đất của UBND quận Ngô Quyền được dân hoan nghênh."
    )
    assert [f.number for f in papers(text)] == ["12/QĐ-UBND"]


@pytest.mark.parametrize(
    ("text", "issuer", "title"),
    [
        ("Quyết định số 15 (năm 2018) của quận Ngô Quyền thu hồi đất ở Chợ Sắt.", DISTRICT, None),
        ("UBND quận Ngô Quyền đã phê duyệt đề án phân loại rác ở các chợ ven sông.", DISTRICT,
         "phân loại rác ở các chợ ven sông"),
        ("UBND quận Ngô Quyền vừa ký báo cáo gửi UBND thành phố về việc kỷ luật ông Lê Văn Bến - giám đốc Sở Y tế.",
         DISTRICT, "Báo cáo về việc kỷ luật ông Lê Văn Bến"),
        ("HĐND quận Ngô Quyền thông qua Nghị quyết công nhận khu Lạch Tray đạt tiêu chuẩn đô thị loại 5.",
         "Hội đồng nhân dân quận Ngô Quyền", "công nhận khu Lạch Tray đạt tiêu chuẩn đô thị loại 5"),
        ("Chủ tịch UBND quận Ngô Quyền trình bày tờ trình về danh sách những người được lấy phiếu tín nhiệm.",
         DISTRICT, "về danh sách những người được lấy phiếu tín nhiệm"),
        ("UBND quận Ngô Quyền đã có tờ trình gửi HĐND quận xem xét, lựa chọn nhà đầu tư khu đất Lạch Tray.",
         DISTRICT, "lựa chọn nhà đầu tư khu đất Lạch Tray"),
    ],
)  # fmt: skip
def test_whose_a_paper_is_and_where_its_title_ends(text: str, issuer: str, title: str | None) -> None:
    (paper,) = papers(text)
    assert paper.issuer
    assert paper.issuer.name == issuer
    assert title is None or paper.title == title


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Toàn văn quy định 90 về tiêu chuẩn chức danh.", "90"),
        ("Ông đã tổ chức thực hiện kế hoạch 41.", "41"),
        ("Theo quy định 30 ngày sau phải xong.", None),
        ("Quận hoàn thành kế hoạch 12 phòng học.", None),
    ],
)
def test_numbers_that_no_word_announces(text: str, number: str | None) -> None:
    assert [f.number for f in papers(text)] == ([number] if number else [])


@pytest.mark.parametrize(
    "text",
    [
        "UBND quận Ngô Quyền ban hành Quyết định số 12/QĐ-UBND về việc hủy bỏ Quyết định số 5/QĐ-UBND về chợ đêm.",
        "UBND quận Ngô Quyền ra quyết định hủy quyết định công nhận kết quả trúng đấu giá khu đất Lạch Tray.",
    ],
)
def test_what_a_paper_ends_is_repealed_by_whoever_issued_it(text: str) -> None:
    deeds = document_action.extract(read(SCENE + text, published="2023-04-20"))
    done = [(f.action, f.actor.name) for f in deeds if isinstance(f, PaperActionFact) and isinstance(f.actor, Body)]
    assert sorted(done) == [("issues", DISTRICT), ("repeals", DISTRICT)]
    assert len(papers(text)) == 2


def test_a_body_that_no_table_knows_is_not_the_unit_it_is_named_after() -> None:
    text = "KBVV Hải Phòng đã thực hiện đúng theo Nghị quyết số 01/NQ-CP ngày 07/01/2016 của Chính phủ."
    assert not document_action.extract(read(SCENE + text, published="2023-04-20"))


def test_one_that_has_a_number_has_been_issued_by_whom_others_asked() -> None:
    (found,) = papers("Sở Xây dựng đã đề xuất UBND quận Ngô Quyền ký văn bản số 613/2016.")
    assert found.issuer and found.issuer.name == DISTRICT


def test_whom_inspectors_looked_into_has_not_concluded() -> None:
    ((_, _, issuer, title),) = told(
        "Thanh tra thành phố vừa công bố kết luận thanh tra việc dùng đất công của UBND quận Ngô Quyền."
    )
    assert (issuer, title) == (INSPECTORS, f"việc dùng đất công của {DISTRICT}")


@pytest.mark.parametrize(
    ("text", "issuer", "title"),
    [
        ("Ngày 5/4/2023, Ủy ban Kiểm tra Thành ủy Hải Phòng đã làm việc với UBND quận Ngô Quyền để công bố kết luận "
         "về sai phạm của Chợ Sắt.", "Ủy ban Kiểm tra Thành ủy Hải Phòng", "về sai phạm của Chợ Sắt"),
        ("Chủ tịch UBND quận Ngô Quyền đã ký quyết định kỷ luật cảnh cáo đối với ông Lê Văn Bến, trưởng phòng Kinh tế "
         "vì đã vi phạm quy định về đất đai.", DISTRICT, "kỷ luật cảnh cáo đối với ông Lê Văn Bến"),
    ],
)  # fmt: skip
def test_who_is_met_or_why_does_not_mislead(text: str, issuer: str, title: str) -> None:
    assert (issuer, title) in [(made, of) for _, _, made, of in told(text)]
