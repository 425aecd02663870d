"""The PDF of a certificate, looked at from inside."""

from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from contest.certificates.pdf import Occasion, certificate_pdf
from contest.certificates.records import Certificate
from core.words import Text

CODE = "7K2QX-01111-22222-33333"
OCCASION = Occasion(
    Text("数据应用创新大赛", "Data Application Innovation Contest"),
    2026,
    Text("示例市开放数据", "Sample Open Data"),
    False,
)


def certificate(**what):
    values = {
        "code": CODE,
        "contest_id": "c1",
        "work_id": "w1",
        "kind": "award",
        "holder": "示例晨光队",
        "work_title": "公交晚点地图",
        "award": Text("一等奖", "First Prize"),
        "run_id": "run-1",
        "issued_by": "o1",
        "issued_at": datetime(2026, 5, 1, 17),  # naive UTC: 2 May in Shenyang
        "revoked_at": None,
        "revoke_reason": "",
        **what,
    }
    return Certificate(**values)


def read(one, occasion=OCCASION):
    (page,) = PdfReader(BytesIO(certificate_pdf(one, occasion, public_url="https://data.example"))).pages
    return page


def fonts_of(page):
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_the_chinese_font_is_embedded_as_a_subset_with_truetype_outlines():
    used = [font for font in fonts_of(read(certificate())) if "+WenQuanYi" in font["/BaseFont"]]

    assert used
    for font in used:
        assert font["/Subtype"] == "/TrueType"
        assert len(font["/FontDescriptor"]["/FontFile2"].get_object().get_data()) > 1000
        assert "/ToUnicode" in font


def test_what_it_says_can_be_read_and_searched():
    text = read(certificate()).extract_text()

    for words in ("示例晨光队", "《公交晚点地图》", "一等奖", "First Prize", "数据应用创新大赛", "2026 年度"):
        assert words in text
    assert "颁发日期：2026-05-02" in text
    assert "演示" not in text


def test_it_leads_to_its_verification_in_print_and_by_a_link():
    page = read(certificate())
    address = f"https://data.example/certificate?code={CODE}"

    assert address in page.extract_text()
    assert [one.get_object()["/A"]["/URI"] for one in page["/Annots"]] == [address]
    assert page.images  # the QR code


def test_it_is_one_landscape_page_of_a4():
    box = read(certificate()).mediabox

    assert (round(box.width), round(box.height)) == (842, 595)


def test_a_revoked_certificate_says_so_across_the_page():
    assert "已撤销 REVOKED" in read(certificate(revoked_at=datetime(2026, 6, 1))).extract_text()
    assert "REVOKED" not in read(certificate()).extract_text()


def test_a_demonstration_says_that_its_people_are_invented():
    occasion = Occasion(OCCASION.contest, 2026, OCCASION.site, True)

    assert "人物、单位和作品均为虚构" in read(certificate(), occasion).extract_text()


@pytest.mark.parametrize("kind", ["award", "participation"])
def test_long_names_and_marks_of_markup_stay_on_the_page(kind):
    title = "面向老年人的社区服务点查询<b>与</b>无障碍出行路线规划 & 综合平台" * 2

    text = read(certificate(kind=kind, work_title=title, holder="示例" * 30)).extract_text().replace("\n", "")

    assert "<b>与</b>" in text
    assert "& 综合平台" in text


def test_the_same_certificate_is_the_same_file():
    first, second = (certificate_pdf(certificate(), OCCASION, public_url="https://data.example") for _ in range(2))

    assert first == second
