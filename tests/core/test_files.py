"""The file store, on a folder and on S3."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.errors import BadFileKey, FileMissing, FilesUnavailable
from core.files import Files, FolderFiles, RemoteFiles, open_files
from core.settings import Settings


def test_what_was_put_comes_back_and_can_be_listed(files: Files, tmp_path: Path) -> None:
    (tmp_path / "report.csv").write_bytes(b"a,b\n1,2\n")

    files.put("versions/1/data.csv", tmp_path / "report.csv")
    files.put_bytes("versions/12/说明.txt", "说明".encode())
    files.put_bytes("other/x", b"")

    assert files.read_bytes("versions/1/data.csv") == b"a,b\n1,2\n"
    assert files.local_path("versions/12/说明.txt").read_text("utf-8") == "说明"
    assert (files.size("versions/1/data.csv"), files.size("other/x")) == (8, 0)
    assert files.keys("versions/1") == ["versions/1/data.csv", "versions/12/说明.txt"]
    assert files.keys("versions/1/") == ["versions/1/data.csv"]
    assert files.sizes("versions/") == {"versions/1/data.csv": 8, "versions/12/说明.txt": 6}


def test_putting_again_replaces_the_whole_file(files: Files) -> None:
    files.put_bytes("a/b", b"first and long")
    files.local_path("a/b")

    files.put_bytes("a/b", b"second")

    assert files.read_bytes("a/b") == b"second"
    assert files.local_path("a/b").read_bytes() == b"second"


def test_a_missing_file_is_named(files: Files) -> None:
    for ask in (files.read_bytes, files.local_path, files.size):
        with pytest.raises(FileMissing, match="nothing/here"):
            ask("nothing/here")

    assert not files.exists("nothing/here")


def test_a_removed_file_is_gone_and_removing_it_again_is_no_error(files: Files) -> None:
    files.put_bytes("a/b", b"x")
    files.local_path("a/b")

    files.remove("a/b")
    files.remove("a/b")

    assert not files.exists("a/b")
    with pytest.raises(FileMissing):
        files.local_path("a/b")


@pytest.mark.parametrize("key", ["../x", "/etc/passwd", "a/../../x", "", "a//b", "a\\b", "./a", "a\0b"])
def test_a_key_that_could_leave_the_store_is_refused(files: Files, key: str) -> None:
    with pytest.raises(BadFileKey):
        files.put_bytes(key, b"x")


def test_many_readers_of_one_file_all_get_it_whole(files: Files) -> None:
    content = os.urandom(300_000)
    files.put_bytes("big", content)

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(lambda _: files.local_path("big").read_bytes(), range(16)))

    assert seen == [content] * 16


def test_what_killed_processes_left_is_removed_a_day_later(tmp_path: Path) -> None:
    store, scratch = tmp_path / "files", tmp_path / "scratch"
    left = [store / "versions/1/x.part", scratch / "import-a/data.csv", scratch / "import-a/original.csv"]
    kept = [store / "versions/1/data.csv", store / "versions/1/y.part", scratch / "import-b/data.csv"]
    for path in (left[1], *kept, left[0]):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    left[2].symlink_to(kept[0])
    yesterday = time.time() - 90_000
    for path in (*left, kept[0], scratch / "import-a"):
        os.utime(path, (yesterday, yesterday), follow_symlinks=False)

    FolderFiles(store, scratch)

    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(kept)
    assert [path.name for path in scratch.iterdir()] == ["import-b"]


def test_temporary_files_stay_in_the_data_folder(tmp_path: Path) -> None:
    files = open_files(Settings(data_dir=tmp_path / "var", files_url=str(tmp_path / "elsewhere" / "files")))

    assert files.scratch == tmp_path / "var" / "scratch"
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["files"]


def test_the_local_cache_of_a_remote_store_keeps_its_quota(s3_url: str, tmp_path: Path) -> None:
    store = RemoteFiles(f"{s3_url}/quota", tmp_path / "cache", tmp_path / "scratch", quota_bytes=25)
    for name in ("old", "middle", "new"):
        store.put_bytes(name, b"0123456789")
    for age_s, name in ((3000, "old"), (2000, "middle")):
        path = store.local_path(name)
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age_s))

    store.local_path("new")

    assert sorted(p.name for p in (tmp_path / "cache").iterdir()) == ["middle", "new"]
    assert store.read_bytes("old") == b"0123456789"


@pytest.mark.slow
def test_a_store_that_does_not_answer_is_said_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import s3fs

    for name, value in {"ENDPOINT_URL": "http://127.0.0.1:1", "ACCESS_KEY_ID": "x", "SECRET_ACCESS_KEY": "y"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    s3fs.S3FileSystem.clear_instance_cache()  # of those that know another address
    store = RemoteFiles("s3://nowhere/files", tmp_path / "cache", tmp_path / "scratch", quota_bytes=1000)
    s3fs.S3FileSystem.clear_instance_cache()

    for ask in (lambda: store.read_bytes("a"), lambda: store.local_path("a"), lambda: store.put_bytes("a", b"b")):
        with pytest.raises(FilesUnavailable):
            ask()
