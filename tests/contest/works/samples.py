"""A team that writes a work, and the files that it uploads."""

import io
import zipfile
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from catalog import store
from catalog.records import Dataset, Field
from contest.works.drafts import open_draft, save_draft
from contest.works.records import WorkVersion
from contest.works.submitting import submit_work
from core.files import Files
from core.ids import new_id
from core.state import State
from core.words import Text
from tests.builders import make_dataset
from tests.contest.builders import add_contest, add_team, day, insert

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


FIELDS = (Field("code", Text("编号", "Code"), "string"), Field("docks", Text("车桩", "Docks"), "integer"))


def publish(db: State, slug: str, *, versions: int = 1, **what_matters) -> Dataset:
    """A dataset straight into state, with so many versions of its one table."""
    dataset = make_dataset(slug, fields=FIELDS, **what_matters)
    with db.transaction() as tx:
        store.put_dataset(tx, dataset, kept_by="folder", fingerprint="", now=day(-10))
    for number in range(1, versions + 1):
        add_version(db, dataset, number)
    return dataset


def dataset_id(slug: str) -> str:
    return make_dataset(slug).id


def add_version(db: State, dataset: Dataset, number: int) -> None:
    insert(
        db,
        "resource_version",
        resource_id=dataset.resources[0].id,
        number=number,
        id=new_id(),
        dataset_id=dataset.id,
        created_at=day(-10),
        record="{}",
    )


def withdraw(db: State, dataset: Dataset) -> None:
    with db.transaction() as tx:
        store.withdraw_dataset(tx, dataset.id, now=day(40))


def ready_work(db: State, **contest) -> str:
    """A whole draft that declares the dataset `bikes`, ready to be submitted by li."""
    work_id = begin_work(db, **contest)
    publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")])
    return work_id


def hand_in(db: State, files: Files, work_id: str, *, now=None, token: str | None = None, **how) -> WorkVersion:
    how.setdefault("actor", "li")
    return submit_work(db, files, work_id, client_token=token or new_id(), now=now or day(20), **how)


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
    canvas = Canvas(drawn, invariant=True)
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
