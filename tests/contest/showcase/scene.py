"""A finished contest with works in every state, for the tests of the gallery."""

import json

from contest.showcase.showcase import open_gallery
from tests.contest.builders import add_contest, add_team, add_work, day, insert

FINAL = day(60)  # when the results became final
SECRETS = (
    "示例联系人",
    "13800000000",
    "示例队",
    "leader",
    "示例智慧",
    "app.example",
    "shot-",
    "用途说明",
    "code.example",
)


def add_entry(db, n, *, contest_id="c1", status="finalist", title=None, datasets=("ds-1",), **content):
    """Work w{n} of 示例队{n}, led by leader{n}, with everything a work can hold."""
    work_id = f"w{n}"
    add_team(db, f"示例队{n}", [f"leader{n}", f"mate{n}"], contest_id)
    add_work(
        db,
        work_id,
        f"示例队{n}",
        contest_id,
        status=status,
        content={
            "title": title or f"示例智慧出行 {n}",
            "one_line": f"示例智慧一句话 {n}",
            "summary": f"示例智慧简介 {n}",
            "app_url": f"https://app.example/{n}",
            "code_url": f"https://code.example/{n}",
            "contact": "示例联系人 13800000000",
            "dataset_uses": [],
            "files": [file(f"shot-{n}", "screenshot"), file(f"slides-{n}", "slides")],
            **content,
        },
    )
    for dataset in datasets:
        insert(
            db,
            "dataset_use",
            work_id=work_id,
            number=1,
            dataset_id=dataset,
            versions="{}",
            fields='["code"]',
            purpose=f"用途说明 {n}",
            role="core",
        )
    for name, kind in ((f"shot-{n}", "screenshot"), (f"slides-{n}", "slides")):
        insert(
            db,
            "attachment",
            **file(name, kind),
            work_id=work_id,
            file_key=name,
            uploaded_by="uploader",
            uploaded_at=day(20),
        )
    return work_id


def file(name, kind):
    return {
        "id": name,
        "kind": kind,
        "file_name": f"{name}.png",
        "media_type": "image/png",
        "size_bytes": 1,
        "sha256": "0" * 64,
    }


def add_result(db, contest_id="c1", *, status="final", awards=(), number=1, stage=None):
    """A result of the last stage; `awards` are (prize ordinal, work) and make the prizes."""
    run = f"{contest_id}-run{number}"
    insert(
        db,
        "result_run",
        id=run,
        contest_id=contest_id,
        stage_id=stage or f"{contest_id}-s1",
        number=number,
        status=status,
        method="calibrated",
        parameters="{}",
        input_sha256="",
        bundle="{}",
        report="{}",
        reason="",
        made_by="o1",
        made_at=day(50),
        published_at=day(50),
    )
    for ordinal, work_id in awards:
        prize = f"{contest_id}-p{ordinal}"
        if db.row("SELECT 1 FROM prize WHERE id = ?", (prize,)) is None:
            insert(
                db,
                "prize",
                id=prize,
                contest_id=contest_id,
                ordinal=ordinal,
                title_zh=f"{ordinal} 等奖",
                title_en=f"Prize {ordinal}",
                quota=9,
                basis="judged",
            )
        insert(db, "result_award", run_id=run, prize_id=prize, work_id=work_id, is_shared=False)


def add_gallery(db, contest_id="c1"):
    """w1 won the first prize, w2 the second, w3 is a finalist, w4 was eliminated, w5 disqualified; all is final."""
    add_contest(db, contest_id)
    for n, status in enumerate(("awarded", "awarded", "finalist", "eliminated", "disqualified"), start=1):
        add_entry(db, n, contest_id=contest_id, status=status, datasets=("ds-1",) if n < 3 else ("ds-2",))
    add_result(db, contest_id, awards=[(1, "w1"), (2, "w2")])
    return open_gallery(db, contest_id, actor="o1", now=FINAL)


def everything(value):
    """Whatever a record holds, as one text."""
    return json.dumps(value, ensure_ascii=False, default=str)
