"""Names of the team in what judges see: text, file names, metadata."""

import io
import zlib

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from contest.works import check_words as words
from contest.works.attachments import attach_file
from contest.works.authors import authors_of
from contest.works.blindness import names_of_team
from contest.works.checking import check_own_work
from contest.works.checks import warning
from contest.works.content import FORM
from tests.contest.builders import add_account, add_contest, add_team, day
from tests.contest.works.samples import (
    archive_of,
    begin_work,
    hand_in,
    pdf,
    publish,
    put,
    ready_work,
    use,
    write,
)

PDF, PPTX = "application/pdf", "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def findings(db, store, work_id):
    return check_own_work(db, store, work_id, actor="li", check_link=None, now=day(15))


def test_everything_that_names_a_team_is_known(db):
    add_contest(db)
    add_account(db, "li", display_name="李明", affiliation="示例大学")
    add_team(db, "晨光队", ["li", "wangxiao"])

    assert names_of_team(db, "晨光队") == [
        "晨光队",
        "李明",
        "示例大学",
        "li@li.example",
        "wangxiao",
        "wangxiao@wangxiao.example",
    ]


@pytest.mark.parametrize(
    ("field", "text", "name"),
    [
        ("title", "晨光队的地图", "晨光队"),
        ("summary", "作者ｗａｎｇ做了一张各区公共自行车站点的地图，帮市民在出门前看清最近的站点。", "wang"),
        ("deployment", "运行 WANG/start.sh 即可", "wang"),
    ],
)
def test_names_in_blind_text_are_warned_of(db, store, field, text, name):
    work_id = ready_work(db)
    write(db, work_id, dataset_uses=[use("bikes")], **{field: text})

    assert warning(field, words.NAMES_IN_TEXT, field=FORM[field].label, name=name) in findings(db, store, work_id)


def test_names_in_what_judges_do_not_see_are_nobodys_business(db, store):
    work_id = ready_work(db)
    write(db, work_id, dataset_uses=[use("bikes")], contact="wang, 晨光队", code_url="https://git.example/wang")

    assert findings(db, store, work_id) == ()


def test_a_name_inside_another_word_is_none(db, store):
    work_id = ready_work(db)
    write(db, work_id, dataset_uses=[use("bikes")], users="wangfujing 街区的居民")

    assert findings(db, store, work_id) == ()


def test_mail_addresses_are_warned_of(db, store):
    work_id = ready_work(db)
    write(db, work_id, dataset_uses=[use("bikes")], users="有问题请写信到 help@somewhere.example。")

    assert findings(db, store, work_id) == (warning("users", words.EMAIL_IN_TEXT, field=FORM["users"].label),)


def test_a_contest_that_is_not_blind_does_not_mind(db, store):
    work_id = ready_work(db, settings='{"is_blind": false}')
    write(db, work_id, dataset_uses=[use("bikes")], title="晨光队的地图")

    assert findings(db, store, work_id) == ()


def test_a_warning_does_not_stop_the_submission(db, store):
    work_id = begin_work(db)
    publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")], title="晨光队的地图")

    assert hand_in(db, store, work_id).number == 1


@pytest.mark.parametrize(
    ("name", "author", "expected"),
    [
        ("路演.pdf", "晨光队 李四", warning("files", words.NAMES_IN_FILE, file="路演.pdf", name="晨光队")),
        ("路演.pdf", "Zhang San", warning("files", words.AUTHOR_IN_FILE, file="路演.pdf", name="Zhang San")),
        ("晨光队.pdf", "", warning("files", words.NAMES_IN_FILE_NAME, file="晨光队.pdf", name="晨光队")),
    ],
)
def test_names_on_and_in_files_are_warned_of(db, store, tmp_path, name, author, expected):
    work_id = ready_work(db)
    attach_file(db, store, work_id, kind="slides", name=name, path=put(tmp_path, pdf(author)), actor="li", now=day(14))

    assert findings(db, store, work_id) == (expected,)


def test_programs_in_metadata_are_no_authors(db, store, tmp_path):
    work_id = ready_work(db)
    attach_file(db, store, work_id, kind="slides", name="a.pdf", path=put(tmp_path, pdf()), actor="li", now=day(14))

    assert findings(db, store, work_id) == ()


@pytest.mark.parametrize("author", ["Zhang San", "张三 (组长)", "back\\slash (x"])
def test_the_author_of_a_pdf_is_found(tmp_path, author):
    assert author in authors_of(put(tmp_path, pdf(author)), PDF)


def test_the_author_in_a_compressed_object_stream_is_found(tmp_path):
    packed = zlib.compress(b"1 0 << /Author (Zhang San) >>")
    content = b"%PDF-1.5\n3 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode>>\nstream\n" + packed

    assert authors_of(put(tmp_path, content), PDF) == ["Zhang San"]


def test_what_another_program_writes_is_found_too(tmp_path):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.add_metadata({"/Author": "张三"})
    made = io.BytesIO()
    writer.write(made)

    assert "张三" in authors_of(put(tmp_path, made.getvalue()), PDF)


def test_xmp_of_a_pdf_is_read(tmp_path):
    xmp = "<dc:creator><rdf:Seq><rdf:li>张三 &amp; 李四</rdf:li></rdf:Seq></dc:creator>"

    assert authors_of(put(tmp_path, b"%PDF-1.4\n" + xmp.encode()), PDF) == ["张三 & 李四"]


def test_the_properties_of_an_office_document_are_read(tmp_path):
    people = "<dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy>"
    app = "<Properties><Company>示例公司</Company></Properties>"
    content = archive_of({"docProps/core.xml": people.encode(), "docProps/app.xml": app.encode()})

    assert authors_of(put(tmp_path, content), PPTX) == ["张三", "李四", "示例公司"]


def test_the_artist_of_a_photograph_is_read(tmp_path):
    exif = Image.Exif()
    exif[315] = "Zhang San"
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "JPEG", exif=exif)

    assert authors_of(put(tmp_path, drawn.getvalue()), "image/jpeg") == ["Zhang San"]


@pytest.mark.parametrize("media_type", [PDF, PPTX, "image/png", "video/mp4"])
def test_rubbish_has_no_authors(tmp_path, media_type):
    assert authors_of(put(tmp_path, b"%PDF- /Author (" + bytes(range(256)) * 50), media_type) == []
