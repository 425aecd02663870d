"""A team that writes a work, and the files that it uploads."""

import io
import zipfile
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from contest.works.drafts import open_draft, save_draft
from core.state import State
from tests.contest.builders import add_contest, add_team, day

SUMMARY = "把各区的公共自行车站点放到一张图上，帮市民在出门前看清离家最近的站点有多少车桩。"


def begin_work(db: State, **contest) -> str:
    """Contest c1, team 晨光 (li leads, wang), and its draft, begun on day 12; returns the id of the work."""
    add_contest(db, **contest)
    add_team(db, "晨光队", ["li", "wang"])
    return open_draft(db, "晨光队", track_id="c1-t1", actor="li", now=day(12)).id


def values(**what_matters):
    """Everything that the form asks of an app, without datasets."""
    return {
        "title": "骑行地图",
        "one_line": "出门前看清最近的自行车站点",
        "summary": SUMMARY,
        "problem": "不知道最近的站点有没有车桩，常常白跑一趟。",
        "users": "市民",
        "ai_use": "无",
        "contact": "13800000000",
        **what_matters,
    }


def use(dataset: str, **what_matters):
    return {"dataset": dataset, "fields": ["docks"], "purpose": "比较各区车桩数", "role": "core", **what_matters}


def write(db: State, work_id: str, *, actor: str = "li", now=None, revision: int = 10**6, **what_matters) -> None:
    save_draft(db, work_id, values(**what_matters), revision=revision, actor=actor, now=now or day(13))


def picture(width: int = 40, height: int = 30, kind: str = "PNG") -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(drawn, kind)
    return drawn.getvalue()


def pdf(author: str = "") -> bytes:
    drawn = io.BytesIO()
    canvas = Canvas(drawn)
    if author:
        canvas.setAuthor(author)
    canvas.drawString(72, 720, "Slides")
    canvas.save()
    return drawn.getvalue()


def archive(**entries: bytes) -> bytes:
    """A ZIP; `a__b` is the entry a/b."""
    return archive_of({name.replace("__", "/"): content for name, content in entries.items()})


def archive_of(entries: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return packed.getvalue()


def put(folder: Path, content: bytes) -> Path:
    path = folder / "upload"
    path.write_bytes(content)
    return path
