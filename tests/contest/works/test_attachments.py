"""Files of a work: what they really are decides, limits hold, nothing is written down that is not stored."""

import io
import struct
import zipfile
import zlib

import pytest

from contest.errors import NotYours, WindowClosed
from contest.works import archives
from contest.works.attachments import attach_file, remove_attachment
from contest.works.errors import (
    ActiveContentRefused,
    ArchiveIsBomb,
    ArchiveNameUnsafe,
    ArchiveNested,
    ArchiveTooLarge,
    ArchiveUnreadable,
    AttachmentKindUnknown,
    AttachmentNotFound,
    AttachmentsTooLarge,
    AttachmentTooLarge,
    EmptyAttachment,
    FileKindRefused,
    FileNameLies,
    MacrosRefused,
    PictureTooLarge,
    PictureUnreadable,
    TooManyAttachments,
)
from contest.works.queries import list_attachments
from core.audit import broken_links
from tests.contest.builders import add_account, day, snapshot
from tests.contest.works.samples import archive, archive_of, begin_work, pdf, picture, put

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
pytestmark = pytest.mark.parametrize("files", ["folder"], indirect=True)
WATCHED = ("work", "attachment", "audit_event")


@pytest.fixture
def attach(db, files, tmp_path):
    """Uploads for the work of `begin_work`, as li on day 14."""

    def attached(work_id, kind, name, content, *, actor="li", now=None):
        path = put(tmp_path, content)
        return attach_file(db, files, work_id, kind=kind, name=name, path=path, actor=actor, now=now or day(14))

    return attached


@pytest.mark.parametrize(
    ("kind", "name", "content", "media_type"),
    [
        ("screenshot", "首页 截图.PNG", picture(), "image/png"),
        ("screenshot", "a.jpeg", picture(kind="JPEG"), "image/jpeg"),
        ("screenshot", "a.webp", picture(kind="WEBP"), "image/webp"),
        ("slides", "路演.pdf", pdf(), "application/pdf"),
        ("code", "源码.zip", archive(src__main=b"print(1)"), "application/zip"),
        ("video", "a.mp4", b"\0\0\0\x18ftypisom" + b"\0" * 64, "video/mp4"),
        (
            "document",
            "a.docx",
            archive(word__document=b"", **{"word__document.xml": b"<w/>"}),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_good_file_is_stored_and_written_down(db, files, attach, kind, name, content, media_type):
    work_id = begin_work(db)

    made = attach(work_id, kind, name, content)

    assert list_attachments(db, work_id) == [made]
    assert (made.media_type, made.size_bytes) == (media_type, len(content))
    assert files.read_bytes(made.file_key) == content
    assert broken_links(db) == []


@pytest.mark.parametrize(
    ("kind", "name", "content", "refusal", "says"),
    [
        ("screenshot", "图.svg", SVG, ActiveContentRefused, "SVG"),
        ("screenshot", "图.png", SVG, ActiveContentRefused, "SVG"),
        ("document", "说明.pdf", b"<!DOCTYPE html><script>1</script>", ActiveContentRefused, "HTML"),
        ("document", "说明.pdf", "<html>".encode("utf-16"), ActiveContentRefused, "HTML"),
        ("slides", "路演.pdf", picture(), FileNameLies, "PNG"),
        ("screenshot", "截图.png", picture(kind="JPEG"), FileNameLies, "JPEG"),
        ("screenshot", "截图", picture(), FileNameLies, "PNG"),
        ("slides", "路演.pdf", archive(a=b"1"), FileNameLies, "ZIP"),
        ("screenshot", "路演.pdf", pdf(), FileKindRefused, ".png"),
        ("code", "setup.zip", b"MZ\x90\0" + b"\0" * 200, FileKindRefused, ".zip"),
        ("code", "notes.txt", b"just words", FileKindRefused, ".zip"),
        ("screenshot", "a.png", b"", EmptyAttachment, "a.png"),
        ("screenshot", "a.png", picture()[:60], PictureUnreadable, "a.png"),
        ("poster", "a.png", picture(), AttachmentKindUnknown, "screenshot"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_bad_file_is_refused_by_what_it_is(db, files, attach, kind, name, content, refusal, says):
    work_id = begin_work(db)
    before = snapshot(db, *WATCHED)

    with pytest.raises(refusal) as refused:
        attach(work_id, kind, name, content)

    assert says in refused.value.say("zh")
    assert says in refused.value.say("en")
    assert snapshot(db, *WATCHED) == before
    assert files.keys("works/") == []


@pytest.mark.parametrize("side", [5_000, 12_000, 60_000])
def test_a_picture_with_too_many_pixels_is_not_even_decoded(db, attach, side):
    work_id = begin_work(db)
    claims = bytearray(picture())
    claims[16:24] = struct.pack(">II", side, side)  # in the header
    claims[29:33] = struct.pack(">I", zlib.crc32(claims[12:29]))

    with pytest.raises(PictureTooLarge) as refused:
        attach(work_id, "screenshot", "a.png", bytes(claims))

    assert "24 百万像素" in refused.value.say("zh")


def test_counts_and_sizes_have_limits(db, attach):
    work_id = begin_work(db, settings='{"max_attachments": 3, "max_file_mb": 1, "max_total_mb": 1}')
    big = b"\0\0\0\x18ftypisom" + b"\0" * (700 << 10)
    attach(work_id, "video", "a.mp4", big)
    before = snapshot(db, *WATCHED)

    with pytest.raises(AttachmentsTooLarge):
        attach(work_id, "video", "b.mp4", big)
    with pytest.raises(AttachmentTooLarge):
        attach(work_id, "video", "c.mp4", big + big)
    assert snapshot(db, *WATCHED) == before

    attach(work_id, "slides", "a.pdf", pdf())
    attach(work_id, "slides", "b.pdf", pdf())
    with pytest.raises(TooManyAttachments):
        attach(work_id, "document", "c.pdf", pdf())


def test_each_kind_has_its_own_count(db, attach):
    work_id = begin_work(db)
    for name in ("a.pdf", "b.pdf"):
        attach(work_id, "slides", name, pdf())

    with pytest.raises(TooManyAttachments):
        attach(work_id, "slides", "c.pdf", pdf())


def test_a_stranger_and_a_late_comer_upload_nothing(db, files, attach):
    work_id = begin_work(db)
    add_account(db, "stranger")
    before = snapshot(db, *WATCHED)

    with pytest.raises(NotYours):
        attach(work_id, "slides", "a.pdf", pdf(), actor="stranger")
    with pytest.raises(WindowClosed):
        attach(work_id, "slides", "a.pdf", pdf(), now=day(30))

    assert snapshot(db, *WATCHED) == before
    assert files.keys("works/") == []


def test_a_removed_file_leaves_the_draft_and_the_store(db, files, attach):
    work_id = begin_work(db)
    made = attach(work_id, "slides", "a.pdf", pdf())

    remove_attachment(db, files, made.id, actor="wang", now=day(15))

    assert list_attachments(db, work_id) == []
    assert files.keys("works/") == []
    with pytest.raises(AttachmentNotFound):
        remove_attachment(db, files, made.id, actor="li", now=day(15))


def test_files_of_others_cannot_be_removed(db, files, attach):
    made = attach(begin_work(db), "slides", "a.pdf", pdf())
    add_account(db, "stranger")

    with pytest.raises(NotYours):
        remove_attachment(db, files, made.id, actor="stranger", now=day(15))


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.txt", "a/../../up.txt", "C:/x", "..\\up.txt"])
def test_an_archive_stays_in_its_folder(db, attach, name):
    with pytest.raises(ArchiveNameUnsafe):
        attach(begin_work(db), "code", "a.zip", archive_of({"ok.txt": b"1", name: b"2"}))


def test_a_link_in_an_archive_is_refused(db, attach):
    entry = zipfile.ZipInfo("link")
    entry.external_attr = 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(entry, "/etc/passwd")

    with pytest.raises(ArchiveNameUnsafe):
        attach(begin_work(db), "code", "a.zip", packed.getvalue())


def test_an_archive_may_hold_one_archive_but_not_a_third(db, attach):
    work_id = begin_work(db)
    inner = archive(data=b"1")

    attach(work_id, "code", "a.zip", archive_of({"lib.zip": inner}))
    with pytest.raises(ArchiveNested):
        attach(work_id, "code", "b.zip", archive_of({"lib.zip": archive_of({"x.zip": inner})}))
    with pytest.raises(ArchiveNested):
        attach(work_id, "code", "b.zip", archive_of({"x.bin": b"\x1f\x8b\x08" + b"1" * 20}))


def test_a_bomb_of_zeros_is_refused(db, attach):
    with pytest.raises(ArchiveIsBomb):
        attach(begin_work(db), "code", "a.zip", archive(zeros=b"\0" * (20 << 20)))


def test_a_bomb_inside_an_archive_is_refused(db, attach):
    with pytest.raises(ArchiveIsBomb):
        attach(begin_work(db), "code", "a.zip", archive_of({"b.zip": archive(zeros=b"\0" * (20 << 20))}))


def test_a_bomb_that_lies_about_its_size_is_refused(db, attach):
    bomb = bytearray(archive(words=b"0123456789abcdef" * 4096))
    directory = bomb.rindex(b"PK\x01\x02")
    for at in (22, directory + 24):
        bomb[at : at + 4] = struct.pack("<I", 10)

    with pytest.raises(ArchiveIsBomb):
        attach(begin_work(db), "code", "a.zip", bytes(bomb))


def test_entries_that_share_their_bytes_are_a_bomb(db, attach):
    packed = archive(a=bytes(range(256)) * 40)
    directory = packed.rindex(b"PK\x01\x02")
    end = packed.rindex(b"PK\x05\x06")
    entry, tail = packed[directory:end], bytearray(packed[end:])
    tail[8:12] = struct.pack("<HH", 30, 30)
    tail[12:16] = struct.pack("<I", len(entry) * 30)

    with pytest.raises(ArchiveIsBomb):
        attach(begin_work(db), "code", "a.zip", packed[:directory] + entry * 30 + bytes(tail))


def test_too_many_entries_are_refused(db, attach, monkeypatch):
    monkeypatch.setattr(archives, "MAX_ENTRIES", 3)

    with pytest.raises(ArchiveTooLarge):
        attach(begin_work(db), "code", "a.zip", archive(a=b"", b=b"", c=b"", d=b""))


def test_too_much_inside_is_refused(db, attach, monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNPACKED_MB", 1)

    with pytest.raises(ArchiveTooLarge):
        attach(begin_work(db), "code", "a.zip", archive_of({n: bytes(range(256)) * 2400 for n in "ab"}))


def test_a_broken_or_locked_archive_is_refused(db, attach):
    work_id = begin_work(db)
    locked = bytearray(archive(a=b"1"))
    locked[6] |= 1
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1

    for content in (b"PK\x03\x04 broken", bytes(locked)):
        with pytest.raises(ArchiveUnreadable):
            attach(work_id, "code", "a.zip", content)


def test_an_office_document_with_macros_is_refused(db, attach):
    content = archive_of({"ppt/presentation.xml": b"<p/>", "ppt/vbaProject.bin": b"x"})

    with pytest.raises(MacrosRefused):
        attach(begin_work(db), "slides", "a.pptx", content)
