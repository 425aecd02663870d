"""A receipt: computed again from what is stored, on paper with an embedded font and a QR code that leads back."""

import io

import pytest
import qrcode
from pypdf import PdfReader

from contest.works.attachments import attach_file
from contest.works.errors import ReceiptNotFound
from contest.works.receipt_pdf import receipt_pdf
from contest.works.receipts import get_receipt, receipt_address, verify_receipt
from tests.contest.builders import day
from tests.contest.works.samples import hand_in, pdf, put, ready_work, use, write


@pytest.fixture
def sent(db, store, tmp_path):
    """A version with a file: (version, attachment)."""
    work_id = ready_work(db)
    made = attach_file(
        db, store, work_id, kind="slides", name="路演 稿.pdf", path=put(tmp_path, pdf()), actor="li", now=day(14)
    )
    return hand_in(db, store, work_id), made


def test_a_receipt_says_what_was_received_and_nothing_about_people(db, sent):
    version, made = sent

    receipt = get_receipt(db, version.receipt_code)

    assert (receipt.work_title, receipt.number, receipt.sha256) == ("骑行地图", 1, version.sha256)
    assert (receipt.submitted_at, receipt.is_late, receipt.is_counted) == (day(20), False, True)
    assert [(one.file_name, one.sha256) for one in receipt.files] == [("路演 稿.pdf", made.sha256)]
    assert not {"li", "wang", "晨光队"} & set(map(str, (getattr(receipt, name) for name in receipt.__slots__)))


def test_the_code_may_be_typed_carelessly(db, sent):
    code = sent[0].receipt_code

    assert get_receipt(db, f" {code.lower().replace('-', ' ')} ").code == code


@pytest.mark.parametrize("code", ["", "00000-00000-00000-00000", "x" * 10_000, "'; DROP TABLE work; --"])
def test_a_wrong_code_finds_nothing(db, sent, code):
    with pytest.raises(ReceiptNotFound):
        get_receipt(db, code)


def test_an_untouched_submission_is_verified(db, store, sent):
    checked = verify_receipt(db, store, sent[0].receipt_code)

    assert (checked.is_intact, checked.computed_sha256, checked.damaged) == (True, sent[0].sha256, ())


def test_a_changed_file_is_found_out(db, store, sent):
    store.put_bytes(sent[1].file_key, b"something else")

    checked = verify_receipt(db, store, sent[0].receipt_code)

    assert (checked.is_intact, checked.damaged) == (False, ("路演 稿.pdf",))


def test_a_lost_file_is_found_out(db, store, sent):
    store.remove(sent[1].file_key)

    assert verify_receipt(db, store, sent[0].receipt_code).damaged == ("路演 稿.pdf",)


def test_a_changed_text_is_found_out(db, store, sent):
    with db.transaction() as tx:
        tx.execute("UPDATE work_version SET content = replace(content, '骑行', '步行')")

    assert not verify_receipt(db, store, sent[0].receipt_code).is_intact


def test_an_older_version_says_that_it_no_longer_counts(db, store, sent):
    write(db, sent[0].work_id, dataset_uses=[use("bikes")], title="第二版")
    hand_in(db, store, sent[0].work_id, now=day(21))

    assert not get_receipt(db, sent[0].receipt_code).is_counted


def test_the_paper_has_the_words_and_embeds_the_font(db, sent):
    receipt = get_receipt(db, sent[0].receipt_code)

    [page] = PdfReader(io.BytesIO(receipt_pdf(receipt, public_url="https://data.example"))).pages

    text = page.extract_text().replace("\n", "")
    for words in ("作品提交回执", "骑行地图", "路演 稿.pdf", receipt.sha256, receipt.code, "2026-03-21 12:00:00.000"):
        assert words in text
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert any("WenQuanYi" in font["/BaseFont"] and "/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_the_qr_code_of_the_paper_leads_to_the_verification(db, sent):
    receipt = get_receipt(db, sent[0].receipt_code)
    address = receipt_address("https://data.example", receipt.code)

    [page] = PdfReader(io.BytesIO(receipt_pdf(receipt, public_url="https://data.example"))).pages

    [drawn] = page.images
    expected = qrcode.QRCode(border=2, error_correction=qrcode.constants.ERROR_CORRECT_M)
    expected.add_data(address)
    assert address == f"https://data.example/receipt?code={receipt.code}"
    assert drawn.image.convert("1").tobytes() == expected.make_image().get_image().convert("1").tobytes()


def test_the_same_receipt_is_the_same_paper(db, sent):
    receipt = get_receipt(db, sent[0].receipt_code)

    assert receipt_pdf(receipt, public_url="https://d.example") == receipt_pdf(receipt, public_url="https://d.example")
